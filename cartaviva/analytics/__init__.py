"""Published figures in bulk, in DuckDB: the same answers as core, to the last digit."""
