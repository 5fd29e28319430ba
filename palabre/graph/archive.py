"""What the room `graph` keeps, in the order in which it can be written anew."""

from palabre.graph.tables import blocks, follow_requests, follows, mutes

RECORDS = (follows, follow_requests, blocks, mutes)
