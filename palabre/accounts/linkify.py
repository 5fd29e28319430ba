"""What people write about themselves, as safe HTML: paragraphs, line breaks, links and tags, nothing else. Pure."""

import re
from collections.abc import Iterator
from html import escape

import nh3
from linkify_it import LinkifyIt

REL = "me nofollow noopener noreferrer"
_SHOWN = 30
_PARAGRAPHS = re.compile(r"\n(?:[^\S\n]*\n)+")
_TAG = re.compile(r"(?<![\w/#&])#(\w*[^\W\d_]\w*)")
_FINDER = LinkifyIt(options={"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})
for _schema in ("ftp:", "mailto:", "//"):
    _FINDER.add(_schema, None)


def note_html(text: str, base_url: str) -> str:
    """A text of several paragraphs as HTML. Its tags lead to the pages of this instance at `base_url`."""
    paragraphs = [part for part in _PARAGRAPHS.split(text) if part.strip()]
    return _clean("".join(f"<p>{_linked(part, base_url)}</p>" for part in paragraphs))


def field_html(text: str) -> str:
    """One line, such as the value of a profile field, as HTML."""
    return _clean(_linked(text, None))


def _clean(html: str) -> str:
    """A second lock: whatever was built, only this leaves."""
    return nh3.clean(
        html,
        tags={"p", "br", "a", "span"},
        attributes={"a": {"href", "target", "translate", "rel", "class"}, "span": {"class"}},
        url_schemes={"http", "https"},
        link_rel=None,
    )


def _linked(text: str, base_url: str | None) -> str:
    return "".join(_pieces(text, base_url))


def _pieces(text: str, base_url: str | None) -> Iterator[str]:
    end = 0
    for match in _FINDER.match(text) or []:
        yield _tagged(text[end : match.index], base_url)
        yield _link(match.url)
        end = match.last_index
    yield _tagged(text[end:], base_url)


def _tagged(text: str, base_url: str | None) -> str:
    """Text without links, escaped, its tags linked."""
    html = escape(text, quote=False)
    if base_url is not None:
        html = _TAG.sub(lambda match: _tag(match[1], base_url), html)
    return html.replace("\n", "<br>")


def _tag(name: str, base_url: str) -> str:
    address = escape(f"{base_url}/tags/{name}")
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
