"""Whatever someone types becomes HTML that holds no markup of theirs."""

import re
from contextlib import closing

import apsw
import nh3
from hypothesis import given, settings
from hypothesis import strategies as some

from palabre.ground.errors import Invalid
from palabre.statuses.entities import entities
from palabre.statuses.length import characters, counted_length
from palabre.statuses.model import Mention
from palabre.statuses.search.expression import expression, reach_of
from palabre.statuses.search.language import parse
from palabre.statuses.text import clean, render

BEN = Mention(2, "ben", "ben", "https://palabre.example/@ben")
pieces = some.sampled_from(
    ["<script>", "</a>", '"', "'", "&", "&lt;", "@ben", "#tag", "#<b>", "https://a.example/", "javascript:x", "\n", " ",
     "\n\n", "https://x.example/?a=\"><img src=x onerror=alert(1)>", "://", "é", "日本", "\u202e", "👩‍👩‍👧"]
)  # fmt: skip
texts = some.one_of(some.text(max_size=80), some.lists(pieces, max_size=12).map("".join))


OPERATORS = ["tea", "-tea", '"green tea"', '-"green tea', "from:me", "-from:@ada", "has:image", "-has:poll", "is:reply",
             "before:2026-01-01", "after:x", "during:2026-02-30", "in:library", "in:public", "language:fr", "sort:best",
             "12:30", "AND", "NEAR(", "東京", "-東京", ":", '"', "-"]  # fmt: skip


def html_of(text: str) -> str:
    """The HTML of a text where Ben lives here."""
    return render(clean(text), {"ben": BEN}, base_url="https://palabre.example", local_domain="palabre.example")


@settings(max_examples=300, deadline=None)
@given(texts)
def test_only_our_own_markup_leaves(text: str) -> None:
    html = html_of(text)
    assert set(re.findall(r"</?([a-z0-9]+)", html)) <= {"p", "br", "a", "span"}
    assert set(re.findall(r'href="([a-z]+):', html)) <= {"https", "http"}
    assert not re.search(r"<[^>]*\son\w+=", html)
    assert nh3.clean(html, link_rel=None).count("<p>") == html.count("<p>")


@settings(max_examples=200, deadline=None)
@given(texts)
def test_the_words_stay_the_same(text: str) -> None:
    cleaned = clean(text)
    shown = nh3.clean(html_of(text).replace("<br />", "\n").replace("</p><p>", "\n"), tags=set())
    written = nh3.clean_text("x")[:0] + shown.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u00a0")
    assert re.sub(r"\s+", "", written.replace("&amp;", "&")) == re.sub(r"\s+", "", cleaned)


@settings(max_examples=200, deadline=None)
@given(texts)
def test_a_text_is_cut_without_overlap_and_counted_within_its_length(text: str) -> None:
    found = entities(text)
    ends = [0, *(each.end for each in found)]
    assert all(start <= each.start < each.end for start, each in zip(ends, found, strict=False))
    links = sum(each.kind == "link" for each in found)
    assert 0 <= counted_length(text, found) <= len(text) + 23 * links
    assert characters(text) <= len(text)


@settings(max_examples=300, deadline=None)
@given(some.one_of(texts, some.lists(some.sampled_from(OPERATORS), max_size=8).map(" ".join)))
def test_whatever_is_sought_either_engine_can_read(text: str) -> None:
    try:
        sought = parse(text)
    except Invalid:
        assert re.search("(before|after|during):", text, re.IGNORECASE)
        return
    found = expression(sought.words, sought.without, [], [7], reach_of(9, sought.within))
    with closing(apsw.Connection(":memory:")) as database:
        database.execute("CREATE VIRTUAL TABLE t USING fts5(document, content='')")
        database.execute("SELECT rowid FROM t WHERE t MATCH ?", (found.fts5,)).fetchall()
    assert re.fullmatch(r"[^'\\]*('[^'\\]+'[^'\\]*)+", found.tsquery)
