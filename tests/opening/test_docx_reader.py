"""Word files become essays."""

import hashlib
import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_BREAK

from coping_gui.errors import CannotOpen
from coping_gui.essay.essay import Format, Kind
from coping_gui.opening.docx_reader import read_docx
from coping_gui.opening.sections import outlined

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "docx"


def essay_file(folder: Path) -> Path:
    """An essay as python-docx writes it."""
    document = docx.Document()
    document.add_paragraph("On coping", style="Title")
    document.add_heading("Introduction", 1)
    document.add_paragraph("Some words.")
    document.add_paragraph("")
    document.add_heading("A closer look", 2)
    document.add_paragraph("first", style="List Bullet")
    document.add_paragraph("second", style="List Number")
    document.add_paragraph("As others say.", style="Quote")
    document.add_paragraph("Figure 1", style="Caption")
    document.add_table(1, 2).cell(0, 1).text = "in a cell"
    document.sections[0].header.paragraphs[0].text = "A head line"
    document.add_paragraph("The end.").add_run(" All bold.").add_break(WD_BREAK.LINE)
    path = folder / "essay.docx"
    document.save(str(path))
    return path


def test_paragraphs_come_in_reading_order_with_their_kinds(tmp_path: Path) -> None:
    essay = read_docx(essay_file(tmp_path))
    assert [(p.kind, p.level, p.text) for p in essay.paragraphs] == [
        (Kind.TITLE, 0, "On coping"),
        (Kind.HEADING, 1, "Introduction"),
        (Kind.BODY, 0, "Some words."),
        (Kind.BODY, 0, ""),
        (Kind.HEADING, 2, "A closer look"),
        (Kind.LIST_ITEM, 0, "first"),
        (Kind.LIST_ITEM, 0, "second"),
        (Kind.QUOTATION, 0, "As others say."),
        (Kind.CAPTION, 0, "Figure 1"),
        (Kind.TABLE, 0, ""),
        (Kind.TABLE, 0, "in a cell"),
        (Kind.BODY, 0, "The end. All bold.\n"),
        (Kind.NOTE, 0, "A head line"),
    ]


def test_an_essay_knows_its_file(tmp_path: Path) -> None:
    path = essay_file(tmp_path)
    essay = read_docx(path)
    assert (essay.format, essay.source) == (Format.DOCX, path)
    assert essay.fingerprint == hashlib.sha256(path.read_bytes()).hexdigest()
    assert not essay.guarded
    assert len({p.key for p in essay.paragraphs}) == len(essay.paragraphs)


def test_paragraphs_know_style_place_label_and_language(tmp_path: Path) -> None:
    paragraphs = {p.text: p for p in read_docx(essay_file(tmp_path)).paragraphs}
    assert paragraphs["Introduction"].style == "heading 1"
    assert paragraphs["in a cell"].place == "table"
    assert paragraphs["A head line"].place == "header"
    assert paragraphs["first"].numbering == "•"
    assert paragraphs["second"].numbering == "1."
    assert paragraphs["Some words."].language == "en-US"


def test_what_must_not_be_changed_is_protected(tmp_path: Path) -> None:
    (paragraph,) = [p for p in read_docx(essay_file(tmp_path)).paragraphs if p.text.startswith("The end")]
    assert [span.of(paragraph.text) for span in paragraph.protected] == ["\n"]


def test_a_protected_file_is_guarded_and_says_why(tmp_path: Path) -> None:
    source, path = essay_file(tmp_path), tmp_path / "protected.docx"
    lock = b'<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/settings.xml":
                data = data.replace(b"</w:settings>", lock + b"</w:settings>")
            new.writestr(name, data)
    essay = read_docx(path)
    assert essay.guarded
    assert "reading only" in essay.warnings[0]


@pytest.mark.parametrize("content", [b"", b"text", b"PK\x03\x04zip?", bytes.fromhex("D0CF11E0A1B11AE1")])
def test_what_is_no_word_file_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "essay.docx"
    path.write_bytes(content)
    with pytest.raises(CannotOpen, match=r"^essay\.docx is [^\n]*\.$"):
        read_docx(path)


