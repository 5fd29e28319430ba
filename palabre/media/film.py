"""Makes a film anew as an MP4 that every telephone and browser plays. Pure but for the file it is told to write.

What is H.264 and AAC already is only packed anew; the rest is encoded. Either way nothing but pictures and sound comes
along: no place, no device, no title, no track of measurements.
"""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import msgspec
from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer
from av.filter.graph import Graph
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from PIL import Image

from palabre.ground.errors import Invalid
from palabre.ground.language import _
from palabre.media.model import Bounds
from palabre.media.pixels import within_area
from palabre.media.probe import Found, check_seconds
from palabre.media.sound import SoundTrack

KEPT_PIXELS = 1_920 * 1_080
KEPT_RATE = 60
TICKS = Fraction(1, 90_000)
AT_START = {"movflags": "+faststart"}
ENCODING = {"preset": "veryfast", "crf": "23", "maxrate": "4M", "bufsize": "8M"}
THREADS = 2
TURNS = {90: "cclock", -90: "clock", 270: "clock", -270: "cclock"}


def first_frame(source: InputContainer) -> VideoFrame:
    """What a film begins with. Raises `Invalid` when it shows nothing."""
    first = next(source.decode(video=0), None)
    if first is None:
        raise Invalid(_("This video shows nothing."), code="media_empty")
    return first


def remake_film(source: InputContainer, found: Found, first: VideoFrame, bounds: Bounds, path: Path) -> Image.Image:
    """Writes the film to `path` and returns its first picture. Raises what `reading` and `check_seconds` raise."""
    if _is_fine(found, first):
        _repack(source, found, path)
        return picture_of(first)
    return _Encoding(source, found, bounds, path).run(first)


def picture_of(frame: VideoFrame) -> Image.Image:
    """A frame as a picture."""
    return Image.fromarray(frame.to_ndarray(format="rgb24"))


def _is_fine(found: Found, first: VideoFrame) -> bool:
    """Whether the film plays everywhere as it is."""
    assert found.video is not None
    return (
        found.video.codec_context.name == "h264"
        and first.format.name == "yuv420p"
        and first.width * first.height <= KEPT_PIXELS
        and found.rate <= KEPT_RATE
        and first.rotation == 0
        and (found.audio is None or found.audio.codec_context.name == "aac")
    )


def _repack(source: InputContainer, found: Found, path: Path) -> None:
    kept = [each for each in (found.video, found.audio) if each is not None]
    with av.open(str(path), "w", format="mp4", options=AT_START) as target:
        streams = {each.index: target.add_stream_from_template(each) for each in kept}
        for stream in streams.values():
            stream.metadata.clear()
        for packet in source.demux(kept):
            if packet.dts is not None:
                packet.stream = streams[packet.stream.index]
                target.mux(packet)


class _Encoding:
    """One film on its way from frames to frames."""

    def __init__(self, source: InputContainer, found: Found, bounds: Bounds, path: Path) -> None:
        assert found.video is not None
        self._source, self._found, self._bounds, self._path = source, found, bounds, path
        self._video: VideoStream = found.video
        self._last = -1
        self._shown: Image.Image | None = None

    def run(self, first: VideoFrame) -> Image.Image:
        """Writes the film and returns its first picture as it is shown."""
        graph = self._graph(first)
        with av.open(str(self._path), "w", format="mp4", options=AT_START) as target:
            film = target.add_stream("libx264", rate=min(round(self._found.rate) or 1, KEPT_RATE), options=ENCODING)
            film.width, film.height = self._size(first)
            film.pix_fmt = "yuv420p"
            film.codec_context.time_base = TICKS
            film.codec_context.thread_count = THREADS
            sound = SoundTrack(target, self._found.audio, "aac") if self._found.audio else None
            for frame in self._source.decode([each for each in (self._video, self._found.audio) if each is not None]):
                if isinstance(frame, VideoFrame):
                    check_seconds(float(frame.time or 0), self._bounds)
                    graph.push(frame)
                    self._write(graph, target, film)
                elif sound is not None and isinstance(frame, av.AudioFrame):
                    sound.write(frame)
            graph.push(None)
            self._write(graph, target, film)
            target.mux(film.encode(None))
            if sound is not None:
                sound.finish()
        if self._shown is None:
            raise Invalid(_("This video shows nothing."), code="media_empty")
        return self._shown

    def _size(self, first: VideoFrame) -> tuple[int, int]:
        """Even sides, as H.264 wants them, upright."""
        sides = (first.height, first.width) if first.rotation in TURNS else (first.width, first.height)
        width, height = within_area(sides, KEPT_PIXELS)
        return max(2, width // 2 * 2), max(2, height // 2 * 2)

    def _graph(self, first: VideoFrame) -> Graph:
        width, height = self._size(first)
        graph = Graph()
        steps = [graph.add_buffer(template=self._video)]
        if first.rotation in TURNS:
            steps.append(graph.add("transpose", TURNS[first.rotation]))
        elif abs(first.rotation) == 180:
            steps += [graph.add("hflip"), graph.add("vflip")]
        if self._found.rate > KEPT_RATE:
            steps.append(graph.add("fps", str(KEPT_RATE)))
        steps += [graph.add("scale", f"{width}:{height}"), graph.add("setsar", "1"), graph.add("format", "yuv420p")]
        graph.link_nodes(*steps, graph.add("buffersink")).configure()
        return graph

    def _write(self, graph: Graph, target: OutputContainer, film: VideoStream) -> None:
        for frame in _ready(graph):
            if frame.pts is None or frame.time_base is None:
                continue
            moment = round(frame.pts * frame.time_base / TICKS)
            if moment <= self._last:
                continue
            self._last = frame.pts = moment
            frame.time_base = TICKS
            if self._shown is None:
                self._shown = picture_of(frame)
            target.mux(film.encode(frame))


def _ready(graph: Graph) -> Iterator[VideoFrame]:
    while True:
        try:
            frame = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return
        if isinstance(frame, VideoFrame):
            yield frame


class Told(msgspec.Struct, frozen=True):
    """What a finished file says of itself."""

    seconds: float
    bitrate: int
    width: int = 0
    height: int = 0
    rate: Fraction | None = None
    codec: str = ""
    sample_rate: int = 0
    channels: str = ""


def told(path: Path) -> Told:
    """Reads a file that was made here."""
    with av.open(str(path)) as made:
        video: VideoStream | None = next(iter(made.streams.video), None)
        audio: AudioStream | None = next(iter(made.streams.audio), None)
        return Told(
            seconds=(made.duration or 0) / 1_000_000,
            bitrate=made.bit_rate or 0,
            width=video.codec_context.width if video else 0,
            height=video.codec_context.height if video else 0,
            rate=video.average_rate if video else None,
            codec=audio.codec_context.name.removesuffix("float") if audio else "",
            sample_rate=audio.codec_context.sample_rate if audio else 0,
            channels=audio.codec_context.layout.name if audio else "",
        )
