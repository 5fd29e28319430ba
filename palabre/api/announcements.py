"""What the owner tells everyone (https://docs.joinmastodon.org/methods/announcements/)."""

from collections.abc import Sequence

from palabre.accounts.read import accounts_by_ids
from palabre.api.answer import EMPTY_OBJECT, Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form, Id
from palabre.api.operations import Area, user
from palabre.api.render import announcement as rendering
from palabre.community.answer import dismiss, react, unreact
from palabre.community.model import AnnouncementView
from palabre.community.read import announcement, announcements
from palabre.door.house import House
from palabre.statuses.read import views
from palabre.store.transaction import Reader

area = Area("announcements")


class Which(Form, frozen=True, kw_only=True):
    """`with_dismissed` false leaves out what the caller has put away; it is there otherwise, marked as read."""

    with_dismissed: bool = True


class OneAnnouncement(Form, frozen=True, kw_only=True):
    """The announcement that a path names."""

    id: Id


class OneReaction(OneAnnouncement, frozen=True, kw_only=True):
    """An emoji under an announcement: itself, or the shortcode of a custom one."""

    name: str


@area.get("/api/v1/announcements", user())
async def get_announcements(call: Call, form: Which) -> Answer:
    """What is announced now."""
    shown = await call.house.store.read(_shown, call.house, call.me.id)
    return json([each for each in shown if form.with_dismissed or not each.read])


async def _shown(db: Reader, house: House, viewer_id: int) -> list[rendering.Announcement]:
    return await render_announcements(db, house, await announcements(db, viewer_id), is_personal=True)


async def live_announcement(db: Reader, house: House, announcement_id: int) -> rendering.Announcement:
    """An announcement as the streams tell it, to everyone alike. Raises `NotFound`."""
    view = await announcement(db, None, announcement_id)
    return (await render_announcements(db, house, [view], is_personal=False))[0]


async def render_announcements(
    db: Reader, house: House, found: Sequence[AnnouncementView], *, is_personal: bool
) -> list[rendering.Announcement]:
    """Announcements with the accounts and the open statuses that they name."""
    accounts = await accounts_by_ids(db, {each for view in found for each in view.announcement.mentions})
    linked = {each for view in found for each in view.announcement.statuses}
    open_to_all = await views(db, None, sorted(linked)) if linked else []
    statuses = {each.status.id: each.status.url for each in open_to_all}
    return [rendering.announcement(view, accounts, statuses, house.settings, is_personal=is_personal) for view in found]


@area.post("/api/v1/announcements/{id}/dismiss", user("write:accounts"))
async def post_announcement_dismiss(call: Call, form: OneAnnouncement) -> Answer:
    """Marks an announcement as read."""
    await call.house.store.write(dismiss, call.me.id, form.id)
    return EMPTY_OBJECT


@area.put("/api/v1/announcements/{id}/reactions/{name}", user("write:favourites"))
async def update_announcement_reaction(call: Call, form: OneReaction) -> Answer:
    """Answers with an emoji."""
    await call.house.store.write(react, call.me.id, form.id, form.name)
    return EMPTY_OBJECT


@area.delete("/api/v1/announcements/{id}/reactions/{name}", user("write:favourites"))
async def delete_announcement_reaction(call: Call, form: OneReaction) -> Answer:
    """Takes an answer back."""
    await call.house.store.write(unreact, call.me.id, form.id, form.name)
    return EMPTY_OBJECT
