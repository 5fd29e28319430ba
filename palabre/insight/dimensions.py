"""What the community is made of (https://docs.joinmastodon.org/methods/admin/dimensions/)."""

import platform
from collections.abc import Awaitable, Callable, Mapping, Sequence

from palabre import __version__
from palabre.insight.measures import NOTHING
from palabre.insight.model import Dimension, Share, Span, Subject
from palabre.insight.queries.dimensions import DATABASE_SIZE, DATABASE_VERSION, MEDIA_SIZE, SHARES
from palabre.store.transaction import Reader


async def dimensions(
    db: Reader, keys: Sequence[str], span: Span, limit: int, subjects: Mapping[str, Subject] | None = None
) -> list[Dimension]:
    """The dimensions with these keys, in order, with at most `limit` shares each; unknown keys are left out."""
    about = subjects or {}
    found = []
    for key in dict.fromkeys(keys):
        if key in SHARES:
            found.append(Dimension(key, await _shares(db, key, span, limit, about.get(key, NOTHING))))
        elif key in _OF_THE_HOUSE:
            found.append(Dimension(key, await _OF_THE_HOUSE[key](db)))
    return found


async def _shares(db: Reader, key: str, span: Span, limit: int, subject: Subject) -> tuple[Share, ...]:
    rows = await db.all(
        SHARES[key],
        first=span.first,
        until=span.until,
        limit=limit,
        tag_id=subject.tag_id,
        domain=subject.domain,
    )
    return tuple(Share(row.key, row.value) for row in rows)


async def _space(db: Reader) -> tuple[Share, ...]:
    database, media = await db.one(DATABASE_SIZE), await db.one(MEDIA_SIZE)
    name = (await _database(db)).partition(" ")[0]
    return (
        Share(name.lower(), database or 0, name, "bytes"),
        Share("media", media or 0, "Media storage", "bytes"),
    )


async def _versions(db: Reader) -> tuple[Share, ...]:
    name, _space_between, version = (await _database(db)).partition(" ")
    return (
        Share("palabre", 0, "Palabre", text=__version__),
        Share("python", 0, "Python", text=platform.python_version()),
        Share(name.lower(), 0, name, text=version),
    )


async def _database(db: Reader) -> str:
    return await db.one(DATABASE_VERSION) or ""


_OF_THE_HOUSE: dict[str, Callable[[Reader], Awaitable[tuple[Share, ...]]]] = {
    "space_usage": _space,
    "software_versions": _versions,
}
