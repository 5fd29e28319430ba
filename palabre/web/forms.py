"""A form: what was typed, and what was wrong with it. A refused form is shown again with every word in it."""

from collections.abc import Mapping, Sequence

from starlette.datastructures import FormData, UploadFile

from palabre.ground.errors import Invalid, PalabreError
from palabre.ground.ids import parse_id

MAX_FIELDS = 200
MAX_FILES = 20


class Form:
    """Fields by name. A field that was not sent is empty."""

    def __init__(self, sent: FormData | None = None, defaults: Mapping[str, str] | None = None) -> None:
        self._sent = sent
        self.defaults = dict(defaults or {})
        self._kept: dict[str, Sequence[int]] = {}
        self.refusal: PalabreError | None = None

    @property
    def is_sent(self) -> bool:
        """Whether a person sent it."""
        return self._sent is not None

    def text(self, name: str) -> str:
        """What was typed, with the line ends of every system made one."""
        if self._sent is None:
            return self.defaults.get(name, "")
        value = self._sent.get(name)
        return value.replace("\r\n", "\n") if isinstance(value, str) else ""

    def line(self, name: str) -> str:
        """What was typed into a field of one line, without space around it."""
        return self.text(name).strip()

    def flag(self, name: str) -> bool:
        """Whether a box is ticked."""
        return self.text(name) != ""

    def texts(self, name: str) -> list[str]:
        """Every value of a name, in order."""
        if self._sent is None:
            return [value for key, value in self.defaults.items() if key == name]
        return [value for value in self._sent.getlist(name) if isinstance(value, str)]

    def ids(self, name: str) -> tuple[int, ...]:
        """Every value that is an id; what is none is left out."""
        if name in self._kept:
            return tuple(self._kept[name])
        found = (parse_id(value) for value in self.texts(name))
        return tuple(value for value in found if value is not None)

    def keep_ids(self, name: str, ids: Sequence[int]) -> None:
        """Puts ids in the place of what was sent, for showing the form again."""
        self._kept[name] = ids

    def id(self, name: str) -> int | None:
        """The value as an id."""
        return parse_id(self.line(name))

    def files(self, name: str) -> list[UploadFile | None]:
        """The files of a name, in order; None stands for a place that was left empty."""
        sent: Sequence[UploadFile | str] = [] if self._sent is None else self._sent.getlist(name)
        return [each if isinstance(each, UploadFile) and each.filename else None for each in sent]

    def refuse(self, error: PalabreError) -> "Form":
        """The same form, to be shown again with what was wrong."""
        self.refusal = error
        return self

    def wrongs(self, name: str) -> list[str]:
        """Catalogue keys of what was wrong with a field."""
        if not isinstance(self.refusal, Invalid):
            return []
        return [text for _code, text in self.refusal.fields.get(name, ())]

    @property
    def is_named(self) -> bool:
        """Whether the refusal says which field was wrong."""
        return isinstance(self.refusal, Invalid) and bool(self.refusal.fields)
