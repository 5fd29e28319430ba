"""The first module of every process. It only decides how the others are loaded.

The garbage collector finds nothing while modules load, and looking costs a tenth of the start; a process that stays
lets it go to work when everything stands (`serve.settle_memory`).
"""

import gc

gc.disable()

from palabre.server.cli import main  # noqa: E402  (after the line above, on purpose)

__all__ = ["main"]
