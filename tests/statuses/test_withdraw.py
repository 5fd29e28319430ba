"""What moderation does: release, withdraw, restore, mark."""

import pytest

from palabre.ground.errors import Conflict
from palabre.statuses.boost import boost
from palabre.statuses.delete import delete_status
from palabre.statuses.model import StatusPosted
from palabre.statuses.read import held, search_statuses, view, views
from palabre.statuses.withdraw import mark_sensitive, release, restore, withdraw
from palabre.store.paging import Page
from tests.statuses.test_post import told
from tests.statuses.town import SETTINGS, Town


async def found(town: Town, viewer_id: int, words: str) -> int:
    """How many statuses a viewer finds."""
    return len(await town.store.read(search_statuses, viewer_id, words, Page(), settings=SETTINGS))


async def test_a_released_status_is_as_if_it_were_posted_now(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    parent = await town.say(ben, "parent")
    status = await town.say(ada, "hold walrus", in_reply_to_id=parent.id)
    assert await town.store.write(release, status.id)
    assert not await town.store.write(release, status.id)
    seen = await town.store.read(view, ben.id, status.id)
    assert seen.hold is None
    assert (await town.account(ada.id)).statuses_count == 1
    assert (await town.store.read(view, ben.id, parent.id)).status.replies_count == 1
    assert await found(town, ben.id, "walrus") == 1
    posted = [event.read(StatusPosted).status_id for event in await told(town.store, "StatusPosted")]
    assert posted == [parent.id, status.id]


async def test_a_withdrawn_status_is_gone_for_all_but_its_author_and_comes_back_whole(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    parent = await town.say(ben, "parent")
    status = await town.say(ada, "walrus @ben", in_reply_to_id=parent.id)
    boosted = await town.store.write(boost, ben, status.id)
    assert await town.store.write(withdraw, status.id, clause_id="spam", policy_version=3)
    assert not await town.store.write(withdraw, status.id, clause_id="spam", policy_version=3)
    assert await town.store.read(views, ben.id, [status.id, boosted.id]) == []
    assert await town.store.read(views, None, [status.id, boosted.id]) == []
    assert await found(town, ben.id, "walrus") == 0
    assert (await town.account(ada.id)).statuses_count == 0
    assert (await town.store.read(view, ben.id, parent.id)).status.replies_count == 0
    (mine,) = await town.store.read(held, ada.id, Page())
    assert mine.hold is not None
    assert (mine.hold.state, mine.hold.clause_id, mine.hold.policy_version) == ("withdrawn", "spam", 3)
    assert len(await told(town.store, "StatusWithdrawn")) == 1
    assert await town.store.write(restore, status.id)
    assert len(await town.store.read(views, ben.id, [status.id, boosted.id])) == 2
    assert await found(town, ben.id, "walrus") == 1
    assert (await town.account(ada.id)).statuses_count == 1
    assert (await town.store.read(view, ben.id, parent.id)).status.replies_count == 1
    assert await town.store.read(held, ada.id, Page()) == []


async def test_a_held_status_can_be_withdrawn_and_restored(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    status = await town.say(ada, "hold this")
    await town.store.write(withdraw, status.id)
    assert (await town.account(ada.id)).statuses_count == 0
    with pytest.raises(Conflict):
        await town.store.write(release, status.id)
    await town.store.write(restore, status.id)
    assert (await town.store.read(view, ben.id, status.id)).status.state == "live"
    assert (await town.account(ada.id)).statuses_count == 1


async def test_a_held_status_is_not_restored(town: Town) -> None:
    (ada,) = await town.join("ada")
    status = await town.say(ada, "hold this")
    with pytest.raises(Conflict):
        await town.store.write(restore, status.id)


async def test_what_its_author_has_deleted_is_nothing_to_do(town: Town) -> None:
    (ada,) = await town.join("ada")
    status = await town.say(ada, "hello")
    await town.store.write(delete_status, ada.id, status.id)
    for verb in (withdraw, restore, release, mark_sensitive):
        assert not await town.store.write(verb, status.id)


async def test_marking_hides_pictures_once(town: Town) -> None:
    (ada,) = await town.join("ada")
    status = await town.say(ada, "hello")
    assert await town.store.write(mark_sensitive, status.id)
    assert not await town.store.write(mark_sensitive, status.id)
    assert (await town.store.read(view, None, status.id)).status.sensitive
