"""A memo of a town with three charters, two of them published."""

from datetime import date

from cartaviva.core.compliance import Status
from cartaviva.core.display import STATUS_WORDS
from cartaviva.core.words import Say
from cartaviva.formats.memo.words import Memo, Missed, Named, Row
from cartaviva.locale import voice

COUNTS = {Status.MET: 9, Status.PARTLY_MET: 1, Status.NOT_MET: 2, Status.NOT_EVALUATED: 1, Status.NOT_APPLICABLE: 1}
HEAD = "5e0f" * 16

YOUTH, RIGHTS = Named("Joventut", "ca", "ca"), Named("Cooperació i Ciutadania Global", "ca", "ca")


def misses(say: Say) -> tuple[tuple[Named, tuple[Missed, ...]], ...]:
    """One with an action, and one that nothing was planned about."""
    workshops = Missed(
        "Farem 4 tallers l'any per a joves de 12 a 17 anys, oberts a tothom i gratuïts",
        (
            (say("Target"), "4"),
            (say("Result"), "3"),
            (say("Remarks"), "El taller de tardor no es va poder fer per les obres del Centre Cívic."),
            (say("Cause"), "La sala estava tancada de setembre a desembre."),
            (say("Action"), "Reservarem una altra sala abans de l'estiu. (Cap de Joventut, 30/06/2026)"),
        ),
    )
    answers = Missed(
        "Contestarem les consultes abans de 48 hores",
        (
            (say("Target"), "100\u00a0%"),
            (say("Result"), "87,5\u00a0%"),
            (say("Action"), say("No improvement action was entered.")),
        ),
    )
    return (RIGHTS, (answers,)), (YOUTH, (workshops,))


def memo(language: str = "ca") -> Memo:
    say = voice(language)
    headings = (say("Charter"), *(say(STATUS_WORDS[status]) for status in COUNTS))
    return Memo(
        language=language,
        title=say("Service charters: results of {period}").format(period="2025"),
        town="Ajuntament de Vilaclara",
        period="2025",
        day=date(2025, 12, 31),
        summary={
            "ca": "9 de 13 compromisos complerts (69,2 %), en els informes de 2 cartes. Un s'ha complert en part.",
            "es": "9 de 13 compromisos cumplidos (69,2 %), en los informes de 2 cartas. Uno se cumplió en parte.",
            "en": "9 of 13 commitments met (69.2%), in the reports of 2 charters. One was partly met.",
        }[language],
        counts=COUNTS,
        headings=(*headings, say("Share met"), say("Submitted late"), say("Publication")),
        rows=(
            Row(RIGHTS, ("5", "0", "1", "1", "0", "71,4\u00a0%", "0", "11")),
            Row(YOUTH, ("4", "1", "1", "0", "1", "66,7\u00a0%", "3", "12")),
        ),
        total=(say("All charters"), "9", "1", "2", "1", "1", "69,2\u00a0%", "3", ""),
        provisional=f"{say('These figures are provisional. Not published yet:')} Arxiu municipal.",
        misses=misses(say),
        collected=(
            say.plural("{n} result was submitted late.", "{n} results were submitted late.", 3).format(n=3),
            say("Extension for {charter} until {day}: {reason}").format(
                charter="Joventut", day="15/04/2026", reason="Baixa del tècnic."
            ),
        ),
        policy=say("Method, version {version}. {words}").format(version="1", words=""),
        authenticity=(
            say("Publication {number}, {date}.").format(number=12, date="20/03/2026"),
            say("Head of the chain of publications: {hash}").format(hash=HEAD),
        ),
    )
