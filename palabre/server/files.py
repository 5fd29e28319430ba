"""Serves media blobs at `/media/{key}`."""

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from palabre.door.house import house_of
from palabre.media.serve import HEADERS, BeyondEnd, open_media
from palabre.web.crawlers import robot_headers


def routes() -> list[BaseRoute]:
    """The one route of media."""
    return [Route("/media/{key:path}", serve_media)]


async def serve_media(request: Request) -> Response:
    """A blob. Its key is the hash of its content, so it never changes; one that is gone is gone for caches too."""
    key = request.path_params["key"]
    if request.headers.get("if-none-match") == _tag(key):
        await open_media(house_of(request).blobs, key)
        return Response(status_code=304, headers=HEADERS)
    try:
        media = await open_media(house_of(request).blobs, key, _wanted(request, key))
    except BeyondEnd as error:
        return Response(status_code=416, headers=HEADERS | {"Content-Range": f"bytes */{error.size}"})
    headers = {
        **HEADERS,
        **robot_headers(house_of(request).settings),
        "Content-Length": str(media.length),
        "ETag": _tag(key),
    }
    if media.part:
        headers["Content-Range"] = media.part
    return StreamingResponse(
        media.chunks, status_code=206 if media.part else 200, media_type=media.mime, headers=headers
    )


def _wanted(request: Request, key: str) -> str:
    """The part that is asked for; all of it when the asker holds a part of something else (RFC 9110 §13.1.5)."""
    if request.headers.get("if-range", _tag(key)) != _tag(key):
        return ""
    return request.headers.get("range", "")


def _tag(key: str) -> str:
    return f'"{key}"'
