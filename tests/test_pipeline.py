"""One file through the whole job."""

from pathlib import Path

import docx
import pytest

from coping_gui.checks.checker import Checker
from coping_gui.errors import Cancelled, CannotExport, CannotOpen
from coping_gui.essay.finding import Category
from coping_gui.pipeline import clean, target_for
from coping_gui.settings import DEFAULTS

GLUED = "The research was undertaken by aconsortium of partners, havingbeen funded by the state for three years."


def checker() -> Checker:
    return Checker(DEFAULTS, ())


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("a.txt", "a.cleaned.docx"),
        ("a.docx", "a.cleaned.docx"),
        ("a.docm", "a.cleaned.docm"),
        ("a.b.md", "a.b.cleaned.docx"),
    ],
)
def test_a_cleaned_copy_stands_beside_its_source_and_keeps_its_kind(source: str, target: str, tmp_path: Path) -> None:
    assert target_for(tmp_path / source, None) == tmp_path / target


def test_a_folder_or_a_file_can_be_the_target(tmp_path: Path) -> None:
    assert target_for(Path("x/a.txt"), tmp_path) == tmp_path / "a.cleaned.docx"
    assert target_for(Path("x/a.txt"), tmp_path / "b.docx") == tmp_path / "b.docx"


def test_the_counts_say_what_is_in_the_file(tmp_path: Path) -> None:
    source = tmp_path / "essay.txt"
    source.write_text(GLUED, "utf-8")
    done = clean(source, tmp_path / "out.docx", DEFAULTS.with_(tier="likely"), checker())
    assert done.fixed[Category.SPACING] == 2
    assert done.words == len(GLUED.split())
    assert len(done.report.changes) == 2


def test_a_word_file_keeps_what_is_not_fixed(tmp_path: Path) -> None:
    source = tmp_path / "essay.docx"
    document = docx.Document()
    paragraph = document.add_paragraph("The research was undertaken by ")
    paragraph.add_run("aconsortium").bold = True
    paragraph.add_run(" of partners, havingbeen funded by the state.")
    document.save(str(source))
    clean(source, tmp_path / "out.docx", DEFAULTS.with_(tier="likely"), checker())
    runs = docx.Document(str(tmp_path / "out.docx")).paragraphs[0].runs
    assert [(r.text, bool(r.bold)) for r in runs][1] == ("a consortium", True)
    assert runs[2].text == " of partners, having been funded by the state."


def test_the_original_cannot_be_the_target(tmp_path: Path) -> None:
    source = tmp_path / "essay.docx"
    docx.Document().save(str(source))
    document = docx.Document()
    document.add_paragraph(GLUED)
    document.save(str(source))
    before = source.read_bytes()
    with pytest.raises(CannotExport):
        clean(source, source, DEFAULTS, checker(), overwrite=True)
    assert source.read_bytes() == before


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match=r"^[^\n]*none\.txt[^\n]*\.$"):
        clean(tmp_path / "none.txt", tmp_path / "out.docx", DEFAULTS, checker())


def test_a_cancelled_job_writes_nothing(tmp_path: Path) -> None:
    source = tmp_path / "essay.txt"
    source.write_text(GLUED, "utf-8")
    with pytest.raises(Cancelled):
        clean(source, tmp_path / "out.docx", DEFAULTS, checker(), cancelled=lambda: True)
    assert [f.name for f in tmp_path.iterdir()] == ["essay.txt"]
