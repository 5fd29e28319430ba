"""Reports (https://docs.joinmastodon.org/entities/Report/)."""

import msgspec

from palabre.accounts import model
from palabre.api.render.account import Account, account
from palabre.ground.clock import iso
from palabre.ground.settings import Settings
from palabre.moderation.model import Report as ReportRow

_ids = msgspec.json.Decoder(list[int | str])


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A report as its sender sees it. `rule_ids` are clauses of the policy."""

    id: str
    action_taken: bool
    action_taken_at: str | None
    category: str
    comment: str
    forwarded: bool
    created_at: str
    status_ids: list[str]
    rule_ids: list[str]
    target_account: Account


def report(row: ReportRow, target: model.Account, decided_at: int | None, settings: Settings) -> Report:
    """A report about `target`; `decided_at` is when its case was decided."""
    return Report(
        id=str(row.id),
        action_taken=decided_at is not None,
        action_taken_at=None if decided_at is None else iso(decided_at),
        category=row.category,
        comment=row.comment,
        forwarded=row.forwarded,
        created_at=iso(row.created_at),
        status_ids=[str(each) for each in _ids.decode(row.status_ids)],
        rule_ids=[str(each) for each in _ids.decode(row.clause_ids)],
        target_account=account(target, settings),
    )
