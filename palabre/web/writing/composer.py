"""The compose form: what it starts with."""

from palabre.accounts.preferences import preferences_of
from palabre.ground import clock
from palabre.statuses.model import Draft, Poll, Status, StatusView, Visibility
from palabre.statuses.rules import OPEN, reply_visibility
from palabre.web.forms import Form
from palabre.web.visit import Visit


def empty_composer(visit: Visit, text: str = "") -> Form:
    """A form for a new post, as its author likes to post."""
    return Form(defaults=_defaults(visit) | {"text": text})


def _defaults(visit: Visit) -> dict[str, str]:
    user = visit.user
    return {
        "visibility": user.default_visibility,
        "language": user.default_language or visit.words.locale,
        "sensitive": "yes" if user.default_sensitive else "",
        "reply_policy": preferences_of(user).reply_policy,
        "quote_policy": user.default_quote_policy,
    }


def reply_composer(visit: Visit, parent: StatusView) -> Form:
    """A form for a reply: it names whoever the parent names, and is no more public than the parent."""
    own = visit.account.handle
    handles = dict.fromkeys([parent.account.handle, *(each.handle for each in parent.mentions)])
    named = " ".join(f"@{handle}" for handle in handles if handle != own)
    visibility = reply_visibility(parent.status.visibility, visit.user.default_visibility)
    return Form(
        defaults=_defaults(visit)
        | {
            "text": f"{named} " if named else "",
            "warning": parent.status.spoiler_text,
            "visibility": visibility,
            "language": visit.user.default_language or parent.status.language or visit.words.locale,
            "reply_policy": preferences_of(visit.user).reply_policy_for(is_reply=True),
            "reply_to": str(parent.status.id),
        }
    )


def quote_composer(visit: Visit, quoted: StatusView) -> Form:
    """A form for a post that quotes another: it is no more public than that one."""
    usual = visit.user.default_visibility
    is_closed = quoted.status.visibility not in OPEN and usual in OPEN
    visibility = Visibility.PRIVATE if is_closed else usual
    return Form(defaults=_defaults(visit) | {"visibility": visibility, "quote": str(quoted.status.id)})


def edit_composer(status: Status, poll: Poll | None) -> Form:
    """A form with a post as it was written."""
    return Form(
        defaults={
            "text": status.text,
            "warning": status.spoiler_text,
            "language": status.language or "",
            "sensitive": "yes" if status.sensitive else "",
            "visibility": status.visibility,
            "reply_policy": status.reply_policy,
            "quote_policy": status.quote_policy,
            **(_poll_fields(poll.titles, multiple=poll.multiple, hidden=poll.hide_totals) if poll else {}),
        }
    )


def rewrite_composer(visit: Visit, before: StatusView) -> Form:
    """A form for what was deleted, to be written anew."""
    status, poll = before.status, before.poll.poll if before.poll else None
    defaults = _defaults(visit) | edit_composer(status, poll).defaults
    if poll is not None:
        defaults["poll_lasts"] = str((poll.expires_at - poll.created_at) // clock.SECOND)
    defaults["reply_to"] = str(status.in_reply_to_id or "")
    defaults["quote"] = str(status.quoted_id or "")
    return Form(defaults=defaults)


def draft_composer(visit: Visit, draft: Draft, due_at: int) -> Form:
    """A form with what was scheduled, to be changed."""
    poll = draft.poll
    return Form(
        defaults=_defaults(visit)
        | {
            "text": draft.text,
            "warning": draft.spoiler_text,
            "visibility": draft.visibility,
            "language": draft.language or "",
            "sensitive": "yes" if draft.sensitive else "",
            "reply_policy": draft.reply_policy,
            "quote_policy": draft.quote_policy or visit.user.default_quote_policy,
            "reply_to": str(draft.in_reply_to_id or ""),
            "quote": str(draft.quoted_status_id or ""),
            "due_at": clock.iso(due_at),
            **(_poll_fields(poll.options, multiple=poll.multiple, hidden=poll.hide_totals) if poll else {}),
            **({"poll_lasts": str(poll.expires_in)} if poll else {}),
        }
    )


def _poll_fields(titles: tuple[str, ...], *, multiple: bool, hidden: bool) -> dict[str, str]:
    options = {f"option-{place}": title for place, title in enumerate(titles, 1)}
    return options | {"poll_multiple": "yes" if multiple else "", "poll_hidden": "yes" if hidden else ""}
