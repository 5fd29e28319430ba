"""Filters as old clients know them, each a single keyword (https://docs.joinmastodon.org/methods/filters/#v1)."""

import msgspec

from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.store.transaction import Reader, Transaction
from palabre.timelines.filters.edit import (
    FilterChange,
    KeywordChange,
    add_filter,
    change_filter,
    change_keyword,
    remove_filter,
    remove_keyword,
)
from palabre.timelines.filters.model import Action, Filter, Keyword
from palabre.timelines.filters.read import filters, keyword, one_filter


class Single(msgspec.Struct, frozen=True):
    """A keyword and the filter that it belongs to."""

    filter: Filter
    keyword: Keyword


class SingleChange(msgspec.Struct, frozen=True, kw_only=True):
    """What an old client says of a filter. None leaves what is; `expires_in` is in seconds, 0 for never."""

    phrase: str
    contexts: tuple[str, ...]
    hide: bool | None = None
    whole_word: bool | None = None
    expires_in: int | None = None


async def singles(db: Reader, account_id: int) -> list[Single]:
    """Every keyword of the account's filters."""
    return [Single(view.filter, each) for view in await filters(db, account_id) for each in view.keywords]


async def single(db: Reader, account_id: int, keyword_id: int) -> Single:
    """One keyword. Raises `NotFound`."""
    found = await keyword(db, account_id, keyword_id)
    return Single((await one_filter(db, account_id, found.filter_id)).filter, found)


async def add_single(tx: Transaction, account_id: int, change: SingleChange) -> Single:
    """Makes a filter with one keyword, and names it after that."""
    words = (KeywordChange(keyword=change.phrase, whole_word=change.whole_word),)
    made = await add_filter(tx, account_id, _of_filter(change, words))
    return Single(made.filter, made.keywords[0])


def _of_filter(change: SingleChange, words: tuple[KeywordChange, ...] = ()) -> FilterChange:
    return FilterChange(
        title=change.phrase,
        contexts=change.contexts,
        action=None if change.hide is None else Action.HIDE if change.hide else Action.WARN,
        expires_in=change.expires_in,
        keywords=words,
    )


async def change_single(tx: Transaction, account_id: int, keyword_id: int, change: SingleChange) -> Single:
    """Changes a keyword and its filter. Raises `Invalid` when that would change what other keywords do."""
    before = await single(tx, account_id, keyword_id)
    await change_keyword(tx, account_id, keyword_id, change.phrase, change.whole_word)
    known = await one_filter(tx, account_id, before.filter.id)
    after = await change_filter(tx, account_id, before.filter.id, _of_filter(change))
    if len(known.keywords) > 1 and after.filter != before.filter:
        raise Invalid(
            _("These parameters cannot be changed here, for they apply to more than one keyword of a filter."),
            code="several_keywords",
        )
    return await single(tx, account_id, keyword_id)


async def remove_single(tx: Transaction, account_id: int, keyword_id: int) -> None:
    """Removes a keyword, and its filter when nothing is left of it."""
    before = await keyword(tx, account_id, keyword_id)
    await remove_keyword(tx, account_id, keyword_id)
    left = await one_filter(tx, account_id, before.filter_id)
    if not left.keywords and not left.statuses:
        await remove_filter(tx, account_id, before.filter_id)
