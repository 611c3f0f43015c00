"""The main job on Word files, through the command line: what comes out is what went in, plus the fixes."""

import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from coping_gui.cli import main
from coping_gui.errors import ExitCode

GLUED = "The projectsucceeded because it was wellplanned and wellfunded by the state."
MENDED = "The project succeeded because it was well planned and well funded by the state."
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPING_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("COPING_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


def picture() -> bytes:
    """A PNG of one grey pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")


def a_rich_essay(name: str = "essay.docx") -> Path:
    """Headings, looks, a link, a list, a table, a picture, a header, a footer, a field and a comment of Word's kind."""
    document = docx.Document()
    document.core_properties.author = "Anna"
    document.add_heading("The aims of it", 1)
    paragraph = document.add_paragraph("The project")
    paragraph.add_run("succeeded because").italic = True
    paragraph.add_run(" it was ")
    paragraph.add_run("wellplanned").bold = True
    paragraph.add_run(" and wellfunded by the state.")
    _link(document.add_paragraph("See "), "the whole report of ourcouncil", "https://example.org")
    document.add_paragraph("She hadbeen there before the war, andthen she left.", style="List Bullet")
    document.add_table(1, 2).cell(0, 1).text = "It was aconsortium of partners inSwitzerland."
    (Path() / "grey.png").write_bytes(picture())
    document.add_picture("grey.png")
    document.sections[0].header.paragraphs[0].text = "A header of the essay"
    _field(document.add_paragraph("Page "), "PAGE", "1")
    document.save(name)
    return Path(name)


def _link(paragraph: docx.text.paragraph.Paragraph, words: str, address: str) -> None:  # type: ignore[name-defined]
    ident = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), ident)
    link.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>{words}</w:t></w:r>"))
    paragraph._p.append(link)


def _field(paragraph: docx.text.paragraph.Paragraph, code: str, result: str) -> None:  # type: ignore[name-defined]
    marks = [f'<w:fldChar w:fldCharType="{k}"/>' for k in ("begin", "separate", "end")]
    inner = [marks[0], f"<w:instrText>{code}</w:instrText>", marks[1], f"<w:t>{result}</w:t>", marks[2]]
    for one in inner:
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{one}</w:r>"))


def clean(*arguments: object) -> int:
    return main(["clean", *map(str, arguments), "--engine", "none", "--tier", "likely"])


def parts(file: Path | str) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}


def opened(file: str) -> Document:
    return docx.Document(file)


def test_every_kind_of_paragraph_is_mended_in_its_place() -> None:
    assert clean(a_rich_essay()) == ExitCode.DONE
    document = opened("essay.cleaned.docx")
    words = [p.text for p in document.paragraphs]
    assert words[1] == MENDED
    assert words[3] == "She had been there before the war, and then she left."
    assert document.tables[0].cell(0, 1).text == "It was a consortium of partners in Switzerland."


def test_looks_stay_with_their_words() -> None:
    clean(a_rich_essay())
    runs = [(r.text, bool(r.bold), bool(r.italic)) for r in opened("essay.cleaned.docx").paragraphs[1].runs]
    assert ("well planned", True, False) in runs
    assert "".join(text for text, _, italic in runs if italic).strip() == "succeeded because"


def test_styles_lists_links_pictures_and_fields_are_those_of_the_original() -> None:
    source = a_rich_essay()
    clean(source)
    old, new = opened(str(source)), opened("essay.cleaned.docx")
    assert [p.style.name for p in new.paragraphs] == [p.style.name for p in old.paragraphs]  # type: ignore[union-attr]
    assert len(new.inline_shapes) == len(old.inline_shapes) == 1
    assert new.core_properties.author == "Anna"
    for tag in ("hyperlink", "fldChar", "instrText", "drawing"):
        assert [etree.tostring(e) for e in new.element.iter(f"{W}{tag}") if tag != "hyperlink"] == [
            etree.tostring(e) for e in old.element.iter(f"{W}{tag}") if tag != "hyperlink"
        ]
    assert [e.get(qn("r:id")) for e in new.element.iter(f"{W}hyperlink")] == [
        e.get(qn("r:id")) for e in old.element.iter(f"{W}hyperlink")
    ]


