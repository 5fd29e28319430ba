"""The community in which journeys are made: a server, a team, and a friend who has said something."""

from pathlib import Path
from typing import Final, Self

import httpx

from tests.harness.server import Server

PASSWORD: Final = "under the tree at noon"
FRIEND: Final = "ida"
TEAM: Final = ("neem", "karite")
BREAD: Final = "Bread came out of the oven at six"
SLUGS: Final = "Slugs ate the lettuce again"
SEEDS: Final = "Which seeds do we sow first?"


class Community:
    """A real server and those who live there. `friend` and `visitor` are clients of its pages and its API."""

    def __init__(self, folder: Path, database: str = "") -> None:
        self.server = Server(folder / "instance", database=database)

    def __enter__(self) -> Self:
        self.server.init()
        for name in TEAM:
            self.server.command("accounts create", name, "--password", PASSWORD, "--role", "moderator")
        self.server.start()
        self.visitor, self.friend = self.server.client(), self._befriend()
        for text in (BREAD, SLUGS):
            self.friend.post("/api/v1/statuses", data={"status": text}).raise_for_status()
        poll = {"options": ["Beans", "Carrots"], "expires_in": 86_400}
        self.friend.post("/api/v1/statuses", json={"status": SEEDS, "poll": poll}).raise_for_status()
        return self

    def _befriend(self) -> httpx.Client:
        """The friend signs up with an app."""
        friend, scopes = self.server.client(), "read write follow"
        named = {"client_name": "Garden", "redirect_uris": "urn:ietf:wg:oauth:2.0:oob", "scopes": scopes}
        app = friend.post("/api/v1/apps", data=named).raise_for_status().json()
        asked = {"grant_type": "client_credentials", "scope": scopes}
        known = {name: app[name] for name in ("client_id", "client_secret")}
        token = friend.post("/oauth/token", data=asked | known).raise_for_status().json()["access_token"]
        person = {"username": FRIEND, "email": f"{FRIEND}@example.org", "password": PASSWORD, "agreement": "true"}
        friend.headers["Authorization"] = f"Bearer {token}"
        token = (
            friend.post("/api/v1/accounts", data=person | {"locale": "en"}).raise_for_status().json()["access_token"]
        )
        friend.headers["Authorization"] = f"Bearer {token}"
        return friend

    def __exit__(self, *_: object) -> None:
        self.visitor.close()
        self.friend.close()
        self.server.close()

    def id_of(self, name: str) -> str:
        """The id of an account."""
        found: str = self.visitor.get("/api/v1/accounts/lookup", params={"acct": name}).json()["id"]
        return found

    def follow(self, name: str) -> None:
        """The friend follows someone."""
        self.friend.post(f"/api/v1/accounts/{self.id_of(name)}/follow").raise_for_status()

    def report(self, name: str, words: str) -> None:
        """The friend reports the post of someone that says this."""
        account = self.id_of(name)
        posts = self.friend.get(f"/api/v1/accounts/{account}/statuses").json()
        [post] = [each["id"] for each in posts if words in each["content"]]
        report = {"account_id": account, "status_ids": [post], "comment": "They followed me here."}
        self.friend.post("/api/v1/reports", json=report).raise_for_status()

    def is_public(self, name: str, words: str) -> bool:
        """Whether a visitor reads this on someone's profile."""
        return words in self.visitor.get(f"/@{name}").text

    def places_with(self, name: str, words: str, search: str) -> list[str]:
        """Where a visitor or the friend reads words of someone: timelines, profile, feed, search, pages and API."""
        reads = ("timelines/public", "timelines/home", f"accounts/{self.id_of(name)}/statuses")
        pages = ("/local", f"/@{name}", f"/@{name}.rss", f"/search?q={search}", f"/api/v2/search?q={search}")
        return [
            path
            for path in (*pages, *(f"/api/v1/{each}" for each in reads))
            for client in (self.visitor, self.friend)
            if words in client.get(path).text
        ]
