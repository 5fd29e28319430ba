"""What the team does to an account (https://docs.joinmastodon.org/methods/admin/accounts/#action).

Every sanction is a decision in a case, with a clause and a statement of reasons; taking it back is another decision.
"""

from typing import Literal

from palabre.accounts.permissions import Permission
from palabre.api.admin.accounts import OneAccount, answer_account, known_entry
from palabre.api.answer import EMPTY_OBJECT, Answer
from palabre.api.call import Call
from palabre.api.forms import Id
from palabre.api.operations import Area, staff
from palabre.moderation.act import AccountAction, act_on_account
from palabre.moderation.admit import admit, turn_away
from palabre.moderation.erase import erase_account
from palabre.moderation.lift import lift_from_account
from palabre.moderation.model import Action

area = Area("admin_actions")
_write = staff(Permission.MANAGE_USERS, "admin:write:accounts")
_ACTIONS = {
    "none": Action.WARN,
    "sensitive": Action.SENSITIZE,
    "disable": Action.DISABLE,
    "silence": Action.LIMIT,
    "suspend": Action.SUSPEND,
}


class NewAction(OneAccount, frozen=True, kw_only=True):
    """What is done, and why. `clause_id` names the rule it rests on: the report's, or the general one, when left out.

    The person always gets a statement of reasons; `send_email_notification` and `warning_preset_id` change nothing.
    """

    type: Literal["none", "sensitive", "disable", "silence", "suspend"]
    report_id: Id | None = None
    text: str = ""
    clause_id: str | None = None
    warning_preset_id: str | None = None
    send_email_notification: bool = False


@area.post("/api/v1/admin/accounts/{id}/action", _write)
async def create_admin_account_action(call: Call, form: NewAction) -> Answer:
    """Warns, or imposes a sanction."""
    action = AccountAction(
        account_id=form.id,
        action=_ACTIONS[form.type],
        clause_id=form.clause_id or None,
        report_id=form.report_id,
        text=form.text,
    )
    await call.house.store.write(act_on_account, call.user, action, call.house.policy)
    return EMPTY_OBJECT


@area.post("/api/v1/admin/accounts/{id}/approve", _write)
async def post_admin_account_approve(call: Call, form: OneAccount) -> Answer:
    """Lets a waiting person in."""
    await call.house.store.write(admit, call.user, form.id)
    return await answer_account(call, form.id)


@area.post("/api/v1/admin/accounts/{id}/reject", _write)
async def post_admin_account_reject(call: Call, form: OneAccount) -> Answer:
    """Turns a waiting person away."""
    await call.house.store.write(turn_away, call.user, form.id)
    return EMPTY_OBJECT


@area.delete(
    "/api/v1/admin/accounts/{id}",
    staff(Permission.MANAGE_USERS | Permission.DELETE_USER_DATA, "admin:write:accounts"),
)
async def delete_admin_account(call: Call, form: OneAccount) -> Answer:
    """Erases a suspended account."""
    await call.house.store.write(erase_account, call.user, form.id)
    return EMPTY_OBJECT


@area.post("/api/v1/admin/accounts/{id}/enable", _write)
async def post_admin_account_enable(call: Call, form: OneAccount) -> Answer:
    """Opens a closed login."""
    return await _lift(call, form.id, Action.DISABLE)


@area.post("/api/v1/admin/accounts/{id}/unsilence", _write)
async def post_admin_account_unsilence(call: Call, form: OneAccount) -> Answer:
    """Ends a limit."""
    return await _lift(call, form.id, Action.LIMIT)


@area.post("/api/v1/admin/accounts/{id}/unsuspend", _write)
async def post_admin_account_unsuspend(call: Call, form: OneAccount) -> Answer:
    """Ends a suspension."""
    return await _lift(call, form.id, Action.SUSPEND)


@area.post("/api/v1/admin/accounts/{id}/unsensitive", _write)
async def post_admin_account_unsensitive(call: Call, form: OneAccount) -> Answer:
    """No longer marks the account's media."""
    return await _lift(call, form.id, Action.SENSITIZE)


async def _lift(call: Call, account_id: int, kind: Action) -> Answer:
    await known_entry(call, account_id)
    await call.house.store.write(lift_from_account, call.user, account_id, kind, call.house.policy)
    return await answer_account(call, account_id)
