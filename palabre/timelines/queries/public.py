"""Public and tag timelines as SQL: one walk through the newest, with what a visitor must not see probed for each."""

from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Select,
    Text,
    and_,
    bindparam,
    exists,
    func,
    literal_column,
    not_,
    or_,
    select,
)

from palabre.media.tables import attachments
from palabre.statuses.tables import status_tags, statuses, tags
from palabre.store.paging import PagedQuery
from palabre.store.schema import Id
from palabre.store.sql import Query, any_of
from palabre.timelines.model import Open
from palabre.timelines.queries.hidden import VIEWER, domain_of, heard, state_of, thread_muted

_domain = domain_of(statuses.c.account_id)

OPEN_TO_ALL = _open = and_(
    statuses.c.state == "live",
    statuses.c.visibility == "public",
    statuses.c.reblog_of_id.is_(None),
    state_of(statuses.c.account_id) == "active",
)
"""What everyone may come across. Limited accounts are read by those who look for them, not found here."""

_asked_for = and_(
    or_(not_(bindparam("local", type_=Boolean)), _domain == ""),
    or_(not_(bindparam("remote", type_=Boolean)), _domain != ""),
    or_(not_(bindparam("only_media", type_=Boolean)), exists().where(attachments.c.status_id == statuses.c.id)),
    heard(statuses.c.account_id),
)
_not_a_reply_to_others = or_(
    statuses.c.in_reply_to_account_id.is_(None), statuses.c.in_reply_to_account_id == statuses.c.account_id
)

_public = select(statuses.c.id).where(_open, _not_a_reply_to_others, _asked_for)
_understood = or_(
    statuses.c.language.is_(None),
    any_of(statuses.c.language, "languages"),
    any_of(func.substr(statuses.c.language, literal_column("1"), literal_column("2"), type_=Text), "languages"),
)
PUBLIC = PagedQuery(_public, statuses.c.id, int)
PUBLIC_IN = PagedQuery(_public.where(_understood), statuses.c.id, int)
"""The same in some languages. A chosen language stands for its variants, and what names none is shown."""

TAG_IDS = Query(select(tags.c.id).where(any_of(tags.c.name, "names")), int)

_tagged = (
    select(status_tags.c.status_id)
    .select_from(status_tags.join(statuses, statuses.c.id == status_tags.c.status_id))
    .where(_open, _asked_for)
)
ONE_TAG = PagedQuery(_tagged.where(status_tags.c.tag_id == bindparam("tag_id", type_=Id)), status_tags.c.status_id, int)

HOME_TAG = PagedQuery(
    select(status_tags.c.status_id)
    .select_from(status_tags.join(statuses, statuses.c.id == status_tags.c.status_id))
    .where(
        _open,
        heard(statuses.c.account_id),
        ~thread_muted(VIEWER, statuses.c.thread_id),
        status_tags.c.tag_id == bindparam("tag_id", type_=Id),
    ),
    status_tags.c.status_id,
    int,
)
"""What of a tag appears in the home of a viewer who follows it."""


def _tags_among(name: str) -> ColumnElement[int]:
    found = select(func.count()).where(status_tags.c.status_id == statuses.c.id, any_of(status_tags.c.tag_id, name))
    return found.scalar_subquery()


_under_any = select(status_tags.c.status_id).where(any_of(status_tags.c.tag_id, "any_ids"))
SEVERAL_TAGS = PagedQuery(
    select(statuses.c.id).where(
        statuses.c.id.in_(_under_any),
        _tags_among("all_ids") == bindparam("all_count", type_=Id),
        _tags_among("none_ids") == 0,
        _open,
        _asked_for,
    ),
    statuses.c.id,
    int,
)

_in_public = and_(_open, _not_a_reply_to_others)
OPEN = Query(
    select(
        statuses.c.id,
        statuses.c.account_id,
        _in_public.label("in_public"),
        (_domain == "").label("local"),
        exists().where(attachments.c.status_id == statuses.c.id).label("has_media"),
        statuses.c.language,
    ).where(any_of(statuses.c.id, "ids"), _open),
    Open,
)
"""Those of some statuses that everyone may come across."""

TAGS_OF = Query(
    select(tags.c.name)
    .select_from(status_tags.join(tags, tags.c.id == status_tags.c.tag_id))
    .where(status_tags.c.status_id == bindparam("status_id", type_=Id)),
    str,
)

_voted = and_(
    statuses.c.favourites_count > literal_column("0"),
    statuses.c.id >= bindparam("first_id", type_=Id),
    statuses.c.state == "live",
    statuses.c.visibility == "public",
    state_of(statuses.c.account_id) == "active",
    _asked_for,
)
_best_first = (statuses.c.favourites_count.desc(), statuses.c.id.desc())
_part = {"limit": bindparam("limit", type_=Id), "offset": bindparam("offset", type_=Id)}


def _ranked(chosen: Select[Any]) -> Query[int]:
    return Query(chosen.where(_voted).order_by(*_best_first).limit(_part["limit"]).offset(_part["offset"]), int)


TOP = _ranked(select(statuses.c.id).where(_not_a_reply_to_others))
TOP_TAGGED = _ranked(
    select(statuses.c.id)
    .select_from(status_tags.join(statuses, statuses.c.id == status_tags.c.status_id))
    .where(any_of(status_tags.c.tag_id, "tag_ids"), status_tags.c.status_id >= bindparam("first_id", type_=Id))
)
"""What has votes since a moment, the most voted for first. Boosts never have any."""
