"""What a poll may be, and who may vote in it. Pure."""

from collections.abc import Sequence
from typing import Final, NoReturn

from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.statuses.length import characters
from palabre.statuses.model import Poll, PollDraft
from palabre.statuses.rules import RAW_FACTOR

MAX_OPTIONS: Final = 4
MAX_OPTION_CHARACTERS: Final = 50
MIN_SECONDS: Final = 5 * 60
MAX_SECONDS: Final = 2_629_746
"""A month, as Mastodon counts it."""


def check_poll(poll: PollDraft, *, has_media: bool) -> None:
    """Raises `Invalid`, naming the field, when a poll cannot be held."""
    if has_media:
        _refuse("poll", _("A post can have either a poll or media files, not both. Remove one of them."))
    if len(poll.options) < 2:
        _refuse("options", _("A poll needs at least two options. Add another."))
    if len(poll.options) > MAX_OPTIONS:
        _refuse("options", _("A poll can have at most {limit} options. Remove some."), limit=MAX_OPTIONS)
    if any(_is_too_long(option) for option in poll.options):
        sentence = _("An option of a poll can have at most {limit} characters. Shorten it.")
        _refuse("options", sentence, limit=MAX_OPTION_CHARACTERS)
    if len(set(poll.options)) < len(poll.options):
        _refuse("options", _("Two options of the poll are the same. Change one of them."))
    if poll.expires_in < MIN_SECONDS:
        _refuse("expires_in", _("A poll must last at least 5 minutes."))
    if poll.expires_in > MAX_SECONDS:
        _refuse("expires_in", _("A poll can last a month at most."))


def _is_too_long(option: str) -> bool:
    return characters(option) > MAX_OPTION_CHARACTERS or len(option) > MAX_OPTION_CHARACTERS * RAW_FACTOR


def _refuse(field: str, sentence: str, **values: int) -> NoReturn:
    raise Invalid(sentence, code="poll", fields={field: [("ERR_INVALID", sentence)]}, **values)  # type: ignore[arg-type]  # values are placeholders


def check_vote(poll: Poll, voter_id: int, former: Sequence[int], choices: Sequence[int], now: int) -> None:
    """Raises `Invalid`, in Mastodon's words, when these choices do not count.

    `former` are those made before: where a poll takes several choices, one may add others, but none of them twice.
    """
    if poll.expires_at <= now:
        raise Invalid(_("Validation failed: The poll has already ended"), code="poll_expired")
    if voter_id == poll.account_id:
        raise Invalid(_("Validation failed: You cannot vote in your own polls"), code="poll_own")
    if set(former) & set(choices) if poll.multiple else former:
        raise Invalid(_("Validation failed: You have already voted on this poll"), code="poll_voted")
    if any(not 0 <= choice < len(poll.titles) for choice in choices):
        raise Invalid(_("Validation failed: The chosen vote option does not exist"), code="poll_choice")
    if len(choices) > 1 and not poll.multiple:
        raise Invalid(_("Validation failed: This poll takes one choice only"), code="poll_single")


def is_other_question(former: Poll, draft: PollDraft) -> bool:
    """Whether an edit asks something else, so that the votes given before do not count any more."""
    return former.titles != draft.options or former.multiple != draft.multiple
