"""Floor 1: connections, transactions, the two SQL dialects, the journal, events and jobs, blobs. No noun of the domain."""
