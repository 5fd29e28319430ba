"""The bridge: members, requests to join, work in hand."""
