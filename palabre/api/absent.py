"""What this community does not have, said as Mastodon's clients understand it: an empty list.

Clients ask for these at sign-in and take a missing address for a fault.
"""

from palabre.api.answer import EMPTY_LIST, Answer, json
from palabre.api.call import Call
from palabre.api.operations import ANYONE, Area, user, viewer

area = Area("absent")


@area.get("/api/v2/suggestions", user("read"))
async def get_suggestions_v2(_call: Call) -> Answer:
    """Suggested accounts: none."""
    return EMPTY_LIST


@area.get("/api/v1/suggestions", user("read"))
async def get_suggestions(_call: Call) -> Answer:
    """Suggested accounts: none."""
    return EMPTY_LIST


@area.get("/api/v1/trends", ANYONE)
async def get_trends(_call: Call) -> Answer:
    """Trends, at the address of old clients: none."""
    return EMPTY_LIST


@area.get("/api/v1/trends/tags", viewer())
async def get_trend_tags(_call: Call) -> Answer:
    """Trending tags: none."""
    return EMPTY_LIST


@area.get("/api/v1/trends/statuses", viewer())
async def get_trend_statuses(_call: Call) -> Answer:
    """Trending statuses: none."""
    return EMPTY_LIST


@area.get("/api/v1/trends/links", viewer())
async def get_trend_links(_call: Call) -> Answer:
    """Trending links: none."""
    return EMPTY_LIST


