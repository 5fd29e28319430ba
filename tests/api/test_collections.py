"""Collections: what they hold, who may be in them, and who sees what."""

from typing import Any

import pytest

from tests.api.description import Inspector, problems
from tests.api.lodge import Guest, Lodge


@pytest.fixture
async def chloe(lodge: Lodge) -> Guest:
    """A third member, who may be discovered."""
    return await open_to_all(await lodge.guest("chloe"))


async def open_to_all(guest: Guest) -> Guest:
    """Someone who lets others find them."""
    await guest.call("PATCH", "/api/v1/accounts/update_credentials", json={"discoverable": True})
    return guest


async def hidden(guest: Guest) -> Guest:
    """Someone who does not."""
    await guest.call("PATCH", "/api/v1/accounts/update_credentials", json={"discoverable": False})
    return guest


def described(collection: Any) -> Any:
    """The collection, which must have the described form."""
    assert problems(collection, {"$ref": "#/components/schemas/Collection"}) == []
    return collection


async def test_a_collection_is_made_changed_shown_and_deleted(aline: Guest, chloe: Guest, lodge: Lodge) -> None:
    ask = Inspector()
    made = described(
        (
            await aline.post(
                "/api/v1/collections",
                name="Sailors",
                description="They sail",
                language="en",
                tag_name="#Boats",
                discoverable=True,
                account_ids=[chloe.id],
            )
        )["collection"]
    )
    assert (made["name"], made["tag"]["name"], made["sensitive"], made["item_count"]) == ("Sailors", "Boats", False, 1)
    assert [(each["account_id"], each["state"]) for each in made["items"]] == [(chloe.id, "accepted")]
    place = f"/api/v1/collections/{made['id']}"
    for who in (aline, chloe, lodge.stranger):
        shown = await ask.get(who, "/api/v1/collections/{id}", place)
        assert shown["collection"] == made
        assert [each["id"] for each in shown["accounts"]] == [aline.id, chloe.id]
    changed = (await aline.call("PATCH", place, json={"name": "Sailors all", "tag_name": ""}))["collection"]
    assert (changed["name"], changed["description"], changed["tag"]) == ("Sailors all", "They sail", None)
    assert await chloe.get(f"/api/v1/accounts/{aline.id}/collections") == {"collections": [changed]}
    assert await chloe.get(f"/api/v1/accounts/{chloe.id}/in_collections") == {"collections": [changed]}
    await aline.get(f"/api/v1/accounts/{chloe.id}/in_collections", 404)
    await chloe.call("PATCH", place, 403, json={"name": "Mine"})
    await chloe.call("DELETE", place, 403)
    assert await aline.call("DELETE", place) == {}
    await aline.get(place, 404)


async def test_what_a_collection_cannot_be_is_said_field_by_field(aline: Guest) -> None:
    for body, field, code in (
        ({}, "name", "ERR_BLANK"),
        ({"name": "x" * 41}, "name", "ERR_TOO_LONG"),
        ({"name": "x", "description": "x" * 101}, "description", "ERR_TOO_LONG"),
        ({"name": "x", "language": "not a language"}, "language", "ERR_INVALID"),
        ({"name": "x", "tag_name": "two words"}, "tag_name", "ERR_UNUSABLE"),
    ):
        refused = (await aline.post("/api/v1/collections", 422, **body))["error"]
        assert refused["error"].startswith("Validation failed: ")
        assert refused["details"][field][0]["error"] == code
        assert problems({"error": refused}, {"$ref": "#/components/schemas/CustomError422"}) == []
    unread = await aline.post("/api/v1/collections", 422, name="x", account_ids=["nobody"])
    assert problems(unread, {"$ref": "#/components/schemas/CustomError422"}) == []
    listed = await aline.call("POST", "/api/v1/collections", 422, json=[])
    assert problems(listed, {"$ref": "#/components/schemas/CustomError422"}) == []
    await aline.post("/api/v1/collections", 404, name="x", account_ids=["12"])
    for number in range(10):
        await aline.post("/api/v1/collections", name=f"Collection {number}")
    await aline.post("/api/v1/collections", 422, name="One more")
    path = f"/api/v1/accounts/{aline.id}/collections"
    first = await aline.get(path, limit=6)
    rest = await aline.get(aline.link("next") or "")
    names = [each["name"] for each in (*first["collections"], *rest["collections"])]
    assert names == [f"Collection {number}" for number in range(9, -1, -1)]
    assert aline.link("next") is None
    assert aline.link("prev") is not None


