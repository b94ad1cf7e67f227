"""What is public for good: what is frozen, the chain it is in, and what may not be in it."""
