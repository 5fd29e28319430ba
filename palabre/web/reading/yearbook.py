"""A member's year in review, for whoever they gave its address."""

from starlette.responses import Response

from palabre.ground.errors import NotFound
from palabre.ground.ids import parse_id
from palabre.ground.language import _
from palabre.statuses.read import views
from palabre.web.handler import anyone, get
from palabre.web.page import render
from palabre.web.reading.people import account_of
from palabre.web.visit import Visit
from palabre.yearbook.read import shared_report


async def show_year(visit: Visit) -> Response:
    """Answers GET /@NAME/yearbook/YEAR/KEY."""
    account = await account_of(visit)
    if account.is_suspended:
        raise NotFound(_("There is no account of this name here."))
    parameters = visit.request.path_params
    year = int(parameters["year"])
    report = await visit.house.store.read(shared_report, account.id, year, str(parameters["key"]))
    figures = report.figures
    tops = (figures.top_statuses.by_reblogs, figures.top_statuses.by_favourites, figures.top_statuses.by_replies)
    named = [found for each in tops if each and (found := parse_id(each)) is not None]
    return await render(
        visit,
        "reading/yearbook.html",
        account=account,
        report=report,
        figures=figures,
        statuses=sum(month.statuses for month in figures.time_series),
        followers=sum(month.followers for month in figures.time_series),
        posts=await visit.house.store.read(views, visit.viewer_id, named),
    )


ROUTES = [get("/@{name}/yearbook/{year:id}/{key}", show_year, anyone)]
