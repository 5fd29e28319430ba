"""Puts notifications together: who caused them, and the status, statement or report that each is about."""

from collections.abc import Mapping, Sequence

import msgspec

from palabre.accounts.model import Account
from palabre.accounts.read import accounts_by_ids
from palabre.api.call import Call
from palabre.api.render.account import account
from palabre.api.render.collection import collection
from palabre.api.render.notification import Notification, notification, severance_event, with_fallback
from palabre.api.render.report import report
from palabre.api.render.warning import AccountWarning, account_warning
from palabre.api.viewing import show_each
from palabre.graph.model import CollectionView, Severance
from palabre.graph.read import severances_among
from palabre.graph.read_collections import collection_view
from palabre.ground.errors import Forbidden, NotFound
from palabre.moderation.model import Report
from palabre.moderation.read.desk import report as read_report
from palabre.moderation.read.member import statement
from palabre.moderation.views import StatementView
from palabre.store.transaction import Reader
from palabre.timelines import model
from palabre.timelines.model import NotificationKind

Row = model.Notification
OF_COLLECTIONS = (NotificationKind.ADDED_TO_COLLECTION, NotificationKind.COLLECTION_UPDATE)


class Around(msgspec.Struct, frozen=True):
    """What notifications are about, besides statuses."""

    accounts: Mapping[int, Account]
    statements: Mapping[int, StatementView]
    reports: Mapping[int, Report]
    collections: Mapping[int, CollectionView]
    severances: Mapping[int, Severance]


async def compose(call: Call, rows: Sequence[Row], supported: Sequence[str] = ()) -> list[tuple[Row, Notification]]:
    """The notifications that can still be shown whole, in order; one whose status is out of sight is left out."""
    around = await call.house.store.read(_around, call.me.id, rows)
    wanted = {row.status_id for row in rows if row.status_id is not None}
    statuses = dict(await show_each(call, sorted(wanted))) if wanted else {}
    shown = ((row, _shown(call, row, around, statuses)) for row in rows)
    whole = ((row, each) for row, each in shown if each is not None)
    return [(row, with_fallback(each, supported, call.translate)) for row, each in whole]


async def _around(db: Reader, viewer_id: int, rows: Sequence[Row]) -> Around:
    statements, reports, collections = {}, {}, {}
    for row in rows:
        if row.subject_id is None:
            continue
        if row.kind == NotificationKind.MODERATION_WARNING:
            try:
                statements[row.subject_id] = await statement(db, viewer_id, row.subject_id)
            except NotFound:
                continue
        elif row.kind == NotificationKind.ADMIN_REPORT and (found := await read_report(db, row.subject_id)):
            reports[row.subject_id] = found
        elif row.kind in OF_COLLECTIONS:
            try:
                collections[row.subject_id] = await collection_view(db, viewer_id, row.subject_id)
            except (Forbidden, NotFound):
                continue
    about = {each.account_id for each in reports.values()} | {row.from_account_id for row in rows} | {viewer_id}
    severed = [row.subject_id for row in rows if row.kind == NotificationKind.SEVERED_RELATIONSHIPS and row.subject_id]
    severances = await severances_among(db, viewer_id, severed)
    return Around(await accounts_by_ids(db, about), statements, reports, collections, severances)


def _shown(call: Call, row: Row, around: Around, statuses: Mapping[int, bytes]) -> Notification | None:
    by = around.accounts.get(row.from_account_id)
    status = statuses.get(row.status_id) if row.status_id is not None else None
    if by is None or (row.status_id is not None and status is None):
        return None
    settings = call.house.settings
    warning: AccountWarning | None = None
    filed = None
    shown_in = around.collections.get(row.subject_id or 0) if row.kind in OF_COLLECTIONS else None
    if row.kind in OF_COLLECTIONS and shown_in is None:
        return None
    severance = around.severances.get(row.subject_id or 0)
    if row.kind == NotificationKind.SEVERED_RELATIONSHIPS and severance is None:
        return None
    if row.kind == NotificationKind.MODERATION_WARNING:
        view = around.statements.get(row.subject_id or 0)
        if view is None:
            return None
        warning = account_warning(view, call.me, settings)
    if row.kind == NotificationKind.ADMIN_REPORT:
        found = around.reports.get(row.subject_id or 0)
        if found is None or found.account_id not in around.accounts:
            return None
        filed = report(found, around.accounts[found.account_id], None, settings)
    return notification(
        row,
        account(by, settings),
        status=status,
        report=filed,
        warning=warning,
        collection=collection(shown_in, settings) if shown_in else None,
        event=severance_event(severance) if severance else None,
    )
