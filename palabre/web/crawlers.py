"""Robots that gather what people write to train models, and how the site tells them to stay away.

Every word here is a wish that polite robots follow: `robots.txt` (RFC 9309), the `noai` convention of `X-Robots-Tag`,
and TDMRep (https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510/), by which European law lets a site
keep its texts out of text and data mining (directive 2019/790, article 4).
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from palabre.ground.settings import Settings

SOURCE = Path(__file__).with_name("crawlers.toml")


class Crawler(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A robot: the name by which `robots.txt` calls it, whose it is, and where its owner says so."""

    agent: str
    owner: str
    source: str


class _List(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    crawlers: tuple[Crawler, ...]


@cache
def crawlers() -> tuple[Crawler, ...]:
    """The robots that are known to gather for models, by name."""
    found = msgspec.convert(tomllib.loads(SOURCE.read_text(encoding="utf-8")), _List).crawlers
    return tuple(sorted(found, key=lambda each: each.agent.lower()))


@cache
def robot_headers(settings: Settings) -> Mapping[str, str]:
    """What every page, feed and picture says to robots, as headers."""
    wishes = ["noindex"] if settings.search_engines == "refused" else []
    if settings.ai_crawlers == "allowed":
        return {"X-Robots-Tag": ", ".join(wishes)} if wishes else {}
    return {"X-Robots-Tag": ", ".join([*wishes, "noai", "noimageai"]), "TDM-Reservation": "1"}
