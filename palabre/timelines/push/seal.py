"""Encrypts a message so that only its receiver reads it, and signs it so that the push service knows the sender.

Standard is RFC 8291 (aes128gcm) with RFC 8292; subscriptions of old use their drafts (aesgcm, the scheme WebPush).
"""

import base64
import os
from collections.abc import Mapping
from urllib.parse import urlsplit

import http_ece  # type: ignore[import-untyped]  # it comes without types
import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid01, Vapid02  # type: ignore[import-untyped]  # it comes without types

from palabre.ground import clock
from palabre.ground.clock import HOUR, SECOND
from palabre.ground.settings import Settings
from palabre.timelines.push.model import ServerKey, Subscription

SIGNED_FOR = 12 * HOUR
SALT_BYTES = 16


class Sealed(msgspec.Struct, frozen=True):
    """A message ready to be sent."""

    headers: dict[str, str]
    body: bytes


def sealed(place: Subscription, content: bytes, key: ServerKey, settings: Settings) -> Sealed:
    """The content for a subscription's eyes only, and the headers that go with it."""
    common = {"Content-Type": "application/octet-stream"}
    claims = _claims(place.endpoint, settings)
    own = ec.generate_private_key(ec.SECP256R1())
    given = {"private_key": own, "dh": _raw(place.p256dh), "auth_secret": _raw(place.auth)}
    if place.standard:
        body: bytes = http_ece.encrypt(content, version="aes128gcm", **given)
        signed: Mapping[str, str] = Vapid02.from_raw(key.private.encode()).sign(claims)
        return Sealed({**common, "Content-Encoding": "aes128gcm", **signed}, body)
    salt = os.urandom(SALT_BYTES)
    public = _text(own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))
    body = http_ece.encrypt(content, version="aesgcm", salt=salt, keyid=public, **given)
    signed = Vapid01.from_raw(key.private.encode()).sign(claims, f"dh={public}")
    return Sealed({**common, "Content-Encoding": "aesgcm", "Encryption": f"salt={_text(salt)}", **signed}, body)


def _claims(endpoint: str, settings: Settings) -> dict[str, object]:
    parts = urlsplit(endpoint)
    contact = f"mailto:{settings.contact_email}" if settings.contact_email else settings.base_url
    if not contact.startswith(("mailto:", "https:")):
        contact = f"mailto:owner@{settings.domain.partition(':')[0]}"
    return {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": (clock.now() + SIGNED_FOR) // SECOND,
        "sub": contact,
    }


def _raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text)


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
