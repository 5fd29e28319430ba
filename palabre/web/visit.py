"""One person's request for a page: who they are, what language they read, where they want to go."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from palabre.accounts.activity import is_note_due, note_signed_in
from palabre.accounts.model import Account, Role, SignedIn, User
from palabre.accounts.preferences import Preferences, preferences_of
from palabre.accounts.read import signed_in
from palabre.door.bodies import check_encoding
from palabre.door.house import House, house_of
from palabre.ground.errors import Unauthenticated
from palabre.ground.ids import secret_token
from palabre.ground.language import LOCALES, _, best_locale
from palabre.ground.settings import Settings
from palabre.policy.model import Clause
from palabre.timelines.filters.sieve import Sifted
from palabre.web import cookies, csrf
from palabre.web.caching import PRIVATE, share
from palabre.web.crawlers import robot_headers
from palabre.web.forms import MAX_FIELDS, MAX_FILES, Form
from palabre.web.words import Words, words_in


class Visit:
    """What every handler and template may ask of a request."""

    def __init__(self, request: Request, house: House, who: SignedIn | None, locale: str) -> None:
        self.request = request
        self.house = house
        self.signed_in = who
        self.words: Words = words_in(locale)
        self.form = Form()
        self.unread = 0
        self.unread_messages = 0
        self.waiting = 0
        self.live_from = house.streams.cursor
        self.sifted: dict[int, Sifted] = {}
        self.preferences = (
            preferences_of(who.user) if who else Preferences(look=cookies.read_look(request, house.settings))
        )
        self._secret = cookies.read_cookie(request, cookies.SESSION if who else cookies.VISITOR, house.settings)
        self._is_new_visitor = False
        self._has_token = False
        self._pictures = 0

    @property
    def settings(self) -> Settings:
        """The settings of the instance."""
        return self.house.settings

    @property
    def me(self) -> Account | None:
        """The account of whoever is signed in."""
        return self.signed_in.account if self.signed_in else None

    @property
    def account(self) -> Account:
        """The account of whoever is signed in. Raises `Unauthenticated`."""
        return self._known.account

    @property
    def user(self) -> User:
        """The login of whoever is signed in. Raises `Unauthenticated`."""
        return self._known.user

    @property
    def _known(self) -> SignedIn:
        if self.signed_in is None:
            raise Unauthenticated(_("Sign in to go on."))
        return self.signed_in

    @property
    def viewer_id(self) -> int | None:
        """The account id of whoever looks, None for a visitor."""
        return self.signed_in.account.id if self.signed_in else None

    def may(self, role: Role) -> bool:
        """Whether whoever looks has a role or one that includes it."""
        return self.signed_in is not None and self.signed_in.may_act and self.user.is_at_least(role)

    @property
    def is_staff(self) -> bool:
        """Whether whoever looks works at the desk."""
        return self.may(Role.MODERATOR)

    @property
    def is_admin(self) -> bool:
        """Whether whoever looks stands on the bridge."""
        return self.may(Role.ADMIN)

    def clause(self, clause_id: str | None) -> Clause | None:
        """A clause of the policy in force."""
        return self.house.policy.find(clause_id) if clause_id else None

    def clause_title(self, clause_id: str | None) -> str:
        """What a clause is called, in the reader's language."""
        clause = self.clause(clause_id)
        return clause.title(self.words.locale) if clause else clause_id or ""

    @property
    def path(self) -> str:
        """The address of this page, within the site."""
        url = self.request.url
        return url.path + (f"?{url.query}" if url.query else "")

    def in_language(self, locale: str) -> str:
        """The address of this page in another language."""
        query = [(name, value) for name, value in self.request.query_params.multi_items() if name != "lang"]
        path = self.request.url.path if self.request.method == "GET" else "/"
        return f"{path}?{urlencode([*query, ('lang', locale)])}"

    @property
    def is_partial(self) -> bool:
        """Whether a script asks for a part of a page."""
        return self.request.headers.get("hx-request") == "true" and "hx-boosted" not in self.request.headers

    @property
    def csrf(self) -> str:
        """The token for forms. A visitor's first form gives them a cookie."""
        self._has_token = True
        if not self._secret:
            self._secret, self._is_new_visitor = secret_token(), True
        return csrf.token_for(self._secret)

    def next_picture(self) -> int:
        """The place of the next picture on this page, from 1: those at the top are loaded first."""
        self._pictures += 1
        return self._pictures

    async def read_form(self) -> Form:
        """The form that was sent. Raises `Forbidden` unless a page of ours gave it out, or `Malformed`."""
        check_encoding(self.request.headers.get("content-type", ""))
        sent = await self.request.form(max_files=MAX_FILES, max_fields=MAX_FIELDS)
        self.form = Form(sent)
        csrf.check_form(self.request, self.form.text(csrf.FIELD), self._secret)
        return self.form

    def go(self, path: str) -> Response:
        """Sends the browser to another page of the site."""
        if self.is_partial:
            return Response(status_code=204, headers={"HX-Redirect": path})
        return RedirectResponse(path, status_code=303)

    def back(self, otherwise: str, anchor: str = "") -> Response:
        """Sends the browser back to the page whose form was sent."""
        return self.go(local_path(self.form.text("next"), otherwise) + anchor)

    async def leave(self, response: Response) -> Response:
        """Sets the cookies that this visit calls for, and says what may be kept; returns what to send."""
        chosen = self.request.query_params.get("lang")
        if chosen in LOCALES:
            cookies.keep_language(response, chosen, self.settings)
        if self._is_new_visitor:
            cookies.keep_visitor(response, self._secret, self.settings)
        if self.signed_in is not None and is_note_due(self.signed_in):
            await self.house.store.write(note_signed_in, self.signed_in)
        response.headers["Content-Language"] = self.words.locale
        response.headers.setdefault("Cache-Control", PRIVATE)
        response.headers.update(robot_headers(self.settings))
        if self.signed_in is None and self.request.method == "GET" and not self._has_token:
            return share(self.request, response)
        return response


def local_path(wish: str, otherwise: str) -> str:
    """A path within the site, never another site's address."""
    is_local = wish.startswith("/") and not wish.startswith(("//", "/\\")) and wish.isprintable()
    return wish if is_local and len(wish) < 2_000 else otherwise


async def open_visit(request: Request) -> Visit:
    """Finds out who asks, and in which language."""
    house = house_of(request)
    token = cookies.read_cookie(request, cookies.SESSION, house.settings)
    who = await house.store.read(signed_in, token) if token else None
    return Visit(request, house, who, chosen_locale(request, house.settings, who))


def chosen_locale(request: Request, settings: Settings, who: SignedIn | None) -> str:
    """The reader's language: chosen here, chosen before, set in their account, asked for by the browser."""
    wishes = (
        request.query_params.get("lang"),
        cookies.read_cookie(request, cookies.LANGUAGE, settings),
        who.user.locale if who else None,
    )
    accepted = request.headers.get("accept-language") or settings.default_language
    return best_locale(accepted, next((wish for wish in wishes if wish in LOCALES), None))
