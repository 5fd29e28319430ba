"""Statuses in another language (https://docs.joinmastodon.org/entities/Translation/)."""

import msgspec

from palabre.statuses.translate import TranslatedStatus


class TranslationOption(msgspec.Struct, frozen=True):
    """What one may choose."""

    title: str


class TranslationPoll(msgspec.Struct, frozen=True):
    """The options of a poll."""

    id: str
    options: list[TranslationOption]


class TranslationAttachment(msgspec.Struct, frozen=True):
    """The description of an attachment."""

    id: str
    description: str


class Translation(msgspec.Struct, frozen=True, kw_only=True):
    """A status in another language."""

    detected_source_language: str
    language: str
    provider: str
    spoiler_text: str
    content: str
    poll: TranslationPoll | None
    media_attachments: list[TranslationAttachment]


def translation(made: TranslatedStatus) -> Translation:
    """A translated status."""
    poll_id = made.poll_id
    options = [TranslationOption(each) for each in made.options]
    return Translation(
        detected_source_language=made.source,
        language=made.language,
        provider=made.provider,
        spoiler_text=made.spoiler_text,
        content=made.html,
        poll=None if poll_id is None else TranslationPoll(str(poll_id), options),
        media_attachments=[TranslationAttachment(str(id), text) for id, text in made.descriptions],
    )
