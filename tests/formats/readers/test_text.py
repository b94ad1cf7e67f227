import pytest

from cartaviva.core.findings import Place, Unreadable
from cartaviva.formats.readers.encodings import decode
from cartaviva.formats.readers.text import read
from tests.formats.readers.showing import Shown, grids, shown


def read_text(text: str) -> Shown:
    return shown(read(text.encode()))


TABLE = [["Compromís", "Fita", "Resultat"], ["Atendre, sempre", "7,5", "8"], ["Obrir", "3", "4"]]


@pytest.mark.parametrize("separator", ["\t", ";", "|"])
def test_the_separator_is_the_one_that_makes_a_table(separator: str) -> None:
    assert read_text("\n".join(separator.join(row) for row in TABLE)) == [TABLE]


@pytest.mark.parametrize("line", ["sep=;", '"sep=;"', "sep=;;;"])
def test_a_line_that_tells_excel_the_separator_is_no_title(line: str) -> None:
    assert read_text("\n".join([line, *(";".join(row) for row in TABLE)])) == [TABLE]


def test_quoted_fields_may_hold_separators_line_breaks_and_quotes() -> None:
    text = 'Compromís,Fita,Resultat\n"Atendre, sempre","7,5","8"\n"Obrir ""d\'hora""\ncada dia",3,4\n'
    assert read_text(text) == [
        [["Compromís", "Fita", "Resultat"], ["Atendre, sempre", "7,5", "8"], ['Obrir "d\'hora"\ncada dia', "3", "4"]]
    ]


def test_commas_part_two_columns_but_not_running_text() -> None:
    rows = ["Compromís,Valors", "Fer tallers,Objectiu: 4; Resultat: 3", "Fer jocs,Objectiu: 5; Resultat: 6"]
    rows = [*rows, 'Fer festes,"Objectiu: 2\nResultat: 1"']
    texts = ["Seguiment 2024", "Objectiu: 4,5", "Resultat: 3,5", "Objectiu: 2,5", "Resultat: 1,5"]
    table = [row.split(",") for row in rows[:3]] + [["Fer festes", "Objectiu: 2\nResultat: 1"]]
    assert [read_text("\n".join(lines)) for lines in (rows, texts)] == [[table], texts]


def test_a_quote_that_is_never_closed_swallows_nothing() -> None:
    rows = "\n".join(f"Indicador {n};{n};{n}" for n in range(40))
    table = read_text(f'Compromís;Fita;Resultat\n"Obrir;3;4\n{rows}')[0]
    assert table[1:3] == [['"Obrir', "3", "4"], ["Indicador 0", "0", "0"]]


def test_rows_keep_their_own_length_and_the_fields_at_their_end() -> None:
    document = read(b"a\tb\tc\td\nx\t1\t2\ny\t1\t2\t3\nz\t1\t2\t\n")
    found = (grids(document)[0].widths, shown(document)[0][1], grids(document)[0].rows[2][3].place)
    assert found == ((4, 3, 4, 4), ["x", "1", "2", ""], Place(row=3, column=4))


def test_titles_and_labels_above_the_table_are_paragraphs() -> None:
    text = "\n\nSEGUIMENT\n\nServei:\tJoventut\nCompromís\tFita\tResultat\nObrir\t3\t4\nTancar\t1\t1\n\n* Nota.\n"
    assert read_text(text) == [
        "SEGUIMENT",
        "Servei: Joventut",
        [["Compromís", "Fita", "Resultat"], ["Obrir", "3", "4"], ["Tancar", "1", "1"]],
        "* Nota.",
    ]


def test_a_markdown_table_is_read_without_its_frame() -> None:
    text = "# Informe\n\n| Compromís | Fita | Resultat |\n|---|:--:|---|\n| Obrir | 3 | 4 |\n| Tancar | | 1 |\n"
    assert read_text(text) == [
        "# Informe",
        [["Compromís", "Fita", "Resultat"], ["Obrir", "3", "4"], ["Tancar", "", "1"]],
    ]


def test_columns_of_blanks_are_a_table() -> None:
    text = (
        "Informe\n\n"
        "Compromís                 Fita   Resultat\n"
        "Obrir la sala d'estudi    300 h  312 h\n"
        "Fer tallers               5\n"
        "Respondre                 95 %   97 %\n"
    )
    assert read_text(text) == [
        "Informe",
        [
            ["Compromís", "Fita", "Resultat"],
            ["Obrir la sala d'estudi", "300 h", "312 h"],
            ["Fer tallers", "5", ""],
            ["Respondre", "95 %", "97 %"],
        ],
    ]


