"""The keys by which push services know this instance (RFC 8292), made when they are first asked for."""

import base64

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from palabre.ground import clock
from palabre.store.store import Store
from palabre.store.transaction import Reader, Transaction
from palabre.timelines.push.model import ServerKey
from palabre.timelines.push.queries import ADD_KEY, KEY

PRIVATE_BYTES = 32


async def server_key(store: Store) -> ServerKey:
    """The instance's keys. The first call ever makes them."""
    kept = await store.read(_kept)
    return await store.write(_made) if kept is None else kept


async def _kept(db: Reader) -> ServerKey | None:
    return await db.one(KEY)


async def _made(tx: Transaction) -> ServerKey:
    key = ec.generate_private_key(ec.SECP256R1())
    private = key.private_numbers().private_value.to_bytes(PRIVATE_BYTES, "big")
    public = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    await tx.run(ADD_KEY, private=_text(private), public=_text(public), created_at=clock.now())
    kept = await tx.one(KEY)
    assert kept is not None
    return kept


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode()
