"""What the instance says of itself, and what clients ask for at sign-in."""

import pytest

from palabre.media.inspect import ACCEPTED
from tests.api.lodge import Guest, Lodge

# The engine below makes no difference here.
pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


async def test_both_versions_agree(lodge: Lodge) -> None:
    new = await lodge.stranger.get("/api/v2/instance")
    old = await lodge.stranger.get("/api/v1/instance")
    assert new["domain"] == old["uri"] == "palabre.example"
    assert new["configuration"]["statuses"]["max_characters"] == lodge.house.settings.max_characters
    assert set(new["configuration"]["media_attachments"]["supported_mime_types"]) >= set(ACCEPTED.values())
    assert old["urls"]["streaming_api"] == new["configuration"]["urls"]["streaming"] == "ws://palabre.example"
    assert old["stats"]["domain_count"] == 0
    for address in (new["thumbnail"]["url"], *(icon["src"] for icon in new["icon"])):
        assert (await lodge.client.get(address)).status_code == 200


async def test_rules_are_the_policy_in_the_readers_language(lodge: Lodge) -> None:
    english = await lodge.stranger.get("/api/v1/instance/rules")
    french = await lodge.stranger.call("GET", "/api/v1/instance/rules", headers={"Accept-Language": "fr"})
    assert [each["id"] for each in english] == [each.id for each in lodge.house.policy.by_severity()]
    assert english[0]["translations"]["fr"]["text"] == french[0]["text"] != english[0]["text"]
    assert (await lodge.stranger.get("/api/v1/instance/rules", lang="fr")) == french


async def test_discovery_documents(lodge: Lodge, aline: Guest) -> None:
    (link,) = (await lodge.stranger.get("/.well-known/nodeinfo"))["links"]
    info = await lodge.stranger.get(link["href"])
    assert (info["software"]["name"], info["usage"]["users"]["total"]) == ("palabre", 1)
    meta = await lodge.client.get("/.well-known/host-meta")
    assert "http://palabre.example/.well-known/webfinger?resource={uri}" in meta.text
    for resource in (
        "acct:aline@palabre.example",
        "http://palabre.example/@aline",
        "http://palabre.example/users/aline",
    ):
        found = await lodge.stranger.get("/.well-known/webfinger", resource=resource)
        assert found["subject"] == "acct:aline@palabre.example"
    await lodge.stranger.get("/.well-known/webfinger", 404, resource="acct:aline@elsewhere.example")
    await lodge.stranger.get("/.well-known/webfinger", 400)


@pytest.mark.parametrize(
    "path",
    [
        "custom_emojis",
        "filters",
        "lists",
        "announcements",
        "followed_tags",
        "trends/tags",
        "trends/statuses",
        "suggestions",
        "instance/peers",
    ],
)
async def test_what_is_absent_is_an_empty_list(aline: Guest, path: str) -> None:
    assert await aline.get(f"/api/v1/{path}") == []


async def test_preferences(aline: Guest) -> None:
    assert (await aline.get("/api/v1/preferences"))["posting:default:visibility"] == "public"
