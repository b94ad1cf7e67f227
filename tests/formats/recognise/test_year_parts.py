"""Parts of a year in headings and titles, and the year in which they are put."""

from cartaviva.core.findings import Finding, Place
from cartaviva.formats.grid import Document, Grid, Paragraph
from cartaviva.formats.recognise import recognise
from tests.formats.recognise.test_recognise import document

FIRST = "Carta de serveis de la Biblioteca - Seguiment 1r trimestre 2024"
TITLE = "Informe de seguiment dels compromisos de la carta de serveis de la Biblioteca"


def periods(*lines: str) -> list[tuple[str, str, list[str]]]:
    """(label and first day of a period, the result of its row, what is said of it)"""
    heads = "Compromís\tIndicador\tFita"
    return [
        (
            f"{report.period.label}: {report.period.start}" if report.period else "",
            report.rows[0].text("result"),
            [f"{finding.code} {finding.stated}" for finding in report.findings],
        )
        for report in recognise(document(*lines[:-1], f"{heads}\t{lines[-1]}", "Obrir\tDies oberts\t≥ 70\t71\t72"))
    ]


def test_halves_of_a_year_that_spans_two_are_counted_from_its_first_month() -> None:
    fiscal = "Exercici: de l'1 d'abril de 2024 al 31 de març de 2025"
    assert {year: periods("Carta", year, "H1 2024/25\tH2 2024/25") for year in ("Curs 2024-25", fiscal, "Informe")} == {
        "Curs 2024-25": [("H1 2024/25: 2024-09-01", "71", []), ("H2 2024/25: 2025-03-01", "72", [])],
        fiscal: [("H1 2024/25: 2024-04-01", "71", []), ("H2 2024/25: 2024-10-01", "72", [])],
        "Informe": [("", "71", ["period-unknown H1 2024/25"]), ("", "72", ["period-unknown H2 2024/25"])],
    }


def test_a_title_that_names_no_year_is_a_finding_and_a_part_of_one_is_put_into_the_year_beside_it() -> None:
    titles = (
        *(["Informe Q1"], ["Carta de serveis 2023-2024"], ["Carta 2023-2024, 4t trimestre"], ["Informe"]),
        *(["Plantilla 2023-2024"], ["Informe", "First school term 2024"], ["Second school term 2024-25"]),
        *(["Seguiment 2024", "Primer trimestre"], ["Informe del 2n semestre", "Any: 2024"]),
        *(["Seguiment 2024", "Trimestre: 3r"], ["Seguiment 2024", "Obrirem el primer trimestre"]),
        *(["Carta de serveis del Mercat 2022-2025", "Seguiment 2024"], ["Curs 2024-2025", "2n trimestre"]),
        *(["Informe dels nou primers mesos"], ["Seguiment 2024", "Primers sis mesos"]),
    )
    assert {"; ".join(lines): periods(*lines, "Resultat") for lines in titles} == {
        "Informe Q1": [("", "71", ["period-unknown Q1"])],
        "Informe dels nou primers mesos": [("", "71", ["period-unknown nou primers mesos"])],
        "Seguiment 2024; Primers sis mesos": [("Primers sis mesos: 2024-01-01", "71", [])],
        "Carta de serveis 2023-2024": [("", "71", ["period-unknown Carta de serveis 2023-2024"])],
        "Carta 2023-2024, 4t trimestre": [("", "71", ["period-unknown 2023-2024, 4t trimestre"])],
        "Informe": [("", "71", [])],
        "Plantilla 2023-2024": [("", "71", ["period-unknown Plantilla 2023-2024"])],
        "Informe; First school term 2024": [("", "71", ["period-unknown First school term 2024"])],
        "Second school term 2024-25": [("", "71", ["period-unknown Second school term 2024-25"])],
        "Seguiment 2024; Primer trimestre": [("Primer trimestre: 2024-01-01", "71", [])],
        "Informe del 2n semestre; Any: 2024": [("del 2n semestre: 2024-07-01", "71", [])],
        "Seguiment 2024; Trimestre: 3r": [("3r Trimestre: 2024-07-01", "71", [])],
        "Seguiment 2024; Obrirem el primer trimestre": [("2024: 2024-01-01", "71", [])],
        "Carta de serveis del Mercat 2022-2025; Seguiment 2024": [("2024: 2024-01-01", "71", [])],
        "Curs 2024-2025; 2n trimestre": [("2n trimestre: 2024-12-01", "71", [])],
    }


