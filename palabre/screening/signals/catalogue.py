"""Every signal that is code. A new one is a file beside this and a line here."""

from typing import Final

from palabre.screening.signals import author, post, quotation, rates
from palabre.screening.signals.signal import FactSignal, WordSignal

FACT_SIGNALS: Final[tuple[FactSignal, ...]] = (
    rates.FLOOD,
    rates.REPEATED,
    rates.WAVE,
    author.NEW,
    author.STRUCK,
    author.STAFF,
    post.LINK,
    post.MANY_LINKS,
    post.MANY_MENTIONS,
    post.MARKED,
    post.PROFILE,
)

WORD_SIGNALS: Final[tuple[WordSignal, ...]] = (quotation.SIGNAL,)
