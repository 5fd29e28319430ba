"""Floor 2: receive, inspect, clean, keep and serve attachments."""
