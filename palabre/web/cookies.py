"""The cookies of the pages: who is signed in, which visitor a form was given to, the language and look chosen."""

import msgspec
from starlette.requests import HTTPConnection
from starlette.responses import Response

from palabre.accounts.preferences import Look
from palabre.accounts.session import LIFETIME
from palabre.ground.clock import SECOND
from palabre.ground.settings import Settings

SESSION = "palabre_session"
VISITOR = "palabre_visitor"
LANGUAGE = "palabre_language"
LOOK = "palabre_look"
YEAR = 365 * 24 * 3600


def _name(plain: str, settings: Settings) -> str:
    """`__Host-` keeps other hosts of the domain from setting it (RFC 6265bis §4.1.3.2); it needs HTTPS."""
    return f"__Host-{plain}" if is_secure(settings) else plain


def is_secure(settings: Settings) -> bool:
    """Whether people reach the site by HTTPS."""
    return settings.base_url.startswith("https://")


def read_cookie(request: HTTPConnection, plain: str, settings: Settings) -> str:
    """The value of one of the cookies, empty without one."""
    return request.cookies.get(_name(plain, settings), "")


def keep_session(response: Response, token: str, settings: Settings) -> None:
    """Signs a browser in."""
    _set(response, SESSION, token, settings, seconds=LIFETIME // SECOND)


def end_session(response: Response, settings: Settings) -> None:
    """Signs a browser out."""
    _set(response, SESSION, "", settings, seconds=0)


def keep_visitor(response: Response, secret: str, settings: Settings) -> None:
    """Remembers a visitor until the browser is closed, so that forms can be told apart from forged ones."""
    _set(response, VISITOR, secret, settings, seconds=None)


def keep_language(response: Response, locale: str, settings: Settings) -> None:
    """Remembers the language a reader chose."""
    _set(response, LANGUAGE, locale, settings, seconds=YEAR)


def keep_look(response: Response, look: Look, settings: Settings) -> None:
    """Remembers how the pages are to look in this browser, for those who read without signing in."""
    chosen = msgspec.to_builtins(look)
    value = ".".join(f"{name}-{wish}" for name, wish in chosen.items())
    _set(response, LOOK, value, settings, seconds=YEAR if chosen else 0)


def read_look(request: HTTPConnection, settings: Settings) -> Look:
    """How the pages are to look in this browser."""
    value = read_cookie(request, LOOK, settings)
    pairs = (each.partition("-") for each in value.split("."))
    try:
        return msgspec.convert({name: wish for name, _dash, wish in pairs if name}, Look)
    except msgspec.ValidationError:
        return Look()


def _set(response: Response, plain: str, value: str, settings: Settings, *, seconds: int | None) -> None:
    response.set_cookie(
        _name(plain, settings),
        value,
        max_age=seconds,
        path="/",
        secure=is_secure(settings),
        httponly=True,
        samesite="lax",
    )
