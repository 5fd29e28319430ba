"""What the door lets no one do: spoil the counters, share an address with the world, keep what is gone."""

import pytest
from starlette.requests import Request

from palabre.door.address import client_address, is_local
from palabre.ground.settings import Settings
from palabre.server.metrics import registry
from tests.api.lodge import Guest, Lodge
from tests.harness.pictures import picture, saved


def request_from(peer: str, **headers: str) -> Request:
    given = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "client": (peer, 1), "headers": given, "method": "GET", "path": "/"})


def test_an_ipv4_address_is_itself_on_a_listener_for_both_versions() -> None:
    settings = Settings()
    assert client_address(request_from("::ffff:192.0.2.1"), settings) == "192.0.2.1"
    assert client_address(request_from("::ffff:192.0.2.2"), settings) == "192.0.2.2"
    behind = request_from("::ffff:127.0.0.1", x_forwarded_for="198.51.100.7")
    assert client_address(behind, settings) == "198.51.100.7"
    assert is_local(request_from("::ffff:127.0.0.1"))
    assert client_address(request_from("192.0.2.9", x_forwarded_for="198.51.100.7"), settings) == "192.0.2.9"


async def test_made_up_methods_are_counted_as_one(lodge: Lodge) -> None:
    for number in range(20):
        answer = await lodge.client.request(f"MADEUP{number}", "/api/v1/instance")
        assert answer.status_code == 405
    methods = {
        sample.labels["method"]
        for metric in registry.collect()
        for sample in metric.samples
        if "method" in sample.labels
    }
    assert "other" in methods
    assert not any(method.startswith("MADEUP") for method in methods)


async def test_a_cache_is_told_when_a_picture_is_gone(lodge: Lodge, aline: Guest) -> None:
    file = ("a.png", saved(picture()), "image/png")
    media = await aline.call("POST", "/api/v2/media", files={"file": file})
    posted = await aline.say("look", media_ids=[media["id"]])
    served = await lodge.client.get(media["url"])
    kept = {"if-none-match": served.headers["etag"]}
    assert (await lodge.client.get(media["url"], headers=kept)).status_code == 304
    await aline.call("DELETE", f"/api/v1/statuses/{posted['id']}?delete_media=true")
    await lodge.settle()
    assert (await lodge.client.get(media["url"], headers=kept)).status_code == 404


async def test_a_refused_body_closes_its_connection(aline: Guest) -> None:
    await aline.post("/api/v1/statuses", 413, status="x" * 300_000)
    assert aline.last is not None
    assert aline.last.headers["connection"] == "close"
    await aline.get("/api/v1/instance")
    assert "connection" not in aline.last.headers


@pytest.mark.parametrize("overrides", [{"metrics_token": "of the house"}])
async def test_garbage_is_no_metrics_token(visitor, overrides: dict[str, object]) -> None:
    guest = await visitor()
    for given, status in ((b"Bearer \xe9", 403), (b"Bearer of the house", 200)):
        answer = await guest.client.get("/metrics", headers={b"authorization": given})
        assert answer.status_code == status
