"""What LibreOffice reads in real Word files before and after COPING changed them.

Usage: python benchmarks/docx_libreoffice.py [--seed 0] [--keep FOLDER] [FOLDER]

In every file words are replaced by marks that stand nowhere else, in place and as tracked changes. Then, paragraph for
paragraph (body, tables, text boxes, notes, headers, footers), as LibreOffice shows them:

- clean: with the marks turned back into the words, the text is that of the original;
- accepted: with all changes accepted, the tracked file reads as the clean one does;
- rejected: with all changes rejected, it reads as the original with all changes rejected.

LibreOffice takes no part in some changes, whoever recorded them: none in protected files; none in footnotes when the
first one of the text stands in a table (25.2: in one that floats); and 7.4 none in content controls for plain text and
in those around whole paragraphs. Where accepting or rejecting differs it is therefore asked again about copies in which
these are lifted: without protection, with the content of the controls in the place of the controls, with no table that
floats, with one footnote more at the very start.

The environment variable COPING_OFFICE names another LibreOffice than the system's own.

For all files the changes are also carried out here as the standard says (ECMA-376 part 1, 17.13.5: `w:del` goes,
`w:ins` is unwrapped, or the other way round), and LibreOffice reads the outcome. Exits with 1 when that differs, or
the clean file does, or what LibreOffice makes of the copies.
"""

import argparse
import io
import random
import re
import sys
import tempfile
import zipfile
import zlib
from collections import Counter
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).resolve().parents[1]
sys.path[:] = [folder for folder in sys.path if Path(folder).resolve() != Path(__file__).resolve().parent]
sys.path.insert(0, str(ROOT / "tests" / "wordfile"))

import libreoffice  # noqa: E402

from coping_gui.errors import CannotOpen  # noqa: E402
from coping_gui.wordfile.textmap import MappedParagraph  # noqa: E402
from coping_gui.wordfile.tracked import Mark  # noqa: E402
from coping_gui.wordfile.wordfile import WordFile  # noqa: E402

MARK = Mark("COPING", "2026-01-31T12:00:00Z")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SHARE = 0.3
"""Of the words that are replaced."""
_FILES_AT_ONCE = 12
_NOTE_MORE = 32000
"""The id of the footnote that is put in front."""
_LIFTED = ", with its limits lifted"
_BY_LIBREOFFICE = ("original undone", "clean accepted", "accepted", "rejected")

Cases = dict[str, tuple[bytes, str]]


def marked(file: WordFile, chance: random.Random) -> tuple[dict[str, list[tuple[int, int, str]]], dict[str, str]]:
    """Edits that put marks in the place of words, and the word for each mark."""
    edits: dict[str, list[tuple[int, int, str]]] = {}
    words: dict[str, str] = {}
    mapped = (one for story in file.stories.values() for one in story.paragraphs)
    for paragraph, places in zip(file.paragraphs, map(seams, mapped), strict=True):
        for found in _WORD.finditer(paragraph.text):
            start, end = found.span()
            if any(one.start < end and one.end > start for one in paragraph.protected) or chance.random() > _SHARE:
                continue
            if any(start < place < end for place in places):
                continue
            mark = f"qx{len(words)}xq"
            words[mark] = found[0]
            edits.setdefault(paragraph.key, []).append((start, end, mark))
    return edits, words


def seams(paragraph: MappedParagraph) -> list[int]:
    """Where text stands between the letters that someone deleted: LibreOffice shows it, in the midst of a mark."""
    starts = {piece.node: piece.start for piece in paragraph.pieces}
    found: list[int] = []
    is_behind = False
    for node in paragraph.element.iter("{*}del", "{*}moveFrom", "{*}t"):
        is_behind |= etree.QName(node).localname != "t"
        if is_behind and node in starts:
            found.append(starts[node])
            is_behind = False
    return found


