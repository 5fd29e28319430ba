"""Floor 7: what every request passes before a face sees it: identity, language, limits, bounded bodies."""
