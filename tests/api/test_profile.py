"""People say who they are, and show which pages are theirs."""

import asyncio
from pathlib import Path
from typing import Any

from tests.api.lodge import BASE, Guest, Lodge, opened_lodge


async def test_every_field_of_a_profile_is_kept(lodge: Lodge, aline: Guest, bruno: Guest) -> None:
    wish: dict[str, Any] = {
        "display_name": "Aline",
        "note": "I garden.",
        "bot": True,
        "locked": True,
        "discoverable": False,
        "indexable": False,
        "hide_collections": True,
        "show_media": False,
        "show_media_replies": False,
        "show_featured": False,
        "avatar_description": "a hat",
        "header_description": "a field",
        "attribution_domains": ["https://News.example/path", "blog.example"],
    }
    kept = await aline.call("PATCH", "/api/v1/profile", json=wish)
    domains = ["news.example", "blog.example"]
    assert {name: kept[name] for name in wish} == {**wish, "attribution_domains": domains}
    assert await aline.get("/api/v1/profile") == kept
    mine = await aline.get("/api/v1/accounts/verify_credentials")
    assert mine["source"]["attribution_domains"] == domains
    theirs = await bruno.get(f"/api/v1/accounts/{aline.id}")
    public = wish.keys() - {"note", "attribution_domains"}
    assert {name: theirs[name] for name in public} == {name: wish[name] for name in public}
    for wrong in (["no domain"], [f"d{number}.example" for number in range(11)]):
        await aline.call("PATCH", "/api/v1/profile", 422, json={"attribution_domains": wrong})
    kept = await aline.call(
        "PATCH", "/api/v1/accounts/update_credentials", data={"attribution_domains[]": "", "show_media": "true"}
    )
    assert (kept["source"]["attribution_domains"], kept["show_media"], kept["show_featured"]) == ([], True, False)


async def test_a_page_that_links_back_is_verified(address: str, tmp_path: Path) -> None:
    asked: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append((await reader.readuntil(b"\r\n\r\n")).split()[1].decode())
        page = f'<html><a rel="nofollow me" href="{BASE}/@aline">me</a></html>' if asked[-1] == "/mine" else "<p>no</p>"
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(page)}\r\nConnection: close\r\n\r\n"
        writer.write(f"{head}{page}".encode())
        await writer.drain()
        writer.close()

    pages = await asyncio.start_server(serve, "127.0.0.1", 0)
    at = f"http://127.0.0.1:{pages.sockets[0].getsockname()[1]}"
    async with opened_lodge(address, tmp_path, outbound_networks="127.0.0.0/8") as lodge:
        aline, bruno = await lodge.guest("aline"), await lodge.guest("bruno")
        values = {"Mine": f"{at}/mine", "Another's": f"{at}/other", "Words": f"see {at}/words"}
        fields = [{"name": name, "value": value} for name, value in values.items()]
        await aline.call("PATCH", "/api/v1/accounts/update_credentials", json={"fields_attributes": fields})
        await lodge.settle()
        shown = (await bruno.get(f"/api/v1/accounts/{aline.id}"))["fields"]
        assert [each["verified_at"] is not None for each in shown] == [True, False, False]
        assert asked == ["/mine", "/other"]
        await aline.call("PATCH", "/api/v1/accounts/update_credentials", json={"fields_attributes": fields[:1]})
        await lodge.settle()
        (kept,) = (await aline.get("/api/v1/accounts/verify_credentials"))["source"]["fields"]
        assert kept == {**fields[0], "verified_at": shown[0]["verified_at"]}
        await bruno.call("PATCH", "/api/v1/accounts/update_credentials", json={"fields_attributes": fields[:1]})
        await lodge.settle()
        assert (await aline.get(f"/api/v1/accounts/{bruno.id}"))["fields"][0]["verified_at"] is None
    pages.close()
