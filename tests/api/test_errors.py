"""Every error is JSON with a sentence, whatever is asked and by whom; pages of other sites may read all answers."""

import pytest

from tests.api.lodge import Guest, Lodge

# The engine below makes no difference here.
pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/api", 404),
        ("GET", "/api/", 404),
        ("GET", "/api/v9/instance", 404),
        ("GET", "/api/v1/statuses/abc", 404),
        ("GET", "/api/v1/statuses/99999999999999999999999", 404),
        ("GET", "/api/v1/statuses/1", 404),
        ("DELETE", "/api/v1/timelines/home", 405),
        ("POST", "/api/v1/instance", 405),
        ("GET", "/oauth/token", 405),
    ],
)
async def test_what_is_not_there(lodge: Lodge, method: str, path: str, status: int) -> None:
    answer = await lodge.stranger.call(method, path, status)
    assert answer["error"]
    assert lodge.stranger.last is not None
    assert lodge.stranger.last.headers["content-type"].startswith("application/json")
    if status == 405:
        assert lodge.stranger.last.headers["allow"]


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"{", "application/json", 422),
        (b"[1]", "application/json", 422),
        (b'{"status": "\xff"}', "application/json", 422),
        (b'{"status": "\\ud800"}', "application/json", 422),
        (b"[" * 100_000, "application/json", 422),
        (b"status=a%00b", "application/x-www-form-urlencoded", 422),
        (b"a[b]=1&a=2&a[c]=3", "application/x-www-form-urlencoded", 422),
        (b"no parts", "multipart/form-data; boundary=x", 422),
        (b"no boundary", "multipart/form-data", 422),
        (b'{"status": {"a": 1}}', "application/json", 422),
        (b'{"visibility": "everyone", "status": "x"}', "application/json", 422),
        (b'{"media_ids": ["x"], "status": "x"}', "application/json", 422),
        (b"{}", "application/json", 422),
    ],
)
async def test_what_cannot_be_read(aline: Guest, content: bytes, kind: str, status: int) -> None:
    answer = await aline.call("POST", "/api/v1/statuses", status, content=content, headers={"content-type": kind})
    assert answer["error"]
    assert await aline.get(f"/api/v1/accounts/{aline.id}/statuses") == []


async def test_a_final_slash_changes_nothing(lodge: Lodge) -> None:
    assert (await lodge.stranger.get("/api/v1/instance/"))["uri"] == "palabre.example"


async def test_head_has_no_body(lodge: Lodge) -> None:
    assert await lodge.stranger.call("HEAD", "/api/v1/instance") is None
    assert lodge.stranger.last is not None
    assert int(lodge.stranger.last.headers["content-length"]) > 100


async def test_pages_of_other_sites_may_call(lodge: Lodge, aline: Guest) -> None:
    asked = {
        "Origin": "https://app.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization, idempotency-key",
    }
    await lodge.stranger.call("OPTIONS", "/api/v1/statuses", 204, headers=asked)
    assert lodge.stranger.last is not None
    headers = lodge.stranger.last.headers
    assert headers["access-control-allow-origin"] == "*"
    assert "POST" in headers["access-control-allow-methods"]
    assert headers["access-control-allow-headers"] == "authorization, idempotency-key"
    await lodge.stranger.get("/api/v1/timelines/home", 401)
    assert lodge.stranger.last.headers["access-control-allow-origin"] == "*"
    assert "Link" in lodge.stranger.last.headers["access-control-expose-headers"]


async def test_answers_tell_what_is_left(aline: Guest) -> None:
    await aline.get("/api/v1/timelines/home")
    assert aline.last is not None
    assert int(aline.last.headers["x-ratelimit-remaining"]) < int(aline.last.headers["x-ratelimit-limit"])
    assert aline.last.headers["x-ratelimit-reset"].endswith("Z")
