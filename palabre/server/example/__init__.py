"""The example community that `palabre run` makes, so that a newcomer finds something to read, do and decide."""
