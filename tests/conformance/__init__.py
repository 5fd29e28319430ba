"""How well the API fits the public description of Mastodon's: `make conformance`."""
