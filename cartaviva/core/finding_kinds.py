"""What a code means, and three parts of FINDINGS: files as a whole, what people type, and what in a document gives the
lie to something else in it. Figures stand against each other, against the years before and against the words beside
them. Each asks; none of them corrects anything.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from cartaviva.core.words import mark


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class FindingKind(NamedTuple):
    """What a code means. `message` may use {stated}, {computed} and {detail}; `advice` says what to do.

    `of_nothing` is said instead of `message` where nothing is stated.
    """

    severity: Severity
    title: str
    message: str
    advice: str
    of_nothing: str = ""


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

OF_FILES: Mapping[str, FindingKind] = {
    # A workbook that was sent out to be filled in, and came back
    "row-unknown": FindingKind(
        _E,
        mark("Row not known"),
        mark("A row with values has lost its hidden number, or comes from another workbook."),
        mark("Enter its values in the row of the indicator, in the workbook or on the page of results."),
    ),
    "row-twice": FindingKind(
        _E,
        mark("Row there twice"),
        mark("The workbook has this row twice, with different values."),
        mark("Delete one of the two and upload the workbook again."),
    ),
    "reason-unknown": FindingKind(
        _E,
        mark("Reason not known"),
        mark("The reason “{stated}” is none of those in the list."),
        mark("Choose one from the list of the cell and upload the workbook again."),
    ),
    "not-computed": FindingKind(
        _E,
        mark("Formula without a value"),
        mark("A cell holds the formula “{stated}” without its value: the program that saved it does not calculate."),
        mark("Type the figure, or save the workbook with a program that calculates, and upload it again."),
    ),
    "text-too-long": FindingKind(
        _E,
        mark("Text too long"),
        mark("A text of this row has {stated} characters. At most {computed} fit."),
        mark("Shorten it and upload the workbook again."),
    ),
    "rows-left-out": FindingKind(
        _I,
        mark("Rows left out"),
        mark("Rows that were in the workbook did not come back: {computed}."),
        mark("What was entered for them before stays as it is."),
    ),
    "another-form": FindingKind(
        _E,
        mark("Sheet of another workbook"),
        mark("A sheet of another workbook was copied into this one, and is not read."),
        mark("Upload the other workbook on its own."),
    ),
    # Files that give no report: exit code 2
    "no-table": FindingKind(
        _E,
        mark("No follow-up table"),
        mark("No table with a target and a result was found. {detail}"),
        mark("Check that this is a follow-up report, and that its table has headings."),
    ),
    "not-a-document": FindingKind(
        _E,
        mark("Not a document"),
        mark("This file is not a document that can be read. {detail}"),
        mark("Word, Excel, OpenDocument, PDF, web pages, text and JSON are read."),
    ),
    "not-a-form": FindingKind(
        _E,
        mark("Not a workbook for results"),
        mark("This file is not a workbook that was downloaded here to be filled in. {detail}"),
        mark("Download the workbook again, fill it in, and save it as Excel (.xlsx) or OpenDocument (.ods)."),
    ),
    "a-form": FindingKind(
        _E,
        mark("A workbook for results"),
        mark("This is a workbook in which results were filled in, and no follow-up report."),
        mark("Return it under “Results”, with “Return a workbook”."),
    ),
    "not-opened": FindingKind(
        _E,
        mark("Not opened"),
        mark("The file cannot be opened."),
        mark("Check that it is still there, and that you may read it."),
    ),
    "empty-file": FindingKind(_E, mark("Empty file"), mark("The file is empty."), mark("Send the file again.")),
    "password": FindingKind(
        _E,
        mark("Protected by a password"),
        mark("The file is protected by a password."),
        mark("Save a copy without a password."),
    ),
    "pictures-only": FindingKind(
        _E,
        mark("Only pictures"),
        mark("The PDF has pictures of pages and no text."),
        mark("Ask for the original, or run text recognition on it first."),
    ),
    "damaged-file": FindingKind(
        _E,
        mark("Damaged file"),
        mark("The file is damaged or cut short. {detail}"),
        mark("Send the file again, or open it and save a new copy."),
    ),
    "too-large": FindingKind(
        _E,
        mark("Too large"),
        mark("The file is larger than a report can be. {detail}"),
        mark("Keep only the pages or sheets of the report."),
    ),
    "too-slow": FindingKind(
        _E,
        mark("Took too long"),
        mark("Reading the file was stopped. {detail}"),
        mark("Open the file and save a new copy, with only the report in it."),
    ),
    "unknown-encoding": FindingKind(
        _E,
        mark("Text encoding not known"),
        mark("The text is in no encoding that can be read."),
        mark("Save the file as UTF-8."),
    ),
    "not-evidence": FindingKind(
        _E,
        mark("No evidence of a known kind"),
        mark("This file cannot be kept as evidence. {detail}"),
        mark("Save it as a smaller PDF, without macros, and send that."),
    ),
    "libreoffice-missing": FindingKind(
        _E,
        mark("LibreOffice is needed"),
        mark("A .doc file is read through LibreOffice, which is not installed here."),
        mark("Install LibreOffice, or save the file as .docx."),
    ),
}
"""Codes of workbooks that come back, and of files that give no report: a part of FINDINGS."""

OF_ENTRIES: Mapping[str, FindingKind] = {
    # Figures that cannot be
    "numerator-over-denominator": FindingKind(
        _E,
        mark("More than all cases"),
        mark("{stated} is more than {computed}: a part cannot be larger than the whole that it is taken from."),
        mark("Check both figures: perhaps they were swapped, or counted in different periods."),
    ),
    "over-the-whole": FindingKind(
        _E,
        mark("More than is possible"),
        mark("The result is {stated}; more than {computed} is not possible here."),
        mark("Check the figure: perhaps a decimal point is missing, or a number was typed instead of a share."),
    ),
    # What is unusual beside the years before
    "unusual-result": FindingKind(
        _W,
        mark("Unusual beside other years"),
        mark("The result is {stated}. Before, it was {computed}: so large a change is unusual for this indicator."),
        mark("Check the figure and its unit. If it is right, say in the remarks what changed."),
    ),
    "same-as-before": FindingKind(
        _I,
        mark("Exactly the same figure as the time before"),
        mark("The result is {stated}, to the last digit that of the period before: {computed}. That is rarely chance."),
        mark("Confirm it with the source, in case the earlier figure was copied."),
    ),
    "never-met": FindingKind(
        _W,
        mark("Missed for years"),
        mark("The target was missed, as in the periods before: {computed}."),
        mark("Say what will be different from now on, or propose a target that the service can keep."),
    ),
    "met-with-room": FindingKind(
        _I,
        mark("Met for years with room to spare"),
        mark("The target is {stated}, and it was met by far, as in the periods before: {computed}."),
        mark("Ask whether the service can promise more."),
    ),
    "target-lowered": FindingKind(
        _W,
        mark("Target lowered"),
        mark("The target is {stated}; in the period before it was {computed}, which asks for more."),
        mark("Check that this was approved. The public page of the commitment will show it."),
    ),
    # Remarks and reasons
    "remarks-say-met": FindingKind(
        _W,
        mark("Remarks say met, figures say missed"),
        mark("The remarks say “{stated}”, and the result does not reach the target."),
        mark("Correct the figure or the remarks: people read both side by side."),
    ),
    "remarks-say-missed": FindingKind(
        _W,
        mark("Remarks say missed, figures say met"),
        mark("The remarks say “{stated}”, and the result reaches the target."),
        mark("Correct the figure or the remarks: people read both side by side."),
    ),
    "reason-unexplained": FindingKind(
        _W,
        mark("No result, and no explanation"),
        mark("There is no result, and the remarks do not tell what happened."),
        mark("Write what happened, and from when there will be a figure again."),
    ),
    "demand-not-promised": FindingKind(
        _W,
        mark("Promise that does not depend on demand"),
        mark("It is stated that nobody asked, and this promise does not depend on somebody asking."),
        mark("Enter the result, which may be 0, or choose another reason."),
    ),
    # Anything that will be public
    "personal-data": FindingKind(
        _W,
        mark("Personal data in a text"),
        mark("The text says “{stated}”, and will be published as it is. {detail}"),
        mark("Say it without naming anybody: “a user”, “the contractor”, “the office”."),
    ),
}
"""Codes of what somebody types: a part of FINDINGS."""

CONTRADICTED: Mapping[str, FindingKind] = {
    "ratio-mismatch": FindingKind(
        _E,
        mark("Share and its cases differ"),
        mark("The result is stated as {stated}; {detail} gives {computed}."),
        mark("Check the share and both of its figures."),
    ),
    "status-mismatch": FindingKind(
        _W,
        mark("Status and figures differ"),
        mark("Beside the figures stands “{stated}”; target and result give {computed}."),
        mark("Check target and result, then correct the figure or the status."),
    ),
    "share-of-one": FindingKind(
        _W,
        mark("Share or percentage"),
        mark("The target “{stated}” was read as {detail}. As a share of one it would be {computed}."),
        mark("If a share was meant, write target and result as percentages."),
    ),
    "status-twice": FindingKind(
        _W,
        mark("Kept and not kept at once"),
        mark("Beside the figures both are marked: “{stated}”."),
        mark("Check target and result, and leave the one mark that is right."),
    ),
    "status-unmarked": FindingKind(
        _I,
        mark("Nothing marked of how it went"),
        mark("Of “{stated}” nothing is marked in this row. Target and result decide."),
        mark("Mark what target and result give, as in the other rows."),
    ),
    "result-twice": FindingKind(
        _W,
        mark("Two results for one indicator"),
        mark("The result is stated as {stated}; row {computed}, of the same indicator and target, states {detail}."),
        mark("Keep the row that is right, or say what tells the two apart."),
    ),
}
"""Codes of documents that say two things: a part of FINDINGS."""
