"""Sign up: a name, an address, a password, and the rules agreed to, one by one."""

from collections.abc import Mapping
from typing import Final

from starlette.responses import Response

from palabre.accounts.model import User, UserState
from palabre.accounts.passwords import hash_password, password_problem
from palabre.accounts.perimeter.knock import knock
from palabre.accounts.perimeter.model import Passage
from palabre.accounts.rules import Problem
from palabre.accounts.sign_up import SignUp, sign_up
from palabre.door.address import client_address
from palabre.ground.errors import Forbidden, Invalid
from palabre.ground.language import LOCALES, _
from palabre.policy.model import Clause
from palabre.web import cookies
from palabre.web.entry.sign_in import welcome
from palabre.web.entry.welcome import FIRST
from palabre.web.forms import Form
from palabre.web.handler import anyone, get, post
from palabre.web.page import render
from palabre.web.visit import Visit

GROUPS: Final[Mapping[str, tuple[int, ...]]] = {
    _("What can hurt people"): (5, 4),
    _("What does harm"): (3,),
    _("What spoils the place"): (2, 1),
}
"""The rules stand together by how grave it is to break them."""
NOT_AGREED: Final[Problem] = ("ERR_ACCEPTED", _("Tick this rule to agree to it."))
CHANGED: Final[Problem] = ("ERR_STALE", _("The rules have changed meanwhile. Look at them again."))


async def show_sign_up(visit: Visit) -> Response:
    """Answers GET /sign-up."""
    if visit.signed_in is not None:
        return visit.go("/home")
    return await _page(visit, Form(defaults={"locale": visit.words.locale}))


async def _page(visit: Visit, form: Form, status: int = 200) -> Response:
    clauses = visit.house.policy.by_severity()
    groups = {name: [each for each in clauses if each.severity in levels] for name, levels in GROUPS.items()}
    return await render(
        visit,
        "entry/sign_up.html",
        status=status,
        form=form,
        groups={name: found for name, found in groups.items() if found},
        agreed=frozenset(form.texts("agreed")),
        wrong_clauses=[each for each in clauses if form.wrongs(_field(each))],
    )


def _field(clause: Clause) -> str:
    return f"agreed-{clause.id}"


async def join(visit: Visit) -> Response:
    """Answers POST /sign-up."""
    form = visit.form
    visit.house.limits.sign_ups.check(client_address(visit.request, visit.settings))
    try:
        user = await _sign_up(visit)
    except (Invalid, Forbidden) as error:
        return await _page(visit, form.refuse(error), error.status)
    if user.state in (UserState.UNCONFIRMED, UserState.UNCONFIRMED_PENDING):
        response = visit.go("/sign-up/confirm")
    elif user.state == UserState.PENDING:
        response = visit.go("/sign-up/waiting")
    else:
        response = await welcome(visit, user, FIRST)
    cookies.keep_language(response, user.locale, visit.settings)
    return response


def _problems(visit: Visit) -> dict[str, Problem | None]:
    """What the form itself asks for."""
    form, policy = visit.form, visit.house.policy
    agreed = form.texts("agreed")
    needs_reason = visit.settings.registrations == "approval" and not form.line("reason")
    return {
        "password": password_problem(form.text("password")),
        "reason": ("ERR_BLANK", _("Write a sentence for the team.")) if needs_reason else None,
        "version": None if form.line("version") == str(policy.version) else CHANGED,
        **{_field(each): None if each.id in agreed else NOT_AGREED for each in policy.by_severity()},
    }


async def _sign_up(visit: Visit) -> User:
    form = visit.form
    address = client_address(visit.request, visit.settings)
    passage = (await visit.house.store.write(knock, form.line("email"), address)).check()
    problems = {name: problem for name, problem in _problems(visit).items() if problem is not None}
    locale = form.line("locale")
    application = SignUp(
        username=form.line("username"),
        email=form.line("email"),
        password_hash="" if problems else await hash_password(form.text("password")),
        locale=locale if locale in LOCALES else visit.words.locale,
        reason=form.text("reason"),
        agreed_policy_version=visit.house.policy.version,
        needs_approval=passage is Passage.WITH_APPROVAL,
        problems=dict(problems),
    )
    return await visit.house.store.write(sign_up, application, settings=visit.settings)


async def show_waiting(visit: Visit) -> Response:
    """Answers GET /sign-up/waiting: where the team lets people in by hand."""
    return await render(visit, "entry/waiting.html")


ROUTES = [
    get("/sign-up", show_sign_up, anyone),
    post("/sign-up", join, anyone),
    get("/sign-up/waiting", show_waiting, anyone),
]