def test_quarters_of_two_years_are_of_no_year_unless_it_is_said_when_it_begins() -> None:
    assert {year: periods("Carta", year, "T1\tT2") for year in ("Informe 2024-2025", "Curs 2024-2025")} == {
        "Informe 2024-2025": [("", "71", ["period-unknown T1"]), ("", "72", ["period-unknown T2"])],
        "Curs 2024-2025": [("T1: 2024-09-01", "71", []), ("T2: 2024-12-01", "72", [])],
    }


def test_months_in_a_list_are_a_period_from_the_first_to_the_last() -> None:
    assert periods("Carta", "Any: 2024", "Gener, febrer i març\t2n trimestre (abril, maig, juny)") == [
        ("Gener, febrer i març: 2024-01-01", "71", []),
        ("2n trimestre (abril, maig, juny): 2024-04-01", "72", []),
    ]


def test_a_title_of_a_part_of_a_year_is_no_title_of_the_year_and_a_season_is_of_no_days() -> None:
    titles = (
        *("Autumn 2024", "Temporada d'estiu 2024", "First school term 2024", "Autumn and spring terms 2024"),
        *("Casal d'estiu 2024", "Autumn term 2024", "Informe: juliol - setembre 2024", "Març 2024"),
    )
    assert {title: periods("Carta", "Any: 2024", title, "Resultat")[0][::2] for title in titles} == {
        "Autumn 2024": ("", ["period-unknown Autumn 2024"]),
        "Temporada d'estiu 2024": ("", ["period-unknown Temporada d'estiu 2024"]),
        "First school term 2024": ("", ["period-unknown First school term 2024"]),
        "Autumn and spring terms 2024": ("", ["period-unknown Autumn and spring terms 2024"]),
        "Casal d'estiu 2024": ("2024: 2024-01-01", []),
        "Autumn term 2024": ("Autumn term 2024: 2024-09-01", []),
        "Informe: juliol - setembre 2024": ("juliol - setembre 2024: 2024-07-01", []),
        "Març 2024": ("2024: 2024-01-01", []),
    }


def test_a_title_of_a_part_goes_before_the_year_in_the_headings() -> None:
    lines = {
        "Resultat 2024": ("1r trimestre de 2024",),
        "Resultat": ("1r trimestre de 2024", "Any 2024"),
        "Resultat 2023": ("1r trimestre de 2024",),
        "Valor 2024": ("Abril 2024",),
    }
    assert {heading: periods("Carta", *titles, heading)[0][0] for heading, titles in lines.items()} == {
        "Resultat 2024": "1r trimestre de 2024: 2024-01-01",
        "Resultat": "1r trimestre: 2024-01-01",
        "Resultat 2023": "1r trimestre: 2023-01-01",
        "Valor 2024": "2024: 2024-01-01",
    }


def test_a_title_of_any_words_that_names_a_part_with_its_year_goes_before_the_year_in_the_headings_too() -> None:
    titles = {
        f"{TITLE} corresponent al 1r trimestre de 2024": "1r trimestre de 2024: 2024-01-01",
        f"{TITLE} 2024, aprovat al 1r trimestre de 2024": "2024: 2024-01-01",
        f"{TITLE} del 2n i 3r trimestre de 2024": "del 2n i 3r trimestre de 2024: 2024-04-01",
    }
    assert {title: periods("Carta", title, "Resultat 2024")[0][0] for title in titles} == titles


def test_a_title_names_several_parts_of_a_year_or_the_months_of_one() -> None:
    titles = (
        *("1r trimestre (gener, febrer i març)", "Q1 (Apr–Jun)", "Període: 2n semestre (de juliol a desembre)"),
        *("1r, 2n i 3r trimestre", "Informe del Q1-Q2", "Q1-Q4", "Obres del 1r trimestre (gener i febrer)"),
    )
    assert {title: periods("Carta", "Any: 2024", title, "Resultat")[0][0] for title in titles} == {
        "1r trimestre (gener, febrer i març)": "1r trimestre (gener, febrer i març): 2024-01-01",
        "Q1 (Apr–Jun)": "Q1 (Apr–Jun): 2024-04-01",
        "Període: 2n semestre (de juliol a desembre)": "2n semestre (de juliol a desembre): 2024-07-01",
        "1r, 2n i 3r trimestre": "1r, 2n i 3r trimestre: 2024-01-01",
        "Informe del Q1-Q2": "del Q1-Q2: 2024-01-01",
        "Q1-Q4": "2024: 2024-01-01",
        "Obres del 1r trimestre (gener i febrer)": "2024: 2024-01-01",
    }


