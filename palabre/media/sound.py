"""Makes a recording anew as an MP3 that every telephone and browser plays, without what it says of its maker. Pure."""

from fractions import Fraction
from pathlib import Path

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer

from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.media.model import Bounds
from palabre.media.probe import Found, check_seconds

RATES = (48_000, 44_100, 32_000)
BARE = {"id3v2_version": "0", "write_id3v1": "0"}
BITRATES = {"aac": 128_000, "libmp3lame": 192_000}
FORMATS = {"aac": "fltp", "libmp3lame": "s16p"}


def remake_sound(source: InputContainer, found: Found, bounds: Bounds, path: Path) -> None:
    """Writes the recording to `path`. Raises what `reading` and `check_seconds` raise."""
    assert found.audio is not None
    with av.open(str(path), "w", format="mp3", options=BARE) as target:
        if found.audio.codec_context.name in {"mp3", "mp3float"}:
            _repack(source, found.audio, bounds, target)
            return
        track = SoundTrack(target, found.audio, "libmp3lame")
        for frame in source.decode(found.audio):
            check_seconds(float(frame.time or 0), bounds)
            track.write(frame)
        track.finish()


def _repack(source: InputContainer, audio: AudioStream, bounds: Bounds, target: OutputContainer) -> None:
    stream = target.add_stream_from_template(audio)
    stream.metadata.clear()
    for packet in source.demux(audio):
        if packet.dts is not None:
            check_seconds(float(packet.dts * (audio.time_base or 0)), bounds)
            packet.stream = stream
            target.mux(packet)


class SoundTrack:
    """A track of sound in a file that is being written, from frames of any kind."""

    def __init__(self, target: OutputContainer, audio: AudioStream, codec: str) -> None:
        given = audio.codec_context
        self._rate = given.sample_rate if given.sample_rate in RATES else RATES[0]
        layout = "mono" if given.channels == 1 else "stereo"
        self._target = target
        track = target.add_stream(codec, rate=self._rate, layout=layout)
        assert isinstance(track, AudioStream)
        self._track = track
        self._track.bit_rate = BITRATES[codec]
        self._resampler = AudioResampler(FORMATS[codec], layout, self._rate)
        self._next = 0
        self._has_sound = False

    def write(self, frame: AudioFrame) -> None:
        """Adds what a frame holds."""
        if not self._has_sound:
            self._next = round(max(0.0, float(frame.time or 0)) * self._rate)
            self._has_sound = True
        frame.pts = None
        for each in self._resampler.resample(frame):
            self._add(each)

    def _add(self, frame: AudioFrame) -> None:
        """Samples are counted here, so that no jump of a clock leaves the track out of order."""
        frame.pts, frame.time_base = self._next, Fraction(1, self._rate)
        self._next += frame.samples
        self._target.mux(self._track.encode(frame))

    def finish(self) -> None:
        """Adds what is still in the pipes. Raises `Invalid` when there was no sound at all."""
        if not self._has_sound:
            raise Invalid(_("This file holds neither pictures nor sound."), code="media_empty")
        for each in self._resampler.resample(None):
            self._add(each)
        self._target.mux(self._track.encode(None))
