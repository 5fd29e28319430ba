"""The process that makes one film or recording anew: reads a task, writes a file and a reply. See `media.workshop`."""

import resource
import sys
from pathlib import Path

import msgspec

from palabre.ground.errors import Invalid, TooLarge
from palabre.media.model import Remade
from palabre.media.remake import remake
from palabre.media.studio import Refused
from palabre.media.workshop import Job

MEMORY_BYTES = 2 << 30
CPU_SECONDS = 900


def reply_to(job: Job) -> Remade | Refused:
    """Does a job, and returns a refusal as a value."""
    try:
        return remake(Path(job.raw), job.reader, job.bounds, Path(job.made))
    except (Invalid, TooLarge) as error:
        values = {name: str(value) for name, value in error.values.items()}
        return Refused(isinstance(error, TooLarge), error.code, error.text, error.cause, values)


def main() -> None:
    """Sets bounds, then does the one job."""
    job = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Job)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (2 * job.bounds.max_bytes, 2 * job.bounds.max_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.buffer.write(msgspec.msgpack.encode(reply_to(job)))


if __name__ == "__main__":
    main()
