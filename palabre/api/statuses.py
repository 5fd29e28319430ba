"""Write, edit, delete and read one status (https://docs.joinmastodon.org/methods/statuses/)."""

from typing import Literal

from palabre.accounts.model import Account
from palabre.accounts.preferences import preferences_of
from palabre.api.answer import Answer, array, json
from palabre.api.call import Call
from palabre.api.forms import Form, Id, Upload
from palabre.api.operations import Area, user, viewer
from palabre.api.render.edit import deleted_status, status_edit, status_source
from palabre.api.scheduled import answer_scheduled, schedule
from palabre.api.viewing import render, render_quote, rendered, show, show_all
from palabre.door.house import House
from palabre.media.describe import describe
from palabre.media.illustrate import illustrate
from palabre.media.model import AttachmentDescribed
from palabre.media.rules import parse_focus
from palabre.statuses.delete import delete_status
from palabre.statuses.edit import edit_status
from palabre.statuses.model import Draft, PollDraft, Scheduled
from palabre.statuses.post import post_status
from palabre.statuses.reactions import on_attachment_described
from palabre.statuses.read import history, source, thread
from palabre.store.transaction import Transaction

area = Area("statuses")
MOST_AT_ONCE = 40
LONGEST_KEY = 200


QuotePolicyName = Literal["public", "followers", "nobody"]
ReplyPolicyName = Literal["everyone", "followers", "mentioned", "nobody"]


class OneStatus(Form, frozen=True, kw_only=True):
    """A status by its id."""

    id: Id


class SeveralStatuses(Form, frozen=True, kw_only=True):
    """Statuses by their ids."""

    id: tuple[Id, ...] = ()


class AskedPoll(Form, frozen=True, kw_only=True):
    """A poll to hold."""

    options: tuple[str, ...] = ()
    expires_in: int = 0
    multiple: bool = False
    hide_totals: bool = False


class Wording(Form, frozen=True, kw_only=True):
    """What a status says."""

    status: str = ""
    spoiler_text: str = ""
    sensitive: bool | None = None
    language: str | None = None
    media_ids: tuple[Id, ...] = ()
    poll: AskedPoll | None = None
    quote_approval_policy: QuotePolicyName | None = None


class NewStatus(Wording, frozen=True, kw_only=True):
    """A status to post. Visibility, language and who may answer are the person's own where they are not sent."""

    in_reply_to_id: Id | None = None
    scheduled_at: str | None = None
    quoted_status_id: Id | None = None
    reply_policy: ReplyPolicyName | None = None
    visibility: Literal["public", "unlisted", "private", "direct"] | None = None


class EditedMedia(Form, frozen=True, kw_only=True):
    """What changes about a picture of the status."""

    id: Id
    description: str | None = None
    focus: str | None = None
    thumbnail: Upload | None = None


class EditedStatus(Wording, frozen=True, kw_only=True):
    """The new wording of a status. What is not sent is taken away, as in Mastodon."""

    id: Id
    media_attributes: tuple[EditedMedia, ...] = ()


class Deletion(OneStatus, frozen=True, kw_only=True):
    """Whether the media go at once too, or wait a day for a new draft."""

    delete_media: bool = False


@area.post("/api/v1/statuses", user("write:statuses"))
async def create_status(call: Call, form: NewStatus) -> Answer:
    """Posts, now or when it is scheduled. The same `Idempotency-Key` within a day gives the same status."""
    house, draft = call.house, _draft(call, form)
    if form.scheduled_at:
        made = await schedule(call, draft, form.scheduled_at)
        return await answer_scheduled(call, made) if isinstance(made, Scheduled) else Answer(await show(call, made.id))
    status = await house.store.write(post_status, call.me, draft, screen=house.screen, settings=house.settings)
    return Answer(await show(call, status.id))