def test_a_quarter_of_no_year_has_no_days_and_says_so() -> None:
    assert [periods("Carta", year, "Q1\tQ2") for year in ("Informe", "Any 2000")] == [
        [("", "71", ["period-unknown Q1"]), ("", "72", ["period-unknown Q2"])],
        [("Q1: 2000-01-01", "71", []), ("Q2: 2000-04-01", "72", [])],
    ]


def test_a_blank_under_a_quarter_is_of_the_quarter_above_unless_the_same_promise_comes_again() -> None:
    read = recognise(
        document(
            "Informe 2024",
            "Trimestre\tCompromís\tObjectiu\tResultat",
            *("1\tRespondre\t≥ 90%\t92%", "\tVisites\t4\t3", "2\tRespondre\t≥ 90%\t80%", "\tVisites\t4\t5"),
        )
    )
    assert [
        (report.period and report.period.label, [row.text("result") for row in report.rows]) for report in read
    ] == [
        ("1 Trimestre", ["92%", "3"]),
        ("2 Trimestre", ["80%", "5"]),
    ]


def read_as(title: str, heads: str, *rows: str) -> list[tuple[str, list[str]]]:
    """(first day of a report, or what is said of its period; its results)"""
    read = recognise(document(title, f"{heads}\tCompromís\tObjectiu\tResultat", *rows))
    return [
        (
            str(report.period.start) if report.period else " ".join(one.code for one in report.findings),
            [row.text("result") for row in report.rows],
        )
        for report in read
    ]


def test_blanks_of_a_year_and_its_quarter_are_those_above_but_a_quarter_that_alone_is_blank() -> None:
    below = ("\t\tVisites\t4\t3", "\t2\tRespondre\t≥ 90%\t80%", "\t\tVisites\t4\t5")
    first = "2024\t1\tRespondre\t≥ 90%\t92%"
    same = ("\t\tRespondre\t≥ 90%\t91%", "2024\t2\tRespondre\t≥ 90%\t80%")
    whole = ("2024\t\tVisites\t8\t8", "\t2\tRespondre\t≥ 90%\t80%")
    heads = "Any\tTrimestre"
    assert [read_as("Informe", heads, first, *rows) for rows in (below, same, whole)] == [
        [("2024-01-01", ["92%", "3"]), ("2024-04-01", ["80%", "5"])],
        [("2024-01-01", ["92%"]), ("", ["91%"]), ("2024-04-01", ["80%"])],
        [("2024-01-01", ["92%"]), ("2024-01-01", ["8"]), ("2024-04-01", ["80%"])],
    ]


def test_numbers_under_month_are_months_of_a_year_that_begins_in_january() -> None:
    rows = ("3\tRespondre\t≥ 90%\t92%", "10\tRespondre\t≥ 90%\t80%")
    many = (rows[0], "13\tRespondre\t≥ 90%\t80%")
    assert {
        title: read_as(title, "Mes", *lines)
        for title, lines in {
            "Any 2024": rows,
            "Curs 2024-25": rows,
            "Informe 2024-2025": rows,
            "Any 2023": many,
        }.items()
    } == {
        "Any 2024": [("2024-03-01", ["92%"]), ("2024-10-01", ["80%"])],
        "Curs 2024-25": [("period-unknown", ["92%"]), ("period-unknown", ["80%"])],
        "Informe 2024-2025": [("period-unknown", ["92%"]), ("period-unknown", ["80%"])],
        "Any 2023": [("2023-01-01", ["92%", "80%"])],
    }


def test_a_year_ends_where_the_same_promise_comes_again_with_an_earlier_part() -> None:
    quarters = ("2023\tT3", "\tT4", "\tT1", "\tT2")
    lines = (f"{quarter}\tVisites\t10\t{11 + at}" for at, quarter in enumerate(quarters))
    reports = recognise(document("Informe", "Any\tTrimestre\tIndicador\tFita\tResultat", *lines))
    assert [(str(one.period and one.period.start), [found.stated for found in one.findings]) for one in reports] == [
        ("2023-07-01", []),
        ("2023-10-01", []),
        ("None", ["T1"]),
        ("None", ["T2"]),
    ]


def test_the_first_months_of_a_year_are_put_into_the_year_beside_them() -> None:
    titles = (
        *(["Seguiment 2024", "Primers nou mesos"], ["Informe dels primers 6 mesos", "Any 2024"]),
        *(["Informe", "Primers nou mesos"], ["Seguiment 2024", "Els primers mesos van ser difícils"]),
    )
    said = {"; ".join(lines): recognise(document(*lines, *FIRST_MONTHS))[0] for lines in titles}
    assert {title: (str(found.period and found.period.end), *found.findings) for title, found in said.items()} == {
        "Seguiment 2024; Primers nou mesos": ("2024-09-30",),
        "Informe dels primers 6 mesos; Any 2024": ("2024-06-30",),
        "Informe; Primers nou mesos": ("None", Finding("period-unknown", stated="Primers nou mesos")),
        "Seguiment 2024; Els primers mesos van ser difícils": ("2024-12-31",),
    }


