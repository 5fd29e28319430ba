"""An app or a browser says where a person's notifications are to be pushed. Each token or session has one place."""

import base64
import binascii
from collections.abc import Collection

import msgspec
from cryptography.hazmat.primitives.asymmetric import ec

from palabre.ground import clock
from palabre.ground.errors import Invalid, NotFound
from palabre.ground.language import _
from palabre.outbound.addresses import checked_url, is_allowed, parse_networks
from palabre.outbound.errors import Refused
from palabre.store.transaction import Reader, Transaction
from palabre.store.work import Tick
from palabre.timelines.push.model import Holder, PushPolicy, Subscription
from palabre.timelines.push.queries import (
    ADD,
    CHANGE,
    DROP_OF_BROWSER,
    DROP_OF_HOLDER,
    DROP_UNHELD,
    LAST_ID,
    OF_HOLDER,
)

POINT_BYTES, AUTH_BYTES = 65, 16


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where to push, with the receiver's keys as base64, and whether in the form of the standard."""

    endpoint: str
    p256dh: str
    auth: str
    standard: bool = False


async def subscribe(
    tx: Transaction,
    account_id: int,
    holder: Holder,
    place: Place,
    *,
    kinds: Collection[str],
    policy: PushPolicy,
    token: str = "",
    networks: str = "",
) -> Subscription:
    """Pushes to a place from now on, instead of where its holder had it so far. `token` is an app's, sealed.

    `networks` are those inside that may be reached. Raises `Invalid` for an endpoint that is no address for push, and
    for keys that are none (https://docs.joinmastodon.org/methods/push/#create).
    """
    made = Subscription(
        # Ids of push subscriptions are small: some apps read them as 32-bit integers.
        id=(await tx.one(LAST_ID) or 0) + 1,
        token_id=holder.token_id,
        account_id=account_id,
        token=token,
        endpoint=_endpoint(place.endpoint, networks),
        p256dh=_point(place.p256dh),
        auth=_auth(place.auth),
        standard=place.standard,
        alerts=_alerts(kinds),
        policy=policy.value,
        created_at=clock.now(),
        session_hash=holder.session_hash,
    )
    await tx.run(DROP_OF_HOLDER, **_named(holder))
    if made.is_of_browser:
        await tx.run(DROP_OF_BROWSER, place=made.endpoint)
    await tx.run(ADD, **msgspec.structs.asdict(made))
    return made


def _endpoint(endpoint: str, networks: str) -> str:
    """The address, which must be HTTPS unless it is inside one of the owner's own networks."""
    refusal = Invalid(_("Validation failed: Endpoint is not a valid URL"), code="endpoint")
    try:
        parts = checked_url(endpoint)
    except Refused as error:
        raise refusal from error
    if parts.scheme != "https" and not _is_inside(parts.hostname or "", parse_networks(networks)):
        raise refusal
    return endpoint


def _is_inside(host: str, networks: list[str]) -> bool:
    try:
        return is_allowed(host, networks) and not is_allowed(host)
    except ValueError:
        return False


def _point(text: str) -> str:
    """A public key of P-256 (RFC 8291 §2.1), rewritten as base64url."""
    raw = _decoded(text)
    try:
        if len(raw) != POINT_BYTES:
            raise ValueError("no uncompressed point")
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw)
    except ValueError as error:
        raise Invalid(_("Validation failed: P256dh is not a valid key"), code="keys") from error
    return base64.urlsafe_b64encode(raw).decode()


def _auth(text: str) -> str:
    """The receiver's secret of 16 bytes (RFC 8291 §3.2), rewritten as base64url."""
    raw = _decoded(text)
    if len(raw) != AUTH_BYTES:
        raise Invalid(_("Validation failed: Auth is not a valid key"), code="keys")
    return base64.urlsafe_b64encode(raw).decode()


def _decoded(text: str) -> bytes:
    """Base64 of either alphabet, with padding or without; nothing for what is none."""
    plain = text.strip().rstrip("=").replace("+", "-").replace("/", "_")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4), b"-_", validate=True)
    except (binascii.Error, ValueError):
        return b""


def _alerts(kinds: Collection[str]) -> str:
    return msgspec.json.encode(sorted(kinds)).decode()


async def subscription(db: Reader, holder: Holder) -> Subscription:
    """Where an app or a browser has notifications pushed. Raises `NotFound`."""
    found = await db.one(OF_HOLDER, **_named(holder))
    if found is None:
        raise NotFound()
    return found


def _named(holder: Holder) -> dict[str, int | str | None]:
    return {"token": holder.token_id, "session": holder.session_hash}


async def change_alerts(
    tx: Transaction, holder: Holder, *, kinds: Collection[str] | None, policy: PushPolicy | None
) -> Subscription:
    """Changes which notifications are pushed; None leaves what is. Raises `NotFound`."""
    found = await subscription(tx, holder)
    alerts = found.alerts if kinds is None else _alerts(kinds)
    named = found.policy if policy is None else policy.value
    await tx.run(CHANGE, **_named(holder), new_alerts=alerts, new_policy=named)
    return await subscription(tx, holder)


async def unsubscribe(tx: Transaction, holder: Holder) -> None:
    """Pushes nothing any more."""
    await tx.run(DROP_OF_HOLDER, **_named(holder))


async def forget_revoked(tx: Transaction, _tick: Tick) -> None:
    """Removes the subscriptions of tokens that were revoked and of sessions that have ended.

    Nothing is pushed to them from that moment anyway.
    """
    await tx.run(DROP_UNHELD)
