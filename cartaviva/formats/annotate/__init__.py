"""The officer's own document with every finding as a comment on its cell. Nothing else in it is changed."""

import zipfile
from collections.abc import Sequence

from lxml import etree

from cartaviva.core.findings import Finding, Place, Unreadable
from cartaviva.core.report import FollowUpReport
from cartaviva.core.words import Say, mark
from cartaviva.formats.package import Package

AUTHOR = "Carta Viva"
ONLY = mark("Only Word and Excel documents take comments.")

PART = mark("A part that comments need is missing or broken.")
BROKEN = (KeyError, ValueError, AssertionError, RuntimeError, zipfile.BadZipFile, etree.XMLSyntaxError)
"""What a package raises whose parts do not fit together, although its text could be read."""

Comments = dict[Place, str]
"""What is said about each cell. `Place()` stands for the document as a whole."""


def annotate(data: bytes, reports: Sequence[FollowUpReport], say: Say) -> bytes:
    """`data` (.docx, .xlsx or their macro forms) with the findings of `reports`, which it was read as.

    Raises Unreadable for any other document. A document without findings comes back as it is.
    """
    if not data.startswith(b"PK"):
        raise Unreadable("not-a-document", ONLY)
    comments = _comments(reports, say)
    if not comments:
        return data
    try:
        return _commented(Package(data), comments)
    except BROKEN as error:
        raise Unreadable("damaged-file", PART) from error


def _commented(package: Package, comments: Comments) -> bytes:
    if "word/document.xml" in package:
        from cartaviva.formats.annotate.docx import comment_cells
    elif "xl/workbook.xml" in package:
        from cartaviva.formats.annotate.xlsx import comment_cells
    else:
        raise Unreadable("not-a-document", ONLY)
    comment_cells(package, comments)
    return package.save()


def _comments(reports: Sequence[FollowUpReport], say: Say) -> Comments:
    """Those on one cell together, in their order, each said once."""
    texts: dict[Place, list[str]] = {}
    for report in reports:
        for finding in report.findings:
            text = f"{finding.message(say)}\n{finding.advice(say)}"
            said = texts.setdefault(_place(report, finding), [])
            if text not in said:
                said.append(text)
    return {place: "\n\n".join(said) for place, said in texts.items()}


def _place(report: FollowUpReport, finding: Finding) -> Place:
    """Where the finding is. A blank cell of a sheet is not in its file: it is in the row of its neighbours and in the
    column of the cells above and below it.
    """
    if finding.place.row is not None or finding.row is None:
        return finding.place
    stated = report.rows[finding.row].stated
    beside = [place for key, place in stated.places.items() if place.row and key not in stated.merged]
    if not beside:
        return finding.place
    places = (row.stated.places.get(finding.column or "", Place()) for row in report.rows)
    column = next((place.column for place in places if place.column is not None), beside[0].column)
    return max(beside, key=lambda place: place.row or 0)._replace(column=column)
