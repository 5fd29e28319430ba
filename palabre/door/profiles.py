"""A profile changes, pictures and all: accounts know its words, media its blobs."""

from palabre.accounts.model import Account
from palabre.accounts.profile import ProfileChange, update_profile
from palabre.ground.settings import Settings
from palabre.media.forget import FORGET_PROFILE_BLOBS, ForgetProfileBlobs
from palabre.store.transaction import Transaction


async def change_profile(tx: Transaction, before: Account, change: ProfileChange, *, settings: Settings) -> Account:
    """Changes the profile and lets go of the pictures it no longer shows. Raises as `update_profile`."""
    account = await update_profile(tx, before.id, change, settings=settings)
    pairs = ((before.avatar_key, account.avatar_key), (before.header_key, account.header_key))
    if former := tuple(old for old, new in pairs if old and old != new):
        await tx.enqueue(FORGET_PROFILE_BLOBS, ForgetProfileBlobs(former))
    return account
