"""What people write about themselves becomes safe HTML."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from palabre.accounts.linkify import field_html, note_html

BASE = "https://palabre.example"


class Reading(HTMLParser):
    """What a browser makes of HTML: its tags, its links and its text."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.links, self.text = [], [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag == "a":
            self.links.append(dict(attrs))

    def handle_data(self, data):
        self.text += data


def test_paragraphs_and_lines():
    assert note_html("One\ntwo\n \n\nthree", BASE) == "<p>One<br>two</p><p>three</p>"
    assert note_html("", BASE) == ""


def test_markup_is_shown_as_text():
    html = note_html("<script>alert(1)</script> <b>&amp;", BASE)
    assert Reading(html).tags == ["p"]
    assert Reading(html).text == "<script>alert(1)</script> <b>&amp;"


def test_links_are_marked_and_shortened_for_the_eye():
    long = "https://www.site.example/" + "a" * 40 + "?x=1&y=%22"
    read = Reading(field_html(f"see {long}, ok"))
    assert read.links == [
        {"href": long, "target": "_blank", "rel": "me nofollow noopener noreferrer", "translate": "no"}
    ]
    assert read.text == f"see {long}, ok"
    assert '<span class="ellipsis">site.example/' in field_html(long)


def test_only_web_addresses_become_links():
    for text in ("javascript:alert(1)", "ftp://a.example", "mailto:a@b.example", "//a.example", "a.example"):
        assert Reading(field_html(text)).links == []


def test_tags_lead_to_their_pages_in_notes_only():
    read = Reading(note_html("I like #Jazz, #été and https://a.example/#part but not #1", BASE))
    assert [link["href"] for link in read.links] == [
        f"{BASE}/tags/Jazz",
        f"{BASE}/tags/%C3%A9t%C3%A9",
        "https://a.example/#part",
    ]
    assert read.links[0]["rel"] == "tag"
    assert Reading(field_html("#Jazz")).links == []


@given(st.lists(st.sampled_from(['"', "'", "<", ">", "&", "https://a.b/", "#a", "\n", " ", "x", "onload=", "é"])))
def test_whatever_is_written_reads_as_it_was_written(parts):
    text = "".join(parts)
    read = Reading(field_html(text))
    assert set(read.tags) <= {"a", "span", "br"}
    assert all(link["href"].startswith("https://a.b/") for link in read.links)
    assert read.text == text.replace("\n", "")
