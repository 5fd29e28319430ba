"""What is much talked about (https://docs.joinmastodon.org/methods/trends/), for everyone and for the team."""

from typing import Any

import msgspec

from palabre.api.render.card import PreviewCard, preview_card
from palabre.api.render.tag import TagHistory
from palabre.discovery import model
from palabre.discovery.model import TrendingLink
from palabre.ground.clock import SECOND
from palabre.ground.settings import Settings


class TrendsLink(PreviewCard, frozen=True, kw_only=True):
    """A linked page, and how often it was linked on each of the last days."""

    history: list[TagHistory]


class AdminTrendsLink(TrendsLink, frozen=True, kw_only=True):
    """The same for the team."""

    id: str
    requires_review: bool


class Publisher(msgspec.Struct, frozen=True, kw_only=True):
    """A site, and whether its pages may trend."""

    id: str
    domain: str
    trendable: bool
    requires_review: bool


def trends_link(found: TrendingLink, settings: Settings) -> TrendsLink:
    """A linked page for everyone."""
    return TrendsLink(**_of(found, settings), history=_history(found))


def admin_trends_link(found: TrendingLink, settings: Settings) -> AdminTrendsLink:
    """A linked page for the team."""
    return AdminTrendsLink(
        **_of(found, settings),
        history=_history(found),
        id=str(found.shown.card.id),
        requires_review=found.requires_review,
    )


def _of(found: TrendingLink, settings: Settings) -> dict[str, Any]:
    card = preview_card(found.shown, settings)
    return {name: getattr(card, name) for name in PreviewCard.__struct_fields__}


def _history(found: TrendingLink) -> list[TagHistory]:
    return [TagHistory(str(each.at // SECOND), str(each.uses), str(each.accounts)) for each in found.days]


def admin_status(body: bytes, *, requires_review: bool) -> bytes:
    """A status for the team: its JSON with one field more."""
    return body[:-1] + (b',"requires_review":true}' if requires_review else b',"requires_review":false}')


def publisher(row: model.Publisher) -> Publisher:
    """A site for the team."""
    return Publisher(
        id=str(row.id), domain=row.domain, trendable=row.trendable, requires_review=row.reviewed_at is None
    )
