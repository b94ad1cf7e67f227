"""Signing in: the pages of allauth that we have, in our words; the first run; accepting an invitation."""
