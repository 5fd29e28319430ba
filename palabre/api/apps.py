"""Apps register themselves and ask who they are (https://docs.joinmastodon.org/methods/apps/)."""

from palabre.accounts.oauth.apps import register_app
from palabre.api.answer import Answer, json
from palabre.api.call import Call
from palabre.api.errors import BAD_TOKEN
from palabre.api.forms import Form
from palabre.api.operations import ANYONE, Area, app
from palabre.api.render.app import application, credential_application
from palabre.ground.errors import Unauthenticated
from palabre.timelines.push.keys import server_key

area = Area("apps")


class NewApp(Form, frozen=True, kw_only=True):
    """What an app says of itself. Several redirect URIs come as a list, or in lines of one text."""

    client_name: str = ""
    redirect_uris: tuple[str, ...] = ()
    scopes: str = ""
    website: str | None = None


@area.post("/api/v1/apps", ANYONE)
async def create_app(call: Call, form: NewApp) -> Answer:
    """Registers an app and shows its secret, this once."""
    addresses = [address for text in form.redirect_uris for address in text.split()]
    made, secret = await call.house.store.write(register_app, form.client_name, addresses, form.scopes, form.website)
    return json(credential_application(made, secret, (await server_key(call.house.store)).public))


@area.get("/api/v1/apps/verify_credentials", app())
async def get_apps_verify_credentials(call: Call) -> Answer:
    """The app behind the token."""
    if call.bearer is None:
        raise Unauthenticated(BAD_TOKEN)
    return json(application(call.bearer.app, (await server_key(call.house.store)).public))
