"""Kinds of notifications: which of them stand under one tab, and the icon of each."""

from collections.abc import Mapping

import msgspec

from palabre.ground.language import _
from palabre.timelines.model import NotificationKind as Kind


class Tab(msgspec.Struct, frozen=True):
    """Kinds that are read together: how they are called, and what is said where there are none."""

    name: str
    label: str
    nothing: str
    kinds: tuple[Kind, ...] = ()


ALL = Tab("", _("All"), _("Nothing yet. Replies, boosts and new followers appear here."))
MENTIONS = Tab(
    "mentions",
    _("Mentions"),
    _("Nobody has spoken to you yet. Replies and quotes appear here."),
    (Kind.MENTION, Kind.QUOTE),
)
TABS = (
    ALL,
    MENTIONS,
    Tab("favourites", _("Favourites"), _("Nobody has favourited a post of yours yet."), (Kind.FAVOURITE,)),
    Tab("boosts", _("Boosts"), _("Nobody has boosted a post of yours yet."), (Kind.REBLOG,)),
    Tab("follows", _("Followers"), _("Nobody new follows you yet."), (Kind.FOLLOW, Kind.FOLLOW_REQUEST)),
    Tab("polls", _("Polls"), _("Polls you made or voted in appear here when they end."), (Kind.POLL,)),
    Tab(
        "posts",
        _("Posts and edits"),
        _("When people you asked to hear of post, or what you boosted or quoted is edited, it appears here."),
        (Kind.STATUS, Kind.UPDATE, Kind.QUOTED_UPDATE, Kind.ADDED_TO_COLLECTION, Kind.COLLECTION_UPDATE),
    ),
    Tab(
        "account",
        _("About your account"),
        _("Decisions about you and about what you reported appear here, and archives you asked for."),
        (
            Kind.MODERATION_WARNING,
            Kind.SEVERED_RELATIONSHIPS,
            Kind.REPORT_OUTCOME,
            Kind.APPEAL_DECIDED,
            Kind.ARCHIVE_MADE,
        ),
    ),
)
FOR_STAFF = Tab(
    "team",
    _("For the team"),
    _("Reports, appeals and new members appear here."),
    (Kind.ADMIN_REPORT, Kind.APPEAL_FILED, Kind.ADMIN_SIGN_UP),
)
FIRST = 2
"""So many tabs stand beside each other; the others are behind a menu."""

SIGNS: Mapping[str, str] = {
    Kind.MENTION: "reply",
    Kind.STATUS: "pen",
    Kind.REBLOG: "boost",
    Kind.FOLLOW: "person",
    Kind.FOLLOW_REQUEST: "person",
    Kind.FAVOURITE: "star",
    Kind.UPDATE: "pen",
    Kind.QUOTE: "reply",
    Kind.QUOTED_UPDATE: "pen",
    Kind.ADDED_TO_COLLECTION: "people",
    Kind.COLLECTION_UPDATE: "people",
    Kind.ADMIN_SIGN_UP: "person",
    Kind.SEVERED_RELATIONSHIPS: "cross",
    Kind.MODERATION_WARNING: "scales",
    Kind.ADMIN_REPORT: "flag",
    Kind.REPORT_OUTCOME: "flag",
    Kind.APPEAL_DECIDED: "scales",
    Kind.APPEAL_FILED: "scales",
    Kind.ARCHIVE_MADE: "down",
}
"""The icon of each kind; a bell for any other."""
FROM_NOBODY = (
    Kind.SEVERED_RELATIONSHIPS,
    Kind.MODERATION_WARNING,
    Kind.REPORT_OUTCOME,
    Kind.APPEAL_DECIDED,
    Kind.ARCHIVE_MADE,
)
"""Kinds without a face: moderators are not named, and the house has none."""
WHOLE_POSTS = (Kind.MENTION, Kind.STATUS, Kind.QUOTE)
"""Kinds whose post is shown whole, for it is what is to be read."""


def tab_of(name: str, *, is_staff: bool) -> Tab:
    """The tab of a name; the first one for an unknown name."""
    return next((tab for tab in tabs_for(is_staff=is_staff) if tab.name == name), ALL)


def tabs_for(*, is_staff: bool) -> tuple[Tab, ...]:
    """The tabs that someone sees."""
    return (*TABS, FOR_STAFF) if is_staff else TABS
