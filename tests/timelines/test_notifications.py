"""Who is told of what, once, and what is taken back."""

from collections.abc import Sequence
from typing import Any

import pytest

from palabre.graph.model import Followed, FollowRequested, Unfollowed
from palabre.graph.requests import accept_request
from palabre.ground.errors import Invalid, NotFound
from palabre.ground.ids import new_id
from palabre.moderation.model import AppealDecided, AppealFiled, DecisionMade, ReportFiled
from palabre.moderation.tables import decisions, reports
from palabre.statuses.model import StatusDeleted, StatusEdited, StatusFavourited, StatusPosted, StatusUnfavourited
from palabre.store.events import Event
from palabre.store.paging import Page
from palabre.store.transaction import Transaction
from palabre.store.work import Works, reaction
from palabre.store.worker import Worker
from palabre.timelines import moderation_reactions, reactions
from palabre.timelines.markers import set_marker
from palabre.timelines.model import Notification
from palabre.timelines.notifications import clear, dismiss
from palabre.timelines.read import markers, notification, notifications, unread_count
from tests.timelines.world import World


@pytest.fixture
def works() -> Works:
    """All that timelines do when something happens."""
    return Works(
        (
            reaction(StatusPosted, reactions.on_status_posted),
            reaction(StatusEdited, reactions.on_status_edited),
            reaction(StatusDeleted, reactions.on_status_deleted),
            reaction(StatusFavourited, reactions.on_status_favourited),
            reaction(StatusUnfavourited, reactions.on_status_unfavourited),
            reaction(Followed, reactions.on_followed),
            reaction(FollowRequested, reactions.on_follow_requested),
            reaction(Unfollowed, reactions.on_unfollowed),
            reaction(ReportFiled, moderation_reactions.on_report_filed),
            reaction(DecisionMade, moderation_reactions.on_decision_made),
            reaction(AppealFiled, moderation_reactions.on_appeal_filed),
            reaction(AppealDecided, moderation_reactions.on_appeal_decided),
        )
    )


async def told(world: World, account: int, **wish: Any) -> list[Notification]:
    """What the account reads when all work is done."""
    await Worker(world.store).run_all()
    return await world.store.read(notifications, account, Page(), **wish)


def what(some: Sequence[Notification]) -> list[tuple[str, int, int | None]]:
    return [(each.kind, each.from_account_id, each.status_id) for each in some]


async def test_tells_of_mentions_boosts_favourites_and_follows(world: World):
    me, friend = await world.account(), await world.account()
    mine = await world.post(me)
    await world.follow(friend, me)
    await world.follow(me, friend)
    await world.favourite(friend, mine)
    boost = await world.post(friend, boost_of=mine, boosted_account=me)
    mention = await world.post(friend, visibility="direct", mentioning=(me, friend))
    found = await told(world, me)
    assert sorted(what(found), key=str) == sorted(
        [
            ("mention", friend, mention),
            ("reblog", friend, mine),
            ("favourite", friend, mine),
            ("follow", friend, None),
        ],
        key=str,
    )
    assert [each.subject_id for each in found if each.kind == "reblog"] == [boost]
    assert what(await told(world, friend)) == [("follow", me, None)]


async def test_nobody_is_told_of_their_own_deeds(world: World):
    me = await world.account()
    mine = await world.post(me, mentioning=(me,))
    await world.favourite(me, mine)
    await world.post(me, boost_of=mine, boosted_account=me)
    assert await told(world, me) == []


async def test_a_reaction_that_runs_again_tells_once(world: World):
    me, friend = await world.account(), await world.account()
    mention = await world.post(friend, mentioning=(me,))
    first = await told(world, me)
    await world.store.write(reactions.on_status_posted, StatusPosted(mention, friend))
    await world.store.write(reactions.on_status_posted, StatusPosted(mention, friend))
    assert await told(world, me) == first
    assert len(first) == 1


async def test_followers_who_asked_are_told_of_each_status(world: World):
    author, eager, calm, mentioned = [await world.account() for _ in range(4)]
    await world.follow(eager, author, notify=True)
    await world.follow(mentioned, author, notify=True)
    await world.follow(calm, author)
    posted = await world.post(author, mentioning=(mentioned,))
    await world.post(author, boost_of=await world.post(calm), boosted_account=calm)
    await world.post(author, reply_to=1, reply_to_account=calm)
    await world.post(author, visibility="direct")
    await world.post(author, state="held")
    assert what(await told(world, eager)) == [("status", author, posted)]
    assert what(await told(world, mentioned)) == [("mention", author, posted)]
    assert await told(world, calm, kinds=["status"]) == []


async def test_tells_of_an_edit_those_who_boosted_and_those_newly_mentioned(world: World):
    author, booster = await world.account(), await world.account()
    posted = await world.post(author)
    await world.post(booster, boost_of=posted, boosted_account=author)
    await world.edit(posted, author)
    assert what(await told(world, booster)) == [("update", author, posted)]


