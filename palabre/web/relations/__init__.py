"""Who hears whom: follow, mute, block, report."""