def cases_of(name: str, file: WordFile, chance: random.Random) -> tuple[Cases, dict[str, str]]:
    """What LibreOffice is to read of one file, and the word for each mark in it."""
    edits, words = marked(file, chance)
    clean = file.edited(edits, MARK)
    tracked = file.edited(edits, MARK, tracked=True)
    for refused in (*clean.refused, *tracked.refused):
        print(f"refused in {name}: {refused}")
    kinds = {
        "original": (file.data, "as it is"),
        "clean": (clean.data, "as it is"),
        "original undone": (file.data, "rejected"),
        "clean accepted": (clean.data, "accepted"),
        "accepted": (tracked.data, "accepted"),
        "rejected": (tracked.data, "rejected"),
        "accepted by rule": (carried_out(tracked.data, accept=True), "as it is"),
        "rejected by rule": (carried_out(tracked.data, accept=False), "as it is"),
    }
    return {key_of(name, kind): case for kind, case in kinds.items()}, words


def lifted_cases(name: str, cases: Cases) -> Cases:
    """The same with what LibreOffice does not take part in lifted, where it is LibreOffice that accepts or rejects."""
    wanted = {key_of(name, kind) for kind in _BY_LIBREOFFICE}
    return {key: (lifted(data), command) for key, (data, command) in cases.items() if key in wanted}


def key_of(name: str, kind: str) -> str:
    return f"{name}|{kind}{Path(name).suffix}"


def carried_out(data: bytes, *, accept: bool) -> bytes:
    """The file with COPING's tracked changes accepted or rejected as the standard says."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.open(info).read() if not is_damaged(old, info) else b""
            if MARK.author.encode() in content and info.filename.endswith(".xml"):
                content = resolved(content, accept=accept)
            new.writestr(info.filename, content)
    return out.getvalue()


def lifted(data: bytes) -> bytes:
    """The file without what keeps LibreOffice from accepting changes; its text stays the same."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        has_notes = "word/footnotes.xml" in old.namelist()
        for info in old.infolist():
            content = old.open(info).read() if not is_damaged(old, info) else b""
            if info.filename.startswith("word/") and info.filename.endswith(".xml"):
                content = without_limits(content, has_notes=has_notes)
            new.writestr(info.filename, content)
    return out.getvalue()


def without_limits(content: bytes, *, has_notes: bool) -> bytes:
    """One part of such a copy."""
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=True))
    for limit in list(root.iter("{*}documentProtection", "{*}tblpPr", "{*}framePr")):
        limit.getparent().remove(limit)
    for control in list(root.iter("{*}sdt")):
        for one in control.iterfind("{*}sdtContent/*"):
            control.addprevious(one)
        control.getparent().remove(control)
    name, space = etree.QName(root).localname, f"{{{etree.QName(root).namespace}}}"
    body = root.find("{*}body")
    if has_notes and body is not None:
        run = etree.SubElement(paragraph := etree.Element(f"{space}p"), f"{space}r")
        etree.SubElement(run, f"{space}footnoteReference").set(f"{space}id", str(_NOTE_MORE))
        body.insert(0, paragraph)
    if name == "footnotes":
        note = etree.SubElement(root, f"{space}footnote", {f"{space}id": str(_NOTE_MORE)})
        etree.SubElement(note, f"{space}p")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def is_damaged(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    """Whether the member cannot be read, as a picture in one of the files."""
    try:
        archive.read(info)
    except (zipfile.BadZipFile, zlib.error):
        return True
    return False


def resolved(content: bytes, *, accept: bool) -> bytes:
    """One part with the changes carried out."""
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=True))
    gone, kept = ("del", "ins") if accept else ("ins", "del")
    for change in [one for one in root.iter("{*}ins", "{*}del") if "COPING" in one.attrib.values()]:
        name, parent = etree.QName(change).localname, change.getparent()
        if name == kept:
            for text in change.iter("{*}delText"):
                text.tag = f"{{{etree.QName(text).namespace}}}t"
            for run in list(change):
                change.addprevious(run)
        if name in (gone, kept):
            parent.remove(change)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def differences(name: str, seen: dict[str, list[str] | None], words: dict[str, str]) -> dict[str, str]:
    """The first paragraph that is not as it should be, for each of the comparisons."""

    def of(kind: str) -> list[str]:
        return seen[key_of(name, kind)] or ["LibreOffice does not open it"]

    unmarked = [re.sub(r"qx\d+xq", lambda found: words.get(found[0], found[0]), one) for one in of("clean")]
    pairs = {
        "clean": (unmarked, of("original")),
        "accepted": (of("accepted"), of("clean accepted")),
        "rejected": (of("rejected"), of("original undone")),
        "accepted by rule": (of("accepted by rule"), of("clean")),
        "rejected by rule": (of("rejected by rule"), of("original")),
    }
    found: dict[str, str] = {}
    for what, (is_now, should_be) in pairs.items():
        if is_now != should_be:
            both = next(((a, b) for a, b in zip(is_now, should_be, strict=False) if a != b), (is_now[-1:], "its end"))
            found[what] = f"{both[0]!r:.150} and not {both[1]!r:.150}"
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT.parent / "shared" / "data" / "docx")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, help="put the files here")
    options = parser.parse_args()
    if libreoffice.OFFICE is None:
        print("LibreOffice (soffice) is not installed.")
        return 2
    cases: dict[str, Cases] = {}
    words: dict[str, dict[str, str]] = {}
    for path in sorted(options.folder.rglob("*.do[ct][xm]")):
        try:
            file = WordFile.open(path)
        except CannotOpen:
            continue
        cases[path.name], words[path.name] = cases_of(path.name, file, random.Random(f"{options.seed}/{path.name}"))
    seen = read_all(cases, options.keep)
    differ = [name for name in cases if not {"accepted", "rejected"}.isdisjoint(differences(name, seen, words[name]))]
    copies = {name: lifted_cases(name, cases[name]) for name in differ if seen[key_of(name, "original")] is not None}
    return judge(list(cases), seen, words, seen | read_all(copies, options.keep and options.keep / "lifted"))


