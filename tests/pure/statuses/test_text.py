"""Plain text into HTML, in the form of Mastodon's."""

import pytest

from palabre.statuses.entities import EntityKind, entities, handle_key, tag_name
from palabre.statuses.model import Mention
from palabre.statuses.text import clean, render

BASE = "https://palabre.example"
BEN = Mention(2, "Ben", "Ben", f"{BASE}/@Ben")
FAR = Mention(3, "zoe", "zoe@far.example", "https://far.example/@zoe")


def html_of(text: str) -> str:
    """What a text becomes where Ben lives here and Zoe lives far away."""
    known = {"ben": BEN, "zoe@far.example": FAR}
    return render(clean(text), known, base_url=BASE, local_domain="palabre.example")


def link(shown: str, *, prefix: str = "https://", rest: str = "") -> str:
    """An anchor as Mastodon writes it."""
    look = "ellipsis" if rest else ""
    return (
        f'<a href="{prefix}{shown}{rest}" target="_blank" rel="nofollow noopener noreferrer" translate="no">'
        f'<span class="invisible">{prefix}</span><span class="{look}">{shown}</span>'
        f'<span class="invisible">{rest}</span></a>'
    )


def mention(account: Mention) -> str:
    """A mention as Mastodon writes it."""
    return (
        f'<span class="h-card" translate="no"><a href="{account.url}" class="u-url mention">'
        f"@<span>{account.username}</span></a></span>"
    )


def hashtag(name: str, shown: str) -> str:
    """A hashtag as Mastodon writes it."""
    return f'<a href="{BASE}/tags/{name}" class="mention hashtag" rel="tag">#<span>{shown}</span></a>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("Hello", "<p>Hello</p>"),
        ("one\ntwo", "<p>one<br />two</p>"),
        ("one\r\n\r\n \r\ntwo", "<p>one</p><p>two</p>"),
        ("<script>alert('x')</script> & \"co\"", "<p>&lt;script&gt;alert('x')&lt;/script&gt; &amp; \"co\"</p>"),
        ("nul\x00l \x1b[31mred", "<p>null [31mred</p>"),
        ("مرحبا بالعالم", "<p>مرحبا بالعالم</p>"),
        ("see https://example.org/a.", f"<p>see {link('example.org/a')}.</p>"),
        ("(https://www.example.org/a(b))", f"<p>({link('example.org/a(b)', prefix='https://www.')})</p>"),
        (
            "https://example.org/a-rather-long-path/indeed",
            f"<p>{link('example.org/a-rather-long-path', rest='/indeed')}</p>",
        ),
        ("https://例え.jp/パス、そして", f"<p>{link('例え.jp/パス、そして')}</p>"),
        (
            "example.org and javascript:alert(1) and ftp://a.b",
            "<p>example.org and javascript:alert(1) and ftp://a.b</p>",
        ),
        ("Hi @ben!", f"<p>Hi {mention(BEN)}!</p>"),
        ("@BEN@Palabre.Example, @zoe@far.example", f"<p>{mention(BEN)}, {mention(FAR)}</p>"),
        ("mail ben@ben.example, @nobody, a@ben", "<p>mail ben@ben.example, @nobody, a@ben</p>"),
        ("(@ben) @ben's", f"<p>({mention(BEN)}) {mention(BEN)}'s</p>"),
        ("#1 #2024 #a1 #_ C#", f"<p>#1 #2024 {hashtag('a1', 'a1')} #_ C#</p>"),
    ],
)
def test_text_becomes_html(text: str, html: str) -> None:
    assert html_of(text) == html


def test_tags_of_every_script() -> None:
    found = [each.value for each in entities("#Été #日本語タグ。#हिन्दी ＃全角 #สวัสดี,#עברית #foo_bar-baz a#b")]
    assert found == ["Été", "日本語タグ", "हिन्दी", "全角", "สวัสดี", "עברית", "foo_bar"]
    assert [tag_name(name) for name in ("Été", "ＦＯＯ", "Straße", "हिन्दी")] == ["ete", "foo", "strasse", "हिन्दी"]


def test_nothing_is_found_within_a_link() -> None:
    found = entities("https://example.org/@ben/#top?x=#y then @ben")
    assert [each.kind for each in found] == [EntityKind.LINK, EntityKind.MENTION]


def test_the_address_of_a_tag_is_escaped() -> None:
    assert f'href="{BASE}/tags/%E6%97%A5%E6%9C%AC"' in html_of("#日本")


@pytest.mark.parametrize(
    ("written", "key"),
    [("Ben", "ben"), ("ben@PALABRE.example", "ben"), ("Zoe@Far.example", "zoe@far.example")],
)
def test_handles_are_looked_up_without_case_or_the_local_domain(written: str, key: str) -> None:
    assert handle_key(written, "palabre.example") == key
