"""Makes strange but well-formed files of sound ones, as other programs and careless scripts write them."""

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable
from copy import deepcopy

from lxml import etree

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_TEXT_PARTS = re.compile(r"word/(document\d*|header\d*|footer\d*|footnotes|endnotes)\.xml", re.IGNORECASE)
_VALUES = ("", "-1", "0", "999999999999999999999", "none", "x y", "\u0661", "1.5", "true", "{}")
_TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_OPTIONAL = ("styles", "numbering", "settings", "fontTable", "theme", "webSettings", "docProps", "customXml")
_CONTROLS = (
    "",
    "<w:text/>",
    '<w:lock w:val="contentLocked"/>',
    "<w:showingPlcHdr/>",
    '<w:dataBinding w:xpath="/a" w:storeItemID="{}"/>',
    "<w:date/>",
    "<w:richText/><w:temporary/>",
    '<w:tag w:val="goog_rdk_0"/>',
)

Element = etree._Element


def mutant(data: bytes, chance: random.Random, most: int = 6) -> bytes:
    """The file with some of its markup changed, so that it is still well-formed and a reader still finds its text."""
    members = unpacked(data)
    for name in members:
        if _TEXT_PARTS.fullmatch(name) and chance.random() < 0.8:
            root = etree.fromstring(members[name], etree.XMLParser(huge_tree=True, resolve_entities=False))
            for _ in range(chance.randint(1, most)):
                chance.choice(_CHANGES)(root, chance)
            members[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(members)


def repacked(data: bytes, chance: random.Random) -> bytes:
    """The file with the same markup in an archive that is put together in another way."""
    members = unpacked(data)
    for change in chance.sample(_REPACKINGS, chance.randint(1, 3)):
        members = change(members, chance)
    out = packed(members, chance)
    return chance.choice((b"", b"", b"", b"MZ junk")) + out


def unpacked(data: bytes) -> dict[str, bytes]:
    """The members that can be read, by name."""
    found: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            try:
                found[info.filename] = archive.read(info)
            except (zipfile.BadZipFile, zlib.error):
                found[info.filename] = b""
    return found


def packed(members: dict[str, bytes], chance: random.Random | None = None) -> bytes:
    """The members in an archive; with `chance` sizes behind the data, in large fields, not packed, with a comment."""
    odd = chance is not None and chance.random() < 0.7
    out: io.BytesIO = _Unseekable() if odd and chance is not None and chance.random() < 0.5 else io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (2020, 2, 2, 2, 2, 2))
            info.compress_type = zipfile.ZIP_DEFLATED
            if odd and chance is not None:
                info.compress_type = chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
            large = odd and chance is not None and chance.random() < 0.3
            with archive.open(info, "w", force_zip64=large) as stream:
                stream.write(content)
        if odd and chance is not None:
            archive.comment = chance.choice((b"", b"made by hand", bytes(range(256)) * 99))
    return out.getvalue()


