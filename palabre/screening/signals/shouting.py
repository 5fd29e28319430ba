"""Most letters are capitals: a voice raised."""

from collections.abc import Iterator
from typing import Final

from palabre.screening.signals.signal import Hit, Reading, WordSignal

_FEWEST: Final = 12


def _read(reading: Reading) -> Iterator[Hit]:
    letters = [letter for letter in reading.raw if letter.isalpha()]
    if len(letters) >= _FEWEST and sum(map(str.isupper, letters)) > 0.7 * len(letters):
        yield reading.hit(SIGNAL.name, 0, len(reading.words.text), 0.1)


SIGNAL: Final = WordSignal("voice.shouting", __doc__ or "", _read)
