"""Make, change and remove filters. All take the account whose filters they are, and raise `NotFound` for another's."""

from collections.abc import Sequence

import msgspec

from palabre.accounts.users import note_filters_changed
from palabre.ground import clock, ids
from palabre.ground.clock import SECOND
from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.statuses.read import view
from palabre.store.transaction import Transaction
from palabre.timelines.filters.model import Action, Context, Filter, FilteredStatus, FiltersChanged, FilterView, Keyword
from palabre.timelines.filters.queries import (
    ADD_FILTER,
    ADD_KEYWORD,
    ADD_STATUS,
    CHANGE_FILTER,
    CHANGE_KEYWORD,
    COUNT_FILTERS,
    REMOVE_FILTER,
    REMOVE_KEYWORD,
    REMOVE_STATUS,
)
from palabre.timelines.filters.read import filtered_status, keyword, one_filter

MOST_FILTERS = 200
MOST_KEYWORDS = 500
MOST_STATUSES = 1_000
LONGEST = 500
"""How many characters a title or keyword may have."""


class KeywordChange(msgspec.Struct, frozen=True, kw_only=True):
    """A keyword to add, or with an `id` one to change, or to remove."""

    id: int | None = None
    keyword: str | None = None
    whole_word: bool | None = None
    remove: bool = False


class FilterChange(msgspec.Struct, frozen=True, kw_only=True):
    """What of a filter is to be otherwise. None leaves it; `expires_in` is in seconds from now, 0 for never."""

    title: str | None = None
    contexts: Sequence[str] | None = None
    action: str | None = None
    expires_in: int | None = None
    keywords: Sequence[KeywordChange] = ()


async def add_filter(tx: Transaction, account_id: int, change: FilterChange) -> FilterView:
    """Makes a filter. It needs a title and a context; the action is to warn unless something else is asked for."""
    if (await tx.one(COUNT_FILTERS, account_id=account_id) or 0) >= MOST_FILTERS:
        raise Invalid(_("You have {limit} filters already. Remove one first."), code="limit", limit=MOST_FILTERS)
    blank = Filter(ids.new_id(), account_id, "", "[]", Action.WARN, None, clock.now())
    row = _changed(blank, change)
    await tx.run(ADD_FILTER, **msgspec.structs.asdict(row))
    await _change_keywords(tx, FilterView(row), change.keywords)
    return await _done(tx, account_id, row.id)


def _changed(row: Filter, change: FilterChange) -> Filter:
    """The filter as it will be. Raises `Invalid` for what no filter can be."""
    title = row.title if change.title is None else change.title.strip()
    places = row.places if change.contexts is None else list(dict.fromkeys(each.strip() for each in change.contexts))
    places = [each for each in places if each]
    action = row.action if change.action is None else change.action
    if not title:
        raise Invalid(_("Validation failed: Title can't be blank"), code="blank")
    if len(title) > LONGEST:
        raise Invalid(_("Validation failed: Title is too long (at most {limit} characters)"), limit=LONGEST)
    if not places or any(each not in list(Context) for each in places):
        raise Invalid(_("Validation failed: Context None or invalid context supplied"), code="context")
    if action not in list(Action):
        raise Invalid(_("Validation failed: Filter action must be warn, hide or blur"), code="action")
    expires_at = row.expires_at
    if change.expires_in is not None:
        expires_at = clock.now() + change.expires_in * SECOND if change.expires_in else None
    return Filter(
        row.id, row.account_id, title, msgspec.json.encode(places).decode(), action, expires_at, row.created_at
    )


async def _change_keywords(tx: Transaction, known: FilterView, changes: Sequence[KeywordChange]) -> None:
    for change in changes:
        if change.id is None:
            if change.keyword and change.keyword.strip() and not change.remove:
                await _add_keyword(tx, known, change.keyword, whole_word=change.whole_word is not False)
            continue
        before = await keyword(tx, known.filter.account_id, change.id)
        if change.remove:
            await tx.run(REMOVE_KEYWORD, row_id=before.id)
        else:
            await _change_keyword(tx, before, change.keyword, change.whole_word)


