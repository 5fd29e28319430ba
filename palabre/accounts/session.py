"""Web sign-ins. The cookie holds a random token; the database only its hash."""

from palabre.accounts.hashing import hash_secret
from palabre.accounts.model import Session
from palabre.accounts.queries import ADD_SESSION, DROP_SESSION, DROP_SESSIONS, SESSIONS_OF
from palabre.ground import clock
from palabre.ground.clock import DAY
from palabre.ground.ids import secret_token
from palabre.store.transaction import Reader, Transaction

LIFETIME = 60 * DAY
"""A session ends when it has not been used for so long."""
MAX_AGENT = 300


async def open_session(tx: Transaction, user_id: int, user_agent: str) -> str:
    """Signs a person in and returns the token for their cookie."""
    token, now = secret_token(), clock.now()
    await tx.run(
        ADD_SESSION,
        token_hash=hash_secret(token),
        user_id=user_id,
        user_agent=user_agent[:MAX_AGENT],
        created_at=now,
        seen_at=now,
        expires_at=now + LIFETIME,
    )
    return token


async def close_session(tx: Transaction, session_hash: str) -> None:
    """Ends a session (`SignedIn.session_hash`); one that has ended already is none of our concern."""
    await tx.run(DROP_SESSION, session=session_hash)


async def close_other_sessions(tx: Transaction, user_id: int, kept_hash: str = "") -> None:
    """Ends every session of a person, but for the one to keep."""
    await tx.run(DROP_SESSIONS, user=user_id, kept=kept_hash)


async def sessions_of(db: Reader, user_id: int) -> list[Session]:
    """A person's sessions, the latest used first."""
    return await db.all(SESSIONS_OF, user_id=user_id, now=clock.now())
