"""Polls (https://docs.joinmastodon.org/entities/Poll/)."""

import msgspec
from msgspec import UNSET, UnsetType

from palabre.api.render.emoji import Emoji, emojis_in
from palabre.ground.clock import iso
from palabre.ground.settings import Settings
from palabre.statuses.model import PollView


class PollOption(msgspec.Struct, frozen=True):
    """What there is to choose; the count is null until the poll ends when the author hides it."""

    title: str
    votes_count: int | None


class Poll(msgspec.Struct, frozen=True, kw_only=True):
    """A poll as one viewer sees it. `voted` and `own_votes` are there for people only."""

    id: str
    expires_at: str
    expired: bool
    multiple: bool
    votes_count: int
    voters_count: int
    options: list[PollOption]
    emojis: tuple[Emoji, ...]
    voted: bool | UnsetType = UNSET
    own_votes: list[int] | UnsetType = UNSET


def poll(view: PollView, viewer_id: int | None, settings: Settings, now: int) -> Poll:
    """A poll at the moment `now`. Its author counts as having voted, as in Mastodon."""
    found, choices = view.poll, view.choices
    titles = found.titles
    return Poll(
        id=str(found.id),
        expires_at=iso(found.expires_at),
        expired=found.expires_at <= now,
        multiple=found.multiple,
        votes_count=found.votes_count,
        voters_count=found.voters_count,
        options=[PollOption(*each) for each in zip(titles, found.results_at(now), strict=True)],
        emojis=emojis_in(settings, *titles),
        voted=UNSET if choices is None else bool(choices) or viewer_id == found.account_id,
        own_votes=UNSET if choices is None else list(choices),
    )
