"""An OPC package (ECMA-376 part 2): parts, content types and relationships of one Word file."""

import posixpath
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from coping_gui.errors import CannotOpen
from coping_gui.wordfile.archive import TOTAL_LIMIT, Archive, DamagedMemberError
from coping_gui.wordfile.directory import part_name
from coping_gui.wordfile.names import Element
from coping_gui.wordfile.xml import MalformedPartError, parse, serialise

CONTENT_TYPES = "[Content_Types].xml"
_USUAL_MAIN = "word/document.xml"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

SUFFIX_OF_MAIN_TYPE = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": ".docx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": ".dotx",
    "application/vnd.ms-word.document.macroenabled.main+xml": ".docm",
    "application/vnd.ms-word.template.macroenabledtemplate.main+xml": ".dotm",
}


class Relationship(NamedTuple):
    """One link from a part to another."""

    id: str
    kind: str
    """The last segment of its type: "header", "comments"; the same for transitional and strict files."""
    target: str
    """The part's name, resolved; the address as it stands when it is external."""
    external: bool


class ContentTypes:
    """The list of content types of a package, of which no more is read than is asked for."""

    def __init__(self, root: Element) -> None:
        self._rest = root.iter(f"{{{_TYPES}}}Override", f"{{{_TYPES}}}Default")
        self._overrides: dict[str, str] = {}
        self._defaults: dict[str, str] = {}

    def of(self, part: str) -> str:
        """The part's content type in lower case; empty when the list names none."""
        key = part.lower()
        while key not in self._overrides and (item := next(self._rest, None)) is not None:
            kind = item.get("ContentType", "").lower()
            if (extension := item.get("Extension")) is None:
                self._overrides.setdefault(part_name(item.get("PartName", "")).lower(), kind)
            else:
                self._defaults.setdefault(extension.lower(), kind)
        return self._overrides.get(key) or self._defaults.get(key.rpartition(".")[2], "")


def read_file(path: Path) -> bytes:
    """The file's bytes; raises CannotOpen, in one sentence, for whatever keeps it from being read."""
    if path.name.startswith("~$"):
        raise CannotOpen(f"{path.name} is only Word's note that a document is open: choose the document itself.")
    try:
        if path.is_dir():
            raise CannotOpen(f"{path.name} is a folder: choose a file.")
        if path.stat().st_size > TOTAL_LIMIT:
            raise CannotOpen(f"{path.name} is too large: it has more than 1 GB.")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise CannotOpen(f"{path.name} does not exist.") from error
    except PermissionError as error:
        raise CannotOpen(f"{path.name} may not be read: the permission is missing, or it is locked.") from error
    except (OSError, ValueError) as error:
        raise CannotOpen(f"{path.name} could not be read: {getattr(error, 'strerror', None) or error}.") from error