@pytest.mark.parametrize("act", ["block", "mute"])
async def test_hears_nothing_from_whom_one_blocks_or_mutes(world: World, act: str):
    me, other = await world.account(), await world.account()
    mine = await world.post(me)
    await world.post(other, mentioning=(me,))
    assert len(await told(world, me)) == 1
    await getattr(world, act)(me, other)
    assert await told(world, me) == []
    await world.post(other, mentioning=(me,))
    await world.favourite(other, mine)
    await Worker(world.store).run_all()
    await getattr(world, f"un{act}")(me, other)
    assert len(await told(world, me)) == 1, "what happened meanwhile stays unsaid"


async def test_hears_nothing_from_whom_one_is_blocked_by(world: World):
    me, other = await world.account(), await world.account()
    await world.block(other, me)
    await world.post(other, mentioning=(me,))
    assert await told(world, me) == []


async def test_a_mute_may_leave_notifications(world: World):
    me, other = await world.account(), await world.account()
    await world.mute(me, other, notifications=False)
    await world.post(other, mentioning=(me,))
    assert len(await told(world, me)) == 1


async def test_muted_conversations_are_silent(world: World):
    me, other = await world.account(), await world.account()
    mine = await world.post(me)
    await world.mute_thread(me, mine)
    await world.post(other, thread=mine, mentioning=(me,), reply_to=mine, reply_to_account=me)
    await world.favourite(other, mine)
    await world.post(other, boost_of=mine, boosted_account=me)
    assert await told(world, me) == []


async def test_limited_accounts_reach_only_their_followers(world: World):
    limited = await world.account(state="limited")
    follower, stranger = await world.account(), await world.account()
    await world.follow(follower, limited)
    mention = await world.post(limited, mentioning=(follower, stranger))
    assert what(await told(world, follower)) == [("mention", limited, mention)]
    assert await told(world, stranger) == []


async def test_remote_accounts_are_told_by_their_own_instance(world: World):
    remote, friend = await world.account(domain="elsewhere.example"), await world.account()
    await world.post(friend, mentioning=(remote,))
    assert await told(world, remote) == []


async def test_takes_back_what_is_undone(world: World):
    me, friend = await world.account(), await world.account()
    mine = await world.post(me)
    await world.follow(friend, me)
    await world.favourite(friend, mine)
    boost = await world.post(friend, boost_of=mine, boosted_account=me)
    mention = await world.post(friend, mentioning=(me,))
    assert len(await told(world, me)) == 4
    await world.unfollow(friend, me)
    await world.unfavourite(friend, mine)
    await world.delete(boost, friend, mine)
    await world.delete(mention, friend)
    assert await told(world, me) == []


async def test_what_was_undone_before_the_work_began_is_never_told(world: World):
    me, friend = await world.account(), await world.account()
    mine = await world.post(me)
    await world.follow(friend, me)
    await world.favourite(friend, mine)
    await world.unfollow(friend, me)
    await world.unfavourite(friend, mine)
    assert await told(world, me) == []


async def test_what_came_again_after_it_was_undone_is_told_once(world: World):
    me, friend = await world.account(), await world.account()
    mine = await world.post(me)
    for _ in range(3):
        await world.favourite(friend, mine)
        await world.unfavourite(friend, mine)
    await world.favourite(friend, mine)
    assert what(await told(world, me)) == [("favourite", friend, mine)]


async def test_withdrawn_statuses_are_hidden_and_come_back(world: World):
    me, friend = await world.account(), await world.account()
    mention = await world.post(friend, mentioning=(me,))
    before = await told(world, me)
    await world.withdraw(mention, friend)
    assert await told(world, me) == []
    assert await world.store.read(unread_count, me) == 0
    await world.release(mention, friend)
    assert await told(world, me) == before


async def test_requests_are_told_until_they_are_answered(world: World):
    locked, asking = await world.account(locked=True), await world.account()
    await world.follow(asking, locked)
    assert what(await told(world, locked)) == [("follow_request", asking, None)]
    await world.store.write(accept_request, locked, asking)
    assert what(await told(world, locked)) == [("follow", asking, None)]


