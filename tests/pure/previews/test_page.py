"""What pages say of themselves, however they say it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.previews.embed import frame, with_embed
from palabre.previews.model import Author, Said
from palabre.previews.page import decoded, read_page
from palabre.previews.rules import agrees, first_of, normal_url, tidy

URL = "https://news.example/a/b"
HOME = "palabre.example"
PAGE = """<!doctype html><html lang="fr-CA"><head><title>Plain title</title>
<meta property="og:title" content="Le  titre &amp; la suite"><meta name="description" content="plain">
<meta property="og:description" content="Ce que c’est"><meta property="og:site_name" content="Le Journal">
<meta property="og:image" content="/picture.jpg"><meta property="og:image:alt" content="A boat">
<meta property="article:published_time" content="2026-05-01T10:00:00Z"><meta name="author" content="Aline B.">
<meta name="fediverse:creator" content="@aline@palabre.example">
<link rel="alternate" type="application/json+oembed" href="/oembed?url=x"></head><body>words</body></html>"""


def test_open_graph_is_read() -> None:
    said, endpoint = read_page(PAGE, URL, HOME)
    assert said == Said(
        title="Le titre & la suite",
        description="Ce que c’est",
        language="fr",
        provider_name="Le Journal",
        authors=(Author("Aline B.", "", "aline@palabre.example"),),
        image_url="https://news.example/picture.jpg",
        image_description="A boat",
        published_at=1_777_629_600_000,
    )
    assert endpoint == "https://news.example/oembed?url=x"


def test_linked_data_is_read() -> None:
    page = """<title>t</title><script type="application/ld+json">not json</script>
    <script type="application/ld+json">//<![CDATA[
    {"@graph": [{"@type": "Person"}, {"@type": ["NewsArticle"], "headline": "H", "description": "D",
    "author": [{"name": "A", "url": "/people/a"}, "B"], "publisher": {"name": "P"}, "inLanguage": "en-GB",
    "image": [{"url": "i.png"}], "datePublished": "2026-05-01"}]}
    //]]></script>"""
    said, _endpoint = read_page(page, URL, HOME)
    assert (said.title, said.description, said.language, said.provider_name) == ("H", "D", "en", "P")
    assert said.authors == (Author("A", "https://news.example/people/a"), Author("B", ""))
    assert said.image_url == "https://news.example/a/i.png"
    assert said.published_at == 1_777_593_600_000


def test_a_player_is_framed_only_from_elsewhere_and_by_https() -> None:
    page = '<title>t</title><meta name="twitter:player" content="{}"><meta name="twitter:player:width" content="640">'
    said, _endpoint = read_page(page.format("https://films.example/e?a=1&amp;b=&quot;&gt;&lt;script&gt;"), URL, HOME)
    assert said.type == "video"
    assert said.html.startswith('<iframe src="https://films.example/e?a=1&amp;b=%22%3E%3Cscript%3E"')
    for bad in ("http://films.example/", f"https://{HOME}/", "javascript:alert(1)", "data:text/html,x"):
        said, _endpoint = read_page(page.format(bad), URL, HOME)
        assert (said.type, said.html) == ("link", "")


def test_what_a_provider_sends_is_not_believed() -> None:
    said = Said(title="t", image_url="https://a.example/i.png")
    body = b"""{"type": "video", "html": "<script>alert(1)</script><iframe onload='x' srcdoc='<b>'
    src='//films.example/e' width=1></iframe>", "width": "560", "height": 315.0}""".replace(b"\n", b"")
    embedded = with_embed(said, body, "https://films.example/oembed", HOME)
    assert embedded.html.startswith('<iframe src="https://films.example/e" width="560" height="315"')
    assert not any(word in embedded.html for word in ("script>", "onload", "srcdoc"))
    for other in (
        b"",
        b"[]",
        b"{",
        b'{"type": "rich", "html": "<p>words</p>"}',
        b'{"type": "video"}',
        b'{"width": []}',
    ):
        assert with_embed(said, other, "https://films.example/", HOME) == said
    photo = with_embed(said, b'{"type": "photo", "url": "/p.png", "width": 4}', "https://a.example/o", HOME)
    assert (photo.type, photo.embed_url, photo.width) == ("photo", "https://a.example/p.png", 4)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("é".encode(), "text/html"),
        ("é".encode("latin-1") * 2, "text/html"),
        ("é".encode("latin-1"), "text/html; charset=ISO-8859-1"),
        (b'<meta charset="windows-1252">' + "é".encode("cp1252"), "text/html"),
        (b"\xef\xbb\xbf" + "é".encode(), "text/html; charset=latin1"),
        ("\ufeffé".encode("utf-16"), "text/html"),
        ("é".encode(), "text/html; charset=nonsense"),
        ("é".encode(), "text/html; charset=base64"),
    ],
)
def test_any_charset_is_read(body: bytes, content_type: str) -> None:
    assert decoded(body, content_type).endswith("é")


@given(st.binary(max_size=300), st.text(max_size=20))
def test_no_page_breaks_the_reader(body: bytes, charset: str) -> None:
    said, _endpoint = read_page(decoded(body, f"text/html; charset={charset}"), URL, HOME)
    assert said.title.isprintable() or said.title


@given(st.text(max_size=100))
def test_what_is_kept_can_be_kept(text: str) -> None:
    kept = tidy(text + "\0\ud800" + text, 50)
    assert len(kept) <= 50
    assert "\0" not in kept.encode().decode()


def test_the_first_link_that_leads_elsewhere_is_shown() -> None:
    own = "https://palabre.example/@a/1"
    assert first_of(["https://palabre.example/about", "HTTPS://Else.Example/A?b#c", "https://x.example"], own) == (
        "https://else.example/A?b#c"
    )
    assert first_of(["https://palabre.example/", "https://u:p@x.example/"], own) is None
    assert normal_url("https://exämple.org/ä b") is None or "ä" not in (normal_url("https://exämple.org/ä") or "")


def test_an_account_agrees_to_be_named_by_its_domains() -> None:
    assert agrees(["news.example"], "https://www.news.example/x")
    assert agrees(["news.example"], "https://news.example/x")
    assert not agrees(["news.example"], "https://fakenews.example/x")
    assert not agrees([""], "https://news.example/x")


def test_a_frame_is_never_of_this_site() -> None:
    assert frame(f"https://{HOME}/x", 1, 1, HOME) == ""
