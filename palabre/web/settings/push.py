"""The app on this device: installing it, what it tells by itself, and single keys."""

from typing import Final

import msgspec
from starlette.responses import Response

from palabre.accounts.preferences import change_preferences
from palabre.ground.errors import Invalid, NotFound, PalabreError
from palabre.ground.language import _
from palabre.store.transaction import Transaction
from palabre.timelines.model import NotificationKind as Kind
from palabre.timelines.push.keys import server_key
from palabre.timelines.push.model import Holder, PushPolicy, Subscription
from palabre.timelines.push.subscribe import Place, change_alerts, subscribe, subscription, unsubscribe
from palabre.web.forms import Form
from palabre.web.handler import get, post
from palabre.web.page import render
from palabre.web.visit import Visit

PAGE = "/settings/push"
LONGEST_PLACE = 4_000


class Choice(msgspec.Struct, frozen=True):
    """Kinds of notifications that are wanted or not together."""

    name: str
    label: str
    kinds: tuple[Kind, ...]


CHOICES: Final = (
    Choice("mentions", _("Someone speaks to me"), (Kind.MENTION,)),
    Choice("quotes", _("Someone quotes me"), (Kind.QUOTE,)),
    Choice("requests", _("Someone asks to follow me"), (Kind.FOLLOW_REQUEST,)),
    Choice("follows", _("Someone follows me"), (Kind.FOLLOW,)),
    Choice("boosts", _("Someone boosts me"), (Kind.REBLOG,)),
    Choice("favourites", _("Someone favourites a post of mine"), (Kind.FAVOURITE,)),
    Choice("polls", _("A poll of mine, or that I voted in, has ended"), (Kind.POLL,)),
    Choice("posts", _("Someone I asked to hear of posts"), (Kind.STATUS,)),
    Choice("edits", _("A post I boosted or quoted is edited"), (Kind.UPDATE, Kind.QUOTED_UPDATE)),
    Choice("collections", _("Collections I am put in"), (Kind.ADDED_TO_COLLECTION, Kind.COLLECTION_UPDATE)),
    Choice(
        "moderators",
        _("The moderators decide something about me or my report"),
        (Kind.MODERATION_WARNING, Kind.REPORT_OUTCOME, Kind.APPEAL_DECIDED, Kind.SEVERED_RELATIONSHIPS),
    ),
)
FOR_STAFF: Final = Choice(
    "team", _("Reports, appeals and new members"), (Kind.ADMIN_REPORT, Kind.APPEAL_FILED, Kind.ADMIN_SIGN_UP)
)
AT_FIRST: Final = ("mentions", "quotes", "requests", "follows", "polls", "posts", "moderators", "team")
"""What is ticked before anyone has chosen: what is meant for this person, not what counts applause."""
POLICIES: Final = (
    (PushPolicy.ALL.value, _("Everyone")),
    (PushPolicy.FOLLOWED.value, _("People I follow")),
    (PushPolicy.FOLLOWER.value, _("People who follow me")),
    (PushPolicy.NONE.value, _("Nobody: keep quiet for now")),
)


class _Keys(msgspec.Struct, frozen=True):
    p256dh: str = ""
    auth: str = ""


class _Given(msgspec.Struct, frozen=True):
    """A browser's `PushSubscription.toJSON()` (https://www.w3.org/TR/push-api/#dom-pushsubscriptionjson)."""

    endpoint: str = ""
    keys: _Keys = _Keys()


async def show_push(visit: Visit) -> Response:
    """Answers GET /settings/push."""
    return await _page(visit, visit.form)


async def _page(visit: Visit, form: Form, status: int = 200) -> Response:
    found = await _known(visit)
    return await render(
        visit,
        "settings/push.html",
        status=status,
        form=form,
        is_on=found is not None,
        key=(await server_key(visit.house.store)).public,
        choices=choices_for(visit),
        chosen=_names(found) if found else AT_FIRST,
        policies=[(value, visit.words.gettext(label)) for value, label in POLICIES],
        policy=found.policy if found else PushPolicy.ALL.value,
    )


async def _known(visit: Visit) -> Subscription | None:
    try:
        return await visit.house.store.read(subscription, _holder(visit))
    except NotFound:
        return None


def _holder(visit: Visit) -> Holder:
    """This browser, by the session it is signed in with: what it subscribed to ends when that does."""
    assert visit.signed_in is not None
    return Holder(session_hash=visit.signed_in.session_hash)


def choices_for(visit: Visit) -> tuple[Choice, ...]:
    """What a member may choose from."""
    return (*CHOICES, FOR_STAFF) if visit.is_staff else CHOICES


def _names(found: Subscription) -> tuple[str, ...]:
    return tuple(each.name for each in (*CHOICES, FOR_STAFF) if found.kinds & set(each.kinds))


async def change_push(visit: Visit) -> Response:
    """Answers POST /settings/push: begins, changes or stops what this browser is told."""
    form, store = visit.form, visit.house.store
    if form.flag("stop"):
        await store.write(unsubscribe, _holder(visit))
        return visit.go(f"{PAGE}?saved")
    try:
        await _change(visit)
    except PalabreError as error:
        return await _page(visit, form.refuse(error), error.status)
    return visit.go(f"{PAGE}?saved")


async def _change(visit: Visit) -> None:
    form, store, found = visit.form, visit.house.store, await _known(visit)
    kinds = {kind for each in choices_for(visit) if each.name in form.texts("kind") for kind in each.kinds}
    policy = _policy(form.line("policy"))
    if form.flag("moved") and found is not None:
        kinds, policy = {Kind(kind) for kind in found.kinds}, PushPolicy(found.policy)
    if form.text("place"):
        place = _place(form.text("place"))
        networks = visit.settings.outbound_networks
        await store.write(
            subscribe, visit.account.id, _holder(visit), place, kinds=kinds, policy=policy, networks=networks
        )
    elif found is not None:
        await store.write(change_alerts, _holder(visit), kinds=kinds, policy=policy)
    else:
        raise Invalid(
            _("Your browser did not say where to send notifications. Allow them for this site, and try again.")
        )


def _policy(name: str) -> PushPolicy:
    try:
        return PushPolicy(name)
    except ValueError:
        return PushPolicy.ALL


def _place(text: str) -> Place:
    try:
        given = msgspec.json.decode(text[:LONGEST_PLACE], type=_Given)
    except msgspec.MsgspecError as error:
        raise Invalid(_("Your browser said something that could not be read. Try again.")) from error
    return Place(endpoint=given.endpoint, p256dh=given.keys.p256dh, auth=given.keys.auth, standard=True)


async def change_keys(visit: Visit) -> Response:
    """Answers POST /settings/push/keys."""
    await visit.house.store.write(_set_keys, visit.account.id, visit.form.flag("single_keys"))
    return visit.go(f"{PAGE}?saved")


async def _set_keys(tx: Transaction, account_id: int, wanted: bool) -> None:
    await change_preferences(tx, account_id, single_keys=wanted)


ROUTES = [get(PAGE, show_push), post(PAGE, change_push), post(f"{PAGE}/keys", change_keys)]
