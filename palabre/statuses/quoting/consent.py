"""Who may quote and who may answer a status, and how a quote stands for one reader. Pure."""

from collections.abc import Collection

from palabre.graph.model import Relationship
from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.statuses.model import Head, QuotePolicy, QuoteState, ReplyPolicy, State, Status, Visibility
from palabre.statuses.rules import GONE, OPEN


def quote_policy_for(asked: str | None, visibility: str) -> str:
    """The policy that a status gets: what its author asks for, and nobody where not everyone may read it.

    Raises `Invalid` for a word that is none.
    """
    if asked is not None and asked not in tuple(QuotePolicy):
        sentence = _("“{given}” is no quote policy. Choose public, followers or nobody.")
        raise Invalid(sentence, code="quote_policy", given=asked)
    return (asked or QuotePolicy.PUBLIC) if visibility in OPEN else QuotePolicy.NOBODY


def checked_reply_policy(asked: str) -> str:
    """The reply policy of this name. Raises `Invalid` for a word that is none."""
    if asked not in tuple(ReplyPolicy):
        sentence = _("“{given}” is no reply policy. Choose everyone, followers, mentioned or nobody.")
        raise Invalid(sentence, code="reply_policy", given=asked)
    return asked


def may_quote(status: Status, account_id: int | None, followed: Collection[int]) -> bool:
    """Whether an account that may read a status may also quote it. `followed` are accounts that it follows."""
    if account_id is None or status.reblog_of_id is not None or status.state != State.LIVE:
        return False
    if status.account_id == account_id:
        return status.visibility != Visibility.DIRECT
    if status.visibility not in OPEN:
        return False
    follows = status.quote_policy == QuotePolicy.FOLLOWERS and status.account_id in followed
    return status.quote_policy == QuotePolicy.PUBLIC or follows


def may_reply(status: Status, account_id: int, *, follows: bool, mentioned: bool) -> bool:
    """Whether an account that may read a status may also answer it: whom it names and its followers, as it says."""
    match status.reply_policy:
        case _ if status.account_id == account_id:
            return True
        case ReplyPolicy.EVERYONE:
            return True
        case ReplyPolicy.FOLLOWERS:
            return follows or mentioned
        case ReplyPolicy.MENTIONED:
            return mentioned
        case _:
            return False


def standing(kept: str, quoted: Head | None, *, is_seen: bool, tie: Relationship | None) -> QuoteState:
    """How a quote stands for a reader.

    `kept` is what its row says, `quoted` what it quotes, `is_seen` whether the reader may read that, and `tie` how they
    stand to its author. A held or withdrawn status is shown in no quote, not even to its author.
    """
    if kept != QuoteState.ACCEPTED:
        return QuoteState(kept)
    if quoted is None:
        return QuoteState.DELETED
    if quoted.state != State.LIVE or quoted.account_state in GONE:
        return QuoteState.UNAUTHORIZED
    if tie is not None and tie.blocking and not tie.blocked_by and quoted.visibility in OPEN:
        return QuoteState.BLOCKED_ACCOUNT
    if not is_seen:
        return QuoteState.UNAUTHORIZED
    return QuoteState.MUTED_ACCOUNT if tie is not None and tie.muting else QuoteState.ACCEPTED
