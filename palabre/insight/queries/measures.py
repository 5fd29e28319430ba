"""What is counted, day by day and in all."""

import msgspec
from sqlalchemy import ColumnElement, distinct, func, literal_column, select, union_all

from palabre.accounts.tables import accounts, active_days, users
from palabre.graph.tables import follows
from palabre.insight.model import Counted
from palabre.insight.queries.parameters import DOMAIN, TAG, daily, total
from palabre.media.tables import attachments
from palabre.moderation.tables import cases, reports
from palabre.statuses.tables import favourites, status_tags, statuses
from palabre.store.sql import Query


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """How to count one thing. `is_of_span` says whether its total is that of the span, or of all time."""

    daily: Query[Counted]
    total: Query[int]
    unit: str | None = None
    is_of_span: bool = True


def _figure(
    moment: ColumnElement[int],
    source: object,
    *where: ColumnElement[bool],
    value: ColumnElement[int] | None = None,
    unit: str | None = None,
    is_of_span: bool = True,
) -> Figure:
    counted = func.count() if value is None else value
    return Figure(
        daily=daily(moment, counted, source, *where),
        total=total(moment if is_of_span else None, counted, source, *where),
        unit=unit,
        is_of_span=is_of_span,
    )


_deeds = union_all(
    select(favourites.c.created_at.label("at")),
    select(statuses.c.created_at.label("at")).where(statuses.c.reblog_of_id.is_not(None)),
    select(statuses.c.created_at.label("at")).where(
        statuses.c.in_reply_to_id.is_not(None), statuses.c.in_reply_to_account_id != statuses.c.account_id
    ),
).subquery("deeds")
_settled = reports.join(cases, cases.c.id == reports.c.case_id)
_tagged = status_tags.join(statuses, statuses.c.id == status_tags.c.status_id).join(
    accounts, accounts.c.id == statuses.c.account_id
)
_live = (statuses.c.state == "live", status_tags.c.tag_id == TAG)
_written = statuses.join(accounts, accounts.c.id == statuses.c.account_id)
_from = (accounts.c.domain == DOMAIN, accounts.c.domain != "")
_sent = attachments.join(accounts, accounts.c.id == attachments.c.account_id)
_reported = reports.join(accounts, accounts.c.id == reports.c.account_id)
_followed = follows.join(accounts, accounts.c.id == follows.c.target_id)
_following = follows.join(accounts, accounts.c.id == follows.c.account_id)

FIGURES: dict[str, Figure] = {
    "active_users": _figure(active_days.c.day, active_days, value=func.count(distinct(active_days.c.user_id))),
    "new_users": _figure(users.c.created_at, users),
    "interactions": _figure(_deeds.c.at, _deeds),
    "opened_reports": _figure(reports.c.created_at, reports),
    "resolved_reports": _figure(cases.c.decided_at, _settled, cases.c.state != "open"),
    "tag_accounts": _figure(statuses.c.created_at, _tagged, *_live, value=func.count(distinct(statuses.c.account_id))),
    "tag_uses": _figure(statuses.c.created_at, _tagged, *_live),
    "tag_servers": _figure(
        statuses.c.created_at, _tagged, *_live, accounts.c.domain != "", value=func.count(distinct(accounts.c.domain))
    ),
    "instance_accounts": _figure(accounts.c.created_at, accounts, *_from, is_of_span=False),
    "instance_media_attachments": _figure(
        attachments.c.created_at,
        _sent,
        *_from,
        value=func.coalesce(func.sum(attachments.c.bytes), literal_column("0")),
        unit="bytes",
        is_of_span=False,
    ),
    "instance_reports": _figure(reports.c.created_at, _reported, *_from, is_of_span=False),
    "instance_statuses": _figure(statuses.c.created_at, _written, *_from, is_of_span=False),
    "instance_follows": _figure(follows.c.created_at, _followed, *_from, is_of_span=False),
    "instance_followers": _figure(follows.c.created_at, _following, *_from, is_of_span=False),
}
"""Every measure by its key (https://docs.joinmastodon.org/methods/admin/measures/)."""