async def test_pages_filters_counts_and_dismissals(world: World):
    me, friend, other = [await world.account() for _ in range(3)]
    mine = await world.post(me)
    await world.favourite(friend, mine)
    await Worker(world.store).run_all()
    await world.favourite(other, mine)
    await Worker(world.store).run_all()
    await world.post(friend, mentioning=(me,))
    found = await told(world, me)
    ids = [each.id for each in found]
    read = world.store.read
    assert await told(world, me, kinds=["mention"]) == found[:1]
    assert await told(world, me, exclude_kinds=["mention"]) == found[1:]
    assert await told(world, me, from_account_id=friend) == [found[0], found[2]]
    assert await read(notifications, me, Page(max_id=ids[0], limit=1)) == [found[1]]
    assert await read(notifications, me, Page(min_id=ids[2], limit=1)) == [found[1]]
    assert await read(notification, me, ids[1]) == found[1]
    assert await read(unread_count, me) == 3
    assert await read(unread_count, me, limit=2) == 2
    await world.store.write(set_marker, me, "notifications", ids[1])
    assert await read(unread_count, me) == 1
    await world.store.write(dismiss, me, ids[0])
    with pytest.raises(NotFound):
        await world.store.write(dismiss, me, ids[0])
    with pytest.raises(NotFound):
        await world.store.write(dismiss, other, ids[1])
    with pytest.raises(NotFound):
        await read(notification, me, ids[0])
    await world.store.write(clear, me)
    assert await told(world, me) == []


async def test_markers_remember_how_often_they_moved(world: World):
    me = await world.account()
    assert await world.store.read(markers, me, ["home", "notifications"]) == {}
    await world.store.write(set_marker, me, "home", 5)
    moved = await world.store.write(set_marker, me, "home", 9)
    assert (moved.timeline, moved.last_read_id, moved.version) == ("home", 9, 2)
    assert await world.store.read(markers, me, ["home", "notifications"]) == {"home": moved}
    with pytest.raises(Invalid):
        await world.store.write(set_marker, me, "elsewhere", 1)


async def emit(world: World, event: Event) -> None:
    async def verb(tx: Transaction) -> None:
        await tx.emit(event)

    await world.store.write(verb)


async def report_of(world: World, reporter: int, case_id: int, account: int) -> int:
    row = {"id": new_id(), "case_id": case_id, "reporter_id": reporter, "account_id": account, "created_at": 0}
    await world.insert(reports, row, ReportFiled(row["id"], case_id))
    return row["id"]


async def decision_of(world: World, case_id: int, decider: int | None, appeal_id: int | None = None) -> int:
    row: dict[str, Any] = {"id": new_id(), "case_id": case_id, "decider_id": decider, "appeal_id": appeal_id}
    row |= {"action": "warn", "policy_version": 1, "automated": False, "created_at": 0}
    await world.insert(decisions, row)
    made: int = row["id"]
    return made


async def test_the_team_is_told_of_a_report_but_for_whoever_filed_it(world: World):
    moderator, owner = await world.moderator(), await world.moderator("owner")
    member, reporting = await world.account(), await world.moderator("admin")
    report = await report_of(world, reporting, 1, member)
    for each in (moderator, owner):
        (found,) = await told(world, each)
        assert (found.kind, found.from_account_id, found.subject_id) == ("admin.report", reporting, report)
    assert await told(world, reporting) == []
    assert await told(world, member) == []


async def test_a_decision_is_told_to_both_sides_and_names_no_moderator(world: World):
    member, reporter, moderator = await world.account(), await world.account(), await world.moderator()
    report = await report_of(world, reporter, 7, member)
    decision = await decision_of(world, 7, moderator)
    await emit(world, DecisionMade(decision, 7, member, 55))
    (warning,) = await told(world, member)
    assert (warning.kind, warning.from_account_id, warning.subject_id) == ("moderation_warning", member, 55)
    assert await told(world, reporter) == [], "apps do not know this kind"
    (outcome,) = await told(world, reporter, own_kinds=True)
    assert (outcome.kind, outcome.from_account_id, outcome.subject_id) == ("palabre.report_outcome", reporter, report)
    assert await world.store.read(unread_count, reporter) == 0
    assert await world.store.read(unread_count, reporter, own_kinds=True) == 1


async def test_an_appeal_is_told_to_other_eyes_and_its_end_to_both_sides(world: World):
    member, reporter = await world.account(), await world.account()
    first, second = await world.moderator(), await world.moderator()
    report = await report_of(world, reporter, 7, member)
    decision = await decision_of(world, 7, first)
    await emit(world, AppealFiled(99, decision))
    kinds = [each.kind for each in await told(world, first, own_kinds=True)]
    assert kinds == ["admin.report"]
    kinds = [each.kind for each in await told(world, second, own_kinds=True)]
    assert sorted(kinds) == ["admin.report", "palabre.appeal_filed"]
    reversal = await decision_of(world, 7, second, appeal_id=99)
    await emit(world, DecisionMade(reversal, 7, member, None))
    await emit(world, AppealDecided(99, decision, member, overturned=True))
    (heard,) = await told(world, member, own_kinds=True)
    assert (heard.kind, heard.subject_id) == ("palabre.appeal_decided", 99)
    (outcome,) = await told(world, reporter, own_kinds=True)
    assert (outcome.kind, outcome.subject_id) == ("palabre.report_outcome", report)
