"""What people choose about how they read."""

import pytest

from palabre.accounts.preferences import Look, Preferences, change_preferences, preferences_of
from palabre.accounts.profile import ProfileChange, update_profile
from palabre.accounts.read import user_of
from palabre.ground.errors import Invalid
from tests.accounts.people import SETTINGS, join


async def test_what_is_chosen_stays_and_what_is_not_named_too(store):
    zoe = await join(store, "zoe")
    assert preferences_of(zoe) == Preferences()
    await store.write(change_preferences, zoe.account_id, look=Look(theme="dark"), languages=("fr", "wo"))
    await store.write(change_preferences, zoe.account_id, media="hide_all", expand_warnings=True)
    await store.write(update_profile, zoe.account_id, ProfileChange(locale="fr"), settings=SETTINGS)
    person = await store.read(user_of, zoe.account_id)
    chosen = preferences_of(person)
    assert (chosen.look, chosen.languages) == (Look(theme="dark"), ("fr", "wo"))
    assert (chosen.media, chosen.expand_warnings, chosen.autoplay) == ("hide_all", True, False)
    assert (person.locale, person.preferences) == (
        "fr",
        '{"look":{"theme":"dark"},"languages":["fr","wo"],"media":"hide_all","expand_warnings":true}',
    )


@pytest.mark.parametrize("wrong", [{"media": "some"}, {"languages": ("no such",)}, {"reply_policy": "friends"}])
async def test_what_is_not_on_offer_is_refused(store, wrong):
    zoe = await join(store, "zoe")
    with pytest.raises(Invalid):
        await store.write(change_preferences, zoe.account_id, **wrong)
    assert preferences_of(await store.read(user_of, zoe.account_id)) == Preferences()
