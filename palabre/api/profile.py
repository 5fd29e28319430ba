"""The caller's own profile (https://docs.joinmastodon.org/methods/profile/)."""

from palabre.accounts.model import Account
from palabre.accounts.profile import ProfileChange
from palabre.api.answer import Answer, json
from palabre.api.call import Call
from palabre.api.credentials import ProfileForm, answer_mine, apply_change, change_of
from palabre.api.operations import Area, user
from palabre.api.render.profile import profile
from palabre.statuses.tags import featured_tags

area = Area("profile")


@area.get("/api/v1/profile", user("profile", "read:accounts"))
async def get_profile(call: Call) -> Answer:
    """The profile with its sources."""
    return await _answer(call, call.me)


@area.patch("/api/v1/profile", user("write:accounts"))
async def patch_profile(call: Call, form: ProfileForm) -> Answer:
    """Changes the profile."""
    change = await change_of(call, form)
    changed, _login = await call.house.store.write(apply_change, call.me, change, call.house.settings)
    return await _answer(call, changed)


async def _answer(call: Call, account: Account) -> Answer:
    tags = await call.house.store.read(featured_tags, account.id)
    return json(profile(account, tags, call.house.settings))


@area.delete("/api/v1/profile/avatar", user("write:accounts"))
async def delete_avatar(call: Call) -> Answer:
    """Takes the avatar away."""
    return await _without(call, ProfileChange(avatar_key="", avatar_description=""))


@area.delete("/api/v1/profile/header", user("write:accounts"))
async def delete_profile_header(call: Call) -> Answer:
    """Takes the header away."""
    return await _without(call, ProfileChange(header_key="", header_description=""))


async def _without(call: Call, change: ProfileChange) -> Answer:
    changed, login = await call.house.store.write(apply_change, call.me, change, call.house.settings)
    return await answer_mine(call, changed, login)
