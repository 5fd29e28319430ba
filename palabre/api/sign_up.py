"""People join through an app (https://docs.joinmastodon.org/methods/accounts/#create)."""

from palabre.accounts import sign_up as joining
from palabre.accounts.model import Bearer, IssuedToken
from palabre.accounts.oauth.exchange import issue_token
from palabre.accounts.oauth.scopes import write_scopes
from palabre.accounts.passwords import hash_password, password_problem
from palabre.accounts.perimeter.knock import knock
from palabre.accounts.perimeter.model import Passage
from palabre.accounts.rules import Problem
from palabre.accounts.sign_up import SignUp
from palabre.api.answer import Answer, json
from palabre.api.call import Call
from palabre.api.errors import BAD_TOKEN
from palabre.api.forms import Form
from palabre.api.operations import Area, app
from palabre.api.render.app import token
from palabre.ground.errors import Invalid, Unauthenticated
from palabre.ground.language import LOCALES, _
from palabre.ground.settings import Settings
from palabre.store.transaction import Transaction

area = Area("sign_up")


class Joining(Form, frozen=True, kw_only=True):
    """What a person fills in. `agreement` says that they have read the rules."""

    username: str = ""
    email: str = ""
    password: str = ""
    agreement: bool = False
    locale: str = "en"
    reason: str = ""


@area.post("/api/v1/accounts", app("write:accounts"))
async def create_account(call: Call, form: Joining) -> Answer:
    """Makes an account and answers with its token, which works once the account is approved where that is asked.

    Mastodon's documents ask for a token of the app itself; clients come with a person's as well, and are let in.
    """
    if call.bearer is None:
        raise Unauthenticated(BAD_TOKEN)
    problems = _problems(form)
    call.house.limits.sign_ups.check(call.address)
    passage = (await call.house.store.write(knock, form.email, call.address)).check()
    person = SignUp(
        username=form.username,
        email=form.email,
        password_hash="" if problems["password"] else await hash_password(form.password),
        locale=_locale(form.locale, call.locale),
        reason=form.reason,
        agreed_policy_version=call.house.policy.version,
        needs_approval=passage is Passage.WITH_APPROVAL,
        app_id=call.bearer.app.id,
        problems=problems,
    )
    try:
        issued = await call.house.store.write(_join, person, call.bearer, call.house.settings)
    except Invalid as error:
        error.fields = {field: _as_mastodon(field, found) for field, found in error.fields.items()}
        raise
    return json(token(issued))


def _as_mastodon(field: str, problems: list[Problem]) -> list[Problem]:
    """What is missing is told field by field, in the words that clients put behind the field's name.

    An address that is missing is no valid address either, and Mastodon says both.
    """
    told = [(code, _("can't be blank") if code == "ERR_BLANK" else sentence) for code, sentence in problems]
    if field == "email" and any(code == "ERR_BLANK" for code, _sentence in problems):
        told.append(("ERR_INVALID", _("is invalid")))
    return told


def _problems(form: Joining) -> dict[str, Problem | None]:
    """What is wrong with what only this face asks for."""
    return {
        "agreement": None if form.agreement else ("ERR_ACCEPTED", _("must be accepted")),
        "password": password_problem(form.password),
    }


def _locale(asked: str, spoken: str) -> str:
    """The language asked for where it is spoken here, else that of the request: no sign-up fails for it."""
    base = asked.replace("_", "-").split("-")[0].lower()
    return base if base in LOCALES else spoken


async def _join(tx: Transaction, person: SignUp, bearer: Bearer, settings: Settings) -> IssuedToken:
    made = await joining.sign_up(tx, person, settings=settings)
    return await issue_token(tx, bearer.app.id, made.id, write_scopes(bearer.scopes))
