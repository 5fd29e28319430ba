"""Floor 1: connections, transactions, the two SQL dialects, the journal, events and jobs, blobs; no domain noun."""
