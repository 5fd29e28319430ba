"""Translates pieces of HTML, each text at most once while its translation is kept."""

import hashlib
from collections.abc import Sequence

from palabre.ground import clock
from palabre.ground.clock import DAY
from palabre.ground.errors import Unavailable
from palabre.store.store import Store
from palabre.store.transaction import Reader, Transaction
from palabre.store.work import Tick
from palabre.translation.ask import NO_ANSWER
from palabre.translation.model import Engine, Translated
from palabre.translation.queries import EDGE, FORGET, KEEP, KEPT

KEPT_FOR = 7 * DAY
MOST_KEPT = 20_000


async def translate(store: Store, engine: Engine, pieces: Sequence[str], source: str, target: str) -> list[Translated]:
    """Pieces of HTML, in order, in another language; empty ones stay so. What comes back is not to be trusted.

    Raises `Unavailable` when the engine does not answer.
    """
    hashes = {piece: _hash(engine, source, piece) for piece in pieces if piece.strip()}
    known = await store.read(_known, list(hashes.values()), target) if hashes else {}
    missing = [piece for piece, hash in hashes.items() if hash not in known]
    if missing:
        made = await engine.translate(missing, source, target)
        if len(made) != len(missing):
            raise Unavailable(NO_ANSWER, code="translation", cause=f"{len(made)} answers to {len(missing)} texts")
        new = {hashes[piece]: each for piece, each in zip(missing, made, strict=True)}
        await store.write(_keep, new, target)
        known |= new
    return [known[hashes[piece]] if piece in hashes else Translated(piece, source) for piece in pieces]


def _hash(engine: Engine, source: str, piece: str) -> str:
    return hashlib.sha256(f"{engine.name}\n{source}\n{piece}".encode()).hexdigest()


async def _known(db: Reader, hashes: list[str], target: str) -> dict[str, Translated]:
    rows = await db.all(KEPT, hashes=hashes, language=target)
    return {row.text_hash: Translated(row.translated, row.source) for row in rows}


async def _keep(tx: Transaction, made: dict[str, Translated], target: str) -> None:
    now = clock.now()
    for hash, each in made.items():
        await tx.run(KEEP, text_hash=hash, language=target, translated=each.html, source=each.source, made_at=now)


async def forget_translations(tx: Transaction, _tick: Tick) -> None:
    """Removes translations that are old, or too many; scheduled."""
    edge = await tx.one(EDGE, most=MOST_KEPT)
    await tx.run(FORGET, before=max(clock.now() - KEPT_FOR, 0 if edge is None else edge + 1))
