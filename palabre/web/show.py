"""What templates ask about nouns: their addresses within the site and their pictures."""

import json
from collections.abc import Sequence
from urllib.parse import quote, urlsplit

import msgspec
from markupsafe import Markup

from palabre.accounts.model import Account
from palabre.accounts.preferences import Look
from palabre.ground import clock
from palabre.ground.language import is_language
from palabre.ground.settings import Settings
from palabre.media.keys import mime_of
from palabre.media.model import Attachment, Meta
from palabre.statuses.model import Day, PollView, Status, StatusView, Visibility
from palabre.translation.engine import is_on
from palabre.web.blur import blurred
from palabre.web.emoji import with_emoji

EAGER = 2
"""How many pictures of a page are loaded at once: what may stand above the fold."""
BOOSTABLE = (Visibility.PUBLIC, Visibility.UNLISTED)
LONG = 700
MANY_LINES = 12
"""A timeline folds a text of more characters than the one, or line ends than the other."""


def profile(account: Account) -> str:
    """The page of an account."""
    return f"/@{quote(account.handle, safe='@')}"


def post(view: StatusView) -> str:
    """The page of a status; of what it boosts, for a boost."""
    shown = view.reblog or view
    return f"{profile(shown.account)}/{shown.status.id}"


def link(account: Account) -> Markup:
    """The name of an account, leading to its page."""
    return Markup('<a href="{}"><bdi>{}</bdi></a>').format(profile(account), with_emoji(account.name))


def name(account: Account) -> Markup:
    """The name of an account, with its custom emoji drawn."""
    return with_emoji(account.name)


def written(text: str) -> Markup:
    """A plain text that someone wrote, with its custom emoji drawn."""
    return with_emoji(text)


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


def blur(attachment: Attachment) -> str:
    """What stands in the place of a picture until it has come; nothing where the picture may be seen through."""
    small = meta(attachment).small
    aspect = small.width / small.height if small.height else 1
    return blurred(attachment.blurhash, aspect) if mime_of(attachment.preview_key) == "image/jpeg" else ""


def focus(found: Meta) -> Markup:
    """The classes that keep a point in sight where a picture is cropped: eleven steps across, eleven down."""
    if found.focus is None or (found.focus.x == 0 and found.focus.y == 0):
        return Markup("")
    across, down = round((found.focus.x + 1) * 5), round((1 - found.focus.y) * 5)
    return Markup(' class="across-{} down-{}"').format(across, down)


def haste(place: int) -> Markup:
    """When to load the picture that is the `place`-th of a page, counted from 1."""
    if place > EAGER:
        return Markup(' loading="lazy" decoding="async"')
    return Markup(' fetchpriority="high"') if place == 1 else Markup("")


def may_boost(view: StatusView, viewer_id: int | None) -> bool:
    """Whether the viewer is offered a boost."""
    status = view.status
    if status.state != "live":
        return False
    own = status.visibility == Visibility.PRIVATE and status.account_id == viewer_id
    return status.visibility in BOOSTABLE or own


def html(status: Status) -> Markup:
    """The content of a status, which its room has made safe."""
    return with_emoji(Markup(status.html))  # noqa: S704  (made by statuses.text and nothing else)


def safe_html(made: str) -> Markup:
    """A translation, which the room of statuses has made safe."""
    return with_emoji(Markup(made))  # noqa: S704  (made by statuses.translate and nothing else)


def note(account: Account) -> Markup:
    """What an account says about itself, which its room has made safe."""
    return with_emoji(Markup(account.note_html))  # noqa: S704  (made by accounts.linkify and nothing else)


def field(value_html: str) -> Markup:
    """The value of a field of a profile, which its room has made safe."""
    return with_emoji(Markup(value_html))  # noqa: S704  (made by accounts.linkify and nothing else)


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


def poll_share(found: PollView, count: int | None) -> int:
    """How much of the votes an option has, in whole per cent; of the voters, where one may choose several."""
    total = found.poll.voters_count if found.poll.multiple else found.poll.votes_count
    return round(100 * (count or 0) / total) if total else 0


def compose(text: str) -> str:
    """Where to write a post that begins with a text."""
    return f"/compose?text={quote(text + ' ', safe='')}"


def parent(view: StatusView) -> str:
    """The page of what a reply answers, as far as the status itself says it; of the reply otherwise."""
    status = view.status
    if status.in_reply_to_account_id == view.account.id:
        return f"{profile(view.account)}/{status.in_reply_to_id}"
    wanted = status.in_reply_to_account_id
    handle = next((each.handle for each in view.mentions if each.account_id == wanted), "")
    return f"/@{quote(handle, safe='@')}/{status.in_reply_to_id}" if handle else post(view)


def is_long(status: Status) -> bool:
    """Whether a timeline folds the text of a status."""
    return len(status.text) > LONG or status.text.count("\n") > MANY_LINES


def may_translate(view: StatusView, settings: Settings, locale: str) -> bool:
    """Whether to offer a reader of this locale a translation of a status."""
    status = view.status
    is_foreign = bool(status.language) and (status.language or "").partition("-")[0] != locale.partition("-")[0]
    return is_foreign and is_on(settings) and status.visibility in BOOSTABLE and bool(status.html)


def sparkline(days: Sequence[Day], width: int = 100, height: int = 28) -> str:
    """The points of a line through the daily uses, which come the latest first; oldest to the left."""
    uses = [each.uses for each in reversed(days)]
    highest = max([*uses, 1])
    step = width / max(1, len(uses) - 1)
    drawn = height - 4
    return " ".join(f"{place * step:.1f},{2 + drawn * (1 - each / highest):.1f}" for place, each in enumerate(uses))


def site(url: str) -> str:
    """The host of an address, for whoever wants to know where it leads."""
    return (urlsplit(url).hostname or "").removeprefix("www.")
