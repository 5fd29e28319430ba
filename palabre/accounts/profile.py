"""A person says who they are and how they like to post."""

from collections.abc import Iterator, Mapping

import msgspec

from palabre.accounts import rules
from palabre.accounts.linkify import field_html, note_html
from palabre.accounts.model import Account, AccountUpdated, ProfileField
from palabre.accounts.queries import ACCOUNT_TO_CHANGE, CHANGE_PROFILE, PROFILE_COLUMNS
from palabre.accounts.users import save_user, user_to_change
from palabre.ground.errors import NotFound
from palabre.ground.language import LOCALES, _, is_language
from palabre.ground.settings import Settings
from palabre.store.transaction import Transaction

VISIBILITIES = ("public", "unlisted", "private")
QUOTE_POLICIES = ("public", "followers", "nobody")


class ProfileChange(msgspec.Struct, frozen=True, kw_only=True):
    """What is to change; None leaves a thing as it is. An empty key removes a picture; fields are replaced whole."""

    display_name: str | None = None
    note: str | None = None
    fields: tuple[ProfileField, ...] | None = None
    avatar_key: str | None = None
    avatar_description: str | None = None
    header_key: str | None = None
    header_description: str | None = None
    locked: bool | None = None
    bot: bool | None = None
    discoverable: bool | None = None
    indexable: bool | None = None
    hide_collections: bool | None = None
    show_media: bool | None = None
    show_media_replies: bool | None = None
    show_featured: bool | None = None
    attribution_domains: tuple[str, ...] | None = None
    default_visibility: str | None = None
    default_sensitive: bool | None = None
    default_language: str | None = None
    default_quote_policy: str | None = None
    locale: str | None = None


_ON_USER = ("default_visibility", "default_sensitive", "default_language", "default_quote_policy", "locale")


async def update_profile(tx: Transaction, account_id: int, change: ProfileChange, *, settings: Settings) -> Account:
    """Changes a profile and its owner's preferences, and returns the account.

    Raises `Invalid` naming each wrong field, `NotFound` when there is no such account.
    """
    change = _cleaned(change)
    _check(change)
    await _change_user(tx, account_id, change)
    account = await tx.one(ACCOUNT_TO_CHANGE, id=account_id)
    if account is None:
        raise NotFound(_("There is no such account."), cause=f"no account {account_id}")
    changed = _applied(account, change, settings.base_url)
    if changed == account:
        return account
    values = msgspec.structs.asdict(changed)
    await tx.run(CHANGE_PROFILE, account=account_id, **{f"new_{name}": values[name] for name in PROFILE_COLUMNS})
    await tx.emit(AccountUpdated(account_id))
    return msgspec.structs.replace(changed, version=account.version + 1)


def _cleaned(change: ProfileChange) -> ProfileChange:
    """The change without characters that cannot be seen, and without empty fields."""
    lines = {
        name: rules.clean_line(value)
        for name in ("display_name", "avatar_description", "header_description")
        if (value := getattr(change, name)) is not None
    }
    note = None if change.note is None else rules.clean_text(change.note)
    fields = None if change.fields is None else tuple(_cleaned_fields(change.fields))
    domains = None if change.attribution_domains is None else rules.clean_domains(change.attribution_domains)
    return msgspec.structs.replace(change, note=note, fields=fields, attribution_domains=domains, **lines)


def _cleaned_fields(fields: tuple[ProfileField, ...]) -> Iterator[ProfileField]:
    for field in fields:
        name, value = rules.clean_line(field.name), rules.clean_line(field.value)
        if name or value:
            yield ProfileField(name, value)


def _check(change: ProfileChange) -> None:
    pictures = _("Use at most 1,500 characters to describe a picture.")
    rules.refuse(
        {
            "display_name": rules.too_long(
                change.display_name, rules.MAX_DISPLAY_NAME, _("Use at most 60 characters for the name to show.")
            ),
            "note": rules.too_long(change.note, rules.MAX_NOTE, _("Use at most 500 characters about yourself.")),
            "fields": _fields_problem(change.fields or ()),
            "attribution_domains": rules.domains_problem(change.attribution_domains or ()),
            "avatar_description": rules.too_long(change.avatar_description, rules.MAX_DESCRIPTION, pictures),
            "header_description": rules.too_long(change.header_description, rules.MAX_DESCRIPTION, pictures),
            "default_visibility": _choice_problem(change.default_visibility in (None, *VISIBILITIES)),
            "default_quote_policy": _choice_problem(change.default_quote_policy in (None, *QUOTE_POLICIES)),
            "default_language": _choice_problem(_is_tag(change.default_language or "")),
            "locale": _choice_problem(change.locale in (None, *LOCALES)),
        }
    )


def _fields_problem(fields: tuple[ProfileField, ...]) -> rules.Problem | None:
    if len(fields) > rules.MAX_FIELDS:
        return "ERR_TOO_LONG", _("Use at most four fields.")
    if any(len(field.name) > rules.MAX_FIELD or len(field.value) > rules.MAX_FIELD for field in fields):
        return "ERR_TOO_LONG", _("Use at most 255 characters for the name and for the content of a field.")
    if any(not field.name for field in fields):
        return "ERR_BLANK", _("Give every field a name.")
    return None


def _is_tag(language: str) -> bool:
    return not language or (len(language) <= rules.MAX_LANGUAGE_TAG and is_language(language))


def _choice_problem(is_known: bool) -> rules.Problem | None:
    return None if is_known else ("ERR_INCLUSION", _("Choose one of the values on offer."))


async def _change_user(tx: Transaction, account_id: int, change: ProfileChange) -> None:
    asked = {name: value for name in _ON_USER if (value := getattr(change, name)) is not None}
    if asked:
        await save_user(tx, msgspec.structs.replace(await user_to_change(tx, account_id), **asked))


def _applied(account: Account, change: ProfileChange, base_url: str) -> Account:
    """The account as it will be, its HTML made anew from what the person wrote."""
    asked = {name: value for name in PROFILE_COLUMNS if (value := getattr(change, name, None)) is not None}
    if change.note is not None:
        asked["note_html"] = note_html(change.note, base_url)
    if change.fields is not None:
        proved = {each.value: each.verified_at for each in account.profile_fields}
        asked["fields"] = msgspec.json.encode([_shown(field, proved) for field in change.fields]).decode()
    if change.attribution_domains is not None:
        asked["attribution_domains"] = msgspec.json.encode(change.attribution_domains).decode()
    return msgspec.structs.replace(account, **asked)


def _shown(field: ProfileField, proved: Mapping[str, int | None]) -> ProfileField:
    """A field with its HTML. A page that was the owner's stays so while the profile names it."""
    return ProfileField(field.name, field.value, field_html(field.value), proved.get(field.value))
