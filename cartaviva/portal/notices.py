"""Pages about the record itself: how figures are worked out, where to complain, the notices that the law asks for."""

from datetime import date

from cartaviva.core.compliance import Status
from cartaviva.core.display import policy_text
from cartaviva.core.policy import Policy
from cartaviva.core.published.licences import LICENCES
from cartaviva.core.result import NOT_APPLICABLE, Reason
from cartaviva.core.words import Say, Text, mark
from cartaviva.formats.writers.calculation import REASONS
from cartaviva.formats.writers.status import meaning
from cartaviva.locale import voice
from cartaviva.portal.answers import Page, Reader
from cartaviva.portal.method import truth_table


def method(reader: Reader) -> Page:
    """The policy in words, the truth table, and what counts where there is no result."""
    policy, say = reader.record.policy, voice(reader.language)
    return Page(
        "method.html",
        {
            "policy": policy_text(policy, say),
            "choices": choices(policy, say),
            "key": [(one, meaning(one, policy, say)) for one in Status],
            "table": truth_table(policy, say, reader.language),
            "percentages": policy.percentages,
            "reasons": [
                (say(REASONS[one]), Status.NOT_APPLICABLE if one in NOT_APPLICABLE else Status.NOT_EVALUATED)
                for one in Reason
            ],
        },
    )


def choices(policy: Policy, say: Say) -> list[str]:
    """What the town decided where the rule leaves it a choice."""
    words = [
        say(
            mark(
                "A commitment with several indicators is met when all of them are; any miss makes it partly met where "
                "another one is met, and not met otherwise."
            )
        )
    ]
    if policy.partly_from is not None:
        share = policy.partly_from
        words.append(say(mark("From {share} % of the target on, a miss is counted as partly met.")).format(share=share))
    if policy.percentages:
        words.append(
            say(mark("A missed target never prints as 100 %, and a target that was reached always does."))
            if policy.cap
            else say(mark("What goes beyond the target is shown beside the degree, which never exceeds 100 %."))
        )
    words.append(
        say(mark("Commitments that were not evaluated are left out of the share of commitments met."))
        if policy.leave_out_not_evaluated
        else say(mark("Commitments that were not evaluated stay in the share: leaving data out improves no figure."))
    )
    return words


def redress(reader: Reader) -> Page:
    """What people get when a promise is broken, and where they complain."""
    return Page("redress.html")


def accessibility(reader: Reader) -> Page:
    """The statement of article 15 of RD 1112/2018, in the form of the Commission's decision (EU) 2018/1523.

    A town that has not prepared it is not said to comply, nor one that names exceptions to comply fully.
    """
    given = reader.town.organisation.accessibility
    days = {key: date.fromisoformat(given[key]) for key in ("prepared_on", "reviewed_on") if given.get(key)}
    exceptions, own = Text(given.get("exceptions", {})).said_in(reader.language)
    complies = given.get("compliance", "full")
    if complies == "full":
        complies = "partial" if exceptions else "full" if "prepared_on" in days else ""
    return Page(
        "accessibility.html",
        {
            "days": days,
            "complies": COMPLIES.get(complies, ""),
            "exceptions": [line for line in exceptions.splitlines() if line.strip()],
            "own": own,
            "prepared_by": PREPARED_BY[given.get("prepared_by", "self")],
            "body": given.get("complaints_body", ""),
        },
    )


COMPLIES = {
    "full": mark(
        "This website is fully compliant with Royal Decree 1112/2018 and with the standard EN 301 549 (UNE-EN 301549)."
    ),
    "partial": mark(
        "This website is partially compliant with Royal Decree 1112/2018, due to the exceptions listed below."
    ),
    "none": mark("This website is not compliant with Royal Decree 1112/2018, as is listed below."),
}
PREPARED_BY = {
    "self": mark("self-assessment carried out by {town}."),
    "third": mark("assessment carried out by somebody else on behalf of {town}."),
}
"""What the town says in its settings → words."""


def privacy(reader: Reader) -> Page:
    return Page("privacy.html")


def legal(reader: Reader) -> Page:
    name = reader.town.organisation.data_licence
    return Page("legal.html", {"licence": LICENCES.get(name, (name, ""))})
