"""A second, slow and simple reader of Word files, to judge the first: it shares no code with coping_gui.

It reads with the standard library alone and walks the tree once, top down, deciding for every character whether a
reader sees it, how it looks, and in which paragraph it stands.
"""

import io
import posixpath
import xml.etree.ElementTree as ElementTree
import zipfile
from dataclasses import dataclass, field

OBJECT = "￼"
_W = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_ATOMS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "‑", "softHyphen": "\u00ad"}
_OBJECTS = {"sym", "drawing", "pict", "object", "pgNum", "dayLong", "dayShort", "monthLong", "monthShort"}
_OBJECTS |= {"yearLong", "yearShort"}
_WITH_TEXT = ("officeDocument", "footnotes", "endnotes", "header", "footer")
_CONTAINERS = {"hyperlink", "smartTag", "customXml", "dir", "bdo", "sdt", "sdtContent", "fldSimple", "ruby", "rubyBase"}
_CONTAINERS |= {"tbl", "tr", "tc", "body", "hdr", "ftr"}


@dataclass
class Seen:
    """One paragraph: its characters, each with its look."""

    characters: list = field(default_factory=list)
    boxes: int = 0
    note: int = 0
    mark: str = ""
    """"ins" or "del" when our author inserted or deleted the paragraph's mark."""
    properties: str = ""

    @property
    def text(self) -> str:
        return "".join(character for character, _ in self.characters)


def local(tag) -> str:
    """The name without its namespace when it is WordprocessingML, else the whole name."""
    if not isinstance(tag, str):
        return ""
    for prefix in _W:
        if tag.startswith(prefix):
            return tag[len(prefix) :]
    return tag


def get(element, name: str):
    for prefix in _W:
        if prefix + name in element.attrib:
            return element.attrib[prefix + name]
    return None


def child(element, name: str):
    return next((one for one in element if local(one.tag) == name), None)


def is_on(element) -> bool:
    return element is not None and get(element, "val") not in ("0", "false", "off", "none")


