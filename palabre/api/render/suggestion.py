"""Suggestions (https://docs.joinmastodon.org/entities/Suggestion/)."""

import msgspec

from palabre.api.render.account import Account, account
from palabre.discovery import model
from palabre.discovery.model import Source
from palabre.ground.settings import Settings

LEGACY = {Source.FEATURED: "staff", Source.MOST_FOLLOWED: "global", Source.MOST_INTERACTIONS: "global"}


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """Someone to follow, and why. `source` is for clients before 4.3."""

    source: str
    sources: list[Source]
    account: Account


def suggestion(found: model.Suggestion, settings: Settings) -> Suggestion:
    """Someone to follow."""
    legacy = LEGACY.get(found.sources[0], "past_interactions")
    return Suggestion(source=legacy, sources=list(found.sources), account=account(found.account, settings))
