"""Looks at the streams of a film or recording and refuses what is over a limit, before anything is decoded. Pure."""

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction

import av
import msgspec
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.stream import Disposition
from av.video.stream import VideoStream

from palabre.ground.errors import Invalid, TooLarge
from palabre.ground.language import _
from palabre.media.inspect import DAMAGE
from palabre.media.model import Bounds

US = 1_000_000
THREADS = 2


class Found(msgspec.Struct, frozen=True):
    """The streams that count: the first film, the first sound, and the picture that a recording carries as a cover."""

    video: VideoStream | None
    audio: AudioStream | None
    cover: VideoStream | None
    seconds: float
    rate: Fraction


def look(container: InputContainer, bounds: Bounds) -> Found:
    """The streams of an open file. Raises `Invalid` when there are none, `TooLarge` above a limit."""
    films = [each for each in container.streams.video if not each.disposition & Disposition.attached_pic]
    covers = [each for each in container.streams.video if each.disposition & Disposition.attached_pic]
    sounds = list(container.streams.audio)
    if not films and not sounds:
        raise Invalid(_("This file holds neither pictures nor sound."), code="media_empty")
    video = films[0] if films else None
    rate = (video.average_rate or video.guessed_rate or Fraction(25)) if video else Fraction(0)
    seconds = (container.duration or 0) / US
    found = Found(video, sounds[0] if sounds else None, covers[0] if covers else None, seconds, rate)
    check_seconds(seconds, bounds)
    if video is not None:
        _check_film(video, rate, bounds)
        video.codec_context.thread_count = THREADS
    return found


def _check_film(video: VideoStream, rate: Fraction, bounds: Bounds) -> None:
    pixels = video.codec_context.width * video.codec_context.height
    if not 0 < pixels <= bounds.max_pixels:
        raise TooLarge(
            _("This video has too many pixels; up to {limit} are accepted. Make it smaller and try again."),
            code="video_pixels",
            limit=bounds.max_pixels,
        )
    if rate > bounds.max_rate and video.codec_context.name != "gif":
        raise TooLarge(
            _("This video has too many frames a second; up to {limit} are accepted."),
            code="video_rate",
            limit=bounds.max_rate,
        )


def check_seconds(seconds: float, bounds: Bounds) -> None:
    """Raises `TooLarge` for what lasts longer than is accepted."""
    if seconds > bounds.max_seconds:
        raise TooLarge(
            _("This file is too long; up to {limit} seconds are accepted. Cut it and try again."),
            code="media_seconds",
            limit=bounds.max_seconds,
        )


@contextmanager
def reading() -> Iterator[None]:
    """Raises `Invalid` for whatever FFmpeg says of a file that it cannot read to its end."""
    try:
        yield
    except (av.FFmpegError, *DAMAGE) as error:
        raise Invalid(
            _("This file is damaged, or of a kind that cannot be shown. Save it again and retry."),
            code="media_broken",
            cause=f"{type(error).__name__}: {error}",
        ) from error
