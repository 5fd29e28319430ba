"""`/health` for supervisors and `/metrics` for Prometheus."""

import hmac

from prometheus_client import generate_latest
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from palabre.door.address import is_local
from palabre.door.house import House, house_of
from palabre.ground.log import logger
from palabre.server.metrics import JOBS, registry
from palabre.store.jobs import COUNT_JOBS, JobCount
from palabre.store.transaction import Reader

log = logger("server")


def routes() -> list[BaseRoute]:
    """The two probes."""
    return [Route("/health", health), Route("/metrics", metrics)]


async def health(request: Request) -> Response:
    """200 and `UP`, as Mastodon describes it, while the database answers; else 503. Tells strangers nothing more."""
    try:
        await house_of(request).store.read(_count_jobs)
    except Exception:
        log.exception("unhealthy")
        return JSONResponse({"status": "DOWN"}, status_code=503)
    return JSONResponse({"status": "UP"})


async def metrics(request: Request) -> Response:
    """Prometheus' text format, for local callers or those with the metrics token."""
    house = house_of(request)
    if not _may_read(request, house):
        return PlainTextResponse("Set metrics_token and send it as a bearer token.\n", status_code=403)
    counts = await house.store.read(_count_jobs)
    for state in ("waiting", "retrying", "failed"):
        JOBS.labels(state).set(sum(getattr(count, state) for count in counts))
    return Response(generate_latest(registry), media_type="text/plain; version=0.0.4; charset=utf-8")


async def _count_jobs(db: Reader) -> list[JobCount]:
    return await db.all(COUNT_JOBS)


def _may_read(request: Request, house: House) -> bool:
    token = house.settings.metrics_token
    if not token:
        return is_local(request)
    return hmac.compare_digest(request.headers.get("authorization", "").encode(), f"Bearer {token}".encode())
