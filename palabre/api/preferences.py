"""How the caller likes to post and read (https://docs.joinmastodon.org/methods/preferences/)."""

from palabre.api.answer import Answer, json
from palabre.api.call import Call
from palabre.api.operations import Area, user

area = Area("preferences")


@area.get("/api/v1/preferences", user("read:accounts"))
async def get_preferences(call: Call) -> Answer:
    """The caller's preferences. Those of reading are Mastodon's defaults: they cannot be changed here yet."""
    person = call.user
    return json(
        {
            "posting:default:visibility": person.default_visibility,
            "posting:default:sensitive": person.default_sensitive,
            "posting:default:language": person.default_language or None,
            "posting:default:quote_policy": person.default_quote_policy,
            "reading:expand:media": "default",
            "reading:expand:spoilers": False,
            "reading:autoplay:gifs": False,
        }
    )
