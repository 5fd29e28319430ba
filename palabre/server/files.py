"""Serves media blobs at `/media/{key}`."""

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from palabre.door.house import house_of
from palabre.media.serve import HEADERS, open_media


def routes() -> list[BaseRoute]:
    """The one route of media."""
    return [Route("/media/{key:path}", serve_media)]


async def serve_media(request: Request) -> Response:
    """A blob. Its key is the hash of its content, so it never changes; one that is gone is gone for caches too."""
    media = await open_media(house_of(request).blobs, request.path_params["key"])
    if request.headers.get("if-none-match") == _tag(request.path_params["key"]):
        return Response(status_code=304, headers=HEADERS)
    headers = HEADERS | {"Content-Length": str(media.length), "ETag": _tag(request.path_params["key"])}
    return StreamingResponse(media.chunks, media_type=media.mime, headers=headers)


def _tag(key: str) -> str:
    return f'"{key}"'
