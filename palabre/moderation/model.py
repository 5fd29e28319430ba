"""Nouns and events of the room `moderation`."""

from enum import StrEnum

import msgspec

from palabre.store.events import Event


class Action(StrEnum):
    """What a decision does. Only `dismiss` and `restore` need no clause."""

    DISMISS = "dismiss"
    LABEL = "label"
    WARN = "warn"
    WITHDRAW = "withdraw"
    LIMIT = "limit"
    SUSPEND = "suspend"
    RESTORE = "restore"


class CaseState(StrEnum):
    """Where a case stands."""

    OPEN = "open"
    DECIDED = "decided"
    APPEALED = "appealed"
    CLOSED = "closed"


class Case(msgspec.Struct, frozen=True):
    """What a person has to decide: a row of `cases`."""

    id: int
    origin: str
    state: str
    account_id: int
    status_id: int | None
    clause_id: str
    severity: int
    language: str | None
    urgency: int
    report_count: int
    opened_at: int
    due_at: int
    decided_at: int | None
    assignee_id: int | None


class ReportForm(msgspec.Struct, frozen=True, kw_only=True):
    """What a person sends with a report."""

    account_id: int
    status_ids: tuple[int, ...] = ()
    category: str = "other"
    clause_ids: tuple[str, ...] = ()
    comment: str = ""
    forward: bool = False


class Report(msgspec.Struct, frozen=True):
    """A row of `reports`."""

    id: int
    case_id: int
    reporter_id: int
    account_id: int
    status_ids: str
    category: str
    clause_ids: str
    comment: str
    forwarded: bool
    created_at: int


class DecisionForm(msgspec.Struct, frozen=True, kw_only=True):
    """What a moderator decides. `expected_state` guards against two people deciding at once."""

    action: Action
    clause_id: str | None = None
    explanation: str = ""


class Decision(msgspec.Struct, frozen=True):
    """A row of `decisions`."""

    id: int
    case_id: int
    appeal_id: int | None
    reverses_id: int | None
    decider_id: int | None
    action: str
    clause_id: str | None
    policy_version: int
    explanation: str
    automated: bool
    created_at: int


class Statement(msgspec.Struct, frozen=True):
    """A row of `statements`."""

    id: int
    decision_id: int
    account_id: int
    facts: str
    appeal_until: int
    read_at: int | None
    created_at: int


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """The facts of a statement of reasons, after the DSA's article 17 (Regulation (EU) 2022/2065)."""

    action: str
    clause_id: str
    policy_version: int
    explanation: str
    texts: tuple[str, ...]
    status_ids: tuple[str, ...]
    origin: str
    automated_detection: bool
    automated_decision: bool


class Appeal(msgspec.Struct, frozen=True):
    """A row of `appeals`. `state` is open, upheld (the decision stands) or overturned."""

    id: int
    decision_id: int
    account_id: int
    text: str
    state: str
    decided_at: int | None
    decider_id: int | None
    created_at: int


class ReportFiled(Event, frozen=True):
    """Someone reported an account or statuses."""

    report_id: int
    case_id: int


class CaseOpened(Event, frozen=True):
    """A case waits for a decision."""

    case_id: int


class DecisionMade(Event, frozen=True):
    """A case was decided; `statement_id` is set when an account is sanctioned."""

    decision_id: int
    case_id: int
    account_id: int
    statement_id: int | None


class AppealFiled(Event, frozen=True):
    """The author appealed."""

    appeal_id: int
    decision_id: int


class AppealDecided(Event, frozen=True):
    """Other eyes upheld or overturned a decision."""

    appeal_id: int
    decision_id: int
    account_id: int
    overturned: bool
