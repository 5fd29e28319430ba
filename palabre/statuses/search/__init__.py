"""Search: a language to ask in, an index to ask, and what may be found."""
