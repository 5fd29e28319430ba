"""Which encodings whoever asks can unpack."""

_REFUSED = (b"q=0", b"q=0.0", b"q=0.00", b"q=0.000")


def reads(accepted: bytes, coding: bytes) -> bool:
    """Whether an `Accept-Encoding` takes a coding such as `gzip` or `br` (RFC 9110 §12.5.3)."""
    for part in accepted.lower().split(b","):
        name, _semicolon, quality = part.strip().partition(b";")
        if name.strip() in (coding, b"*"):
            return quality.replace(b" ", b"") not in _REFUSED
    return False