class _Unseekable(io.BytesIO):
    """What makes zipfile write the sizes behind the data."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: object) -> int:
        raise io.UnsupportedOperation

    def tell(self) -> int:
        raise io.UnsupportedOperation


# ---- of the markup


def _names(root: Element) -> str:
    space = etree.QName(root).namespace
    return space if space in (_TRANSITIONAL, _STRICT) else _TRANSITIONAL


def _made(root: Element, markup: str) -> Element:
    spaces = f'xmlns:w="{_names(root)}" xmlns:mc="{_MC}" xmlns:m="{_MATH}" xmlns:x="urn:other"'
    return etree.fromstring(f"<made {spaces}>{markup}</made>")[0]


def _some(root: Element, chance: random.Random, *tags: str) -> Element | None:
    found = list(root.iter(*(f"{{{_names(root)}}}{tag}" for tag in tags)))
    return chance.choice(found) if found else None


def _wrapped(markup: Callable[[random.Random], str], *tags: str) -> Callable[[Element, random.Random], None]:
    """Puts markup around one of these elements, which goes where the markup says <x:hole/>."""

    def change(root: Element, chance: random.Random) -> None:
        element = _some(root, chance, *tags)
        if element is None or element.getparent() is None:
            return
        outer = _made(root, markup(chance))
        hole = next(outer.iter("{urn:other}hole"))
        inner = hole.getparent()
        if inner is None:
            return
        at = inner.index(hole)
        inner.remove(hole)
        outer.tail, element.tail = element.tail, None
        element.getparent().replace(element, outer)  # type: ignore[union-attr]
        inner.insert(at, element)

    return change


def _twice(*tags: str) -> Callable[[Element, random.Random], None]:
    """Holds one of these elements twice, for newer and older readers: alike, differently, or for one of them only."""

    def change(root: Element, chance: random.Random) -> None:
        element = _some(root, chance, *tags)
        if element is None or element.getparent() is None:
            return
        outer = _made(root, "<mc:AlternateContent/>")
        branches = chance.choice((("Choice", "Fallback"), ("Choice",), ("Fallback",), ("Choice", "Choice", "Fallback")))
        parent, copies = element.getparent(), [deepcopy(element) for _ in branches]
        assert parent is not None
        outer.tail, element.tail = element.tail, None
        parent.replace(element, outer)
        for branch, copy in zip(branches, copies, strict=True):
            copy.tail = None
            holder = etree.SubElement(outer, f"{{{_MC}}}{branch}")
            if branch == "Choice":
                holder.set("Requires", "w14")
            holder.append(copy)
            if chance.random() < 0.3:
                for text in list(copy.iter(f"{{{_names(root)}}}t"))[:1]:
                    text.text = "other"

    return change


def _table(chance: random.Random) -> str:
    depth = chance.choice((1, 2, 30))
    opening = "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>"
    return opening * depth + "<x:hole/>" + "</w:tc></w:tr></w:tbl>" * depth


def _block(chance: random.Random) -> str:
    return chance.choice((
        f"<w:sdt><w:sdtPr>{chance.choice(_CONTROLS)}</w:sdtPr><w:sdtContent><x:hole/></w:sdtContent></w:sdt>",
        '<w:customXml w:element="e"><x:hole/></w:customXml>',
        '<w:ins w:id="7" w:author="Ann"><x:hole/></w:ins>',
        '<w:moveTo w:id="7" w:author="Ann"><x:hole/></w:moveTo>',
        '<w:smartTag w:element="e"><x:hole/></w:smartTag>',
    ))  # fmt: skip


def _inline(chance: random.Random) -> str:
    tag = chance.choice((
        "hyperlink", 'ins w:id="7"', 'moveTo w:id="7" w:author="Ann"', 'smartTag w:element="e"', 'bdo w:val="rtl"',
        'dir w:val="ltr"', 'customXml w:element="e"', 'fldSimple w:instr="DATE"', 'fldSimple w:instr=" HYPERLINK x"',
        "fldSimple", 'del w:id="7" w:author="Ann"', 'moveFrom w:id="7" w:author="Ann"',
    ))  # fmt: skip
    depth = chance.choice((1, 1, 2, 40))
    return f"<w:{tag}>" * depth + "<x:hole/>" + f"</w:{tag.partition(' ')[0]}>" * depth


def _control(chance: random.Random) -> str:
    return f"<w:sdt><w:sdtPr>{chance.choice(_CONTROLS)}</w:sdtPr><w:sdtContent><x:hole/></w:sdtContent></w:sdt>"


def _lose(root: Element, chance: random.Random) -> None:
    """Some element goes, and with it what it holds."""
    tags = ("pPr", "rPr", "tcPr", "tblPr", "tblGrid", "sdtPr", "sectPr", "p", "r", "t", "fldChar", "tc", "tr", "pStyle")
    element = _some(root, chance, chance.choice(tags))
    parent = None if element is None else element.getparent()
    if element is not None and parent is not None:
        parent.remove(element)


def _lose_attribute(root: Element, chance: random.Random) -> None:
    element = chance.choice([one for one in root.iter() if isinstance(one.tag, str)])
    if element.attrib and element is not root:
        del element.attrib[chance.choice(list(element.attrib))]


def _odd_value(root: Element, chance: random.Random) -> None:
    element = chance.choice([one for one in root.iter() if isinstance(one.tag, str)])
    if element.attrib and element is not root:
        element.set(chance.choice(list(element.attrib)), chance.choice(_VALUES))


def _twice_over(root: Element, chance: random.Random) -> None:
    element = _some(root, chance, "p", "r", "t", "bookmarkStart", "fldChar", "pPr", "rPr", "sdtContent", "tbl")
    if element is not None and element.getparent() is not None:
        element.addnext(deepcopy(element))


def _space(root: Element, chance: random.Random) -> None:
    """Space is preserved, or not, in all of something."""
    element = root if chance.random() < 0.5 else _some(root, chance, "body", "p", "r", "tc", "t", "hyperlink")
    if element is not None:
        element.set("{http://www.w3.org/XML/1998/namespace}space", chance.choice(("preserve", "default")))


_MORE = {
    "body tc": (
        "<w:p/>",
        "<w:altChunk/>",
        "<w:tbl/>",
        "<w:p><w:r><w:t>more</w:t></w:r></w:p>",
        "<w:sdt/>",
        "<m:oMathPara/>",
    ),
    "p hyperlink": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "<w:r><w:tab/><w:t>more</w:t></w:r>",
        "<w:r><w:lastRenderedPageBreak/><w:softHyphen/><w:noBreakHyphen/><w:sym/><w:cr/></w:r>",
        "<w:r><w:ruby><w:rt><w:r><w:t>a</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>b</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
        "<w:r/>",
        "<w:sdt/>",
        "<mc:AlternateContent/>",
    ),
    "r": ("<w:t/>", "<w:t> edge </w:t>", "<w:br/>", "<w:instrText>HYPERLINK</w:instrText>", "<mc:AlternateContent/>"),
    "p r t tc tr tbl body rPr pPr": ("<x:more>text</x:more>", '<w:permStart w:id="9"/>', "<w:proofErr/>"),
}


def _something_more(root: Element, chance: random.Random) -> None:
    where, what = chance.choice(list(_MORE.items()))
    element = _some(root, chance, *where.split())
    if element is not None:
        element.insert(chance.randint(0, len(element)), _made(root, chance.choice(what)))


def _a_remark(root: Element, chance: random.Random) -> None:
    """A comment or an instruction anywhere, even inside a text."""
    element = _some(root, chance, "p", "r", "t", "tc", "body", "rPr", "tbl", "sdt", "fldChar")
    if element is not None:
        more = chance.choice((etree.Comment(" <w:t>no</w:t> "), etree.ProcessingInstruction("word", "<w:t>no</w:t>")))
        element.insert(chance.randint(0, len(element)), more)


_CHANGES: tuple[Callable[[Element, random.Random], None], ...] = (
    _wrapped(_table, "p", "tbl"),
    _wrapped(_block, "p", "tbl"),
    _wrapped(_inline, "r"),
    _wrapped(_control, "r", "p", "tc", "tr"),
    _twice("p", "r", "tbl"),
    _lose,
    _lose_attribute,
    _odd_value,
    _twice_over,
    _something_more,
    _something_more,
    _a_remark,
    _space,
)


# ---- of the package

Members = dict[str, bytes]


def _without_optional(members: Members, chance: random.Random) -> Members:
    gone = chance.sample(_OPTIONAL, chance.randint(1, len(_OPTIONAL)))
    return {name: content for name, content in members.items() if not any(f"/{one}" in f"/{name}" for one in gone)}


def _renamed(change: Callable[[str], str]) -> Callable[[Members, random.Random], Members]:
    return lambda members, _: {change(name): content for name, content in members.items()}


def _shuffled(members: Members, chance: random.Random) -> Members:
    names = list(members)
    chance.shuffle(names)
    return {name: members[name] for name in names}


def _other_main(members: Members, _: random.Random) -> Members:
    """The body under another name, as some programs write it."""
    named_in = ("[Content_Types].xml", "_rels/.rels")
    named = all(b"word/document.xml" in members.get(name, b"") for name in named_in)
    if not named or "word/document.xml" not in members:
        return members
    new = {name.replace("word/_rels/document.xml", "word/_rels/document2.xml"): one for name, one in members.items()}
    new["word/document2.xml"] = new.pop("word/document.xml")
    for name in named_in:
        new[name] = new[name].replace(b"word/document.xml", b"word/document2.xml")
    return new


def _marked(members: Members, chance: random.Random) -> Members:
    """Parts with a byte order mark, or in UTF-16."""
    new = dict(members)
    for name, content in members.items():
        if not name.endswith((".xml", ".rels")) or chance.random() < 0.5:
            continue
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            continue
        if chance.random() < 0.5:
            new[name] = text.encode("utf-8-sig")
        elif re.search(r"encoding=.UTF-8", text[:99], re.IGNORECASE):
            head = re.sub(r"encoding=.UTF-8.", 'encoding="UTF-16"', text[:99], count=1, flags=re.IGNORECASE)
            new[name] = (head + text[99:]).encode("utf-16")
    return new


def _absolute(members: Members, _: random.Random) -> Members:
    """Targets that begin at the root of the package, as some generators write them."""
    return {
        name: re.sub(rb'Target="(?=word/|docProps/)', b'Target="/', content) if name == "_rels/.rels" else content
        for name, content in members.items()
    }


def _folders(members: Members, _: random.Random) -> Members:
    return {"word/": b"", "_rels/": b"", "__MACOSX/word/._document.xml": b"\0\5\26\7", ".DS_Store": b"\0", **members}


def _lost_targets(members: Members, _: random.Random) -> Members:
    more = b'<Relationship Id="rIdLost" Type="http://x/header" Target="nowhere.xml"/></Relationships>'
    return {
        name: content.replace(b"</Relationships>", more) if name.endswith(".rels") else content
        for name, content in members.items()
    }


def _strict(members: Members, _: random.Random) -> Members:
    """The namespaces of strict Office Open XML."""
    office = b"http://schemas.openxmlformats.org/officeDocument/2006/"
    return {
        name: content.replace(_TRANSITIONAL.encode(), _STRICT.encode()).replace(
            office + b"relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        )
        for name, content in members.items()
    }


def _macros(members: Members, chance: random.Random) -> Members:
    kind = chance.choice(
        (
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
            b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        )
    )
    usual = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = "[Content_Types].xml"
    return {n: c.replace(usual, kind) if n == types else c for n, c in members.items()}


_REPACKINGS: tuple[Callable[[Members, random.Random], Members], ...] = (
    _without_optional,
    _renamed(str.lower),
    _renamed(str.upper),
    _renamed(lambda name: name.replace("/", "\\")),
    _renamed(lambda name: f"/{name}"),
    _shuffled,
    _other_main,
    _marked,
    _absolute,
    _folders,
    _lost_targets,
    _strict,
    _macros,
)
