"""The original beside the essay, the numbers with their sentences, and the essay on paper."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QDialog, QFileDialog, QTextEdit
from pytestqt.qtbot import QtBot

from coping_gui.checks.structure.measures import Measure
from coping_gui.gui.compare_dialog import CompareDialog
from coping_gui.gui.main_window import MainWindow

Opened = Callable[..., MainWindow]
Key, Modifier = Qt.Key, Qt.KeyboardModifier

SECOND = "The second part tells what was found there, and it is long enough to be a part, too."
TWO_PARTS = f"""# One

The first part tells of everything that was done, and it is long enough to be a part.

# Two

{SECOND}"""


def texts(window: MainWindow) -> list[str]:
    return [piece.text for piece in window.review.pieces()]


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
    qtbot.keyClick(window.focusWidget() or window, key, modifier)


@pytest.fixture
def compared(qtbot: QtBot, opened: Opened) -> Callable[[], tuple[MainWindow, CompareDialog]]:
    """Accepts two fixes and opens the comparison by its key."""

    def open_comparison() -> tuple[MainWindow, CompareDialog]:
        window = opened()
        for word in ("teh", "wierd"):
            window.fixes.accept(next(row.id for row in window.review.rows() if row.before == word))
        press(qtbot, window, Key.Key_F9)
        dialog = window.dialogs.dialog
        assert isinstance(dialog, CompareDialog)
        qtbot.waitUntil(lambda: dialog.current() is not None)
        return window, dialog

    return open_comparison


def told(dialog: QDialog) -> str:
    return dialog.findChild(QAbstractButton, "compare_put_back").parent().findChild(object, "compare_told").text()


def test_the_comparison_goes_from_change_to_change_with_reasons(qtbot: QtBot, compared: Callable[..., tuple]) -> None:
    _, dialog = compared()
    assert told(dialog) == "1 of 2: Replace teh with the, “teh” is not right"
    qtbot.keyClick(dialog, Key.Key_F8)
    assert told(dialog) == "2 of 2: Replace wierd with weird, “wierd” is not right"
    qtbot.keyClick(dialog, Key.Key_F8)
    assert told(dialog).startswith("1 of 2")
    qtbot.keyClick(dialog, Key.Key_F8, Modifier.ShiftModifier)
    assert told(dialog).startswith("2 of 2")


@pytest.mark.parametrize("layout", ["compare_beside", "compare_over"])
def test_both_layouts_mark_what_was_and_what_is_by_more_than_colour(
    qtbot: QtBot, compared: Callable[..., tuple], layout: str
) -> None:
    _, dialog = compared()
    qtbot.mouseClick(dialog.findChild(QAbstractButton, layout), Qt.MouseButton.LeftButton)
    view = dialog.findChild(QTextEdit, "compare_view")
    old, new = view.extraSelections()
    assert (old.cursor.selectedText(), new.cursor.selectedText()) == ("teh", "the")
    assert old.cursor.charFormat().fontStrikeOut()
    assert new.cursor.charFormat().fontUnderline()


def test_a_change_is_put_back_in_the_essay_and_undo_makes_it_again(
    qtbot: QtBot, compared: Callable[..., tuple]
) -> None:
    window, dialog = compared()
    qtbot.mouseClick(dialog.findChild(QAbstractButton, "compare_put_back"), Qt.MouseButton.LeftButton)
    assert texts(window)[1].startswith("Here teh results")
    qtbot.waitUntil(lambda: told(dialog).startswith("1 of 1"))
    assert "wierd" in told(dialog)
    window.decisions.undo()
    assert texts(window)[1].startswith("Here the results")


def test_only_changed_paragraphs_can_be_shown(qtbot: QtBot, compared: Callable[..., tuple]) -> None:
    _, dialog = compared()
    view = dialog.findChild(QTextEdit, "compare_view")
    assert "The aims" in view.toPlainText()
    dialog.findChild(QAbstractButton, "compare_only").click()
    assert "The aims" not in view.toPlainText()
    assert told(dialog).startswith("1 of 2")


def test_an_unchanged_essay_says_so(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    window.comparing.show_comparison()
    dialog = window.dialogs.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.findChild(object, "compare_title").text() == "Nothing has been changed yet.")
    assert not dialog.findChild(QAbstractButton, "compare_put_back").isEnabled()


# -- statistics


def test_a_number_opens_its_sentences_and_a_sentence_is_gone_to(qtbot: QtBot, opened: Opened) -> None:
    window = opened("The aims\n\nHere it is. Nobody has ever read such a very long sentence as this one, they say.")
    press(qtbot, window, Key.Key_G, Modifier.ControlModifier | Modifier.ShiftModifier)
    dialog = window.statistics.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.sentences()))
    qtbot.mouseClick(dialog.findChild(QAbstractButton, "measure_mean_length"), Qt.MouseButton.LeftButton)
    assert dialog.sentences()[0].startswith("Nobody has ever")
    listed = dialog.findChild(object, "statistics_sentences")
    listed.setCurrentRow(0)
    qtbot.keyClick(listed, Key.Key_Return)
    assert window.parts.view.textCursor().selectedText().startswith("Nobody has ever")


def test_the_numbers_follow_the_text_while_the_dialog_is_open(qtbot: QtBot, opened: Opened) -> None:
    window = opened("The aims\n\nHere it is.")
    window.statistics.show_statistics()
    dialog = window.statistics.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.sentences() == ["Here it is.  (3 words)"])
    window.parts.view.setTextCursor(window.parts.document.cursor_at(1, 0))
    qtbot.keyClicks(window.parts.view, "And ")
    qtbot.waitUntil(lambda: dialog.sentences() == ["And Here it is.  (4 words)"])
    dialog.reject()
    assert window.statistics.dialog is None


def test_a_section_s_menu_opens_its_own_statistics(qtbot: QtBot, opened: Opened) -> None:
    window = opened(TWO_PARTS, "essay.md")
    qtbot.waitUntil(lambda: len(window.parts.outline.cards()) == 2)
    menu = {a.text(): a for a in window.parts.outline.cards()[1].menu().actions()}
    menu["Statistics of this section…"].trigger()
    dialog = window.statistics.dialog
    assert dialog is not None
    dialog.show_measure(Measure.SENTENCES)
    qtbot.waitUntil(lambda: dialog.sentences() == [SECOND + "  (18 words)"])


def test_lost_blanks_do_not_count_as_one_word(qtbot: QtBot, opened: Opened) -> None:
    window = opened("The aims\n\nHere isthe end of it.Another sentence is here.")
    window.statistics.show_statistics()
    dialog = window.statistics.dialog
    assert dialog is not None
    dialog.show_measure(Measure.SENTENCES)
    wanted = ["Here isthe end of it.  (6 words)", "Another sentence is here.  (4 words)"]
    qtbot.waitUntil(lambda: dialog.sentences() == wanted)


# -- paper


def test_the_preview_opens_and_closes(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    press(qtbot, window, Key.Key_P, Modifier.ControlModifier)
    dialog = window.dialogs.dialog
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()
    assert window.dialogs.dialog is None


def test_a_pdf_is_written_whole_and_its_name_is_proposed(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened()
    proposed: list[str] = []

    def answer(_parent: object, _title: str, name: str, _kind: str) -> tuple[str, str]:
        proposed.append(name)
        return str(tmp_path / "out.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    window.actions_["pdf"].trigger()
    content = (tmp_path / "out.pdf").read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")
    assert proposed == [str(tmp_path / "essay.cleaned.pdf")]
    assert [p.name for p in tmp_path.glob("*.tmp")] + [p.name for p in tmp_path.glob(".*.tmp")] == []


def test_a_pdf_that_cannot_be_written_is_told_in_one_sentence(opened: Opened, tmp_path: Path) -> None:
    window = opened()
    window.printing.save_pdf(tmp_path / "no folder" / "out.pdf")
    assert window.parts.notices.texts()[-1] == "out.pdf could not be written: No such file or directory."
