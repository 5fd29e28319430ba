"""The team lets what is much talked about show, or keeps it back, on the pages."""

from palabre.accounts.model import Role
from palabre.discovery.rank import rank_trends
from palabre.discovery.trends import trending_statuses, trending_tags
from palabre.store.transaction import Transaction
from palabre.store.work import Tick
from tests.web.people import one
from tests.web.test_posts import post


async def test_a_moderator_reviews_what_trends(visitor, house) -> None:
    people = [await visitor(name) for name in ("ana", "ben", "cleo", "dan")]
    for person in people:
        await post(person, "The bridge is open #bridge")
    number = one(r'data-post="(\d+)"', await people[1].get("/@ana"))
    for person in people[1:]:
        await person.get(f"/@ana/{number}")
        assert (await person.send(f"/posts/{number}/favourite", {"on": "1"})).status_code < 400
    await house.store.write(_rank, house.settings)
    team = await visitor("mo", Role.MODERATOR)
    page = await team.get("/desk/trends")
    assert page.count("Nobody has looked yet") == 2
    tag = one(r'name="kind" value="tag"><input type="hidden" name="id" value="(\d+)"', page)
    assert await house.store.read(trending_tags, "reviewed") == []
    page = await team.submit("/desk/trends", {"kind": "tag", "id": tag, "answer": "show"})
    assert page.count("Nobody has looked yet") == 1
    assert [each.name for each in await house.store.read(trending_tags, "reviewed")] == ["bridge"]
    author = one(r'name="kind" value="author"><input type="hidden" name="id" value="(\d+)"', page)
    page = await team.submit("/desk/trends", {"kind": "author", "id": author, "answer": "show"})
    assert await house.store.read(trending_statuses, "reviewed", None) == [int(number)]
    await team.submit("/desk/trends", {"kind": "status", "id": number, "answer": "hide"})
    assert await house.store.read(trending_statuses, "reviewed", None) == []
    await team.submit("/desk/trends", {"kind": "status", "id": "x", "answer": "hide"}, status=422)
    await people[0].get("/desk/trends", status=403)


async def _rank(tx: Transaction, settings) -> None:
    await rank_trends(settings, tx, Tick())
