"""Floor 3: follows, blocks and mutes: who may hear whom."""
