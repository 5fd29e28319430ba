"""When a person was last here, noted at most once an hour and never by the read that lets them in."""

from palabre.accounts.model import Bearer, SignedIn
from palabre.accounts.oauth.queries import NOTE_TOKEN_USED
from palabre.accounts.queries import ADD_ACTIVE_DAY, NOTE_SESSION_SEEN, NOTE_USER_ACTIVE
from palabre.accounts.session import LIFETIME
from palabre.ground import clock
from palabre.ground.clock import DAY, HOUR
from palabre.store.transaction import Transaction


def is_note_due(who: Bearer | SignedIn) -> bool:
    """Whether `note_bearer` or `note_signed_in` has something to write."""
    before = clock.now() - HOUR
    if isinstance(who, SignedIn):
        return who.seen_at < before
    return (who.last_used_at or 0) < before


async def note_bearer(tx: Transaction, bearer: Bearer) -> None:
    """Notes that an access token, and its person, are in use."""
    now = clock.now()
    await tx.run(NOTE_TOKEN_USED, token=bearer.token_id, now=now, before=now - HOUR)
    if bearer.user is not None:
        await _note_user(tx, bearer.user.id, now)


async def note_signed_in(tx: Transaction, signed_in: SignedIn) -> None:
    """Notes that a session, and its person, are in use; the session lives on from now."""
    now = clock.now()
    await tx.run(NOTE_SESSION_SEEN, session=signed_in.session_hash, now=now, before=now - HOUR, until=now + LIFETIME)
    await _note_user(tx, signed_in.user.id, now)


async def _note_user(tx: Transaction, user_id: int, now: int) -> None:
    await tx.run(NOTE_USER_ACTIVE, user=user_id, now=now, before=now - HOUR)
    await tx.run(ADD_ACTIVE_DAY, user=user_id, day=now // DAY * DAY)
