"""Typed forms: a parameter tree becomes the struct that an endpoint asks for, or a sentence says why it cannot.

Text is read as Rails reads it: `1`, `t`, `on` and any other word are true, `0`, `f`, `false` and `off` are false, an
empty string is no number and no flag, `null` is nothing. A lone value counts as a list of one, but text
is no list of objects and is passed over: scripts send the word `undefined` for a list that they leave out. Only where a
field's default is `UNSET` do `null` and an empty string say something: that a value is to be cleared.
"""

import base64
import binascii
import re
from collections.abc import Callable
from functools import cache
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta, inspect

from palabre.api.params import Tree
from palabre.ground.errors import Invalid, NotFound
from palabre.ground.language import _

MOST_ID = (1 << 63) - 1
Id = Annotated[int, Meta(ge=0, le=MOST_ID)]
"""An id: a decimal string in JSON, an integer here."""

_FALSE = {"0", "f", "false", "off"}
_DATA_ADDRESS = re.compile(r"data:(?P<mime>[\w.+-]+/[\w.+-]+);base64,", re.ASCII)
_ABSENT = object()

FormType = TypeVar("FormType", bound="Form")
Reader = Callable[[object], object]


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """The base of every form. A field without a default is required."""

    @classmethod
    def refusal(cls, error: Invalid) -> Invalid:
        """The error as the operation answers it."""
        return error


class Upload(msgspec.Struct, frozen=True):
    """A file that came with the request."""

    data: bytes
    name: str = ""
    mime: str = ""


def read_form(form: type[FormType], tree: Tree, path: Tree) -> FormType:
    """The form of these parameters. Raises `NotFound` for a path that can name nothing, `Invalid` for the rest."""
    try:
        return msgspec.convert(_reader(form)(tree | path), form, strict=False)
    except msgspec.ValidationError as error:
        name = _name_in(str(error))
        if name.partition("[")[0] in path:
            raise NotFound() from error
        raise form.refusal(_invalid(str(error), name)) from error
    except Invalid as error:
        raise form.refusal(error) from error


def _name_in(problem: str) -> str:
    """The parameter that msgspec complains about, as clients send it: `$.poll.options[0]` is `poll[options][0]`."""
    _words, at, place = problem.rpartition(" - at `$.")
    if not at:
        return ""
    first, *others = place.rstrip("`").split(".")
    return first + "".join(f"[{other}]" for other in others)


def _invalid(problem: str, name: str) -> Invalid:
    words = problem.rpartition(" - at `$")[0] or problem
    if missing := re.search(r"missing required field `(.+?)`", words):
        return Invalid(_("The parameter {name} is missing."), code="missing", name=missing[1])
    return Invalid(
        _("The parameter {name} cannot be read: {problem}."),
        code="parameter",
        name=name,
        problem=words.replace("`", ""),
    )


@cache
def _reader(form: type[msgspec.Struct]) -> Reader:
    return _for_struct(inspect.type_info(form))


def _for(kind: inspect.Type) -> Reader:
    """What turns a leaf or branch into something that msgspec converts without loss."""
    match kind:
        case inspect.BoolType():
            return _flag
        case inspect.StrType():
            return _text
        case inspect.ListType(item_type=item) | inspect.VarTupleType(item_type=item):
            return _for_list(_for(item), of_objects=isinstance(item, inspect.StructType) and item.cls is not Upload)
        case inspect.UnionType(types=types):
            return _for(next(each for each in types if not isinstance(each, inspect.NoneType)))
        case inspect.StructType() if kind.cls is Upload:
            return _upload
        case inspect.StructType():
            return _for_struct(kind)
        case _:
            return _unless_empty


def _for_struct(kind: inspect.Type) -> Reader:
    assert isinstance(kind, inspect.StructType)
    fields = [(field.encode_name, _for(field.type)) for field in kind.fields]
    cleared = [field.encode_name for field in msgspec.structs.fields(kind.cls) if field.default is msgspec.UNSET]

    def read(value: object) -> object:
        if not isinstance(value, dict):
            return _unless_empty(value)
        found = ((name, reader(value[name])) for name, reader in fields if value.get(name) is not None)
        emptied = {name: None for name in cleared if name in value and value[name] in (None, "")}
        return emptied | {name: item for name, item in found if item is not _ABSENT}

    return read


def _for_list(item: Reader, *, of_objects: bool) -> Reader:
    def read(value: object) -> object:
        if of_objects and isinstance(value, str):
            return _ABSENT
        if isinstance(value, dict):
            value = [value[key] for key in sorted(value, key=lambda key: (len(key), key))]
        items = value if isinstance(value, list) else [value]
        if len(items) == 1 and isinstance(items[0], list):
            items = items[0]  # `id[][]=5`, as Mastodon.py writes lists whose name has brackets already
        return [each for each in map(item, items) if each is not _ABSENT and each is not None]

    return read


def _flag(value: object) -> object:
    if isinstance(value, str):
        return _ABSENT if value == "" else value.lower() not in _FALSE
    return bool(value) if value in (0, 1) else value


def _text(value: object) -> object:
    if isinstance(value, str) and "\0" in value:
        raise Invalid(_("Text cannot contain the NUL character."), code="parameter")
    return value


def _unless_empty(value: object) -> object:
    return _ABSENT if value == "" else _text(value)


def _upload(value: object) -> object:
    """A file, also one inside a `data:` address, as JSON clients send it; an empty field is no file."""
    if not isinstance(value, str):
        return value
    if value == "":
        return _ABSENT
    if found := _DATA_ADDRESS.match(value):
        try:
            return Upload(base64.b64decode(value[found.end() :], validate=True), mime=found["mime"])
        except binascii.Error as error:
            raise Invalid(_("The file is not valid base64."), code="file", cause=str(error)) from error
    raise Invalid(_("A file was expected. Send it as multipart/form-data."), code="file")