FIRST_MONTHS = ("Compromís\tIndicador\tFita\tResultat", "Obrir\tDies oberts\t≥ 70\t71")


def of_the_second(document: Document) -> str:
    """The label and first day of its second table, and what is said of it."""
    _, report = recognise(document)
    days = f"{report.period.label}: {report.period.start}" if report.period else ""
    return "; ".join((days, *(f"{finding.code} {finding.stated}" for finding in report.findings)))


def table(title: str) -> list[str]:
    return [title, "Compromís\tIndicador\tFita\tResultat", "Obrir\tDies oberts\t≥ 70\t71", ""]


def test_no_table_inherits_the_part_of_a_year_of_another_one_where_its_own_title_names_one() -> None:
    read = {
        f"{TITLE} corresponent al segon trimestre de 2024": "segon trimestre de 2024: 2024-04-01",
        f"{TITLE} corresponent al segon trimestre": "segon trimestre: 2024-04-01",
        f"{TITLE} 2024. Quart trimestre": "Quart trimestre: 2024-10-01",
        f"{TITLE}, 2sn trimestre de 2024": "; period-unknown 2sn trimestre",
        "Biblioteca: segon trimestre": "segon trimestre: 2024-04-01",
        TITLE: "1r trimestre 2024: 2024-01-01",
        f"{TITLE} (trimestral)": "1r trimestre 2024: 2024-01-01",
        f"{TITLE}, aprovat al segon trimestre de 2024": "1r trimestre 2024: 2024-01-01",
        f"{TITLE} respecte del quart trimestre de 2023": "1r trimestre 2024: 2024-01-01",
        f"{TITLE}, abril de 2024": "1r trimestre 2024: 2024-01-01",
        "Les obres que es van fer durant tot el segon trimestre de 2024 van tancar la sala.": (
            "1r trimestre 2024: 2024-01-01"
        ),
    }
    assert {title: of_the_second(document(*table(FIRST), *table(title))) for title in read} == read


def test_a_part_of_a_school_year_is_no_part_of_a_calendar_year() -> None:
    school = "Carta de serveis. Curs 2023-24 1r trimestre"
    assert of_the_second(document(*table(school), *table(f"{TITLE}, segon trimestre"))) == (
        "; period-unknown segon trimestre"
    )


def test_a_month_follows_a_month_but_not_the_day_of_a_meeting() -> None:
    first, february = "Carta de serveis - Seguiment gener 2024", "febrer de 2024"
    read = {
        f"{TITLE}, mes de {february}": "de febrer de 2024: 2024-02-01",
        f"{TITLE}. Reunió del 14 de {february}": "gener 2024: 2024-01-01",
        f"{TITLE}: actualitzat el {february}": "gener 2024: 2024-01-01",
    }
    assert {title: of_the_second(document(*table(first), *table(title))) for title in read} == read


def test_no_sheet_inherits_the_part_of_a_year_of_another_one() -> None:
    year, quarter = "Carta de serveis - Seguiment 2024", f"{TITLE}, segon trimestre de 2024"
    read = {
        (FIRST, "T2", "Biblioteca"): "T2: 2024-04-01",
        (FIRST, "T2", quarter): "segon trimestre de 2024: 2024-04-01",
        (FIRST, "S2", "Biblioteca"): "1r trimestre 2024: 2024-01-01",
        (FIRST, "Biblioteca", "Biblioteca"): "1r trimestre 2024: 2024-01-01",
        (year, "Biblioteca", quarter): "segon trimestre de 2024: 2024-04-01",
        (year, "Biblioteca", "Biblioteca"): "2024: 2024-01-01",
    }
    sheets = {
        (first, name, second): (document(*table(first)).blocks, name, document(*table(second)).blocks)
        for first, name, second in read
    }
    assert {
        case: of_the_second(Document((*on_sheet("A", first), *on_sheet(name, second)), "xlsx"))
        for case, (first, name, second) in sheets.items()
    } == read


def on_sheet(name: str, blocks: tuple[Grid | Paragraph, ...]) -> list[Grid | Paragraph]:
    return [
        block._replace(sheet=name) if isinstance(block, Grid) else block._replace(place=Place(sheet=name))
        for block in blocks
    ]
