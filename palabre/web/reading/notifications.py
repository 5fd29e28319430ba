"""What others did that concerns a member."""

from collections.abc import Mapping

import msgspec
from starlette.responses import Response

from palabre.accounts.model import Account
from palabre.accounts.read import accounts_by_ids
from palabre.graph.read import follow_requests
from palabre.ground.language import _
from palabre.statuses.model import StatusView
from palabre.statuses.read import views
from palabre.store.paging import Page
from palabre.store.transaction import Reader
from palabre.timelines.markers import set_marker
from palabre.timelines.model import Notification
from palabre.timelines.notifications import clear
from palabre.timelines.read import markers, notifications
from palabre.web.handler import get, post
from palabre.web.page import render
from palabre.web.paging import is_first, older, page_of
from palabre.web.visit import Visit

NAME = "notifications"
KINDS: Mapping[str, tuple[str, ...]] = {"mentions": ("mention",)}
SAID: Mapping[str, tuple[str, str]] = {
    "mention": ("reply", _("{name} mentioned you")),
    "status": ("pen", _("{name} posted")),
    "reblog": ("boost", _("{name} boosted your post")),
    "follow": ("person", _("{name} follows you")),
    "follow_request": ("person", _("{name} asks to follow you")),
    "favourite": ("star", _("{name} favourited your post")),
    "update": ("pen", _("{name} edited a post you had boosted")),
    "quote": ("reply", _("{name} quoted your post")),
    "quoted_update": ("pen", _("{name} edited a post you had quoted")),
    "poll": ("bell", _("A poll by {name} has ended")),
    "added_to_collection": ("person", _("{name} added you to a collection")),
    "collection_update": ("pen", _("{name} changed a collection you are in")),
    "admin.sign_up": ("person", _("{name} signed up")),
    "severed_relationships": ("cross", _("Some of your follows ended, by a decision about another community")),
    "moderation_warning": ("scales", _("The moderators made a decision about you")),
    "admin.report": ("flag", _("{name} sent a report")),
    "palabre.report_outcome": ("flag", _("Your report has been decided")),
    "palabre.appeal_decided": ("scales", _("Your appeal has been decided")),
    "palabre.appeal_filed": ("scales", _("{name} appealed against a decision")),
}
"""Icon and sentence of each kind."""
LINKS: Mapping[str, tuple[str, str]] = {
    "moderation_warning": ("/statements/{subject}", _("Read the reasons")),
    "admin.report": ("/desk", _("Go to the desk")),
    "palabre.report_outcome": ("/reports", _("See what was decided")),
    "palabre.appeal_decided": ("/statements", _("Read the answer")),
    "palabre.appeal_filed": ("/desk?state=appealed", _("Go to the desk")),
}
"""Where a kind leads, and how the link is worded."""
FROM_NOBODY = ("severed_relationships", "moderation_warning", "palabre.report_outcome", "palabre.appeal_decided")


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A notification with all that its line shows."""

    note: Notification
    account: Account
    view: StatusView | None
    is_unread: bool

    @property
    def sign(self) -> str:
        """Its icon."""
        return SAID.get(self.note.kind, ("bell", ""))[0]

    @property
    def sentence(self) -> str:
        """Its sentence, a catalogue key."""
        return SAID.get(self.note.kind, ("bell", _("{name} did something that concerns you")))[1]

    @property
    def is_from_someone(self) -> bool:
        """Whether to show a face: moderators are not named."""
        return self.note.kind not in FROM_NOBODY

    @property
    def link(self) -> str:
        """Where it leads besides its post."""
        return LINKS.get(self.note.kind, ("", ""))[0].format(subject=self.note.subject_id)

    @property
    def link_words(self) -> str:
        """How that link is worded, a catalogue key."""
        return LINKS.get(self.note.kind, ("", ""))[1]


async def show_notifications(visit: Visit) -> Response:
    """Answers GET /notifications."""
    store, me = visit.house.store, visit.account
    only = visit.request.query_params.get("only", "")
    requests = await store.read(follow_requests, me.id, Page(limit=80))
    told: list[Told] = []
    if only != "requests":
        told = await store.read(_told, me.id, page_of(visit), KINDS.get(only, ()))
    if told and is_first(visit) and only == "":
        await store.write(set_marker, me.id, NAME, told[0].note.id)
    return await render(
        visit,
        "notifications/list.html",
        only=only,
        told=told,
        requests=requests,
        request_count=len(requests),
        older_url=older(visit, [each.note.id for each in told]),
    )


async def _told(db: Reader, account_id: int, page: Page, kinds: tuple[str, ...]) -> list[Told]:
    notes = await notifications(db, account_id, page, kinds=kinds, own_kinds=True)
    marked = (await markers(db, account_id, [NAME])).get(NAME)
    last_read_id = marked.last_read_id if marked else 0
    people = await accounts_by_ids(db, [note.from_account_id for note in notes])
    wanted = [note.status_id for note in notes if note.status_id is not None]
    posts = {view.status.id: view for view in await views(db, account_id, wanted)}
    return [
        Told(
            note=note,
            account=people[note.from_account_id],
            view=posts.get(note.status_id) if note.status_id is not None else None,
            is_unread=note.id > last_read_id,
        )
        for note in notes
        if note.from_account_id in people
    ]


async def clear_notifications(visit: Visit) -> Response:
    """Answers POST /notifications/clear."""
    await visit.house.store.write(clear, visit.account.id)
    return visit.go("/notifications")


ROUTES = [
    get("/notifications", show_notifications),
    post("/notifications/clear", clear_notifications),
]
