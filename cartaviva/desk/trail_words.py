"""What events are called: EVENT_WORDS for what was done, SUBJECT_WORDS about what, DETAIL_WORDS for what is known."""

from collections.abc import Mapping

from cartaviva.core.permissions import ROLE_WORDS
from cartaviva.core.publication import PROBLEMS
from cartaviva.core.words import mark
from cartaviva.core.workflow import STATE_WORDS
from cartaviva.formats.writers.calculation import REASONS

EVENT_WORDS: Mapping[str, str] = {
    "accept-invitation": mark("An invitation was accepted"),
    "add-department": mark("A department was added"),
    "add-host-name": mark("A host name was added"),
    "add-membership": mark("A role was given"),
    "add-person": mark("A person was added"),
    "add-town": mark("A town was added"),
    "amend": mark("A report was changed before it was published"),
    "answer": mark("A comment was answered"),
    "assign-lines": mark("Commitments were put under improvement lines"),
    "change-department": mark("A department was changed"),
    "change-logo": mark("The logo was changed"),
    "change-membership": mark("A role was changed"),
    "change-profile": mark("A person changed their own name or language"),
    "change-settings": mark("Settings were changed"),
    "close-year": mark("The results of a period were noted"),
    "confirm": mark("An import was confirmed"),
    "correct": mark("A publication was corrected"),
    "decide": mark("Points of a document were decided"),
    "decide-alike": mark("Like points of several documents were decided"),
    "delete-department": mark("A department was deleted"),
    "discard": mark("A document was discarded"),
    "end-charter": mark("A charter was ended"),
    "end-membership": mark("A role was taken away"),
    "endorse": mark("Entries were endorsed"),
    "enter": mark("An entry was saved"),
    "import": mark("A document was brought in"),
    "import-read": mark("A document was read"),
    "invite": mark("An invitation was sent"),
    "map-headings": mark("Headings of a document were mapped"),
    "merge-departments": mark("A department was merged into another"),
    "not-rendered": mark("The files of a publication could not be made"),
    "open-period": mark("A period was opened"),
    "publish": mark("A report was published"),
    "read-again": mark("A document was given to be read again"),
    "redact": mark("A text was taken away from what is published"),
    "remove-host-name": mark("A host name was removed"),
    "render-again": mark("The files of a publication were asked for again"),
    "return": mark("Entries were returned"),
    "save-lines": mark("Improvement lines were changed"),
    "set-up": mark("The installation was set up"),
    "show": mark("The files of a publication were made"),
    "split-department": mark("A department was split"),
    "submit": mark("Entries were submitted"),
    "take-back": mark("Entries were taken back"),
    "undo": mark("An import was undone"),
    "validate": mark("Entries were validated"),
    "withdraw-invitation": mark("An invitation was withdrawn"),
}
"""Action of an event → what was done."""

SUBJECT_WORDS: Mapping[str, str] = {
    "publication": mark("Publication {number}"),
    "report": mark("Report {number}"),
    "entry": mark("Entry {number}"),
    "period": mark("Period {number}"),
    "charter": mark("Charter {number}"),
    "document": mark("Document {number}"),
    "person": mark("Person {number}"),
    "invitation": mark("Invitation {number}"),
    "department": mark("Department {number}"),
    "town": mark("Town {number}"),
    "settings": mark("Settings"),
    "improvement lines": mark("Improvement lines"),
}
"""Kind of a subject → its words; what stands before the number in "publication 12"."""

DETAIL_WORDS: Mapping[str, str] = {
    "accent": mark("Colour of the town"),
    "accessibility": mark("Accessibility"),
    "action_before_publishing": mark("A miss needs an improvement action before it is published"),
    "address": mark("Postal address"),
    "administrator": mark("Administrator"),
    "answer": mark("Answer"),
    "charters": mark("Charters"),
    "choice": mark("Answer"),
    "comment": mark("Comment"),
    "complaints_url": mark("Where people complain"),
    "contact_email": mark("E-mail for questions"),
    "corrects": mark("Corrects"),
    "data_licence": mark("Licence of the data"),
    "denominator": mark("Denominator"),
    "department": mark("Department"),
    "departments": mark("Departments"),
    "due_on": mark("Due on"),
    "ended_on": mark("Last day"),
    "entries": mark("Entries"),
    "guest": mark("Link for somebody without an account"),
    "host": mark("Host"),
    "host_name": mark("Host name"),
    "invitation": mark("Invitation"),
    "invitations": mark("Invitations"),
    "key": mark("Place of the text"),
    "languages": mark("Languages"),
    "lines": mark("Improvement lines"),
    "locks_on": mark("Locks on"),
    "logo": mark("Logo"),
    "logo_text": mark("What the logo shows"),
    "may_validate_own": mark("Who entered a figure may validate it"),
    "method": mark("How results are collected and checked"),
    "name": mark("Name"),
    "new": mark("It was not here before"),
    "numerator": mark("Numerator"),
    "parent": mark("Belongs to"),
    "people": mark("People"),
    "period": mark("Period"),
    "points": mark("Points"),
    "policy": mark("How the degree of compliance is worked out"),
    "privacy": mark("Privacy"),
    "problem": mark("Problem"),
    "publications": mark("Publications"),
    "reason": mark("Reason"),
    "redress": mark("What people get when a promise is broken"),
    "remarks": mark("Remarks"),
    "renderer": mark("Version of the program"),
    "revision": mark("Revision"),
    "role": mark("Role"),
    "roles": mark("Columns"),
    "rows": mark("Rows"),
    "sha256": "SHA-256",
    "shape": mark("Headings"),
    "slug": mark("Address"),
    "state": mark("State"),
    "text": mark("Result"),
    "time_zone": mark("Time zone"),
    "two_steps": mark("The head of service endorses first"),
    "until": mark("Last day"),
}
"""Key of a detail → its label. Other keys are names themselves: the code of a commitment, a language."""

VALUE_WORDS: Mapping[str, Mapping[str, str]] = {
    "role": {role.value: words for role, words in ROLE_WORDS.items()},
    "state": {state.value: words for state, words in STATE_WORDS.items()},
    "reason": {reason.value: words for reason, words in REASONS.items()},
    "problem": PROBLEMS,
}
"""Key of a detail → words for the values that are codes."""

NO_VALUE: Mapping[str, str] = {"department": mark("The whole town"), "parent": mark("The town itself")}
"""Key of a detail → what it means that there is none."""

REFERS: Mapping[str, str] = {
    "administrator": "person",
    "corrects": "publication",
    "department": "department",
    "departments": "department",
    "invitation": "invitation",
    "invitations": "invitation",
    "parent": "department",
    "people": "person",
    "publications": "publication",
}
"""Key of a detail → the kind of subject whose numbers it holds."""
