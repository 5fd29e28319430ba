"""Which of the caller's filters a status falls under, laid over what is shown."""

from palabre.api.render.filter import filter_results
from palabre.timelines.filters.match import FilterSet
from palabre.timelines.filters.sieve import matches_of

NOTHING = b"[]"


def filtered(filters: FilterSet, words: str, status_id: int, boost_id: int | None = None) -> bytes:
    """Which filters a status, or what a boost boosts, falls under: JSON for its `filtered`."""
    matches = matches_of(filters, words, status_id, boost_id)
    return filter_results(matches) if matches else NOTHING
