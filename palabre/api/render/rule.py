"""The clauses of the policy as Mastodon's rules (https://docs.joinmastodon.org/entities/Rule/)."""

import msgspec

from palabre.policy.model import Clause, Policy


class RuleWords(msgspec.Struct, frozen=True):
    """A rule in one language."""

    text: str
    hint: str


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A clause: its name is the text, its wording the hint."""

    id: str
    text: str
    hint: str
    translations: dict[str, RuleWords]


def rule(clause: Clause, locale: str) -> Rule:
    """A clause in the caller's language, and in every other."""
    words = clause.in_language(locale)
    every = {language: RuleWords(each.title, each.text) for language, each in clause.words.items()}
    return Rule(id=clause.id, text=words.title, hint=words.text, translations=every)


def rules(policy: Policy, locale: str) -> list[Rule]:
    """The whole policy, gravest clauses first."""
    return [rule(clause, locale) for clause in policy.by_severity()]
