"""A small world for timelines: rows as the lower rooms write them, with the events that they tell."""

from itertools import count
from typing import Any

import msgspec
from sqlalchemy import bindparam, delete, insert, update

from palabre.accounts.model import Account, AccountStateChanged
from palabre.accounts.read import account_by_id
from palabre.accounts.tables import accounts, users
from palabre.graph import block, follow, mute
from palabre.graph.tables import follow_requests
from palabre.ground import clock
from palabre.ground.ids import first_id_at, new_id
from palabre.media.tables import attachments
from palabre.statuses.model import (
    StatusDeleted,
    StatusEdited,
    StatusFavourited,
    StatusHeld,
    StatusPosted,
    StatusUnfavourited,
    StatusWithdrawn,
    ThreadMuted,
)
from palabre.statuses.tables import favourites, mentions, status_tags, statuses, tags, thread_mutes
from palabre.store.events import Event
from palabre.store.schema import Id
from palabre.store.sql import Command
from palabre.store.store import Store
from palabre.store.transaction import Transaction
from tests.harness.nouns import BARE_STATUS

ADD_STATUS = Command(insert(statuses))
ADD_USER = Command(insert(users))
_status = statuses.c.id == bindparam("status_id", type_=Id)
SET_STATE = Command(update(statuses).where(_status).values(state=bindparam("new_state")))
SET_TEXT = Command(
    update(statuses).where(_status).values(language=bindparam("new_language"), edited_at=bindparam("at", type_=Id))
)
REMOVE = Command(delete(statuses).where(_status))
REMOVE_BOOSTS = Command(delete(statuses).where(statuses.c.reblog_of_id == bindparam("status_id", type_=Id)))
SET_ACCOUNT_STATE = Command(
    update(accounts).where(accounts.c.id == bindparam("account_id", type_=Id)).values(state=bindparam("new_state"))
)
REMOVE_FAVOURITE = Command(
    delete(favourites).where(
        favourites.c.account_id == bindparam("account_id", type_=Id),
        favourites.c.status_id == bindparam("status_id", type_=Id),
    )
)


