"""What a conversation shows: who takes part, and what was said, without the names that only address it."""

import re
from collections.abc import Sequence

import msgspec
from msgspec import structs

from palabre.accounts.model import Account
from palabre.accounts.read import accounts_by_ids
from palabre.ground.clock import DAY
from palabre.ground.errors import NotFound
from palabre.statuses.model import State, StatusView
from palabre.statuses.read import held, view, views
from palabre.store.paging import Page
from palabre.store.transaction import Reader
from palabre.timelines.filters.model import Context
from palabre.timelines.model import Conversation, StreamItem
from palabre.timelines.read import conversation, messages
from palabre.web.page import fragment
from palabre.web.sieve import sifted
from palabre.web.visit import Visit

_ADDRESS = re.compile(r'^(<p>)(?:<span class="h-card"[^>]*><a [^>]*>@<span>[^<]*</span></a></span>\s*)+')
_NAMES = re.compile(r"^(?:@\S+(?:\s+|$))+")
MOST_HELD = 20


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation in the list: with whom, and what was said last."""

    conversation: Conversation
    people: Sequence[Account]
    view: StatusView
    is_mine: bool

    @property
    def words(self) -> str:
        """The last words, without the names that address them; empty for a picture alone."""
        return self.view.status.spoiler_text or without_names(self.view.status.text)


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A message. `begins_day`: the one before it is of another day; `goes_on`: it is of the same author."""

    view: StatusView
    is_mine: bool
    begins_day: bool = False
    goes_on: bool = False
    is_among_several: bool = False
    """Whether it has to be said who wrote it."""


def without_names(text: str) -> str:
    """A text without the names at its beginning."""
    return _NAMES.sub("", text).strip()


async def rows_of(visit: Visit, found: Sequence[Conversation]) -> list[Row]:
    """The lines of conversations, in order; one whose last message is filtered away is left out."""
    people, posts = await visit.house.store.read(_around, visit.account.id, found)
    shown = {one.status.id: one for one in await sifted(visit, posts, Context.NOTIFICATIONS)}
    return [
        Row(
            conversation=each,
            people=[people[one] for one in each.participant_ids if one in people],
            view=shown[each.last_status_id],
            is_mine=shown[each.last_status_id].account.id == visit.account.id,
        )
        for each in found
        if each.last_status_id in shown
    ]


async def _around(
    db: Reader, viewer_id: int, found: Sequence[Conversation]
) -> tuple[dict[int, Account], Sequence[StatusView]]:
    people = await accounts_by_ids(db, {one for each in found for one in each.participant_ids})
    return people, await views(db, viewer_id, [each.last_status_id for each in found])


async def said_in(visit: Visit, found: Conversation, page: Page, *, to_the_end: bool) -> tuple[list[Said], list[int]]:
    """A page of a conversation, the oldest first, and the ids by which it is paged, the newest first.

    `to_the_end` adds what the reader wrote there and a moderator has still to see.
    """
    ids = await visit.house.store.read(messages, visit.account.id, found.id, page)
    posts = list(await visit.house.store.read(views, visit.account.id, ids))
    if to_the_end:
        posts += await _held(visit, found)
    shown = await sifted(visit, posts, Context.THREAD)
    return in_order(shown, visit.account.id, is_among_several=len(found.participant_ids) > 1), ids


async def _held(visit: Visit, found: Conversation) -> list[StatusView]:
    waiting = await visit.house.store.read(held, visit.account.id, Page(limit=MOST_HELD))
    return [each for each in waiting if each.status.state == State.HELD and each.status.thread_id == found.thread_id]


def in_order(posts: Sequence[StatusView], viewer_id: int, *, is_among_several: bool) -> list[Said]:
    """Messages from the oldest to the newest, each knowing how it follows the one before."""
    said: list[Said] = []
    before: StatusView | None = None
    for each in sorted(posts, key=lambda one: one.status.id):
        begins_day = before is None or before.status.created_at // DAY != each.status.created_at // DAY
        goes_on = not begins_day and before is not None and before.account.id == each.account.id
        said.append(
            Said(
                view=unaddressed(each),
                is_mine=each.account.id == viewer_id,
                begins_day=begins_day,
                goes_on=goes_on,
                is_among_several=is_among_several,
            )
        )
        before = each
    return said


def unaddressed(message: StatusView) -> StatusView:
    """A message without the names at its beginning: everyone in the conversation knows whom it addresses."""
    html = _ADDRESS.sub(r"\1", message.status.html)
    return structs.replace(message, status=structs.replace(message.status, html="" if html == "<p></p>" else html))


async def said_now(visit: Visit, item: StreamItem) -> str:
    """The last message of the conversation that the page shows; empty for what happens in another."""
    if item.kind != "conversation" or item.id != int(visit.request.path_params["id"]):
        return ""
    store, me = visit.house.store, visit.account
    try:
        found = await store.read(conversation, me.id, item.id)
        posts = await sifted(visit, [await store.read(view, me.id, found.last_status_id)], Context.THREAD)
    except NotFound:
        return ""
    said = in_order(posts, me.id, is_among_several=len(found.participant_ids) > 1)
    said = [structs.replace(each, begins_day=False) for each in said]
    return "".join(fragment(visit, "parts/said.html", each=each) for each in said)
