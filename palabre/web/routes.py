"""Every page of the site, and how the site says no."""

from starlette.routing import BaseRoute, Route

from palabre.web import avatars, live
from palabre.web.app import manifest, outbox, share, worker
from palabre.web.assets import serve_asset
from palabre.web.bridge import jobs, members
from palabre.web.conversations import exchange
from palabre.web.conversations import listing as messages
from palabre.web.desk import case, queue, statements, trends
from palabre.web.entry import authorize, letters, sign_in, sign_up, welcome
from palabre.web.notifications import announcements, policy, requests, years
from palabre.web.notifications import listing as notifications
from palabre.web.public import about, embed, feeds, landing, robots, sitemap
from palabre.web.reading import (
    account,
    explore,
    lists,
    people,
    reactors,
    search,
    tags,
    thread,
    timelines,
    translation,
    yearbook,
)
from palabre.web.refuse import refuse
from palabre.web.relations import relate, report
from palabre.web.settings import (
    bring,
    data,
    email,
    featured,
    filters,
    hidden,
    home,
    look,
    posting,
    privacy,
    profile,
    push,
    security,
)
from palabre.web.settings import delete as deletion
from palabre.web.settings import (
    reading as reading_wishes,
)
from palabre.web.writing import completion, compose, delete, edit, history, media, poll, react, scheduled

__all__ = ["refuse", "routes"]


def routes() -> list[BaseRoute]:
    """The routes, in the order in which they are tried."""
    return [
        *landing.ROUTES,
        *about.ROUTES,
        *feeds.ROUTES,
        *embed.ROUTES,
        *robots.ROUTES,
        *sitemap.ROUTES,
        *timelines.ROUTES,
        *tags.ROUTES,
        *lists.ROUTES,
        *explore.ROUTES,
        *translation.ROUTES,
        *notifications.ROUTES,
        *policy.ROUTES,
        *requests.ROUTES,
        *announcements.ROUTES,
        *years.ROUTES,
        *messages.ROUTES,
        *exchange.ROUTES,
        *live.ROUTES,
        *manifest.ROUTES,
        *worker.ROUTES,
        *outbox.ROUTES,
        *share.ROUTES,
        *react.ROUTES,
        *poll.ROUTES,
        *compose.ROUTES,
        *edit.ROUTES,
        *delete.ROUTES,
        *media.ROUTES,
        *completion.ROUTES,
        *scheduled.ROUTES,
        *history.ROUTES,
        *search.ROUTES,
        *sign_in.ROUTES,
        *sign_up.ROUTES,
        *welcome.ROUTES,
        *letters.ROUTES,
        *authorize.ROUTES,
        *report.ROUTES,
        *home.ROUTES,
        *profile.ROUTES,
        *featured.ROUTES,
        *privacy.ROUTES,
        *posting.ROUTES,
        *reading_wishes.ROUTES,
        *look.ROUTES,
        *push.ROUTES,
        *filters.ROUTES,
        *email.ROUTES,
        *security.ROUTES,
        *data.ROUTES,
        *bring.ROUTES,
        *deletion.ROUTES,
        *hidden.ROUTES,
        *statements.ROUTES,
        *queue.ROUTES,
        *trends.ROUTES,
        *case.ROUTES,
        *members.ROUTES,
        *jobs.ROUTES,
        Route("/static/{digest}/{name:path}", serve_asset),
        *avatars.ROUTES,
        *relate.ROUTES,
        *thread.ROUTES,
        *reactors.ROUTES,
        *yearbook.ROUTES,
        *people.ROUTES,
        *account.ROUTES,
    ]
