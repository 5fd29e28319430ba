"""Floor 9: wiring, ASGI app, worker, command line."""
