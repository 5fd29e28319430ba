"""Accounts and reports as the team sees them.

See https://docs.joinmastodon.org/entities/Admin_Account/ and …/Admin_Report/.
"""

from collections.abc import Sequence

import msgspec

from palabre.accounts.model import Role
from palabre.accounts.roster.model import Entry
from palabre.api.render.account import Account, RoleJson, account, role
from palabre.api.render.rule import Rule, rule
from palabre.ground.clock import iso
from palabre.ground.settings import Settings
from palabre.moderation.roll import ReportFile
from palabre.policy.model import Policy


class AdminAccount(msgspec.Struct, frozen=True, kw_only=True):
    """An account with its login. No addresses people come from are kept, so `ip` is null and `ips` empty."""

    id: str
    username: str
    domain: str | None
    created_at: str
    email: str
    ip: None
    ips: tuple[()]
    locale: str
    invite_request: str | None
    role: RoleJson
    confirmed: bool
    approved: bool
    disabled: bool
    silenced: bool
    sensitized: bool
    suspended: bool
    account: Account
    created_by_application_id: str | None
    invited_by_account_id: None


class AdminReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report with its case. `rules` are clauses of the policy."""

    id: str
    action_taken: bool
    action_taken_at: str | None
    category: str
    comment: str
    forwarded: bool
    created_at: str
    updated_at: str
    account: AdminAccount
    target_account: AdminAccount
    assigned_account: AdminAccount | None
    action_taken_by_account: AdminAccount | None
    statuses: list[msgspec.Raw]
    rules: list[Rule]


def admin_account(entry: Entry, settings: Settings) -> AdminAccount:
    """An account for the team; one without a login here is a member like any other."""
    row, user = entry.account, entry.user
    app_id = user.sign_up_app_id if user else None
    return AdminAccount(
        id=str(row.id),
        username=row.username,
        domain=row.domain or None,
        created_at=iso(row.created_at),
        email=user.email if user else "",
        ip=None,
        ips=(),
        locale=user.locale if user else "",
        invite_request=(user.sign_up_reason or None) if user else None,
        role=role(Role(user.role) if user else Role.MEMBER),
        confirmed=entry.is_confirmed,
        approved=entry.is_approved,
        disabled=entry.is_disabled,
        silenced=row.state == "limited",
        sensitized=row.sensitized,
        suspended=row.state == "suspended",
        account=account(row, settings),
        created_by_application_id=None if app_id is None else str(app_id),
        invited_by_account_id=None,
    )


def admin_report(
    file: ReportFile, statuses: Sequence[bytes], policy: Policy, locale: str, settings: Settings
) -> AdminReport:
    """A report for the team; `statuses` are the reported ones that are still there, as JSON."""
    row, case = file.report, file.case
    assert file.reporter is not None
    assert file.target is not None
    settled_at = case.decided_at if file.is_resolved else None
    clauses = (policy.find(each) for each in file.clause_ids)
    return AdminReport(
        id=str(row.id),
        action_taken=file.is_resolved,
        action_taken_at=None if settled_at is None else iso(settled_at),
        category=row.category,
        comment=row.comment,
        forwarded=row.forwarded,
        created_at=iso(row.created_at),
        updated_at=iso(file.updated_at),
        account=admin_account(file.reporter, settings),
        target_account=admin_account(file.target, settings),
        assigned_account=_maybe(file.assignee, settings),
        action_taken_by_account=_maybe(file.decided_by, settings),
        statuses=[msgspec.Raw(each) for each in statuses],
        rules=[rule(clause, locale) for clause in clauses if clause is not None],
    )


def _maybe(entry: Entry | None, settings: Settings) -> AdminAccount | None:
    return None if entry is None else admin_account(entry, settings)