class Reader:
    """Reads one part; `view` is "accepted" or "rejected" and concerns the changes of `author` alone."""

    def __init__(self, view: str, author: str, hidden_styles: set) -> None:
        self.view, self.author, self.hidden_styles = view, author, hidden_styles
        self.out: list[Seen] = []

    def part(self, root) -> list[Seen]:
        notes = [one for one in root if local(one.tag) in ("footnote", "endnote")]
        if notes:
            for number, note in enumerate(notes, 1):
                if get(note, "type") not in ("separator", "continuationSeparator", "continuationNotice"):
                    self.story(note, number, 0)
        elif local(root.tag) in ("document", "hdr", "ftr"):
            body = child(root, "body")
            self.story(root if body is None else body, 0, 0)
        return sorted(self.joined(), key=lambda seen: (seen.note, seen.boxes))

    def joined(self) -> list[Seen]:
        """Paragraphs whose mark our author inserted (rejected view) or deleted (accepted view) run into the next."""
        gone = "del" if self.view == "accepted" else "ins"
        result: list[Seen] = []
        carried: dict = {}
        for at, seen in enumerate(self.out):
            level = (seen.note, seen.boxes)
            seen.characters = carried.pop(level, []) + seen.characters
            if seen.mark == gone and any((one.note, one.boxes) == level for one in self.out[at + 1 :]):
                carried[level] = seen.characters
            else:
                result.append(seen)
        return result

    def story(self, container, note: int, boxes: int) -> None:
        saved = getattr(self, "fields", None)
        self.fields: list[str] = []
        never, self.never_ending = getattr(self, "never_ending", set()), self.unended(container)
        for one in container:
            self.visit(one, {"note": note, "boxes": boxes, "paragraph": None, "look": ""})
        self.never_ending = never
        if saved is not None:
            self.fields = saved

    def unended(self, container) -> set:
        begun: list[int] = []

        def scan(element) -> None:
            name = local(element.tag)
            if name == "txbxContent" or element.tag == _MC + "Fallback":
                return
            if name == "fldChar":
                kind = get(element, "fldCharType")
                if kind == "begin":
                    begun.append(id(element))
                elif kind == "end" and begun:
                    begun.pop()
            for one in element:
                scan(one)

        for one in container:
            scan(one)
        return set(begun)

    def visit(self, element, at: dict) -> None:
        name = local(element.tag)
        if name == "p":
            self.paragraph(element, at)
        elif name == "r":
            self.run(element, at)
        elif name in ("del", "moveFrom", "ins", "moveTo"):
            self.change(element, name, at)
        elif element.tag == _MC + "AlternateContent":
            chosen = element.find(_MC + "Choice")
            if chosen is None:
                chosen = element.find(_MC + "Fallback")
                self.never_ending |= set() if chosen is None else self.unended(chosen)
            for one in chosen if chosen is not None else ():
                self.visit(one, at)
        elif is_formula(element):
            self.put(OBJECT, at)
        elif name in _CONTAINERS:
            inner = at if name in ("tbl", "tr", "tc", "body") else {**at, "look": at["look"] + f"<{name}>"}
            for one in element:
                self.visit(one, inner)

    def change(self, element, name: str, at: dict) -> None:
        ours = get(element, "author") == self.author
        goes = name in ("del", "moveFrom")
        if ours and self.view == "rejected":
            goes = not goes
        if goes:
            self.pass_fields(element)
            return
        for one in element:
            self.visit(one, at if ours else {**at, "look": at["look"] + f"<{name}>"})

    def pass_fields(self, element) -> None:
        for one in element.iter():
            if local(one.tag) == "fldChar":
                self.field_mark(one)

    def paragraph(self, element, at: dict) -> None:
        seen = Seen(note=at["note"], boxes=at["boxes"])
        properties = child(element, "pPr")
        if properties is not None:
            mark = child(properties, "rPr")
            for kind in ("ins", "del"):
                change = None if mark is None else child(mark, kind)
                if change is not None and get(change, "author") == self.author:
                    seen.mark = kind
            seen.properties = canonical(properties)
        self.out.append(seen)
        style = None if properties is None else child(properties, "pStyle")
        hidden = style is not None and ("paragraph", get(style, "val")) in self.hidden_styles
        for one in element:
            self.visit(one, {**at, "paragraph": seen, "hidden": hidden})

    def run(self, run, at: dict) -> None:
        properties = child(run, "rPr")
        hidden = self.hides(properties, at.get("hidden", False))
        at = {**at, "look": at["look"] + canonical(properties)}
        for one in run:
            name = local(one.tag)
            if name == "fldChar":
                self.field_mark(one)
            elif hidden or "code" in self.fields:
                continue
            elif name == "t" or (name == "delText" and self.view == "rejected"):
                self.put(shown(one), at)
            elif name in _ATOMS:
                self.put(_ATOMS[name], at)
            elif name in _OBJECTS or one.tag == _MC + "AlternateContent":
                self.put(OBJECT, at)
                self.text_boxes(one, at)
            elif name == "ruby":
                self.visit(one, at)

    def hides(self, properties, inherited: bool) -> bool:
        if properties is None:
            return inherited
        vanish = child(properties, "vanish")
        if vanish is not None:
            return is_on(vanish)
        style = child(properties, "rStyle")
        return inherited or (style is not None and ("character", get(style, "val")) in self.hidden_styles)

    def text_boxes(self, element, at: dict) -> None:
        """Each text box is a story of its own; of two branches the newer one that has boxes is read."""
        if element.tag == _MC + "AlternateContent" and not at.get("inside a drawing"):
            for branch in (element.find(_MC + "Choice"), element.find(_MC + "Fallback")):
                if branch is not None and any(local(one.tag) == "txbxContent" for one in branch.iter()):
                    self.text_boxes(branch, {**at, "inside a drawing": True})
                    return
            return
        for one in element:
            if local(one.tag) == "txbxContent":
                self.story(one, at["note"], at["boxes"] + 1)
            elif one.tag != _MC + "Fallback":
                self.text_boxes(one, at)

    def field_mark(self, mark) -> None:
        kind = get(mark, "fldCharType")
        if kind == "begin":
            self.fields.append("open" if id(mark) in self.never_ending else "code")
        elif kind == "separate" and self.fields and self.fields[-1] == "code":
            self.fields[-1] = "result"
        elif kind == "end" and self.fields and self.fields[-1] != "open":
            self.fields.pop()

    def put(self, text: str, at: dict) -> None:
        if at["paragraph"] is not None and "code" not in self.fields:
            look = at["look"] + "<field>" * len(self.fields)
            at["paragraph"].characters += [(character, look) for character in text]


