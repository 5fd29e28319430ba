"""How a person likes to read, beyond what their profile says: kept as JSON, so that one more wish needs no column."""

from typing import Literal

import msgspec

from palabre.accounts.model import User
from palabre.accounts.users import save_user, user_to_change
from palabre.ground.errors import Invalid
from palabre.ground.language import _, is_language
from palabre.store.transaction import Transaction

MOST_LANGUAGES = 50
NOT_ON_OFFER = _("Choose one of the values on offer.")
ReplyPolicy = Literal["everyone", "followers", "mentioned", "nobody"]


class Look(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How the pages look to someone. `system` leaves it to their device."""

    theme: Literal["system", "light", "dark"] = "system"
    contrast: Literal["system", "more"] = "system"
    text: Literal["s", "m", "l", "xl"] = "m"
    spacing: Literal["normal", "loose"] = "normal"
    width: Literal["normal", "wide"] = "normal"
    motion: Literal["system", "less"] = "system"
    font: Literal["default", "system", "legible"] = "default"


class Preferences(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a person has chosen; what is not chosen takes no room."""

    look: Look = Look()
    languages: tuple[str, ...] = ()
    """The languages of posts to see in public timelines; none means all."""
    reply_policy: ReplyPolicy = "everyone"
    """Who may answer a new post unless it says otherwise."""
    media: Literal["default", "show_all", "hide_all"] = "default"
    """Whether to cover sensitive media, none or all."""
    expand_warnings: bool = False
    """Whether posts with a content warning are shown open."""
    autoplay: bool = False
    """Whether moving pictures play by themselves."""
    single_keys: bool = True
    """Whether single keys do something on the pages."""

    def reply_policy_for(self, *, is_reply: bool) -> ReplyPolicy:
        """Who may answer a new post: whoever answers others stays in their conversation, open as it is."""
        return "everyone" if is_reply else self.reply_policy


_READ = msgspec.json.Decoder(Preferences)


def preferences_of(user: User) -> Preferences:
    """What a person has chosen."""
    return _READ.decode(user.preferences)


async def change_preferences(tx: Transaction, /, account_id: int, **asked: object) -> Preferences:
    """Changes the preferences that are named, and returns all. Raises `Invalid` for what is not on offer."""
    user = await user_to_change(tx, account_id)
    before = preferences_of(user)
    try:
        changed = msgspec.convert(msgspec.structs.asdict(before) | asked, Preferences, from_attributes=True)
    except msgspec.ValidationError as error:
        raise Invalid(NOT_ON_OFFER, cause=str(error)) from error
    if len(changed.languages) > MOST_LANGUAGES or not all(is_language(each) for each in changed.languages):
        raise Invalid(NOT_ON_OFFER)
    await save_user(tx, msgspec.structs.replace(user, preferences=msgspec.json.encode(changed).decode()))
    return changed
