"""What stands in a list is what the rule lets reach it, for whatever people do."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palabre.graph.lists import change_list
from palabre.graph.model import RepliesPolicy
from palabre.store.paging import Page
from palabre.store.transaction import Reader
from palabre.timelines.follower import entries_by_ids
from palabre.timelines.lists import in_list, list_view
from palabre.timelines.queries.entries import GONE_ACCOUNTS
from palabre.timelines.rules import appears_in_list, without_repeats
from palabre.timelines.viewpoints import viewpoint
from tests.timelines.test_ring import DEEDS, Crowd
from tests.timelines.world import World


async def by_the_rule(db: Reader, viewer_id: int, list_id: int, ids: list[int]) -> list[int]:
    """Ids of what belongs into a list, newest first."""
    view, wanted = await viewpoint(db, viewer_id), await list_view(db, viewer_id, list_id)
    gone = frozenset(await db.all(GONE_ACCOUNTS))
    entries = await entries_by_ids(db, ids)
    shown = [each for each in entries.values() if appears_in_list(each, view, wanted, gone)]
    shown.sort(key=lambda each: -each.id)
    return without_repeats([each.id for each in shown], [each.boosted_id or each.id for each in shown])


@settings(max_examples=10, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(DEEDS, min_size=20, max_size=60))
async def test_a_list_shows_what_the_rule_says(world: World, deeds: list[tuple[Any, ...]]):
    crowd = Crowd(world, [await world.account() for _ in range(5)])
    for one in range(1, 5):
        await world.follow(crowd.people[0], crowd.people[one])
        await crowd.set_apart(0, one, exclusive=bool(one % 2))
    for deed in deeds:
        await crowd.do(deed)
    ids = [each["id"] for each in crowd.statuses]
    for owner, list_id in crowd.lists.items():
        for policy in RepliesPolicy:
            await world.store.write(change_list, owner, list_id, replies_policy=policy)
            expected = await world.store.read(by_the_rule, owner, list_id, ids)
            assert await world.store.read(in_list, owner, list_id, Page(limit=200)) == expected
