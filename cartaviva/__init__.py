"""Carta Viva: service charters and their follow-up reports, read, checked and republished."""

__version__ = "0.1.0"
