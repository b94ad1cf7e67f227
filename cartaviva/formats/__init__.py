"""Files to core values, and back. READERS and WRITERS are the only registry."""
