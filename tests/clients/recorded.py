"""A client that notes which of its methods were called."""

import inspect
from typing import Any

from mastodon import Mastodon

METHODS = {name for name, _method in inspect.getmembers(Mastodon, callable) if not name.startswith("_")}
"""Every public method of Mastodon.py."""


class Recorded:
    """Mastodon.py as it is; `driven`, which several clients share, gathers the names of the methods called on them."""

    def __init__(self, driven: set[str], **options: Any) -> None:
        self.client = Mastodon(version_check_mode="none", request_timeout=30, **options)
        self._driven = driven

    def __getattr__(self, name: str) -> Any:
        if name in METHODS:
            self._driven.add(name)
        return getattr(self.client, name)
