"""What we write to people: as plain text and as HTML, in the language of who reads it."""
