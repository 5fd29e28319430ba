"""Parameters as Rails reads them, because that is what clients send: `a[]=1`, `a[b]=c`, `a[0][b]=c`, and JSON alike.

What comes out is a tree of dicts, lists and leaves; `forms.py` makes a typed form of it.
See https://docs.joinmastodon.org/client/intro/#parameters.
"""

from collections.abc import Iterable, Mapping

from palabre.ground.errors import Invalid
from palabre.ground.language import _

DEEPEST = 8
MOST_PARAMETERS = 1_000

Leaf = object
Tree = dict[str, object]


def tree_of(pairs: Iterable[tuple[str, Leaf]]) -> Tree:
    """Names and values, in the order sent, as a tree. The last value of a plain name wins.

    Raises `Invalid` for a name used both as a value and as a container, or nested deeper than 8.
    """
    root: Tree = {}
    for count, (name, value) in enumerate(pairs):
        if count >= MOST_PARAMETERS:
            raise Invalid(_("The request has more than {most} parameters."), most=MOST_PARAMETERS)
        _place(root, name, value)
    return root


def _place(root: Tree, name: str, value: Leaf) -> None:
    steps = steps_of(name)
    if len(steps) > DEEPEST:
        raise Invalid(_("The parameter {name} is nested too deeply."), name=name)
    here: object = root
    for step, following in zip(steps, (*steps[1:], None), strict=True):
        here = _enter(here, step, following, value, name)


def _enter(here: object, step: str, following: str | None, value: Leaf, name: str) -> object:
    """Goes one step down, making what is missing; the last step leaves the value."""
    fresh: object = value if following is None else [] if following == "" else {}
    if isinstance(here, list) and step == "":
        if following is not None and _joins_last(here, following):
            return here[-1]
        here.append(fresh)
        return fresh
    if isinstance(here, dict) and step != "":
        if following is None:
            here[step] = fresh
            return fresh
        return here.setdefault(step, fresh)
    raise Invalid(_("The parameter {name} is used in two ways at once."), name=name)


def _joins_last(items: list[object], following: str) -> bool:
    """Whether `a[][b]=…` goes on with the last item: until the same key comes a second time."""
    return bool(items) and isinstance(items[-1], dict) and following not in items[-1]


def steps_of(name: str) -> list[str]:
    """`a[b][]` as `["a", "b", ""]`. A name that is no such path is a plain name."""
    head, bracket, rest = name.partition("[")
    if not bracket or not head or not rest.endswith("]"):
        return [name]
    return [head, *rest[:-1].split("][")]


def merged(*trees: Mapping[str, object]) -> Tree:
    """Several trees as one; a name of a later tree replaces that of an earlier one."""
    result: Tree = {}
    for tree in trees:
        result.update(tree)
    return result
