"""Brings a wording before screening, keeps the verdict, and says what it means for the status."""

import msgspec

from palabre.accounts.model import Account, Role
from palabre.ground import clock, ids
from palabre.ground.clock import HOUR
from palabre.ground.errors import Invalid
from palabre.ground.language import DEFAULT_LOCALE, _
from palabre.policy.model import Policy
from palabre.screening.engine import Engine
from palabre.screening.facts import Facts, Kind
from palabre.screening.verdict import Outcome, Verdict
from palabre.statuses.model import Draft, State, Status, Visibility
from palabre.statuses.queries.rows import ADD_VERDICT, AUTHOR_FACTS
from palabre.statuses.queries.search import COUNT_MATCHING
from palabre.statuses.search.expression import word
from palabre.statuses.search.words import alike_word
from palabre.statuses.wording import Wording
from palabre.store.transaction import Reader, Transaction

MOST_ALIKE = 50


class Screen(msgspec.Struct, frozen=True):
    """What every new wording passes: the engine that judges, and the policy whose clauses its rules serve."""

    engine: Engine
    policy: Policy

    def judge(self, facts: Facts) -> Verdict:
        """The verdict on one event. Raises `Invalid`, naming the clause, when it is to be refused."""
        verdict = self.engine.judge(facts)
        if verdict.outcome is Outcome.REFUSE:
            raise Invalid(
                _("This was not accepted, because it breaks the rule “{clause}”."),
                code="refused",
                clause=self.clause_title(verdict.clause),
                clause_id=verdict.clause,
            )
        return verdict

    def clause_title(self, clause_id: str | None) -> str:
        """What a clause is called, in English."""
        known = {clause.id: clause for clause in self.policy.clauses}
        return known[clause_id].title(DEFAULT_LOCALE) if clause_id in known else clause_id or ""


async def facts_about(
    db: Reader,
    author: Account,
    draft: Draft,
    wording: Wording,
    *,
    kind: Kind = Kind.STATUS,
    quoted: Status | None = None,
) -> Facts:
    """What the house knows about a wording, what it quotes, and its author."""
    now = clock.now()
    since = ids.first_id_at(now - HOUR)
    known = await db.one(AUTHOR_FACTS, account_id=author.id, first_id=since)
    assert known is not None
    alike = alike_word(wording.text)
    return Facts(
        kind=kind,
        text="\n".join((wording.text, *(draft.poll.options if draft.poll else ()))),
        content_warning=wording.spoiler_text,
        language=draft.language,
        quoted_text=quoted.text if quoted else "",
        is_reply=draft.in_reply_to_id is not None,
        sensitive=draft.sensitive,
        mentions=len(wording.mentioned),
        links=wording.links,
        media=len(draft.attachment_ids),
        author_age_ms=now - author.created_at,
        author_status_count=author.statuses_count,
        author_strikes=known.sanctions,
        author_is_staff=known.role is not None and Role(known.role).includes(Role.MODERATOR),
        recent_posts_1h=known.recent,
        same_text_1h=await _same(db, alike, since) if alike else 0,
    )


async def _same(db: Reader, alike: str, since: int) -> int:
    """How many statuses since an id begin as this one does."""
    expression = word(alike)
    return await db.one(COUNT_MATCHING, **expression.parameters, first_id=since, limit=MOST_ALIKE) or 0


class Ruling(msgspec.Struct, frozen=True):
    """What a verdict makes of a status."""

    state: State
    sensitive: bool
    visibility: str
    asks_for_a_look: bool


def ruling_of(verdict: Verdict, draft: Draft, author: Account) -> Ruling:
    """Held or live, marked or not, shown in public timelines or not. Pure."""
    quiet = verdict.outcome is Outcome.LIMIT or author.state == "limited"
    is_public = draft.visibility == Visibility.PUBLIC
    return Ruling(
        State.HELD if verdict.outcome is Outcome.HOLD else State.LIVE,
        draft.sensitive or bool(draft.spoiler_text) or verdict.outcome is Outcome.LABEL,
        Visibility.UNLISTED if quiet and is_public else draft.visibility,
        verdict.outcome is Outcome.HOLD or verdict.open_case,
    )


async def keep_verdict(tx: Transaction, status_id: int, verdict: Verdict, policy: Policy) -> int | None:
    """Writes a verdict, unless it simply allowed the status; returns its id."""
    if verdict.outcome is Outcome.ALLOW and not verdict.open_case:
        return None
    verdict_id = ids.new_id()
    await tx.run(
        ADD_VERDICT,
        id=verdict_id,
        status_id=status_id,
        outcome=str(verdict.outcome),
        clause_id=verdict.clause,
        reasons=msgspec.json.encode([f"{each.signal}: {each.evidence}" for each in verdict.reasons]).decode(),
        rules=msgspec.json.encode(verdict.rules).decode(),
        rules_version=verdict.rules_version,
        policy_version=policy.version,
        per_mille=round(verdict.score * 1000),
        created_at=clock.now(),
    )
    return verdict_id
