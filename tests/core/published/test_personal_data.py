"""Personal data is found in remarks, and what only looks like it is left alone."""

import pytest

from cartaviva.core.findings import Finding
from cartaviva.core.published.personal_data import personal_data

NAME, PHONE = "It looks like the name of a person.", "It looks like a telephone number."
MAIL, ACCOUNT = "It looks like an e-mail address.", "It looks like an account number."
IDENTITY, PLATE = "It looks like an identity number.", "It looks like a number plate."


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("La Sra. Ferrer ha estat de baixa.", NAME, "Sra. Ferrer"),
        ("Amb la sra. Ferrer, que hi treballa.", NAME, "sra. Ferrer"),
        ("En Joan va fer la inspecció.", NAME, "En Joan"),
        ("Ho va revisar l'Anna Riera.", NAME, "Anna Riera"),
        ("Resposta de Núria Ferrer, de l'OAC", NAME, "Núria Ferrer"),
        ("El Josep Puig i Cadafalch ho va demanar.", NAME, "Josep Puig i Cadafalch"),
        ("Lo lleva María García López desde mayo.", NAME, "María García López"),
        ("Se jubiló D. Antonio Pérez y no hay sustituto.", NAME, "D. Antonio Pérez"),
        ("Doña Carmen pidió la baja.", NAME, "Doña Carmen"),
        ("La queja era de Yeray Rodríguez Santos.", NAME, "Yeray Rodríguez Santos"),
        ("Mr Smith was on leave.", NAME, "Mr Smith"),
        ("MARIA GARCIA no va contestar", NAME, "MARIA GARCIA"),
        ("L'usuari amb DNI 12345678Z no hi va anar.", IDENTITY, "12345678Z"),
        ("DNI 12.345.678-z", IDENTITY, "12.345.678-z"),
        ("NIE X1234567L", IDENTITY, "X1234567L"),
        ("Truqueu al 612 345 678 per demanar hora.", PHONE, "612 345 678"),
        ("Telèfon 93 123 45 67.", PHONE, "93 123 45 67"),
        ("Tel. 938901234", PHONE, "938901234"),
        ("Llamar al +34 612345678", PHONE, "+34 612345678"),
        ("Call +44 20 7946 0958", PHONE, "+44 20 7946 0958"),
        ("Escriviu a pere.vila@vilaclara.example.", MAIL, "pere.vila@vilaclara.example"),
        ("Consultas en oac@vilaclara.example", MAIL, "oac@vilaclara.example"),
        ("Compte ES91 2100 0418 4502 0005 1332", ACCOUNT, "ES91 2100 0418 4502 0005 1332"),
        ("La furgoneta 1234 BCD estava al taller.", PLATE, "1234 BCD"),
    ],
)
def test_personal_data_is_found(text: str, kind: str, words: str) -> None:
    assert personal_data(text, "remarks") == (Finding("personal-data", column="remarks", stated=words, detail=kind),)


@pytest.mark.parametrize(
    "text",
    [
        "Tallat el carrer de Joan Maragall per obres.",
        "Obres a l'Escola Maria Aurèlia Capmany i a l'Hospital Dr. Trueta.",
        "La biblioteca municipal Joan Oliver va tancar a l'agost.",
        "El certamen Montserrat Roig s'ha ajornat.",
        "Cortes en la calle García López y en la avenida del Doctor Fleming.",
        "The library María Zambrano was closed in August.",
        "El Sr. Alcalde i la Sra. Regidora van presidir la taula.",
        "En Barcelona no se hizo; en Marzo, tampoco.",
        "En Santiago de Compostela y en Don Benito se hizo igual.",
        "Marc Legal i Pla Jordi Savall; Pg. Josep Irla, C/ Lluís Companys",
        "Ajornat fins a Sant Jordi; es farà per Santa Maria i per la Mercè.",
        "Unitat de Qualitat de l'Ajuntament de Vilaclara, Centre Cívic Nord",
        "Servei de Prevenció, Extinció d'Incendis i Salvaments; Junta de Govern Local",
        "Diputació de Barcelona i Consell Comarcal del Vallès Oriental",
        "DNI 12345678A (lletra equivocada), NIE X1234567A",
        "S'han gastat 600 000 euros, dels 612.345.678 euros del pressupost.",
        "912 345 678 litres d'aigua; 699 123 456 visites al web",
        "Expedient 612345678, registre 938901234, ref. 2024/612345678",
        "Del 12/03/2024 al 2024-05-12, de 9.00 a 14.30 h; curs 2023-2024",
        "2.500 usuaris; 1.234.567 visites; el 98,75 % de 1.632",
        "Compte ES92 2100 0418 4502 0005 1332 (dígits de control equivocats)",
        "Llei 2024 LCT; norma UNE 93200; ISO 9001 TQM",
        "Es triga 30 ms CPU; Sra. | Total; did not miss Monday",
        "El telèfon va estar espatllat i el correu @ no funcionava.",
        "",
    ],
)
def test_what_only_looks_like_personal_data_is_left_alone(text: str) -> None:
    assert personal_data(text) == ()


def test_every_piece_is_told_once_in_the_order_of_the_text() -> None:
    text = "Maria Puig (612 345 678), Maria Puig i en Pere: a@vila.example"
    found = [(finding.stated, finding.detail) for finding in personal_data(text)]
    assert found == [("Maria Puig", NAME), ("612 345 678", PHONE), ("en Pere", NAME), ("a@vila.example", MAIL)]


def test_the_digits_of_an_account_are_no_telephone() -> None:
    assert [one.detail for one in personal_data("IBAN ES9121000418450200051332")] == [ACCOUNT]


def test_the_message_names_the_kind_and_the_words() -> None:
    (finding,) = personal_data("Pregunteu a la Sra. Ferrer")
    assert finding.message() == (
        "The text says “Sra. Ferrer”, and will be published as it is. It looks like the name of a person."
    )
