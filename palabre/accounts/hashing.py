"""Tokens, codes, cookies and client secrets are random and long: a plain SHA-256 of them is all that is kept."""

import hashlib
import hmac


def hash_secret(secret: str) -> str:
    """The hash under which a random secret is kept, in hexadecimal."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def is_secret(secret: str, kept_hash: str) -> bool:
    """Whether a secret is the one that was kept, in a time that tells nothing."""
    return hmac.compare_digest(hash_secret(secret), kept_hash)
