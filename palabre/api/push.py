"""Where notifications are pushed (https://docs.joinmastodon.org/methods/push/)."""

from palabre.api.answer import EMPTY_OBJECT, Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form
from palabre.api.operations import Area, user
from palabre.api.render.push import ALERTS, web_push_subscription
from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.timelines.push.keys import server_key
from palabre.timelines.push.model import Holder, PushPolicy, Subscription
from palabre.timelines.push.subscribe import Place, change_alerts, subscribe, subscription, unsubscribe
from palabre.timelines.push.token import sealed_token

area = Area("push")
PATH = "/api/v1/push/subscription"


class Keys(Form, frozen=True, kw_only=True):
    """The receiver's keys."""

    p256dh: str = ""
    auth: str = ""


class Receiver(Form, frozen=True, kw_only=True):
    """Where to push."""

    endpoint: str = ""
    standard: bool = False
    keys: Keys = Keys()


class Data(Form, frozen=True, kw_only=True):
    """What to push."""

    alerts: dict[str, object] | None = None
    policy: str | None = None


class NewSubscription(Form, frozen=True, kw_only=True):
    """Where and what to push."""

    subscription: Receiver = Receiver()
    data: Data = Data()
    policy: str | None = None


class ChangedSubscription(Form, frozen=True, kw_only=True):
    """What to push from now on."""

    data: Data = Data()
    policy: str | None = None


@area.post(PATH, user("push"))
async def create_push_subscription(call: Call, form: NewSubscription) -> Answer:
    """Pushes to a place, instead of where this token had it so far."""
    assert call.bearer is not None
    given = form.subscription
    made = await call.house.store.write(
        subscribe,
        call.me.id,
        _holder(call),
        Place(endpoint=given.endpoint, p256dh=given.keys.p256dh, auth=given.keys.auth, standard=given.standard),
        kinds=_kinds(form.data) or frozenset(),
        policy=_policy(form.data.policy or form.policy) or PushPolicy.ALL,
        token=sealed_token(call.token or "", call.bearer.token_id, call.house.settings),
        networks=call.house.settings.outbound_networks,
    )
    return await _shown(call, made)


@area.get(PATH, user("push"))
async def get_push_subscription(call: Call) -> Answer:
    """Where this token has notifications pushed."""
    return await _shown(call, await call.house.store.read(subscription, _holder(call)))


@area.put(PATH, user("push"))
async def put_push_subscription(call: Call, form: ChangedSubscription) -> Answer:
    """Changes what is pushed."""
    policy = _policy(form.data.policy or form.policy)
    changed = await call.house.store.write(change_alerts, _holder(call), kinds=_kinds(form.data), policy=policy)
    return await _shown(call, changed)


@area.delete(PATH, user("push"))
async def delete_push_subscription(call: Call) -> Answer:
    """Pushes nothing to this token's place any more."""
    await call.house.store.write(unsubscribe, _holder(call))
    return EMPTY_OBJECT


def _holder(call: Call) -> Holder:
    assert call.bearer is not None
    return Holder(token_id=call.bearer.token_id)


async def _shown(call: Call, row: Subscription) -> Answer:
    return json(web_push_subscription(row, await server_key(call.house.store)))


def _kinds(data: Data) -> frozenset[str] | None:
    """The kinds that are on; None when nothing is said of them. Unknown ones are passed over."""
    if data.alerts is None:
        return None
    return frozenset(kind for kind in ALERTS if _is_on(data.alerts.get(kind)))


def _is_on(value: object) -> bool:
    """Like Rails: words are yes, but for those that say no."""
    if isinstance(value, str):
        return value.lower() not in ("", "0", "f", "false", "off", "no")
    return bool(value)


def _policy(name: str | None) -> PushPolicy | None:
    if name is None:
        return None
    try:
        return PushPolicy(name)
    except ValueError as error:
        text = _("Validation failed: Policy must be all, followed, follower or none")
        raise Invalid(text, code="policy") from error
