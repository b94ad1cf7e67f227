"""What a person may not do, or not now: REFUSALS has a sentence for every code."""

from collections.abc import Mapping

from cartaviva.core.words import mark

REFUSALS: Mapping[str, str] = {
    "not-found": mark("There is nothing here, or nothing that you may see."),
    "not-allowed": mark("Your role does not allow this. Ask the administrator of your town."),
    "not-now": mark("This cannot be done now. Its state is: {detail}."),
    "report-exists": mark("There is a report of this charter and period already: {detail}."),
    "points-left": mark("There are points left to decide: {detail}."),
    "not-readable": mark("“{detail}” cannot be read. Write a figure with its unit: 4, 80 %, ≤ 10 days."),
    "undo-published": mark("It was published, and cannot be undone. Correct the publication instead: {detail}."),
    "nothing-to-publish": mark("The report has no rows."),
    "result-or-reason": mark("There is neither a result nor a reason why there is none: {detail}."),
    "published-already": mark("This report is published already, with number {detail}. Correct that publication."),
    "collected": mark("Who fills it in changes it, and it is validated again: return it with a comment. {detail}."),
    "corrected-already": mark("This publication was corrected already, by number {detail}. Correct that one."),
    "nothing-changed": mark("Nothing would be different from what is published."),
    "reason-needed": mark("Write the reason: everybody will be able to read it."),
    "no-row": mark("The report has no row {detail}."),
    "target-not-read": mark("The target “{detail}” cannot be read as one figure."),
    "result-not-read": mark("The result “{detail}” cannot be read as a figure of the target's unit."),
    "period-closed": mark("Nothing is collected for this period. Ask the quality office to open it."),
    "asked-already": mark(
        "These days are asked for in another report already: {detail}. Leave that charter out, since a year shows "
        "every report that ends in it, or withdraw the other period."
    ),
    "period-begun": mark("Something was entered for it, a guest has a link, or it is published already: {detail}."),
    "period-dates": mark("The last day to submit has to come after the period begins, and the lock after that day."),
    "dates-far": mark("The days to submit and to lock have to be before the year 3000. Look at their years."),
    "period-far": mark("A period has to end by {detail}, within five years from today. Look at its year."),
    "period-locked": mark(
        "Since {detail} nothing can be entered for this period. Ask the quality office for an extension."
    ),
    "own-entry": mark("Who entered a figure does not validate it. Ask somebody else of the quality office."),
    "nothing-to-submit": mark("None of the results is ready to be submitted."),
    "year-unexplained": mark(
        "The figures of the year miss the target: say why in the remarks of one of its parts. {detail}."
    ),
    "not-endorsed": mark("The head of service has to endorse it first."),
    "comment-needed": mark("Write what has to be mended: the service will read it."),
    "entries-left": mark("Results that are not validated yet: {detail}."),
    "action-missing": mark("These missed commitments still need an improvement action: {detail}."),
    "miss-unexplained": mark("This correction makes it a miss: say in its remarks why it was missed. {detail}."),
    "nothing-missed": mark("This commitment was not missed: there is nothing to plan about it."),
    "plan-incomplete": mark("Write the cause, the action, and the post or the unit that does it."),
    "owner-is-a-person": mark("Write the post or the unit, and no person's name: it is published."),
    "complaints-negative": mark("The number of complaints is 0 or more."),
    "due-before": mark("This day is before the period in which it was missed: {detail}. Enter a later one."),
    "done-later": mark("This day is still to come. Enter the day on which it was done."),
    "effect-needed": mark("Say whether it worked, and how you know it."),
    "evidence-many": mark("There are {detail} files already. Take one away first."),
    "link-unknown": mark("This link is not known here. Copy the whole address from the message that you got."),
    "link-expired": mark("This link worked until {detail}. Ask whoever sent it to you for a new one."),
    "link-withdrawn": mark("This link was withdrawn. Ask whoever sent it to you for a new one."),
    "link-used": mark("These results were handed in already. To change something, ask whoever sent you the link."),
    "link-needless": mark(
        "Whoever has this e-mail has an account, and may fill these results in there. A link is for who has none."
    ),
    "link-days": mark("A link works for 1 to 30 days."),
    "nothing-to-hand-in": mark("Nothing is filled in yet. Fill in at least one result."),
    "no-entries": mark("There is nothing to enter here."),
    "book-changed": mark(
        "This workbook was not made here, or what it says about itself was changed. Download it again and copy your "
        "values into it."
    ),
    "book-elsewhere": mark("This workbook is not about results of this town. Return it where it was downloaded."),
    "book-too-large": mark("There are too many results for one workbook. Enter them on the page."),
    "labels-in-pairs": mark("Say what both figures count, or neither of them."),
    "labels-needed": mark("This way of adding up needs two figures: say what each of them counts."),
    "nothing-adds-up": mark("It is measured once, so there is nothing to add up. Choose “It does not add up”."),
    "no-sum-of-ratios": mark("Percentages, scores and ratios cannot be added up. Choose another way."),
    "no-one-figure": mark("The result is a date or several shares, so that neither two figures nor sums fit it."),
    "first-due-needed": mark("It is due every other year: enter a day of the first year in which it is."),
    "first-due-of-biennial": mark("Only what is due every other year has a first year. Leave it empty."),
    "not-of-department": mark("The person does not fill in anything for this department."),
    "entries-begun": mark("Somebody has begun to enter results for it: {detail}. It can be changed after that period."),
    "target-kind": mark("Choose the kind of target first."),
    "target-figure-needed": mark("Write the figure that is promised."),
    "target-bounds": mark("Write both figures, the lower one first."),
    "target-day-needed": mark("Write the day by which it is promised."),
    "target-tiers-needed": mark("Write at least one step: a percentage, and within which time."),
    "target-tiers": mark("Each step needs a higher percentage than the one before it, up to 100."),
    "target-scale": mark("Write the top of the scale; no figure can be above it, or below zero."),
    "target-negative": mark("A time cannot be below zero."),
    "target-threshold": mark("The figure from which it passes has to be easier than the target."),
    "submitted-first": mark("Results of this report were submitted. Return them first: what was entered stays."),
    "no-newer-version": mark("There is nothing to take over: the report says what its charter says."),
    "target-entries": mark("Results of it were submitted already. Return them first, or change it in the next period."),
    "target-of-parts": mark("Every part of the year is held to this promise: change it with the charter. {detail}."),
    "target-of-period": mark(
        "Parts cannot be held to what was promised for a period alone. Measure it so after that period. {detail}."
    ),
    "exemption-date": mark("The last day of an extension has to be today or later, and before the year 3000."),
    "why-needed": mark("Write why: the service and the auditor will read it."),
    "substitute-day": mark("Choose a substitute and the last day, today or later, and before the year 3000."),
    "substitute-self": mark("Nobody is their own substitute: choose somebody else of this town."),
    "no-text": mark("There is no such text, or it was taken away already."),
    "no-charters": mark("No charter was in force in this period."),
    "reports-missing": mark("The reports of these charters are not published yet: {detail}."),
    "charter-reports": mark("There is a report of this charter for the period, or for a later one: {detail}."),
    "not-noted": mark("Enter which body took note, under which file number, and on which day after the period."),
    "noted-with-year": mark("It counts in the year in which it ends: close {detail}."),
    "year-closed": mark("The results of this period were noted already, with number {detail}."),
    "text-too-long": mark("This text is too long: {detail} characters. Shorten it, so that it can be saved."),
    "reason-not-offered": mark("This reason does not fit here. Choose one of those that are offered."),
    "changed-meanwhile": mark("Somebody else changed this meanwhile. Look at it again. {detail}"),
    "last-administrator": mark(
        "A town keeps at least one administrator without a last day. Make somebody else administrator first."
    ),
    "whole-town-role": mark("This role is about the whole town. Leave the department empty."),
    "last-day": mark("The last day has to be in one of the years from 1970 to 2999."),
    "has-role": mark("This person has this role already."),
    "invitation-over": mark(
        "This invitation was used, withdrawn or is too old. Ask whoever invited you for a new one."
    ),
    "other-person": mark("This invitation is for somebody else. Sign out and open the link again."),
    "department-in-use": mark("Only an empty department can be deleted. It still has: {detail}."),
    "department-in-itself": mark("A department cannot be put below itself."),
    "merged-into-itself": mark("A department cannot be merged into itself, or into one below it. Choose another one."),
    "nothing-chosen": mark("Choose at least one charter or one person."),
    "name-taken": mark("There is a department of this name already. Choose another name."),
    "slug-taken": mark("This address is taken. Choose another one."),
    "charter-named": mark("There is a charter of this name already: {detail}. Choose another name."),
    "draft-there": mark("This charter has a draft already. Go on with it, approve it or discard it."),
    "no-draft": mark("This charter has no draft. What is approved is never edited: begin a new version of it."),
    "charter-empty": mark("Nothing is promised in it yet: add a commitment first."),
    "charter-unmeasured": mark("These commitments lack an indicator, or its target: {detail}."),
    "approval-incomplete": mark("Enter which body approved it, and on which day, today or earlier."),
    "approved-day": mark("The day of approval cannot be before {detail}. Check its year."),
    "in-force-day": mark(
        "It cannot come into force before {detail}, nor more than two years from now. Check its year."
    ),
    "in-force-order": mark("It has to come into force after the version before it, which is in force from {detail}."),
    "host-name-taken": mark("This host name is used by a town already."),
    "host-name-kept": mark("This name is one of the server's own. Ask whoever runs it to give it to your town."),
    "email-link-over": mark("This link was used or is too old. Ask for a new one on the page of your account."),
    "email-links-many": mark("You asked for several links already. Try again in an hour."),
    "email-taken": mark("There is a person with this e-mail already."),
}
"""Why an action was refused, in one sentence; {detail} is translated on its own."""

NOT_ALLOWED = frozenset({"not-found", "not-allowed"})
"""Refusals that do not depend on a state: 404 and 403; the others are a conflict (409)."""