class Package:
    """The parts of one Word file, read when asked for."""

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        self.archive = Archive(data, file)
        self._related: dict[str, tuple[Relationship, ...]] = {}
        self._types = ContentTypes(self._root_of_types())
        self.main = self._main_part()

    def read(self, part: str) -> bytes:
        """The part's bytes; raises CannotOpen when they are damaged."""
        try:
            return self.archive.read(part)
        except DamagedMemberError as error:
            raise CannotOpen(f"{self.file} is damaged: its part {part} cannot be read.") from error

    def root(self, part: str) -> Element:
        """The part's root element; raises MalformedPartError or CannotOpen."""
        return self.parsed(part, self.read(part))

    def parsed(self, part: str, data: bytes) -> Element:
        """The root element of the part whose bytes were read already."""
        return parse(data, part, self.file)

    def content_type(self, part: str) -> str:
        """The part's content type in lower case; empty when the package names none."""
        return self._types.of(part)

    @property
    def suffix(self) -> str:
        """The ending that Word demands for this kind of document: .docx, .docm, .dotx or .dotm."""
        return SUFFIX_OF_MAIN_TYPE.get(self.content_type(self.main), ".docx")

    def related(self, part: str) -> tuple[Relationship, ...]:
        """The part's relationships ("" for those of the package); targets that do not exist are left out."""
        if part not in self._related:
            self._related[part] = tuple(self._read_related(part))
        return self._related[part]

    def relationships_part(self, part: str) -> str:
        """The name of the part that holds the relationships of `part`."""
        folder, slash, name = part.rpartition("/")
        return f"{folder}{slash}_rels/{name}.rels"

    def _read_related(self, part: str) -> list[Relationship]:
        root = self._optional_root(self.relationships_part(part))
        found: list[Relationship] = []
        for link in root.iter(f"{{{_RELATIONSHIPS}}}Relationship") if root is not None else ():
            kind = link.get("Type", "").rpartition("/")[2]
            target, external = link.get("Target", ""), link.get("TargetMode", "").lower() == "external"
            resolved = target if external else self._resolved(part, target)
            if resolved is not None:
                found.append(Relationship(link.get("Id", ""), kind, resolved, external))
        return found

    def _resolved(self, part: str, target: str) -> str | None:
        usual = self.archive.actual(target if target[:1] == "/" else f"{part.rpartition('/')[0]}/{target}")
        return usual if usual is not None else self._unusual(part, target)

    def _unusual(self, part: str, target: str) -> str | None:
        target = target.replace("\\", "/").partition("#")[0]
        joined = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target))
        return self.archive.actual(joined) or self.archive.actual(unquote(joined))

    def _optional_root(self, part: str) -> Element | None:
        name = self.archive.actual(part)
        try:
            return None if name is None else self.root(name)
        except MalformedPartError as error:
            raise CannotOpen(f"{self.file} is damaged: its part {part} is not well-formed.") from error

    def _root_of_types(self) -> Element:
        root = self._optional_root(CONTENT_TYPES)
        if root is not None:
            return root
        if self.archive.actual("META-INF/manifest.xml"):
            raise CannotOpen(f"{self.file} is an OpenDocument file, not a Word file: save it as .docx first.")
        raise CannotOpen(f"{self.file} is not a Word file: it is a zip archive without a list of content types.")

    def _main_part(self) -> str:
        for link in self.related(""):
            if link.kind == "officeDocument" and not link.external:
                self._refuse_other_office(link.target)
                return link.target
        found = [name for name in self.archive.names if self.content_type(name) in SUFFIX_OF_MAIN_TYPE]
        found.sort(key=lambda name: not posixpath.basename(name).lower().startswith("document"))
        main = self.archive.actual(_USUAL_MAIN) or next((name for name in found if not _is_of_package(name)), None)
        if main is None:
            raise CannotOpen(f"{self.file} is not a Word file: the archive holds no document.")
        return main

    def _refuse_other_office(self, part: str) -> None:
        kind = self.content_type(part)
        for word, program in (("spreadsheet", "an Excel workbook"), ("presentation", "a PowerPoint presentation")):
            if word in kind:
                raise CannotOpen(f"{self.file} is {program}, not a Word file.")

    def rebuilt(self, changed: Mapping[str, bytes]) -> bytes:
        """The file with these parts replaced or added; unchanged parts keep their compressed bytes."""
        return self.archive.rebuilt(changed)


def _is_of_package(name: str) -> bool:
    """Whether the member tells of the parts and is none itself."""
    return name.lower() == CONTENT_TYPES.lower() or name.lower().endswith(".rels")


def part_of_kind(package: Package, kind: str) -> str | None:
    """The name of the part that the document is related to in this way, e.g. "styles"; None when there is none."""
    links = package.related(package.main)
    return next((link.target for link in links if link.kind == kind and not link.external), None)


def root_of_kind(package: Package, kind: str) -> Element | None:
    """The root element of that part; None when there is none or it is not well-formed."""
    part = part_of_kind(package, kind)
    try:
        return None if part is None else package.root(part)
    except MalformedPartError:
        return None


def with_relationship(package: Package, part: str, kind: str, target: str) -> tuple[str, bytes]:
    """(name, bytes) of the relationships part of `part` with one more link; made when there was none."""
    name = package.relationships_part(part)
    actual = package.archive.actual(name)
    root = (
        package.root(actual)
        if actual
        else etree.Element(f"{{{_RELATIONSHIPS}}}Relationships", nsmap={None: _RELATIONSHIPS})
    )
    taken = {link.get("Id") for link in root}
    number = next(n for n in range(1, len(taken) + 2) if f"rIdCoping{n}" not in taken)
    etree.SubElement(root, f"{{{_RELATIONSHIPS}}}Relationship", Id=f"rIdCoping{number}", Type=kind, Target=target)
    return actual or name, serialise(root, package.read(actual) if actual else b"")


def with_content_type(package: Package, part: str, content_type: str) -> tuple[str, bytes]:
    """(name, bytes) of the content types with an override for `part`."""
    name = package.archive.actual(CONTENT_TYPES) or CONTENT_TYPES
    root = package.root(name)
    etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{part}", ContentType=content_type)
    return name, serialise(root, package.read(name))
