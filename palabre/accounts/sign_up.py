"""A person joins: by signing up, or because the team makes them an account."""

import msgspec

from palabre.accounts import rules
from palabre.accounts.letters import Purpose, order_letter
from palabre.accounts.model import Account, AccountCreated, AccountState, Role, User, UserState
from palabre.accounts.queries import ADD_ACCOUNT, ADD_USER, EMAIL_IS_TAKEN, NAME_IS_TAKEN
from palabre.ground import clock
from palabre.ground.errors import Forbidden
from palabre.ground.ids import new_id
from palabre.ground.language import _
from palabre.ground.settings import Settings
from palabre.outbound.mail import is_mail_set_up
from palabre.store.transaction import AlreadyThere, Transaction

_UNTIL_CONFIRMED = {UserState.ACTIVE: UserState.UNCONFIRMED, UserState.PENDING: UserState.UNCONFIRMED_PENDING}


class SignUp(msgspec.Struct, frozen=True, kw_only=True):
    """What a person sends to join. The password is hashed before, outside the transaction (`hash_password`).

    `problems` are what the face has found wrong already, to be told with the rest. `needs_approval` says that the
    perimeter wants the team to look first; `app_id` is the app they join through.
    """

    username: str
    email: str
    password_hash: str
    locale: str = "en"
    reason: str = ""
    agreed_policy_version: int = 0
    needs_approval: bool = False
    app_id: int | None = None
    problems: dict[str, rules.Problem | None] = {}


async def sign_up(
    tx: Transaction, form: SignUp, *, settings: Settings, role: Role = Role.MEMBER, approved: bool = False
) -> User:
    """Makes an account and its login. `approved` says that the team makes it: it is neither held back nor refused.

    Raises `Invalid` with Mastodon's codes for `username`, `email` and `reason`
    (https://docs.joinmastodon.org/methods/accounts/#422-unprocessable-entity), `Forbidden` when sign-up is closed.
    """
    if settings.registrations == "closed" and not approved:
        raise Forbidden(_("This community is not taking new members at the moment."))
    form = msgspec.structs.replace(form, username=form.username.strip(), email=form.email.strip())
    await _check(tx, form, settings, by_team=approved)
    waits = (settings.registrations == "approval" or form.needs_approval) and not approved
    account = _new_account(form.username, settings, waits=waits)
    user = _new_user(account.id, form, _normal_email(form, settings), role, waits=waits)
    if is_mail_set_up(settings) and not approved:
        account = msgspec.structs.replace(account, state=AccountState.PENDING)
        user = msgspec.structs.replace(user, state=_UNTIL_CONFIRMED[UserState(user.state)])
    try:
        await tx.run(ADD_ACCOUNT, **msgspec.structs.asdict(account))
        await tx.run(ADD_USER, **msgspec.structs.asdict(user))
    except AlreadyThere as error:
        rules.refuse(_taken_meanwhile(error))
        raise
    if user.state in _UNTIL_CONFIRMED.values():
        await order_letter(tx, user, Purpose.CONFIRM, settings)
    await tx.emit(AccountCreated(account.id))
    return user


async def _check(tx: Transaction, form: SignUp, settings: Settings, *, by_team: bool) -> None:
    """Finds every problem at once, so that a person mends them in one go."""
    username = rules.username_problem(form.username, reserved_too=by_team)
    name = rules.fold_name(form.username)
    if username is None and await tx.one(NAME_IS_TAKEN, username_key=name) is not None:
        username = rules.TAKEN_USERNAME
    email = rules.email_problem(form.email, _home(settings))
    if email is None and await _is_known(tx, _normal_email(form, settings)):
        email = rules.TAKEN_EMAIL
    reason = rules.too_long(form.reason, rules.MAX_REASON, _("Use at most 500 characters for your reason."))
    rules.refuse({"username": username, "email": email, "reason": reason, **form.problems})


async def _is_known(tx: Transaction, email: str) -> bool:
    return await tx.one(EMAIL_IS_TAKEN, email_key=rules.fold_email(email)) is not None


def _normal_email(form: SignUp, settings: Settings) -> str:
    return rules.normal_email(form.email, _home(settings))


def _home(settings: Settings) -> str:
    """The instance's domain without a port."""
    return settings.domain.partition(":")[0]


def _taken_meanwhile(error: AlreadyThere) -> dict[str, rules.Problem | None]:
    """What another sign-up of the same moment has taken."""
    return {
        "username": rules.TAKEN_USERNAME if "username_key" in error.constraint else None,
        "email": rules.TAKEN_EMAIL if "email_key" in error.constraint else None,
    }


def _new_account(username: str, settings: Settings, *, waits: bool) -> Account:
    return Account(
        id=new_id(),
        username=username,
        username_key=rules.fold_name(username),
        domain="",
        display_name="",
        note="",
        note_html="",
        fields="[]",
        avatar_key="",
        avatar_description="",
        header_key="",
        header_description="",
        locked=False,
        bot=False,
        discoverable=True,
        indexable=True,
        hide_collections=False,
        state=AccountState.PENDING if waits else AccountState.ACTIVE,
        created_at=clock.now(),
        last_status_at=None,
        statuses_count=0,
        followers_count=0,
        following_count=0,
        version=0,
        uri=f"{settings.base_url}/users/{username}",
        url=f"{settings.base_url}/@{username}",
    )


def _new_user(account_id: int, form: SignUp, email: str, role: Role, *, waits: bool) -> User:
    return User(
        id=new_id(),
        account_id=account_id,
        email=email,
        email_key=rules.fold_email(email),
        password_hash=form.password_hash,
        role=role,
        state=UserState.PENDING if waits else UserState.ACTIVE,
        locale=form.locale,
        default_visibility="public",
        default_sensitive=False,
        default_language="",
        preferences="{}",
        agreed_policy_version=form.agreed_policy_version,
        sign_up_reason=rules.clean_text(form.reason),
        created_at=clock.now(),
        last_active_at=None,
        sign_up_app_id=form.app_id,
    )
