"""What a sentence is about, told by its words, in eight languages."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartaviva.core.language.lexicon import Lexicon, language_of, words_of
from cartaviva.core.language.vocabulary import for_every_case, is_mean, says_no_need, unwanted

NOBODY_ASKED = """\
La demanda no ha variat. Per tant no ha estat necessària la convocatòria de la Taula.
No s'ha presentat cap proposta d'habitatge i, per tant, no ha calgut reunir la comissió.
No hi ha hagut cap sol·licitud durant l'any.
Sense demanda.
No s'ha rebut cap petició.
Cap entitat ho ha demanat.
No ha fet falta convocar la comissió.
No s'ha produït cap cas.
Ningú no ho ha sol·licitat.
No ha sigut necessari
No es van rebre sol·licituds.
No hi va haver demanda per part de les entitats.
No s'han presentat expedients.
No se ha recibido ninguna solicitud.
No hubo solicitudes en el periodo.
No ha sido necesario convocar la mesa.
No fue necesario reunirse.
Sin demanda durante el ejercicio.
Nadie lo ha solicitado.
No se ha presentado ningún caso.
No ha habido necesidad.
Non se recibiron solicitudes.
Non foi necesario convocar a comisión.
Non houbo demanda.
Ningunha entidade o solicitou.
Ez da eskaerarik jaso.
Ez da beharrezkoa izan.
Ez da beharrik izan.
Eskaerarik ez da izan.
Inork ez du eskatu.
No requests were received.
There were no applications this year.
It was not needed.
No meeting was necessary.
There was no demand for the service.
Nobody asked for it.
No need arose.
No one applied.
Not required this year.
Aucune demande n'a été reçue.
Il n'y a pas eu de demande.
Cela n'a pas été nécessaire.
Personne ne l'a demandé.
Aucun cas ne s'est présenté.
Sans objet, aucune demande.
Non è stato necessario convocare il tavolo.
Nessuna richiesta pervenuta.
Non sono pervenute richieste.
Non ci sono state domande.
Non se n'è presentata la necessità.
Não houve pedidos.
Não foi necessário convocar a comissão.
Nenhum pedido recebido.
Não se verificou procura.
Ninguém solicitou o serviço.
""".splitlines()

OTHER_REASONS = """\
Degut a la situació derivada dels confinaments per la COVID-19 s'ha reduït l'activitat presencial.
No s'ha pogut fer per manca de personal.
No s'han pogut atendre les sol·licituds.
Cap incidència.
No s'ha convocat per falta de temps.
No s'ha fet la convocatòria.
La sala ha estat tancada per obres.
S'han rebut més sol·licituds de les previstes.
Les sol·licituds no s'han tramitat a temps.
Moltes sol·licituds no han estat respostes dins del termini.
No s'han contestat totes les peticions a temps.
Manca de personal; cal reforçar l'equip.
Calen més recursos.
Increment de les peticions durant la campanya.
No hem arribat a totes les demandes.
Un dels centres va demanar ajornar la darrera sessió perquè coincidia amb els exàmens.
No se pudo convocar por falta de quórum.
No se han podido atender todas las solicitudes.
Es necesario reforzar el equipo.
Sin incidencias.
Falta de personal.
No se resolvieron a tiempo 12 solicitudes.
Non se puido celebrar.
Ezin izan da egin.
Langile faltagatik ez da egin.
Eskaera guztiak ez dira garaiz erantzun.
We could not meet the demand.
It was not possible to hold the meeting.
Staff shortages.
Not all requests were answered in time.
No staff available.
More applications than expected.
Some requests were not answered.
The meeting was not held because of building works.
Nous n'avons pas pu répondre à toutes les demandes.
Manque de personnel.
Toutes les demandes n'ont pas été traitées à temps.
Non è stato possibile convocare il tavolo.
Carenza di personale.
Non tutte le richieste sono state evase.
Não foi possível.
Falta de pessoal.
Nem todos os pedidos foram respondidos.
""".splitlines()

FOR_EVERY_CASE = """\
Respondre totes les sol·licituds en 10 dies
Cada usuari tindrà un tutor
Atendrem cadascuna de les peticions
Visitar tots els domicilis
Resoldre el 100 % de les queixes en 5 dies
Contestar todas las quejas en 10 días
Cada solicitud se contestará en 48 horas
Responder a todas as solicitudes
Eskaera bakoitzari erantzutea
Eskaera guztiei erantzutea
Answer every letter within 10 days
Each applicant gets a reply
All requests are answered within 5 days
Répondre à chaque demande
Toutes les demandes sont traitées
Ogni richiesta riceve risposta
Tutte le richieste entro 5 giorni
Responder a todos os pedidos
Cada pedido é respondido
No fer esperar cap usuari més de 10 minuts
Que nadie espere más de 15 minutos
No caller waits longer than 30 seconds
Inork ez du 10 minutu baino gehiago itxarongo
Aucun usager n'attend plus de 10 minutes
Nessun utente aspetta più di 10 minuti
Nenhum utente espera mais de 10 minutos
""".splitlines()

FOR_SOME = """\
Publicar un butlletí cada mes
Organitzarem una festa major jove cada any
Actualizar la agenda cultural todas las semanas
Hold a meeting every quarter
Respondre les sol·licituds en 10 dies
Obrir tots els dies laborables
Publier chaque année un rapport
Ogni anno pubblichiamo un rapporto
Todos los años se publica
Urtero argitaratuko da
Todos os meses publicamos
Open every day
No tancar cap diumenge
No fer esperar els usuaris més de 10 minuts
""".splitlines()

MEANS = """\
Grau mitjà de compliment
Grado medio de cumplimiento
Cumprimento médio dos indicadores
Taux moyen de réalisation
Temps mitjà de resposta
Mitjana de dies
Tiempo medio de espera
Nota media de la encuesta
Plazo medio
Tempo medio de espera
Batez besteko epea
Batezbesteko denbora
Average wait time
Mean response time
Median time to decide
Délai moyen de réponse
Note moyenne
Durée moyenne
Tempo medio di attesa
Voto medio
Tempo médio de espera
Média de dias
""".splitlines()

NO_MEANS = """\
Percentatge de consultes respostes
Mitjans de comunicació
Presència a mitjans
Respostes per mitjans electrònics
Atención por medios electrónicos
Medio ambiente
Número de medios materiales
By means of a form
Social media posts
Moyens de transport
Au moyen d'un formulaire
Nombre de sessions
Meios de comunicação
Scuola media
Mezzi pubblici
""".splitlines()

UNWANTED = """\
Nombre de queixes rebudes
Queixes per cada 1.000 usuaris
Percentatge de trucades abandonades
Trucades no ateses
Incidències detectades
Expedients fora de termini
Nombre d'errors en els padrons
Accidents laborals
Hores de tall de subministrament
Número de quejas
Reclamaciones presentadas
Porcentaje de llamadas perdidas
Expedientes fuera de plazo
Número de averías
Tasa de absentismo
Número de queixas
Porcentaxe de erros
Jasotako kexen kopurua
Matxura kopurua
Complaints received
Calls abandoned before being answered
Missed bins
Number of accidents
Invoices paid late
Unanswered calls
Complaints not answered in time
Repeat complaints
Nombre de réclamations
Taux d'erreur
Appels perdus
Numero di reclami
Percentuale di errori
Chiamate perse
Número de reclamações
Taxa de erros
Chamadas perdidas
""".splitlines()

WANTED = """\
Percentatge de queixes respostes en termini
Avaries reparades en termini
Queixes resoltes
Percentatge d'informes sense errors
Persones formades
Usuaris satisfets amb la gestió de queixes
Nombre de fires organitzades
Cursos de prevenció d'accidents
Nombre de préstecs
Animals abandonats recollits
Vehicles abandonats retirats
Quejas contestadas en plazo
Averías reparadas en 24 horas
Informes sin errores
Incidencias resueltas
Solicitudes atendidas
Queixas respondidas en prazo
Epe barruan erantzundako kexak
Konpondutako matxurak
Complaints closed within 10 working days
Missed waste collections put right by the end of the next working day
Error-free invoices
Faults repaired in time
Trees planted in fall season
Réclamations traitées dans les délais
Pannes réparées
Reclami con risposta entro 30 giorni
Guasti riparati
Reclamações respondidas no prazo
Avarias reparadas
""".splitlines()


TOLD_APART = {
    "nobody asked": (says_no_need, NOBODY_ASKED, OTHER_REASONS),
    "for every case, not every month": (for_every_case, FOR_EVERY_CASE, FOR_SOME),
    "a mean, no media and no means": (is_mean, MEANS, NO_MEANS),
    "what nobody wants, not dealing with it": (unwanted, UNWANTED, WANTED),
}


@pytest.mark.parametrize(("says", "texts", "others"), TOLD_APART.values(), ids=TOLD_APART)
def test_what_says_it_is_told_from_what_only_looks_like_it(
    says: Callable[[str], bool], texts: Sequence[str], others: Sequence[str]
) -> None:
    assert [text for text in (*texts, *others) if says(text) is not (text in texts)] == []


SENTENCES = {
    "Respondrem les consultes en menys de 10 dies": "ca",
    "Responderemos a las consultas en un plazo de 10 días": "es",
    "Responderemos ás consultas nun prazo de 10 días": "gl",
    "Kontsultei 10 eguneko epean erantzungo zaie, gutxienez": "eu",
    "We answer your questions within 10 days": "en",
    "Nous répondons aux questions dans un délai de 10 jours": "fr",
    "Rispondiamo alle domande entro 10 giorni": "it",
    "Responderemos às perguntas no prazo de 10 dias, não mais": "pt",
    "95 %": None,
}


def test_small_words_tell_the_language() -> None:
    assert {text: language_of(text) for text in SENTENCES} == SENTENCES


def test_words_are_folded_and_whole() -> None:
    assert words_of("L'atenció a les sol·licituds, 95 % (≥ 5)") == (
        "l",
        "atencio",
        "a",
        "les",
        "sollicituds",
        "95",
        "%",
        "≥",
        "5",
    )


def test_the_longest_phrase_wins_and_a_marked_one_keeps_to_its_language() -> None:
    fairs = Lexicon({"fires": {"en": "!fires"}, "few": {"en": "fire*"}, "fire brigade": {"en": "fire brigade"}})
    found = (fairs.all(("fire", "brigade", "fires"), "en"), fairs.all(("fires",), "ca"))
    assert found == ([("fire brigade", 0, 2), ("fires", 2, 3)], [("few", 0, 1)])


@given(st.text())
def test_no_text_raises(text: str) -> None:
    answers = [test(text) for test in (for_every_case, is_mean, says_no_need, unwanted)]
    assert all(isinstance(answer, bool) for answer in answers)
