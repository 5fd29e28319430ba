"""Live streams: whom each event concerns, told in order and without a gap."""
