"""What people write about themselves, as safe HTML: paragraphs, line breaks, links and tags, nothing else. Pure."""

import re
from collections.abc import Iterator, Mapping
from html import escape
from urllib.parse import quote

import nh3
from linkify_it import LinkifyIt

REL = "me nofollow noopener noreferrer"
_SHOWN = 30
_PARAGRAPHS = re.compile(r"\n(?:[^\S\n]*\n)+")
_MENTION = re.compile(r"(?<![\w/@&])@([A-Za-z0-9_]+(?:@[\w.-]+\w)?)")
_TAG = re.compile(r"(?<![\w/#&])#(\w*[^\W\d_]\w*)")
_FINDER = LinkifyIt(options={"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})
for _schema in ("ftp:", "mailto:", "//"):
    _FINDER.add(_schema, None)


NOBODY: Mapping[str, str] = {}


def note_html(text: str, base_url: str, mentioned: Mapping[str, str] = NOBODY) -> str:
    """A text of several paragraphs as HTML. Its tags lead to the pages of this instance at `base_url`.

    `mentioned` goes from handles as they are written, without the first @, to the addresses of those accounts.
    """
    paragraphs = [part for part in _PARAGRAPHS.split(text) if part.strip()]
    return _clean("".join(f"<p>{_linked(part, base_url, mentioned)}</p>" for part in paragraphs))


def mentions_in(text: str) -> list[str]:
    """The handles in a text, without the first @, each once."""
    return list(dict.fromkeys(_MENTION.findall(text)))


def tags_in(text: str) -> list[str]:
    """The tags in a text, as they are written, each once."""
    return list(dict.fromkeys(_TAG.findall(text)))


def field_html(text: str) -> str:
    """One line, such as the value of a profile field, as HTML."""
    return _clean(_linked(text, None, NOBODY))


def _clean(html: str) -> str:
    """A second lock: whatever was built, only this leaves."""
    return nh3.clean(
        html,
        tags={"p", "br", "a", "span"},
        attributes={"a": {"href", "target", "translate", "rel", "class"}, "span": {"class"}},
        url_schemes={"http", "https"},
        link_rel=None,
    )


def _linked(text: str, base_url: str | None, mentioned: Mapping[str, str]) -> str:
    return "".join(_pieces(text, base_url, mentioned))


def _pieces(text: str, base_url: str | None, mentioned: Mapping[str, str]) -> Iterator[str]:
    end = 0
    for match in _FINDER.match(text) or []:
        yield _named(text[end : match.index], base_url, mentioned)
        yield _link(match.url)
        end = match.last_index
    yield _named(text[end:], base_url, mentioned)


def _named(text: str, base_url: str | None, mentioned: Mapping[str, str]) -> str:
    """Text without links, escaped, its tags and mentions linked."""
    html = escape(text, quote=False)
    if base_url is not None:
        html = _TAG.sub(lambda match: _tag(match[1], base_url), html)
    if mentioned:
        html = _MENTION.sub(lambda match: _mention(match, mentioned), html)
    return html.replace("\n", "<br>")


def _mention(match: re.Match[str], mentioned: Mapping[str, str]) -> str:
    address, name = mentioned.get(match[1]), match[1].partition("@")[0]
    if address is None:
        return match[0]
    return f'<span class="h-card"><a href="{escape(address)}" class="u-url mention">@<span>{name}</span></a></span>'


def _tag(name: str, base_url: str) -> str:
    address = escape(f"{base_url}/tags/{quote(name, safe='')}")
    return f'<a href="{address}" class="mention hashtag" rel="tag">#<span>{name}</span></a>'


def _link(url: str) -> str:
    """A link in Mastodon's form: the scheme and the far end are there, unseen."""
    scheme, _slashes, rest = url.partition("://")
    scheme = f"{scheme}://" + ("www." if rest.startswith("www.") else "")
    shown, hidden = url[len(scheme) : len(scheme) + _SHOWN], url[len(scheme) + _SHOWN :]
    look = ' class="ellipsis"' if hidden else ""
    return (
        f'<a href="{escape(url)}" target="_blank" rel="{REL}" translate="no">'
        f'<span class="invisible">{escape(scheme)}</span><span{look}>{escape(shown)}</span>'
        f'<span class="invisible">{escape(hidden)}</span></a>'
    )
