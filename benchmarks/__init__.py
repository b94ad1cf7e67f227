"""How long the work takes, as a ratio to another tool that does as much of it as it can, in the same run."""
