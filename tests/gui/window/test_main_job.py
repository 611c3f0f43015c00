"""The main job in the window: open a seed essay, look through it, accept, export, with COPING's real checks."""

import json
import zipfile
from collections.abc import Callable, Collection
from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from coping_gui.checks.grammar.engine import GrammarEngine
from coping_gui.checks.grammar.own import OwnRulesEngine
from coping_gui.essay.finding import Category
from coping_gui.gui.check_work import LocalChecks
from coping_gui.gui.export_work import Written
from coping_gui.gui.main_window import MainWindow
from coping_gui.gui.models import ExportRequest
from coping_gui.gui.window_parts import Services
from coping_gui.review.decisions import Decisions
from coping_gui.review.dictionary import UserDictionary
from coping_gui.settings import DEFAULTS

SEEDS = Path(__file__).parents[3] / "seeds"
CASE_STUDY = SEEDS / "coping-case-study.txt"
ESSAYS = sorted(f for f in SEEDS.iterdir() if f.suffix in (".txt", ".md") and f.stem != "README")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def own_rules(_choice: str, _words: Collection[str]) -> list[GrammarEngine]:
    return [OwnRulesEngine()]


@pytest.fixture
def open_real(
    qtbot: QtBot, make_window: Callable[[Services], MainWindow], settled: Callable[[MainWindow], None], own_files: Path
) -> Callable[[Path], MainWindow]:
    """Opens a file in a window with COPING's own checks, and waits until all is checked and outlined."""

    def open_file(file: Path) -> MainWindow:
        services = Services(
            DEFAULTS, own_rules, LocalChecks, decisions=Decisions(own_files / "decisions.json"),
            dictionary=UserDictionary(own_files / "dictionary.txt"), data_folder=own_files / "data",
        )  # fmt: skip
        window = make_window(services)
        with qtbot.waitSignal(window.files.essay_opened):
            window.files.open(file)
        settled(window)
        qtbot.waitUntil(lambda: bool(window.parts.outline.cards()))
        return window

    return open_file


def export(qtbot: QtBot, window: MainWindow, target: Path, **options: bool) -> Written:
    with qtbot.waitSignal(window.files.exports.exported) as waiting:
        window.files.exports.export(target, ExportRequest(target.name, **options))
    return waiting.args[0]


def accept_all(qtbot: QtBot, window: MainWindow, category: Category | None) -> None:
    """As a user does: the button, the preview, yes."""
    window.accepting.accept_all(category)
    assert window.dialogs.dialog is not None
    yes = window.dialogs.dialog.findChild(QPushButton, "accept_all_confirm")
    assert yes is not None
    qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)


def words(file: Path) -> list[str]:
    return " ".join(p.text for p in Document(str(file)).paragraphs).split()


def read_as(file: Path, *, accepted: bool) -> list[str]:
    """The words of the body with all tracked changes accepted, or all rejected."""
    with zipfile.ZipFile(file) as package:
        body = etree.fromstring(package.read("word/document.xml")).find(f"{W}body")
    assert body is not None
    gone = f"{W}del" if accepted else f"{W}ins"
    out: list[str] = []
    for paragraph in body.iter(f"{W}p"):
        for run in paragraph.iter(f"{W}r"):
            if any(a.tag == gone for a in run.iterancestors()):
                continue
            for child in run:
                if child.tag in (f"{W}t", f"{W}delText"):
                    out.append(child.text or "")
                elif child.tag in (f"{W}tab", f"{W}br"):
                    out.append(" ")
        out.append("\n")
    return "".join(out).split()


def test_the_case_study_comes_out_with_every_lost_blank_and_nothing_else(
    qtbot: QtBot, open_real: Callable[[Path], MainWindow], tmp_path: Path
) -> None:
    window = open_real(CASE_STUDY)
    assert sum(row.finding.category is Category.SPACING for row in window.review.rows()) == 65
    accept_all(qtbot, window, Category.SPACING)
    assert not [row for row in window.review.rows() if row.finding.category is Category.SPACING]
    export(qtbot, window, tmp_path / "out.docx")
    assert words(tmp_path / "out.docx") == (SEEDS / "clean" / CASE_STUDY.name).read_text("utf-8").split()


