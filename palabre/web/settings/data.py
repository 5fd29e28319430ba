"""A member's data on their way out: lists as files, and the archive of everything."""

from collections.abc import AsyncIterator, Mapping
from typing import Final

from starlette.responses import Response, StreamingResponse

from palabre.ground.errors import NotFound, PalabreError
from palabre.ground.language import _
from palabre.media.serve import BeyondEnd, parse_range
from palabre.portability.copying.ask import ask_for_copy, copies_of, own_copy
from palabre.portability.importing.read import imports_of
from palabre.portability.lists import sheet
from palabre.portability.model import CopyState, ListKind
from palabre.portability.sheets import FILE_NAMES
from palabre.web.forms import Form
from palabre.web.handler import get, known, post
from palabre.web.page import render
from palabre.web.visit import Visit

PAGE: Final = "/settings/data"
KINDS: Final[Mapping[str, str]] = {
    ListKind.FOLLOWING: _("People you follow"),
    ListKind.FOLLOWERS: _("People who follow you"),
    ListKind.LISTS: _("Lists and who is in them"),
    ListKind.BOOKMARKS: _("Bookmarks"),
    ListKind.MUTES: _("People you mute"),
    ListKind.BLOCKS: _("People you block"),
    ListKind.DOMAIN_BLOCKS: _("Communities you block"),
}
"""What each list is called, in the order of the page."""


async def show_data(visit: Visit) -> Response:
    """Answers GET /settings/data."""
    return await data_page(visit, Form())


async def data_page(visit: Visit, form: Form, status: int = 200) -> Response:
    """The page, with a form that may have been refused."""
    store = visit.house.store
    copies = await store.read(copies_of, visit.account.id)
    return await render(
        visit,
        "settings/data.html",
        status=status,
        form=form,
        kinds=KINDS,
        files=FILE_NAMES,
        making=next((each for each in copies if each.state == CopyState.WAITING), None),
        ready=next((each for each in copies if each.state == CopyState.READY), None),
        imports=await store.read(imports_of, visit.account.id),
    )


async def send_list(visit: Visit) -> Response:
    """Answers GET /settings/data/lists/NAME.csv."""
    name = str(visit.request.path_params["name"])
    kind = next((each for each in ListKind if FILE_NAMES[each] == name), None)
    if kind is None:
        raise NotFound(_("There is no such file."))
    parts = sheet(visit.house.store, visit.account.id, kind, visit.settings)
    return StreamingResponse(parts, media_type="text/csv; charset=utf-8", headers=saved_as(f"{name}.csv"))


def saved_as(name: str) -> dict[str, str]:
    """What makes a browser save a file instead of showing it, and keep it nowhere else."""
    return {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}


async def order_archive(visit: Visit) -> Response:
    """Answers POST /settings/data/archive."""
    try:
        await visit.house.store.write(ask_for_copy, visit.account, visit.words.locale)
    except PalabreError as error:
        return await data_page(visit, visit.form.refuse(error), error.status)
    return visit.go(f"{PAGE}#archive")


async def send_archive(visit: Visit) -> Response:
    """Answers GET /settings/data/archive/ID, whole or in part, so that a broken download can go on."""
    copy_id = int(visit.request.path_params["id"])
    copy = await visit.house.store.read(own_copy, visit.account.id, copy_id)
    headers = saved_as(f"{visit.settings.domain.partition(':')[0]}-{visit.account.username}.zip")
    headers["Accept-Ranges"] = "bytes"
    try:
        part = parse_range(visit.request.headers.get("range", ""), copy.bytes)
    except BeyondEnd:
        return Response(status_code=416, headers={"Content-Range": f"bytes */{copy.bytes}"})
    blob = await visit.house.blobs.stream(copy.blob_key, part)
    headers["Content-Length"] = str(blob.length)
    if part is not None:
        headers["Content-Range"] = f"bytes {part[0]}-{part[1] - 1}/{copy.bytes}"
    chunks: AsyncIterator[bytes] = blob.chunks
    status = 206 if part is not None else 200
    return StreamingResponse(chunks, status_code=status, media_type="application/zip", headers=headers)


ROUTES = [
    get(PAGE, show_data, known),
    get(f"{PAGE}/lists/{{name}}.csv", send_list, known),
    post(f"{PAGE}/archive", order_archive, known),
    get(f"{PAGE}/archive/{{id:id}}", send_archive, known),
]
