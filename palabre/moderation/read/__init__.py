"""The reading door: the desk's queue and case files, a member's statements, a reporter's outcomes."""

from palabre.moderation.read.desk import (
    appeal,
    audit_of,
    case_view,
    cases_of,
    decision,
    open_counts,
    queue,
    report,
    reporters_of,
)
from palabre.moderation.read.member import (
    report_outcome,
    reports_of,
    statement,
    statements,
    strikes_in_force,
)

__all__ = [
    "appeal",
    "audit_of",
    "case_view",
    "cases_of",
    "decision",
    "open_counts",
    "queue",
    "report",
    "report_outcome",
    "reporters_of",
    "reports_of",
    "statement",
    "statements",
    "strikes_in_force",
]
