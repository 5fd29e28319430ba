"""Tables of the room `community`."""

from sqlalchemy import UniqueConstraint

from palabre.store.schema import flag, key, maybe_number, number, table, text

emojis = table(
    "custom_emojis",
    key(),
    text("shortcode"),
    text("category"),
    flag("visible_in_picker", default=True),
    text("picture_key"),
    text("static_key"),
    number("created_at"),
    number("updated_at"),
    UniqueConstraint("shortcode"),
)
"""Pictures that stand for `:shortcode:`. `static_key` names one that does not move."""

announcements = table(
    "announcements",
    key(),
    text("text"),
    text("html"),
    text("mention_ids", default="[]"),
    text("status_ids", default="[]"),
    text("tags", default="[]"),
    maybe_number("starts_at"),
    maybe_number("ends_at"),
    flag("all_day"),
    maybe_number("scheduled_at"),
    maybe_number("published_at"),
    number("created_at"),
    number("updated_at"),
)
"""What the owner tells everyone. `published_at` is null until it is shown, `scheduled_at` says when that is to be."""

announcement_reads = table(
    "announcement_reads",
    key("announcement_id"),
    key("account_id"),
    number("created_at"),
)
"""Who has put an announcement away."""

announcement_reactions = table(
    "announcement_reactions",
    key("announcement_id"),
    key("account_id"),
    text("name", primary_key=True),
    number("created_at"),
)
"""Who answers an announcement with which emoji: itself, or the shortcode of a custom one."""
