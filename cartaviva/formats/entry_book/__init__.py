"""The workbook that is sent out, filled in and returned by upload: `write_entry_book` and `read_entry_book`."""

from cartaviva.formats.entry_book.payload import payload_of
from cartaviva.formats.entry_book.read import is_entry_book, read_entry_book
from cartaviva.formats.entry_book.sheet import EntryRow, EntrySheet, ReturnedSheet
from cartaviva.formats.entry_book.write import write_entry_book

__all__ = [
    "EntryRow",
    "EntrySheet",
    "ReturnedSheet",
    "is_entry_book",
    "payload_of",
    "read_entry_book",
    "write_entry_book",
]
