"""Nouns of the roster."""

import msgspec

from palabre.accounts.model import Account, User, UserState

WAITING = (UserState.PENDING, UserState.UNCONFIRMED_PENDING)
"""Logins that the team has not let in yet."""
UNCONFIRMED = (UserState.UNCONFIRMED, UserState.UNCONFIRMED_PENDING)
"""Logins whose address nobody has confirmed yet."""


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
        return self.user is None or self.user.state not in WAITING

    @property
    def is_confirmed(self) -> bool:
        """Whether nothing is left to prove about the address."""
        return self.user is None or self.user.state not in UNCONFIRMED

    @property
    def is_disabled(self) -> bool:
        """Whether the team has closed the login."""
        return self.user is not None and self.user.state == UserState.DISABLED
