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
    SENSITIZE = "sensitize"
    DISABLE = "disable"
    RESTORE = "restore"


class Origin(StrEnum):
    """What opened a case."""

    REPORT = "report"
    SCREENING = "screening"
    TEAM = "team"


class CaseState(StrEnum):
    """Where a case stands: waiting; decided and open to appeal; appealed; closed for good."""

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
    """What a moderator decides about a case.

    Every action except dismiss and restore needs the clause it rests on. `withdraw_statuses` says whether warn, limit
    and suspend also withdraw the case's statuses; `except_ids` are statuses of the case that the decision leaves alone.
    `duration_ms` ends a limit or a suspension by itself; None lasts until it is lifted. `seen_ids` are the statuses
    that the decider had before them: with it, a case that another status has joined meanwhile is not decided unseen.
    """

    action: Action
    clause_id: str | None = None
    explanation: str = ""
    withdraw_statuses: bool = True
    except_ids: tuple[int, ...] = ()
    duration_ms: int | None = None
    seen_ids: tuple[int, ...] | None = None


class Decision(msgspec.Struct, frozen=True):
    """A row of `decisions`. `decider_id` is the account of whoever decided, None for automation."""

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
    """The facts of a statement of reasons, after the DSA's article 17 (Regulation (EU) 2022/2065).

    `texts` and `status_ids` are the statuses the decision is about, side by side; `withdrawn_ids` and `labelled_ids`
    those it withdrew or newly marked. Strike and end of the sanction are as they were set on the day of the decision.
    """

    action: str
    clause_id: str
    policy_version: int
    explanation: str
    texts: tuple[str, ...]
    status_ids: tuple[str, ...]
    origin: str
    automated_detection: bool
    automated_decision: bool
    withdrawn_ids: tuple[str, ...] = ()
    labelled_ids: tuple[str, ...] = ()
    sanction_ends_at: int | None = None
    strike_weight: int = 0
    strike_expires_at: int | None = None


class Appeal(msgspec.Struct, frozen=True):
    """A row of `appeals`. `state` is open, upheld (the decision stands) or overturned; `answer` explains it."""

    id: int
    decision_id: int
    account_id: int
    text: str
    state: str
    answer: str
    decided_at: int | None
    decider_id: int | None
    created_at: int


class Strike(msgspec.Struct, frozen=True):
    """A row of `strikes`."""

    id: int
    account_id: int
    decision_id: int
    clause_id: str
    weight: int
    created_at: int
    expires_at: int


class AuditEntry(msgspec.Struct, frozen=True):
    """A row of `audit_log`. `details` is JSON."""

    id: int
    actor_id: int | None
    act: str
    target_kind: str
    target_id: int | None
    details: str
    at: int


class AppealState(StrEnum):
    """Where an appeal stands: waiting; the decision stands; the decision was reversed."""

    OPEN = "open"
    UPHELD = "upheld"
    OVERTURNED = "overturned"


class CaseItem(msgspec.Struct, frozen=True):
    """A row of `case_items`: a status as it read when it joined the case. `snapshot` is a `Snapshot` in JSON."""

    case_id: int
    status_id: int
    text: str
    spoiler_text: str
    snapshot: str
    added_at: int


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """What else is kept of a status that joins a case, besides its text."""

    url: str = ""
    visibility: str = ""
    language: str | None = None
    sensitive: bool = False
    media: tuple[tuple[str, str], ...] = ()
    poll: tuple[str, ...] = ()
    created_at: int = 0
    edited_at: int | None = None


class ReportFiled(Event, frozen=True):
    """Someone reported an account or statuses."""

    report_id: int
    case_id: int


class CaseOpened(Event, frozen=True):
    """A case waits for a decision."""

    case_id: int


class DecisionMade(Event, frozen=True):
    """A decision was made; `statement_id` is set when it is a sanction. A reversal (restore) is a decision too."""

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
