"""Fills a new instance with the example community, through the same verbs that people use."""

from collections.abc import Awaitable, Callable
from typing import Final

import msgspec

from palabre.accounts.model import Account, Role
from palabre.accounts.profile import ProfileChange, update_profile
from palabre.accounts.read import account_by_id
from palabre.accounts.sign_up import SignUp, sign_up
from palabre.community.announce import AnnouncementDraft, announce
from palabre.door.house import House
from palabre.graph.follow import follow
from palabre.graph.lists import create_list
from palabre.graph.membership import add_to_list
from palabre.ground import clock
from palabre.ground.clock import DAY
from palabre.media.upload import prepare, record_upload
from palabre.moderation.model import ReportForm
from palabre.moderation.report import file_report
from palabre.server.example.content import Community, MemberOf, Saying
from palabre.server.example.pictures import draw
from palabre.statuses.boost import boost
from palabre.statuses.model import Draft, PollDraft, State, Status
from palabre.statuses.polls.ballot import vote
from palabre.statuses.post import post_status
from palabre.statuses.react import bookmark, favourite, pin
from palabre.statuses.read import view
from palabre.store.transaction import Transaction

MOVED_IN: Final = 60 * DAY
POLL_SECONDS: Final = 3 * DAY // 1000
People = dict[str, Account]
Said = dict[str, Status]
Step = Callable[[House, Saying, People, Said], Awaitable[None]]


async def fill(house: House, community: Community, password_hash: str) -> None:
    """Makes the members with one password, lets them follow, speak, answer and react, and files the reports."""
    with clock.earlier(MOVED_IN):
        people = {each.name: await house.store.write(_join, house, each, password_hash) for each in community.members}
        for each in community.follows:
            for target in each.of:
                await house.store.write(follow, people[each.by], people[target])
    said: dict[str, Status] = {}
    steps: list[tuple[int, Step, Saying]] = [(each.age, _say, each) for each in community.statuses]
    steps += [(each.age * 2 // 3, _react, each) for each in community.statuses]
    for ago, step, saying in sorted(steps, key=lambda each: -each[0]):
        with clock.earlier(ago):
            await step(house, saying, people, said)
    for complaint in community.reports:
        status = said[complaint.of]
        form = ReportForm(
            account_id=status.account_id,
            status_ids=(status.id,),
            category="violation",
            clause_ids=(complaint.clause,),
            comment=complaint.comment,
        )
        await house.store.write(file_report, people[complaint.by].id, form, house.policy)
    for group in community.groups:
        made = await house.store.write(create_list, people[group.by].id, group.title)
        members = [people[name].id for name in group.members]
        await house.store.write(add_to_list, people[group.by].id, made.id, members)
    await house.store.write(announce, AnnouncementDraft(text=community.announcement), settings=house.settings)


async def _join(tx: Transaction, house: House, member: MemberOf, password_hash: str) -> Account:
    form = SignUp(
        username=member.name,
        email=f"{member.name}@palabre.example",
        password_hash=password_hash,
        locale=member.locale,
        agreed_policy_version=house.policy.version,
    )
    user = await sign_up(tx, form, settings=house.settings, role=Role(member.role), approved=True)
    change = ProfileChange(
        display_name=member.display_name,
        note=member.note,
        discoverable=True,
        indexable=True,
        default_language=member.locale,
    )
    return await update_profile(tx, user.account_id, change, settings=house.settings)


async def _say(house: House, saying: Saying, people: People, said: Said) -> None:
    author = await house.store.read(account_by_id, people[saying.by].id)
    assert author is not None
    draft = Draft(
        text=saying.text,
        spoiler_text=saying.spoiler,
        visibility=saying.visibility,
        language=saying.language,
        in_reply_to_id=said[saying.reply_to].id if saying.reply_to else None,
        quoted_status_id=said[saying.quotes].id if saying.quotes else None,
        poll=PollDraft(options=saying.options, expires_in=POLL_SECONDS) if saying.options else None,
    )
    if saying.picture:
        prepared = await prepare(
            draw(saying.picture), saying.description, None, house.blobs, house.settings, house.store
        )
        attachment = await house.store.write(record_upload, author.id, prepared)
        draft = msgspec.structs.replace(draft, attachment_ids=(attachment.id,))
    post = house.store.write(post_status, author, draft, screen=house.screen, settings=house.settings)
    said[saying.id] = await post


async def _react(house: House, saying: Saying, people: People, said: Said) -> None:
    status = said[saying.id]
    if status.state != State.LIVE:
        return
    for name in saying.favourites:
        await house.store.write(favourite, people[name].id, status.id)
    for name in saying.boosts:
        await house.store.write(boost, people[name], status.id)
    for name in saying.bookmarks:
        await house.store.write(bookmark, people[name].id, status.id)
    if saying.votes:
        shown = await house.store.read(view, status.account_id, status.id)
        assert shown.poll is not None
        for name, choice in saying.votes:
            await house.store.write(vote, people[name].id, shown.poll.poll.id, [choice])
    if saying.pinned:
        await house.store.write(pin, status.account_id, status.id)