async def test_nobody_is_shown_who_does_not_want_to_be(aline: Guest, bruno: Guest, chloe: Guest, lodge: Lodge) -> None:
    david = await open_to_all(await lodge.guest("david"))
    await hidden(bruno)
    made = (await aline.post("/api/v1/collections", name="Friends", discoverable=True))["collection"]
    items = f"/api/v1/collections/{made['id']}/items"
    await aline.post(items, 422)
    await aline.post(items, 403, account_id=bruno.id)
    await chloe.post(items, 403, account_id=chloe.id)
    await aline.post(items, 404, account_id="12")
    added = (await aline.post(items, account_id=chloe.id))["collection_item"]
    assert problems(added, {"$ref": "#/components/schemas/CollectionItem"}) == []
    await aline.post(items, 422, account_id=chloe.id)
    other = (await aline.post(items, account_id=david.id))["collection_item"]
    await aline.post(f"{items}/{added['id']}/revoke", 403)
    assert await chloe.post(f"{items}/{added['id']}/revoke") == {}
    shown = (await aline.get(f"/api/v1/collections/{made['id']}"))["collection"]
    assert [each["id"] for each in shown["items"]] == [other["id"]]
    await aline.call("DELETE", f"{items}/{added['id']}")
    await aline.post(items, 422, account_id=chloe.id)
    assert await chloe.get(f"/api/v1/accounts/{chloe.id}/in_collections") == {"collections": []}
    await chloe.call("DELETE", f"{items}/{other['id']}", 403)
    assert await aline.call("DELETE", f"{items}/{other['id']}") == {}
    await aline.call("DELETE", f"{items}/{other['id']}", 404)


async def test_blocks_decide_who_sees_whom(aline: Guest, bruno: Guest, chloe: Guest, lodge: Lodge) -> None:
    david = await open_to_all(await lodge.guest("david"))
    made = (await aline.post("/api/v1/collections", name="Both", discoverable=False, account_ids=[chloe.id, david.id]))[
        "collection"
    ]
    path = f"/api/v1/collections/{made['id']}"
    assert (await bruno.get(f"/api/v1/accounts/{aline.id}/collections")) == {"collections": []}
    await bruno.post(f"/api/v1/accounts/{chloe.id}/block")
    assert [each["account_id"] for each in (await bruno.get(path))["collection"]["items"]] == [david.id]
    await david.post(f"/api/v1/accounts/{aline.id}/block")
    assert [each["account_id"] for each in (await aline.get(path))["collection"]["items"]] == [chloe.id]
    await aline.post("/api/v1/collections", 403, name="Again", account_ids=[david.id])
    await aline.post(f"/api/v1/accounts/{bruno.id}/block")
    await bruno.get(path, 403)


async def test_an_account_says_whether_it_may_be_shown(bruno: Guest, chloe: Guest, lodge: Lodge) -> None:
    await hidden(bruno)
    expected = {bruno.id: ([], "denied"), chloe.id: (["public"], "automatic")}
    for account_id, (automatic, answer) in expected.items():
        told = (await chloe.get(f"/api/v1/accounts/{account_id}"))["feature_approval"]
        assert told == {"automatic": automatic, "manual": [], "current_user": answer}


async def test_whoever_is_shown_is_told(aline: Guest, chloe: Guest, lodge: Lodge) -> None:
    ask = Inspector()
    made = (await aline.post("/api/v1/collections", name="Sailors", account_ids=[chloe.id]))["collection"]
    await lodge.settle()
    [told] = await ask.get(chloe, "/api/v1/notifications")
    assert (told["type"], told["account"]["id"]) == ("added_to_collection", aline.id)
    assert told["collection"]["items"] == made["items"]
    place = f"/api/v1/collections/{made['id']}"
    changed = (await aline.call("PATCH", place, json={"name": "Land rats"}))["collection"]
    await lodge.settle()
    newest, _older = await ask.get(chloe, "/api/v1/notifications")
    assert (newest["type"], newest["collection"]) == ("collection_update", changed)
    await aline.call("DELETE", place)
    assert await chloe.get("/api/v1/notifications") == []
