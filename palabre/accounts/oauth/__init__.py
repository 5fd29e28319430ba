"""The OAuth 2 server: apps, authorization codes, access tokens.

After RFC 6749, 7009, 7636 and 8414, as Mastodon's clients use them.
"""
