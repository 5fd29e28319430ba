"""The search index is built anew when it holds too little, and says nothing of what may not be found."""

from palabre.statuses.search import build
from palabre.statuses.search.index import remove_from_index
from palabre.store.work import Tick
from tests.api.lodge import THREAT, Guest, Lodge


async def test_what_the_index_lost_is_found_again(lodge: Lodge, aline: Guest, monkeypatch) -> None:
    monkeypatch.setattr(build, "BATCH", 2)
    said = [await aline.say(f"tea {number}") for number in range(5)]
    held = await aline.say(f"tea? {THREAT}")
    for each in (*said, held):
        await lodge.house.store.write(remove_from_index, int(each["id"]))
    assert (await aline.get("/api/v2/search", q="tea", type="statuses"))["statuses"] == []
    await lodge.house.store.write(build.begin_index, Tick())
    await lodge.settle()
    found = (await aline.get("/api/v2/search", q="tea", type="statuses"))["statuses"]
    assert [each["id"] for each in found] == [each["id"] for each in reversed(said)]
