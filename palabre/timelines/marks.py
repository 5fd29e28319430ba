"""The rule of `rules.appears` as one table over bits, so that thousands of entries are judged at once."""

import numpy as np
from numpy.typing import NDArray

from palabre.timelines.model import Entry
from palabre.timelines.rules import READABLE

FOLLOWED, OWN, UNHEARD, NO_BOOSTS, GONE = 1, 2, 4, 8, 16
"""What an account is to the viewer."""

LIVE, READ_BY_FOLLOWERS, BOOST, REPLY, SELF_REPLY = 1, 2, 4, 8, 16
"""What an entry is."""

BITS = 5
MASK = (1 << BITS) - 1


def traits_of(entry: Entry) -> int:
    """The bits of an entry."""
    return (
        LIVE * entry.is_live
        | READ_BY_FOLLOWERS * (entry.visibility in READABLE)
        | BOOST * (entry.boosted_id is not None)
        | REPLY * (entry.reply_to_account_id is not None)
        | SELF_REPLY * (entry.reply_to_account_id == entry.account_id)
    )


def _every_combination() -> NDArray[np.bool_]:
    every = np.arange(1 << 3 * BITS)
    author, other, traits = every & MASK, every >> BITS & MASK, every >> 2 * BITS

    def is_(bits: NDArray[np.int64], which: int) -> NDArray[np.bool_]:
        found: NDArray[np.bool_] = (bits & which) != 0
        return found

    is_there = is_(traits, LIVE) & ~is_(author, GONE)
    welcome_boost = ~is_(other, GONE) & ~is_(other, UNHEARD) & ~is_(author, NO_BOOSTS)
    followed_answered = is_(other, FOLLOWED) & ~is_(other, UNHEARD)
    welcome_reply = is_(traits, SELF_REPLY) | is_(other, OWN) | followed_answered
    wanted = (
        is_(author, FOLLOWED)
        & ~is_(author, UNHEARD)
        & is_(traits, READ_BY_FOLLOWERS)
        & (~is_(traits, REPLY) | welcome_reply)
    )
    table: NDArray[np.bool_] = is_there & (~is_(traits, BOOST) | welcome_boost) & (is_(author, OWN) | wanted)
    return table


_APPEARS = _every_combination()


def appear(author: NDArray[np.uint8], other: NDArray[np.uint8], traits: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """For each entry whether it appears: from what its author is, who it boosts or answers, and its own traits."""
    code = author.astype(np.int32) | other.astype(np.int32) << BITS | traits.astype(np.int32) << 2 * BITS
    answers: NDArray[np.bool_] = _APPEARS[code]
    return answers
