"""The methods of Mastodon.py that do not apply to a server of today, each with its reason."""

DOES_NOT_APPLY = {
    "reports": "Mastodon removed its address in 2.5.0, and the method refuses since",
    "search_v1": "Mastodon removed its address in 3.0.0",
    "instance_health": "compares the answer with the plain text of older versions; today it is JSON",
    "decode_blurhash": "computes on this side, and only with one more library",
    "get_status_length": "computes on this side, and only with one more library",
    "stream_open_websocket": "needs one more library; the JavaScript clients drive the sockets",
    "oauth_userinfo": "insists on https, which a server on one's own machine does not have; asked for in tests/api",
}
