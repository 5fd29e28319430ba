"""Documents by which other software finds what is here: NodeInfo, host-meta and WebFinger.

See https://nodeinfo.diaspora.software/protocol.html, RFC 6415 and RFC 7033. There is no federation, so no protocol is
named and no actor is linked.
"""

from html import escape
from urllib.parse import urlsplit

from palabre import __version__
from palabre.accounts.read import account_by_handle
from palabre.api.answer import Answer, json
from palabre.api.call import Call
from palabre.api.forms import Form
from palabre.api.instance import about_house
from palabre.api.operations import ANYONE, Area
from palabre.ground.errors import NotFound
from palabre.ground.language import _

area = Area("discovery")
_SCHEMA = "http://nodeinfo.diaspora.software/ns/schema/2.0"


class Resource(Form, frozen=True, kw_only=True):
    """What WebFinger is asked about: `acct:name@domain`, or the address of a profile."""

    resource: str = ""


_SPOKEN = {"name": "mastodon"}
"""Whose API this is: clients that do not know the software's name look here, among them all that use megalodon."""


@area.get("/.well-known/nodeinfo", ANYONE)
async def get_well_known_nodeinfo(call: Call) -> Answer:
    """Where the NodeInfo document is."""
    return json({"links": [{"rel": _SCHEMA, "href": f"{call.house.settings.base_url}/nodeinfo/2.0"}]})


@area.get("/nodeinfo/2.0", ANYONE)
async def get_nodeinfo(call: Call) -> Answer:
    """Which software this is, and how much it is used."""
    about = await about_house(call.house)
    settings, counts = about.settings, about.counts
    users = {"total": counts.users, "activeMonth": counts.active_month, "activeHalfyear": counts.active_halfyear}
    return json(
        {
            "version": "2.0",
            "software": {"name": "palabre", "version": __version__},
            "protocols": [],
            "services": {"inbound": [], "outbound": []},
            "usage": {"users": users, "localPosts": counts.statuses},
            "openRegistrations": settings.registrations != "closed",
            "metadata": {"nodeName": settings.title, "nodeDescription": settings.description, "upstream": _SPOKEN},
        }
    )


@area.get("/.well-known/host-meta", ANYONE)
async def get_well_known_host_meta(call: Call) -> Answer:
    """Where WebFinger is."""
    template = escape(f"{call.house.settings.base_url}/.well-known/webfinger?resource={{uri}}")
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0">'
        f'<Link rel="lrdd" template="{template}"/></XRD>\n'
    )
    return Answer(text.encode(), 200, "application/xrd+xml; charset=utf-8")


@area.get("/.well-known/webfinger", ANYONE)
async def get_well_known_webfinger(call: Call, form: Resource) -> Answer:
    """The profile behind a name of this instance."""
    if not form.resource:
        text = call.translate(_("The parameter {name} is missing.")).format(name="resource")
        return json({"error": text}, 400)  # RFC 7033 §4.2 names the status
    settings = call.house.settings
    handle = _handle(form.resource, settings.base_url)
    found = await call.house.store.read(account_by_handle, handle, settings=settings)
    if found is None or not found.is_local:
        raise NotFound(cause=f"nobody called {form.resource}")
    document = {
        "subject": f"acct:{found.username}@{settings.domain}",
        "aliases": list(dict.fromkeys((found.url, found.uri))),
        "links": [{"rel": "http://webfinger.net/rel/profile-page", "type": "text/html", "href": found.url}],
    }
    answer = json(document)
    return Answer(answer.body, 200, "application/jrd+json; charset=utf-8")


def _handle(resource: str, base_url: str) -> str:
    if resource.startswith("acct:"):
        return resource.removeprefix("acct:")
    if resource.startswith(f"{base_url}/"):
        return urlsplit(resource).path.rsplit("/", 1)[-1].removeprefix("@")
    return resource.removeprefix("@")
