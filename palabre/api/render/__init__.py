"""Mastodon's JSON, and the only place that spells it. Each file holds an entity and what makes it from our nouns.

See https://docs.joinmastodon.org/entities/. Ids are decimal strings, times ISO 8601 with milliseconds and `Z`.
"""
