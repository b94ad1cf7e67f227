"""Sentences that say "we will", and those near to them that say what is wanted, offered or measured."""

from cartaviva.formats.recognise.promising import are_promising, says_promise

SAY_SO = (
    "Respondrem les consultes dels ajuntaments.",
    "Us atendrem sense cita.",
    "No us farem esperar.",
    "Garantirem l'accés a les dades.",
    "Escriurem les actes.",
    "Traduirem els documents.",
    "Ens comprometem a publicar les actes.",
    "Contestaremos las quejas.",
    "Le daremos cita en el día.",
    "Nos comprometemos a publicar las actas.",
    "Atenderémosvos sen cita.",
    "Responderemos às reclamações.",
    "Risponderemo ai reclami.",
    "Ci impegniamo a pubblicare i verbali.",
    "Nous répondrons à vos lettres.",
    "Nous nous engageons à publier les actes.",
    "We will answer letters.",
    "We'll mend street lamps.",
    "Gutunei erantzungo diegu, eta aktak argitaratuko ditugu.",
)
SAY_OTHERWISE = (
    "Millorar l'atenció a les persones.",
    "Oferim tallers per a tothom.",
    "Extrem cuidado en la vía pública.",
    "Queremos mejorar la atención.",
    "Millorem els carrers.",
    "Servicios que prestaremos en otoño.",
    "Los trabajos extremos y sus riesgos.",
    "El correu electrònic del servei.",
    "Improve what we will need later.",
    "Well kept parks and gardens.",
    "Nous services en ligne.",
    "Udal liburutegiko zerbitzuak.",
    "",
)


def test_a_sentence_that_says_we_will_is_told_from_others() -> None:
    said = [text for text in (*SAY_SO, *SAY_OTHERWISE) if are_promising([text])]
    assert said == list(SAY_SO)


def test_a_title_with_what_is_done_by_when_or_how_often_says_a_promise() -> None:
    texts = (
        "Respondre les queixes en un màxim de 10 dies",
        "Atendremos todas sus llamadas con cortesía",
        "Contestar el 95 % de las quejas a tiempo",
        "Biblioteca 10",
        "Indicadors de seguiment de la biblioteca 2025",
        "Gestió dels tributs i de la inspecció municipal",
    )
    assert [text for text in texts if says_promise(text)] == list(texts[:3])
