"""Polls and the votes in them, as SQL."""

import msgspec
from sqlalchemy import bindparam, delete, insert, select, update

from palabre.statuses.model import Poll
from palabre.statuses.queries.parameters import ACCOUNT, STATUS, VIEWER
from palabre.statuses.tables import poll_votes, polls, statuses
from palabre.store.schema import Id
from palabre.store.sql import Command, Query, any_of


class ChoiceRow(msgspec.Struct, frozen=True):
    """One choice of the viewer."""

    poll_id: int
    choice: int


_POLL = bindparam("poll_id", type_=Id)
_of_id = polls.c.id == _POLL
_of_status = polls.c.status_id == STATUS

ADD_POLL = Command(insert(polls).values({column.name: bindparam(column.name, type_=column.type) for column in polls.c}))
POLL_BY_ID = Query(select(polls).where(_of_id), Poll)
POLL_LOCKED = Query(select(polls).where(_of_id).with_for_update(), Poll)
POLL_OF_STATUS_LOCKED = Query(select(polls).where(_of_status).with_for_update(), Poll)
POLLS_OF = Query(select(polls).where(any_of(polls.c.status_id, "ids")), Poll)
OWN_CHOICES = Query(
    select(poll_votes.c.poll_id, poll_votes.c.choice)
    .where(poll_votes.c.account_id == VIEWER, any_of(poll_votes.c.poll_id, "poll_ids"))
    .order_by(poll_votes.c.poll_id, poll_votes.c.choice),
    ChoiceRow,
)


def _new(*names: str) -> dict[str, object]:
    return {name: bindparam(f"new_{name}", type_=polls.c[name].type) for name in names}


CHANGE_POLL = Command(
    update(polls)
    .where(_of_id)
    .values(
        ended_at=None,
        **_new("options", "tallies", "multiple", "hide_totals", "votes_count", "voters_count", "expires_at"),
    )
)
COUNT_VOTES = Command(update(polls).where(_of_id).values(**_new("tallies", "votes_count", "voters_count")))
SET_ENDED = Command(update(polls).where(_of_id).values(**_new("ended_at")))
SET_POLL = Command(update(statuses).where(statuses.c.id == STATUS).values(poll_id=bindparam("new_poll_id", type_=Id)))
ADD_VOTE = Command(
    insert(poll_votes).values(
        poll_id=_POLL, account_id=ACCOUNT, choice=bindparam("choice", type_=Id), created_at=bindparam("at", type_=Id)
    )
)
FORGET_VOTES = Command(
    delete(poll_votes).where(poll_votes.c.poll_id.in_(select(polls.c.id).where(_of_status).scalar_subquery()))
)
FORGET_POLL = Command(delete(polls).where(_of_status))
