"""The pure decisions of moderation: which step is legal and who may take it."""

import msgspec

from palabre.accounts.model import Role
from palabre.ground.errors import Conflict
from palabre.ground.language import _
from palabre.moderation.model import Action, CaseState

ACCOUNT_SANCTIONS = frozenset({Action.LIMIT, Action.SUSPEND, Action.SENSITIZE, Action.DISABLE})
"""What binds an account until it is lifted."""
SANCTIONS = frozenset({Action.LABEL, Action.WARN, Action.WITHDRAW}) | ACCOUNT_SANCTIONS
"""Each needs a clause and a statement of reasons."""
STRIKING = SANCTIONS - {Action.LABEL, Action.SENSITIZE, Action.DISABLE}

SUSPENDING_SEVERITY = 4
"""From this severity on, a moderator may suspend; below it, that takes an admin."""


class Step:
    """What can happen to a case besides an action."""

    APPEAL = "appeal"
    UPHOLD = "uphold"
    OVERTURN = "overturn"
    EXPIRE = "expire"
    WITHDRAW_REPORT = "withdraw_report"
    REOPEN = "reopen"


TRANSITIONS: dict[tuple[str, str], CaseState] = {
    (CaseState.OPEN, Action.DISMISS): CaseState.CLOSED,
    **{(CaseState.OPEN, action): CaseState.DECIDED for action in sorted(SANCTIONS)},
    (CaseState.OPEN, Step.WITHDRAW_REPORT): CaseState.CLOSED,
    (CaseState.CLOSED, Step.REOPEN): CaseState.OPEN,
    (CaseState.DECIDED, Action.RESTORE): CaseState.CLOSED,
    (CaseState.CLOSED, Action.RESTORE): CaseState.CLOSED,
    (CaseState.DECIDED, Step.APPEAL): CaseState.APPEALED,
    (CaseState.DECIDED, Step.EXPIRE): CaseState.CLOSED,
    (CaseState.APPEALED, Step.UPHOLD): CaseState.CLOSED,
    (CaseState.APPEALED, Step.OVERTURN): CaseState.CLOSED,
}
"""Every legal step of a case. What is not here does not happen."""


def next_state(state: str, step: str) -> CaseState:
    """Where a step leads. Raises `Conflict` for an illegal one, naming what stands in the way."""
    found = TRANSITIONS.get((state, step))
    if found is None:
        raise _illegal(state, step)
    return found


def _illegal(state: str, step: str) -> Conflict:
    cause = f"{step} on a case that is {state}"
    if step == Step.APPEAL:
        return Conflict(_("This decision can no longer be appealed."), code="appeal_closed", cause=cause)
    if step in (Step.UPHOLD, Step.OVERTURN):
        return Conflict(_("Someone has already decided this appeal."), code="already_decided", cause=cause)
    if step == Step.REOPEN:
        sentence = _("A sanction rests on this case. Reverse it before you open the case again.")
        return Conflict(sentence, code="sanctioned", cause=cause)
    if step == Action.RESTORE and state == CaseState.OPEN:
        return Conflict(_("There is no decision to reverse yet."), code="nothing_to_reverse", cause=cause)
    if step == Action.RESTORE:
        return Conflict(_("The author has appealed: decide the appeal instead."), code="appealed", cause=cause)
    return Conflict(
        _("This case has already been decided. Reload it to see the decision."), code="already_decided", cause=cause
    )


class Decider(msgspec.Struct, frozen=True, kw_only=True):
    """Whoever wants to decide, as the rules see them. `role` is None for automation."""

    role: Role | None
    is_subject: bool = False
    is_reporter: bool = False


def may_decide(decider: Decider, subject_role: Role, action: Action, severity: int) -> str | None:
    """Why this person may not take this action on an account of that role; None when they may.

    `severity` is that of the clause the action rests on; for a restore, that of the decision it reverses, and `action`
    is then the action reversed.
    """
    if reason := _conflict_of_interest(decider):
        return reason
    if action in SANCTIONS and not outranks(decider.role, subject_role):
        return _("Only the owner can sanction someone whose role equals yours or is higher.")
    needs_admin = action == Action.SUSPEND and severity < SUSPENDING_SEVERITY
    if needs_admin and decider.role is not None and not decider.role.includes(Role.ADMIN):
        return _("Under this clause only an admin can suspend. Limit the account, or ask an admin to decide.")
    return None


def _conflict_of_interest(decider: Decider) -> str | None:
    if decider.role is not None and not decider.role.includes(Role.MODERATOR):
        return _("Only moderators can decide cases.")
    if decider.is_subject:
        return _("This case is about you. Someone else must decide it.")
    if decider.is_reporter:
        return _("You reported this yourself. Someone else must decide it.")
    return None


def outranks(role: str | None, other: Role) -> bool:
    """Whether someone may sanction an account of another role. Automation may sanction members only."""
    if role is None:
        return other == Role.MEMBER
    return role == Role.OWNER or not other.includes(Role(role))


def may_decide_appeal(decider: Decider, *, was_first: bool, others: int) -> str | None:
    """Why this person may not decide an appeal; None when they may.

    `was_first` says whether they made the decision that is appealed, `others` how many others could decide.
    """
    reason = _conflict_of_interest(decider)
    if reason is None and was_first:
        reason = _("You made this decision yourself. An appeal needs other eyes.")
        if not others:
            return _(
                "You made this decision yourself, and nobody else here can decide the appeal. "
                "The owner must make someone else a moderator first."
            )
    return reason
