"""What the caller has scheduled (https://docs.joinmastodon.org/methods/scheduled_statuses/)."""

from palabre.api.answer import EMPTY_OBJECT, Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form, Id
from palabre.api.operations import Area, user
from palabre.api.pages import Paging, links
from palabre.api.render import scheduled as render
from palabre.ground.clock import parse_iso
from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.statuses.model import Draft, Scheduled, Status
from palabre.statuses.scheduling.read import ScheduledView, scheduled_status, scheduled_statuses, with_media
from palabre.statuses.scheduling.schedule import reschedule, schedule_status, unschedule

area = Area("scheduled")


class OneScheduled(Form, frozen=True, kw_only=True):
    """A scheduled status by its id."""

    id: Id


class Moved(OneScheduled, frozen=True, kw_only=True):
    """Another moment; without one, nothing changes."""

    scheduled_at: str | None = None


@area.get("/api/v1/scheduled_statuses", user("read:statuses"))
async def get_scheduled_statuses(call: Call, form: Paging) -> Answer:
    """What the caller has scheduled, the last made first."""
    page = form.page()
    found = await call.house.store.read(scheduled_statuses, call.me.id, page)
    return json([_shown(call, each) for each in found], 200, *links(call, page, [each.row.id for each in found]))


@area.get("/api/v1/scheduled_statuses/{id}", user("read:statuses"))
async def get_scheduled_status(call: Call, form: OneScheduled) -> Answer:
    """One scheduled status."""
    return json(_shown(call, await call.house.store.read(scheduled_status, call.me.id, form.id)))


@area.put("/api/v1/scheduled_statuses/{id}", user("write:statuses"))
async def update_scheduled_status(call: Call, form: Moved) -> Answer:
    """Moves one to another moment."""
    if form.scheduled_at:
        await call.house.store.write(reschedule, call.me.id, form.id, moment(form.scheduled_at))
    return json(_shown(call, await call.house.store.read(scheduled_status, call.me.id, form.id)))


@area.delete("/api/v1/scheduled_statuses/{id}", user("write:statuses"))
async def delete_scheduled_status(call: Call, form: OneScheduled) -> Answer:
    """Takes one back."""
    await call.house.store.write(unschedule, call.me.id, form.id)
    return EMPTY_OBJECT


def moment(text: str) -> int:
    """The moment that a client names. Raises `Invalid`."""
    found = parse_iso(text)
    if found is None:
        sentence = _("“{given}” is no date. Write one such as 2030-01-31T18:00:00Z.")
        raise Invalid(sentence, fields={"scheduled_at": [("ERR_INVALID", sentence)]}, given=text[:100])
    return found


async def schedule(call: Call, draft: Draft, scheduled_at: str) -> Scheduled | Status:
    """Schedules a draft for the caller; what was posted under the same key already is a status."""
    app = call.bearer.app if call.bearer else None
    return await call.house.store.write(
        schedule_status,
        call.me,
        draft,
        moment(scheduled_at),
        app_id=app.id if app else 0,
        screen=call.house.screen,
        settings=call.house.settings,
    )


async def answer_scheduled(call: Call, row: Scheduled) -> Answer:
    """A scheduled status as the answer."""
    return json(_shown(call, (await call.house.store.read(with_media, [row]))[0]))


def _shown(call: Call, view: ScheduledView) -> render.ScheduledStatus:
    return render.scheduled_status(view, call.house.settings, call.translate)
