"""The reverse outline as a list: what a row says, what changes when rows do, where it leads; and lists to tick."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from coping_gui.essay.reverse_outline import OutlineRow
from coping_gui.gui.checked_list import CheckedList
from coping_gui.gui.paragraph_list import ParagraphList, ParagraphModel

ROWS = (
    OutlineRow(0, 1, "It rained.", 84, 2, 1),
    OutlineRow(0, 2, "Nobody had expected it.", 1, 0),
    OutlineRow(1, 5, "Umbrellas were sold.", 12, 1, 3),
)
Role = Qt.ItemDataRole


@pytest.fixture
def model(qapp: object) -> ParagraphModel:
    made = ParagraphModel()
    made.set_rows(ROWS)
    return made


@pytest.fixture
def pane(qtbot: QtBot) -> ParagraphList:
    made = ParagraphList()
    qtbot.addWidget(made)
    made.model.set_rows(ROWS)
    return made


def view(pane: ParagraphList) -> QListView:
    found = pane.findChild(QListView, "paragraph_list")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "citations", "findings", "facts"),
    [
        (84, 2, 1, "84 words, 2 citations, 1 finding"),
        (1, 0, 0, "1 word"),
        (0, 1, 0, "0 words, 1 citation"),
        (12, 0, 3, "12 words, 3 findings"),
        (10_000, 0, 0, "10\u202f000 words"),
    ],
)
def test_only_what_there_is_is_counted(
    model: ParagraphModel, words: int, citations: int, findings: int, facts: str
) -> None:
    assert model.facts(OutlineRow(0, 0, "", words, citations, findings)) == facts


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (0, "1  It rained.\n84 words, 2 citations, 1 finding"),
        (1, "2  Nobody had expected it.\n1 word"),
        (2, "3  Umbrellas were sold.\n12 words, 1 citation, 3 findings"),
    ],
)
def test_a_row_has_its_number_its_first_sentence_and_its_facts(model: ParagraphModel, row: int, text: str) -> None:
    assert model.data(model.index(row)) == text


@pytest.mark.parametrize("role", [Role.ToolTipRole, Role.AccessibleTextRole])
def test_a_long_sentence_is_cut_for_the_eye_and_whole_in_tip_and_speech(model: ParagraphModel, role: Role) -> None:
    long = "so it went on and on " * 10
    model.set_rows([replace(ROWS[0], first=long)])
    shown = model.data(model.index(0)).splitlines()[0]
    assert shown.endswith("…")
    assert len(shown) <= 93
    assert model.data(model.index(0), role).startswith(long)


@pytest.mark.parametrize("role", [Role.DecorationRole, Role.CheckStateRole, Role.EditRole])
def test_a_row_has_nothing_else_to_show(model: ParagraphModel, role: Role) -> None:
    assert model.data(model.index(0), role) is None


def test_no_row_has_rows_below_it_and_no_index_no_text(model: ParagraphModel) -> None:
    assert model.rowCount() == 3
    assert model.rowCount(model.index(0)) == 0
    assert model.data(model.index(7)) is None


def test_only_rows_that_differ_are_drawn_again(model: ParagraphModel, qtbot: QtBot) -> None:
    changed: list[int] = []
    model.dataChanged.connect(lambda first, last, _roles: changed.extend(range(first.row(), last.row() + 1)))
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_rows([ROWS[0], replace(ROWS[1], findings=2), ROWS[2]])
    assert changed == [1]
    assert model.rows()[1].findings == 2


def test_the_same_rows_again_draw_nothing(model: ParagraphModel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        model.set_rows(list(ROWS))


@pytest.mark.parametrize("rows", [ROWS[:2], (), (*ROWS, ROWS[0])])
def test_another_number_of_rows_is_a_new_list(
    model: ParagraphModel, qtbot: QtBot, rows: tuple[OutlineRow, ...]
) -> None:
    with qtbot.waitSignal(model.modelReset):
        model.set_rows(rows)
    assert model.rows() == rows
    assert model.rowCount() == len(rows)


@pytest.mark.parametrize(("row", "paragraph"), [(0, 1), (1, 2), (2, 5)])
@pytest.mark.parametrize("how", ["clicked", "activated"])
def test_a_row_leads_to_its_paragraph(pane: ParagraphList, qtbot: QtBot, how: str, row: int, paragraph: int) -> None:
    with qtbot.waitSignal(pane.paragraph_activated) as gone:
        getattr(view(pane), how).emit(pane.model.index(row))
    assert gone.args == [paragraph]


def test_the_menu_of_a_row_goes_there_and_takes_what_others_add(pane: ParagraphList, qtbot: QtBot) -> None:
    asked: list[int] = []

    def add(menu: QMenu, paragraph: int) -> None:
        asked.append(paragraph)
        menu.addAction("More")

    pane.menu_made.connect(add)
    menu = pane.menu(2)
    assert asked == [5]
    assert [action.text() for action in menu.actions()] == ["Go to it", "More"]
    with qtbot.waitSignal(pane.paragraph_activated) as gone:
        menu.actions()[0].trigger()
    assert gone.args == [5]


def test_a_menu_goes_to_its_paragraph_even_when_the_rows_are_others_by_then(pane: ParagraphList, qtbot: QtBot) -> None:
    menu = pane.menu(2)
    pane.model.set_rows(ROWS[:1])
    with qtbot.waitSignal(pane.paragraph_activated) as gone:
        menu.actions()[0].trigger()
    assert gone.args == [5]


def test_the_outline_is_printed_by_its_button(pane: ParagraphList, qtbot: QtBot) -> None:
    made = pane.findChild(QPushButton, "print_outline")
    assert made is not None
    with qtbot.waitSignal(pane.print_requested):
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)


# -- a list to tick


@pytest.mark.parametrize(
    ("texts", "checked", "found"),
    [((), True, []), (("a", "b", "c"), True, [0, 1, 2]), (("a", "b", "c"), False, [])],
)
def test_sentences_begin_all_ticked_or_none(
    qtbot: QtBot, texts: tuple[str, ...], checked: bool, found: list[int]
) -> None:
    made = CheckedList(texts, checked=checked)
    qtbot.addWidget(made)
    assert made.checked() == found
    assert made.currentRow() == (0 if texts else -1)


def test_space_ticks_the_current_sentence_and_takes_the_tick_away(qtbot: QtBot) -> None:
    made = CheckedList(("a", "b", "c"), checked=False)
    qtbot.addWidget(made)
    made.setCurrentRow(1)
    qtbot.keyClick(made, Qt.Key.Key_Space)
    assert made.checked() == [1]
    qtbot.keyClick(made, Qt.Key.Key_Space)
    assert made.checked() == []


def test_all_are_ticked_at_once_whatever_was_before(qtbot: QtBot) -> None:
    made = CheckedList(("a", "b", "c"), checked=False)
    qtbot.addWidget(made)
    made.item(2).setCheckState(Qt.CheckState.Checked)
    made.check_all()
    assert made.checked() == [0, 1, 2]
