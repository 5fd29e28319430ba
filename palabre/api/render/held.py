"""What Palabre says of a status beyond Mastodon: an extra field `palabre`, which other clients ignore."""

import msgspec

from palabre.policy.model import Policy
from palabre.statuses.model import Hold, ReplyPolicy, Status


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """What holds a status: `state` is held or withdrawn; title, text and explanation are those of the clause."""

    state: str
    clause: str | None
    title: str | None
    text: str | None
    explanation: str | None
    reasons: tuple[str, ...]
    policy_version: int


class Palabre(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What there is to say: why it is held, for its author; the reader's vote against it; who alone may answer."""

    held: Held | None = None
    vote: str | None = None
    reply_policy: str | None = None


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


def reply_policy_of(status: Status) -> str | None:
    """Who alone may answer a status; nothing when everyone may."""
    return None if status.reply_policy == ReplyPolicy.EVERYONE else status.reply_policy


def palabre_part(*, reply_policy: str | None, downvoted: bool, held: Held | None = None) -> bytes:
    """The field, ready to be spliced into a status; empty when there is nothing to say."""
    if reply_policy is None and held is None and not downvoted:
        return b""
    said = Palabre(held=held, vote="down" if downvoted else None, reply_policy=reply_policy)
    return b',"palabre":' + msgspec.json.encode(said)
