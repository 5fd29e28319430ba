"""Scheduled statuses (https://docs.joinmastodon.org/entities/ScheduledStatus/)."""

import msgspec
from msgspec import UNSET, UnsetType

from palabre.api.render.media import MediaAttachment, media_attachment
from palabre.ground.clock import iso
from palabre.ground.language import Translate
from palabre.ground.settings import Settings
from palabre.statuses.model import Draft, Scheduled
from palabre.statuses.scheduling.publish import Problem
from palabre.statuses.scheduling.read import ScheduledView


class ScheduledPoll(msgspec.Struct, frozen=True):
    """The poll that will be held."""

    options: tuple[str, ...]
    expires_in: int
    multiple: bool
    hide_totals: bool


class ScheduledParams(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked for; `in_reply_to_id` and `application_id` are numbers here, as in Mastodon."""

    text: str
    visibility: str
    sensitive: bool
    spoiler_text: str
    language: str | None
    media_ids: list[str] | None
    poll: ScheduledPoll | None
    in_reply_to_id: int | None
    quoted_status_id: str | None
    quote_approval_policy: str | None
    idempotency: str | None
    application_id: int
    scheduled_at: None = None
    with_rate_limit: bool = False


class ScheduledStatus(msgspec.Struct, frozen=True, kw_only=True):
    """A status that waits. `palabre` says why one could not be posted: it then waits for its author."""

    id: str
    scheduled_at: str
    params: ScheduledParams
    media_attachments: list[MediaAttachment]
    palabre: dict[str, str] | UnsetType = UNSET


def scheduled_status(view: ScheduledView, settings: Settings, translate: Translate) -> ScheduledStatus:
    """One scheduled status, for its author."""
    row = view.row
    return ScheduledStatus(
        id=str(row.id),
        scheduled_at=iso(row.due_at),
        params=_params(row, row.to_post),
        media_attachments=[media_attachment(each, settings) for each in view.attachments],
        palabre={"problem": _problem(row.problem, translate)} if row.problem else UNSET,
    )


def _params(row: Scheduled, draft: Draft) -> ScheduledParams:
    poll = draft.poll
    return ScheduledParams(
        text=draft.text,
        visibility=draft.visibility,
        sensitive=draft.sensitive,
        spoiler_text=draft.spoiler_text,
        language=draft.language,
        media_ids=[str(each) for each in draft.attachment_ids] or None,
        poll=ScheduledPoll(poll.options, poll.expires_in, poll.multiple, poll.hide_totals) if poll else None,
        in_reply_to_id=draft.in_reply_to_id,
        quoted_status_id=None if draft.quoted_status_id is None else str(draft.quoted_status_id),
        quote_approval_policy=draft.quote_policy,
        idempotency=draft.idempotency_key or None,
        application_id=row.app_id,
    )


def _problem(kept: str, translate: Translate) -> str:
    problem = msgspec.json.decode(kept, type=Problem)
    return translate(problem.text).format(**problem.values)