def read_all(cases: dict[str, Cases], keep: Path | None) -> dict[str, list[str] | None]:
    """Let LibreOffice read all files, some at once."""
    names, seen = list(cases), {}
    for first in range(0, len(names), _FILES_AT_ONCE):
        with tempfile.TemporaryDirectory() as temporary:
            folder = keep / str(first) if keep else Path(temporary)
            folder.mkdir(parents=True, exist_ok=True)
            some = names[first : first + _FILES_AT_ONCE]
            wanted = {key: value for name in some for key, value in cases[name].items()}
            seen |= libreoffice.texts(wanted, folder, timeout=300)
    return seen


def judge(
    names: list[str],
    seen: dict[str, list[str] | None],
    words: dict[str, dict[str, str]],
    seen_lifted: dict[str, list[str] | None],
) -> int:
    """Print what differs; gives 1 when it is more than LibreOffice's own way with changes."""
    unread = [name for name in names if seen[key_of(name, "original")] is None]
    read = [name for name in names if name not in unread]
    failed: Counter[str] = Counter()
    for name in read:
        for what, how in differences(name, seen, words[name]).items():
            failed[what] += 1
            print(f"{what} differs in {name}: {how}", flush=True)
        for what, how in differences(name, seen_lifted, words[name]).items():
            if what in ("accepted", "rejected"):
                failed[what + _LIFTED] += 1
                print(f"{what} still differs in {name}: {how}", flush=True)
    print(f"\n{libreoffice.version()}")
    print(f"{len(names)} files open here; LibreOffice opens {len(read)} of them")
    for name in unread:
        print(f"   not opened by LibreOffice, as it was: {name}")
    print(f"{'words replaced':70}{sum(len(words[name]) for name in read):8,}")
    by_itself = [f"{what}{how}" for how in ("", _LIFTED) for what in ("accepted", "rejected")]
    for what in ("clean", *by_itself, "accepted by rule", "rejected by rule"):
        print(f"{what + ': files that read as they should':70}{len(read) - failed[what]:8}")
    must = ("clean", *by_itself[2:], "accepted by rule", "rejected by rule")
    return 1 if any(failed[what] for what in must) else 0


if __name__ == "__main__":
    sys.exit(main())
