"""People for the tests of this room."""

from palabre.accounts.model import Account, Role, User
from palabre.accounts.read import account_by_id
from palabre.accounts.sign_up import SignUp, sign_up
from palabre.ground.settings import Settings
from palabre.store.store import Store

SETTINGS = Settings(domain="palabre.example")
BY_APPROVAL = Settings(domain="palabre.example", registrations="approval")


def form(username: str, *, email: str | None = None, password_hash: str = "none", reason: str = "") -> SignUp:
    """A sign-up of someone who gave a password that most tests do not need."""
    address = f"{username.lower()}@mail.example" if email is None else email
    return SignUp(username=username, email=address, password_hash=password_hash, reason=reason)


async def join(store: Store, name: str, *, role: Role = Role.MEMBER) -> User:
    """Someone who is let in."""
    return await store.write(sign_up, form(name), settings=SETTINGS, role=role, approved=True)


async def account_of(store: Store, user: User) -> Account:
    """The account of a login, as everyone reads it."""
    account = await store.read(account_by_id, user.account_id)
    assert account is not None
    return account
