"""Who signs in. An unknown login takes as long to refuse as a wrong password.

Whoever is suspended, or whose login is closed, signs in like anyone, to read the statement of reasons and to appeal
(`SignedIn.may_act`).
"""

from palabre.accounts import rules
from palabre.accounts.model import User, UserState
from palabre.accounts.passwords import verify_password
from palabre.accounts.queries import USER_BY_EMAIL, USER_BY_NAME
from palabre.ground.errors import Forbidden, Unauthenticated
from palabre.ground.language import _
from palabre.store.transaction import Reader


async def user_for_login(db: Reader, login: str) -> User | None:
    """The user of an e-mail address or username, in any state."""
    login = login.strip().removeprefix("@")
    if "@" in login:
        return await db.one(USER_BY_EMAIL, email_key=rules.fold_email(login))
    return await db.one(USER_BY_NAME, username_key=rules.fold_name(login))


async def check_sign_in(user: User | None, password: str) -> User:
    """The user, once the password has proved them. Call it outside transactions: it takes a tenth of a second.

    Raises `Unauthenticated`, the same for an unknown login and a wrong password, and `Forbidden` for one that waits for
    approval.
    """
    fits = await verify_password(user.password_hash if user else "", password)
    if user is None or not fits:
        raise Unauthenticated(_("The login or the password is wrong. Try again."), code="wrong_credentials")
    if user.state in (UserState.UNCONFIRMED, UserState.UNCONFIRMED_PENDING):
        raise Forbidden(
            _("Confirm your address first: follow the link that we sent to it. If it is lost, ask for a new password."),
            code="unconfirmed",
        )
    if user.state == UserState.PENDING:
        raise Forbidden(_("Your login is currently pending approval"), code="pending")
    return user