def _draft(call: Call, form: NewStatus) -> Draft:
    person = call.user
    app = call.bearer.app if call.bearer else None
    return Draft(
        text=form.status,
        spoiler_text=form.spoiler_text,
        visibility=form.visibility or person.default_visibility,
        sensitive=person.default_sensitive if form.sensitive is None else form.sensitive,
        language=form.language or person.default_language or None,
        in_reply_to_id=form.in_reply_to_id,
        quoted_status_id=form.quoted_status_id,
        quote_policy=form.quote_approval_policy or person.default_quote_policy,
        reply_policy=form.reply_policy
        or preferences_of(person).reply_policy_for(is_reply=form.in_reply_to_id is not None),
        attachment_ids=form.media_ids,
        poll=_poll(form),
        app_name=app.name if app else None,
        app_website=app.website if app else None,
        idempotency_key=call.headers.get("idempotency-key", "")[:LONGEST_KEY],
    )


def _poll(form: Wording) -> PollDraft | None:
    """The poll that was sent; an empty one is none, as in Mastodon."""
    asked = form.poll
    if asked is None or asked == AskedPoll():
        return None
    return PollDraft(
        options=asked.options, expires_in=asked.expires_in, multiple=asked.multiple, hide_totals=asked.hide_totals
    )


@area.get("/api/v1/statuses/{id}", viewer("read:statuses"))
async def get_status(call: Call, form: OneStatus) -> Answer:
    """One status."""
    return Answer(await show(call, form.id))


@area.get("/api/v1/statuses", viewer("read:statuses"))
async def get_statuses(call: Call, form: SeveralStatuses) -> Answer:
    """Several statuses; those that the caller may not see are left out."""
    return array(await show_all(call, form.id[:MOST_AT_ONCE]))


@area.put("/api/v1/statuses/{id}", user("write:statuses"))
async def update_status(call: Call, form: EditedStatus) -> Answer:
    """Gives a status a new wording."""
    draft = Draft(
        text=form.status,
        spoiler_text=form.spoiler_text,
        sensitive=bool(form.sensitive),
        language=form.language,
        attachment_ids=form.media_ids,
        poll=_poll(form),
        quote_policy=form.quote_approval_policy,
    )
    await _illustrate(call, form)
    await call.house.store.write(_edit, call.me, form, draft, call.house)
    return Answer(await show(call, form.id))


async def _illustrate(call: Call, form: EditedStatus) -> None:
    """Gives files the previews that came with the edit. Only the caller's own; they stay when the edit is refused."""
    house = call.house
    for each in form.media_attributes[: house.settings.max_attachments]:
        if each.thumbnail is not None:
            await illustrate(call.me.id, each.id, each.thumbnail.data, house.blobs, house.settings, house.store)


async def _edit(tx: Transaction, author: Account, form: EditedStatus, draft: Draft, house: House) -> None:
    for each in form.media_attributes[: house.settings.max_attachments]:
        await describe(tx, author.id, each.id, each.description, parse_focus(each.focus))
        await on_attachment_described(tx, AttachmentDescribed(each.id, form.id))
    await edit_status(tx, author, form.id, draft, screen=house.screen, settings=house.settings)


@area.delete("/api/v1/statuses/{id}", user("write:statuses"))
async def delete_one_status(call: Call, form: Deletion) -> Answer:
    """Deletes a status for good, and answers with its source for a new draft."""
    keep = not form.delete_media
    before = await call.house.store.write(delete_status, call.me.id, form.id, keep_media=keep)
    return Answer(deleted_status(render(call, before), before.status.text))


@area.get("/api/v1/statuses/{id}/context", viewer("read:statuses"))
async def get_status_context(call: Call, form: OneStatus) -> Answer:
    """The conversation around a status."""
    around = await call.house.store.read(thread, call.viewer_id, form.id)
    above, below = array(rendered(call, around.ancestors)), array(rendered(call, around.descendants))
    return Answer(b'{"ancestors":' + above.body + b',"descendants":' + below.body + b"}")


@area.get("/api/v1/statuses/{id}/history", viewer("read:statuses"))
async def get_status_history(call: Call, form: OneStatus) -> Answer:
    """Every wording of a status, the oldest first."""
    found = await call.house.store.read(history, call.viewer_id, form.id)
    quote = render_quote(call, found[0].quote) if found and found[0].quote else None
    return json([status_edit(each, call.house.settings, quote) for each in found])


@area.get("/api/v1/statuses/{id}/source", user("read:statuses"))
async def get_status_source(call: Call, form: OneStatus) -> Answer:
    """What the author typed."""
    return json(status_source(await call.house.store.read(source, call.me.id, form.id)))
