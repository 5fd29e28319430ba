"""Tables of the room `timelines`. There is no fan-out table: a home timeline is read, not stored."""

from sqlalchemy import Index, UniqueConstraint

from palabre.store.schema import flag, key, maybe_number, maybe_text, number, table, text

notifications = table(
    "notifications",
    key(),
    number("account_id"),
    text("kind"),
    number("from_account_id"),
    maybe_number("status_id", index=True),
    maybe_number("subject_id"),
    text("dedupe"),
    number("created_at"),
    flag("filtered"),
    text("group_key"),
    Index("ix_notifications_account_id_id", "account_id", "id"),
    Index("ix_notifications_account_id_from_account_id", "account_id", "from_account_id", "id"),
    Index("ix_notifications_account_id_group_key", "account_id", "group_key", "id"),
    Index("uq_notifications_account_id_dedupe", "account_id", "dedupe", unique=True),
)
"""`kind` is one of Mastodon's notification types, or `moderation_warning` and `admin.report` with `subject_id` naming
the decision or report. `dedupe` makes a repeated reaction harmless. A `filtered` one waits for its recipient to let
its sender through. Notifications with the same `group_key` are shown as one; it is empty for one that stands alone."""

markers = table(
    "markers",
    key("account_id"),
    text("timeline", primary_key=True),
    number("last_read_id"),
    number("version", default=0),
    number("updated_at"),
)

conversations = table(
    "conversations",
    key(),
    number("account_id"),
    number("thread_id"),
    text("participants", default="[]"),
    number("last_status_id"),
    flag("unread"),
    Index("uq_conversations_of_account", "account_id", "thread_id", "participants", unique=True),
    Index("ix_conversations_account_id_last_status_id", "account_id", "last_status_id"),
)
"""Direct messages as each of those who take part keeps them. `participants` are the others, a sorted JSON list."""

conversation_statuses = table(
    "conversation_statuses",
    key("account_id"),
    key("status_id"),
    number("conversation_id", index=True),
    Index("ix_conversation_statuses_status_id", "status_id"),
)
"""The direct messages that an account wrote or received; `conversation_id` is 0 when it put the conversation away."""

notification_policies = table(
    "notification_policies",
    key("account_id"),
    text("for_not_following", default="accept"),
    text("for_not_followers", default="accept"),
    text("for_new_accounts", default="accept"),
    text("for_private_mentions", default="filter"),
    text("for_limited_accounts", default="filter"),
)
"""What happens to notifications from some senders: accept, filter or drop. Who has no row has the defaults."""

notification_requests = table(
    "notification_requests",
    key(),
    number("account_id"),
    number("from_account_id"),
    number("last_status_id"),
    number("created_at"),
    number("updated_at"),
    Index("ix_notification_requests_account_id_id", "account_id", "id"),
    UniqueConstraint("account_id", "from_account_id"),
)
"""Senders whose filtered notifications wait for the recipient's word; `last_status_id` is what they said last."""

notification_permissions = table(
    "notification_permissions",
    key("account_id"),
    key("from_account_id"),
    number("created_at"),
)
"""Senders whom an account has let through, whatever its policy says."""

filters = table(
    "filters",
    key(),
    number("account_id", index=True),
    text("title"),
    text("contexts", default="[]"),
    text("action", default="warn"),
    maybe_number("expires_at"),
    number("created_at"),
)
"""What someone does not want to come across. `contexts` is a JSON list of home, notifications, public, thread and
account; `action` is warn, hide or blur."""

filter_keywords = table(
    "filter_keywords",
    key(),
    number("filter_id", index=True),
    text("keyword"),
    flag("whole_word", default=True),
    number("created_at"),
)

filter_statuses = table(
    "filter_statuses",
    key(),
    number("filter_id"),
    number("status_id", index=True),
    number("created_at"),
    UniqueConstraint("filter_id", "status_id"),
)

tag_follows = table(
    "tag_follows",
    key("account_id"),
    key("tag_id"),
    number("id"),
    number("created_at"),
    UniqueConstraint("id"),
)
"""Tags whose public statuses appear in someone's home."""

push_subscriptions = table(
    "push_subscriptions",
    key(),
    maybe_number("token_id"),
    number("account_id", index=True),
    text("token"),
    text("endpoint"),
    text("p256dh"),
    text("auth"),
    flag("standard"),
    text("alerts", default="[]"),
    text("policy", default="all"),
    number("created_at"),
    maybe_text("session_hash"),
    UniqueConstraint("token_id"),
    UniqueConstraint("session_hash"),
)
"""Where notifications are pushed, one place for each access token of an app and each session of a browser: one of
`token_id` and `session_hash` is set. `p256dh` and `auth` are the receiver's keys; `alerts` is a JSON list of kinds;
`policy` is all, followed, follower or none. `token` is the access token, sealed with a key that is not in the database:
each message names it, for an app with several accounts knows by it whose notification came."""

push_keys = table("push_keys", key(), text("private"), text("public"), number("created_at"))
"""One row, with id 1: the pair of keys by which push services know this instance."""
