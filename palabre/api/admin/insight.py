"""The community in figures.

See https://docs.joinmastodon.org/methods/admin/measures/, …/dimensions/ and …/retention/.
"""

from datetime import date, datetime, timedelta

from palabre.accounts.permissions import Permission
from palabre.api.answer import EMPTY_LIST, Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form, Id
from palabre.api.operations import Area, staff
from palabre.api.pages import Count, bounded
from palabre.api.render.insight import cohort, dimension, measure
from palabre.ground import clock
from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.insight.dimensions import dimensions
from palabre.insight.measures import measures
from palabre.insight.model import Span, Subject, span_of
from palabre.insight.retention import retention

area = Area("admin_insight")
_read = staff(Permission.VIEW_DASHBOARD, "admin:read")
FIRST_YEAR, LAST_YEAR = 1970, 9000
USUAL_DAYS = 29
USUAL_SHARES, MOST_SHARES = 10, 100


class OfTag(Form, frozen=True, kw_only=True):
    """The tag that a figure is about."""

    id: Id | None = None


class OfServer(Form, frozen=True, kw_only=True):
    """The other server that a figure is about."""

    domain: str = ""


class Days(Form, frozen=True, kw_only=True):
    """From which day to which."""

    start_at: str | None = None
    end_at: str | None = None


class Measured(Days, frozen=True, kw_only=True):
    """Which measures, and of what."""

    keys: tuple[str, ...] = ()
    tag_accounts: OfTag = OfTag()
    tag_uses: OfTag = OfTag()
    tag_servers: OfTag = OfTag()
    instance_accounts: OfServer = OfServer()
    instance_media_attachments: OfServer = OfServer()
    instance_reports: OfServer = OfServer()
    instance_statuses: OfServer = OfServer()
    instance_follows: OfServer = OfServer()
    instance_followers: OfServer = OfServer()


class Divided(Days, frozen=True, kw_only=True):
    """Which dimensions, and of what."""

    keys: tuple[str, ...] = ()
    limit: Count | None = None
    tag_servers: OfTag = OfTag()
    tag_languages: OfTag = OfTag()
    instance_accounts: OfServer = OfServer()
    instance_languages: OfServer = OfServer()


class Kept(Days, frozen=True, kw_only=True):
    """Which periods; any frequency but `month` is `day`."""

    frequency: str = "day"


@area.post("/api/v1/admin/measures", _read)
async def create_admin_measures(call: Call, form: Measured) -> Answer:
    """Figures day by day, beside those of as many days before."""
    found = await call.house.store.read(measures, form.keys, _span(form), _subjects(form))
    return json([measure(each) for each in found])


@area.post("/api/v1/admin/dimensions", _read)
async def create_admin_dimensions(call: Call, form: Divided) -> Answer:
    """What the community is made of."""
    limit = bounded(form.limit, USUAL_SHARES, MOST_SHARES)
    found = await call.house.store.read(dimensions, form.keys, _span(form), limit, _subjects(form))
    return json([dimension(each, call.locale, call.translate) for each in found])


@area.post("/api/v1/admin/retention", _read)
async def create_admin_retention(call: Call, form: Kept) -> Answer:
    """Who stays; empty without both days, as in Mastodon."""
    if not form.start_at or not form.end_at:
        return EMPTY_LIST
    frequency = "month" if form.frequency == "month" else "day"
    found = await call.house.store.read(retention, _span(form), frequency)
    return json([cohort(each) for each in found])


def _subjects(form: Form) -> dict[str, Subject]:
    """What each figure is about, by its key."""
    given = {name: getattr(form, name) for name in form.__struct_fields__}
    tags = {name: Subject(tag_id=each.id or 0) for name, each in given.items() if isinstance(each, OfTag)}
    servers = {
        name: Subject(domain=each.domain.strip().casefold())
        for name, each in given.items()
        if isinstance(each, OfServer)
    }
    return tags | servers


def _span(form: Days) -> Span:
    """The days asked for; without an end until today, without a start a month."""
    end = _day(form.end_at, "end_at") if form.end_at else clock.as_datetime(clock.now()).date()
    start = _day(form.start_at, "start_at") if form.start_at else end - timedelta(days=USUAL_DAYS)
    return span_of(start, end)


def _day(text: str, name: str) -> date:
    """The day of an ISO 8601 date, with or without a time, which is ignored. Raises `Invalid`."""
    try:
        day = datetime.fromisoformat(text.strip().replace(" ", "+") if "T" in text else text.strip()).date()
    except ValueError as error:
        raise Invalid(_("Validation failed: {name} is not a date"), code="date", name=name, cause=str(error)) from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Invalid(_("Validation failed: {name} is not a date"), code="date", name=name)
    return day
