"""The process that cleans one picture: reads a task, writes a reply, ends. Started by `media.studio`."""

import resource
import sys

import msgspec

from palabre.ground.errors import Invalid, TooLarge
from palabre.media.clean import clean_cover, clean_image
from palabre.media.studio import Done, Refused, Task

MEMORY_BYTES = 3 << 29
CPU_SECONDS = 30


def reply_to(task: Task) -> Done | Refused:
    """Does a task, and returns a refusal as a value."""
    try:
        if task.shape is None:
            return Done(clean_image(task.data, task.limits))
        return Done(clean_cover(task.data, task.limits, task.shape))
    except (Invalid, TooLarge) as error:
        values = {name: str(value) for name, value in error.values.items()}
        return Refused(isinstance(error, TooLarge), error.code, error.text, error.cause, values)


def main() -> None:
    """Sets bounds, then does the one task."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    task = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Task)
    sys.stdout.buffer.write(msgspec.msgpack.encode(reply_to(task)))


if __name__ == "__main__":
    main()
