"""From report and hold to case."""

import asyncio
from dataclasses import dataclass

import pytest

from palabre.accounts.model import Role, User
from palabre.ground.errors import Invalid, NotFound
from palabre.moderation.model import Origin, ReportForm
from palabre.moderation.read import queue, reporters_of
from palabre.moderation.report import MOST_STATUSES, file_report
from palabre.statuses.delete import delete_status
from palabre.statuses.model import State
from tests.moderation.community import Community


@dataclass
class Cast:
    author: User
    reader: User
    other: User


@pytest.fixture
async def cast(community: Community) -> Cast:
    return Cast(await community.join("author"), await community.join("reader"), await community.join("other"))


async def test_two_reports_of_one_post_are_one_case(community: Community, cast: Cast) -> None:
    post = await community.post(cast.author, "Something that people object to")
    first = await community.report(cast.reader, cast.author, post, comment="This is not fair")
    second = await community.report(cast.other, cast.author, post, clause=community.grave)
    assert first.case_id == second.case_id
    view = await community.file(first.case_id)
    assert view.case.report_count == 2
    assert view.case.severity == community.grave.severity
    assert view.clause is not None
    assert view.clause.id == community.grave.id
    assert view.case.due_at - view.case.opened_at < community.grave.deadline_ms + 60_000
    assert [report.report.comment for report in view.reports] == ["This is not fair", ""]
    assert [item.text for item in view.items] == ["Something that people object to"]


async def test_a_member_counts_once(community: Community, cast: Cast) -> None:
    post = await community.post(cast.author, "One")
    report = await community.report(cast.reader, cast.author, post)
    before = (await community.case(report.case_id)).urgency
    for _again in range(3):
        assert (await community.report(cast.reader, cast.author, post)).case_id == report.case_id
    case = await community.case(report.case_id)
    assert (case.report_count, case.urgency) == (1, before)
    assert await community.read(reporters_of, case.id) == [cast.reader.account_id]


async def test_reports_at_the_same_moment_are_one_case(community: Community, cast: Cast) -> None:
    post = await community.post(cast.author, "Everyone sees this at once")
    crowd = [await community.join(f"witness{number}") for number in range(6)]
    reports = await asyncio.gather(*(community.report(each, cast.author, post) for each in crowd))
    assert len({report.case_id for report in reports}) == 1
    assert (await community.case(reports[0].case_id)).report_count == len(crowd)


async def test_the_same_author_and_clause_join_another_does_not(community: Community, cast: Cast) -> None:
    one, two, three = [await community.post(cast.author, text) for text in ("one", "two", "three")]
    first = await community.report(cast.reader, cast.author, one, clause=community.grave)
    second = await community.report(cast.other, cast.author, two, clause=community.grave)
    third = await community.report(cast.other, cast.author, three, clause=community.mild)
    assert first.case_id == second.case_id != third.case_id
    assert [item.text for item in (await community.file(first.case_id)).items] == ["one", "two"]


async def test_the_gravest_case_comes_first_with_its_reasons(community: Community, cast: Cast) -> None:
    mild = await community.report(cast.reader, cast.author, clause=community.mild)
    grave = await community.report(cast.reader, cast.other, clause=community.grave)
    rows = await community.read(queue)
    assert [row.case.id for row in rows] == [grave.case_id, mild.case_id]
    assert [name for name, _factor in rows[0].explanation] == ["severity", "reports", "reach", "deadline"]
    assert [row.account.username for row in rows] == ["other", "author"]


async def test_a_deleted_post_stays_in_evidence(community: Community, cast: Cast) -> None:
    post = await community.post(cast.author, "Gone tomorrow")
    report = await community.report(cast.reader, cast.author, post)
    await community.write(delete_status, cast.author.account_id, post.id)
    (item,) = (await community.file(report.case_id)).items
    assert item.current is None
    assert (item.text, item.snapshot.url) == ("Gone tomorrow", post.url)


async def test_nobody_reports_themselves(community: Community, cast: Cast) -> None:
    with pytest.raises(Invalid, match="yourself"):
        await community.report(cast.author, cast.author)


async def test_posts_must_be_there_and_of_the_reported_account(community: Community, cast: Cast) -> None:
    foreign = await community.post(cast.other, "Not by the author")
    hidden = await community.post(cast.author, "hold: nobody has read this")
    followers_only = await community.post(cast.author, "Among ourselves", visibility="private")
    for status in (foreign, hidden, followers_only):
        with pytest.raises(Invalid) as caught:
            await community.report(cast.reader, cast.author, status)
        assert caught.value.code == "statuses"


@pytest.mark.parametrize(
    "more",
    [
        {"comment": "x" * 1_001},
        {"category": "dislike"},
        {"clause_ids": ("no-such-clause",)},
        {"status_ids": tuple(range(1, MOST_STATUSES + 2))},
    ],
    ids=lambda more: next(iter(more)),
)
async def test_a_report_stays_within_its_limits(community: Community, cast: Cast, more: dict[str, object]) -> None:
    form = ReportForm(**{"account_id": cast.author.account_id, **more})  # type: ignore[arg-type]  # chosen above
    with pytest.raises(Invalid):
        await community.write(file_report, cast.reader.account_id, form, community.policy)
    assert await community.read(queue) == []


async def test_an_unknown_account_cannot_be_reported(community: Community, cast: Cast) -> None:
    with pytest.raises(NotFound):
        await community.write(file_report, cast.reader.account_id, ReportForm(account_id=4), community.policy)


async def test_a_hold_opens_a_case_with_its_reasons(community: Community, cast: Cast) -> None:
    post = await community.post(cast.author, "hold: what screening does not like")
    assert post.state == State.HELD
    (row,) = await community.read(queue)
    assert row.case.origin == Origin.SCREENING
    assert row.case.status_id == post.id
    assert row.case.clause_id == community.grave.id
    assert dict(row.explanation)["reach"] == 1
    (verdict,) = (await community.file(row.case.id)).verdicts
    assert "said-so" in verdict.reasons[0]
    assert verdict.outcome == "hold"


async def test_a_report_joins_the_case_that_screening_opened(community: Community, cast: Cast) -> None:
    moderator = await community.join("moderator", Role.MODERATOR)
    post = await community.post(cast.author, "flag: seen, and noted")
    assert post.state == State.LIVE
    (row,) = await community.read(queue)
    report = await community.report(moderator, cast.author, post)
    assert report.case_id == row.case.id
