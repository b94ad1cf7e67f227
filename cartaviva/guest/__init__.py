"""Pages for who has a link and no account: some entries of one report, and nothing else of the town."""
