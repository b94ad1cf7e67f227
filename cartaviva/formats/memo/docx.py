"""The memo as a Word document, in the styles of the template that ships with the program."""

from datetime import datetime, time

from cartaviva.core.words import Say
from cartaviva.formats.memo.words import AUTHENTICITY, BY_CHARTER, COLLECTED, TO_DO, Memo, Missed, Named
from cartaviva.formats.package import Element, Package
from cartaviva.formats.writers import docx_template as names
from cartaviva.formats.writers.docx_shell import About, W, filled, styles_of, tell, width_of
from cartaviva.formats.writers.docx_table import TableXml, least_widths, paragraph, run, with_colon
from cartaviva.formats.writers.table import LOCALES, Heading, Printed, Table

UPRIGHT, CHARTERS = ("11906", "16838"), 800
"""A4, and what the column of charters needs beside its longest word, in twentieths of a point."""
KEEP, INDENT, LEVEL = "<w:keepNext/>", '<w:ind w:left="284"/>', '<w:outlineLvl w:val="2"/>'

SHORT = 300
"""Letters of a line that stays on the page of what it is about."""


def write(memo: Memo, say: Say) -> bytes:
    """The file."""
    package = Package(names.default_template())
    main = package.related("", "officeDocument") or "word/document.xml"
    document = package.tree(main)
    section = document[-1].find(f"{W}sectPr")
    assert section is not None
    _turn(section, _table(memo))
    text = _Text(memo, styles_of(package, main, LOCALES[memo.language]), say, width_of(section))
    text.add()
    package[main] = filled(document, text.blocks)
    tell(package, About(memo.title, memo.town, memo.language, datetime.combine(memo.day, time())))
    return package.save()


def _turn(section: Element, table: Table) -> None:
    """The template lies on its side: set it upright, unless the words of the table would be broken."""
    size = section.find(f"{W}pgSz")
    assert size is not None
    width, height = UPRIGHT
    if sum(least_widths(table)) + CHARTERS > width_of(section) - int(height) + int(width):
        return
    size.set(f"{W}w", width)
    size.set(f"{W}h", height)
    del size.attrib[f"{W}orient"]


class _Text:
    """The XML of the memo, block by block."""

    def __init__(self, memo: Memo, styles: dict[str, str], say: Say, width: int) -> None:
        self._memo, self._styles, self._say, self._width = memo, styles, say, width
        self.blocks: list[str] = []

    def add(self) -> None:
        """All of it, from the town's name to the head of the chain."""
        memo = self._memo
        self._line(names.FACT, memo.town)
        self._line(names.TITLE, memo.title)
        self._line(names.LEDE, memo.summary)
        if memo.rows:
            self._section(BY_CHARTER)
            self.blocks.append(
                TableXml(self._styles, "", lambda finding: 0).xml(
                    _table(memo), {}, self._width, (self._say(BY_CHARTER), memo.summary)
                )
            )
        if memo.provisional:
            self._line(names.NOTE, memo.provisional, '<w:spacing w:before="160" w:after="60"/>')
        if memo.misses:
            self._section(TO_DO)
        for charter, misses in memo.misses:
            self._misses(charter, misses)
        self._section(COLLECTED)
        for words in (*memo.collected, memo.policy):
            self._line(names.NOTE, words)
        if memo.authenticity:
            self._section(AUTHENTICITY)
        for words in memo.authenticity:
            self._line(names.NOTE, words)

    def _misses(self, charter: Named, misses: tuple[Missed, ...]) -> None:
        named = run(charter.name, self._other(charter.language), bold=True)
        self.blocks.append(paragraph(self._styles[names.FACT], named, f'{KEEP}<w:spacing w:before="160"/>{LEVEL}'))
        spoken = self._other(charter.stated)
        for one in misses:
            self.blocks.append(paragraph(self._styles[names.NOTE], run(one.about, spoken, bold=True), KEEP))
            for place, (label, words) in enumerate(one.lines, 1):
                stays = KEEP if place < len(one.lines) and len(words) < SHORT else ""
                said = run(f"{with_colon(label)} ") + run(words, spoken)
                self.blocks.append(paragraph(self._styles[names.NOTE], said, stays + INDENT))

    def _other(self, language: str) -> str:
        """A language as Word calls it, "" for that of the memo."""
        return "" if language == self._memo.language else LOCALES.get(language, language)

    def _section(self, title: str) -> None:
        self._line(names.SECTION, self._say(title))

    def _line(self, style: str, words: str, more: str = "") -> None:
        self.blocks.append(paragraph(self._styles[style], run(words), more))


def _table(memo: Memo) -> Table:
    first, *others = memo.headings
    rows = [tuple(map(Printed, (row.charter.name, *row.figures))) for row in memo.rows]
    total = tuple(Printed(words, strong=True) for words in memo.total)
    return Table(
        (Heading("commitment", first), *(Heading("", words, numeric=True) for words in others)),
        (*rows, *([total] if total else [])),
    )
