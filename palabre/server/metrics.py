"""What the process counts, for Prometheus. Labels stay low in cardinality: areas, methods and statuses, never paths."""

from functools import cache, lru_cache

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

registry = CollectorRegistry()
ProcessCollector(registry=registry)

_REQUESTS = Counter("palabre_requests_total", "Requests answered.", ("area", "method", "status"), registry=registry)
_SECONDS = Histogram(
    "palabre_request_seconds",
    "Seconds from a request to the end of its answer.",
    ("area",),
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
    registry=registry,
)
JOBS = Gauge("palabre_jobs", "Jobs by state.", ("state",), registry=registry)

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
AREAS = ("api", "oauth", "static", "media", "desk", "bridge", "live")


def area_of(path: str) -> str:
    """The part of the site that a path belongs to."""
    first = path.split("/", 2)[1]
    return first if first in AREAS else "pages"


def observe(path: str, method: str, status: int, seconds: float) -> None:
    """Counts one answered request."""
    area = area_of(path)
    _counter(area, method if method in METHODS else "other", status).inc()
    _histogram(area).observe(seconds)


@lru_cache(maxsize=1024)
def _counter(area: str, method: str, status: int) -> Counter:
    return _REQUESTS.labels(area, method, str(status))


@cache
def _histogram(area: str) -> Histogram:
    return _SECONDS.labels(area)
