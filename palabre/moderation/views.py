"""What the desk, the member and the reporter are shown: every field a page needs, already put together."""

import msgspec

from palabre.accounts.model import Account
from palabre.media.model import Attachment
from palabre.moderation.model import (
    Appeal,
    AuditEntry,
    Case,
    Decision,
    Facts,
    Report,
    Snapshot,
    Statement,
    Strike,
)
from palabre.policy.model import Clause
from palabre.statuses.model import Status

Explanation = tuple[tuple[str, float], ...]
"""Why a case stands where it stands in the queue: (name, factor) pairs whose product is its urgency."""


class CaseRow(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the queue. `clause` is None while nobody has cited one; `excerpt` is the start of the first text."""

    case: Case
    account: Account
    clause: Clause | None
    excerpt: str
    explanation: Explanation
    is_overdue: bool

    @property
    def report_count(self) -> int:
        """How many different people reported it."""
        return self.case.report_count

    @property
    def due_at(self) -> int:
        """When the strictest clause wants it decided."""
        return self.case.due_at


class ItemView(msgspec.Struct, frozen=True, kw_only=True):
    """A status of a case: as it read when it joined, and as it is now (None when its author deleted it)."""

    status_id: int
    text: str
    spoiler_text: str
    snapshot: Snapshot
    added_at: int
    current: Status | None
    attachments: tuple[Attachment, ...] = ()

    @property
    def was_edited(self) -> bool:
        """Whether the words have changed since."""
        now = self.current
        return now is not None and (now.text, now.spoiler_text) != (self.text, self.spoiler_text)


class VerdictNote(msgspec.Struct, frozen=True, kw_only=True):
    """What screening said of a status of the case."""

    status_id: int
    outcome: str
    clause: Clause | None
    reasons: tuple[str, ...]
    rules: tuple[str, ...]
    per_mille: int
    created_at: int


class ReportView(msgspec.Struct, frozen=True, kw_only=True):
    """A report with who sent it and which clauses it cites."""

    report: Report
    reporter: Account | None
    clauses: tuple[Clause, ...]
    status_ids: tuple[int, ...]


class DecisionView(msgspec.Struct, frozen=True, kw_only=True):
    """A decision with who made it (None: automation) and what followed from it."""

    decision: Decision
    decider: Account | None
    clause: Clause | None
    statement: Statement | None
    appeal: Appeal | None


class CaseView(msgspec.Struct, frozen=True, kw_only=True):
    """A case file: all a moderator needs to decide. Lists run from the oldest to the newest; `audit` the other way."""

    case: Case
    account: Account
    clause: Clause | None
    explanation: Explanation
    is_overdue: bool
    items: tuple[ItemView, ...]
    reports: tuple[ReportView, ...]
    verdicts: tuple[VerdictNote, ...]
    decisions: tuple[DecisionView, ...]
    strikes: tuple[Strike, ...]
    strike_total: int
    earlier: tuple[Case, ...]
    audit: tuple[AuditEntry, ...]

    @property
    def appeal(self) -> Appeal | None:
        """The appeal against its decision, when there is one."""
        return next((each.appeal for each in self.decisions if each.appeal is not None), None)


class StatementView(msgspec.Struct, frozen=True, kw_only=True):
    """A statement of reasons as its account reads it. `clause` is worded as in the policy version that was cited."""

    statement: Statement
    decision: Decision
    facts: Facts
    clause: Clause | None
    appeal: Appeal | None
    reversal: Decision | None
    may_appeal: bool


class ReportOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """A report as its sender follows it. `outcome` is waiting, dismissed, acted or reversed; `action` what was done."""

    report: Report
    account: Account
    clauses: tuple[Clause, ...]
    outcome: str
    action: str | None
    decided_at: int | None


class OpenCounts(msgspec.Struct, frozen=True, kw_only=True):
    """How much waits at the desk."""

    open: int
    overdue: int
    appeals: int
    oldest_at: int | None
