"""The family of errors. Each has a private cause, a public text and a code.

PalabreError
├── Invalid            422  what was sent cannot be accepted
│   └── Malformed      400  what was sent cannot be read
├── Unauthenticated    401  no or no longer valid credentials
├── Forbidden          403  known, but not allowed
├── NotFound           404  is not there, or not for this viewer
├── Conflict           409  the state of things forbids it, such as an illegal transition
├── Gone               410  was there and was removed for good
├── TooLarge           413  over a stated limit
├── RateLimited        429  too many, with the moment at which to try again
└── Unavailable        503  a supplier or a resource is missing for now

The public text is an English catalogue key with `{placeholders}`; a face translates it (`public_text`) and maps the
class to its status. The private cause goes to the log and nowhere else.
"""

from collections.abc import Callable
from typing import ClassVar

from palabre.ground.language import _

RECORD_NOT_FOUND = _("Record not found")


class PalabreError(Exception):
    """An error that a person may see. `code` is stable and machine-readable; `text` is a catalogue key."""

    status: ClassVar[int] = 500
    code: str = "error"

    def __init__(self, text: str, *, code: str | None = None, cause: str = "", **values: object) -> None:
        super().__init__(cause or text.format(**values))
        self.text = text
        self.values = values
        self.cause = cause
        if code is not None:
            self.code = code

    def public_text(self, translate: Callable[[str], str] = str) -> str:
        """The sentence to show, translated, placeholders filled."""
        return translate(self.text).format(**self.values)


class Invalid(PalabreError):
    """What was sent cannot be accepted. `fields` names each wrong field with its code and public text key."""

    status = 422
    code = "invalid"

    def __init__(
        self,
        text: str,
        *,
        code: str | None = None,
        cause: str = "",
        fields: dict[str, list[tuple[str, str]]] | None = None,
        **values: object,
    ) -> None:
        super().__init__(text, code=code, cause=cause, **values)
        self.fields = fields or {}


class Malformed(Invalid):
    """What was sent cannot be read: broken JSON, a wrong type, a missing parameter."""

    status = 400
    code = "malformed"


class Unauthenticated(PalabreError):
    """No credentials, or credentials that are no longer valid."""

    status = 401
    code = "unauthenticated"


class Forbidden(PalabreError):
    """The caller is known and is not allowed."""

    status = 403
    code = "forbidden"


class NotFound(PalabreError):
    """It is not there, or not for this viewer. Where nothing more helpful can be said, in the words of Mastodon."""

    status = 404
    code = "not_found"

    def __init__(
        self, text: str = RECORD_NOT_FOUND, *, code: str | None = None, cause: str = "", **values: object
    ) -> None:
        super().__init__(text, code=code, cause=cause, **values)


class Conflict(PalabreError):
    """The present state forbids it, for example an illegal transition of a state machine."""

    status = 409
    code = "conflict"


class Gone(PalabreError):
    """It was there and was removed for good."""

    status = 410
    code = "gone"


class TooLarge(PalabreError):
    """It is over a stated limit."""

    status = 413
    code = "too_large"


class RateLimited(PalabreError):
    """Too many requests; `retry_at` is the millisecond from which the next one is welcome."""

    status = 429
    code = "rate_limited"

    def __init__(self, text: str, *, retry_at: int, code: str | None = None, cause: str = "", **values: object) -> None:
        super().__init__(text, code=code, cause=cause, **values)
        self.retry_at = retry_at


class Unavailable(PalabreError):
    """A supplier or a resource is missing for now."""

    status = 503
    code = "unavailable"
