"""Mastodon.py, every method that it has, against the real server: as a member, and as the team."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from mastodon import Mastodon, MastodonUnauthorizedError

from tests.clients import live_day, member_day, team_day
from tests.clients.recorded import METHODS, Recorded
from tests.clients.table import DOES_NOT_APPLY
from tests.conftest import StartServer
from tests.harness.outside import Outside
from tests.harness.server import Server
from tests.journeys.person import Person

PASSWORD = "under the tree at noon"
SCOPES = ["profile", "read", "write", "follow", "push", "admin:read", "admin:write"]


@pytest.fixture
def outside() -> Iterator[Outside]:
    """The world outside."""
    made = Outside()
    yield made
    made.close()


class Door:
    """Lets people in with an app, as Mastodon.py's manual says; `driven` are the methods that were called."""

    def __init__(self, server: Server, folder: Path) -> None:
        self.server = server
        self.driven = {"create_app"}
        self._app = str(folder / "app")
        Mastodon.create_app("A client", scopes=SCOPES, api_base_url=server.url, to_file=self._app)

    def stranger(self) -> Recorded:
        """An app that nobody has let in yet."""
        return Recorded(self.driven, client_id=self._app, api_base_url=self.server.url)

    def log_in(self, name: str) -> Recorded:
        """Signs somebody in through the pages."""
        client = self.stranger()
        person = Person(self.server.url)
        person.sign_in(name, PASSWORD)
        code = person.allow(client.auth_request_url(scopes=SCOPES, allow_http=True))
        client.log_in(code=code, scopes=SCOPES, allow_http=True)
        return client

    def make(self, name: str) -> Recorded:
        """Makes an account and signs it in."""
        self.server.command("accounts create", name, "--password", PASSWORD)
        return self.log_in(name)

    def apply(self, name: str) -> Recorded:
        """Asks to come in."""
        newcomer = self.stranger()
        address = f"{name}@mail.example"
        newcomer.create_account(name, PASSWORD, address, agreement=True, reason="The rain", scopes=SCOPES)
        return newcomer


def test_every_method_of_mastodon_py(start_server: StartServer, outside: Outside, tmp_path: Path) -> None:
    settings = {"registrations": "approval", "mail_server": "smtp://127.0.0.1:9", "outbound_networks": "127.0.0.0/8"}
    server = start_server(settings=settings)
    door = Door(server, tmp_path)
    server.command("accounts password", "owner", "--password", PASSWORD)
    owner, ada, bo = door.log_in("owner"), door.make("ada"), door.make("bo")
    member_day.the_place(ada)
    member_day.the_profile(ada, tmp_path)
    member_day.the_people(ada, bo)
    post = member_day.the_posts(ada, bo, tmp_path)
    member_day.the_quotes(ada, bo, post)
    member_day.the_polls(ada, bo)
    member_day.the_plans(ada)
    member_day.the_timelines(ada, bo, post)
    member_day.the_lists(ada, bo)
    member_day.the_collections(ada, bo)
    member_day.the_tags(ada, bo)
    member_day.the_filters(ada, bo)
    member_day.the_library_itself(ada, post)
    member_day.the_notifications(ada, bo)
    member_day.the_conversations(ada, bo)
    member_day.the_finds(ada, bo)
    member_day.the_year(ada)
    live_day.the_streams(ada, bo)
    live_day.the_pushes(ada, bo, outside)
    live_day.the_announcements(ada, server)
    team_day.reports(owner, ada, bo)
    team_day.sanctions(owner, ada, bo)
    server.command("accounts create", "cy")
    team_day.newcomers(owner, door.apply)
    team_day.blocks(owner)
    team_day.figures(owner)
    team_day.trends(owner)
    ada.revoke_access_token(allow_http=True)
    with pytest.raises(MastodonUnauthorizedError):
        ada.status_delete(post)
    assert door.driven | set(DOES_NOT_APPLY) == METHODS
    assert not door.driven & set(DOES_NOT_APPLY)
