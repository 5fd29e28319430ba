"""Custom emoji (https://docs.joinmastodon.org/methods/custom_emojis/)."""

from palabre.api.answer import Answer, json
from palabre.api.call import Call
from palabre.api.operations import ANYONE, Area
from palabre.api.render.emoji import emoji

area = Area("emojis")


@area.get("/api/v1/custom_emojis", ANYONE)
async def get_custom_emojis(call: Call) -> Answer:
    """Every custom emoji, those that no picker shows too."""
    return json([emoji(each, call.house.settings) for each in call.house.emojis.by_shortcode.values()])
