"""The styles of an OpenDocument spreadsheet: one for each look that its cells need, made when it is first asked for."""

from dataclasses import dataclass, field

from cartaviva.formats.palette import INK, RULE
from cartaviva.formats.writers.table import LOCALES

NAMESPACES = (
    " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (
            ("office", "office"),
            ("style", "style"),
            ("text", "text"),
            ("table", "table"),
            ("number", "datastyle"),
            ("fo", "xsl-fo-compatible"),
            ("meta", "meta"),
            ("config", "config"),
        )
    )
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:ooo="http://openoffice.org/2004/office"'
)

LETTER = 0.19
"""Width of a letter in centimetres, at ten points."""


@dataclass(slots=True)
class Styles:
    """Style elements by their content, so that each is written once. Names are s1, s2…"""

    _made: dict[str, str] = field(default_factory=dict)

    def xml(self) -> str:
        return "".join(content.replace("@", name) for content, name in self._made.items())

    def _named(self, content: str) -> str:
        """The name of the style that is `content`, where it stands as @."""
        return self._made.setdefault(content, f"s{len(self._made) + 1}")

    def column(self, letters: float) -> str:
        width = f'<style:table-column-properties style:column-width="{letters * LETTER:.2f}cm"/>'
        return self._named(f'<style:style style:name="@" style:family="table-column">{width}</style:style>')

    def row(self, points: float) -> str:
        height = f'style:row-height="{points:g}pt" style:use-optimal-row-height="false"'
        properties = f"<style:table-row-properties {height}/>"
        return self._named(f'<style:style style:name="@" style:family="table-row">{properties}</style:style>')

    def sheet(self) -> str:
        properties = '<style:table-properties table:display="true" style:writing-mode="lr-tb"/>'
        return self._named(
            f'<style:style style:name="@" style:family="table" style:master-page-name="Page">{properties}</style:style>'
        )

    def text(self, size: int = 10, bold: bool = False, colour: str = INK, wrap: bool = False) -> str:
        """A line outside the table."""
        return self._cell('fo:wrap-option="wrap" style:vertical-align="top"' if wrap else "", _font(size, bold, colour))

    def heading(self, numeric: bool, apart: bool = False) -> str:
        looks = f'style:vertical-align="bottom" fo:wrap-option="wrap" fo:border-top="1.5pt solid {INK}"'
        return self._cell(f'{looks} fo:border-bottom="0.75pt solid {INK}" {_padding(apart)}', _font(9, True), numeric)

    def cell(self, numeric: bool, last: bool, data: str = "", apart: bool = False) -> str:
        """`data`: the name of a data style; `apart`: a text beside figures. The last row has the heavy rule below."""
        below = f"1.5pt solid {INK}" if last else f"0.5pt solid {RULE}"
        looks = f'style:vertical-align="top" fo:wrap-option="wrap" fo:border-bottom="{below}" {_padding(apart)}'
        return self._cell(looks, _font(9), numeric, data)

    def _cell(self, looks: str, font: str, numeric: bool = False, data: str = "") -> str:
        aligned = "end" if numeric else "start"
        shown = f' style:data-style-name="{data}"' if data else ""
        return self._named(
            f'<style:style style:name="@" style:family="table-cell" style:parent-style-name="Default"{shown}>'
            f'<style:table-cell-properties style:text-align-source="fix" {looks}/>'
            f'<style:paragraph-properties fo:text-align="{aligned}"/>{font}</style:style>'
        )

    # How numbers are shown, in `language`

    def percent(self, language: str, decimals: int, after: str) -> str:
        """A percentage; `after` is its sign with what stands before it."""
        return self._data("percentage-style", language, _digits(decimals) + _literal(after))

    def number(self, language: str, decimals: int, thousands: bool) -> str:
        return self._data("number-style", language, _digits(decimals, thousands))

    def signed(self, language: str, decimals: int, after: str) -> str:
        """A number with its sign. A format with a condition never writes a sign by itself, so both are conditions."""
        content = _digits(decimals) + _literal(after)
        maps = ""
        for condition, sign in (("&gt;", "+"), ("&lt;", "\N{MINUS SIGN}")):
            name = self._data("number-style", language, _literal(sign) + content)
            maps += f'<style:map style:condition="value(){condition}0" style:apply-style-name="{name}"/>'
        return self._data("number-style", language, content + maps)

    def _data(self, kind: str, language: str, content: str) -> str:
        tag, _, country = LOCALES.get(language, language).partition("-")
        spoken = f'number:language="{tag}"' + (f' number:country="{country}"' if country else "")
        return self._named(f'<number:{kind} style:name="@" {spoken}>{content}</number:{kind}>')


def _padding(apart: bool) -> str:
    before = "0.3cm" if apart else "0.1cm"
    return f'fo:padding-top="0.05cm" fo:padding-bottom="0.05cm" fo:padding-left="{before}" fo:padding-right="0.1cm"'


def _font(size: int, bold: bool = False, colour: str = INK) -> str:
    weight = ' fo:font-weight="bold"' if bold else ""
    return f'<style:text-properties fo:font-size="{size}pt" fo:color="{colour}"{weight}/>'


def _digits(decimals: int, thousands: bool = False) -> str:
    grouping = ' number:grouping="true"' if thousands else ""
    return f'<number:number number:decimal-places="{decimals}" number:min-integer-digits="1"{grouping}/>'


def _literal(text: str) -> str:
    return f"<number:text>{text}</number:text>" if text else ""


PAGE = (
    '<office:styles><style:style style:name="Default" style:family="table-cell"><style:text-properties '
    'fo:font-family="Calibri" fo:font-size="10pt" fo:language="{language}"/></style:style>'
    '<style:style style:name="Footer" style:family="paragraph"><style:paragraph-properties fo:text-align="end"/>'
    '<style:text-properties fo:font-size="8pt"/></style:style></office:styles>'
    '<office:automatic-styles><style:page-layout style:name="Landscape"><style:page-layout-properties '
    'fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" fo:margin="1.2cm" '
    'style:scale-to-X="1" style:scale-to-Y="0" style:print="charts drawings objects zero-values"/><style:header-style/>'
    '<style:footer-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.2cm"/>'
    "</style:footer-style></style:page-layout></office:automatic-styles><office:master-styles>"
    '<style:master-page style:name="Page" style:page-layout-name="Landscape"><style:header style:display="false"/>'
    '<style:footer><style:region-right><text:p text:style-name="Footer"><text:page-number>1</text:page-number> / '
    "<text:page-count>1</text:page-count></text:p></style:region-right></style:footer></style:master-page>"
    "</office:master-styles>"
)
"""Every page: A4 landscape, as wide as the table, numbered."""
