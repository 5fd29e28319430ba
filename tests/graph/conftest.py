"""A few people who do not know each other yet."""

from collections.abc import Awaitable, Callable

import pytest

from palabre.accounts.model import Account
from palabre.accounts.read import account_by_id
from palabre.accounts.sign_up import SignUp, sign_up
from palabre.ground.settings import Settings
from palabre.store.store import Store

Join = Callable[[str], Awaitable[Account]]
SETTINGS = Settings(domain="palabre.example")


@pytest.fixture
def join(store: Store) -> Join:
    """Signs someone up: `ada = await join("ada")`."""

    async def sign_someone_up(name: str) -> Account:
        form = SignUp(username=name, email=f"{name}@mail.example", password_hash="none")
        user = await store.write(sign_up, form, settings=SETTINGS, approved=True)
        account = await store.read(account_by_id, user.account_id)
        assert account is not None
        return account

    return sign_someone_up
