"""A status in another language: what it says, warns of, asks, and what its pictures show."""

from html import escape

import msgspec

from palabre.ground.errors import Forbidden, NotFound
from palabre.ground.language import _
from palabre.ground.settings import Settings
from palabre.statuses.model import StatusView
from palabre.statuses.read import view
from palabre.statuses.rules import OPEN
from palabre.statuses.text import plain, safe
from palabre.store.store import Store
from palabre.translation.engine import chosen
from palabre.translation.translate import translate

NOT_ALLOWED = _("This action is not allowed")


class TranslatedStatus(msgspec.Struct, frozen=True, kw_only=True):
    """What of a status is words, in another language. `descriptions` are by attachment, `options` the poll's."""

    html: str
    spoiler_text: str
    language: str
    source: str
    provider: str
    descriptions: tuple[tuple[int, str], ...] = ()
    poll_id: int | None = None
    options: tuple[str, ...] = ()


async def translate_status(
    store: Store, settings: Settings, viewer_id: int | None, status_id: int, wanted: str
) -> TranslatedStatus:
    """Translates a status that everyone may read, or what it boosts.

    Raises `NotFound` when the viewer may not read it or nothing translates here, `Forbidden` for one that is not open
    or a language that it cannot be put into, `Unavailable` when the engine does not answer.
    """
    found = await store.read(view, viewer_id, status_id)
    found = found.reblog or found
    engine = chosen(settings)
    if engine is None:
        raise NotFound(cause="no translation engine is set")
    if found.status.visibility not in OPEN:
        raise Forbidden(NOT_ALLOWED, code="not_allowed", cause=f"status {status_id} is {found.status.visibility}")
    languages = await engine.languages()
    target = languages.target(found.status.language, wanted)
    if target is None:
        raise Forbidden(NOT_ALLOWED, code="not_allowed", cause=f"{found.status.language} into {wanted!r}")
    source = languages.source(found.status.language)
    made = await translate(store, engine.engine, _pieces(found), source, target)
    words = [plain(each.html) for each in made[1:]]
    titles = found.poll.poll.titles if found.poll else ()
    after = 1 + len(titles)
    return TranslatedStatus(
        html=safe(made[0].html),
        spoiler_text=words[0],
        language=target,
        source=made[0].source,
        provider=engine.engine.name,
        descriptions=tuple((each.id, words[after + place]) for place, each in enumerate(found.attachments)),
        poll_id=found.poll.poll.id if found.poll else None,
        options=tuple(words[1:after]),
    )


def _pieces(found: StatusView) -> list[str]:
    """What is translated, as HTML: the content, the warning, the poll's options, the descriptions."""
    titles = found.poll.poll.titles if found.poll else ()
    words = (found.status.spoiler_text, *titles, *(each.description for each in found.attachments))
    return [found.status.html, *(escape(each, quote=False) for each in words)]
