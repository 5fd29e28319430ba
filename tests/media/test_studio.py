"""Pictures are cleaned apart from the server, and nothing that a file does to a decoder reaches it."""

import asyncio
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palabre.ground.errors import Invalid, TooLarge, Unavailable
from palabre.ground.settings import Settings
from palabre.media import studio as studio_module
from palabre.media.clean import clean_image
from palabre.media.model import Limits
from palabre.media.studio import MOST_WAITING, Studio
from tests.harness.pictures import animation, picture, saved, telltale

SMALL = Limits(1_000_000, 100_000)
FILES = [telltale(named) for named in ("JPEG", "PNG", "GIF", "WEBP", "HEIF", "AVIF")] + [
    animation(named) for named in ("GIF", "WEBP", "PNG")
]


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_damaged_file_is_cleaned_or_refused_and_nothing_else(data: st.DataObject) -> None:
    damaged = bytearray(data.draw(st.sampled_from(FILES)))
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    length = data.draw(st.one_of(st.just(len(damaged)), st.integers(1, len(damaged))))
    with suppress(Invalid, TooLarge):
        cleaned = clean_image(bytes(damaged[:length]), SMALL)
        assert clean_image(cleaned.original, SMALL).meta.original == cleaned.meta.original


async def test_the_loop_runs_on_while_a_picture_is_cleaned(tmp_path: Path) -> None:
    cleaning = asyncio.create_task(Studio().clean(saved(picture(2_000, 2_000), "JPEG"), Settings(data=str(tmp_path))))
    longest, last = 0.0, time.monotonic()
    while not cleaning.done():
        await asyncio.sleep(0.005)
        longest, last = max(longest, time.monotonic() - last), time.monotonic()
    assert (await cleaning).meta.original.size == "2000x2000"
    assert longest < 0.25


async def test_a_picture_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    with pytest.raises(Invalid) as refused:
        await Studio(patience=0.05).clean(saved(picture()), Settings(data=str(tmp_path)))
    assert refused.value.code == "image_too_hard"
    assert "too much time or memory" in refused.value.public_text()


async def test_a_decoder_that_crashes_takes_no_one_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crash = "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"
    monkeypatch.setattr(studio_module, "COMMAND", [sys.executable, "-c", crash])
    with pytest.raises(Invalid) as refused:
        await Studio().clean(saved(picture()), Settings(data=str(tmp_path)))
    assert "exit code -11" in refused.value.cause
    assert "-11" not in refused.value.public_text()


async def test_the_process_sees_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "very secret")
    tell = "import os, sys; sys.exit(str(dict(os.environ)))"
    monkeypatch.setattr(studio_module, "COMMAND", [sys.executable, "-c", tell])
    with pytest.raises(Invalid) as refused:
        await Studio().clean(saved(picture()), Settings(data=str(tmp_path)))
    assert "PYTHONPATH" in refused.value.cause
    assert "very secret" not in refused.value.cause


async def test_no_more_than_two_are_cleaned_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "log"
    note = f"import os,time; f=open({str(log)!r},'a'); f.write('+'); f.flush(); time.sleep(.2); f.write('-'); f.flush()"
    monkeypatch.setattr(studio_module, "COMMAND", [sys.executable, "-c", note])
    studio, data = Studio(), saved(picture())
    await asyncio.gather(*(studio.clean(data, Settings()) for _ in range(5)), return_exceptions=True)
    running = [log.read_text()[:end].count("+") - log.read_text()[:end].count("-") for end in range(1, 11)]
    assert max(running) == 2


async def test_too_many_waiting_are_asked_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(studio_module, "COMMAND", [sys.executable, "-c", "import time; time.sleep(.01)"])
    studio, data = Studio(), saved(picture())
    answers = await asyncio.gather(
        *(studio.clean(data, Settings()) for _ in range(MOST_WAITING + 3)), return_exceptions=True
    )
    assert sum(isinstance(answer, Unavailable) for answer in answers) == 3


def test_the_server_does_not_load_the_decoders() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import sys, palabre.media.upload, palabre.media.cover; print('PIL' in sys.modules)"],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "False"
