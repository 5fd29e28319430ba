"""Nouns of the roster."""

import msgspec

from palabre.accounts.model import Account, AccountState, User, UserState


class RosterFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Who is looked for; what is empty does not narrow. Words are compared from their beginning, whatever their case.

    `origin` is local or remote; `state` is active, pending, disabled, silenced, suspended or sensitized.
    """

    origin: str = ""
    state: str = ""
    roles: tuple[str, ...] | None = None
    username: str = ""
    display_name: str = ""
    email: str = ""
    domain: str = ""


class Entry(msgspec.Struct, frozen=True):
    """An account, in whatever state, with its login where it has one."""

    account: Account
    user: User | None

    @property
    def is_approved(self) -> bool:
        """Whether the account does not wait for the team."""
        return self.account.state != AccountState.PENDING and (
            self.user is None or self.user.state != UserState.PENDING
        )

    @property
    def is_disabled(self) -> bool:
        """Whether the team has closed the login."""
        return self.user is not None and self.user.state == UserState.DISABLED
