"""A member's year (https://docs.joinmastodon.org/entities/AnnualReport/), and work that is waited for."""

from collections.abc import Sequence

import msgspec

from palabre.accounts import model
from palabre.api.render.account import Account, account
from palabre.ground.settings import Settings
from palabre.yearbook.model import Figures, Refresh, Report

RETRY_S = 2


class AnnualReport(msgspec.Struct, frozen=True, kw_only=True):
    """A year in figures."""

    year: int
    data: Figures
    schema_version: int
    share_url: str | None
    account_id: str


class WrappedAnnualReports(msgspec.Struct, frozen=True, kw_only=True):
    """Reports, with the accounts and statuses that they name."""

    annual_reports: list[AnnualReport]
    accounts: list[Account]
    statuses: list[msgspec.Raw]


class AsyncRefresh(msgspec.Struct, frozen=True, kw_only=True):
    """Work that is waited for (https://docs.joinmastodon.org/entities/AsyncRefresh/)."""

    id: str
    status: str
    result_count: int | None


def wrapped(
    rows: Sequence[Report], owner: model.Account, statuses: Sequence[bytes], settings: Settings
) -> WrappedAnnualReports:
    """Reports of one member."""
    return WrappedAnnualReports(
        annual_reports=[_report(row, owner) for row in rows],
        accounts=[account(owner, settings)] if rows else [],
        statuses=[msgspec.Raw(each) for each in statuses],
    )


def _report(row: Report, owner: model.Account) -> AnnualReport:
    return AnnualReport(
        year=row.year,
        data=row.figures,
        schema_version=row.schema_version,
        share_url=f"{owner.url}/yearbook/{row.year}/{row.share_key}",
        account_id=str(row.account_id),
    )


def async_refresh(row: Refresh) -> AsyncRefresh:
    """How it stands."""
    return AsyncRefresh(id=row.id, status=row.status, result_count=row.result_count)


def refresh_header(row: Refresh) -> tuple[str, str]:
    """The header that tells a client what to ask about, and after how many seconds."""
    count = "" if row.result_count is None else f", result_count={row.result_count}"
    return "mastodon-async-refresh", f'id="{row.id}", retry={RETRY_S}{count}'
