"""What templates ask about nouns: their addresses within the site and their pictures."""

import json
from urllib.parse import quote

import msgspec
from markupsafe import Markup

from palabre.accounts.model import Account
from palabre.accounts.preferences import Look
from palabre.ground import clock
from palabre.ground.language import is_language
from palabre.media.model import Attachment, Meta
from palabre.statuses.model import PollView, Status, StatusView, Visibility

BOOSTABLE = (Visibility.PUBLIC, Visibility.UNLISTED)


def profile(account: Account) -> str:
    """The page of an account."""
    return f"/@{quote(account.handle, safe='@')}"


def post(view: StatusView) -> str:
    """The page of a status; of what it boosts, for a boost."""
    shown = view.reblog or view
    return f"{profile(shown.account)}/{shown.status.id}"


def link(account: Account) -> Markup:
    """The name of an account, leading to its page."""
    return Markup('<a href="{}"><bdi>{}</bdi></a>').format(profile(account), account.name)


def answered(view: StatusView) -> str:
    """Whom a reply answers, as far as the status itself says it; empty when it does not."""
    wanted = view.status.in_reply_to_account_id
    if wanted == view.account.id:
        return view.account.name
    return next((f"@{each.handle}" for each in view.mentions if each.account_id == wanted), "")


def tag(name: str) -> str:
    """The page of a tag."""
    return f"/tags/{quote(name, safe='')}"


def media(key: str) -> str:
    """Where a blob is served."""
    return f"/media/{key}"


def avatar(account: Account) -> str:
    """The picture of an account; a drawn one without its own."""
    return media(account.avatar_key) if account.avatar_key else f"/avatars/{account.id}.svg"


def meta(attachment: Attachment) -> Meta:
    """Sizes of a picture."""
    return msgspec.json.decode(attachment.meta, type=Meta)


def may_boost(view: StatusView, viewer_id: int | None) -> bool:
    """Whether the viewer is offered a boost."""
    status = view.status
    if status.state != "live":
        return False
    own = status.visibility == Visibility.PRIVATE and status.account_id == viewer_id
    return status.visibility in BOOSTABLE or own


def html(status: Status) -> Markup:
    """The content of a status, which its room has made safe."""
    return Markup(status.html)  # noqa: S704  (made by statuses.text and nothing else)


def note(account: Account) -> Markup:
    """What an account says about itself, which its room has made safe."""
    return Markup(account.note_html)  # noqa: S704  (made by accounts.linkify and nothing else)


def field(value_html: str) -> Markup:
    """The value of a field of a profile, which its room has made safe."""
    return Markup(value_html)  # noqa: S704  (made by accounts.linkify and nothing else)


def look(chosen: Look) -> Markup:
    """Attributes of the page for what someone chose of its look; what is left to their device has none."""
    return Markup("").join(
        Markup(' data-{}="{}"').format(name, wish) for name, wish in msgspec.to_builtins(chosen).items()
    )


def scheme(chosen: Look) -> str:
    """The colour schemes of a page, for the browser's own parts of it."""
    return "light dark" if chosen.theme == "system" else chosen.theme


def lang(tag_: str | None) -> Markup:
    """A `lang` attribute, when the language is known."""
    return Markup(' lang="{}"').format(tag_) if tag_ and is_language(tag_) else Markup("")


def datetime(at: int) -> str:
    """A moment for the `datetime` attribute."""
    return clock.iso(at)


def pretty(payload: str) -> str:
    """JSON, laid out for reading."""
    try:
        return json.dumps(json.loads(payload), indent=2, ensure_ascii=False)
    except ValueError:
        return payload


def poll_options(found: PollView) -> list[tuple[str, int | None, bool]]:
    """What a poll asks: each option, how often it was chosen unless that is hidden, and whether by whom looks."""
    results = found.poll.results_at(clock.now())
    chosen = found.choices or ()
    return [(title, results[place], place in chosen) for place, title in enumerate(found.poll.titles)]


def poll_is_over(found: PollView) -> bool:
    """Whether nobody can vote any more."""
    return found.poll.expires_at <= clock.now()


def may_vote(found: PollView, viewer_id: int | None) -> bool:
    """Whether whoever looks can still vote."""
    return not found.choices and viewer_id not in (None, found.poll.account_id) and not poll_is_over(found)