def test_a_text_beside_its_label_goes_over_the_columns_of_figures_below() -> None:
    """But a figure that stands alone in a line stays in its column."""
    text = (
        "Compromís   Fer 320 visites de seguiment en un any, sense excepció\n"
        "Indicador   Visites fetes\n"
        "                1r sem.   2n sem.   Any 2023\n"
        "Fita                                     320\n"
        "Resultat          163,5     173,0      336,5\n"
        "--------------------------------------------------\n"
        "Observacions  Obres, i una vaga que va durar tot\n"
        "              el mes de març\n"
    )
    assert read_text(text) == [
        [
            ["Compromís", "Fer 320 visites de seguiment en un any, sense excepció", "", ""],
            ["Indicador", "Visites fetes", "", ""],
            ["", "1r sem.", "2n sem.", "Any 2023"],
            ["Fita", "", "", "320"],
            ["Resultat", "163,5", "173,0", "336,5"],
            ["Observacions", "Obres, i una vaga que va durar tot el mes de març", "", ""],
        ]
    ]


def test_commas_in_figures_and_remarks_make_no_columns() -> None:
    text = (
        "Compromís                 Fita     Resultat  Observacions\n"
        "Obrir la sala d'estudi    300,5 h  312,5 h   Obert, també, els diumenges\n"
        "Respondre les queixes en  95,5 %   90,5 %    Obres, vagues, baixes\n"
        "deu dies\n"
        "Fer tallers               5,5      5,5\n"
    )
    assert read_text(text) == [
        [
            ["Compromís", "Fita", "Resultat", "Observacions"],
            ["Obrir la sala d'estudi", "300,5 h", "312,5 h", "Obert, també, els diumenges"],
            ["Respondre les queixes en", "95,5 %", "90,5 %", "Obres, vagues, baixes"],
            ["deu dies", "", "", ""],
            ["Fer tallers", "5,5", "5,5", ""],
        ]
    ]


def test_labels_and_values_are_two_fields() -> None:
    text = "Fitxa\nCompromís;Obrir\nIndicador;Dies, en total\nFita;300\nResultat;312\n"
    rows = [["Compromís", "Obrir"], ["Indicador", "Dies, en total"], ["Fita", "300"], ["Resultat", "312"]]
    assert read_text(text) == ["Fitxa", rows]


def test_lines_with_their_labels_are_no_rows_because_of_their_commas() -> None:
    text = (
        "Compromiso 1: Mantener el cloro entre 0,2 y 0,8 mg/l\nValor objetivo: entre 0,2 y 0,8 mg/l\n"
        "Valor alcanzado: 0,5 mg/l\nObservaciones: —\n"
        "Compromiso 2: Atender; resolver; informar\nValor objetivo: 95 %\nValor alcanzado: 94,5 %\n"
        "Observaciones: Obras, bajas, huelga\n"
    )
    assert read_text(text) == text.splitlines()


def test_rows_that_begin_with_a_label_are_rows() -> None:
    rows = [["Compromís", "Fita", "Resultat"], *([f"Compromís {at}: Respondre", "95", "94"] for at in range(4))]
    assert read_text("\n".join(map(";".join, rows))) == [rows]


def test_text_without_a_table_is_paragraphs() -> None:
    assert read_text("Una frase, amb coma.\nUna altra, també.") == ["Una frase, amb coma.", "Una altra, també."]


def test_fields_without_a_text_are_nothing() -> None:
    assert read_text("\n".join([";" * 499] * 1000)) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_every_encoding_that_offices_write_is_told_from_the_others(encoding: str) -> None:
    text = "Compromís\tRealització\tPuntuació\nOferir a la Sínia\tAixò és això\t95 %\n" * 3
    assert decode(text.encode(encoding)) == text


def test_what_a_page_declares_is_believed_but_not_against_its_bytes() -> None:
    assert [
        decode("ò".encode("cp1252"), "iso-8859-1"),
        decode("ò".encode(), "iso-8859-1"),
        decode(b"\xa4", "iso-8859-15"),
    ] == [
        "ò",
        "ò",
        "€",
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (bytes(range(256)) * 20, "not-a-document"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(0, 256, 3)) * 40, "not-a-document"),
        (("ò" * 50).encode()[:-1] + b" x", "unknown-encoding"),
        (b"\xff\xfe" + b"a\x00\x00\xd8b\x00", "unknown-encoding"),
        (b"text \x02 with controls in it " * 9, "unknown-encoding"),
    ],
    ids=["bytes", "a picture", "broken UTF-8", "broken UTF-16", "controls"],
)
def test_what_is_in_no_encoding_is_said_to_be_so(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(data)
    assert caught.value.finding.code == code
