"""What a page says of itself to those who show it elsewhere: search engines, messengers, other networks.

See https://ogp.me, https://developer.x.com/en/docs/x-for-websites/cards, https://schema.org/DiscussionForumPosting and
https://schema.org/ProfilePage. A warning hides the text it stands before, and what is sensitive is not pictured.
"""

from collections.abc import Mapping
from urllib.parse import quote

import msgspec
from markupsafe import Markup

from palabre.accounts.model import Account
from palabre.ground.clock import iso
from palabre.media.keys import media_url, mime_of
from palabre.media.model import Attachment, Kind, Meta
from palabre.statuses.model import State, StatusView, Visibility
from palabre.web import show
from palabre.web.visit import Visit

SHORT, LONG = 70, 200
AVATAR_SIDE = 400
OPEN = (Visibility.PUBLIC, Visibility.UNLISTED)
DRAWN = ("image/png", "image/jpeg", "image/webp", "image/gif")
"""The types of picture that others can be trusted to show."""
Described = Mapping[str, object]


class Picture(msgspec.Struct, frozen=True):
    """A picture for a preview; sides in pixels, 0 where they are not known."""

    url: str
    mime: str
    alt: str = ""
    width: int = 0
    height: int = 0


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """All that the head of a page says. What is empty is left out."""

    kind: str = "website"
    title: str
    description: str
    url: str
    pictures: tuple[Picture, ...] = ()
    is_large: bool = False
    is_listed: bool = True
    author: Account | None = None
    published_at: int = 0
    edited_at: int = 0
    embeddable: bool = False
    feed: str = ""
    data: Described | None = None

    @property
    def oembed(self) -> str:
        """The query of the address where a post can be had for a page elsewhere."""
        return f"url={quote(self.url, safe='')}&format=json"

    @property
    def linked_data(self) -> Markup:
        """JSON-LD for a data block. No character in it can end the block."""
        text = msgspec.json.encode(self.data).decode()
        return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704  (JSON)


def of_page(visit: Visit, title: str, description: str = "", *, feed: str = "") -> Preview:
    """A page of the community itself."""
    return Preview(
        title=title,
        description=short(description or visit.settings.description, LONG),
        url=visit.settings.base_url + visit.request.url.path,
        feed=feed,
    )


def of_account(visit: Visit, account: Account) -> Preview:
    """A profile."""
    picture = _avatar(visit, account)
    is_open = account.is_local and not account.is_suspended
    return Preview(
        kind="profile",
        title=f"{account.name} (@{account.handle})",
        description=short(account.note, LONG),
        url=account.url,
        pictures=(picture,) if picture else (),
        is_listed=account.indexable and is_open,
        author=account,
        feed=f"{show.profile(account)}.rss" if is_open and visit.settings.public_face != "closed" else "",
        data=_person_page(account, picture) if is_open else None,
    )


def of_post(visit: Visit, view: StatusView) -> Preview:
    """A post in its conversation."""
    status, account = view.status, view.account
    is_open = status.visibility in OPEN and status.state == State.LIVE and not account.is_suspended
    pictures = _pictures(visit, view) if is_open else ()
    avatar = _avatar(visit, account)
    return Preview(
        kind="article",
        title=f"{account.name} (@{account.handle})",
        description=short(said(view), LONG) if is_open else "",
        url=status.url,
        pictures=pictures or ((avatar,) if avatar else ()),
        is_large=bool(pictures),
        is_listed=is_open and account.indexable and status.visibility == Visibility.PUBLIC,
        author=account,
        published_at=status.created_at,
        edited_at=status.edited_at or 0,
        embeddable=is_open and visit.settings.public_face != "closed",
        data=_posting(view, pictures) if is_open else None,
    )


def said(view: StatusView) -> str:
    """What a post says to those who have not opened it: its warning, its text, or what its pictures show."""
    descriptions = (each.description for each in view.attachments if not view.status.sensitive)
    return view.status.spoiler_text or view.status.text or next((each for each in descriptions if each), "")


def short(text: str, limit: int) -> str:
    """A text in one line, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[:limit].rsplit(" ", 1)[0] + "…"


def _pictures(visit: Visit, view: StatusView) -> tuple[Picture, ...]:
    if view.status.sensitive or view.status.spoiler_text or view.account.sensitized:
        return ()
    return tuple(found for each in view.attachments if (found := _picture(visit, each)) is not None)


def _picture(visit: Visit, attachment: Attachment) -> Picture | None:
    """The picture itself when it stands still, else its preview."""
    meta = msgspec.json.decode(attachment.meta, type=Meta)
    is_still = attachment.kind == Kind.IMAGE and mime_of(attachment.original_key) in DRAWN
    key, size = (attachment.original_key, meta.original) if is_still else (attachment.preview_key, meta.small)
    mime = mime_of(key)
    if mime not in DRAWN:
        return None
    return Picture(media_url(visit.settings.base_url, key), mime, attachment.description, size.width, size.height)


def _avatar(visit: Visit, account: Account) -> Picture | None:
    mime = mime_of(account.avatar_key) if account.avatar_key else None
    if mime not in DRAWN:
        return None
    url = media_url(visit.settings.base_url, account.avatar_key)
    return Picture(url, mime, account.avatar_description, AVATAR_SIDE, AVATAR_SIDE)


def _person(account: Account) -> Described:
    return {"@type": "Person", "name": account.name, "alternateName": f"@{account.handle}", "url": account.url}


def _counted(action: str, number: int) -> Described:
    return {
        "@type": "InteractionCounter",
        "interactionType": f"https://schema.org/{action}",
        "userInteractionCount": number,
    }


def _person_page(account: Account, picture: Picture | None) -> Described:
    entity = {
        **_person(account),
        "identifier": account.handle,
        "description": account.note,
        "interactionStatistic": _counted("FollowAction", account.followers_count),
        "agentInteractionStatistic": _counted("WriteAction", account.statuses_count),
    }
    return {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "dateCreated": iso(account.created_at),
        "mainEntity": entity | ({"image": picture.url} if picture else {}),
    }


def _posting(view: StatusView, pictures: tuple[Picture, ...]) -> Described:
    status = view.status
    counts = (
        ("LikeAction", status.favourites_count),
        ("ShareAction", status.reblogs_count),
        ("CommentAction", status.replies_count),
    )
    found: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "DiscussionForumPosting",
        "url": status.url,
        "mainEntityOfPage": status.url,
        "author": _person(view.account),
        "datePublished": iso(status.created_at),
        "text": said(view),
        "commentCount": status.replies_count,
        "interactionStatistic": [_counted(action, number) for action, number in counts],
    }
    if status.edited_at:
        found["dateModified"] = iso(status.edited_at)
    if status.language:
        found["inLanguage"] = status.language
    if pictures:
        found["image"] = [each.url for each in pictures]
    return found
