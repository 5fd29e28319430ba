"""Structured logs: one JSON object a line, or coloured text on a terminal. Secrets are dropped by name."""

import logging
import sys

import structlog
from structlog.typing import EventDict, FilteringBoundLogger, WrappedLogger

SECRET_WORDS = ("password", "token", "secret", "authorization", "cookie", "code_verifier")


def configure(level: str = "info", *, as_json: bool | None = None) -> None:
    """Sets up logging for the process. `as_json` defaults to whether standard error is no terminal."""
    to_json = not sys.stderr.isatty() if as_json is None else as_json
    renderer = structlog.processors.JSONRenderer() if to_json else structlog.dev.ConsoleRenderer()
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _without_secrets,
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=True,
    )


def _without_secrets(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    for key in event:
        if any(word in key.lower() for word in SECRET_WORDS):
            event[key] = "[left out]"
    return event


def logger(room: str) -> FilteringBoundLogger:
    """The logger of a room."""
    bound: FilteringBoundLogger = structlog.get_logger(room=room)
    return bound
