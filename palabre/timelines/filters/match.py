"""Matches statuses with someone's filters. Pure.

As in Mastodon, a keyword that asks for whole words has a word boundary only at an edge that is a word character.
"""

import re
from collections.abc import Iterable, Sequence

import msgspec

from palabre.timelines.filters.model import Filter, FilterView, Keyword

_STARTS_WITH_WORD = re.compile(r"\w")
_ENDS_WITH_WORD = re.compile(r"\w\Z")


class Match(msgspec.Struct, frozen=True):
    """A filter that a status falls under: the words that matched, or the ids of the status that it names."""

    filter: Filter
    words: tuple[str, ...] | None
    status_ids: tuple[int, ...] | None


class _Rule(msgspec.Struct, frozen=True):
    filter: Filter
    pattern: re.Pattern[str] | None
    status_ids: frozenset[int]

    def match(self, text: str, ids: Sequence[int]) -> Match | None:
        found = self.pattern.search(text) if self.pattern else None
        named = tuple(each for each in ids if each in self.status_ids)
        if found is None and not named:
            return None
        words = None if found is None else (found[0],)
        return Match(self.filter, words, named or None)


class FilterSet:
    """All filters of one account, made once for every change of them: one expression tells whether any word matches."""

    def __init__(self, views: Iterable[FilterView] = ()) -> None:
        views = [view for view in views if view.keywords or view.statuses]
        self._rules = [
            _Rule(view.filter, _pattern(view.keywords), frozenset(each.status_id for each in view.statuses))
            for view in views
        ]
        self._any_word = _pattern([keyword for view in views for keyword in view.keywords])
        self._any_id = frozenset(each.status_id for view in views for each in view.statuses)

    def __bool__(self) -> bool:
        return bool(self._rules)

    def matches(self, text: str, ids: Sequence[int], now: int) -> list[Match]:
        """The filters in force that a status falls under, by its words or by its own or its boost's id."""
        if not self._may_match(text, ids):
            return []
        in_force = (rule for rule in self._rules if rule.filter.expires_at is None or rule.filter.expires_at > now)
        return [found for rule in in_force if (found := rule.match(text, ids)) is not None]

    def _may_match(self, text: str, ids: Sequence[int]) -> bool:
        if self._any_id and not self._any_id.isdisjoint(ids):
            return True
        return self._any_word is not None and self._any_word.search(text) is not None


def _pattern(keywords: Sequence[Keyword]) -> re.Pattern[str] | None:
    if not keywords:
        return None
    return re.compile("|".join(f"(?:{_expression(each)})" for each in keywords), re.IGNORECASE)


def _expression(keyword: Keyword) -> str:
    words = re.escape(keyword.keyword)
    if not keyword.whole_word:
        return words
    start = r"\b" if _STARTS_WITH_WORD.match(keyword.keyword) else ""
    end = r"\b" if _ENDS_WITH_WORD.search(keyword.keyword) else ""
    return start + words + end


NO_FILTERS = FilterSet()
