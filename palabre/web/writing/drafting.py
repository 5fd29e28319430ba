"""From a sent compose form to the draft that it holds."""

from collections.abc import Sequence

from palabre.ground.clock import parse_iso
from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.statuses.model import Draft, Poll, PollDraft, ReplyPolicy
from palabre.statuses.polls.poll import as_draft
from palabre.statuses.polls.rules import MAX_OPTIONS
from palabre.web.forms import Form

LONGEST_KEY = 60
USUAL_SECONDS = 24 * 3600


def draft_of(form: Form, attachment_ids: Sequence[int]) -> Draft:
    """The draft that a form holds."""
    return Draft(
        text=form.text("text"),
        spoiler_text=form.line("warning"),
        visibility=form.line("visibility"),
        sensitive=form.flag("sensitive"),
        language=form.line("language") or None,
        in_reply_to_id=form.id("reply_to"),
        quoted_status_id=form.id("quote"),
        quote_policy=form.line("quote_policy") or None,
        reply_policy=form.line("reply_policy") or ReplyPolicy.EVERYONE,
        attachment_ids=tuple(attachment_ids),
        poll=poll_of(form),
        idempotency_key=form.line("key")[:LONGEST_KEY],
    )


def poll_of(form: Form) -> PollDraft | None:
    """The poll of a form; none when every option is empty."""
    options = tuple(text for place in range(1, MAX_OPTIONS + 1) if (text := form.line(f"option-{place}")))
    if not options:
        return None
    lasts = form.line("poll_lasts")
    return PollDraft(
        options=options,
        expires_in=int(lasts) if lasts.isascii() and lasts.isdigit() and len(lasts) < 12 else USUAL_SECONDS,
        multiple=form.flag("poll_multiple"),
        hide_totals=form.flag("poll_hidden"),
    )


def is_same_poll(asked: PollDraft | None, poll: Poll | None) -> bool:
    """Whether an edit leaves the poll as it is."""
    if asked is None or poll is None:
        return asked is None and poll is None
    now = as_draft(poll)
    return (asked.options, asked.multiple, asked.hide_totals) == (now.options, now.multiple, now.hide_totals)


def due_of(form: Form) -> int | None:
    """When it is to be posted; None for at once.

    A script sends the moment whole in `due_at`; without one, `due` is UTC, as the form says. Raises `Invalid`.
    """
    written = form.line("due_at") or form.line("due")
    if not written:
        return None
    found = parse_iso(written)
    if found is None:
        sentence = _("This is no date with a time. Choose one such as 2030-01-31 18:00.")
        raise Invalid(sentence, fields={"due": [("ERR_INVALID", sentence)]})
    return found
