"""Who may read, boost and pin what, and which way a status may change. Pure."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from palabre.graph.model import NO_BONDS, Bonds
from palabre.ground.errors import Invalid
from palabre.ground.language import _, is_language
from palabre.ground.settings import Settings
from palabre.statuses.entities import Entity
from palabre.statuses.length import characters, counted_length
from palabre.statuses.model import Draft, Head, State, Status, Visibility

OPEN: Final = frozenset({Visibility.PUBLIC, Visibility.UNLISTED})
GONE: Final = frozenset({"suspended", "deleted"})
MAX_PINNED: Final = 5
RAW_FACTOR: Final = 10
"""Long links and combining marks hardly count; yet no post has more than this many times the allowed characters."""

TRANSITIONS: Final[Mapping[str, frozenset[tuple[State, State]]]] = {
    "hold": frozenset({(State.LIVE, State.HELD)}),
    "release": frozenset({(State.HELD, State.LIVE)}),
    "withdraw": frozenset({(State.LIVE, State.WITHDRAWN), (State.HELD, State.WITHDRAWN)}),
    "restore": frozenset({(State.WITHDRAWN, State.LIVE)}),
}
"""The only ways in which the state of a status changes."""


class Viewer(msgspec.Struct, frozen=True):
    """Whoever looks: an account or nobody, their bonds with the authors, and which of the statuses mention them."""

    id: int | None
    bonds: Bonds = NO_BONDS
    mentioned_in: frozenset[int] = frozenset()


def may_see(head: Head, viewer: Viewer) -> bool:
    """Whether a viewer may read a status. A boost also needs that they may read what it boosts."""
    if viewer.id == head.account_id:
        return True
    if head.state != State.LIVE or head.account_state in GONE or head.account_id in viewer.bonds.blocked:
        return False
    if head.visibility in OPEN or head.id in viewer.mentioned_in:
        return True
    return head.visibility == Visibility.PRIVATE and head.account_id in viewer.bonds.followed


def may_find(head: Head, viewer: Viewer, *, indexable: bool) -> bool:
    """Whether search may show it to a viewer: their own, what mentions them, and what its author lets be found."""
    if not may_see(head, viewer):
        return False
    if viewer.id == head.account_id or head.id in viewer.mentioned_in:
        return True
    return indexable and head.visibility in (Visibility.PUBLIC, Visibility.PRIVATE)


def may_boost(status: Status, account_id: int) -> bool:
    """Whether an account that may read a status may also boost it: an open one, or one's own for one's followers."""
    if status.state != State.LIVE:
        return False
    return status.visibility in OPEN or (status.visibility == Visibility.PRIVATE and status.account_id == account_id)


def boost_visibility(asked: str | None, original: str, *, limited: bool) -> str:
    """Who sees a boost: never more than may read what it boosts. Raises `Invalid` for a word that is none."""
    if asked is not None and asked not in (*OPEN, Visibility.PRIVATE):
        raise Invalid(_("A boost is public, unlisted or private."), code="visibility")
    if original == Visibility.PRIVATE:
        return Visibility.PRIVATE
    chosen = asked or Visibility.PUBLIC
    return Visibility.UNLISTED if limited and chosen == Visibility.PUBLIC else chosen


def reply_visibility(parent: str, usual: str) -> str:
    """What to offer for a reply: the narrower of the parent's visibility and the author's usual one."""
    order = list(Visibility)
    return max(Visibility(parent), Visibility(usual), key=order.index)


def check_draft(draft: Draft, found: list[Entity], settings: Settings) -> None:
    """Raises `Invalid`, naming the field, when a draft cannot be posted. `found` are the entities of its text."""
    if not draft.text and draft.quoted_status_id is None and not draft.attachment_ids:
        _refuse("text", "ERR_BLANK", _("Write something, or add a picture."))
    count = counted_length(draft.text, found) + characters(draft.spoiler_text)
    if count > settings.max_characters:
        sentence = _("This post has {count} characters and {limit} are allowed. Shorten it by {excess}.")
        excess = count - settings.max_characters
        _refuse("text", "ERR_TOO_LONG", sentence, count=count, limit=settings.max_characters, excess=excess)
    if len(draft.text) + len(draft.spoiler_text) > settings.max_characters * RAW_FACTOR:
        sentence = _("This post holds much that does not count, such as long links or accents. Shorten it.")
        _refuse("text", "ERR_TOO_LONG", sentence)
    if draft.visibility not in tuple(Visibility):
        sentence = _("“{given}” is no visibility. Choose public, unlisted, private or direct.")
        _refuse("visibility", "ERR_INCLUSION", sentence, given=draft.visibility)
    if draft.language and not is_language(draft.language):
        sentence = _("“{given}” is no language code. Use one such as “en” or “fr”.")
        _refuse("language", "ERR_INCLUSION", sentence, given=draft.language)
    if len(draft.attachment_ids) > settings.max_attachments:
        sentence = _("A post can hold at most {limit} files. Remove some.")
        _refuse("media_ids", "ERR_TOO_MANY", sentence, limit=settings.max_attachments)


def _refuse(field: str, problem: str, sentence: str, **values: str | int) -> None:
    values_only: dict[str, Any] = dict(values)
    raise Invalid(sentence, fields={field: [(problem, sentence)]}, **values_only)
