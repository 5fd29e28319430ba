"""Tables of the room `statuses`."""

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy import text as sql

from palabre.store.schema import flag, key, maybe_number, maybe_text, number, small, table, text

statuses = table(
    "statuses",
    key(),
    number("account_id"),
    text("state", default="live"),
    text("visibility", default="public"),
    text("text"),
    text("html"),
    text("spoiler_text"),
    maybe_text("language"),
    flag("sensitive"),
    maybe_number("in_reply_to_id"),
    maybe_number("in_reply_to_account_id"),
    maybe_number("reblog_of_id"),
    maybe_number("reblog_of_account_id"),
    number("thread_id"),
    maybe_text("app_name"),
    maybe_text("app_website"),
    number("created_at"),
    maybe_number("edited_at"),
    maybe_number("pinned_at"),
    number("version", default=0),
    number("replies_count", default=0),
    number("reblogs_count", default=0),
    number("favourites_count", default=0),
    text("uri"),
    text("url"),
    maybe_number("quoted_id"),
    text("quote_state"),
    number("quotes_count", default=0),
    text("quote_policy", default="nobody"),
    text("reply_policy", default="everyone"),
    maybe_number("poll_id"),
    Index("ix_statuses_account_id_id", "account_id", "id"),
    Index("ix_statuses_thread_id_id", "thread_id", "id"),
    Index("ix_statuses_in_reply_to_id", "in_reply_to_id"),
    Index(
        "uq_statuses_account_id_reblog_of_id",
        "account_id",
        "reblog_of_id",
        unique=True,
        sqlite_where=sql("reblog_of_id IS NOT NULL"),
        postgresql_where=sql("reblog_of_id IS NOT NULL"),
    ),
    Index("ix_statuses_reblog_of_id", "reblog_of_id"),
    Index(
        "ix_statuses_voted_id",
        "id",
        sqlite_where=sql("favourites_count > 0"),
        postgresql_where=sql("favourites_count > 0"),
    ),
    Index(
        "ix_statuses_quoted_id_id",
        "quoted_id",
        "id",
        sqlite_where=sql("quoted_id IS NOT NULL"),
        postgresql_where=sql("quoted_id IS NOT NULL"),
    ),
    Index(
        "ix_statuses_account_id_pinned_at",
        "account_id",
        "pinned_at",
        sqlite_where=sql("pinned_at IS NOT NULL"),
        postgresql_where=sql("pinned_at IS NOT NULL"),
    ),
)
"""What people say, and boosts of it (rows whose `reblog_of_id` is set). `state` is live, held (screening wants a
person to look first; only the author sees it) or withdrawn (a decision hid it). `version` rises with every change a
reader could see. `thread_id` is the id of the status that the conversation started with. `quote_state` is accepted,
revoked or deleted for a status that quotes another (`quoted_id` stays), and empty otherwise. `quote_policy` is public,
followers or nobody; `reply_policy` is everyone, followers, mentioned or nobody."""

status_edits = table(
    "status_edits",
    key(),
    number("status_id", index=True),
    text("text"),
    text("html"),
    text("spoiler_text"),
    flag("sensitive"),
    text("attachments", default="[]"),
    number("created_at"),
    text("poll_options", default="[]"),
)
"""Every past and present wording of an edited status, oldest first."""

mentions = table(
    "mentions",
    key("status_id"),
    key("account_id"),
    Index("ix_mentions_account_id_status_id", "account_id", "status_id"),
)

tags = table(
    "tags",
    key(),
    text("name"),
    text("display_name"),
    number("created_at"),
    maybe_number("last_status_at"),
    flag("usable", default=True),
    flag("listable", default=True),
    flag("trendable"),
    maybe_number("reviewed_at"),
    UniqueConstraint("name"),
)
"""Tags that were ever used. Until someone of the team has reviewed one (`reviewed_at`), it does not trend. One that is
not usable is no tag in a new post; one that is not listable is found by nobody."""

status_tags = table(
    "status_tags",
    key("tag_id"),
    key("status_id"),
    Index("ix_status_tags_status_id", "status_id"),
)

favourites = table(
    "favourites",
    key("account_id"),
    key("status_id"),
    number("id"),
    number("created_at"),
    UniqueConstraint("id"),
    Index("ix_favourites_status_id", "status_id", "id"),
)

bookmarks = table(
    "bookmarks",
    key("account_id"),
    key("status_id"),
    number("id"),
    number("created_at"),
    UniqueConstraint("id"),
)

counter_votes = table(
    "counter_votes",
    key("account_id"),
    key("status_id"),
    number("created_at"),
    Index("ix_counter_votes_status_id", "status_id"),
)
"""Votes against a status. Only whoever gave one ever sees it; together they move replies down a conversation."""

thread_mutes = table("thread_mutes", key("account_id"), key("thread_id"), number("created_at"))

verdicts = table(
    "verdicts",
    key(),
    number("status_id", index=True),
    text("outcome"),
    maybe_text("clause_id"),
    text("reasons", default="[]"),
    text("rules", default="[]"),
    text("rules_version"),
    number("policy_version", default=0),
    small("per_mille"),
    number("created_at"),
)
"""What screening said of each wording of a status, unless it simply allowed it. `reasons` and `rules` are JSON;
`per_mille` is the score in thousandths."""

idempotency_keys = table(
    "idempotency_keys",
    key("account_id"),
    text("key", primary_key=True),
    number("status_id"),
    number("created_at", index=True),
)
"""A client that repeats a request under the same key gets the same status (kept for a day)."""

withdrawals = table(
    "withdrawals",
    key("status_id"),
    text("clause_id"),
    number("policy_version", default=0),
    number("created_at"),
)
"""The clause that a decision named when it withdrew a status, for its author to read. Gone when it is restored."""

polls = table(
    "polls",
    key(),
    number("status_id"),
    number("account_id"),
    text("options", default="[]"),
    text("tallies", default="[]"),
    flag("multiple"),
    flag("hide_totals"),
    number("votes_count", default=0),
    number("voters_count", default=0),
    number("expires_at"),
    maybe_number("ended_at"),
    number("created_at"),
    UniqueConstraint("status_id"),
)
"""A question with answers to choose from. `options` and `tallies` are JSON lists of one length. `ended_at` is set when
those who took part were told of its end."""

poll_votes = table("poll_votes", key("poll_id"), key("account_id"), key("choice"), number("created_at"))
"""Who chose which option, by its place in the list."""

scheduled_statuses = table(
    "scheduled_statuses",
    key(),
    number("account_id"),
    number("due_at"),
    text("draft", default="{}"),
    number("app_id", default=0),
    text("idempotency_key"),
    text("problem"),
    number("created_at"),
    Index("ix_scheduled_statuses_account_id_id", "account_id", "id"),
)
"""Drafts (JSON) that will be posted at `due_at`. Their media are attached to the id of the row until then. `problem`
says why one could not be posted; it then waits for its author."""

featured_tags = table(
    "featured_tags",
    key("account_id"),
    key("tag_id"),
    number("id"),
    text("name"),
    number("created_at"),
    UniqueConstraint("id"),
)
"""Tags that an account puts forward on its profile; `name` as its owner wrote it."""

search_builds = table("search_builds", key("version"), number("after_id"), flag("is_done"), derived=True)
"""How far the search index was built anew, for each version of what its documents hold."""
