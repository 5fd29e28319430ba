"""One call of an operation: the house, who calls, in which language, and what an endpoint may want of the request."""

import msgspec
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection

from palabre.accounts.model import Account, Bearer, User
from palabre.api.kept import Kept
from palabre.door.address import client_address
from palabre.door.house import House
from palabre.ground.language import Translate, translator
from palabre.timelines.filters.match import NO_FILTERS, FilterSet


class Call(msgspec.Struct, frozen=True):
    """What an endpoint knows besides its form."""

    house: House
    kept: Kept
    request: HTTPConnection
    locale: str
    token: str | None = None
    bearer: Bearer | None = None
    filters: FilterSet = NO_FILTERS

    @property
    def headers(self) -> Headers:
        """The headers of the request."""
        return self.request.headers

    @property
    def path(self) -> str:
        """The path that was asked for."""
        path: str = self.request.scope["path"]
        return path

    @property
    def query(self) -> str:
        """The query string as it came, for links to other pages."""
        query: bytes = self.request.scope["query_string"]
        return query.decode("latin-1")

    @property
    def address(self) -> str:
        """Where the call comes from, as far as the network can tell."""
        return client_address(self.request, self.house.settings)

    @property
    def viewer_id(self) -> int | None:
        """The account that looks, or None."""
        return self.bearer.account.id if self.bearer and self.bearer.account else None

    @property
    def me(self) -> Account:
        """The account of the person who calls; only for operations that demand one."""
        assert self.bearer is not None
        assert self.bearer.account is not None
        return self.bearer.account

    @property
    def user(self) -> User:
        """The login of the person who calls; only for operations that demand one."""
        assert self.bearer is not None
        assert self.bearer.user is not None
        return self.bearer.user

    @property
    def translate(self) -> Translate:
        """Puts catalogue texts into the caller's language."""
        return translator(self.locale)
