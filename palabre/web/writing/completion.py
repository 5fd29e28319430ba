"""What may follow while someone types: people, tags and the community's own emoji."""

import msgspec
from starlette.responses import Response

from palabre.accounts.model import Account
from palabre.accounts.read import search_accounts
from palabre.community.model import Emoji
from palabre.graph.read import followed_ids, unwelcome_ids
from palabre.graph.rules import is_gone
from palabre.statuses.model import Tag
from palabre.statuses.read import search_tags
from palabre.store.transaction import Reader
from palabre.web.handler import get
from palabre.web.page import partial
from palabre.web.visit import Visit

MOST = 6
LOOKED_AT = 40
LONGEST = 100


class Offer(msgspec.Struct, frozen=True):
    """What a word that is being typed may become."""

    people: list[Account] = []
    tags: list[Tag] = []
    emojis: list[Emoji] = []


async def complete(visit: Visit) -> Response:
    """Answers GET /compose/complete?q=WORD; the first character of the word says what is sought: @, # or a colon."""
    word = visit.request.query_params.get("q", "")[:LONGEST]
    sign, rest = word[:1], word[1:]
    offer = Offer()
    if sign == "@" and rest:
        offer = Offer(people=await visit.house.store.read(_people, visit.account.id, rest))
    elif sign in ("#", "\uff03") and rest:
        offer = Offer(tags=await visit.house.store.read(search_tags, rest, MOST))
    elif sign == ":" and rest:
        offer = Offer(emojis=_emojis(visit, rest.casefold()))
    return partial(visit, "parts/completions.html", offer=offer)


async def _people(db: Reader, viewer_id: int, word: str) -> list[Account]:
    """Whom the viewer follows comes first; nobody with whom a block stands between."""
    found = await search_accounts(db, word, LOOKED_AT)
    followed, unwelcome = set(await followed_ids(db, viewer_id)), await unwelcome_ids(db, viewer_id)
    known = [each for each in found if each.id not in unwelcome and not is_gone(each)]
    return sorted(known, key=lambda each: each.id not in followed)[:MOST]


def _emojis(visit: Visit, word: str) -> list[Emoji]:
    """Emoji whose shortcode begins with the word, then those that contain it."""
    fitting = [each for each in visit.house.emojis.by_shortcode.values() if word in each.shortcode.casefold()]
    return sorted(fitting, key=lambda each: not each.shortcode.casefold().startswith(word))[:MOST]


async def pick(visit: Visit) -> Response:
    """Answers GET /compose/emojis: the community's own emoji, by category."""
    groups: dict[str, list[Emoji]] = {}
    for each in visit.house.emojis.by_shortcode.values():
        if each.visible_in_picker:
            groups.setdefault(each.category, []).append(each)
    return partial(visit, "parts/emojis.html", groups=groups)


ROUTES = [
    get("/compose/complete", complete),
    get("/compose/emojis", pick),
]
