"""People confirm their mail address (https://docs.joinmastodon.org/methods/emails/)."""

from palabre.accounts.confirm import ask_again, is_confirmed
from palabre.api.answer import EMPTY_OBJECT, Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form
from palabre.api.operations import Area, newcomer

area = Area("emails")


class Address(Form, frozen=True, kw_only=True):
    """Another address, where the one given at sign-up was wrong."""

    email: str | None = None


@area.post("/api/v1/emails/confirmations", newcomer("write:accounts"))
async def create_email_confirmations(call: Call, form: Address) -> Answer:
    """Sends the letter again, to another address where one is given."""
    bearer, house = call.bearer, call.house
    assert bearer is not None
    house.limits.sign_ups.check(call.address)
    email = form.email
    await house.store.write(ask_again, call.me.id, bearer.app.id, email, settings=house.settings)
    return EMPTY_OBJECT


@area.get("/api/v1/emails/check_confirmation", newcomer("read:accounts"))
async def get_email_check_confirmation(call: Call) -> Answer:
    """Whether nothing is left to confirm."""
    return json(is_confirmed(call.user))