def part_root(data: bytes):
    """A part with `xml:space` on every text, as it holds for all that an element holds."""
    root = ElementTree.fromstring(data)
    key = "{http://www.w3.org/XML/1998/namespace}space"
    waiting = [(root, "default")]
    while waiting:
        element, space = waiting.pop()
        space = element.get(key, space)
        if local(element.tag) in ("t", "delText"):
            element.set(key, space)
        waiting += [(one, space) for one in element]
    return root


def shown(node) -> str:
    text = "".join(node.itertext())
    if node.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
        text = text.strip(" \t\r\n")
    return text.replace("\t", " ").replace("\n", " ").replace("\r", " ")


def canonical(element) -> str:
    """The properties as text, without tracked changes, to compare looks."""
    if element is None:
        return ""
    parts = []
    for one in element:
        if local(one.tag) in ("rPrChange", "ins", "del", "moveFrom", "moveTo", "pPrChange"):
            continue
        if local(one.tag) in ("rPr", "pPr") and not canonical(one):
            continue
        attributes = ",".join(f"{key}={value}" for key, value in sorted(one.attrib.items()))
        parts.append(f"{one.tag}[{attributes}]{canonical(one)}")
    return "".join(parts)


def hidden_styles(root) -> set:
    """(kind, id) of every style whose chain hides its text."""
    styles = {get(one, "styleId"): one for one in root if local(one.tag) == "style"}

    def hides(style, left=30) -> bool:
        element = styles.get(style)
        if element is None or not left:
            return False
        properties = child(element, "rPr")
        vanish = None if properties is None else child(properties, "vanish")
        if vanish is not None:
            return is_on(vanish)
        base = child(element, "basedOn")
        return base is not None and hides(get(base, "val"), left - 1)

    return {(get(one, "type"), key) for key, one in styles.items() if hides(key)}


def text_parts(archive: zipfile.ZipFile) -> dict[str, list[str]]:
    """The parts by the last segment of the type of their relationship, the main one under "officeDocument"."""
    names = {name.lower(): name for name in archive.namelist()}

    def links(part: str) -> list[tuple[str, str]]:
        folder, name = posixpath.split(part)
        rels = names.get(posixpath.join(folder, "_rels", name + ".rels").lower())
        if rels is None:
            return []
        found = []
        for link in ElementTree.fromstring(archive.read(rels)).iter(_REL + "Relationship"):
            target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "").replace("\\", "/"))).lstrip(
                "/"
            )
            if link.get("TargetMode") != "External" and target.lower() in names:
                found.append((link.get("Type", "").split("/")[-1], names[target.lower()]))
        return found

    main = next(target for kind, target in links("") if kind == "officeDocument")
    parts: dict[str, list[str]] = {"officeDocument": [main]}
    for kind, target in links(main):
        if target not in parts.setdefault(kind, []):
            parts[kind].append(target)
    return parts


def read(data: bytes, view: str = "accepted", author: str = "COPING") -> dict[str, list[Seen]]:
    """The paragraphs of every part with text, in reading order, text boxes after the text around them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = text_parts(archive)
        hidden: set = set()
        if parts.get("styles"):
            hidden = hidden_styles(ElementTree.fromstring(archive.read(parts["styles"][0])))
        result = {}
        for kind in _WITH_TEXT:
            for part in parts.get(kind, []):
                root = part_root(archive.read(part))
                result[part] = Reader(view, author, hidden).part(root)
        return result


def copies(data: bytes, view: str = "accepted", author: str = "COPING") -> list[tuple[str, str]]:
    """What the two branches of each outermost AlternateContent say, in every part: (newer readers, older readers)."""
    return [pair for pair in both_branches(data, view, author, lone=True) if any(pair)]


def both_branches(data: bytes, view: str, author: str = "COPING", lone: bool = False) -> list[tuple[str, str]]:
    """The same with those that say nothing; `lone` for those whose branches differ in their paragraphs, too."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = text_parts(archive)
        for kind in _WITH_TEXT:
            for part in parts.get(kind, []):
                root = part_root(archive.read(part))
                found += [
                    tuple(branch_text(one.find(_MC + name), view, author) for name in ("Choice", "Fallback"))
                    for one in outermost(root)
                    if lone or len({count_paragraphs(one.find(_MC + name)) for name in ("Choice", "Fallback")}) == 1
                ]
    return found


