"""Every operation of this face in one table, and the face as routes for the application."""

from starlette.requests import Request
from starlette.routing import BaseRoute
from starlette.types import Receive, Scope, Send

from palabre.api import (
    account_lists,
    accounts,
    announcements,
    annual_reports,
    apps,
    channel_view,
    collections,
    conversations,
    credentials,
    discovery,
    emails,
    emojis,
    featured_tags,
    filters,
    filters_v1,
    grouped_notifications,
    instance,
    links,
    lists,
    markers,
    media,
    moderation,
    notification_policy,
    notifications,
    oauth,
    openapi,
    opinions,
    pictures,
    polls,
    preferences,
    profile,
    push,
    quotes,
    reactions,
    regards,
    relation_lists,
    relations,
    reports,
    scheduled,
    search,
    sign_up,
    status_lists,
    statuses,
    suggestions,
    tags,
    texts,
    timelines,
    translations,
    trends,
)
from palabre.api.admin import accounts as admin_accounts
from palabre.api.admin import actions as admin_actions
from palabre.api.admin import emails as admin_emails
from palabre.api.admin import insight as admin_insight
from palabre.api.admin import networks as admin_networks
from palabre.api.admin import reports as admin_reports
from palabre.api.admin import servers as admin_servers
from palabre.api.admin import tags as admin_tags
from palabre.api.admin import trends as admin_trends
from palabre.api.errors import answer_error
from palabre.api.face import Face, send_answer, spoken
from palabre.api.kept import Kept
from palabre.api.live import streaming
from palabre.api.live.socket import Socket
from palabre.ground.language import translator

AREAS = (
    apps.area,
    oauth.area,
    sign_up.area,
    credentials.area,
    profile.area,
    accounts.area,
    account_lists.area,
    relations.area,
    relation_lists.area,
    regards.area,
    lists.area,
    collections.area,
    statuses.area,
    scheduled.area,
    polls.area,
    reactions.area,
    quotes.area,
    opinions.area,
    channel_view.area,
    status_lists.area,
    timelines.area,
    conversations.area,
    streaming.area,
    push.area,
    notifications.area,
    grouped_notifications.area,
    notification_policy.area,
    markers.area,
    featured_tags.area,
    filters.area,
    filters_v1.area,
    links.area,
    media.area,
    translations.area,
    trends.area,
    suggestions.area,
    annual_reports.area,
    search.area,
    tags.area,
    reports.area,
    moderation.area,
    preferences.area,
    instance.area,
    texts.area,
    announcements.area,
    emojis.area,
    emails.area,
    discovery.area,
    pictures.area,
    admin_accounts.area,
    admin_actions.area,
    admin_reports.area,
    admin_networks.area,
    admin_emails.area,
    admin_servers.area,
    admin_tags.area,
    admin_trends.area,
    admin_insight.area,
)
_OPERATIONS = tuple(operation for area in AREAS for operation in area.operations)
OPERATIONS = (*_OPERATIONS, *openapi.area_for(_OPERATIONS).operations)


def routes() -> list[BaseRoute]:
    """The face and its WebSockets. They must stand before routes that take whatever is left."""
    kept = Kept()
    return [*Socket(kept).routes(), Face(OPERATIONS, kept)]


async def refuse(error: Exception, scope: Scope, receive: Receive, send: Send) -> None:
    """Answers an error that happened before a face was reached, in this face's form."""
    answer = answer_error(error, translator(spoken(Request(scope, receive))))
    await send_answer(answer, scope, send)
