"""Word documents in the styles of a template: for each report a title, a sentence, the table, and notes at its feet."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from xml.sax.saxutils import escape

from lxml import etree

from cartaviva.core.display import imprint_lines, policy_text, summary_sentence
from cartaviva.core.findings import Finding
from cartaviva.core.report import FollowUpReport
from cartaviva.core.words import Say, mark
from cartaviva.formats.package import Element, Package, parse, serialise
from cartaviva.formats.writers import docx_template as names
from cartaviva.formats.writers.docx_table import TableXml, least_widths, paragraph, plain, run
from cartaviva.formats.writers.notes import improving, improving_title, subject
from cartaviva.formats.writers.table import LOCALES, Table, dated, lines_above, table_of, title_of

W = f"{{{names.W}}}"
NEEDED = (
    names.TITLE, names.SECTION, names.LEDE, names.FACT, names.NOTE, names.REMARK, names.MISS, names.SAID,
    names.CELL, names.FIGURE, names.HEADING, names.FOOTNOTE, names.REFERENCE, names.TABLE,
)  # fmt: skip


def write(reports: Sequence[FollowUpReport], say: Say, language: str, *, template: bytes | None = None) -> bytes:
    """`template`: any .docx; its page, header, footer and styles are kept, and the text in its body is replaced."""
    package = Package(template or names.default_template())
    main = package.related("", "officeDocument") or "word/document.xml"
    spoken = [LOCALES.get(tag, tag) for tag in (reports[0].stated.language, language)]
    styles = _styles(package, main, spoken[0])
    document = package.tree(main)
    body = document[-1]
    section = body.find(f"{W}sectPr")
    if template is None:
        _fit_page(section, [table_of(report, say, language) for report in reports])
    content = _Content(styles, say, language, _width(section), spoken)
    for report in reports:
        content.add(report)
    for child in list(body):
        body.remove(child)
    body.append(etree.Comment(PLACE))
    if section is not None:
        body.append(section)
    package[main] = serialise(document).replace(f"<!--{PLACE}-->".encode(), content.xml())
    _footnotes(package, main, content.footnotes, styles)
    _properties(package, reports, say)
    return package.save()


PLACE = "report"
"""A comment in whose place the text is put: moving it from one tree to another takes ten times as long."""


class _Content:
    """The XML of the reports, block by block, and of their footnotes."""

    def __init__(self, styles: Mapping[str, str], say: Say, language: str, width: int, spoken: Sequence[str]) -> None:
        self._styles, self._say, self._language, self._width = styles, say, language, width
        stated, ours = spoken
        self._stated, self._ours = (stated, ours) if stated != ours else ("", "")
        self._blocks: list[str] = []
        self.footnotes: list[str] = []

    def xml(self) -> bytes:
        """Every block names the namespace: a template may call it as it likes."""
        return "".join(block.replace(">", f' xmlns:w="{names.W}">', 1) for block in self._blocks).encode()

    def add(self, report: FollowUpReport) -> None:
        """Title, a sentence, what the report is of, its table and its notes; on a page of its own."""
        table = table_of(report, self._say, self._language)
        shown = {column.key for column in table.headings}
        marks: dict[tuple[int, str], list[Finding]] = {}
        others = []
        for finding in report.findings:
            if finding.row is not None and finding.column in shown:
                marks.setdefault((finding.row, finding.column or ""), []).append(finding)
            else:
                others.append(finding)
        summary = summary_sentence(report, self._say)
        new_page = "<w:pageBreakBefore/>" if self._blocks else ""
        self._line(names.TITLE, title_of(report, self._say), self._stated, new_page)
        self._line(names.LEDE, summary, self._ours)
        *lines, last = lines_above(report, self._say) or ("",)
        for line in lines:
            self._line(names.FACT, line, self._stated)
        self._line(names.FACT, last, self._stated, '<w:spacing w:after="160"/>')
        told = (title_of(report, self._say), summary)
        self._blocks.append(TableXml(self._styles, self._stated, self._footnote).xml(table, marks, self._width, told))
        self._notes(report, others)

    def _notes(self, report: FollowUpReport, findings: Sequence[Finding]) -> None:
        """Those of the document, then what is ours to say."""
        for text in report.stated.notes:
            self._line(names.NOTE, text, self._stated)
        self._line(names.SECTION, self._say(mark("Notes")), self._ours)
        for finding in findings:
            about = subject(report, finding)
            self._line(names.REMARK, (f"{about}: " if about else "") + finding.message(self._say), self._ours)
        for line in (policy_text(report.policy, self._say), *self._imprint(report)):
            self._line(names.REMARK, line, self._ours)
        self._improving(report)

    def _improving(self, report: FollowUpReport) -> None:
        found = improving(report, self._say)
        if found:
            self._line(names.SECTION, self._say(improving_title(report)), self._ours)
        for about, pairs in found:
            self._line(names.MISS, about, self._stated)
            for label, words in pairs:
                said = run(label + ("" if label.endswith("?") else ":"), self._ours) + run(" " + words, self._stated)
                self._blocks.append(paragraph(self._styles[names.SAID], said))

    def _imprint(self, report: FollowUpReport) -> list[str]:
        return imprint_lines(report.imprint, self._say) if report.imprint else []

    def _line(self, style: str, text: str, language: str, more: str = "") -> None:
        self._blocks.append(paragraph(self._styles[style], run(text, language), more))

    def _footnote(self, finding: Finding) -> int:
        """Numbers follow the cells; identifiers only tell footnotes apart."""
        self.footnotes.append(run(" " + finding.message(self._say), self._ours))
        return FIRST_NOTE + len(self.footnotes)


FIRST_NOTE = 1000
"""Above the identifiers of footnotes that a template has, which are those of its separators."""


def _styles(package: Package, main: str, language: str) -> dict[str, str]:
    """Identifiers of the styles that a report needs, by name. Those that the template lacks are added to it."""
    part = package.related(main, "styles")
    ours = parse(names.PARTS["word/styles.xml"].encode())
    if part is None:
        part = "word/styles.xml"
        package[part] = serialise(ours)
        _add(package, main, part, "styles")
    root = package.tree(part)
    found = {_name(style): str(style.get(f"{W}styleId")) for style in root.iter(f"{W}style")}
    for style in ours.iter(f"{W}style"):
        if _name(style) not in found:
            root.append(deepcopy(style))
            found[_name(style)] = str(style.get(f"{W}styleId"))
    _speak(root, language)
    package[part] = serialise(root)
    return {name: found[name.casefold()] for name in NEEDED}


def _name(style: Element) -> str:
    name = style.find(f"{W}name")
    return "" if name is None else str(name.get(f"{W}val", "")).casefold()


def _speak(styles: Element, language: str) -> None:
    """The language of every text that says nothing else."""
    here = styles
    for at, tag in enumerate(("docDefaults", "rPrDefault", "rPr", "lang")):
        found = here.find(f"{W}{tag}")
        if found is None:
            found = etree.Element(f"{W}{tag}")
            here.insert(len(here) if at == 3 else 0, found)
        here = found
    here.set(f"{W}val", language)


PAGES = ((16838, 11906), (23811, 16838), (33676, 23811))
"""A4, A3 and A2 across, in twentieths of a point."""


def _fit_page(section: Element | None, tables: Sequence[Table]) -> None:
    """A larger sheet where a layout has so many columns that words would be broken."""
    size = None if section is None else section.find(f"{W}pgSz")
    needed = max(sum(least_widths(table)) for table in tables)
    if size is not None:
        width, height = next((page for page in PAGES if page[0] - 1700 >= needed), PAGES[-1])
        size.set(f"{W}w", str(width))
        size.set(f"{W}h", str(height))


def _width(section: Element | None) -> int:
    """Between the margins, in twentieths of a point."""
    size, margins = (None, None) if section is None else (section.find(f"{W}pgSz"), section.find(f"{W}pgMar"))
    if size is None or margins is None:
        return 15138
    return int(size.get(f"{W}w", "16838")) - sum(int(margins.get(f"{W}{side}", "850")) for side in ("left", "right"))


def _footnotes(package: Package, main: str, notes: Sequence[str], styles: Mapping[str, str]) -> None:
    if not notes:
        return
    part = package.related(main, "footnotes")
    if part is None:
        part = "word/footnotes.xml"
        package[part] = names.PARTS[part].encode()
        _add(package, main, part, "footnotes")
    root = package.tree(part)
    mark = f'<w:r><w:rPr><w:rStyle w:val="{styles[names.REFERENCE]}"/></w:rPr><w:footnoteRef/></w:r>'
    for number, text in enumerate(notes, FIRST_NOTE + 1):
        content = paragraph(styles[names.FOOTNOTE], mark + text)
        root.append(parse(f'<w:footnote xmlns:w="{names.W}" w:id="{number}">{content}</w:footnote>'.encode()))
    package[part] = serialise(root)


def _add(package: Package, main: str, part: str, kind: str) -> None:
    package.declare(part, f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml")
    package.relate(main, f"{names.R}/{kind}", part)


def _properties(package: Package, reports: Sequence[FollowUpReport], say: Say) -> None:
    stated, moment = reports[0].stated, dated(reports).strftime("%Y-%m-%dT%H:%M:%SZ")
    texts = {"dc:title": title_of(reports[0], say), "dc:creator": stated.organisation, "dc:language": stated.language}
    told = "".join(f"<{tag}>{escape(plain(text))}</{tag}>" for tag, text in texts.items() if text)
    dates = "".join(
        f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{tag}>' for tag in ("created", "modified")
    )
    part = package.related("", "core-properties") or "docProps/core.xml"
    if part not in package:
        package.declare(part, "application/vnd.openxmlformats-package.core-properties+xml")
        package.relate("", names.METADATA + "/core-properties", part)
    package[part] = names.PARTS["docProps/core.xml"].replace("/>", f">{told}{dates}</cp:coreProperties>").encode()
