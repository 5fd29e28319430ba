"""Statements of reasons in the form that Mastodon's clients know (https://docs.joinmastodon.org/entities/AccountWarning/)."""

import msgspec

from palabre.accounts import model
from palabre.api.render.account import Account, account
from palabre.ground.clock import iso
from palabre.ground.settings import Settings
from palabre.moderation.model import Action, AppealState
from palabre.moderation.views import StatementView

_ACTIONS = {
    Action.LABEL: "mark_statuses_as_sensitive",
    Action.WITHDRAW: "delete_statuses",
    Action.LIMIT: "silence",
    Action.SUSPEND: "suspend",
    Action.SENSITIZE: "sensitive",
    Action.DISABLE: "disable",
}
_APPEALS = {AppealState.OPEN: "pending", AppealState.UPHELD: "rejected", AppealState.OVERTURNED: "approved"}


class AppealJson(msgspec.Struct, frozen=True):
    """The appeal against a decision."""

    text: str
    state: str


class AccountWarning(msgspec.Struct, frozen=True, kw_only=True):
    """A decision about an account."""

    id: str
    action: str
    text: str
    status_ids: list[str]
    target_account: Account
    appeal: AppealJson | None
    created_at: str


def account_warning(view: StatementView, about: model.Account, settings: Settings) -> AccountWarning:
    """A statement of reasons; `text` is the explanation that the moderator wrote."""
    appeal = view.appeal
    return AccountWarning(
        id=str(view.statement.id),
        action=_ACTIONS.get(Action(view.decision.action), "none"),
        text=view.facts.explanation,
        status_ids=list(view.facts.status_ids),
        target_account=account(about, settings),
        appeal=AppealJson(appeal.text, _APPEALS[AppealState(appeal.state)]) if appeal else None,
        created_at=iso(view.statement.created_at),
    )
