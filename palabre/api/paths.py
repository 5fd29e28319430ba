"""Finds the operation of a path in a tree of its segments, in the same time for ten operations as for a thousand."""

from palabre.api.operations import Operation

Methods = dict[str, Operation]
_TWINS = {"PUT": "PATCH", "PATCH": "PUT"}
"""Rails routes both to one action, and clients send either."""


class PathTree:
    """Operations by path and method. A literal segment is preferred to a parameter; a final slash is ignored."""

    def __init__(self) -> None:
        self._root = _Branch()

    def add(self, operation: Operation) -> None:
        """Places an operation. Raises `ValueError` when its place is taken, so that a clash stops the start."""
        branch = self._root
        for segment in _segments(operation.path):
            branch = branch.child("" if segment.startswith("{") else segment)
        taken = branch.methods.get(operation.method)
        if taken is not None and taken.method == operation.method:
            raise ValueError(f"{operation.method} {operation.path} is there twice")
        branch.methods[operation.method] = operation
        if twin := _TWINS.get(operation.method):
            branch.methods.setdefault(twin, operation)

    def find(self, path: str) -> tuple[Methods, list[str]]:
        """The operations of a path by method, and the values of its parameters. No methods: no such path."""
        values: list[str] = []
        branch = _walk(self._root, _segments(path), 0, values)
        return (branch.methods, values) if branch else ({}, [])


class _Branch:
    __slots__ = ("children", "methods", "parameter")

    def __init__(self) -> None:
        self.children: dict[str, _Branch] = {}
        self.parameter: _Branch | None = None
        self.methods: Methods = {}

    def child(self, segment: str) -> "_Branch":
        if segment:
            return self.children.setdefault(segment, _Branch())
        self.parameter = self.parameter or _Branch()
        return self.parameter


def _segments(path: str) -> list[str]:
    return path.strip("/").split("/")


def _walk(branch: _Branch, segments: list[str], depth: int, values: list[str]) -> _Branch | None:
    if depth == len(segments):
        return branch if branch.methods else None
    segment = segments[depth]
    if (literal := branch.children.get(segment)) and (found := _walk(literal, segments, depth + 1, values)):
        return found
    if branch.parameter is None or not segment:
        return None
    values.append(segment)
    if found := _walk(branch.parameter, segments, depth + 1, values):
        return found
    values.pop()
    return None


def parameter_names(path: str) -> list[str]:
    """The parameters of a path pattern, in order."""
    return [segment[1:-1] for segment in _segments(path) if segment.startswith("{")]
