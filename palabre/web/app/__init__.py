"""The site as an app: installed from itself, read without a connection, shared to, notified by."""
