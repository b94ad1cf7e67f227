"""Which side of a target is good, where the indicator or the promise speaks of it in passing."""

import pytest

from cartaviva.core.language.comparing import Comparator
from cartaviva.core.target import RowTexts, parse_target


@pytest.mark.parametrize(
    ("commitment", "indicator", "comparator"),
    [
        ("", "Queixas por mil atencións (canto menos, mellor)", Comparator.AT_MOST),
        ("", "Complaints per 1,000 visits (the fewer the better)", Comparator.AT_MOST),
        ("Visitar los municipios de menos de 1.000 habitantes", "N.º de municipios visitados", Comparator.AT_LEAST),
        ("Auzoak zainduko ditugu", "Oinezko zaintza-orduak", Comparator.AT_LEAST),
        ("", "Nombre total d'hores de formació", Comparator.AT_LEAST),
        ("", "Avarias por resolver ao fim de 5 dias, máximo admissível", Comparator.AT_MOST),
        ("", "Infections per 10,000 bed days (ceiling)", Comparator.AT_MOST),
        ("", "Average wait in minutes (not to exceed)", Comparator.AT_MOST),
        ("", "Giorni di attesa per la mammografia, valore massimo", Comparator.AT_MOST),
        ("", "Actes rectifiés (au plus)", Comparator.AT_MOST),
        ("", "Reuniones con las asociaciones (mínimo anual)", Comparator.AT_LEAST),
        ("Cobrir totes les absències del personal", "Absències cobertes", Comparator.AT_LEAST),
        ("Hacer controles de ruido de vehículos", "Controles de ruido al año", Comparator.AT_LEAST),
        ("Esvaziar as papeleiras todos os dias", "Número de dias com recolha efetuada", Comparator.AT_LEAST),
        ("", "Noise inspections", Comparator.AT_LEAST),
        ("Oferirem 60 minuts d'aparcament gratuït", "Minuts d'aparcament gratuït", Comparator.AT_LEAST),
        (
            "Mantener los traslados no urgentes por debajo de 64 minutos de espera",
            "Espera media (minutos)",
            Comparator.LESS_THAN,
        ),
        (
            "Posarem al dia la llista cada mes i mantindrem les queixes per sota de 4,5 de cada mil expedients",
            "Actualitzacions de la llista",
            Comparator.AT_LEAST,
        ),
        (
            "Posarem al dia la llista cada mes i mantindrem les queixes per sota de 70 de cada mil expedients",
            "Queixes per cada mil expedients",
            Comparator.LESS_THAN,
        ),
        ("Las esperas no tendrán que superar 64 minutos", "Espera media (minutos)", Comparator.AT_MOST),
    ],
)
def test_the_good_side_is_that_of_what_is_measured(commitment: str, indicator: str, comparator: Comparator) -> None:
    target, _ = parse_target("64", RowTexts(commitment=commitment, indicator=indicator))
    assert target.comparator is comparator


@pytest.mark.parametrize(
    ("text", "indicator", "comparator"),
    [
        ("92 %", "Denuncias leves", Comparator.AT_LEAST),
        ("60 %", "Denuncias inspeccionadas en 24 horas", Comparator.AT_LEAST),
        ("4 %", "Denuncias sobre el total", Comparator.AT_MOST),
        ("3 %", "Documents of a kind that nobody knows", Comparator.NONE_READABLE),
        ("3 %", "Increase in the number of readers", Comparator.AT_LEAST),
        ("3 %", "Void properties", Comparator.AT_MOST),
        ("3 %", "Trens endarrerits", Comparator.AT_MOST),
        ("3 %", "Citas anuladas por el servicio", Comparator.AT_MOST),
        ("3 %", "Logements vacants", Comparator.AT_MOST),
        ("3 %", "Água não faturada", Comparator.AT_MOST),
    ],
)
def test_a_large_share_is_wanted_and_a_small_one_has_to_say_so(
    text: str, indicator: str, comparator: Comparator
) -> None:
    assert parse_target(text, RowTexts(indicator=indicator))[0].comparator is comparator


@pytest.mark.parametrize(
    ("text", "commitment", "indicator", "comparator"),
    [
        ("0 muestras", "Que ninguna muestra supere los límites", "Muestras sobre el límite", Comparator.AT_MOST),
        ("0", "N'égarer aucun dossier déposé", "Dossiers concernés", Comparator.AT_MOST),
        ("0", "Cap expedient sense seguiment", "Expedients", Comparator.AT_MOST),
        ("0", "Ez da txostenik galduko", "Txostenak", Comparator.AT_MOST),
        ("0", "Nessuna pratica fuori posto", "Pratiche", Comparator.AT_MOST),
        ("0", "", "Fogos sem vistoria", Comparator.AT_MOST),
        ("0", "Igerilekuetako istripu larriak saihestea", "Esku-hartzea izan duten istripuak", Comparator.AT_MOST),
        ("0", "Evitar talls d'aigua", "Talls d'aigua", Comparator.AT_MOST),
        ("0 %", "No visit without an appointment", "Visits", Comparator.AT_MOST),
        ("0 jour", "Ouvrir la piscine", "Jours de fermeture imprévue", Comparator.AT_MOST),
        ("0 días", "Abrir la piscina", "Días de cierre no programado", Comparator.AT_MOST),
        ("0 giorni", "Aprire la piscina", "Giorni di chiusura imprevista", Comparator.AT_MOST),
        ("0 dies", "Obrir la piscina", "Dies de tancament imprevist", Comparator.AT_MOST),
        ("0 dias", "Abrir a piscina", "Dias de encerramento não previsto", Comparator.AT_MOST),
        ("0 days", "Open the pool", "Days of unplanned closure", Comparator.AT_MOST),
        ("0 jours", "Ouvrir la piscine", "Jours de fermeture annuelle", Comparator.NONE_READABLE),
        ("0", "Ofrecer talleres nuevos", "Talleres nuevos", Comparator.NONE_READABLE),
        ("0", "Ofrecelos no prazo dun mes", "Obradoiros novos", Comparator.NONE_READABLE),
    ],
)
def test_nought_is_the_most_of_what_is_denied_and_of_other_things_it_promises_nothing(
    text: str, commitment: str, indicator: str, comparator: Comparator
) -> None:
    assert parse_target(text, RowTexts(commitment=commitment, indicator=indicator))[0].comparator is comparator


@pytest.mark.parametrize(
    ("direction", "comparator"),
    [
        ("Canto máis alto, mellor", Comparator.AT_LEAST),
        ("Canto máis baixo, mellor", Comparator.AT_MOST),
        ("Com més baix, millor", Comparator.AT_MOST),
        ("Cuanto más corto mejor", Comparator.AT_MOST),
        ("Plus c'est bas, mieux c'est", Comparator.AT_MOST),
        ("Più basso è, meglio è", Comparator.AT_MOST),
        ("Quanto mais baixo, melhor", Comparator.AT_MOST),
        ("Zenbat eta txikiagoa, orduan eta hobeto", Comparator.AT_MOST),
        ("Lower the better", Comparator.AT_MOST),
        ("A l'alça", Comparator.AT_LEAST),
        ("A la baja", Comparator.AT_MOST),
    ],
)
def test_a_column_of_directions_says_the_good_side(direction: str, comparator: Comparator) -> None:
    target, _ = parse_target("64", RowTexts(indicator="Reclamacions", direction=direction))
    assert target.comparator is comparator
