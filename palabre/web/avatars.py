"""A drawn picture for accounts that have none: leaves of one tree, each account its own colours."""

import hashlib

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from palabre.ground.errors import NotFound
from palabre.ground.ids import parse_id
from palabre.ground.language import _

GROUNDS = ("#e3ecd9", "#f3e3c7", "#f1d9cb", "#dbe7ea", "#e9dfee", "#efe6d2", "#d9e9e0", "#f2dede")
LEAVES = ("#3d6b4b", "#7b4b2a", "#a5482f", "#2f5f78", "#6a4f86", "#86691c", "#2f7562", "#8a3f55")
LEAF = "M0 0c14-6 26-22 26-40C8-40-4-22 0 0z"


def draw(account_id: int) -> str:
    """The picture of an account, as SVG."""
    seed = hashlib.blake2b(str(account_id).encode(), digest_size=8).digest()
    ground, leaf = GROUNDS[seed[0] % len(GROUNDS)], LEAVES[seed[1] % len(LEAVES)]
    turn, count = seed[2] % 360, 3 + seed[3] % 4
    leaves = "".join(_leaf(turn + 360 * number // count, 0.95 - 0.07 * (number % 3)) for number in range(count))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120">'
        f'<rect width="120" height="120" fill="{ground}"/>'
        f'<g fill="{leaf}" transform="translate(60 60)">{leaves}</g></svg>'
    )


def _leaf(turn: int, opacity: float) -> str:
    return f'<path d="{LEAF}" transform="rotate({turn})" opacity="{opacity:.2f}"/>'


async def serve_avatar(request: Request) -> Response:
    """Answers GET /avatars/ID.svg; the same id always gives the same picture.."""
    account_id = parse_id(request.path_params["id"])
    if account_id is None:
        raise NotFound(_("There is no such picture."))
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(draw(account_id), media_type="image/svg+xml", headers=headers)


ROUTES = [Route("/avatars/{id}.svg", serve_avatar)]
