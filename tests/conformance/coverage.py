"""Which of the described operations are there."""

from starlette.routing import Route

from palabre.api.routes import OPERATIONS
from palabre.server import probes
from palabre.web.routes import routes as web_routes
from tests.conformance.description import described, nameless, operations


def missing() -> list[tuple[str, str]]:
    """The described operations that nothing answers."""
    there = {(each.method, nameless(each.path)) for each in OPERATIONS}
    for route in (*probes.routes(), *web_routes()):
        if isinstance(route, Route):
            there |= {(method, nameless(route.path)) for method in route.methods or ()}
    return sorted(set(operations(described())) - there)


def counted() -> tuple[int, int]:
    """How many operations are there, of how many."""
    whole = len(operations(described()))
    return whole - len(missing()), whole
