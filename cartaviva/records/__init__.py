"""The tables of a town, and nothing that decides: what a row means is asked of core, and only actions write."""
