"""What the community says of itself, and how busy it is (https://docs.joinmastodon.org/methods/instance/)."""

import asyncio
from datetime import date
from weakref import WeakKeyDictionary

from babel import Locale

from palabre.accounts.weeks import WEEKS, weekly_people
from palabre.api.answer import Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form
from palabre.api.operations import ANYONE, Area
from palabre.api.render.instance import week
from palabre.community.texts import terms, text
from palabre.ground import clock
from palabre.ground.clock import HOUR, SECOND, iso
from palabre.ground.errors import NotFound
from palabre.ground.language import LOCALES
from palabre.statuses.weeks import weekly_statuses
from palabre.store.store import Store
from palabre.store.transaction import Reader

area = Area("texts")
COUNTED_FOR = HOUR
_counted: WeakKeyDictionary[Store, tuple[int, list[dict[str, str]]]] = WeakKeyDictionary()
"""When a community's weeks were counted last, and what came of it."""


class OneDay(Form, frozen=True, kw_only=True):
    """The day that a path names, such as 2026-11-01."""

    date: str


@area.get("/api/v1/instance/extended_description", ANYONE)
async def get_instance_extended_description(call: Call) -> Answer:
    """What the community says of itself, as a page."""
    return await _text(call, "about")


@area.get("/api/v1/instance/privacy_policy", ANYONE)
async def get_instance_privacy_policy(call: Call) -> Answer:
    """What is kept about people."""
    return await _text(call, "privacy")


async def _text(call: Call, name: str) -> Answer:
    found = await asyncio.to_thread(text, name, call.house.settings, call.locale)
    return json({"content": found.html, "updated_at": iso(found.updated_at)})


@area.get("/api/v1/instance/terms_of_service", ANYONE)
async def get_instance_terms_of_service(call: Call) -> Answer:
    """The terms that count today."""
    return await _terms(call, None)


@area.get("/api/v1/instance/terms_of_service/{date}", ANYONE)
async def get_instance_terms_of_service_by_date(call: Call, form: OneDay) -> Answer:
    """The terms that count from a day on, past ones and those to come."""
    try:
        day = date.fromisoformat(form.date)
    except ValueError as error:
        raise NotFound(cause=f"no day: {form.date!r}") from error
    return await _terms(call, day)


async def _terms(call: Call, day: date | None) -> Answer:
    found = await asyncio.to_thread(terms, call.house.settings, call.locale, day)
    return json(
        {
            "effective_date": found.counts_from.isoformat(),
            "effective": found.has_begun,
            "content": found.html,
            "succeeded_by": None if found.succeeded_by is None else found.succeeded_by.isoformat(),
        }
    )


@area.get("/api/v1/instance/activity", ANYONE)
async def get_instance_activity(call: Call) -> Answer:
    """How busy each of the last twelve weeks was, this one first. Counted again once an hour."""
    store = call.house.store
    counted_at, weeks = _counted.get(store, (0, []))
    if clock.now() - counted_at >= COUNTED_FOR:
        weeks = await store.read(_activity)
        _counted[store] = (clock.now(), weeks)
    return json(weeks, 200, ("cache-control", f"public, max-age={COUNTED_FOR // SECOND}"))


async def _activity(db: Reader) -> list[dict[str, str]]:
    people, statuses = await weekly_people(db), await weekly_statuses(db, WEEKS)
    return [week(each, statuses.get(each.starts_at, 0)) for each in people]


@area.get("/api/v1/instance/languages", ANYONE)
async def get_instance_languages(_call: Call) -> Answer:
    """The languages that the pages speak, each by its own name."""
    return json([{"code": code, "name": Locale.parse(code).get_display_name(code)} for code in LOCALES])
