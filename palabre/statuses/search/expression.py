"""A search in the words of each engine. Pure.

FTS5's boolean language: https://www.sqlite.org/fts5.html#full_text_query_syntax; PostgreSQL's tsquery:
https://www.postgresql.org/docs/current/datatype-textsearch.html#DATATYPE-TSQUERY.
"""

from collections.abc import Sequence

import msgspec

from palabre.statuses.search.words import mark, neighbours


class Expression(msgspec.Struct, frozen=True):
    """One search, written for both engines."""

    fts5: str
    tsquery: str

    @property
    def parameters(self) -> dict[str, str]:
        """As the statements want it."""
        return {"fts5": self.fts5, "tsquery": self.tsquery}


def word(phrase: str) -> Expression:
    """A word, or words that follow each other.

    PostgreSQL's index keeps no places, so that it would look into every status with all the words of a phrase. It is
    asked for the marks of its neighbours too, which leave few.
    """
    words = phrase.split(" ")
    if len(words) == 1:
        return Expression(f'"{phrase}"', f"'{phrase}'")
    in_order = " <-> ".join(f"'{each}'" for each in words)
    beside = " & ".join(f"'{each}'" for each in neighbours(words))
    return Expression(f'"{phrase}"', f"({in_order} & {beside})")


def all_of(*parts: Expression) -> Expression:
    """All must be there."""
    return _joined(parts, " AND ", " & ")


def either(*parts: Expression) -> Expression:
    """One at least must be there."""
    return _joined(parts, " OR ", " | ")


def but_not(wanted: Expression, unwanted: Expression) -> Expression:
    """The first must be there and the second must not."""
    return Expression(f"{wanted.fts5} NOT {unwanted.fts5}", f"{wanted.tsquery} & !{unwanted.tsquery}")


def _joined(parts: Sequence[Expression], fts5: str, tsquery: str) -> Expression:
    if len(parts) == 1:
        return parts[0]
    return Expression(
        f"({fts5.join(each.fts5 for each in parts)})", f"({tsquery.join(each.tsquery for each in parts)})"
    )


def expression(
    words: Sequence[str],
    without: Sequence[str],
    authors: Sequence[int],
    not_authors: Sequence[int],
    reach: Expression | None = None,
) -> Expression:
    """All the words, one of the authors where some are named, within reach of the searcher, and none of the rest.

    There must be a word, an author or a reach.
    """
    wanted = [word(each) for each in words]
    if authors:
        wanted.append(either(*(word(mark("author", each)) for each in authors)))
    found = all_of(*wanted, *((reach,) if reach else ()))
    unwanted = [*(word(each) for each in without), *(word(mark("author", each)) for each in not_authors)]
    return but_not(found, either(*unwanted)) if unwanted else found


def reach_of(viewer_id: int | None, within: str) -> Expression:
    """What a searcher may come across at all: public statuses; for members also their own and what names them.

    Statuses for followers are among it too; sight of each find is judged afterwards.
    """
    public = word(mark("in", "public"))
    if viewer_id is None or within == "public":
        return public
    own = (word(mark("author", viewer_id)), word(mark("named", viewer_id)))
    return either(*own) if within == "library" else either(public, word(mark("in", "private")), *own)
