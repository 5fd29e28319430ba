"""Work in hand: what waits, what failed, and what to do about it."""

from starlette.responses import Response

from palabre.store.watch import drop_job, failed_jobs, job_counts, retry_job
from palabre.web.forms import Form
from palabre.web.handler import admins, get, post
from palabre.web.page import render
from palabre.web.paging import older, page_of
from palabre.web.visit import Visit


async def show_jobs(visit: Visit) -> Response:
    """Answers GET /bridge/jobs."""
    store, page = visit.house.store, page_of(visit)
    failed = await store.read(failed_jobs, page)
    return await render(
        visit,
        "bridge/jobs.html",
        form=Form(),
        kinds=await store.read(job_counts),
        failed=failed,
        older_url=older(visit, [job.id for job in failed]),
    )


async def answer_job(visit: Visit) -> Response:
    """Answers POST /bridge/jobs/ID: try a failed job again, or drop it."""
    verb = retry_job if visit.form.text("answer") == "retry" else drop_job
    await visit.house.store.write(verb, int(visit.request.path_params["id"]))
    return visit.go("/bridge/jobs")


ROUTES = [
    get("/bridge/jobs", show_jobs, admins),
    post("/bridge/jobs/{id:id}", answer_job, admins),
]
