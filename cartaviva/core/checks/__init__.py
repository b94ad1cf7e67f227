"""What a report states, read and held against what follows from it: `check.py` first, which asks all the others."""
