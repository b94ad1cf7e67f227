"""What a form or an address names."""


def identifier(text: str) -> int | None:
    """The number of a row that a form names, or None: people can send anything, and "²" is a digit to Python."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def same_email(text: str) -> str:
    """An e-mail as it is kept and looked for: in small letters, without the blanks around it."""
    return text.strip().lower()