def test_its_outline_has_an_introduction_one_titled_section_and_a_conclusion(
    open_real: Callable[[Path], MainWindow],
) -> None:
    window = open_real(CASE_STUDY)
    rows = [card.row for card in window.parts.outline.cards()]
    assert [(row.role, row.words) for row in rows] == [("introduction", 132), ("body", 294), ("conclusion", 77)]
    assert rows[1].name.startswith("Whythe Case Study") or rows[1].name.startswith("Why the Case Study")
    assert any(hint.rule.startswith("S1") for hint in rows[0].hints)


@pytest.mark.parametrize("seed", ESSAYS, ids=lambda f: f.name)
def test_tracked_changes_hold_the_essay_as_it_was_and_as_it_is(
    qtbot: QtBot, open_real: Callable[[Path], MainWindow], tmp_path: Path, seed: Path
) -> None:
    window = open_real(seed)
    before = " ".join(window.review.session.manuscript.texts()) if window.review.session else ""
    if any(row.finding.category is Category.SPACING and row.finding.suggestions for row in window.review.rows()):
        window.fixes.make_fixes(window.fixes.acceptable(window.review.rows()), "all")
    after = " ".join(window.review.session.manuscript.texts()) if window.review.session else ""
    export(qtbot, window, tmp_path / "out.docx", tracked=True)
    if seed.suffix == ".txt":
        assert "".join(read_as(tmp_path / "out.docx", accepted=False)) == "".join(before.split())
        assert "".join(read_as(tmp_path / "out.docx", accepted=True)) == "".join(after.split())


def test_the_report_beside_it_lists_what_was_accepted_and_what_is_open(
    qtbot: QtBot, open_real: Callable[[Path], MainWindow], tmp_path: Path
) -> None:
    window = open_real(CASE_STUDY)
    accept_all(qtbot, window, Category.SPACING)
    written = export(qtbot, window, tmp_path / "out.docx", report=True)
    assert written.report is not None
    page = written.report.read_text("utf-8")
    assert "havingbeen" in page
    assert "comprising of" in page
    assert "65 of spacing" in page


def test_a_word_file_keeps_its_looks_and_gets_only_its_fixes(
    qtbot: QtBot, open_real: Callable[[Path], MainWindow], tmp_path: Path
) -> None:
    document = Document()
    document.add_heading("Theaims of the study", 1)
    paragraph = document.add_paragraph("The research was undertaken by ")
    paragraph.add_run("aconsortium").bold = True
    paragraph.add_run(" of partners, havingbeen funded by the state for three years.")
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "The projectsucceeded because it was wellfunded."
    document.save(str(tmp_path / "in.docx"))
    window = open_real(tmp_path / "in.docx")
    window.fixes.make_fixes(window.fixes.acceptable(window.review.rows()), "all")
    export(qtbot, window, tmp_path / "out.docx")
    copy = Document(str(tmp_path / "out.docx"))
    assert copy.paragraphs[0].style is not None
    assert copy.paragraphs[0].style.name == "Heading 1"
    assert [(run.text, bool(run.bold)) for run in copy.paragraphs[1].runs][1] == ("a consortium", True)
    assert copy.tables[0].cell(0, 0).text == "The project succeeded because it was well funded."
    with zipfile.ZipFile(tmp_path / "in.docx") as old, zipfile.ZipFile(tmp_path / "out.docx") as new:
        changed = {n for n in old.namelist() if old.read(n) != new.read(n)}
    assert changed <= {"word/document.xml", "docProps/core.xml", "word/settings.xml"}


def test_what_was_decided_holds_when_the_essay_is_opened_again(
    qtbot: QtBot, open_real: Callable[[Path], MainWindow], tmp_path: Path, own_files: Path
) -> None:
    file = tmp_path / "essay.txt"
    file.write_text(CASE_STUDY.read_text("utf-8"), "utf-8")
    window = open_real(file)
    row = next(row for row in window.review.rows() if row.finding.category is Category.GRAMMAR)
    window.decisions.ignore(row.id)
    open_before = [r.before for r in window.review.rows()]
    assert json.loads((own_files / "decisions.json").read_text("utf-8"))["decisions"]
    again = open_real(file)
    assert [r.before for r in again.review.rows()] == open_before
