"""Passwords: Argon2id, computed on two threads of their own so that sign-ins neither stall the loop nor pile up memory.

Parameters lie above the OWASP minimum (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html).
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from palabre.ground.errors import Invalid
from palabre.ground.language import _

MIN_CHARACTERS = 8
MAX_CHARACTERS = 256
MIN_DISTINCT = 5
_FIRST_TRIED = (
    "password1 password12 password123 passw0rd p@ssw0rd 12345678 123456789 1234567890 qwertyuiop qwerty123 "
    "1q2w3e4r 1qaz2wsx iloveyou sunshine princess football baseball trustno1 superman michael1 welcome1 "
    "letmein1 changeme motdepasse azertyuiop azerty123 jetaime1 doudou123 bonjour1 soleil123 marseille"
)
COMMON = frozenset(_FIRST_TRIED.split())

_HASHER = PasswordHasher(time_cost=2, memory_cost=47_104, parallelism=1)
_DECOY = "$argon2id$v=19$m=47104,t=2,p=1$YWxsIHRoYXQgZ2xpdHRlcnM$Kyz4Oh0C1dRlFGM5TW7Ppq1dK0qYPjNXgRhjv0zM8Zk"
_THREADS = ThreadPoolExecutor(2, thread_name_prefix="passwords")


async def hash_password(password: str) -> str:
    """The hash to keep, with its salt and parameters inside."""
    return await asyncio.get_running_loop().run_in_executor(_THREADS, _HASHER.hash, _as_bytes(password))


async def verify_password(kept_hash: str, password: str) -> bool:
    """Whether the password is the one behind the hash. An empty hash fits none, and takes as long to say so."""
    return await asyncio.get_running_loop().run_in_executor(_THREADS, _verify, kept_hash, password)


def _verify(kept_hash: str, password: str) -> bool:
    try:
        _HASHER.verify(kept_hash or _DECOY, _as_bytes(password))
    except (VerificationError, InvalidHashError):
        return False
    return bool(kept_hash)


def _as_bytes(password: str) -> bytes:
    return password[:MAX_CHARACTERS].encode("utf-8", "surrogatepass")


def is_outdated(kept_hash: str) -> bool:
    """Whether a hash was made with weaker parameters than today's and should be made anew at the next sign-in."""
    return _HASHER.check_needs_rehash(kept_hash)


def check_password_strength(password: str) -> None:
    """Refuses a password that is short, endless, or among the first that are tried. Raises `Invalid` for `password`."""
    if problem := password_problem(password):
        raise Invalid(problem[1], code=problem[0], fields={"password": [problem]})


def password_problem(password: str) -> tuple[str, str] | None:
    """What is wrong with a password, if anything: Mastodon's code, and a sentence."""
    if not password:
        return "ERR_BLANK", _("Choose a password.")
    if len(password) < MIN_CHARACTERS:
        return "ERR_TOO_SHORT", _("Use at least 8 characters for the password; a few unrelated words are best.")
    if len(password) > MAX_CHARACTERS:
        return "ERR_TOO_LONG", _("Use at most 256 characters for the password.")
    if password.casefold() in COMMON or len(set(password)) < MIN_DISTINCT:
        return "ERR_INVALID", _(
            "This password is too easy to guess. Choose another one; a few unrelated words are best."
        )
    return None
