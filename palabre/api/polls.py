"""Read a poll and vote in it (https://docs.joinmastodon.org/methods/polls/)."""

from palabre.api.answer import Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form, Id
from palabre.api.operations import Area, user, viewer
from palabre.api.render.poll import poll as rendered
from palabre.ground import clock
from palabre.statuses.model import PollView
from palabre.statuses.polls.ballot import vote
from palabre.statuses.read import poll

area = Area("polls")


class OnePoll(Form, frozen=True, kw_only=True):
    """A poll by its id."""

    id: Id


class Choices(OnePoll, frozen=True, kw_only=True):
    """A vote: places in the list of options, from 0."""

    choices: tuple[int, ...]


@area.get("/api/v1/polls/{id}", viewer("read:statuses"))
async def get_poll(call: Call, form: OnePoll) -> Answer:
    """One poll."""
    return _answer(call, await call.house.store.read(poll, call.viewer_id, form.id))


@area.post("/api/v1/polls/{id}/votes", user("write:statuses"))
async def post_poll_votes(call: Call, form: Choices) -> Answer:
    """Votes in a poll."""
    return _answer(call, await call.house.store.write(vote, call.me.id, form.id, form.choices))


def _answer(call: Call, found: PollView) -> Answer:
    return json(rendered(found, call.viewer_id, call.house.settings, clock.now()))
