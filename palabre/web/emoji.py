"""Custom emoji in what people wrote: pictures where their shortcodes stand.

Texts are shown deep inside pages, so the emoji of the house that answers are offered once for each page, in a variable
of its context. A text without two colons costs next to nothing.
"""

import re
from collections.abc import Mapping
from contextvars import ContextVar
from typing import Final

from markupsafe import Markup, escape

from palabre.community.model import Emoji
from palabre.community.rules import in_pieces

_offered: ContextVar[Mapping[str, Emoji] | None] = ContextVar("offered_emojis", default=None)
_TAG: Final = re.compile(r"(<[^>]*>)")


def offer_emojis(by_shortcode: Mapping[str, Emoji]) -> None:
    """Says whose emoji count for what is shown from here on in this task."""
    _offered.set(by_shortcode)


def with_emoji(text: str) -> Markup:
    """A text, escaped, or HTML that is safe already, with a picture for each custom emoji that it names."""
    safe = escape(text)
    offered = _offered.get()
    if not offered or safe.count(":") < 2:
        return safe
    pieces = [piece if piece.startswith("<") else _drawn(piece, offered) for piece in _TAG.split(str(safe))]
    return Markup("".join(pieces))  # noqa: S704  (safe before, and only pictures of ours were added)


def _drawn(piece: str, offered: Mapping[str, Emoji]) -> str:
    return "".join(
        picture(offered[each[1:-1]]) if is_shortcode and each[1:-1] in offered else each
        for each, is_shortcode in in_pieces(piece)
    )


def picture(emoji: Emoji) -> Markup:
    """The picture of an emoji; one that does not move where the reader's device asks for less motion."""
    still = Markup("")
    if emoji.static_key != emoji.picture_key:
        still = Markup('<source media="(prefers-reduced-motion: reduce)" srcset="/media/{}">').format(emoji.static_key)
    return Markup(
        '<picture>{}<img class="emoji" src="/media/{}" alt=":{name}:" title=":{name}:" width="20" height="20"'
        ' loading="lazy" decoding="async" draggable="false"></picture>'
    ).format(still, emoji.picture_key, name=emoji.shortcode)
