"""A film or recording that came, and what is kept of it: a file, a picture, and what is known of both. Pure."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import av
from av.container import InputContainer

from palabre.ground.errors import PalabreError
from palabre.media.clean import clean_image, pictured
from palabre.media.film import Told, first_frame, remake_film, told
from palabre.media.model import Bounds, Cleaned, Kind, Limits, Meta, Remade, Size
from palabre.media.probe import look, reading
from palabre.media.sound import remake_sound

NO_PICTURE = Cleaned(b"", "", b"", "", Meta(), "")


def remake(raw: Path, reader: str, bounds: Bounds, made: Path) -> Remade:
    """Writes what is kept of the file `raw` to `made`. Raises `TooLarge` above a limit, `Invalid` for what is broken.

    A film without sound is a `gifv`, as on Mastodon.
    """
    with reading(), opened(raw, reader) as source:
        found = look(source, bounds)
        if found.video is None:
            remake_sound(source, found, bounds, made)
            return _remade(Kind.AUDIO, "audio/mpeg", _cover(raw, reader, bounds.picture), told(made))
        with opened(raw, reader) as again:
            first = first_frame(again)
        picture = remake_film(source, found, first, bounds, made)
        kind = Kind.VIDEO if found.audio else Kind.GIFV
        return _remade(kind, "video/mp4", pictured(picture), told(made))


@contextmanager
def opened(raw: Path, reader: str) -> Iterator[InputContainer]:
    """An open file, read as what it was found to be and without any other file that it may name."""
    with raw.open("rb") as file, av.open(file, format=reader) as source:
        assert isinstance(source, InputContainer)
        yield source


def _cover(raw: Path, reader: str, limits: Limits) -> Cleaned:
    """The picture that a recording carries, if it is one."""
    with opened(raw, reader) as source:
        for stream in source.streams.video:
            for packet in source.demux(stream):
                if packet.size:
                    return _clean_cover(bytes(packet), limits)
    return NO_PICTURE


def _clean_cover(data: bytes, limits: Limits) -> Cleaned:
    try:
        return clean_image(data, limits)
    except PalabreError:
        return NO_PICTURE


def _remade(kind: Kind, mime: str, picture: Cleaned, known: Told) -> Remade:
    size = f"{known.width}x{known.height}" if known.width else ""
    aspect = known.width / known.height if known.height else 0
    rate = known.rate
    return Remade(
        kind=kind,
        mime=mime,
        preview=picture.preview,
        preview_mime=picture.preview_mime,
        blurhash=picture.blurhash,
        meta=Meta(
            original=Size(
                width=known.width,
                height=known.height,
                frame_rate=f"{rate.numerator}/{rate.denominator}" if rate else "",
                duration=known.seconds,
                bitrate=known.bitrate,
            ),
            small=picture.meta.small,
            length=_length(known.seconds),
            duration=round(known.seconds, 2),
            fps=round(float(rate), 2) if rate else 0,
            size=size,
            width=known.width,
            height=known.height,
            aspect=aspect,
            audio_encode=known.codec,
            audio_bitrate=f"{known.sample_rate} Hz" if known.sample_rate else "",
            audio_channels=known.channels,
        ),
    )


def _length(seconds: float) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(int(minutes), 60)
    return f"{hours}:{minutes:02}:{rest:05.2f}"
