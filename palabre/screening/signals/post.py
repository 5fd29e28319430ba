"""What a post carries beside its words: links, mentions, media and marks."""

from typing import Final

from palabre.screening.facts import Facts, Kind
from palabre.screening.signals.signal import FactSignal

_MANY_LINKS: Final = 4
_MANY_MENTIONS: Final = 8


def _link(facts: Facts) -> str | None:
    return facts.links[0] if facts.links else None


def _many_links(facts: Facts) -> str | None:
    return f"{len(facts.links)} links" if len(facts.links) >= _MANY_LINKS else None


def _many_mentions(facts: Facts) -> str | None:
    return f"{facts.mentions} mentions" if facts.mentions >= _MANY_MENTIONS else None


def _marked(facts: Facts) -> str | None:
    return "marked sensitive" if facts.sensitive or facts.content_warning.strip() else None


def _profile(facts: Facts) -> str | None:
    return "profile" if facts.kind is Kind.PROFILE else None


LINK: Final = FactSignal("post.link", "It links somewhere.", _link, weight=0.1)
MANY_LINKS: Final = FactSignal("post.many-links", f"It has {_MANY_LINKS} links or more.", _many_links)
MANY_MENTIONS: Final = FactSignal("post.many-mentions", f"It mentions {_MANY_MENTIONS} or more.", _many_mentions)
MARKED: Final = FactSignal("post.marked", "Marked sensitive, or under a content warning.", _marked, weight=0.0)
PROFILE: Final = FactSignal("post.profile", "It is a profile, not a post.", _profile, weight=0.1)
