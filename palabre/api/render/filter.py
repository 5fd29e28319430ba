"""Filters (https://docs.joinmastodon.org/entities/Filter/, …/V1_Filter/), and what of a status they match."""

from collections.abc import Sequence

import msgspec

from palabre.ground.clock import iso
from palabre.timelines.filters import model
from palabre.timelines.filters.match import Match


class FilterKeyword(msgspec.Struct, frozen=True):
    """A keyword of a filter."""

    id: str
    keyword: str
    whole_word: bool


class FilterStatus(msgspec.Struct, frozen=True):
    """A status that a filter names."""

    id: str
    status_id: str


class BareFilter(msgspec.Struct, frozen=True, kw_only=True):
    """A filter as a match names it, without what else it matches."""

    id: str
    title: str
    context: list[str]
    expires_at: str | None
    filter_action: str


class Filter(BareFilter, frozen=True, kw_only=True):
    """A filter, whole."""

    keywords: list[FilterKeyword]
    statuses: list[FilterStatus]


class FilterResult(msgspec.Struct, frozen=True):
    """Why a status is filtered."""

    filter: BareFilter
    keyword_matches: tuple[str, ...] | None
    status_matches: list[str] | None


class FilterV1(msgspec.Struct, frozen=True, kw_only=True):
    """A keyword in the form of old clients, for whom each is a filter; `irreversible` says that it is to be hidden."""

    id: str
    phrase: str
    context: list[str]
    whole_word: bool
    expires_at: str | None
    irreversible: bool


def filter_keyword(row: model.Keyword) -> FilterKeyword:
    """A keyword."""
    return FilterKeyword(str(row.id), row.keyword, row.whole_word)


def filter_status(row: model.FilteredStatus) -> FilterStatus:
    """A status that a filter names."""
    return FilterStatus(str(row.id), str(row.status_id))


def filter_whole(view: model.FilterView) -> Filter:
    """A filter with its keywords and statuses."""
    row = view.filter
    return Filter(
        id=str(row.id),
        title=row.title,
        context=row.places,
        expires_at=_moment(row.expires_at),
        filter_action=row.action,
        keywords=[filter_keyword(each) for each in view.keywords],
        statuses=[filter_status(each) for each in view.statuses],
    )


def filter_v1(row: model.Filter, keyword: model.Keyword) -> FilterV1:
    """A keyword with its filter, for old clients."""
    return FilterV1(
        id=str(keyword.id),
        phrase=keyword.keyword,
        context=row.places,
        whole_word=keyword.whole_word,
        expires_at=_moment(row.expires_at),
        irreversible=row.action == model.Action.HIDE,
    )


def filter_results(matches: Sequence[Match]) -> bytes:
    """What a status carries as `filtered`."""
    return msgspec.json.encode([_result(each) for each in matches])


def _result(match: Match) -> FilterResult:
    row = match.filter
    named = BareFilter(
        id=str(row.id),
        title=row.title,
        context=row.places,
        expires_at=_moment(row.expires_at),
        filter_action=row.action,
    )
    ids = None if match.status_ids is None else [str(each) for each in match.status_ids]
    return FilterResult(named, match.words, ids)


def _moment(at: int | None) -> str | None:
    return None if at is None else iso(at)
