"""The journey of a member, from signing up to leaving, written once for every kind of hands and every language."""

from typing import Final

from tests.journeys.dispute import appeal, be_heard, be_held, be_judged, report
from tests.journeys.life import (
    answer_boost_and_quote,
    filter_a_word,
    join,
    leave,
    post_a_picture,
    post_a_poll,
    say_hello,
    search_and_follow,
    take_everything_along,
    vote,
)
from tests.journeys.member import Member

REST: Final = (
    post_a_poll,
    answer_boost_and_quote,
    vote,
    search_and_follow,
    filter_a_word,
    report,
    be_held,
    be_judged,
    appeal,
    be_heard,
    take_everything_along,
    leave,
)


async def begin(member: Member) -> None:
    """Signs up and takes the first steps."""
    await join(member)
    await say_hello(member)


async def walk(member: Member) -> None:
    """All of it."""
    await begin(member)
    await post_a_picture(member)
    await go_on(member)


async def go_on(member: Member) -> None:
    """Does all the rest, and leaves."""
    for step in REST:
        await step(member)
