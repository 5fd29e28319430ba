"""The unmodified clients Mastodon.py and toot live a day on the real server."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from mastodon import Mastodon, MastodonNotFoundError
from PIL import Image

from tests.harness.server import Server
from tests.journeys.person import Person

PASSWORD = "under the tree at noon"
SCOPES = ["read", "write", "follow", "push"]
TOOT = Path(sys.executable).parent / "toot"
Found = TypeVar("Found")


def eventually(look: Callable[[], Found]) -> Found:
    """What `look` finds, as soon as it finds something: reactions run beside the request."""
    give_up_at = time.monotonic() + 10
    while not (found := look()):
        assert time.monotonic() < give_up_at
        time.sleep(0.05)
    return found


def picture(folder: Path) -> Path:
    path = folder / "leaf.jpg"
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    Image.new("RGB", (1200, 800), (30, 120, 60)).save(path, exif=exif)
    return path


def log_in(server: Server, name: str, folder: Path) -> Mastodon:
    """Registers an app and signs in through the pages, as Mastodon.py's manual says."""
    server.command("accounts create", name, "--password", PASSWORD)
    secret = folder / f"{name}.app"
    Mastodon.create_app("A client", api_base_url=server.url, to_file=str(secret))
    client = Mastodon(client_id=str(secret), api_base_url=server.url, version_check_mode="none")
    person = Person(server.url)
    person.sign_in(name, PASSWORD)
    code = person.allow(client.auth_request_url(scopes=SCOPES, allow_http=True))
    client.log_in(code=code, scopes=SCOPES, allow_http=True)
    return client


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"], indirect=True)
def test_a_day_with_mastodon_py(server: Server, tmp_path: Path) -> None:
    ada, bo = log_in(server, "ada", tmp_path), log_in(server, "bo", tmp_path)
    me, other = ada.me(), bo.me()
    assert (me.acct, other.acct) == ("ada", "bo")
    assert ada.app_verify_credentials().name == "A client"
    assert ada.instance().title

    relation = bo.account_follow(me)
    assert relation.following

    media = ada.media_post(str(picture(tmp_path)), description="A green leaf", focus=(0.1, -0.2))
    assert media.description == "A green leaf"
    assert media.blurhash
    post = ada.status_post("Rain at last on #Sahel roofs, says @bo", media_ids=[media], language="en")
    assert post.media_attachments[0].description == "A green leaf"
    assert [mention.acct for mention in post.mentions] == ["bo"]
    assert [tag.name for tag in post.tags] == ["sahel"]

    for timeline in (bo.timeline_home(), bo.timeline_local(), bo.timeline_hashtag("sahel"), bo.account_statuses(me)):
        assert [status.id for status in timeline] == [post.id]

    reply = bo.status_reply(post, "Here too!")
    assert [status.id for status in ada.status_context(post).descendants] == [reply.id]
    assert bo.status_reblog(post).reblog.id == post.id
    assert bo.status_favourite(post).favourited
    assert bo.status_bookmark(post).bookmarked
    fresh = ada.status(post)
    assert (fresh.replies_count, fresh.reblogs_count, fresh.favourites_count) == (1, 1, 1)
    assert [account.acct for account in ada.status_favourited_by(post)] == ["bo"]
    assert [status.id for status in bo.bookmarks()] == [post.id]
    assert [status.id for status in bo.favourites()] == [post.id]

    eventually(lambda: len(ada.notifications()) == 4)
    kinds = {notification.type for notification in ada.notifications()}
    assert kinds == {"follow", "mention", "reblog", "favourite"}
    assert [notification.type for notification in bo.notifications()] == ["mention"]
    ada.notifications_clear()
    assert ada.notifications() == []

    edited = ada.status_update(post, "Rain at last on #Sahel roofs", media_ids=[media])
    assert edited.edited_at is not None
    assert len(ada.status_history(post)) == 2
    assert ada.status_source(post).text == "Rain at last on #Sahel roofs"
    pinned = ada.status_pin(post)
    assert pinned.pinned

    found = bo.search_v2("roofs")
    assert [status.id for status in found.statuses] == [post.id]
    assert [tag.name for tag in bo.search_v2("#sahel").hashtags] == ["Sahel"]
    assert [account.acct for account in bo.search_v2("ada").accounts] == ["ada"]

    assert bo.account_mute(me).muting
    assert post.id not in [status.id for status in bo.timeline_home()]
    assert not bo.account_unmute(me).muting
    assert ada.account_block(other).blocking
    with pytest.raises(MastodonNotFoundError):
        bo.status(post)
    assert not ada.account_unblock(other).blocking

    page(ada)
    ada.status_delete(post)
    with pytest.raises(MastodonNotFoundError):
        bo.status(post)


