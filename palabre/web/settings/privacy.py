"""Who finds and follows a member, and who may read, answer and quote what they post."""

from typing import Final, get_args

from starlette.responses import Response

from palabre.accounts.model import Account
from palabre.accounts.preferences import ReplyPolicy, change_preferences
from palabre.accounts.profile import QUOTE_POLICIES, VISIBILITIES, ProfileChange, update_profile
from palabre.ground.errors import PalabreError
from palabre.ground.language import _
from palabre.ground.settings import Settings
from palabre.store.transaction import Transaction
from palabre.web import labels
from palabre.web.forms import Form
from palabre.web.handler import get, post
from palabre.web.page import render
from palabre.web.visit import Visit

PAGE = "/settings/privacy"
SWITCHES = ("locked", "discoverable", "indexable", "hide_collections")
REPLIES: Final = {
    "everyone": (_("Everyone"), _("Whoever may read a post may answer it.")),
    "followers": (_("Your followers"), _("And whomever a post names.")),
    "mentioned": (_("People you name"), _("Nobody else; everyone may still read the answers.")),
    "nobody": (_("Nobody but you"), _("Your posts stand alone.")),
}
"""Who may answer, and what that means."""
QUOTES: Final = {
    "public": (_("Everyone"), _("Your post appears inside theirs; you are told, and can take it out again.")),
    "followers": (_("Your followers"), _("Others can still link to your post.")),
    "nobody": (_("Nobody but you"), _("Others can still link to your post.")),
}
"""Who may quote, and what that means."""


async def show_privacy(visit: Visit) -> Response:
    """Answers GET /settings/privacy."""
    user = visit.user
    values = {
        "default_visibility": user.default_visibility,
        "replies": visit.preferences.reply_policy,
        "default_quote_policy": user.default_quote_policy,
    }
    return await _page(visit, Form(defaults=values | _switches(visit.account)))


def _switches(account: Account) -> dict[str, str]:
    return {name: "yes" for name in SWITCHES if getattr(account, name)}


async def _page(visit: Visit, form: Form, status: int = 200) -> Response:
    return await render(
        visit,
        "settings/privacy.html",
        status=status,
        form=form,
        visibilities={each: labels.VISIBILITY[each] for each in VISIBILITIES},
        replies={each: REPLIES[each] for each in get_args(ReplyPolicy)},
        quotes={each: QUOTES[each] for each in QUOTE_POLICIES},
    )


async def change_privacy(visit: Visit) -> Response:
    """Answers POST /settings/privacy."""
    form = visit.form
    change = ProfileChange(
        default_visibility=form.text("default_visibility"),
        default_quote_policy=form.text("default_quote_policy"),
        locked=form.flag("locked"),
        discoverable=form.flag("discoverable"),
        indexable=form.flag("indexable"),
        hide_collections=form.flag("hide_collections"),
    )
    try:
        await visit.house.store.write(_change, visit.account.id, change, form.text("replies"), visit.settings)
    except PalabreError as error:
        return await _page(visit, form.refuse(error), error.status)
    return visit.go(f"{PAGE}?saved")


async def _change(
    tx: Transaction, account_id: int, change: ProfileChange, reply_policy: str, settings: Settings
) -> None:
    await update_profile(tx, account_id, change, settings=settings)
    await change_preferences(tx, account_id, reply_policy=reply_policy)


ROUTES = [get(PAGE, show_privacy), post(PAGE, change_privacy)]
