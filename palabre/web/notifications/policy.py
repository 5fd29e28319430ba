"""Who may notify a member: everyone, after a word, or not at all."""

from collections.abc import Mapping

import msgspec
from starlette.responses import Response

from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.timelines.policy import policy_of, set_policy, waiting
from palabre.timelines.policy_model import Choice, Policy
from palabre.web.handler import get, post
from palabre.web.page import render
from palabre.web.visit import Visit

ABOUT: Mapping[str, tuple[str, str]] = {
    "for_not_following": (_("People you do not follow"), _("Until you let them through by hand")),
    "for_not_followers": (_("People who do not follow you"), _("Also those who began less than three days ago")),
    "for_new_accounts": (_("New accounts"), _("Made within the last thirty days, unless you follow them")),
    "for_private_mentions": (
        _("Private messages you did not ask for"),
        _("Unless they answer you, or you follow whoever wrote"),
    ),
    "for_limited_accounts": (_("Accounts the moderators limited"), _("Unless you follow them")),
}
CHOICES: Mapping[str, str] = {
    Choice.ACCEPT: _("Let through"),
    Choice.FILTER: _("Wait for my word"),
    Choice.DROP: _("Throw away"),
}


async def show_policy(visit: Visit) -> Response:
    """Answers GET /notifications/policy."""
    policy = await visit.house.store.read(policy_of, visit.account.id)
    return await render(
        visit,
        "notifications/policy.html",
        policy=msgspec.structs.asdict(policy),
        waiting=await visit.house.store.read(waiting, visit.account.id),
        about=ABOUT,
        choices=CHOICES,
        saved="saved" in visit.request.query_params,
    )


async def save_policy(visit: Visit) -> Response:
    """Answers POST /notifications/policy."""
    given = {name: visit.form.text(name) for name in ABOUT}
    if not set(given.values()) <= set(CHOICES):
        raise Invalid(_("Choose one of the three answers for each group of people."))
    await visit.house.store.write(set_policy, visit.account.id, Policy(**given))
    return visit.go("/notifications/policy?saved=yes")


ROUTES = [get("/notifications/policy", show_policy), post("/notifications/policy", save_policy)]
