"""A person shows that a page is theirs: their profile names it, and it links back with `rel="me"`.

See https://microformats.org/wiki/rel-me. Pages are read by an errand, after the profile has changed.
"""

import msgspec
from selectolax.lexbor import LexborHTMLParser

from palabre.accounts.model import Account, AccountUpdated, ProfileField
from palabre.accounts.queries import ACCOUNT_TO_CHANGE, CHANGE_PROFILE, PROFILE_COLUMNS
from palabre.ground import clock
from palabre.ground.log import logger
from palabre.ground.settings import Settings
from palabre.outbound.errors import Refused, TooLong, Unreached
from palabre.outbound.fetch import fetch
from palabre.store.store import Store
from palabre.store.transaction import Reader, Transaction

VERIFY_LINKS = "accounts.verify_links"
MOST_BYTES = 1 << 20
log = logger("accounts")


class VerifyLinks(msgspec.Struct, frozen=True):
    """The payload of the errand that reads the pages which a profile names."""

    account_id: int


async def on_account_updated(tx: Transaction, event: AccountUpdated) -> None:
    """Has new links on a profile looked at."""
    account = await tx.one(ACCOUNT_TO_CHANGE, id=event.account_id)
    if account is not None and account.is_local and unverified_links(account):
        await tx.enqueue(VERIFY_LINKS, VerifyLinks(account.id))


def unverified_links(account: Account) -> list[str]:
    """The pages that a profile names and that are not known to be its owner's."""
    return [each.value for each in account.profile_fields if _is_link(each) and each.verified_at is None]


def _is_link(field: ProfileField) -> bool:
    return field.value.startswith(("https://", "http://")) and not any(each.isspace() for each in field.value)


async def verify_links(settings: Settings, store: Store, payload: VerifyLinks) -> None:
    """The errand. A page that cannot be read proves nothing, and is looked at again when the profile changes."""
    account = await store.read(_account, payload.account_id)
    links = unverified_links(account) if account else []
    proved = [link for link in links if account is not None and await _links_back(link, account, settings)]
    if proved:
        await store.write(_mark, payload.account_id, proved)


async def _account(db: Reader, account_id: int) -> Account | None:
    return await db.one(ACCOUNT_TO_CHANGE, id=account_id)


async def _links_back(link: str, account: Account, settings: Settings) -> bool:
    try:
        page = await fetch(link, most_bytes=MOST_BYTES, accept="text/html", settings=settings, is_cut=True)
    except (Refused, TooLong, Unreached) as error:
        log.info("link_unread", link=link, reason=error.code)
        return False
    return page.is_ok and names_as_me(page.body, {account.url, account.uri})


def names_as_me(page: bytes, addresses: set[str]) -> bool:
    """Whether a page links one of these addresses as another of its owner's own."""
    for each in LexborHTMLParser(page).css("a[rel], link[rel]"):
        relations = (each.attributes.get("rel") or "").lower().split()
        if "me" in relations and (each.attributes.get("href") or "").rstrip("/") in addresses:
            return True
    return False


async def _mark(tx: Transaction, account_id: int, proved: list[str]) -> None:
    """Marks the fields that still name these pages."""
    account = await tx.one(ACCOUNT_TO_CHANGE, id=account_id)
    if account is None:
        return
    now = clock.now()
    fields = [
        msgspec.structs.replace(each, verified_at=now) if each.value in proved and each.verified_at is None else each
        for each in account.profile_fields
    ]
    values = msgspec.structs.asdict(account) | {"fields": msgspec.json.encode(fields).decode()}
    await tx.run(CHANGE_PROFILE, account=account_id, **{f"new_{name}": values[name] for name in PROFILE_COLUMNS})
