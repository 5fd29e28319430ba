"""Access tokens rest sealed: whoever has only the database, or a copy of it, has no token.

Apps that hold several accounts know by the token in a message whose notification came, so it cannot be left out. The
key is a file in the instance's folder, made when it is first needed. Where it is lost, or another machine of the same
instance has one of its own, messages name no token until the app subscribes again.
"""

import base64
import os
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from palabre.ground.settings import Settings

KEY_FILE = "push-tokens.key"
KEY_BYTES, NONCE_BYTES = 32, 12


def sealed_token(token: str, token_id: int, settings: Settings) -> str:
    """The token as it may be kept, for the subscription of this token only."""
    nonce = os.urandom(NONCE_BYTES)
    sealed = AESGCM(_key(settings.folder)).encrypt(nonce, token.encode(), str(token_id).encode())
    return base64.urlsafe_b64encode(nonce + sealed).decode()


def opened_token(kept: str, token_id: int, settings: Settings) -> str:
    """The token again; empty for what another key has sealed."""
    try:
        raw = base64.urlsafe_b64decode(kept)
        found = AESGCM(_key(settings.folder)).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], str(token_id).encode())
    except (InvalidTag, ValueError):
        return ""
    return found.decode()


@lru_cache(maxsize=8)
def _key(folder: Path) -> bytes:
    path = folder / KEY_FILE
    if not path.exists():
        _make(path)
    return path.read_bytes()


def _make(path: Path) -> None:
    """Writes a new key, whole or not at all, for its owner's eyes only; one that is there meanwhile stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent) as file:
        file.write(os.urandom(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())
        try:
            os.link(file.name, path)
        except FileExistsError:
            return
