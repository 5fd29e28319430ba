"""Quotes of a status, taking one's status out of them, and who may quote.

See https://docs.joinmastodon.org/methods/statuses/#quotes.
"""

from palabre.api.answer import Answer, array
from palabre.api.call import Call
from palabre.api.forms import Id
from palabre.api.operations import Area, user
from palabre.api.pages import links
from palabre.api.status_lists import OfStatus
from palabre.api.statuses import OneStatus, QuotePolicyName
from palabre.api.viewing import rendered, show
from palabre.statuses.quoting.quote import revoke_quote, set_quote_policy
from palabre.statuses.read import quotes

area = Area("quotes")


class OneQuote(OneStatus, frozen=True, kw_only=True):
    """A status, and one that quotes it."""

    quoting_status_id: Id


class InteractionPolicy(OneStatus, frozen=True, kw_only=True):
    """Who may quote a status from now on; the caller's usual choice where it is not sent, as in Mastodon."""

    quote_approval_policy: QuotePolicyName | None = None


@area.get("/api/v1/statuses/{id}/quotes", user("read:statuses"))
async def get_status_quotes(call: Call, form: OfStatus) -> Answer:
    """The statuses that quote one, as far as the caller may see them."""
    page = form.page()
    found, ids = await call.house.store.read(quotes, call.me.id, form.id, page)
    return array(rendered(call, found), *links(call, page, ids))


@area.post("/api/v1/statuses/{id}/quotes/{quoting_status_id}/revoke", user("write:statuses"))
async def post_statuses_by_id_quotes_by_quoting_status_id_revoke(call: Call, form: OneQuote) -> Answer:
    """Takes the caller's status out of a quote, and answers with the status that quoted it."""
    await call.house.store.write(revoke_quote, call.me.id, form.id, form.quoting_status_id)
    return Answer(await show(call, form.quoting_status_id))


@area.put("/api/v1/statuses/{id}/interaction_policy", user("write:statuses"))
async def update_status_interaction_policy(call: Call, form: InteractionPolicy) -> Answer:
    """Says who may quote a status."""
    policy = form.quote_approval_policy or call.user.default_quote_policy
    await call.house.store.write(set_quote_policy, call.me.id, form.id, policy)
    return Answer(await show(call, form.id))
