"""Word documents in the styles of a template: for each report a title, a sentence, the table, and notes at its feet."""

from collections.abc import Mapping, Sequence

from cartaviva.core.display import STATUS_WORDS, imprint_lines, policy_text, summary_sentence
from cartaviva.core.findings import Finding, Unreadable
from cartaviva.core.report import FollowUpReport
from cartaviva.core.words import Say, mark
from cartaviva.formats.package import CONTENT_TYPES, Element, Package, parse, serialise
from cartaviva.formats.readers.limits import Parts, parse_xml
from cartaviva.formats.writers import docx_template as names
from cartaviva.formats.writers.docx_shell import About, W, add_part, filled, styles_of, tell, width_of
from cartaviva.formats.writers.docx_table import TableXml, least_widths, paragraph, run, with_colon
from cartaviva.formats.writers.notes import improving, improving_title, remark
from cartaviva.formats.writers.status import table_with_status
from cartaviva.formats.writers.table import LOCALES, Table, dated, lines_above, title_of


def write(reports: Sequence[FollowUpReport], say: Say, language: str, *, template: bytes | None = None) -> bytes:
    """`template`: any .docx; its page, header, footer and styles are kept, and the text in its body is replaced."""
    package = Package(template or names.default_template())
    main = package.related("", "officeDocument") or "word/document.xml"
    spoken = [LOCALES.get(tag, tag) for tag in (reports[0].stated.language, language)]
    styles = styles_of(package, main, spoken[0])
    document = package.tree(main)
    section = document[-1].find(f"{W}sectPr")
    if template is None:
        _fit_page(section, [least_widths(_table(report, say), _statuses(report, say)) for report in reports])
    content = _Content(styles, say, language, width_of(section), spoken)
    for report in reports:
        content.add(report)
    package[main] = filled(document, content.blocks)
    _footnotes(package, main, content.footnotes, styles)
    stated = reports[0].stated
    tell(package, About(title_of(reports[0], say), stated.organisation, stated.language, dated(reports)))
    return package.save()


MAIN = b"wordprocessingml.document.main+xml"


def is_template(data: bytes) -> bool:
    """Whether `write` can take a file as its template: a whole Word document without macros, as Word saves a .docx."""
    try:
        parts = Parts(data)
        read = {name: parts.read(name) for name in parts.names()}
        trees = {name: parse_xml(xml) for name, xml in read.items() if name.endswith((".xml", ".rels"))}
    except Unreadable:
        return False
    if MAIN not in read.get(CONTENT_TYPES.casefold(), b""):
        return False
    root = trees.get((Package(data).related("", "officeDocument") or "").casefold())
    return root is not None and root.tag == f"{W}document" and len(root) > 0 and root[-1].tag == f"{W}body"


def _table(report: FollowUpReport, say: Say) -> Table:
    return table_with_status(report, say, report.stated.figures_like)


def _statuses(report: FollowUpReport, say: Say) -> list[str]:
    return [say(STATUS_WORDS[row.assessment.status]) for row in report.rows]


class _Content:
    """The XML of the reports, block by block, and of their footnotes."""

    def __init__(self, styles: Mapping[str, str], say: Say, language: str, width: int, spoken: Sequence[str]) -> None:
        self._styles, self._say, self._language, self._width = styles, say, language, width
        stated, ours = spoken
        self._stated, self._ours = (stated, ours) if stated != ours else ("", "")
        self.blocks: list[str] = []
        self.footnotes: list[str] = []

    def add(self, report: FollowUpReport) -> None:
        """Title, a sentence, what the report is of, its table and its notes; on a page of its own."""
        table = _table(report, self._say)
        shown = {column.key for column in table.headings}
        marks: dict[tuple[int, str], list[Finding]] = {}
        others = []
        for finding in report.findings:
            if finding.row is not None and finding.column in shown:
                marks.setdefault((finding.row, finding.column or ""), []).append(finding)
            else:
                others.append(finding)
        summary = summary_sentence(report, self._say)
        new_page = "<w:pageBreakBefore/>" if self.blocks else ""
        self._line(names.TITLE, title_of(report, self._say), self._stated, new_page)
        self._line(names.LEDE, summary, self._ours)
        *lines, last = lines_above(report, self._say) or ("",)
        for line in lines:
            self._line(names.FACT, line, self._stated)
        self._line(names.FACT, last, self._stated, '<w:spacing w:after="160"/>')
        told = (title_of(report, self._say), summary)
        made = TableXml(self._styles, self._stated, self._footnote, _statuses(report, self._say), self._ours)
        self.blocks.append(made.xml(table, marks, self._width, told))
        self._notes(report, others)

    def _notes(self, report: FollowUpReport, findings: Sequence[Finding]) -> None:
        """Those of the document, then what is ours to say."""
        for text in report.stated.notes:
            self._line(names.NOTE, text, self._stated)
        self._line(names.SECTION, self._say(mark("Notes")), self._ours)
        for finding in findings:
            self._line(names.REMARK, remark(report, finding, self._say), self._ours)
        for line in (policy_text(report.policy, self._say), *imprint_lines(report.imprint, self._say)):
            self._line(names.REMARK, line, self._ours)
        self._improving(report)

    def _improving(self, report: FollowUpReport) -> None:
        found = improving(report, self._say)
        if found:
            self._line(names.SECTION, self._say(improving_title(report)), self._ours)
        for about, pairs in found:
            self._line(names.MISS, about, self._stated)
            for label, words in pairs:
                said = run(with_colon(label), self._ours) + run(" " + words, self._stated)
                self.blocks.append(paragraph(self._styles[names.SAID], said))

    def _line(self, style: str, text: str, language: str, more: str = "") -> None:
        self.blocks.append(paragraph(self._styles[style], run(text, language), more))

    def _footnote(self, finding: Finding) -> int:
        """Numbers follow the cells; identifiers only tell footnotes apart."""
        self.footnotes.append(run(" " + finding.message(self._say), self._ours))
        return FIRST_NOTE + len(self.footnotes)


FIRST_NOTE = 1000
"""Above the identifiers of footnotes that a template has, which are those of its separators."""


PAGES = ((16838, 11906), (23811, 16838), (33676, 23811))
"""A4, A3 and A2 across, in twentieths of a point."""


def _fit_page(section: Element | None, tables: Sequence[Sequence[int]]) -> None:
    """A larger sheet where a layout has so many columns that words would be broken. `tables`: their least widths."""
    size = None if section is None else section.find(f"{W}pgSz")
    needed = max(map(sum, tables))
    if size is not None:
        width, height = next((page for page in PAGES if page[0] - 1700 >= needed), PAGES[-1])
        size.set(f"{W}w", str(width))
        size.set(f"{W}h", str(height))


def _footnotes(package: Package, main: str, notes: Sequence[str], styles: Mapping[str, str]) -> None:
    part = package.related(main, "footnotes")
    if part is None and not notes:
        return
    if part is None:
        part = "word/footnotes.xml"
        package[part] = names.PARTS[part].encode()
        add_part(package, main, part, "footnotes")
    root = package.tree(part)
    for old in [note for note in root if note.get(f"{W}type") is None]:  # of the text that the template held
        root.remove(old)
    mark = f'<w:r><w:rPr><w:rStyle w:val="{styles[names.REFERENCE]}"/></w:rPr><w:footnoteRef/></w:r>'
    for number, text in enumerate(notes, FIRST_NOTE + 1):
        content = paragraph(styles[names.FOOTNOTE], mark + text)
        root.append(parse(f'<w:footnote xmlns:w="{names.W}" w:id="{number}">{content}</w:footnote>'.encode()))
    package[part] = serialise(root)