def count_paragraphs(element) -> int:
    return -1 if element is None else sum(local(one.tag) == "p" for one in element.iter())


def is_formula(element) -> bool:
    return element.tag.endswith(("}oMath", "}oMathPara"))


def outermost(element):
    for one in element:
        if one.tag == _MC + "AlternateContent":
            yield one
        else:
            yield from outermost(one)


def branch_text(element, view: str, author: str) -> str:
    """The text of a branch without what changes of `author` take away in this view; of branches inside, the newer."""
    if element is None:
        return ""
    name = local(element.tag)
    if name == "t" or (name == "delText" and view == "rejected"):
        return shown(element)
    if name in _ATOMS or (name in _OBJECTS and not len(element)):
        return _ATOMS.get(name, OBJECT)
    if is_formula(element):
        return OBJECT
    gone = "del" if view == "accepted" else "ins"
    if name == gone and get(element, "author") == author:
        return ""
    if name in ("del", "moveFrom") and get(element, "author") != author:
        return ""
    if element.tag == _MC + "AlternateContent":
        newer = element.find(_MC + "Choice")
        return branch_text(element.find(_MC + "Fallback") if newer is None else newer, view, author)
    if name == "pPr":  # its tabs are places, not characters
        return ""
    if name == "r" and (properties := child(element, "rPr")) is not None and is_on(child(properties, "vanish")):
        return ""
    mark = OBJECT if name == "r" else ""  # what a run holds twice is an object; in a paragraph it is text
    held = {
        id(one) for one in element if one.tag == _MC + "AlternateContent" or (local(one.tag) in _OBJECTS and len(one))
    }
    texts = [(mark if id(one) in held else "") + branch_text(one, view, author) for one in element]
    return "".join(texts)


def skeleton(data: bytes, part: str) -> list:
    """Every element of the part with its attributes, without texts and `xml:space`."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read(part))
    space = "{http://www.w3.org/XML/1998/namespace}space"
    return [(one.tag, sorted((key, value) for key, value in one.attrib.items() if key != space)) for one in root.iter()]


def raw_members(data: bytes) -> dict[str, tuple[bytes, int]]:
    """The compressed bytes and the check sum of every member."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            start = info.header_offset
            skip = 30 + int.from_bytes(data[start + 26 : start + 28], "little")
            skip += int.from_bytes(data[start + 28 : start + 30], "little")
            found[info.filename] = (data[start + skip : start + skip + info.compress_size], info.CRC)
    return found


_ANNOTATIONS = ("ins", "del", "moveFrom", "moveTo", "bookmarkStart", "rPrChange", "pPrChange", "commentRangeStart")


def ids(data: bytes, part: str) -> list[str]:
    """The ids of all annotations of a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read(part))
    return [get(one, "id") for one in root.iter() if local(one.tag) in _ANNOTATIONS]


def faults(data: bytes, part: str, author: str = "COPING") -> set[str]:
    """What Word does not allow: an insertion in an insertion, a field's sign in a deletion of ours."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read(part))
    found = set()
    for one in root.iter():
        name = local(one.tag)
        inside = [local(other.tag) for other in one.iter() if other is not one]
        if name == "ins" and "ins" in inside:
            found.add("an insertion in an insertion")
        if name == "del" and get(one, "author") == author and {"fldChar", "instrText", "t"} & set(inside):
            found.add("a deletion that holds more than deleted text")
    return found
