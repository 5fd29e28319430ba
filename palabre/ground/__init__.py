"""Floor 0: settings, clock, ids, errors, logging, language and text. No I/O beyond environment and settings file."""
