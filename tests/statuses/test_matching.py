"""The index finds what fits, on either engine, whichever way it looks and whatever page is asked for."""

from random import Random

import pytest

from palabre.statuses.queries.search import ADD_DOCUMENT, MATCHING
from palabre.statuses.search.expression import expression
from palabre.statuses.search.index import beside
from palabre.statuses.search.language import fits, parse
from palabre.statuses.search.words import words_of
from palabre.store.paging import NEWEST, Page
from palabre.store.store import Store
from palabre.store.transaction import Reader, Transaction

WORDS = ("tea", "rain", "café", "12", "東京", "京")
SEARCHES = (
    *("tea", "milk", "tea rain", "cafe -rain", '"tea rain"', '"rain tea tea"', '-"tea rain" tea', "東京", "京東"),
    *('"12 東京"', '"tea rain" -"rain tea"', '"tea milk"'),
)
POSTS = 60


def texts() -> dict[int, str]:
    """The text of each status."""
    random = Random(3)
    return {id: " ".join(random.choices(WORDS, k=random.randint(1, 6))) for id in range(1, POSTS + 1)}


@pytest.mark.parametrize("read", [0, 1, 7, 2 * POSTS])
@pytest.mark.parametrize("enough", [1, 2])
async def test_what_fits_is_found_on_every_page(store: Store, read: int, enough: int) -> None:
    documents = {id: " ".join(words_of(text)) for id, text in texts().items()}

    async def fill(tx: Transaction) -> None:
        for id, document in documents.items():
            await tx.run_last(ADD_DOCUMENT, status_id=id, document=document, neighbours=beside(document))

    async def find(db: Reader, text: str, page: Page) -> list[int]:
        sought = parse(text)
        asked = expression(sought.words, sought.without, [], [])
        return await MATCHING.fetch(db, page, read=read, enough=enough, **asked.parameters)

    await store.write(fill)
    random = Random(read)
    for text in SEARCHES:
        fitting = [id for id, document in documents.items() if fits(parse(text), document.split())][::-1]
        assert await store.read(find, text, Page(limit=POSTS)) == fitting
        for _ in range(8):
            lowest, highest, limit = random.randrange(POSTS), random.choice((NEWEST, random.randrange(POSTS))), 3
            within = [id for id in fitting if lowest < id < highest]
            page = Page(max_id=highest, since_id=lowest, limit=limit)
            assert await store.read(find, text, page) == within[:limit], (text, page)
            page = Page(max_id=highest, min_id=lowest, limit=limit)
            assert await store.read(find, text, page) == within[-limit:], (text, page)
