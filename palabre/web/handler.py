"""A page's endpoint: find out who asks, let them pass or not, read the form, call the handler."""

from collections.abc import Awaitable, Callable

from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from palabre.accounts.model import Role, UserState
from palabre.ground.errors import Forbidden, Unauthenticated
from palabre.ground.language import _
from palabre.web.visit import Visit, open_visit

Handler = Callable[[Visit], Awaitable[Response]]
Permit = Callable[[Visit], None]


class IdConvertor(Convertor[int]):
    """An id in a path, as `{id:id}`: no more digits than an id has, so that the store can always be asked for it."""

    regex = "[0-9]{1,18}"

    def convert(self, value: str) -> int:
        """Digits as an id."""
        return int(value)

    def to_string(self, value: int) -> str:
        """An id as digits."""
        return str(value)


register_url_convertor("id", IdConvertor())


class Suspended(Forbidden):
    """A suspended member may read the reasons and appeal, and nothing else."""

    code = "suspended"


class Leaving(Forbidden):
    """Someone who deleted their account may come back, or take their data along, and nothing else."""

    code = "leaving"


def anyone(_visit: Visit) -> None:
    """Members and visitors alike."""


def readers(visit: Visit) -> None:
    """Members, and visitors where the owner shows people and posts to everyone. Raises `Unauthenticated`."""
    if visit.settings.public_face == "closed":
        known(visit)


def strollers(visit: Visit) -> None:
    """Members, and visitors where the owner lets them look around too. Raises `Unauthenticated`."""
    if visit.settings.public_face != "open":
        known(visit)


def known(visit: Visit) -> None:
    """Whoever is signed in, suspended or not. Raises `Unauthenticated`."""
    if visit.signed_in is None:
        raise Unauthenticated(_("Sign in to go on."))


def members(visit: Visit) -> None:
    """Whoever is signed in and may act. Raises `Unauthenticated`, `Suspended` or `Leaving`."""
    known(visit)
    if visit.user.state == UserState.LEAVING:
        raise Leaving(_("You have deleted your account. Come back to it first."))
    if visit.signed_in is not None and not visit.signed_in.may_act:
        raise Suspended(_("Your account is suspended. You can still read the reasons, and appeal."))


def moderators(visit: Visit) -> None:
    """The moderators' desk. Raises `Forbidden` for members."""
    members(visit)
    if not visit.may(Role.MODERATOR):
        raise Forbidden(_("This page is for moderators."))


def admins(visit: Visit) -> None:
    """The bridge. Raises `Forbidden` for members and moderators."""
    members(visit)
    if not visit.may(Role.ADMIN):
        raise Forbidden(_("This page is for admins."))


def get(path: str, handler: Handler, permit: Permit = members) -> Route:
    """A page to read."""
    return Route(path, _endpoint(handler, permit), methods=["GET"])


def post(path: str, handler: Handler, permit: Permit = members) -> Route:
    """A form that is sent."""
    return Route(path, _endpoint(handler, permit), methods=["POST"])


def _endpoint(handler: Handler, permit: Permit) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        visit = await open_visit(request)
        permit(visit)
        try:
            if request.method == "POST":
                await visit.read_form()
            response = await handler(visit)
        finally:
            await request.close()
        return await visit.leave(response)

    return endpoint
