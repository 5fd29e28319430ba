"""Films and recordings: made anew, with nothing of where they come from, whatever they were before."""

from pathlib import Path

import av
import pytest

from palabre.ground.errors import Invalid, TooLarge
from palabre.ground.settings import Settings
from palabre.media.model import Kind, Remade
from palabre.media.nature import nature_of
from palabre.media.remake import remake
from palabre.media.workshop import Workshop, bounds_of
from tests.harness.films import film, recording
from tests.harness.pictures import MARK, animation, picture, saved

SETTINGS = Settings(max_video_seconds=10, max_video_frame_rate=60, max_video_pixels=100_000)


def made(data: bytes, folder: Path, settings: Settings = SETTINGS) -> tuple[Remade, Path]:
    raw, path = folder / "raw", folder / "made"
    raw.write_bytes(data)
    return remake(raw, nature_of(data).reader, bounds_of(settings), path), path


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (film(), Kind.VIDEO),
        (film("mov"), Kind.VIDEO),
        (film("webm", codec="libvpx-vp9", sound="libopus"), Kind.VIDEO),
        (film("mp4", codec="mpeg4", size=(66, 50)), Kind.VIDEO),
        (film(pixels="yuv444p"), Kind.VIDEO),
        (film(sound=None), Kind.GIFV),
        (animation("GIF"), Kind.GIFV),
    ],
    ids=["mp4", "mov", "webm", "mpeg4", "yuv444", "silent", "gif"],
)
def test_a_film_becomes_one_that_plays_everywhere(data: bytes, kind: Kind, tmp_path: Path) -> None:
    remade, path = made(data, tmp_path)
    assert (remade.kind, remade.mime) == (kind, "video/mp4")
    content = path.read_bytes()
    assert MARK not in content
    assert b"+48.8577" not in content
    assert content.find(b"moov") < content.find(b"mdat")
    with av.open(str(path)) as opened:
        (video,) = opened.streams.video
        assert (video.codec_context.name, video.codec_context.pix_fmt) == ("h264", "yuv420p")
        assert [each.codec_context.name for each in opened.streams.audio] == (["aac"] if kind is Kind.VIDEO else [])
        assert len(list(opened.decode(video))) >= 2
        sides = video.codec_context.width, video.codec_context.height
    assert (remade.meta.width, remade.meta.height) == sides
    assert remade.meta.small.width == sides[0]
    assert remade.blurhash
    assert nature_of(remade.preview).kind is Kind.IMAGE
    if kind is Kind.VIDEO:
        assert remade.meta.duration == pytest.approx(2.0, abs=0.05)
        assert remade.meta.fps == 10
        assert (remade.meta.audio_encode, remade.meta.audio_bitrate) == ("aac", "48000 Hz")


@pytest.mark.parametrize(
    ("named", "codec"),
    [
        ("webm", "libopus"),
        ("mp3", "libmp3lame"),
        ("ogg", "libopus"),
        ("wav", "pcm_s16le"),
        ("flac", "flac"),
        ("ipod", "aac"),
        ("adts", "aac"),
    ],
)
def test_a_recording_becomes_one_that_plays_everywhere(named: str, codec: str, tmp_path: Path) -> None:
    remade, path = made(recording(named, codec), tmp_path)
    assert (remade.kind, remade.mime, remade.preview) == (Kind.AUDIO, "audio/mpeg", b"")
    assert MARK not in path.read_bytes()
    assert remade.meta.duration == pytest.approx(1.0, abs=0.06)
    assert (remade.meta.audio_encode, remade.meta.audio_channels) == ("mp3", "mono")
    assert remade.meta.length.startswith("0:00:01.0")


def test_limits_hold(tmp_path: Path) -> None:
    for data in (
        film(frames=120, sound=None),
        film(rate=100, sound=None),
        film(size=(400, 300), frames=2, sound=None),
        recording(seconds=11),
    ):
        with pytest.raises(TooLarge):
            made(data, tmp_path)


def test_what_is_broken_is_refused(tmp_path: Path) -> None:
    whole = film("webm", codec="libvpx-vp9", sound=None)
    for data in (
        whole[:300],
        film()[:200],
        b"ID3" + bytes(500),
        b"OggS" + bytes(100),
        b"\0\0\0\x18ftypisom" + bytes(99),
    ):
        with pytest.raises((Invalid, TooLarge)):
            made(data, tmp_path)


def test_a_playlist_is_no_film() -> None:
    for data in (b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", b"ffconcat version 1.0\nfile /etc/passwd\n", b"<svg/>"):
        with pytest.raises(Invalid):
            nature_of(data)


def test_only_a_gif_that_moves_is_a_film() -> None:
    assert nature_of(saved(picture(), "GIF")).kind is Kind.IMAGE
    assert nature_of(animation("GIF", frames=2)).kind is Kind.GIFV


async def test_the_workshop_answers_and_refuses() -> None:
    workshop = Workshop()
    remade, data = await workshop.remake(film(sound=None), "mov", SETTINGS)
    assert remade.kind == Kind.GIFV
    assert data[4:8] == b"ftyp"
    with pytest.raises(Invalid) as refused:
        await workshop.remake(b"\x1a\x45\xdf\xa3" + bytes(50), "matroska", SETTINGS)
    assert refused.value.code == "media_broken"
    with pytest.raises(Invalid) as refused:
        await Workshop(patience=0.01).remake(film(), "mov", SETTINGS)
    assert refused.value.code == "media_too_hard"
    assert not workshop.is_busy
