"""Puts groups of notifications together: who caused them, and the post, statement, report or collection."""

from collections.abc import Mapping, Sequence

import msgspec
from markupsafe import Markup

from palabre.accounts.model import Account
from palabre.accounts.read import accounts_by_ids
from palabre.graph.model import CollectionView, Relationship, Severance
from palabre.graph.read import relationships, severances_among
from palabre.graph.read_collections import collection_view
from palabre.ground.errors import Forbidden, NotFound
from palabre.moderation.model import Appeal, Report
from palabre.moderation.read.desk import appeal as read_appeal
from palabre.moderation.read.desk import decision
from palabre.moderation.read.desk import report as read_report
from palabre.moderation.read.member import report_outcome, statement
from palabre.moderation.views import ReportOutcome, StatementView
from palabre.statuses.model import StatusView, Visibility
from palabre.statuses.read import views
from palabre.store.transaction import Reader
from palabre.timelines.filters.model import Context
from palabre.timelines.groups import group as read_group
from palabre.timelines.model import Notification, NotificationGroup, StreamItem
from palabre.timelines.model import NotificationKind as Kind
from palabre.timelines.read import notification, read_up_to
from palabre.web import show
from palabre.web.conversations.talk import without_names
from palabre.web.notifications import wording
from palabre.web.notifications.kinds import FROM_NOBODY, SIGNS, WHOLE_POSTS
from palabre.web.page import fragment
from palabre.web.sieve import sifted
from palabre.web.visit import Visit

