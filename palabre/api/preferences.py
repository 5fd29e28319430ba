"""How the caller likes to post and read (https://docs.joinmastodon.org/methods/preferences/)."""

from palabre.accounts.preferences import preferences_of
from palabre.api.answer import Answer, json
from palabre.api.call import Call
from palabre.api.operations import Area, user

area = Area("preferences")


@area.get("/api/v1/preferences", user("read:accounts"))
async def get_preferences(call: Call) -> Answer:
    """The caller's preferences."""
    person = call.user
    chosen = preferences_of(person)
    return json(
        {
            "posting:default:visibility": person.default_visibility,
            "posting:default:sensitive": person.default_sensitive,
            "posting:default:language": person.default_language or None,
            "posting:default:quote_policy": person.default_quote_policy,
            "reading:expand:media": chosen.media,
            "reading:expand:spoilers": chosen.expand_warnings,
            "reading:autoplay:gifs": chosen.autoplay,
        }
    )
