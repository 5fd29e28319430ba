"""Reading as a viewer: pages, profiles, threads and histories show what one may see and nothing else."""

import pytest

from palabre.accounts.sanctions import impose, lift
from palabre.graph.block import block
from palabre.graph.follow import follow
from palabre.graph.mute import mute
from palabre.ground.errors import NotFound
from palabre.media.model import AttachmentDescribed
from palabre.statuses.boost import boost
from palabre.statuses.delete import delete_status
from palabre.statuses.edit import edit_status
from palabre.statuses.model import Draft, StatusView
from palabre.statuses.reactions import on_attachment_described
from palabre.statuses.read import (
    account_statuses,
    favourited_by,
    history,
    search_statuses,
    seen,
    source,
    thread,
    versions,
    view,
    views,
)
from palabre.store.paging import Page
from tests.statuses.town import SETTINGS, Town


def texts(shown: list[StatusView] | tuple[StatusView, ...]) -> list[str]:
    """What is read, a boost as `boost: text`."""
    return [f"boost: {each.reblog.status.text}" if each.reblog else each.status.text for each in shown]


async def test_a_page_keeps_its_order_and_drops_what_one_may_not_read(town: Town) -> None:
    ada, ben, cleo = await town.join("ada", "ben", "cleo")
    await town.store.write(follow, ben, ada)
    public = await town.say(ada, "public")
    private = await town.say(ada, "private", "private")
    direct = await town.say(ada, "direct @cleo", "direct")
    boosted = await town.store.write(boost, ada, private.id)
    ids = [direct.id, boosted.id, public.id, 77, private.id]
    assert texts(await town.store.read(views, ada.id, ids)) == ["direct @cleo", "boost: private", "public", "private"]
    assert texts(await town.store.read(views, ben.id, ids)) == ["boost: private", "public", "private"]
    assert texts(await town.store.read(views, cleo.id, ids)) == ["direct @cleo", "public"]
    assert texts(await town.store.read(views, None, ids)) == ["public"]
    assert await town.store.read(views, None, []) == []


