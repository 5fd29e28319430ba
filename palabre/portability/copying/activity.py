"""A member and their posts as ActivityStreams 2.0, the way Mastodon's archives spell them. Pure.

See https://www.w3.org/TR/activitystreams-vocabulary/, https://docs.joinmastodon.org/spec/activitypub/ and, for quotes,
FEP-044f. Pictures and films are named by their paths within the copy.
"""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

import msgspec

from palabre.accounts.model import Account
from palabre.ground.clock import iso
from palabre.media.model import Attachment, Meta
from palabre.statuses.model import Edit, PollView, Status, StatusView, Visibility

CONTEXT = "https://www.w3.org/ns/activitystreams"
PUBLIC = f"{CONTEXT}#Public"
EXTENSIONS = {
    "toot": "http://joinmastodon.org/ns#",
    "schema": "http://schema.org#",
    "palabre": "urn:palabre:",
    "manuallyApprovesFollowers": "as:manuallyApprovesFollowers",
    "sensitive": "as:sensitive",
    "Hashtag": "as:Hashtag",
    "discoverable": "toot:discoverable",
    "indexable": "toot:indexable",
    "featured": {"@id": "toot:featured", "@type": "@id"},
    "votersCount": "toot:votersCount",
    "blurhash": "toot:blurhash",
    "focalPoint": {"@container": "@list", "@id": "toot:focalPoint"},
    "PropertyValue": "schema:PropertyValue",
    "value": "schema:value",
    "quote": {"@id": "https://w3id.org/fep/044f#quote", "@type": "@id"},
    "edits": {"@id": "palabre:edits", "@container": "@list"},
    "state": "palabre:state",
}
Json = dict[str, Any]


def media_path(attachment: Attachment) -> str:
    """Where a file of a post lies within the copy; empty while there is none."""
    return f"media/{attachment.id}{PurePosixPath(attachment.original_key).suffix}" if attachment.original_key else ""


def picture_path(name: str, key: str) -> str:
    """Where a picture of the profile lies within the copy."""
    return f"{name}{PurePosixPath(key).suffix}" if key else ""


def actor(account: Account) -> Json:
    """The member."""
    person: Json = {
        "@context": [CONTEXT, EXTENSIONS],
        "id": account.uri,
        "type": "Service" if account.bot else "Person",
        "following": f"{account.uri}/following",
        "followers": _followers(account),
        "inbox": f"{account.uri}/inbox",
        "outbox": "outbox.json",
        "likes": "likes.json",
        "bookmarks": "bookmarks.json",
        "preferredUsername": account.username,
        "name": account.display_name,
        "summary": account.note_html,
        "source": {"content": account.note, "mediaType": "text/plain"},
        "url": account.url,
        "manuallyApprovesFollowers": account.locked,
        "discoverable": account.discoverable,
        "indexable": account.indexable,
        "published": iso(account.created_at),
        "attachment": [
            {"type": "PropertyValue", "name": each.name, "value": each.value_html or each.value}
            for each in account.profile_fields
        ],
    }
    pictures = (
        ("icon", "avatar", account.avatar_key, account.avatar_description),
        ("image", "header", account.header_key, account.header_description),
    )
    for name, file, key, description in pictures:
        if key:
            person[name] = {"type": "Image", "url": picture_path(file, key), "name": description}
    return person


def _followers(account: Account) -> str:
    return f"{account.uri}/followers"


def activity(view: StatusView, parents: Mapping[int, str], edits: Sequence[Edit] = ()) -> Json:
    """A post, or a boost, as it went out. `parents` has the addresses of what posts answer."""
    status = view.status
    boosted = view.reblog
    to, copied = _audience(view)
    return {
        "id": f"{status.uri}/activity" if boosted is None else status.uri,
        "type": "Create" if boosted is None else "Announce",
        "actor": view.account.uri,
        "published": iso(status.created_at),
        "to": to,
        "cc": copied,
        "object": _note(view, parents, edits) if boosted is None else boosted.status.uri,
    }


def _audience(view: StatusView) -> tuple[list[str], list[str]]:
    named, followers = [each.url for each in view.mentions], _followers(view.account)
    if view.reblog is not None:
        named = [view.reblog.account.uri]
    visibility = view.status.visibility
    if visibility == Visibility.PUBLIC:
        return [PUBLIC], [followers, *named]
    if visibility == Visibility.UNLISTED:
        return [followers], [PUBLIC, *named]
    return ([followers], named) if visibility == Visibility.PRIVATE else (named, [])


def _note(view: StatusView, parents: Mapping[int, str], edits: Sequence[Edit]) -> Json:
    status = view.status
    to, copied = _audience(view)
    note: Json = {
        "id": status.uri,
        "type": "Note" if view.poll is None else "Question",
        "summary": status.spoiler_text or None,
        "inReplyTo": parents.get(status.in_reply_to_id or 0),
        "published": iso(status.created_at),
        "url": status.url,
        "attributedTo": view.account.uri,
        "to": to,
        "cc": copied,
        "sensitive": status.sensitive,
        "content": status.html,
        "source": {"content": status.text, "mediaType": "text/plain"},
        "attachment": [_document(each) for each in view.attachments if each.original_key],
        "tag": [*({"type": "Mention", "href": each.url, "name": f"@{each.handle}"} for each in view.mentions)]
        + [{"type": "Hashtag", "name": f"#{name}"} for name in view.tags],
        "state": status.state,
    }
    return note | _more(status, view, edits)


def _more(status: Status, view: StatusView, edits: Sequence[Edit]) -> Json:
    more: Json = {}
    if status.language:
        more["contentMap"] = {status.language: status.html}
    if status.edited_at is not None:
        more["updated"] = iso(status.edited_at)
        more["edits"] = [_edit(each) for each in edits]
    if view.quote is not None and view.quote.view is not None:
        more["quote"] = view.quote.view.status.uri
    return more | (_poll(view.poll) if view.poll is not None else {})


def _document(attachment: Attachment) -> Json:
    meta = msgspec.json.decode(attachment.meta, type=Meta)
    document: Json = {
        "type": "Document",
        "mediaType": attachment.mime,
        "url": media_path(attachment),
        "name": attachment.description or None,
        "blurhash": attachment.blurhash,
        "width": meta.original.width,
        "height": meta.original.height,
    }
    return document | ({"focalPoint": [meta.focus.x, meta.focus.y]} if meta.focus else {})


def _edit(edit: Edit) -> Json:
    return {
        "type": "Note",
        "published": iso(edit.created_at),
        "summary": edit.spoiler_text or None,
        "content": edit.html,
        "source": {"content": edit.text, "mediaType": "text/plain"},
        "sensitive": edit.sensitive,
        "attachment": [_document(each) for each in edit.attachments if each.original_key],
    }


def _poll(found: PollView) -> Json:
    poll = found.poll
    options = [
        {"type": "Note", "name": title, "replies": {"type": "Collection", "totalItems": count}}
        for title, count in zip(poll.titles, poll.counts, strict=True)
    ]
    ended = {"closed": iso(poll.ended_at)} if poll.ended_at is not None else {}
    return {
        "anyOf" if poll.multiple else "oneOf": options,
        "endTime": iso(poll.expires_at),
        "votersCount": poll.voters_count,
    } | ended