def page(client: Mastodon) -> None:
    """Walks a timeline forwards and backwards by its links."""
    ids = [client.status_post(f"Post {n}").id for n in range(7)][::-1]
    first = client.timeline_home(limit=3)
    second = client.fetch_next(first)
    assert second is not None
    assert [status.id for status in [*first, *second][:6]] == ids[:6]
    assert [status.id for status in client.fetch_previous(second) or ()] == ids[:3]
    assert [status.id for status in client.timeline_home(min_id=ids[4], limit=2)] == ids[2:4]
    assert [status.id for status in client.timeline_home(since_id=ids[4], limit=2)] == ids[:2]
    assert [status.id for status in client.timeline_home(max_id=ids[4], limit=2)] == ids[5:7]


class Toot:
    """The program `toot` with a folder of its own for its settings."""

    def __init__(self, folder: Path) -> None:
        self._environment = {**os.environ, "XDG_CONFIG_HOME": str(folder), "HOME": str(folder)}

    def __call__(self, *words: str, typed: str = "") -> str:
        """Runs a command and returns what it printed."""
        done = subprocess.run(
            [str(TOOT), *words],
            env=self._environment,
            input=typed,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def json(self, *words: str) -> Any:
        """Runs a command that prints JSON."""
        return json.loads(self(*words, "--json"))


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_day_with_toot(server: Server, tmp_path: Path) -> None:
    for name in ("cleo", "dov"):
        server.command("accounts create", name, "--password", PASSWORD)
    toot = log_in_with_toot(server, "cleo", tmp_path / "cleo")
    dov = log_in_with_toot(server, "dov", tmp_path / "dov")
    assert "cleo" in toot("whoami")
    assert "✓" in dov("follow", "cleo")

    post = toot.json("post", "The market moves to the square #Market", "--media", str(picture(tmp_path)))
    assert post["media_attachments"][0]["type"] == "image"
    assert [status["id"] for status in dov.json("timelines", "home")] == [post["id"]]
    reply = dov.json("post", "Which square?", "--reply-to", post["id"])
    assert reply["in_reply_to_id"] == post["id"]
    for words in (("favourite",), ("reblog",), ("bookmark",)):
        dov(*words, post["id"])
    assert dov.json("status", post["id"])["favourites_count"] == 1
    assert [status["id"] for status in toot.json("thread", post["id"])["descendants"]] == [reply["id"]]
    eventually(lambda: "favourited" in toot("notifications"))
    assert "market" in dov("search", "market").lower()
    an_evening(toot, dov, post)
    toot("delete", post["id"])
    assert post["id"] not in {status["id"] for status in dov.json("timelines", "home")}


def an_evening(toot: Toot, dov: Toot, post: Any) -> None:
    """Lists, tags, polls, profiles, and what one keeps; `dov` has boosted and bookmarked the post."""
    assert "market" in dov("bookmarks", "--once")
    assert [account["acct"] for account in toot.json("reblogged-by", post["id"])] == ["dov"]
    dov("unbookmark", post["id"])
    dov("lists", "create", "Square")
    dov("lists", "add", "Square", "cleo")
    assert [account["acct"] for account in dov.json("lists", "accounts", "Square")] == ["cleo"]
    assert post["id"] in {status["id"] for status in dov.json("timelines", "list", "Square")}
    dov("tags", "follow", "market")
    assert [tag["name"].lower() for tag in dov.json("tags", "followed")] == ["market"]
    toot("tags", "feature", "market")
    asked = toot.json("post", "Which day?", "--poll-option", "Saturday", "--poll-option", "Sunday")
    dov("polls", "vote", asked["poll"]["id"], "1")
    assert toot.json("polls", "show", asked["poll"]["id"])["votes_count"] == 1
    later = toot.json("post", "Tomorrow again", "--scheduled-in", "2h")
    assert later["params"]["text"] == "Tomorrow again"
    assert toot.json("update-account", "--display-name", "Cleo of the square")["display_name"] == "Cleo of the square"
    assert dov.json("whois", "cleo")["display_name"] == "Cleo of the square"
    assert [account["acct"] for account in toot.json("followers", "cleo")] == ["dov"]
    toot("pin", post["id"])
    assert post["id"] in {status["id"] for status in dov.json("timelines", "account", "cleo")}
    assert post["id"] in {status["id"] for status in dov.json("search", "square", "--type", "statuses")["statuses"]}
    toot("notifications", "--clear")
    assert toot.json("notifications") == []
    toot("mute", "dov")
    assert [account["acct"] for account in toot.json("muted")] == ["dov"]
    toot("unmute", "dov")


def log_in_with_toot(server: Server, name: str, folder: Path) -> Toot:
    """`toot login` prints an address, and asks for the code that its page shows."""
    folder.mkdir()
    program = Toot(folder)
    process = subprocess.Popen(
        [str(TOOT), "login", "--instance", server.url],
        env={**program._environment, "BROWSER": "true"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write("y\n")
    process.stdin.flush()
    printed = ""
    while "/oauth/authorize" not in printed or not printed.endswith("\n"):
        printed += process.stdout.readline()
    address = next(word for word in printed.split() if "/oauth/authorize" in word)
    person = Person(server.url)
    person.sign_in(name, PASSWORD)
    out, _nothing = process.communicate(person.allow(address) + "\n", timeout=30)
    assert process.returncode == 0, printed + out
    return program
