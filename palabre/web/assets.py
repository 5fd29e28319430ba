"""Styles, scripts and drawings: read once, named after their content, so that browsers may keep them for ever."""

import gzip
import hashlib
import mimetypes
import re
from functools import cache
from pathlib import Path

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from palabre.door.encodings import reads
from palabre.ground.errors import NotFound
from palabre.ground.language import _

FOLDER = Path(__file__).parent / "static"
FOR_EVER = "public, max-age=31536000, immutable"
BRIEFLY = "public, max-age=300"
PACKED = ".br"
TEXT = (".css", ".js", ".svg")


class Asset(msgspec.Struct, frozen=True):
    """A file under `static`, with its type and the digest that is part of its address."""

    name: str
    mime: str
    digest: str
    data: bytes
    gzipped: bytes | None
    brotli: bytes | None = None


@cache
def assets() -> dict[str, Asset]:
    """Every asset by its path under `static`."""
    files = sorted((path for path in FOLDER.rglob("*") if path.is_file() and path.suffix != PACKED), key=_sheets_last)
    found: dict[str, Asset] = {}
    for path in files:
        name = path.relative_to(FOLDER).as_posix()
        data = path.read_bytes()
        found[name] = _asset(name, path, _with_addresses(name, data, found) if path.suffix == ".css" else data)
    return found


def _sheets_last(path: Path) -> tuple[bool, Path]:
    return path.suffix == ".css", path


def _with_addresses(sheet: str, data: bytes, found: dict[str, Asset]) -> bytes:
    """A sheet that names the files beside it by the addresses under which pages load them, too."""

    def address(match: re.Match[bytes]) -> bytes:
        name = sheet.rpartition("/")[0] + "/" + match[1].decode()
        return f"url(/static/{found[name].digest}/{name})".encode()

    return re.sub(rb"url\(\"?\./([\w.-]+)\"?\)", address, data)


def _asset(name: str, path: Path, data: bytes) -> Asset:
    return Asset(
        name=name,
        mime=mimetypes.guess_type(path.name)[0] or "application/octet-stream",
        digest=hashlib.sha256(data).hexdigest()[:12],
        data=data,
        gzipped=gzip.compress(data, 9, mtime=0) if path.suffix in TEXT else None,
        brotli=_packed(path),
    )


def _packed(path: Path) -> bytes | None:
    """The file that `tools/assets.py` packed beside another, unless the other has been made anew since."""
    packed = path.with_name(path.name + PACKED)
    is_there = packed.exists() and packed.stat().st_mtime >= path.stat().st_mtime
    return packed.read_bytes() if is_there else None


def asset(name: str) -> str:
    """The address of an asset. Raises `KeyError` for one that is not there, so that a page cannot name it."""
    return f"/static/{assets()[name].digest}/{name}"


async def serve_asset(request: Request) -> Response:
    """Answers GET /static/DIGEST/NAME; an outdated digest gets today's file, kept only briefly.."""
    found = assets().get(request.path_params["name"])
    if found is None:
        raise NotFound(_("There is no such file."))
    is_current = request.path_params["digest"] == found.digest
    headers = {"Cache-Control": FOR_EVER if is_current else BRIEFLY, "Vary": "Accept-Encoding"}
    accepted = request.headers.get("accept-encoding", "").encode("latin-1")
    if found.brotli is not None and reads(accepted, b"br"):
        return Response(found.brotli, media_type=found.mime, headers=headers | {"Content-Encoding": "br"})
    if found.gzipped is not None and reads(accepted, b"gzip"):
        return Response(found.gzipped, media_type=found.mime, headers=headers | {"Content-Encoding": "gzip"})
    return Response(found.data, media_type=found.mime, headers=headers)
