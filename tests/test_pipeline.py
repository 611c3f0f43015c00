"""One file through the whole job."""

from pathlib import Path

import docx
import pytest

from coping_gui.checks.checker import Checker
from coping_gui.errors import Cancelled, CannotExport, CannotOpen
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span
from coping_gui.pipeline import accepted, clean, target_for
from coping_gui.settings import DEFAULTS, TierChoice

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


@pytest.mark.parametrize(
    ("choice", "taken"),
    [("safe", ["A"]), ("usual", ["A", "B"]), ("likely", ["A", "B", "C"])],
)
def test_what_is_applied_unseen_follows_the_choice(choice: TierChoice, taken: list[str]) -> None:
    text = "one two three four"
    findings = [
        Finding(Span(0, 3), Category.SPACING, "A", "Wrong.", ("1",), Tier.SAFE),
        Finding(Span(4, 7), Category.SPACING, "B", "Wrong.", ("2",), Tier.LIKELY),
        Finding(Span(8, 13), Category.GRAMMAR, "C", "Wrong.", ("3",), Tier.LIKELY),
        Finding(Span(14, 18), Category.GRAMMAR, "D", "Wrong.", ("4",), Tier.ASK),
        Finding(Span(14, 18), Category.GRAMMAR, "E", "Wrong.", (), Tier.SAFE),
    ]
    assert [f.rule for f in accepted(text, findings, choice)] == taken


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
