"""Push: a subscription, and a message that only its receiver reads, handed to a real push service."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import http_ece  # type: ignore[import-untyped]  # it comes without types
import httpx
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from granian.constants import Interfaces
from granian.server.embed import Server
from py_vapid import Vapid02  # type: ignore[import-untyped]  # it comes without types

from palabre.accounts.oauth.revoke import revoke_all
from palabre.accounts.read import bearer, user_of
from palabre.ground import clock
from palabre.timelines.push.model import Holder
from palabre.timelines.push.subscribe import subscription
from palabre.timelines.push.token import KEY_FILE, opened_token
from tests.api.lodge import Guest, Lodge, opened_lodge
from tests.harness.process import free_port

PATH = "/api/v1/push/subscription"
on_sqlite = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


class Telephone:
    """A receiver with its keys, and the push service that it is reached through."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.auth = b"sixteen bytes ok"
        self.got: list[tuple[dict[str, str], bytes]] = []
        self.answers: list[tuple[int, dict[str, str]]] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        body = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        if scope["method"] == "POST":
            self.got.append(({name.decode(): value.decode() for name, value in scope["headers"]}, body))
        status, headers = self.answers.pop(0) if self.answers and scope["method"] == "POST" else (201, {})
        raw = [(name.encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": status, "headers": raw})
        await send({"type": "http.response.body", "body": b""})

    def subscription(self, *, standard: bool | None = True) -> dict[str, Any]:
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        keys = {"p256dh": base64.b64encode(point).decode(), "auth": base64.urlsafe_b64encode(self.auth).decode()}
        place = {"endpoint": f"http://127.0.0.1:{self.port}/to/me", "keys": keys}
        return place if standard is None else place | {"standard": standard}

    def read(self, place: int = -1) -> Any:
        """A message as the telephone reads it."""
        headers, body = self.got[place]
        if headers["content-encoding"] == "aes128gcm":
            clear = http_ece.decrypt(body, private_key=self.key, auth_secret=self.auth, version="aes128gcm")
        else:
            salt = base64.urlsafe_b64decode(_parameter(headers["encryption"], "salt") + "==")
            dh = base64.urlsafe_b64decode(_parameter(headers["crypto-key"], "dh") + "==")
            options = {"private_key": self.key, "auth_secret": self.auth, "version": "aesgcm"}
            clear = http_ece.decrypt(body, salt=salt, dh=dh, **options)
        return json.loads(clear)


def _parameter(header: str, name: str) -> str:
    return next(part.strip()[len(name) + 1 :] for part in header.split(";") if part.strip().startswith(f"{name}="))


@pytest.fixture
async def telephone() -> AsyncIterator[Telephone]:
    made = Telephone(free_port())
    server = Server(made, "127.0.0.1", made.port, interface=Interfaces.ASGINL, log_enabled=False)
    serving = asyncio.create_task(server.serve())
    async with httpx.AsyncClient() as client:
        for _attempt in range(100):
            try:
                await client.get(f"http://127.0.0.1:{made.port}/")
                break
            except httpx.TransportError:
                await asyncio.sleep(0.05)
    yield made
    server.stop()
    await serving


@pytest.fixture
async def lodge(address: str, tmp_path: Path) -> AsyncIterator[Lodge]:
    """A lodge that may reach this machine."""
    async with opened_lodge(address, tmp_path, outbound_networks="127.0.0.0/8") as opened:
        yield opened


async def test_a_mention_reaches_the_telephone_encrypted_and_signed(
    lodge: Lodge, aline: Guest, bruno: Guest, telephone: Telephone
) -> None:
    made = await aline.post(PATH, subscription=telephone.subscription(), data={"alerts": {"mention": True}})
    instance = await lodge.stranger.get("/api/v2/instance")
    assert made["server_key"] == instance["configuration"]["vapid"]["public_key"]
    assert made["alerts"]["mention"] is True
    assert made["alerts"]["follow"] is False
    said = await bruno.say("@aline look at this boat")
    await bruno.post(f"/api/v1/accounts/{aline.id}/follow")
    await lodge.settle()
    assert len(telephone.got) == 1, "and nothing of the follow"
    headers, _body = telephone.got[0]
    assert (headers["ttl"], headers["urgency"], headers["content-encoding"]) == ("172800", "normal", "aes128gcm")
    assert Vapid02.verify(headers["authorization"])
    assert headers["authorization"].endswith(f"k={made['server_key'].rstrip('=')}")
    (told,) = [each for each in await aline.get("/api/v1/notifications") if each["type"] == "mention"]
    assert telephone.read() == {
        "access_token": aline.token,
        "preferred_locale": "en",
        "notification_id": told["id"],
        "notification_type": "mention",
        "icon": said["account"]["avatar_static"],
        "title": "bruno mentioned you",
        "body": "@aline look at this boat",
    }
    known = await lodge.house.store.read(bearer, aline.token)
    assert known is not None
    kept = await lodge.house.store.read(subscription, Holder(token_id=known.token_id))
    assert aline.token not in kept.token
    settings = lodge.house.settings
    assert opened_token(kept.token, known.token_id, settings) == aline.token
    assert opened_token(kept.token, known.token_id + 1, settings) == opened_token("x", known.token_id, settings) == ""
    assert (settings.folder / KEY_FILE).stat().st_mode & 0o777 == 0o600


@on_sqlite
async def test_subscriptions_of_old_get_the_draft(
    lodge: Lodge, aline: Guest, bruno: Guest, telephone: Telephone
) -> None:
    await aline.post(PATH, subscription=telephone.subscription(standard=None), data={"alerts": {"follow": "1"}})
    await aline.call("PATCH", "/api/v1/accounts/update_credentials", json={"locale": "fr"})
    await bruno.post(f"/api/v1/accounts/{aline.id}/follow")
    await lodge.settle()
    headers, _body = telephone.got[0]
    assert headers["content-encoding"] == "aesgcm"
    assert headers["authorization"].startswith("WebPush ")
    assert telephone.read()["title"] in ("bruno vous suit", "bruno follows you")


@on_sqlite
async def test_a_subscription_is_one_for_each_token_and_ends_with_it(
    lodge: Lodge, aline: Guest, bruno: Guest, telephone: Telephone
) -> None:
    await aline.get(PATH, 404)
    first = await aline.post(PATH, subscription=telephone.subscription(), policy="none")
    other = await lodge.token(aline, "push read")
    await other.get(PATH, 404)
    alerts = {"alerts": {"mention": "true", "nonsense": True}, "policy": "followed"}
    changed = await aline.call("PUT", PATH, json={"data": alerts})
    assert (changed["id"], changed["policy"], changed["alerts"]["mention"]) == (first["id"], "followed", True)
    assert changed == await aline.get(PATH)
    await bruno.say("@aline a stranger speaks")
    await lodge.settle()
    assert telephone.got == [], "for aline does not follow bruno"
    await aline.post(f"/api/v1/accounts/{bruno.id}/follow")
    await bruno.say("@aline a friend speaks")
    assert aline.account is not None
    user = await lodge.house.store.read(user_of, aline.account.id)
    assert user is not None
    await lodge.settle()
    assert telephone.read()["body"] == "@aline a friend speaks"
    await aline.call("DELETE", PATH)
    await aline.get(PATH, 404)
    await aline.post(PATH, subscription=telephone.subscription(), data={"alerts": {"mention": True}})
    await lodge.house.store.write(revoke_all, user.id)
    await bruno.say("@aline after the end")
    await lodge.settle()
    assert len(telephone.got) == 1


@on_sqlite
async def test_what_the_push_service_answers_counts(
    lodge: Lodge, aline: Guest, bruno: Guest, telephone: Telephone, monkeypatch: pytest.MonkeyPatch
) -> None:
    await aline.post(PATH, subscription=telephone.subscription(), data={"alerts": {"mention": True}})
    telephone.answers = [(429, {"retry-after": "3600"}), (503, {}), (201, {}), (410, {})]
    await bruno.say("@aline hello")
    await lodge.settle()
    assert len(telephone.got) == 1
    await later(lodge, monkeypatch, 59 * clock.MINUTE)
    assert len(telephone.got) == 1, "not before the service wants it"
    await later(lodge, monkeypatch, 2 * clock.MINUTE)
    assert len(telephone.got) == 2
    await later(lodge, monkeypatch, 5 * clock.MINUTE)
    assert len(telephone.got) == 3
    assert telephone.read(0) == telephone.read(2)
    await bruno.say("@aline once more")
    await lodge.settle()
    await aline.get(PATH, 404)


async def later(lodge: Lodge, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """Lets time pass, and what became due happen."""
    now = clock.now
    monkeypatch.setattr(clock, "now", lambda: now() + step)
    await lodge.settle()


@on_sqlite
@pytest.mark.parametrize(
    "change",
    [
        {"endpoint": "ftp://push.example/x"},
        {"endpoint": "http://push.example/x"},
        {"endpoint": ""},
        {"keys": {"p256dh": "AAAA", "auth": "c2l4dGVlbiBieXRlcyBvaw"}},
        {"keys": {}},
    ],
)
async def test_what_cannot_be_pushed_to_is_refused(aline: Guest, telephone: Telephone, change: Any) -> None:
    answer = await aline.post(PATH, 422, subscription=telephone.subscription() | change)
    assert answer["error"].startswith("Validation failed: ")


@on_sqlite
async def test_inside_is_not_reached(address: str, tmp_path: Path, telephone: Telephone) -> None:
    async with opened_lodge(address, tmp_path / "closed") as closed:
        dora = await closed.guest("dora")
        await dora.post(PATH, 422, subscription=telephone.subscription())
        secure = telephone.subscription() | {"endpoint": f"https://127.0.0.1:{telephone.port}/"}
        await dora.post(PATH, subscription=secure, data={"alerts": {"mention": True}})
        emil = await closed.guest("emil")
        await emil.say("@dora knock")
        await closed.settle()
        assert telephone.got == []
        await dora.get(PATH, 404)


def test_messages_stay_small() -> None:
    """RFC 8291 §4: services need not take more than 4,096 bytes."""
    from palabre.api.render.push import MOST_CHARACTERS, Message

    longest = Message("x" * 64, "en", "1" * 19, "mention", "x" * 500, "é" * 200, "é" * MOST_CHARACTERS)
    assert len(msgspec.json.encode(longest)) < 3_800
