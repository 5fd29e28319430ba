"""Operations: each a method, a path, who may call it, the form it takes and the function that answers.

An area is one file of endpoints:

    area = Area("statuses")

    @area.get("/api/v1/statuses/{id}", viewer("read:statuses"))
    async def get_status(call: Call, form: OneStatus) -> Answer: ...
"""

import inspect
from collections.abc import Awaitable, Callable
from enum import Enum, auto
from typing import TypeVar, get_type_hints

import msgspec

from palabre.accounts.permissions import Permission
from palabre.api.answer import Answer, Flow
from palabre.api.forms import Form

Endpoint = Callable[..., Awaitable[Answer | Flow]]
"""Takes a call, and a form where there is one."""
EndpointType = TypeVar("EndpointType", bound=Endpoint)


class Caller(Enum):
    """Who has to stand behind a request."""

    ANYONE = auto()
    VIEWER = auto()
    APP = auto()
    USER = auto()


class Access(msgspec.Struct, frozen=True):
    """Who may call an operation. One of the scopes suffices; none asks for no scope.

    `permission` is what the person's role must hold besides.
    """

    caller: Caller
    scopes: tuple[str, ...] = ()
    permission: Permission = Permission(0)
    unconfirmed_too: bool = False
    is_stroll: bool = False
    """Whether it shows what is going on, rather than something whose name or id one must know."""


ANYONE = Access(Caller.ANYONE)
"""Everyone; a token is not even looked at."""


def viewer(*scopes: str) -> Access:
    """Everyone; whoever brings a token sees with their own eyes, and the token must cover one of the scopes."""
    return Access(Caller.VIEWER, scopes)


def stroller(*scopes: str) -> Access:
    """As `viewer`, for what people without an account are shown only where the owner keeps the whole face open."""
    return Access(Caller.VIEWER, scopes, is_stroll=True)


def app(*scopes: str) -> Access:
    """Any valid token, also of an app that acts for itself."""
    return Access(Caller.APP, scopes)


def user(*scopes: str) -> Access:
    """A token of a person."""
    return Access(Caller.USER, scopes)


def newcomer(*scopes: str) -> Access:
    """A token of a person, even while their mail address is not confirmed."""
    return Access(Caller.USER, scopes, unconfirmed_too=True)


def staff(permission: Permission, *scopes: str) -> Access:
    """A token of a person whose role holds a permission."""
    return Access(Caller.USER, scopes, permission)


class Operation(msgspec.Struct, frozen=True):
    """One method of one path.

    `form` is None when it takes no parameters. `answers` is the type of a good answer's JSON, where the description is
    made from it.
    """

    method: str
    path: str
    access: Access
    area: str
    form: type[Form] | None
    endpoint: Endpoint
    answers: object = None

    @property
    def name(self) -> str:
        """The endpoint's name: the `operationId` of the description."""
        return str(getattr(self.endpoint, "__name__", "endpoint"))


class Area:
    """The operations of one file."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.operations: list[Operation] = []

    def operation(
        self, method: str, path: str, access: Access, answers: object = None
    ) -> Callable[[EndpointType], EndpointType]:
        """Registers the decorated endpoint; its second parameter, if any, names the form."""

        def register(endpoint: EndpointType) -> EndpointType:
            self.operations.append(Operation(method, path, access, self.name, _form_of(endpoint), endpoint, answers))
            return endpoint

        return register

    def get(self, path: str, access: Access, answers: object = None) -> Callable[[EndpointType], EndpointType]:
        """A GET operation; HEAD is answered with it."""
        return self.operation("GET", path, access, answers)

    def post(self, path: str, access: Access, answers: object = None) -> Callable[[EndpointType], EndpointType]:
        """A POST operation."""
        return self.operation("POST", path, access, answers)

    def put(self, path: str, access: Access, answers: object = None) -> Callable[[EndpointType], EndpointType]:
        """A PUT operation."""
        return self.operation("PUT", path, access, answers)

    def patch(self, path: str, access: Access, answers: object = None) -> Callable[[EndpointType], EndpointType]:
        """A PATCH operation."""
        return self.operation("PATCH", path, access, answers)

    def delete(self, path: str, access: Access, answers: object = None) -> Callable[[EndpointType], EndpointType]:
        """A DELETE operation."""
        return self.operation("DELETE", path, access, answers)


def _form_of(endpoint: Endpoint) -> type[Form] | None:
    parameters = list(inspect.signature(endpoint).parameters)
    if len(parameters) == 1:
        return None
    form = get_type_hints(endpoint)[parameters[1]]
    if not (isinstance(form, type) and issubclass(form, Form)):
        raise TypeError(f"{endpoint} must take a Form, not {form}")
    return form