async def test_heads_say_the_same_without_reading_everything(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    public, private = await town.say(ada, "public"), await town.say(ada, "private", "private")
    boosted = await town.store.write(boost, ada, private.id)
    heads = await town.store.read(versions, [public.id, private.id, boosted.id, 5])
    assert set(heads) == {public.id, private.id, boosted.id}
    assert heads[boosted.id].reblog_of_id == private.id
    assert await town.store.read(seen, ben.id, heads) == {public.id}
    assert await town.store.read(seen, ada.id, heads) == set(heads)
    assert heads[public.id].account_version == (await town.account(ada.id)).version


async def test_a_block_hides_both_ways_and_in_boosts_of_others(town: Town) -> None:
    ada, ben, cleo = await town.join("ada", "ben", "cleo")
    status = await town.say(ada, "hello @ben")
    boosted = await town.store.write(boost, cleo, status.id)
    assert texts(await town.store.read(views, ben.id, [status.id, boosted.id])) == ["hello @ben", "boost: hello @ben"]
    await town.store.write(block, ada.id, ben.id)
    assert await town.store.read(views, ben.id, [status.id, boosted.id]) == []
    answer = await town.say(ben, "answer")
    assert await town.store.read(views, ada.id, [answer.id]) == []


async def test_a_profile_shows_each_viewer_their_share(town: Town) -> None:
    ada, ben, cleo = await town.join("ada", "ben", "cleo")
    await town.store.write(follow, ben, ada)
    for text, visibility in (("one", "public"), ("two", "unlisted"), ("three", "private"), ("four @cleo", "direct")):
        await town.say(ada, text, visibility)
    await town.say(ada, "hold five")

    async def shown(viewer_id: int | None) -> list[str]:
        return texts(await town.store.read(account_statuses, viewer_id, ada.id, Page()))

    assert await shown(ada.id) == ["hold five", "four @cleo", "three", "two", "one"]
    assert await shown(ben.id) == ["three", "two", "one"]
    assert await shown(cleo.id) == ["four @cleo", "two", "one"]
    assert await shown(None) == ["two", "one"]
    await town.store.write(block, ada.id, cleo.id)
    assert await shown(cleo.id) == []
    assert await town.store.read(account_statuses, None, 4, Page()) == []


async def test_a_profile_can_be_filtered_and_paged(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    other = await town.say(ben, "other")
    picture = await town.picture(ada)
    first = await town.say(ada, "first #Été")
    await town.say(ada, "with a picture", attachment_ids=(picture.id,))
    await town.say(ada, "to ben", in_reply_to_id=other.id)
    await town.say(ada, "to myself", in_reply_to_id=first.id)
    await town.store.write(boost, ada, other.id)

    async def shown(page: Page | None = None, **chosen: object) -> list[str]:
        return texts(await town.store.read(account_statuses, None, ada.id, page or Page(), **chosen))  # type: ignore[arg-type]  # by name

    everything = ["boost: other", "to myself", "to ben", "with a picture", "first #Été"]
    assert await shown() == everything
    assert await shown(exclude_replies=True) == ["boost: other", "to myself", "with a picture", "first #Été"]
    assert await shown(exclude_reblogs=True) == everything[1:]
    assert await shown(only_media=True) == ["with a picture"]
    assert await shown(tagged="ete") == await shown(tagged="Été") == ["first #Été"]
    assert await shown(tagged="nothing") == []
    assert await shown(Page(limit=2)) == everything[:2]
    assert await shown(Page(max_id=first.id + 1)) == ["first #Été"]
    assert await shown(Page(min_id=first.id, limit=1)) == ["with a picture"]


async def test_a_thread_runs_up_and_down(town: Town) -> None:
    ada, ben, cleo = await town.join("ada", "ben", "cleo")
    root = await town.say(ada, "root")
    left = await town.say(ben, "left", in_reply_to_id=root.id)
    await town.say(cleo, "right", in_reply_to_id=root.id)
    deep = await town.say(ada, "left deep", in_reply_to_id=left.id)
    await town.say(cleo, "left late", in_reply_to_id=left.id)
    hidden = await town.say(ben, "hold this", in_reply_to_id=deep.id)
    found = await town.store.read(thread, None, root.id)
    assert texts(found.ancestors) == []
    assert texts(found.descendants) == ["left", "left deep", "left late", "right"]
    found = await town.store.read(thread, None, deep.id)
    assert (texts(found.ancestors), texts(found.descendants)) == (["root", "left"], [])
    assert texts((await town.store.read(thread, ben.id, deep.id)).descendants) == ["hold this"]
    with pytest.raises(NotFound):
        await town.store.read(thread, ada.id, hidden.id)
    with pytest.raises(NotFound):
        await town.store.read(thread, ada.id, 3)


async def test_a_thread_leaves_out_the_muted_but_not_what_follows_them(town: Town) -> None:
    ada, ben, cleo = await town.join("ada", "ben", "cleo")
    root = await town.say(ada, "root")
    middle = await town.say(ben, "middle", in_reply_to_id=root.id)
    leaf = await town.say(cleo, "leaf", in_reply_to_id=middle.id)
    await town.store.write(mute, ada.id, ben.id)
    assert texts((await town.store.read(thread, ada.id, root.id)).descendants) == ["leaf"]
    assert texts((await town.store.read(thread, ada.id, leaf.id)).ancestors) == ["root"]
    assert texts((await town.store.read(thread, ada.id, middle.id)).descendants) == ["leaf"]


async def test_what_loses_its_parent_stays_in_its_conversation(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    root = await town.say(ada, "root")
    child = await town.say(ben, "child", in_reply_to_id=root.id)
    await town.store.write(delete_status, ada.id, root.id)
    orphan = (await town.store.read(view, None, child.id)).status
    assert (orphan.in_reply_to_id, orphan.thread_id) == (None, root.id)
    assert orphan.version > child.version


async def test_source_and_history_open_only_to_whom_they_should(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    status = await town.say(ada, "draught #one", "private")
    assert (await town.store.read(source, ada.id, status.id)).text == "draught #one"
    for reader in (source, history, favourited_by):
        with pytest.raises(NotFound):
            await town.store.read(reader, ben.id, status.id, *([Page()] if reader is favourited_by else []))  # type: ignore[arg-type]  # each by its own shape
    (only,) = await town.store.read(history, ada.id, status.id)
    assert (only.text, only.created_at) == ("draught #one", status.created_at)
    draft = Draft(text="final")
    await town.store.write(edit_status, ada, status.id, draft, screen=town.screen, settings=SETTINGS)
    assert [each.text for each in await town.store.read(history, ada.id, status.id)] == ["draught #one", "final"]


async def test_what_a_suspended_author_wrote_is_out_of_sight_until_the_sanction_is_lifted(town: Town) -> None:
    ada, ben = await town.join("ada", "ben")
    status = await town.say(ada, "walrus")
    boosted = await town.store.write(boost, ben, status.id)
    await town.store.write(impose, ada.id, "suspend", clause_id="spam", decision_id=5)
    assert await town.store.read(views, ben.id, [status.id, boosted.id]) == []
    assert await town.store.read(account_statuses, None, ada.id, Page()) == []
    assert await town.store.read(search_statuses, ben.id, "walrus", Page(), settings=SETTINGS) == []
    assert texts(await town.store.read(views, ada.id, [status.id])) == ["walrus"]
    await town.store.write(lift, 5)
    assert texts(await town.store.read(views, ben.id, [status.id, boosted.id])) == ["walrus", "boost: walrus"]


async def test_a_new_description_makes_the_status_new(town: Town) -> None:
    (ada,) = await town.join("ada")
    picture = await town.picture(ada)
    status = await town.say(ada, "look", attachment_ids=(picture.id,))
    await town.store.write(on_attachment_described, AttachmentDescribed(picture.id, status.id))
    await town.store.write(on_attachment_described, AttachmentDescribed(picture.id, None))
    assert (await town.store.read(versions, [status.id]))[status.id].version == status.version + 1
