"""Plain text into safe HTML, in the form that Mastodon's clients know. Pure.

Everything that a person wrote is escaped; the only markup is the markup made here, and nh3 lets nothing else out.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape, unescape
from urllib.parse import quote

import nh3

from palabre.statuses.entities import Entity, EntityKind, entities, handle_key, tag_name
from palabre.statuses.model import Mention

SHOWN_LENGTH = 30

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\ud800-\udfff\ufffe\uffff]")
_PREFIX = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)
_GAP = re.compile(r"\n\s*\n")
_LOCK = nh3.Cleaner(
    tags={"p", "br", "a", "span"},
    attributes={"a": {"href", "target", "rel", "translate", "class"}, "span": {"class", "translate"}},
    url_schemes={"http", "https"},
    link_rel=None,
)
"""A second lock: whatever was built, only this leaves."""


def clean(text: str) -> str:
    """Text as it is kept: line feeds only, no control characters, nothing around it."""
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def render(
    text: str,
    mentions: Mapping[str, Mention],
    *,
    base_url: str,
    local_domain: str,
    found: Sequence[Entity] | None = None,
) -> str:
    """The HTML of a cleaned text: paragraphs, line breaks, links, hashtags, and the mentions that `mentions` knows.

    `mentions` goes from `handle_key` to the account; an unknown handle stays plain text.
    """
    pieces, end = [], 0
    for each in entities(text) if found is None else found:
        pieces.append(escape(text[end : each.start], quote=False))
        written = text[each.start : each.end]
        match each.kind:
            case EntityKind.LINK:
                pieces.append(_link(each.value))
            case EntityKind.TAG:
                pieces.append(_tag(each.value, base_url))
            case EntityKind.MENTION:
                account = mentions.get(handle_key(each.value, local_domain))
                pieces.append(_mention(account) if account else escape(written, quote=False))
        end = each.end
    pieces.append(escape(text[end:], quote=False))
    html = _paragraphs("".join(pieces))
    return _LOCK.clean(html).replace("<br>", "<br />") if end else html


def _link(address: str) -> str:
    prefix = match.group() if (match := _PREFIX.match(address)) else ""
    shown, rest = address[len(prefix) :][:SHOWN_LENGTH], address[len(prefix) :][SHOWN_LENGTH:]
    return (
        f'<a href="{escape(address)}" target="_blank" rel="nofollow noopener noreferrer" translate="no">'
        f'<span class="invisible">{escape(prefix)}</span>'
        f'<span class="{"ellipsis" if rest else ""}">{escape(shown)}</span>'
        f'<span class="invisible">{escape(rest)}</span></a>'
    )


def _tag(written: str, base_url: str) -> str:
    return (
        f'<a href="{escape(base_url)}/tags/{quote(tag_name(written), safe="")}" class="mention hashtag" rel="tag">'
        f"#<span>{escape(written)}</span></a>"
    )


def _mention(account: Mention) -> str:
    return (
        f'<span class="h-card" translate="no"><a href="{escape(account.url)}" class="u-url mention">'
        f"@<span>{escape(account.username)}</span></a></span>"
    )


def _paragraphs(html: str) -> str:
    if not html:
        return ""
    return "".join(f"<p>{part.replace(chr(10), '<br />')}</p>" for part in _GAP.split(html))


def safe(html: str) -> str:
    """HTML that came back from elsewhere, with nothing in it but what `render` makes."""
    return _LOCK.clean(html).replace("<br>", "<br />")


def plain(html: str) -> str:
    """HTML as the text that it shows, in one line."""
    return " ".join(unescape(nh3.clean(html, tags=set())).split())
