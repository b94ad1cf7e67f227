"""Words, figures and rules of service charters. Standard library only: no files, no clock, no network."""
