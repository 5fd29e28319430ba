"""Tables of the room `translation`."""

from palabre.store.schema import number, table, text

translations = table(
    "translations",
    text("text_hash", primary_key=True),
    text("language", primary_key=True),
    text("translated"),
    text("source"),
    number("made_at", index=True),
    derived=True,
)
"""What an engine once answered, kept for a while. `text_hash` is a digest of the engine, the language it was told the
text is in, and the text; `language` is the one it was put into, `source` the one the engine found it to be in."""
