"""Conversations (https://docs.joinmastodon.org/entities/Conversation/)."""

from collections.abc import Mapping

import msgspec

from palabre.accounts import model as accounts
from palabre.api.render.account import Account, account
from palabre.ground.settings import Settings
from palabre.timelines import model


class Conversation(msgspec.Struct, frozen=True):
    """A conversation of direct messages; `last_status` is ready-made JSON."""

    id: str
    unread: bool
    accounts: list[Account]
    last_status: msgspec.Raw | None


def conversation(
    row: model.Conversation, known: Mapping[int, accounts.Account], last_status: bytes | None, settings: Settings
) -> Conversation:
    """A conversation with its participants; a note to oneself is one with oneself, as in Mastodon."""
    others = [known[each] for each in row.participant_ids if each in known]
    shown = others or [known[each] for each in (row.account_id,) if each in known]
    return Conversation(
        id=str(row.id),
        unread=row.unread,
        accounts=[account(each, settings) for each in shown],
        last_status=None if last_status is None else msgspec.Raw(last_status),
    )
