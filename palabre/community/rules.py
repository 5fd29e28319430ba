"""What counts as an emoji, and where shortcodes stand in a text. Pure."""

import re
from collections.abc import Iterable

from palabre.ground.errors import Invalid
from palabre.ground.language import _

SHORTCODE = re.compile(r"[a-zA-Z0-9_]{2,100}", re.ASCII)
_IN_TEXT = re.compile(r"(?<![^\W_]|:):([a-zA-Z0-9_]{2,100}):(?=[^\w:]|_|$)")
MAX_BYTES = 256 * 1024
MAX_CATEGORY = 60
MOST_REACTIONS = 8
"""Most different emoji under one announcement, as on Mastodon."""

_PLAIN = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u2199\u21a9\u21aa\u231a\u231b\u2328\u23cf\u23e9-\u23f3\u23f8-\u23fa"
    "\u24c2\u25aa\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u2604\u260e\u2611\u2614\u2615\u2618\u261d\u2620\u2622\u2623"
    "\u2626\u262a\u262e\u262f\u2638-\u263a\u2640\u2642\u2648-\u2653\u265f\u2660\u2663\u2665\u2666\u2668\u267b\u267e"
    "\u267f\u2692-\u2697\u2699\u269b\u269c\u26a0\u26a1\u26a7\u26aa\u26ab\u26b0\u26b1\u26bd\u26be\u26c4\u26c5\u26c8"
    "\u26ce\u26cf\u26d1\u26d3\u26d4\u26e9\u26ea\u26f0-\u26f5\u26f7-\u26fa\u26fd\u2702\u2705\u2708-\u270d\u270f\u2712"
    "\u2714\u2716\u271d\u2721\u2728\u2733\u2734\u2744\u2747\u274c\u274e\u2753-\u2755\u2757\u2763\u2764\u2795-\u2797"
    "\u27a1\u27b0\u27bf\u2934\u2935\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\u3030\u303d\u3297\u3299"
)
_ASTRAL = (
    "\U0001f004\U0001f0cf\U0001f170\U0001f171\U0001f17e\U0001f17f\U0001f18e\U0001f191-\U0001f19a\U0001f201\U0001f202"
    "\U0001f21a\U0001f22f\U0001f232-\U0001f23a\U0001f250\U0001f251\U0001f300-\U0001f321\U0001f324-\U0001f393"
    "\U0001f396\U0001f397\U0001f399-\U0001f39b\U0001f39e-\U0001f3f0\U0001f3f3-\U0001f3f5\U0001f3f7-\U0001f3fa"
    "\U0001f400-\U0001f4fd\U0001f4ff-\U0001f53d\U0001f549-\U0001f54e\U0001f550-\U0001f567\U0001f56f\U0001f570"
    "\U0001f573-\U0001f57a\U0001f587\U0001f58a-\U0001f58d\U0001f590\U0001f595\U0001f596\U0001f5a4\U0001f5a5\U0001f5a8"
    "\U0001f5b1\U0001f5b2\U0001f5bc\U0001f5c2-\U0001f5c4\U0001f5d1-\U0001f5d3\U0001f5dc-\U0001f5de\U0001f5e1\U0001f5e3"
    "\U0001f5e8\U0001f5ef\U0001f5f3\U0001f5fa-\U0001f64f\U0001f680-\U0001f6c5\U0001f6cb-\U0001f6d2\U0001f6d5-\U0001f6d8"
    "\U0001f6dc-\U0001f6e5\U0001f6e9\U0001f6eb\U0001f6ec\U0001f6f0\U0001f6f3-\U0001f6fc\U0001f7e0-\U0001f7eb\U0001f7f0"
    "\U0001f90c-\U0001f93a\U0001f93c-\U0001f945\U0001f947-\U0001f9ff\U0001fa70-\U0001fa7c\U0001fa80-\U0001fa8a"
    "\U0001fa8e-\U0001fac6\U0001fac8\U0001facd-\U0001fadc\U0001fadf-\U0001faea\U0001faef-\U0001faf8"
)
_ONE = rf"[{_PLAIN}{_ASTRAL}]\ufe0f?[\U0001f3fb-\U0001f3ff]?\ufe0f?"
_TAGGED = r"\U0001f3f4(?:[\U000e0061-\U000e007a\U000e0030-\U000e0039]{3,6}\U000e007f)?"
_EMOJI = re.compile(
    rf"(?:[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|(?:{_TAGGED}|{_ONE})(?:\u200d(?:{_TAGGED}|{_ONE})){{0,8}})"
)
"""One emoji as it is drawn: a flag, a keycap, or pictures joined into one (Unicode Technical Standard 51)."""


def is_unicode_emoji(name: str) -> bool:
    """Whether a text is one emoji of Unicode's and nothing else."""
    return _EMOJI.fullmatch(name) is not None


def plain_name(name: str) -> str:
    """An emoji without the mark that asks for colour, so that both spellings count as one; a shortcode as it is."""
    return name if name.isascii() else name.removesuffix("\ufe0f")


def shortcodes(texts: Iterable[str]) -> list[str]:
    """The shortcodes in some texts, in order, each once. A text without two colons costs next to nothing."""
    found: dict[str, None] = {}
    for text in texts:
        if text.count(":") > 1:
            found.update(dict.fromkeys(_IN_TEXT.findall(text)))
    return list(found)


def in_pieces(text: str) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether it is a shortcode between its colons, in order."""
    pieces, end = [], 0
    for match in _IN_TEXT.finditer(text):
        pieces += [(text[end : match.start()], False), (match[0], True)]
        end = match.end()
    return [*pieces, (text[end:], False)]


def check_shortcode(shortcode: str) -> None:
    """Raises `Invalid` for a shortcode that no text could hold."""
    if not SHORTCODE.fullmatch(shortcode):
        raise Invalid(
            _("A shortcode has at least two characters: letters a to z, digits and underscores. {shortcode} does not."),
            code="shortcode",
            shortcode=shortcode,
        )
