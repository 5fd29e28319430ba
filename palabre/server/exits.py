"""Exit codes of the command line."""

from enum import IntEnum


class Exit(IntEnum):
    """What a command's exit code means. `docs/command-line.md` lists them too."""

    OK = 0
    FAILED = 1
    """Something went wrong that the message explains."""
    USAGE = 2
    """The command's words are off; `--help` tells."""
    REFUSED = 3
    """What was asked for cannot be done as things stand, such as a name that is taken."""
    NOT_FOUND = 4
    """The instance, account or thing named is not there."""
    UNHEALTHY = 5
    """`doctor` found something to mend."""
    UNAVAILABLE = 6
    """A database, a port or a supplier cannot be reached; trying again may help."""
