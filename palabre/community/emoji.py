"""Custom emoji come, change and go. Their pictures were cleaned and stored before (`media.emoji`)."""

import msgspec

from palabre.community.model import Emoji, EmojiChanged
from palabre.community.queries import ADD_EMOJI, CHANGE_EMOJI, DROP_EMOJI, EMOJI, REACTIONS_NAMED
from palabre.community.rules import MAX_CATEGORY, check_shortcode
from palabre.ground import clock
from palabre.ground.errors import Invalid, NotFound
from palabre.ground.ids import new_id
from palabre.ground.language import _
from palabre.media.emoji import EmojiPicture
from palabre.media.forget import FORGET_PROFILE_BLOBS, ForgetProfileBlobs
from palabre.store.transaction import Transaction


async def set_emoji(
    tx: Transaction, shortcode: str, picture: EmojiPicture, *, category: str = "", visible_in_picker: bool = True
) -> Emoji:
    """Adds a custom emoji, or gives the one of this shortcode another picture. Raises `Invalid`."""
    check_shortcode(shortcode)
    if len(category := " ".join(category.split())) > MAX_CATEGORY:
        raise Invalid(_("Use at most {limit} characters for the category."), code="category", limit=MAX_CATEGORY)
    now = clock.now()
    before = await tx.one(EMOJI, shortcode=shortcode)
    emoji = Emoji(
        id=before.id if before else new_id(),
        shortcode=shortcode,
        category=category,
        visible_in_picker=visible_in_picker,
        picture_key=picture.key,
        static_key=picture.static_key,
        created_at=before.created_at if before else now,
        updated_at=now,
    )
    if before is None:
        await tx.run(ADD_EMOJI, **msgspec.structs.asdict(emoji))
    else:
        values = msgspec.structs.asdict(emoji)
        await tx.run(CHANGE_EMOJI, emoji=emoji.id, **{f"new_{name}": value for name, value in values.items()})
        await _forget_pictures(tx, before)
    await tx.emit(EmojiChanged(shortcode))
    return emoji


async def remove_emoji(tx: Transaction, shortcode: str) -> None:
    """Removes a custom emoji, and the reactions that were made with it. Raises `NotFound`."""
    emoji = await tx.one(EMOJI, shortcode=shortcode)
    if emoji is None:
        raise NotFound(_("There is no emoji :{shortcode}: here."), shortcode=shortcode)
    await tx.run(DROP_EMOJI, emoji=emoji.id)
    await tx.all(REACTIONS_NAMED, emoji=shortcode)
    await _forget_pictures(tx, emoji)
    await tx.emit(EmojiChanged(shortcode))


async def _forget_pictures(tx: Transaction, emoji: Emoji) -> None:
    keys = tuple(sorted({emoji.picture_key, emoji.static_key}))
    await tx.enqueue(FORGET_PROFILE_BLOBS, ForgetProfileBlobs(keys))
