"""Why a status is held or withdrawn, for its author: an extra field `palabre`, which other clients ignore."""

import msgspec

from palabre.policy.model import Policy
from palabre.statuses.model import Hold


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """What holds a status: `state` is held or withdrawn; title, text and explanation are those of the clause."""

    state: str
    clause: str | None
    title: str | None
    text: str | None
    explanation: str | None
    reasons: tuple[str, ...]
    policy_version: int


def held(hold: Hold, policy: Policy, locale: str) -> Held:
    """The reason in the caller's language."""
    words = policy.find(hold.clause_id)
    return Held(
        state=hold.state,
        clause=hold.clause_id or None,
        title=words.title(locale) if words else None,
        text=words.text(locale) if words else None,
        explanation=words.explanation(locale) if words else None,
        reasons=hold.reasons,
        policy_version=hold.policy_version,
    )


def held_part(hold: Hold, policy: Policy, locale: str) -> bytes:
    """The field, ready to be spliced into a status."""
    return b',"palabre":{"held":' + msgspec.json.encode(held(hold, policy, locale)) + b"}"
