"""The web app manifest (https://www.w3.org/TR/appmanifest/): what the site is called and offers once installed."""

from starlette.responses import JSONResponse, Response

from palabre.ground.language import LOCALES
from palabre.web.assets import asset
from palabre.web.handler import anyone, get
from palabre.web.visit import Visit
from palabre.web.words import Words, words_in

LONGEST_SHORT_NAME = 14
PAPER, LEAF = "#f7f2e9", "#2f6444"
MIME = "application/manifest+json"
PICTURES = ["image/jpeg", "image/png", "image/webp", "image/gif", "image/heic", "image/avif"]
PURPOSES = (("any", 192), ("any", 512), ("maskable", 192), ("maskable", 512))


async def serve_manifest(visit: Visit) -> Response:
    """Answers GET /manifest.webmanifest; `locale` names the language, for browsers ask for it without cookies."""
    wish = visit.request.query_params.get("locale", "")
    words = words_in(wish) if wish in LOCALES else visit.words
    headers = {"Cache-Control": "public, max-age=3600"}
    return JSONResponse(manifest(visit, words), media_type=MIME, headers=headers)


def manifest(visit: Visit, words: Words) -> dict[str, object]:
    """The manifest in one language. Its `id` stays the same whatever becomes of the other addresses."""
    title = visit.settings.title
    return {
        "id": "/",
        "name": title,
        "short_name": title if len(title) <= LONGEST_SHORT_NAME else title.split()[0][:LONGEST_SHORT_NAME],
        "description": visit.settings.description or str(words.gettext("A place that a community runs for itself.")),
        "lang": words.locale,
        "dir": words.direction,
        "scope": "/",
        "start_url": "/home",
        "display": "standalone",
        "display_override": ["standalone", "minimal-ui"],
        "orientation": "any",
        "background_color": PAPER,
        "theme_color": PAPER,
        "categories": ["social"],
        "icons": _icons(),
        "shortcuts": [
            _shortcut(words.gettext("Write"), "/compose"),
            _shortcut(words.gettext("Notifications"), "/notifications"),
            _shortcut(words.gettext("Search"), "/search"),
        ],
        "share_target": {
            "action": "/share",
            "method": "POST",
            "enctype": "multipart/form-data",
            "params": {
                "title": "title",
                "text": "text",
                "url": "url",
                "files": [{"name": "files", "accept": PICTURES}],
            },
        },
        "launch_handler": {"client_mode": ["navigate-existing", "auto"]},
        "protocol_handlers": [{"protocol": "web+ap", "url": "/search?q=%s"}],
    }


def _icons() -> list[dict[str, str]]:
    drawn = [_icon(f"icons/{purpose}-{size}.png", size, purpose) for purpose, size in PURPOSES]
    return [*drawn, {"src": asset("mark.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}]


def _icon(name: str, size: int, purpose: str) -> dict[str, str]:
    return {"src": asset(name), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


def _shortcut(name: str, url: str) -> dict[str, object]:
    icon = {"src": asset("icons/any-192.png"), "sizes": "192x192", "type": "image/png"}
    return {"name": str(name), "url": url, "icons": [icon]}


ROUTES = [get("/manifest.webmanifest", serve_manifest, anyone)]
