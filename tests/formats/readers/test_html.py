import pytest

from cartaviva.core.findings import Place, Unreadable
from cartaviva.formats.readers.html import read
from cartaviva.formats.readers.limits import MAX_TREE
from tests.formats.readers.showing import Shown, areas, grids, shown


def read_page(body: str) -> Shown:
    return shown(
        read(
            f'<!DOCTYPE html><html lang="ca-ES"><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode()
        )
    )


def test_spans_are_laid_out_as_browsers_do() -> None:
    body = (
        "<table><thead><tr><th rowspan=2>Indicador<th colspan=2>2023<th colspan=2>2022</tr>"
        "<tr><th>Fita<th>Resultat<th>Fita<th>Resultat</tr></thead>"
        "<tbody><tr><th scope=row rowspan=0>x<td>1<td>2<td>3<td>4</tr><tr><td>5<td>6<td colspan=2>7</table>"
    )
    grid = grids(read(body.encode()))[0]
    texts = [[cell.text for cell in row] for row in grid.rows]
    headings = [[cell.heading for cell in row] for row in grid.rows]
    assert (texts, areas(grid), headings, grid.rows[1][1].place) == (
        [
            ["Indicador", "2023", "2023", "2022", "2022"],
            ["Indicador", "Fita", "Resultat", "Fita", "Resultat"],
            ["x", "1", "2", "3", "4"],
            ["x", "5", "6", "7", "7"],
        ],
        {
            "Indicador": (0, 0, 2, 1),
            "2023": (0, 1, 1, 2),
            "2022": (0, 3, 1, 2),
            "x": (2, 0, 2, 1),
            "7": (3, 3, 1, 2),
        },
        [[True] * 5, [True] * 5, [False] * 5, [False] * 5],
        Place(table=1, row=2, column=2),
    )


def test_headings_captions_and_running_text_are_paragraphs_in_their_order() -> None:
    body = (
        "<h1>Informe</h1>Ajuntament <b>de</b> Torreblava<p>Una<br>altra</p><ul><li>Punt</ul>"
        "<table><caption>Taula 1</caption><tr><td>a<td>b<tr><td>c<td>d</table><div>Peu</div>"
    )
    assert read_page(body) == [
        "# Informe",
        "Ajuntament de Torreblava",
        "Una\naltra",
        "Punt",
        "Taula 1",
        [["a", "b"], ["c", "d"]],
        "Peu",
    ]


def test_what_a_page_does_not_show_is_not_read() -> None:
    body = (
        "<script>x</script><style>y</style><p hidden>z</p><p style='display: none'>w</p><!-- comment -->"
        "<table><tr><td>a<td>b<span style='visibility:hidden'>secret</span></tr>"
        "<tr hidden><td>c<td>d</tr><tr><td>e<td>f</table>"
    )
    assert read_page(body) == [[["a", "b"], ["e", "f"]]]


def test_lines_in_a_cell_are_kept_and_an_inner_table_comes_after() -> None:
    inner = "<table><tr><td>1<td>2</table>"
    body = f"<table><tr><td>Indicador<br>(càlcul)<td><p>u</p><p>dos  \n tres</p><tr><td>x<td>y{inner}</table>"
    assert read_page(body) == [[["Indicador\n(càlcul)", "u\ndos tres"], ["x", "y"]], [["1", "2"]]]


def test_lists_of_terms_and_boxes_beside_each_other_are_grids() -> None:
    body = (
        "<dl><dt>Compromís</dt><dd>Respondre</dd><div><dt>Resultat<dd>4 <i>dies</i><dd>de mitjana</div><dt>Motiu</dl>"
        "<div><h3>Fitxa</h3><div><div>Objectiu</div><div>5</div></div><div><span>Resultat</span><span></span></div>"
        "<div><b>Motiu</b><span>Pluja</span></div></div>"
        "<div><div class=k>Objectiu</div><div class=v>5</div><div class=k>Resultat</div><div class=v>4</div>"
        "<div class=k>Motiu</div><div class=v>-</div></div>"
        "<div role=table><div role=row><b role=columnheader>Objectiu</b><b role=columnheader>Resultat</b></div>"
        "<div><div role=row><i role=cell>5</i><i role=cell>4</i></div></div></div>"
    )
    near = (
        "<dl><dt>Text<dd>que<p>segueix</p></dd>solt</dl>"
        "<div><div><b>1</b><span>a</span></div><div><b>2</b><span>b</span></div></div>"
        "<ul><li><b>Una</b> i <i>altra</i></li><li><b>c</b> i <i>d</i></li><li><b>e</b> i <i>f</i></li></ul>"
        + 3 * "<div><div>Objectiu: 5</div><div>Resultat: 4</div></div>"
        + "<div><p class=k>a</p><p class=v>b</p><p class=k>c</p><p class=v>d</p><p class=k>e</p><p class=v>f</p></div>"
    )
    assert (read_page(body), [block for block in read_page(near) if isinstance(block, list)]) == (
        [
            [["Compromís", "Respondre"], ["Resultat", "4 dies\nde mitjana"], ["Motiu", ""]],
            "### Fitxa",
            [["Objectiu", "5"], ["Resultat", ""], ["Motiu", "Pluja"]],
            [["Objectiu", "5"], ["Resultat", "4"], ["Motiu", "-"]],
            [["Objectiu", "Resultat"], ["5", "4"]],
        ],
        [],
    )


def test_the_page_says_its_title_and_its_language() -> None:
    document = read(b'<html lang="ca-ES"><title> Cartes  de serveis </title><p>x')
    assert (document.title, document.language) == ("Cartes de serveis", "ca")


def test_a_page_in_windows_1252_may_say_so_or_not() -> None:
    pages = ("<meta http-equiv=content-type content='text/html; charset=windows-1252'><p>Compromís", "<p>Compromís")
    assert [shown(read(page.encode("cp1252"))) for page in pages] == [["Compromís"], ["Compromís"]]


def test_broken_pages_give_what_there_is() -> None:
    assert [shown(read(page)) for page in (b"<table>", b"<", b"<!-- ", b"<table><tr><td colspan=999999999>a")] == [
        [],
        ["<"],
        [],
        [[["a"]]],
    ]


def test_a_page_of_blanks_alone_is_empty_however_long_it_is() -> None:
    assert [shown(read(b" " * length)) for length in (1, 11 << 20)] == [[], []]  # the parser refuses the second


def test_a_page_that_is_too_large_is_refused_before_it_is_taken_apart() -> None:
    with pytest.raises(Unreadable) as caught:
        read(b" " * (MAX_TREE // 4 + 1))
    assert caught.value.finding.code == "too-large"
