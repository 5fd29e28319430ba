"""People who visit the pages over HTTP, as a browser without scripts would."""

import re
from html.parser import HTMLParser

import httpx

from palabre.accounts.model import Role, User
from palabre.accounts.passwords import hash_password
from palabre.accounts.sign_up import SignUp, sign_up
from palabre.door.house import House

PASSWORD = "rain on the roof tonight"
HASHES: dict[str, str] = {}


async def join(house: House, name: str, role: Role = Role.MEMBER, locale: str = "en") -> User:
    """Makes a member."""
    if PASSWORD not in HASHES:
        HASHES[PASSWORD] = await hash_password(PASSWORD)
    form = SignUp(username=name, email=f"{name}@example.org", password_hash=HASHES[PASSWORD], locale=locale)
    return await house.store.write(sign_up, form, settings=house.settings, role=role, approved=True)


def one(pattern: str, page: str) -> str:
    """What the group of a pattern holds where it first fits."""
    found = re.search(pattern, page)
    assert found is not None, f"{pattern!r} is not in:\n{page}"
    return found[1]


class Person:
    """A browser of someone's own: keeps cookies, and knows the last page it was shown."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.page = ""

    async def get(self, path: str, *, status: int = 200, **headers: str) -> str:
        """Opens a page, following redirects, and returns it."""
        response = await self.client.get(path, follow_redirects=True, headers=headers)
        assert response.status_code == status, response.text
        self.page = response.text
        return self.page

    async def send(self, path: str, fields: dict[str, object] | None = None, *, files=None, **headers: str):
        """Sends a form with the token that the last page gave out; redirects are not followed."""
        given = {"csrf": self.token, **(fields or {})}
        return await self.client.post(path, data=given, files=files, headers=headers)

    async def submit(self, path: str, fields: dict[str, object] | None = None, *, status: int = 303, files=None) -> str:
        """Sends a form, and opens the page it leads to."""
        response = await self.send(path, fields, files=files)
        assert response.status_code == status, response.text
        if status == 303:
            return await self.get(response.headers["location"])
        self.page = response.text
        return self.page

    @property
    def token(self) -> str:
        """The token of the forms of the last page."""
        found = re.search(r'name="csrf" value="([^"]+)"', self.page)
        return found[1] if found else ""

    async def sign_in(self, name: str) -> "Person":
        """Signs in with the password that all members here share."""
        await self.get("/sign-in")
        await self.submit("/sign-in", {"login": name, "password": PASSWORD})
        return self


class Reader(HTMLParser):
    """Reads a page as far as its accessibility and content policy can be judged by a program."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.labels: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collects elements."""
        given = {name: value or "" for name, value in attrs}
        self.tags.append((tag, given))
        if tag == "label" and "for" in given:
            self.labels.add(given["for"])

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of a kind."""
        return [given for name, given in self.tags if name == tag]

    @property
    def ids(self) -> list[str]:
        """Every id."""
        return [given["id"] for _tag, given in self.tags if "id" in given]
