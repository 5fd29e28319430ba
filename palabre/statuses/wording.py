"""From what a person typed to what is kept: cleaned text, HTML, the accounts it names and its tags."""

from collections.abc import Sequence

import msgspec

from palabre.accounts.model import Account
from palabre.accounts.read import accounts_by_handles
from palabre.graph.read import bonds
from palabre.graph.rules import is_gone
from palabre.ground import ids
from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.ground.settings import Settings
from palabre.statuses.entities import Entity, EntityKind, entities, handle_key, tag_name
from palabre.statuses.model import Draft, Mention, PollDraft
from palabre.statuses.polls.rules import check_poll
from palabre.statuses.queries.rows import ADD_MENTION, ADD_STATUS_TAG, FORGET_MENTIONS, FORGET_TAGS, USE_TAG
from palabre.statuses.rules import check_draft
from palabre.statuses.text import clean, render
from palabre.store.transaction import Reader, Transaction

MAX_MENTIONS = 50
MAX_TAGS = 50


class Wording(msgspec.Struct, frozen=True):
    """A text ready to be kept. `tags` goes from folded name to the spelling used."""

    text: str
    spoiler_text: str
    html: str
    mentioned: tuple[int, ...]
    tags: dict[str, str]
    links: tuple[str, ...]


def tidy(draft: Draft) -> Draft:
    """A draft with its texts cleaned. A content warning without a text becomes the text, as in Mastodon."""
    text, spoiler_text = clean(draft.text), " ".join(clean(draft.spoiler_text).split())
    if not text and spoiler_text:
        text, spoiler_text = spoiler_text, ""
    language, poll = draft.language or None, _tidy_poll(draft.poll) if draft.poll else None
    return msgspec.structs.replace(draft, text=text, spoiler_text=spoiler_text, language=language, poll=poll)


def _tidy_poll(poll: PollDraft) -> PollDraft:
    """A poll whose options are one line each; those that say nothing are dropped, as in Mastodon."""
    options = (" ".join(clean(option).split()) for option in poll.options)
    return msgspec.structs.replace(poll, options=tuple(option for option in options if option))


async def word(db: Reader, author: Account, draft: Draft, settings: Settings) -> Wording:
    """Checks a tidied draft and renders it. Raises `Invalid` when it cannot be posted.

    A handle that nobody has, or of someone with whom a block stands between, stays plain text.
    """
    found = entities(draft.text)
    check_draft(draft, found, settings)
    if draft.poll is not None:
        check_poll(draft.poll, has_media=bool(draft.attachment_ids))
    named = await _named(db, author, _values(found, EntityKind.MENTION), settings)
    mentions = {key: Mention(each.id, each.username, each.handle, each.url) for key, each in named.items()}
    html = render(draft.text, mentions, base_url=settings.base_url, local_domain=settings.domain, found=found)
    return Wording(
        draft.text,
        draft.spoiler_text,
        html,
        tuple(dict.fromkeys(each.account_id for each in mentions.values())),
        {tag_name(written): written for written in reversed(_values(found, EntityKind.TAG)[:MAX_TAGS])},
        tuple(_values(found, EntityKind.LINK)),
    )


def _values(found: Sequence[Entity], kind: EntityKind) -> list[str]:
    return [each.value for each in found if each.kind is kind]


async def _named(db: Reader, author: Account, handles: Sequence[str], settings: Settings) -> dict[str, Account]:
    """The accounts that a text names and may reach, by `handle_key`."""
    keys = list(dict.fromkeys(handle_key(handle, settings.domain) for handle in handles))[:MAX_MENTIONS]
    if not keys:
        return {}
    found = await accounts_by_handles(db, keys, settings=settings)
    bond = await bonds(db, author.id, {each.id for each in found.values()})
    return {key: each for key, each in found.items() if not is_gone(each) and each.id not in bond.blocked}


async def keep_names(tx: Transaction, status_id: int, wording: Wording, now: int) -> None:
    """Writes whom a new status mentions and its tags. Raises `Invalid` for a tag that the team has closed."""
    for account_id in wording.mentioned:
        await tx.run(ADD_MENTION, status_id=status_id, account_id=account_id)
    for name, written in sorted(wording.tags.items()):
        used = {"id": ids.new_id(), "name": name, "display_name": written, "created_at": now, "last_status_at": now}
        tag = await tx.one(USE_TAG, **used)
        assert tag is not None
        if not tag.usable:
            raise Invalid(_("The hashtag #{tag} cannot be used here. Remove it and try again."), tag=tag.display_name)
        await tx.run(ADD_STATUS_TAG, tag_id=tag.id, status_id=status_id)


async def replace_names(tx: Transaction, status_id: int, wording: Wording, now: int) -> None:
    """Writes whom an edited status mentions and its tags, instead of those before."""
    await tx.run(FORGET_MENTIONS, status_id=status_id)
    await tx.run(FORGET_TAGS, status_id=status_id)
    await keep_names(tx, status_id, wording, now)
