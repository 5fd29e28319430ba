"""What else is kept of a member: their login as they may see it, and the statements of reasons about them. Pure."""

from collections.abc import Sequence
from typing import Any

from palabre.accounts.model import Account, Session, User
from palabre.ground.clock import iso
from palabre.moderation.views import StatementView


def _moment(at: int | None) -> str | None:
    return None if at is None else iso(at)


def login(user: User, account: Account, sessions: Sequence[Session]) -> dict[str, Any]:
    """The login, without anything that would let someone in."""
    return {
        "handle": account.handle,
        "email": user.email,
        "joined": iso(user.created_at),
        "emailConfirmed": _moment(user.confirmed_at),
        "lastActive": _moment(user.last_active_at),
        "role": user.role,
        "state": account.state,
        "reasonGivenAtSignUp": user.sign_up_reason,
        "agreedToVersionOfTheRules": user.agreed_policy_version,
        "language": user.locale,
        "defaultVisibility": user.default_visibility,
        "defaultSensitive": user.default_sensitive,
        "defaultLanguage": user.default_language,
        "defaultQuotePolicy": user.default_quote_policy,
        "preferences": user.preferences,
        "signedInWith": [
            {"browser": each.user_agent, "since": iso(each.created_at), "lastUsed": iso(each.seen_at)}
            for each in sessions
        ],
    }


def statement(found: StatementView, locale: str) -> dict[str, Any]:
    """A decision about the member, and what came of it. Never who decided."""
    facts, appeal = found.facts, found.appeal
    return {
        "id": str(found.statement.id),
        "decided": iso(found.statement.created_at),
        "action": facts.action,
        "rule": facts.clause_id,
        "ruleTitle": found.clause.title(locale) if found.clause else None,
        "versionOfTheRules": facts.policy_version,
        "explanation": facts.explanation,
        "posts": list(facts.status_ids),
        "texts": list(facts.texts),
        "cameToNoticeBy": facts.origin,
        "detectedAutomatically": facts.automated_detection,
        "decidedAutomatically": facts.automated_decision,
        "sanctionEnds": _moment(facts.sanction_ends_at),
        "appealUntil": iso(found.statement.appeal_until),
        "appeal": None
        if appeal is None
        else {"text": appeal.text, "state": appeal.state, "answer": appeal.answer, "sent": iso(appeal.created_at)},
        "reversed": _moment(found.reversal.created_at) if found.reversal else None,
    }