@pytest.mark.parametrize("options", [(), ("--tracked",), ("--hints",), ("--tracked", "--hints")])
def test_parts_that_hold_no_fix_are_copied_byte_for_byte(options: tuple[str, ...]) -> None:
    source = a_rich_essay()
    assert clean(source, *options) == ExitCode.DONE
    old, new = parts(source), parts("essay.cleaned.docx")
    allowed = {"word/document.xml", "word/settings.xml", "docProps/core.xml"}
    if "--hints" in options:
        allowed |= {"[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert {name for name in old if old[name] != new.get(name)} <= allowed
    added = set(new) - set(old)
    assert all("comments" in name or "people" in name for name in added)
    assert not added or "--hints" in options


def test_a_file_without_mistakes_is_the_same_file() -> None:
    document = docx.Document()
    document.add_paragraph(MENDED)
    document.save("essay.docx")
    clean("essay.docx")
    assert parts("essay.cleaned.docx")["word/document.xml"] == parts("essay.docx")["word/document.xml"]


def taken(file: str, keep: str) -> str:
    """The body's words with all changes accepted ("ins") or rejected ("del")."""
    gone = {"ins": f"{W}del", "del": f"{W}ins"}[keep]
    root = etree.fromstring(parts(file)["word/document.xml"])
    found: list[str] = []
    for paragraph in root.iter(f"{W}p"):
        texts = paragraph.iter(f"{W}t", f"{W}delText")
        found += [text.text or "" for text in texts if not any(a.tag == gone for a in text.iterancestors())]
        found.append("\n")
    return "".join(found)


def test_tracked_changes_can_be_accepted_to_the_clean_file_and_rejected_to_the_original() -> None:
    source = a_rich_essay()
    clean(source)
    clean(source, "--tracked", "-o", "tracked.docx")
    assert taken("tracked.docx", "ins") == taken("essay.cleaned.docx", "ins")
    assert taken("tracked.docx", "del") == taken(str(source), "del")
    root = etree.fromstring(parts("tracked.docx")["word/document.xml"])
    authors = {e.get(f"{W}author") for e in root.iter(f"{W}ins", f"{W}del")}
    assert authors == {"COPING"}
    idents = [e.get(f"{W}id") for e in root.iter(f"{W}ins", f"{W}del")]
    assert len(idents) == len(set(idents))


def test_cleaning_twice_changes_nothing_the_second_time() -> None:
    clean(a_rich_essay())
    assert clean("essay.cleaned.docx", "-o", "again.docx") == ExitCode.DONE
    assert parts("again.docx")["word/document.xml"] == parts("essay.cleaned.docx")["word/document.xml"]


def test_hints_are_comments_on_their_paragraphs() -> None:
    document = docx.Document()
    document.add_heading("One", 1)
    document.add_heading("Three", 4)
    document.add_paragraph("Short.")
    document.save("essay.docx")
    clean("essay.docx", "--hints")
    comments = etree.fromstring(parts("essay.cleaned.docx")["word/comments.xml"])
    idents = {c.get(f"{W}id") for c in comments}
    body = etree.fromstring(parts("essay.cleaned.docx")["word/document.xml"])
    assert idents
    assert {e.get(f"{W}id") for e in body.iter(f"{W}commentReference")} == idents
    assert {e.get(f"{W}id") for e in body.iter(f"{W}commentRangeStart")} == idents


def protected(kind: str) -> Callable[[Document], None]:
    def protect(document: Document) -> None:
        document.settings.element.append(
            parse_xml(f'<w:documentProtection {nsdecls("w")} w:edit="{kind}" w:enforcement="1"/>')
        )

    return protect


@pytest.mark.parametrize("kind", ["readOnly", "comments", "forms", "trackedChanges"])
def test_a_protected_file_is_left_alone_unless_the_author_insists(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    document = docx.Document()
    document.add_paragraph(GLUED)
    protected(kind)(document)
    document.save("essay.docx")
    assert clean("essay.docx") == ExitCode.CANNOT_EXPORT
    assert "--guarded" in capsys.readouterr().out
    assert not Path("essay.cleaned.docx").exists()
    assert clean("essay.docx", "--guarded") == ExitCode.DONE
    assert opened("essay.cleaned.docx").paragraphs[0].text == MENDED


def test_the_changes_of_others_are_kept_as_they_are() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("The projectsucceeded ")
    for tag, text in (("ins", "w:t"), ("del", "w:delText")):
        run = f'<w:r><{text} xml:space="preserve">very </{text}></w:r>'
        paragraph._p.append(
            parse_xml(f'<w:{tag} {nsdecls("w")} w:id="{len(tag) + len(text)}" w:author="Bob" '
                      f'w:date="2020-01-01T00:00:00Z">{run}</w:{tag}>')
        )  # fmt: skip
    paragraph.add_run("because it was wellfunded by the state.")
    document.save("essay.docx")
    clean("essay.docx", "--tracked")
    root = etree.fromstring(parts("essay.cleaned.docx")["word/document.xml"])
    bobs = [(e.tag.rpartition("}")[2], "".join(e.itertext())) for e in root.iter() if e.get(f"{W}author") == "Bob"]
    assert bobs == [("ins", "very "), ("del", "very ")]
    assert "The project succeeded very because it was well funded" in taken("essay.cleaned.docx", "ins")


def test_findings_of_a_word_file_name_the_paragraphs_of_the_body_first(capsys: pytest.CaptureFixture[str]) -> None:
    source = a_rich_essay()
    capsys.readouterr()
    assert main(["check", str(source), "--engine", "none", "--format", "json"]) == ExitCode.FINDINGS
    rows = json.loads(capsys.readouterr().out)["findings"]
    assert [r["text"] for r in rows if r["paragraph"] == 1][:1] == ["projectsucceeded"]
    assert {r["category"] for r in rows} == {"spacing"}


@pytest.mark.parametrize("suffix", [".docx", ".DOCX", ".docm"])
def test_the_copy_keeps_the_suffix_of_its_source(suffix: str) -> None:
    if suffix == ".docm":
        content = parts(a_rich_essay())
        kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        macro = b"application/vnd.ms-word.document.macroEnabled.main+xml"
        content["[Content_Types].xml"] = content["[Content_Types].xml"].replace(kind, macro)
        with zipfile.ZipFile(f"macro{suffix}", "w") as package:
            for name, data in content.items():
                package.writestr(name, data)
        source = Path(f"macro{suffix}")
    else:
        source = a_rich_essay(f"macro{suffix}")
    assert clean(source) == ExitCode.DONE
    assert Path(f"macro.cleaned{suffix}").is_file()
