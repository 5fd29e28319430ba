"""Live streams over WebSockets and server-sent events."""
