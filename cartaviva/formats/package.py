"""Office packages (Open Packaging Conventions): parts of a zip, what kind each is, and which part refers to which."""

import posixpath
import zipfile
from io import BytesIO

from lxml import etree

from cartaviva.formats.readers.limits import refuse_entities

Element = etree._Element

CONTENT_TYPES = "[Content_Types].xml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can say: the same parts give the same bytes."""


def parse(xml: bytes) -> Element:
    """A part that will be written again: comments and instructions stay. Raises Unreadable for entities."""
    refuse_entities(xml)
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def serialise(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


class Package:
    """The parts of a document by name, in their order. A part that nobody touches keeps its bytes."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self._infos = {info.filename: info for info in archive.infolist()}
            self._parts = {name: archive.read(name) for name in self._infos}

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def __getitem__(self, name: str) -> bytes:
        return self._parts[name]

    def __setitem__(self, name: str, data: bytes) -> None:
        self._parts[name] = data

    def tree(self, name: str) -> Element:
        return parse(self._parts[name])

    def save(self) -> bytes:
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self._parts.items():
                info = zipfile.ZipInfo(name, self._infos[name].date_time if name in self._infos else _EPOCH)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, data)
        return out.getvalue()

    def free_name(self, pattern: str) -> str:
        """The first of word/comments1.xml, word/comments2.xml… that is not taken; `pattern` has {} for the number."""
        return next(name for number in range(1, len(self._parts) + 2) if (name := pattern.format(number)) not in self)

    def related(self, source: str, kind: str) -> str | None:
        """The part that `source` refers to by a relation whose type ends in `kind`."""
        for relation in self._relations(source):
            if str(relation.get("Type")).endswith("/" + kind) and relation.get("TargetMode") != "External":
                return self.target(source, str(relation.get("Id")))
        return None

    def target(self, source: str, identifier: str) -> str | None:
        """The part that the relation `identifier` of `source` leads to."""
        for relation in self._relations(source):
            if relation.get("Id") == identifier:
                path = posixpath.join("/", posixpath.dirname(source), str(relation.get("Target")))
                return posixpath.normpath(path).lstrip("/")
        return None

    def relation_type(self, kind: str = "") -> str:
        """The type of relations called `kind` in this package: strict documents have names of their own."""
        types = (str(relation.get("Type")) for relation in self._relations(""))
        main = next((name for name in types if name.endswith("/officeDocument")), _OFFICE + "/officeDocument")
        return main.removesuffix("/officeDocument") + ("/" + kind if kind else "")

    def relate(self, source: str, kind: str, target: str) -> str:
        """Let `source` refer to `target`; the identifier of the new relation. `kind` is the whole type."""
        root = self._relations(source)
        taken = {relation.get("Id") for relation in root}
        identifier = next(name for number in range(1, len(taken) + 2) if (name := f"rId{number}") not in taken)
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", Id=identifier, Type=kind, Target="/" + target)
        self._parts[_relations_of(source)] = serialise(root)
        return identifier

    def declare(self, name: str, content_type: str) -> None:
        """Say what kind of part `name` is, or every part with this ending where it begins with a dot."""
        root = self.tree(CONTENT_TYPES)
        kind, key, value = (
            ("Default", "Extension", name[1:]) if name.startswith(".") else ("Override", "PartName", "/" + name)
        )
        if not any(str(entry.get(key, "")).casefold() == value.casefold() for entry in root):
            entry = etree.Element(f"{{{_TYPES}}}{kind}", {key: value, "ContentType": content_type})
            root.insert(0 if kind == "Default" else len(root), entry)
            self._parts[CONTENT_TYPES] = serialise(root)

    def _relations(self, source: str) -> Element:
        name = _relations_of(source)
        return self.tree(name) if name in self else parse(f'<Relationships xmlns="{_RELATIONS}"/>'.encode())


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", name + ".rels")
