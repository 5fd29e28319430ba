"""Tables of the room `discovery`."""

from sqlalchemy import Index, UniqueConstraint

from palabre.store.schema import flag, key, maybe_number, number, table, text

rankings = table(
    "rankings",
    text("kind", primary_key=True),
    key("subject_id"),
    number("score"),
    Index("ix_rankings_kind_score", "kind", "score"),
    derived=True,
)
"""What is much talked about, and who is much heard, computed from time to time. `kind` is a `Kind`; `score` is in
thousandths."""

trend_reviews = table(
    "trend_reviews",
    text("kind", primary_key=True),
    key("subject_id"),
    flag("trendable"),
    number("reviewed_at"),
)
"""What the team says of a status, of everything by an author, or of a link: whether it may trend. `kind` is a
`Reviewed`; tags and publishers keep theirs with themselves."""

publishers = table(
    "link_publishers",
    key(),
    text("domain"),
    flag("trendable"),
    maybe_number("reviewed_at"),
    number("created_at"),
    UniqueConstraint("domain"),
)
"""The sites whose pages were ever much linked, and whether their pages may trend."""

dismissals = table(
    "suggestion_dismissals",
    key("account_id"),
    key("target_id"),
    number("created_at"),
    Index("ix_suggestion_dismissals_target_id", "target_id"),
)
"""Whom an account does not want to be suggested again."""
