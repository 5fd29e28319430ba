"""Votes and reply control: Palabre's own, under `/api/palabre/v1`. Each answers with the status after it."""

from palabre.api.answer import Answer
from palabre.api.call import Call
from palabre.api.operations import Area, user
from palabre.api.render.whole import StatusJson
from palabre.api.statuses import OneStatus, ReplyPolicyName
from palabre.api.viewing import show
from palabre.statuses.opinion import Direction, vote_on
from palabre.statuses.quoting.quote import set_reply_policy

area = Area("opinions")


class Vote(OneStatus, frozen=True, kw_only=True):
    """What the caller thinks of a status: `up` is a favourite, `down` a vote that only they ever see."""

    direction: Direction


class ReplyControl(OneStatus, frozen=True, kw_only=True):
    """Who may answer a status from now on."""

    reply_policy: ReplyPolicyName


@area.post("/api/palabre/v1/statuses/{id}/vote", user("write:favourites"), StatusJson)
async def post_status_vote(call: Call, form: Vote) -> Answer:
    """Votes, instead of any vote before. A vote against a status is told to nobody, and sends nothing to anyone."""
    await call.house.store.write(vote_on, call.me.id, form.id, form.direction)
    return Answer(await show(call, form.id))


@area.put("/api/palabre/v1/statuses/{id}/reply_policy", user("write:statuses"), StatusJson)
async def put_status_reply_policy(call: Call, form: ReplyControl) -> Answer:
    """Says who may answer the caller's status. Answers that there are stay."""
    await call.house.store.write(set_reply_policy, call.me.id, form.id, form.reply_policy)
    return Answer(await show(call, form.id))
