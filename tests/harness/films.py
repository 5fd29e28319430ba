"""Films and recordings made for tests, which carry a place that must not be kept."""

from fractions import Fraction
from io import BytesIO

import av
import numpy as np

from tests.harness.pictures import MARK

TELLTALE = {"title": MARK.decode(), "location": "+48.8577+002.2950/", "comment": MARK.decode()}


def film(
    named: str = "mp4",
    *,
    codec: str = "libx264",
    sound: str | None = "aac",
    size: tuple[int, int] = (64, 48),
    frames: int = 20,
    rate: int = 10,
    pixels: str = "yuv420p",
) -> bytes:
    """A film whose picture changes, with a tone."""
    file = BytesIO()
    with av.open(file, "w", format=named) as target:
        target.metadata.update(TELLTALE)
        stream = target.add_stream(codec, rate=rate)
        assert isinstance(stream, av.VideoStream)
        stream.width, stream.height, stream.pix_fmt = *size, pixels
        track = target.add_stream(sound, rate=48_000, layout="mono") if sound else None
        if track is not None:
            track.metadata.update({"title": MARK.decode()})
        for number in range(frames):
            picture = np.full((size[1], size[0], 3), (number * 9 % 256, 80, 160), dtype=np.uint8)
            target.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        target.mux(stream.encode(None))
        if track is not None:
            assert isinstance(track, av.AudioStream)
            _tone(target, track, frames / rate)
    return file.getvalue()


def recording(named: str = "mp3", codec: str = "libmp3lame", *, seconds: float = 1.0, rate: int = 48_000) -> bytes:
    """A tone."""
    file = BytesIO()
    with av.open(file, "w", format=named) as target:
        target.metadata.update(TELLTALE)
        track = target.add_stream(codec, rate=rate, layout="mono")
        assert isinstance(track, av.AudioStream)
        _tone(target, track, seconds)
    return file.getvalue()


def _tone(target: av.container.OutputContainer, track: av.AudioStream, seconds: float) -> None:
    rate = track.codec_context.sample_rate
    resampler = av.AudioResampler(track.codec_context.format.name, "mono", rate)
    samples = (np.sin(np.arange(int(rate * seconds)) * 440 * 6.28 / rate) * 9_000).astype(np.int16)
    at = 0
    for start in range(0, len(samples), 960):
        part = samples[start : start + 960]
        frame = av.AudioFrame.from_ndarray(part[np.newaxis], format="s16", layout="mono")
        frame.sample_rate = rate
        for each in resampler.resample(frame):
            each.pts, each.time_base = at, Fraction(1, rate)
            at += each.samples
            target.mux(track.encode(each))
    target.mux(track.encode(None))
