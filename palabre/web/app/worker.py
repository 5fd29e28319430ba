"""The service worker (https://www.w3.org/TR/service-workers/), told which assets belong to this version of the site."""

import hashlib
from functools import cache

import msgspec
from starlette.responses import Response

from palabre.web.assets import asset, assets
from palabre.web.handler import anyone, get
from palabre.web.visit import Visit

SCRIPT = "built/worker.js"
KEPT = ("built/look.css", "built/palabre.js", "built/text.woff2", "built/heading.woff2", "icons.svg", "mark.svg")
"""What every page needs."""


async def serve_worker(_visit: Visit) -> Response:
    """Answers GET /worker.js. Browsers look for another version at every visit, and must never find an old one."""
    headers = {"Cache-Control": "no-cache", "Service-Worker-Allowed": "/"}
    return Response(worker_script(), media_type="text/javascript", headers=headers)


@cache
def worker_script() -> bytes:
    """The script, which differs whenever an asset does, so that browsers take the new ones."""
    build = {"version": version(), "assets": [asset(name) for name in KEPT]}
    return b"self.BUILD=" + msgspec.json.encode(build) + b";\n" + assets()[SCRIPT].data


def version() -> str:
    """The digest of all assets."""
    digests = "".join(f"{name}:{each.digest}\n" for name, each in sorted(assets().items()))
    return hashlib.sha256(digests.encode()).hexdigest()[:12]


ROUTES = [get("/worker.js", serve_worker, anyone)]
