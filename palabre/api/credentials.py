"""The caller's own account (https://docs.joinmastodon.org/methods/accounts/#verify_credentials)."""

import msgspec

from palabre.accounts.model import Account, ProfileField, User
from palabre.accounts.profile import ProfileChange
from palabre.accounts.read import user_of
from palabre.api.answer import Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form, Upload
from palabre.api.operations import Area, user
from palabre.api.render.account import credential_account
from palabre.door.profiles import change_profile
from palabre.graph.read import follow_requests
from palabre.ground.settings import Settings
from palabre.media.cover import prepare_avatar, prepare_header
from palabre.store.paging import Page
from palabre.store.transaction import Reader, Transaction

area = Area("credentials")
MOST_REQUESTS_COUNTED = 100


class FieldForm(Form, frozen=True, kw_only=True):
    """A line of the profile."""

    name: str = ""
    value: str = ""


class SourceForm(Form, frozen=True, kw_only=True):
    """How the person likes to post."""

    privacy: str | None = None
    sensitive: bool | None = None
    language: str | None = None
    quote_policy: str | None = None


class ProfileForm(Form, frozen=True, kw_only=True):
    """What is to change; what is not sent stays as it is."""

    display_name: str | None = None
    note: str | None = None
    avatar: Upload | None = None
    avatar_description: str | None = None
    header: Upload | None = None
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
    fields_attributes: tuple[FieldForm, ...] | None = None
    source: SourceForm = SourceForm()


@area.get("/api/v1/accounts/verify_credentials", user("profile", "read:accounts"))
async def get_accounts_verify_credentials(call: Call) -> Answer:
    """The account that the token belongs to."""
    return await answer_mine(call, call.me, call.user)


@area.patch("/api/v1/accounts/update_credentials", user("write:accounts"))
async def patch_accounts_update_credentials(call: Call, form: ProfileForm) -> Answer:
    """Changes profile and preferences."""
    change = await change_of(call, form)
    changed, login = await call.house.store.write(apply_change, call.me, change, call.house.settings)
    return await answer_mine(call, changed, login)


async def change_of(call: Call, form: ProfileForm) -> ProfileChange:
    """The change that a form asks for; its pictures are cleaned and stored by now."""
    house = call.house
    change = _change(form)
    if form.avatar is not None:
        key = await prepare_avatar(form.avatar.data, house.blobs, house.settings, house.store)
        change = msgspec.structs.replace(change, avatar_key=key)
    if form.header is not None:
        key = await prepare_header(form.header.data, house.blobs, house.settings, house.store)
        change = msgspec.structs.replace(change, header_key=key)
    return change


def _change(form: ProfileForm) -> ProfileChange:
    fields = form.fields_attributes
    return ProfileChange(
        display_name=form.display_name,
        note=form.note,
        fields=None if fields is None else tuple(ProfileField(each.name, each.value) for each in fields),
        avatar_description=form.avatar_description,
        header_description=form.header_description,
        locked=form.locked,
        bot=form.bot,
        discoverable=form.discoverable,
        indexable=form.indexable,
        hide_collections=form.hide_collections,
        show_media=form.show_media,
        show_media_replies=form.show_media_replies,
        show_featured=form.show_featured,
        attribution_domains=form.attribution_domains,
        default_visibility=form.source.privacy or None,
        default_sensitive=form.source.sensitive,
        default_language=form.source.language,
        default_quote_policy=form.source.quote_policy or None,
    )


async def apply_change(
    tx: Transaction, before: Account, change: ProfileChange, settings: Settings
) -> tuple[Account, User]:
    """Changes the profile, and returns account and login."""
    account = await change_profile(tx, before, change, settings=settings)
    login = await user_of(tx, before.id)
    assert login is not None
    return account, login


async def answer_mine(call: Call, account: Account, login: User) -> Answer:
    """The account as its owner sees it."""
    requests = await call.house.store.read(_waiting, account.id)
    return json(credential_account(account, login, requests, call.house.settings))


async def _waiting(db: Reader, account_id: int) -> int:
    return len(await follow_requests(db, account_id, Page(limit=MOST_REQUESTS_COUNTED)))
