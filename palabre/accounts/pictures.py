"""Which pictures profiles show, for whoever removes those that nothing shows."""

from collections.abc import Sequence

from palabre.accounts.queries import PICTURE_KEYS
from palabre.store.transaction import Reader


async def keys_in_use(db: Reader, keys: Sequence[str]) -> set[str]:
    """Those of the blob keys that a profile names."""
    return set(await db.all(PICTURE_KEYS, keys=list(keys)))
