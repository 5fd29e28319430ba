"""What is much talked about, for the team to let it show or to keep it back."""

from typing import Final

from starlette.responses import Response

from palabre.accounts.model import User
from palabre.discovery.model import Reviewed
from palabre.discovery.review import review
from palabre.discovery.trends import ranked_links, ranked_statuses, ranked_tags
from palabre.ground.errors import Invalid
from palabre.ground.ids import parse_id
from palabre.ground.language import _
from palabre.moderation.taxonomies import review_tag
from palabre.statuses.read import views
from palabre.statuses.review import TagReview
from palabre.store.transaction import Transaction
from palabre.web.handler import get, moderators, post
from palabre.web.page import render
from palabre.web.visit import Visit

PER_KIND: Final = 20
TAG: Final = "tag"


async def show_trends(visit: Visit) -> Response:
    """Answers GET /desk/trends."""
    store = visit.house.store
    ranked = (await store.read(ranked_statuses))[:PER_KIND]
    return await render(
        visit,
        "desk/trends.html",
        tags=(await store.read(ranked_tags))[:PER_KIND],
        links=await store.read(ranked_links, 0, PER_KIND),
        posts=await store.read(views, visit.viewer_id, [each.id for each in ranked]),
        waiting={each.id for each in ranked if each.requires_review},
    )


async def answer_trend(visit: Visit) -> Response:
    """Answers POST /desk/trends: `show` or `hide`, of a tag, a post, all by its author, or a link."""
    kind, subject_id = visit.form.text("kind"), parse_id(visit.form.text("id"))
    answer = visit.form.text("answer")
    if subject_id is None or kind not in (TAG, *Reviewed) or answer not in ("show", "hide"):
        raise Invalid(_("Choose one of the values on offer."))
    assert visit.signed_in is not None
    await visit.house.store.write(_review, visit.signed_in.user, kind, subject_id, trendable=answer == "show")
    return visit.go("/desk/trends")


async def _review(tx: Transaction, actor: User, kind: str, subject_id: int, *, trendable: bool) -> None:
    if kind == TAG:
        await review_tag(tx, actor, subject_id, TagReview(trendable=trendable))
    else:
        await review(tx, actor, Reviewed(kind), subject_id, trendable=trendable)


ROUTES = [get("/desk/trends", show_trends, moderators), post("/desk/trends", answer_trend, moderators)]
