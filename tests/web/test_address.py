"""Where a community sends mail, an address changes by a letter."""

import asyncio
from collections.abc import AsyncIterator
from email.message import EmailMessage

import pytest

from palabre.accounts.read import account_by_handle, user_of
from palabre.door.house import House
from tests.harness.smtp import Post, opened_post
from tests.web.people import PASSWORD, one


@pytest.fixture
async def letters() -> AsyncIterator[Post]:
    async with opened_post() as opened:
        yield opened


@pytest.fixture
def overrides(letters: Post) -> dict[str, object]:
    return {"mail_server": letters.address("palabre:word@"), "contact_email": "team@palabre.example"}


async def address_of(house: House, name: str) -> str:
    account = await house.store.read(account_by_handle, name, settings=house.settings)
    assert account is not None
    login = await house.store.read(user_of, account.id)
    assert login is not None
    return login.email


async def sent(letters: Post, count: int) -> list[EmailMessage]:
    async with asyncio.timeout(10):
        while len(letters.letters) < count:
            await asyncio.sleep(0.05)
    return letters.letters


def link_in(letter: EmailMessage) -> str:
    plain = letter.get_body(("plain",))
    assert plain is not None
    return one(r"http://localhost(/settings/email/\S+)", str(plain.get_content()))


async def test_an_address_changes_by_a_letter_to_it_and_the_old_one_is_told(visitor, house, letters) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    await ana.get("/settings/security")
    page = await ana.submit("/settings/email", {"email": "new@example.org", "proof": "wrong"}, status=422)
    assert "This is not your current password." in page
    page = await ana.submit("/settings/email", {"email": "ben@example.org", "proof": PASSWORD}, status=422)
    assert "already exists" in page
    assert "on its way" in await ana.submit("/settings/email", {"email": "new@example.org", "proof": PASSWORD})
    (letter,) = await sent(letters, 1)
    assert letter["To"] == "new@example.org"
    link = link_in(letter)
    elsewhere = await visitor()
    assert "new@example.org" in await elsewhere.get(link)
    assert await address_of(house, "ana") == "ana@example.org"
    await elsewhere.submit(link)
    assert await address_of(house, "ana") == "new@example.org"
    await elsewhere.get(link, status=404)
    assert (await sent(letters, 2))[1]["To"] == "ana@example.org"
    await ben.get("/settings/security")
    assert "ben@example.org" in ben.page


async def test_only_the_last_link_counts_and_not_once_another_has_the_address(visitor, house, letters) -> None:
    ana, ben = await visitor("ana"), await visitor("ben")
    links = []
    for number, (person, address) in enumerate(
        [(ana, "one@example.org"), (ana, "two@example.org"), (ben, "two@example.org")]
    ):
        await person.get("/settings/security")
        await person.submit("/settings/email", {"email": address, "proof": PASSWORD})
        letter = (await sent(letters, number + 1))[number]
        links.append(link_in(letter))
    await ana.get(links[0], status=404)
    await ana.get(links[1])
    await ana.submit(links[1])
    assert await address_of(house, "ana") == "two@example.org"
    await ben.get(links[2])
    await ben.submit(links[2], status=422)
    assert await address_of(house, "ben") == "ben@example.org"
