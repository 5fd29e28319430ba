"""People join through an app (https://docs.joinmastodon.org/methods/accounts/#create)."""

from palabre.accounts import sign_up as joining
from palabre.accounts.model import Bearer, IssuedToken
from palabre.accounts.oauth.exchange import issue_token
from palabre.accounts.oauth.scopes import write_scopes
from palabre.accounts.passwords import check_password_strength, hash_password
from palabre.accounts.perimeter.knock import knock
from palabre.accounts.perimeter.model import Passage
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
    """Makes an account and answers with its token, which works once the account is approved where that is asked."""
    if call.bearer is None:
        raise Unauthenticated(BAD_TOKEN)
    _check_agreement(form)
    check_password_strength(form.password)
    call.house.limits.sign_ups.check(call.address)
    passage = (await call.house.store.write(knock, form.email, call.address)).check()
    person = SignUp(
        username=form.username,
        email=form.email,
        password_hash=await hash_password(form.password),
        locale=_locale(form.locale, call.locale),
        reason=form.reason,
        agreed_policy_version=call.house.policy.version,
        needs_approval=passage is Passage.WITH_APPROVAL,
        app_id=call.bearer.app.id,
    )
    return json(token(await call.house.store.write(_join, person, call.bearer, call.house.settings)))


def _check_agreement(form: Joining) -> None:
    if not form.agreement:
        sentence = _("Read the rules of this community and agree to them to sign up.")
        raise Invalid(sentence, fields={"agreement": [("ERR_ACCEPTED", sentence)]})


def _locale(asked: str, spoken: str) -> str:
    base = asked.replace("_", "-").split("-")[0].lower()
    return base if base in LOCALES else spoken


async def _join(tx: Transaction, person: SignUp, bearer: Bearer, settings: Settings) -> IssuedToken:
    made = await joining.sign_up(tx, person, settings=settings)
    return await issue_token(tx, bearer.app.id, made.id, write_scopes(bearer.scopes))
