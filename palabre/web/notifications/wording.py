"""What notifications say, in sentences."""

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup, escape

from palabre.accounts.model import Account
from palabre.graph.model import Severance, SeveranceKind
from palabre.ground.language import _
from palabre.statuses.model import StatusView, Visibility
from palabre.timelines.model import NotificationKind as Kind
from palabre.web import show
from palabre.web.words import Words

OF_SEVERAL: Mapping[str, Callable[[Words, int, Markup], Markup]] = {
    Kind.FAVOURITE: lambda words, number, names: words.ngettext(
        "{names} favourited your post", "{names} favourited your post", number, names=names
    ),
    Kind.REBLOG: lambda words, number, names: words.ngettext(
        "{names} boosted your post", "{names} boosted your post", number, names=names
    ),
    Kind.FOLLOW: lambda words, number, names: words.ngettext(
        "{names} follows you", "{names} follow you", number, names=names
    ),
    Kind.ADMIN_SIGN_UP: lambda words, number, names: words.ngettext(
        "{names} signed up", "{names} signed up", number, names=names
    ),
}
"""Kinds of which several are told in one sentence."""
SAID: Mapping[str, str] = {
    Kind.MENTION: _("{name} mentioned you"),
    Kind.STATUS: _("{name} posted"),
    Kind.FOLLOW_REQUEST: _("{name} asks to follow you"),
    Kind.UPDATE: _("{name} edited a post you had boosted"),
    Kind.QUOTE: _("{name} quoted your post"),
    Kind.QUOTED_UPDATE: _("{name} edited a post you had quoted"),
    Kind.POLL: _("A poll by {name} that you voted in has ended"),
    Kind.ADDED_TO_COLLECTION: _("{name} added you to a collection"),
    Kind.COLLECTION_UPDATE: _("{name} changed a collection you are in"),
    Kind.SEVERED_RELATIONSHIPS: _("Some of your follows ended, by a decision about another community"),
    Kind.ADDED_TO_COLLECTION: _("{name} added you to a collection"),
    Kind.COLLECTION_UPDATE: _("{name} changed a collection you are in"),
    Kind.SEVERED_RELATIONSHIPS: _("Some of your follows ended, by a decision about another community"),
    Kind.MODERATION_WARNING: _("The moderators made a decision about you"),
    Kind.ADMIN_REPORT: _("{name} sent a report"),
    Kind.REPORT_OUTCOME: _("Your report has been decided"),
    Kind.APPEAL_DECIDED: _("Your appeal has been decided"),
    Kind.APPEAL_FILED: _("{name} appealed against a decision"),
    Kind.ARCHIVE_MADE: _("Your archive is ready"),
}
OTHER = _("{name} did something that concerns you")


def sentence(
    words: Words, kind: str, people: Sequence[Account], count: int, view: StatusView | None, viewer_id: int
) -> Markup:
    """What happened. `people` are those who caused it, the latest first, and `count` how many they are."""
    several = OF_SEVERAL.get(kind)
    if several is not None:
        return several(words, count, names(words, people, count))
    said = SAID.get(kind, OTHER)
    if kind == Kind.MENTION and view is not None:
        said = _how_mentioned(view, viewer_id)
    elif kind == Kind.POLL and people[0].id == viewer_id:
        said = _("Your poll has ended")
    return words.gettext(said, name=show.link(people[0]))


def _how_mentioned(view: StatusView, viewer_id: int) -> str:
    if view.status.visibility == Visibility.DIRECT:
        return _("{name} wrote to you privately")
    if view.status.in_reply_to_account_id == viewer_id:
        return _("{name} replied to you")
    return SAID[Kind.MENTION]


def names(words: Words, people: Sequence[Account], count: int) -> Markup:
    """Up to three people by name, or two and how many others."""
    links = [show.link(each) for each in people[:3]]
    if count <= 1:
        return links[0]
    if count == 2 and len(links) > 1:
        return words.gettext("{name} and {second}", name=links[0], second=links[1])
    if count == 3 and len(links) > 2:
        return words.gettext("{name}, {second} and {third}", name=links[0], second=links[1], third=links[2])
    if len(links) == 1:
        return words.ngettext("{name} and {number} other", "{name} and {number} others", count - 1, name=links[0])
    return words.ngettext(
        "{name}, {second} and {number} other",
        "{name}, {second} and {number} others",
        count - 2,
        name=links[0],
        second=links[1],
    )


def severed(words: Words, lost: Severance) -> Markup:
    """Which follows ended, and by whose decision."""
    said = (
        _("You blocked {domain}.")
        if lost.kind == SeveranceKind.USER_DOMAIN_BLOCK
        else _("This community no longer talks with {domain}.")
    )
    domain = Markup('<bdi dir="ltr">{}</bdi>').format(escape(lost.target_name))
    parts = [words.gettext(said, domain=domain)]
    if lost.followers_count:
        parts.append(
            words.ngettext("You lost {number} follower.", "You lost {number} followers.", lost.followers_count)
        )
    if lost.following_count:
        parts.append(
            words.ngettext(
                "You no longer follow {number} account there.",
                "You no longer follow {number} accounts there.",
                lost.following_count,
            )
        )
    return Markup(" ").join(parts)
