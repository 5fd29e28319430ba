"""Editing and deleting."""

import pytest

from palabre.ground.errors import Conflict, Invalid, NotFound
from palabre.media.read import attachments_of
from palabre.statuses.boost import boost
from palabre.statuses.delete import delete_status
from palabre.statuses.edit import edit_status
from palabre.statuses.model import Draft, Status
from palabre.statuses.queries.rows import FORGET_STATUS
from palabre.statuses.react import bookmark, favourite
from palabre.statuses.read import favourites, history, search_statuses, view, views
from palabre.store.paging import Page
from tests.statuses.test_post import told
from tests.statuses.town import SETTINGS, Town


async def edit(town: Town, author, status: Status, text: str, **more) -> Status:
    """Gives a status a new wording."""
    draft = Draft(text=text, **more)
    return await town.store.write(edit_status, author, status.id, draft, screen=town.screen, settings=SETTINGS)


async def test_an_edit_changes_everything_that_follows_from_the_text(town: Town) -> None:
    ada, ben, cleo = await town.join("ada", "ben", "cleo")
    old, new = await town.picture(ada, "old"), await town.picture(ada, "new")
    parent = await town.say(ben, "question")
    status = await town.say(
        ada, "walrus @ben #one", "unlisted", in_reply_to_id=parent.id, attachment_ids=(old.id,), language="en"
    )
    after = await edit(
        town, ada, status, "penguin @cleo #two", spoiler_text="birds", attachment_ids=(new.id,), visibility="direct"
    )
    assert (after.visibility, after.in_reply_to_id) == ("unlisted", parent.id)
    assert after.edited_at is not None
    assert after.version > status.version
    seen = await town.store.read(view, ben.id, status.id)
    assert seen.status == after
    assert [each.username for each in seen.mentions] == ["cleo"]
    assert (seen.tags, seen.status.spoiler_text, seen.status.sensitive) == (("two",), "birds", True)
    assert [each.description for each in seen.attachments] == ["new"]
    assert await town.store.read(search_statuses, ada.id, "walrus", Page(), settings=SETTINGS) == []
    assert len(await town.store.read(search_statuses, ada.id, "penguin birds", Page(), settings=SETTINGS)) == 1
    first, second = await town.store.read(history, ben.id, status.id)
    assert (first.text, first.created_at, first.spoiler_text) == ("walrus @ben #one", status.created_at, "")
    assert [each.description for each in first.attachments] == ["old"]
    assert (second.text, second.created_at, second.sensitive) == ("penguin @cleo #two", after.edited_at, True)
    assert len(await told(town.store, "StatusEdited")) == 1
    assert town.engine.facts[-1].kind == "edit"
    assert (await town.account(ada.id)).statuses_count == 1
    assert cleo.id == seen.mentions[0].account_id


async def test_an_edit_without_a_change_leaves_no_trace(town: Town) -> None:
    (ada,) = await town.join("ada")
    status = await town.say(ada, "same")
    assert await edit(town, ada, status, " same ") == status
    assert len(await town.store.read(history, ada.id, status.id)) == 1
    assert await told(town.store, "StatusEdited") == []


async def test_a_threat_edited_in_is_held_before_anyone_sees_it(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    parent = await town.say(ben, "hello")
    status = await town.say(ada, "harmless", in_reply_to_id=parent.id)
    after = await edit(town, ada, status, "hold this new text")
    assert after.state == "held"
    assert await town.store.read(views, ben.id, [status.id]) == []
    assert await town.store.read(search_statuses, ben.id, "harmless", Page(), settings=SETTINGS) == []
    assert (await town.account(ada.id)).statuses_count == 0
    assert (await town.store.read(view, ben.id, parent.id)).status.replies_count == 0
    mine = await town.store.read(view, ada.id, status.id)
    assert mine.hold is not None
    assert len(await told(town.store, "StatusHeld")) == 1
    assert await told(town.store, "StatusEdited") == []
    with pytest.raises(Conflict):
        await edit(town, ada, status, "harmless again")


async def test_a_refused_edit_changes_nothing(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    status = await town.say(ada, "harmless")
    with pytest.raises(Invalid):
        await edit(town, ada, status, "refuse this")
    assert (await town.store.read(view, ben.id, status.id)).status == status
    for who, what in ((ben, status), (ben, await town.store.write(boost, ben, status.id))):
        with pytest.raises(NotFound):
            await edit(town, who, what, "mine")


async def test_deleting_leaves_nothing_behind(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    picture = await town.picture(ada)
    parent = await town.say(ben, "parent")
    status = await town.say(ada, "walrus @ben #tag", in_reply_to_id=parent.id, attachment_ids=(picture.id,))
    await edit(town, ada, status, "flag walrus @ben #tag", attachment_ids=(picture.id,))
    await town.store.write(favourite, ben.id, status.id)
    await town.store.write(bookmark, ben.id, status.id)
    boosted = await town.store.write(boost, ben, status.id)
    before = await town.store.write(delete_status, ada.id, status.id)
    assert (before.status.text, len(before.attachments)) == ("flag walrus @ben #tag", 1)
    assert await town.store.read(views, ada.id, [status.id, boosted.id]) == []
    assert await town.store.read(search_statuses, ada.id, "walrus", Page(), settings=SETTINGS) == []
    assert await town.store.read(favourites, ben.id, Page()) == []
    assert await town.store.read(attachments_of, [status.id]) == {}
    assert (await town.store.read(view, ben.id, parent.id)).status.replies_count == 0
    assert (await town.account(ada.id)).statuses_count == 0
    assert (await town.account(ben.id)).statuses_count == 1
    deleted = {event.payload for event in await told(town.store, "StatusDeleted")}
    assert len(deleted) == 2

    async def leftovers(tx) -> list[int]:
        return [await tx.run(command, status_id=status.id) for command in FORGET_STATUS]

    assert set(await town.store.write(leftovers)) == {0}


async def test_a_deleted_status_can_be_written_anew_with_its_pictures(town: Town) -> None:
    (ada,) = await town.join("ada")
    picture = await town.picture(ada)
    status = await town.say(ada, "draught", attachment_ids=(picture.id,))
    await town.store.write(delete_status, ada.id, status.id, keep_media=True)
    again = await town.say(ada, "final", attachment_ids=(picture.id,))
    assert len((await town.store.read(view, ada.id, again.id)).attachments) == 1


async def test_only_the_author_deletes_and_a_boost_by_itself(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    status = await town.say(ada, "hello")
    boosted = await town.store.write(boost, ben, status.id)
    for id in (status.id, 8):
        with pytest.raises(NotFound):
            await town.store.write(delete_status, ben.id, id)
    gone = await town.store.write(delete_status, ben.id, boosted.id)
    assert gone.reblog is not None
    assert (await town.store.read(view, ben.id, status.id)).status.reblogs_count == 0


async def test_a_held_status_can_be_deleted_and_was_never_counted(town: Town) -> None:
    (ada,) = await town.join("ada")
    await town.say(ada, "hello")
    held = await town.say(ada, "hold this")
    await town.store.write(delete_status, ada.id, held.id)
    assert (await town.account(ada.id)).statuses_count == 1