async def _add_keyword(tx: Transaction, known: FilterView, words: str, *, whole_word: bool) -> Keyword:
    if len(known.keywords) >= MOST_KEYWORDS:
        raise Invalid(_("This filter has {limit} keywords already."), code="limit", limit=MOST_KEYWORDS)
    row = Keyword(ids.new_id(), known.filter.id, _checked(words), whole_word, clock.now())
    await tx.run(ADD_KEYWORD, **msgspec.structs.asdict(row))
    return row


def _checked(words: str) -> str:
    if not words.strip():
        raise Invalid(_("Validation failed: Keyword can't be blank"), code="blank")
    if len(words) > LONGEST:
        raise Invalid(_("Validation failed: Keyword is too long (at most {limit} characters)"), limit=LONGEST)
    return words.strip()


async def _change_keyword(tx: Transaction, before: Keyword, words: str | None, whole_word: bool | None) -> None:
    await tx.run(
        CHANGE_KEYWORD,
        row_id=before.id,
        new_keyword=before.keyword if words is None else _checked(words),
        new_whole_word=before.whole_word if whole_word is None else whole_word,
    )


async def _done(tx: Transaction, account_id: int, filter_id: int) -> FilterView:
    await _tell(tx, account_id)
    return await one_filter(tx, account_id, filter_id)


async def _tell(tx: Transaction, account_id: int) -> None:
    await note_filters_changed(tx, account_id)
    await tx.emit(FiltersChanged(account_id))


async def change_filter(tx: Transaction, account_id: int, filter_id: int, change: FilterChange) -> FilterView:
    """Changes a filter, and its keywords as asked."""
    known = await one_filter(tx, account_id, filter_id)
    row = _changed(known.filter, change)
    await tx.run(
        CHANGE_FILTER,
        row_id=row.id,
        new_title=row.title,
        new_contexts=row.contexts,
        new_action=row.action,
        new_expires_at=row.expires_at,
    )
    await _change_keywords(tx, known, change.keywords)
    return await _done(tx, account_id, row.id)


async def remove_filter(tx: Transaction, account_id: int, filter_id: int) -> None:
    """Removes a filter with all that it matches."""
    await one_filter(tx, account_id, filter_id)
    for command in REMOVE_FILTER:
        await tx.run(command, row_id=filter_id)
    await _tell(tx, account_id)


async def add_keyword(tx: Transaction, account_id: int, filter_id: int, words: str, *, whole_word: bool) -> Keyword:
    """Adds a keyword to a filter."""
    added = await _add_keyword(tx, await one_filter(tx, account_id, filter_id), words, whole_word=whole_word)
    await _tell(tx, account_id)
    return added


async def change_keyword(
    tx: Transaction, account_id: int, keyword_id: int, words: str | None, whole_word: bool | None
) -> Keyword:
    """Changes a keyword; None leaves what is."""
    await _change_keyword(tx, await keyword(tx, account_id, keyword_id), words, whole_word)
    await _tell(tx, account_id)
    return await keyword(tx, account_id, keyword_id)


async def remove_keyword(tx: Transaction, account_id: int, keyword_id: int) -> None:
    """Removes a keyword; the filter stays."""
    await keyword(tx, account_id, keyword_id)
    await tx.run(REMOVE_KEYWORD, row_id=keyword_id)
    await _tell(tx, account_id)


async def add_status(tx: Transaction, account_id: int, filter_id: int, status_id: int) -> FilteredStatus:
    """Lets a filter match one status that the account may read."""
    known = await one_filter(tx, account_id, filter_id)
    if len(known.statuses) >= MOST_STATUSES:
        raise Invalid(_("This filter names {limit} posts already."), code="limit", limit=MOST_STATUSES)
    found = await view(tx, account_id, status_id)
    row = FilteredStatus(ids.new_id(), filter_id, found.status.id, clock.now())
    if not await tx.run(ADD_STATUS, **msgspec.structs.asdict(row)):
        raise Invalid(_("Validation failed: Status has already been taken"), code="taken")
    await _tell(tx, account_id)
    return row


async def remove_status(tx: Transaction, account_id: int, filtered_id: int) -> FilteredStatus:
    """Takes a status out of its filter, and returns what was there."""
    row = await filtered_status(tx, account_id, filtered_id)
    await tx.run(REMOVE_STATUS, row_id=filtered_id)
    await _tell(tx, account_id)
    return row