class World:
    """People who post, follow and block. Every method is one committed transaction."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._names = count(1)
        self._last_id = 0

    async def account(self, *, domain: str = "", state: str = "active", locked: bool = False) -> int:
        """A new account."""
        name = f"person{next(self._names)}"
        row: dict[str, Any] = {
            field.name: "" if field.type is str else 0 if field.type is int else False if field.type is bool else None
            for field in msgspec.structs.fields(Account)
        }
        row |= {"id": new_id(), "username": name, "username_key": name, "domain": domain, "state": state}
        row |= {"fields": "[]", "created_at": clock.now(), "locked": locked}
        await self.insert(accounts, row)
        made: int = row["id"]
        return made

    async def insert(self, table: Any, row: dict[str, Any], *events: Event) -> None:
        """Writes a row, with its events."""

        async def verb(tx: Transaction) -> None:
            await tx.run(Command(insert(table).values({name: bindparam(name) for name in row})), **row)
            for event in events:
                await tx.emit(event)

        await self.store.write(verb)

    async def moderator(self, role: str = "moderator") -> int:
        """A new account whose user is of the team."""
        account_id = await self.account()
        row = {"id": new_id(), "account_id": account_id, "email": f"{account_id}@example.org"}
        row |= {"email_key": f"{account_id}@example.org", "role": role, "created_at": clock.now()}
        await self.insert(users, row)
        return account_id

    async def post(
        self,
        author: int,
        *,
        visibility: str = "public",
        state: str = "live",
        reply_to: int | None = None,
        reply_to_account: int | None = None,
        boost_of: int | None = None,
        boosted_account: int | None = None,
        language: str | None = None,
        thread: int | None = None,
        tagged: tuple[str, ...] = (),
        mentioning: tuple[int, ...] = (),
        with_picture: bool = False,
        at: int | None = None,
    ) -> int:
        """A new status or boost, written at a moment."""
        status_id = self.later_id() if at is None else first_id_at(at) + next(self._names)
        status = msgspec.structs.replace(
            BARE_STATUS,
            id=status_id,
            account_id=author,
            state=state,
            visibility=visibility,
            in_reply_to_id=reply_to,
            in_reply_to_account_id=reply_to_account,
            reblog_of_id=boost_of,
            reblog_of_account_id=boosted_account,
            language=language,
            thread_id=thread or status_id,
            created_at=clock.now() if at is None else at,
            uri=f"https://home.example/{status_id}",
        )

        async def verb(tx: Transaction) -> None:
            await tx.run(ADD_STATUS, **msgspec.structs.asdict(status))
            for mentioned in mentioning:
                await tx.run(Command(insert(mentions)), status_id=status_id, account_id=mentioned)
            for name in tagged:
                await self._tag(tx, status_id, name)
            if with_picture:
                row = {"id": new_id(), "account_id": author, "status_id": status_id, "created_at": 0}
                await tx.run(Command(insert(attachments).values({each: bindparam(each) for each in row})), **row)
            if state == "live":
                await tx.emit(StatusPosted(status_id, author, boost_of))

        await self.store.write(verb)
        return status_id

    async def write_post(self, tx: Transaction, status_id: int, author: int) -> None:
        """A public status, inside a transaction of the caller's."""
        status = msgspec.structs.replace(
            BARE_STATUS,
            id=status_id,
            account_id=author,
            thread_id=status_id,
            created_at=clock.now(),
            uri=f"{status_id}",
        )
        await tx.run(ADD_STATUS, **msgspec.structs.asdict(status))
        await tx.emit(StatusPosted(status_id, author))

    def later_id(self) -> int:
        """An id above the last one: within a millisecond they come in any order."""
        drawn = new_id()
        while drawn <= self._last_id:
            drawn = new_id()
        self._last_id = drawn
        return drawn

    async def _tag(self, tx: Transaction, status_id: int, name: str) -> None:
        add = Command(
            lambda insert: (
                insert(tags)
                .values({each: bindparam(each) for each in ("id", "name", "display_name", "created_at")})
                .on_conflict_do_nothing()
            )
        )
        tag_id = sum(map(ord, name))
        await tx.run(add, id=tag_id, name=name, display_name=name, created_at=0)
        await tx.run(Command(insert(status_tags)), tag_id=tag_id, status_id=status_id)

    async def follow(
        self, one: int, other: int, *, reblogs: bool = True, notify: bool = False, languages: tuple[str, ...] = ()
    ) -> None:
        """`one` follows `other`, or changes how."""

        async def verb(tx: Transaction) -> None:
            account, target = await account_by_id(tx, one), await account_by_id(tx, other)
            assert account is not None
            assert target is not None
            await follow.follow(tx, account, target, reblogs=reblogs, notify=notify, languages=languages)

        await self.store.write(verb)

    async def unfollow(self, one: int, other: int) -> None:
        await self.store.write(follow.unfollow, one, other)

    async def block(self, one: int, other: int) -> None:
        await self.store.write(block.block, one, other)

    async def unblock(self, one: int, other: int) -> None:
        await self.store.write(block.unblock, one, other)

    async def mute(self, one: int, other: int, *, notifications: bool = True, seconds: int = 0) -> None:
        await self.store.write(mute.mute, one, other, notifications=notifications, duration_s=seconds)

    async def unmute(self, one: int, other: int) -> None:
        await self.store.write(mute.unmute, one, other)

    async def mute_thread(self, account: int, thread: int) -> None:
        row = {"account_id": account, "thread_id": thread, "created_at": clock.now()}
        await self.insert(thread_mutes, row, ThreadMuted(account, thread))

    async def favourite(self, account: int, status: int) -> None:
        row = {"account_id": account, "status_id": status, "id": new_id(), "created_at": clock.now()}
        await self.insert(favourites, row, StatusFavourited(status, account))

    async def request(self, account: int, target: int) -> None:
        row = {"account_id": account, "target_id": target, "id": new_id(), "created_at": clock.now()}
        await self.insert(follow_requests, row)

    async def unfavourite(self, account: int, status: int) -> None:
        await self._run(REMOVE_FAVOURITE, StatusUnfavourited(status, account), account_id=account, status_id=status)

    async def edit(self, status: int, author: int, language: str | None = None) -> None:
        await self._run(SET_TEXT, StatusEdited(status, author), status_id=status, new_language=language, at=clock.now())

    async def withdraw(self, status: int, author: int) -> None:
        await self._run(SET_STATE, StatusWithdrawn(status, author), status_id=status, new_state="withdrawn")

    async def hold(self, status: int, author: int) -> None:
        await self._run(SET_STATE, StatusHeld(status, author, 1), status_id=status, new_state="held")

    async def release(self, status: int, author: int) -> None:
        await self._run(SET_STATE, StatusPosted(status, author), status_id=status, new_state="live")

    async def delete(self, status: int, author: int, boost_of: int | None = None) -> None:
        await self.store.write(self._run_boosts, status)
        await self._run(REMOVE, StatusDeleted(status, author, boost_of), status_id=status)

    async def _run_boosts(self, tx: Transaction, status: int) -> None:
        await tx.run(REMOVE_BOOSTS, status_id=status)

    async def set_state(self, account: int, state: str) -> None:
        event = AccountStateChanged(account, state)
        await self._run(SET_ACCOUNT_STATE, event, account_id=account, new_state=state)

    async def _run(self, command: Command, event: Event, **parameters: object) -> None:
        async def verb(tx: Transaction) -> None:
            await tx.run(command, **parameters)
            await tx.emit(event)

        await self.store.write(verb)