FACES = 8


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """What a notification is about, besides a post: at most one of these. `case_id` is that of a report or appeal."""

    severance: Severance | None = None
    statement: StatementView | None = None
    collection: CollectionView | None = None
    report: Report | None = None
    reported: Account | None = None
    outcome: ReportOutcome | None = None
    appeal: Appeal | None = None
    case_id: int | None = None


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A group of notifications with all that its line shows."""

    group: NotificationGroup
    people: Sequence[Account]
    subject: Subject
    sentence: Markup
    detail: Markup = Markup()
    view: StatusView | None = None
    relation: Relationship | None = None
    is_unread: bool = False
    is_whole: bool = False
    """Whether its post is shown whole, with everything that one can do with it."""

    @property
    def kind(self) -> str:
        """Why it is told."""
        return self.group.latest.kind

    @property
    def account(self) -> Account:
        """Whoever caused the latest."""
        return self.people[0]

    @property
    def sign(self) -> str:
        """Its icon."""
        if self.kind == Kind.MENTION and self.view is not None and self.view.status.visibility == Visibility.DIRECT:
            return "envelope"
        return SIGNS.get(self.kind, "bell")

    @property
    def faces(self) -> Sequence[Account]:
        """Whose faces are shown: nobody's for what comes from moderators."""
        return () if self.kind in FROM_NOBODY else self.people[:FACES]

    @property
    def address(self) -> str:
        """Where its post is read: among the messages, for a direct one."""
        if self.view is None:
            return ""
        is_message = self.view.status.visibility == Visibility.DIRECT and self.kind == Kind.MENTION
        return f"/messages/of/{self.view.status.id}" if is_message else show.post(self.view)

    @property
    def words(self) -> str:
        """Its post in short, without the names that only address it; empty for a picture alone."""
        if self.view is None:
            return ""
        status = self.view.status
        return status.spoiler_text or (without_names(status.text) if self.kind == Kind.MENTION else status.text)

    @property
    def count(self) -> int:
        """How many people caused it."""
        return len(self.people) if self.group.count <= FACES else self.group.count


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that groups are about."""

    accounts: Mapping[int, Account]
    posts: Sequence[StatusView]
    subjects: Mapping[int, Subject]
    relations: Mapping[int, Relationship]
    read_up_to: int


async def tell(visit: Visit, groups: Sequence[NotificationGroup]) -> list[Told]:
    """The groups that can still be shown, in order: one whose post is out of sight or filtered away is left out."""
    around = await visit.house.store.read(_around, visit.account.id, groups)
    shown = {view.status.id: view for view in await sifted(visit, around.posts, Context.NOTIFICATIONS)}
    told: list[Told] = []
    whole: set[int] = set()
    for group in groups:
        row = group.latest
        people = [around.accounts[each] for each in group.sample if each in around.accounts]
        view = shown.get(row.status_id) if row.status_id is not None else None
        if not people or (row.status_id is not None and view is None):
            continue
        is_whole = view is not None and _is_whole(row, view) and view.status.id not in whole
        if is_whole and view is not None:
            whole.add(view.status.id)
        count = len(people) if group.count <= FACES else group.count
        subject = around.subjects.get(row.id, Subject())
        told.append(
            Told(
                group=group,
                people=people,
                view=view,
                subject=subject,
                detail=wording.severed(visit.words, subject.severance) if subject.severance else Markup(),
                relation=around.relations.get(people[0].id) if row.kind == Kind.FOLLOW and count == 1 else None,
                sentence=wording.sentence(visit.words, row.kind, people, count, view, visit.account.id),
                is_unread=group.newest_id > around.read_up_to,
                is_whole=is_whole,
            )
        )
    return told


def _is_whole(row: Notification, view: StatusView) -> bool:
    """Whether a post is what is to be read here; what is said privately is read among the messages."""
    return row.kind in WHOLE_POSTS and (row.kind != Kind.MENTION or view.status.visibility != Visibility.DIRECT)


async def _around(db: Reader, viewer_id: int, groups: Sequence[NotificationGroup]) -> Around:
    accounts = await accounts_by_ids(db, {each for group in groups for each in group.sample})
    posts = await views(db, viewer_id, sorted({row.status_id for row in _rows(groups) if row.status_id is not None}))
    followers = {row.from_account_id for row in _rows(groups) if row.kind == Kind.FOLLOW}
    return Around(
        accounts=accounts,
        posts=posts,
        subjects=await _subjects(db, viewer_id, groups),
        relations={each.target_id: each for each in await relationships(db, viewer_id, sorted(followers))},
        read_up_to=await read_up_to(db, viewer_id),
    )


def _rows(groups: Sequence[NotificationGroup]) -> Sequence[Notification]:
    return [group.latest for group in groups]


async def _subjects(db: Reader, viewer_id: int, groups: Sequence[NotificationGroup]) -> dict[int, Subject]:
    found = {}
    for row in _rows(groups):
        if row.subject_id is None:
            continue
        try:
            found[row.id] = await _subject(db, viewer_id, row.kind, row.subject_id)
        except (Forbidden, NotFound):
            continue
    return found


async def _subject(db: Reader, viewer_id: int, kind: str, subject_id: int) -> Subject:
    """What a notification is about. Raises `Forbidden` or `NotFound` for what is not there any more."""
    match kind:
        case Kind.SEVERED_RELATIONSHIPS:
            return Subject(severance=(await severances_among(db, viewer_id, [subject_id])).get(subject_id))
        case Kind.MODERATION_WARNING:
            return Subject(statement=await statement(db, viewer_id, subject_id))
        case Kind.ADDED_TO_COLLECTION | Kind.COLLECTION_UPDATE:
            return Subject(collection=await collection_view(db, viewer_id, subject_id))
        case Kind.REPORT_OUTCOME:
            return Subject(outcome=await report_outcome(db, viewer_id, subject_id))
        case Kind.ADMIN_REPORT:
            return await _reported(db, subject_id)
        case Kind.APPEAL_FILED | Kind.APPEAL_DECIDED:
            return await _appealed(db, subject_id)
        case _:
            return Subject()


async def _reported(db: Reader, report_id: int) -> Subject:
    found = await read_report(db, report_id)
    if found is None:
        return Subject()
    accounts = await accounts_by_ids(db, [found.account_id])
    return Subject(report=found, reported=accounts.get(found.account_id), case_id=found.case_id)


async def _appealed(db: Reader, appeal_id: int) -> Subject:
    found = await read_appeal(db, appeal_id)
    decided = await decision(db, found.decision_id) if found is not None else None
    return Subject(appeal=found, case_id=decided.case_id if decided else None)


async def told_now(visit: Visit, item: StreamItem) -> str:
    """The group in which a new notification stands, for a page that shows all; empty for what is not shown."""
    if item.kind != "notification":
        return ""
    store, me = visit.house.store, visit.account
    try:
        row = await store.read(notification, me.id, item.id, own_kinds=True)
        told = await tell(visit, [await store.read(read_group, me.id, row.key, own_kinds=True)])
    except NotFound:
        return ""
    return "".join(fragment(visit, "parts/told.html", each=each, arrived=True) for each in told)
