"""Words between quotation marks, in a post that says something outside them too."""

import re
from collections.abc import Iterator
from typing import Final

from palabre.screening.signals.signal import Hit, Reading, WordSignal

_QUOTED: Final = re.compile(r'"[^"\n]{2,600}"|(?<![a-z0-9])\'[^\n"]{2,300}?\'(?![a-z0-9])|(?m:^>[^\n]*$)')
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_OWN_WORDS: Final = 2


def _read(reading: Reading) -> Iterator[Hit]:
    text = reading.words.text
    spans = [found.span() for found in _QUOTED.finditer(text)]
    if spans and len(_WORD.findall(_QUOTED.sub(" ", text))) >= _OWN_WORDS:
        for start, end in spans:
            yield reading.hit(SIGNAL.name, start, end)


SIGNAL: Final = WordSignal("contrast.quotation", __doc__ or "", _read)
