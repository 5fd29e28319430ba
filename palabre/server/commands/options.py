"""Options that several commands share."""

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer
import uvloop

from palabre.ground import log
from palabre.ground.settings import Settings
from palabre.server.instance import settings_of

Result = TypeVar("Result")

Data = Annotated[
    Path, typer.Option("--data", "-d", help="The instance's folder.", envvar="PALABRE_DATA", show_default=True)
]
DEFAULT_DATA = Path("instance")


def settings_and_log(data: Path) -> Settings:
    """The settings of the instance in a folder, with logging set up as they say."""
    settings = settings_of(data)
    log.configure(settings.log_level)
    return settings


def wait_for(coroutine: Coroutine[Any, Any, Result]) -> Result:
    """Runs a coroutine on a fresh loop."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(coroutine)
