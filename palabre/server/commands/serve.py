"""`palabre serve` and `palabre worker`."""

import sys
from typing import Annotated

import typer

from palabre.server import serve as serving
from palabre.server.commands.options import DEFAULT_DATA, Data, settings_and_log, wait_for
from palabre.server.instance import bring_up_to_date


def register(app: typer.Typer) -> None:
    """Adds both commands."""
    app.command("serve")(serve)
    app.command("worker")(worker)


def serve(
    data: Data = DEFAULT_DATA,
    host: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 for every network.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
    processes: Annotated[int, typer.Option(min=1, max=64, help="Processes that share the port.")] = 1,
    with_worker: Annotated[
        bool, typer.Option("--worker/--no-worker", help="Whether the first process also works the jobs.")
    ] = True,
    share_port: Annotated[bool, typer.Option("--share-port", hidden=True)] = False,
) -> None:
    """Serve the site until Ctrl-C. Nothing else is needed: the jobs are worked in the same process.

    Behind a proxy that speaks HTTPS, keep the default host and let the proxy set X-Forwarded-For and X-Forwarded-Proto.
    """
    settings = settings_and_log(data)
    if not share_port:
        serving.ensure_free(host, port)
    if processes == 1:
        wait_for(serving.serve(settings, host, port, with_worker=with_worker))
        return
    bring_up_to_date(settings)
    command = [sys.argv[0], "serve", "--data", str(data), "--host", host, "--port", str(port), "--share-port"]
    serving.supervise(command if with_worker else [*command, "--no-worker"], processes)


def worker(data: Data = DEFAULT_DATA) -> None:
    """Work the jobs in a process of its own, beside `palabre serve --no-worker` or as a second pair of hands."""
    settings = settings_and_log(data)
    wait_for(serving.work(settings))
