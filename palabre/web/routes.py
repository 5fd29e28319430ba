"""Every page of the site, and how the site says no."""

from starlette.routing import BaseRoute, Route

from palabre.web import avatars, live
from palabre.web.assets import serve_asset
from palabre.web.bridge import jobs, members
from palabre.web.desk import case, queue, statements, trends
from palabre.web.entry import authorize, letters, sign_in, sign_up
from palabre.web.reading import landing, notifications, people, search, thread, timelines, yearbook
from palabre.web.refuse import refuse
from palabre.web.relations import relate, report
from palabre.web.settings import hidden, posting, profile, security
from palabre.web.writing import compose, edit, poll, react

__all__ = ["refuse", "routes"]


def routes() -> list[BaseRoute]:
    """The routes, in the order in which they are tried."""
    return [
        *landing.ROUTES,
        *timelines.ROUTES,
        *notifications.ROUTES,
        *live.ROUTES,
        *react.ROUTES,
        *poll.ROUTES,
        *compose.ROUTES,
        *edit.ROUTES,
        *search.ROUTES,
        *sign_in.ROUTES,
        *sign_up.ROUTES,
        *letters.ROUTES,
        *authorize.ROUTES,
        *report.ROUTES,
        *profile.ROUTES,
        *posting.ROUTES,
        *security.ROUTES,
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
        *yearbook.ROUTES,
        *people.ROUTES,
    ]