def test_python_docx_sees_no_body_text_that_we_miss() -> None:
    """A second opinion on real files: every paragraph that python-docx finds in the body is in the essay."""
    if not FOLDER.is_dir():
        pytest.skip(f"the real Word files are not in {FOLDER}")
    compared = 0
    for path in sorted(FOLDER.glob("*.docx"))[::5]:
        data = path.read_bytes()
        try:
            document = docx.Document(io.BytesIO(data))
            essay = read_docx(path)
        except Exception:  # one of the two does not open it, for whatever reason python-docx has
            continue
        ours = {"".join(p.text.split()) for p in essay.paragraphs} | {""}
        missed_by_it = ".//w:fldChar | .//w:ins | .//w:sdt | .//w:vanish | .//w:bdo | .//w:dir | .//w:smartTag"
        simple = [p for p in document.paragraphs if not p._p.xpath(missed_by_it)]
        missing = [p.text for p in simple if "".join(p.text.split()) not in ours and "￼" not in "".join(ours)]
        assert missing == []
        compared += 1
    assert compared > 5


def test_headings_that_are_only_bold_are_ranked_by_size_and_slant(tmp_path: Path) -> None:
    from docx.shared import Pt

    document = docx.Document()
    prose = "This is a paragraph of prose that goes on for quite a while, so that nobody takes it for a heading."
    for text, size, italic in (("The land", 16, False), ("Its rivers", 13, False), ("Smaller ones", 13, True)) * 2:
        run = document.add_paragraph().add_run(f"{text} of old")
        run.bold, run.italic, run.font.size = True, italic, Pt(size)
        document.add_paragraph(prose)
    document.save(str(tmp_path / "bold.docx"))
    essay = outlined(read_docx(tmp_path / "bold.docx"))
    assert [p.level for p in essay.paragraphs if p.kind is Kind.HEADING] == [2, 3, 1, 2, 3]
    assert essay.title == "The land of old"


def bold_headings(path: Path, *rows: tuple[str, bool]) -> list[int]:
    """The levels of bold headings, given title and whether it is centred, as they are read from a Word file."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    document = docx.Document()
    prose = "This is a paragraph of prose that goes on for quite a while, so that nobody takes it for a heading. " * 3
    for text, centred in rows:
        heading = document.add_paragraph()
        heading.add_run(text).bold = True
        heading.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else None
        document.add_paragraph(prose)
    document.save(str(path))
    essay = outlined(read_docx(path))
    return [p.level for p in essay.paragraphs if p.kind is Kind.HEADING]


def test_centred_bold_headings_stand_above_those_at_the_margin(tmp_path: Path) -> None:
    rows = (("Introduction", True), ("The land of old", True), ("Its rivers", False), ("Its hills", False))
    assert bold_headings(tmp_path / "bold.docx", *rows, ("The people", True), ("Their songs", False)) == [
        1,
        1,
        2,
        2,
        1,
        2,
    ]


def test_a_centred_abstract_and_bibliography_say_nothing_of_the_other_headings(tmp_path: Path) -> None:
    rows = (("Abstract", True), ("Introduction", False), ("The land of old", False), ("The people", False))
    assert bold_headings(tmp_path / "bold.docx", *rows, ("References", True)) == [1, 1, 1, 1, 1]


def test_one_centred_heading_besides_the_first_and_the_usual_last_ones_is_not_enough(tmp_path: Path) -> None:
    rows = (("Introduction", True), ("The land of old", False), ("The people", True), ("Their songs", False))
    assert bold_headings(tmp_path / "one.docx", *rows) == [1, 1, 1, 1]
    rows = (("Introduction", False), ("The people", False), ("Acknowledgements", True), ("References", True))
    assert bold_headings(tmp_path / "last.docx", *rows) == [1, 1, 1, 1]
