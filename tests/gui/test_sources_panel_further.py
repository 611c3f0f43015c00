"""The citations pane by itself: what a row says, shows and speaks, where a click goes, and what stays open."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from coping_gui.checks.structure.works import CitedWork, Standing, Works
from coping_gui.essay.span import Span
from coping_gui.gui.sources_panel import SourcesPanel, around, brief_standing, standing_name

TEXTS = ("As Smith (2010) says, it was so (Smith, 2010).", "Smith, J. (2010). A book. Press.")
SMITH = CitedWork(
    "Smith (2010)", Standing.FINE, ((0, Span(3, 15)), (0, Span(32, 45))), (1, Span(0, 32)), "Smith, J. (2010). A book."
)
WHITE = CitedWork("White (1999)", Standing.UNCITED, (), (1, Span(0, 5)), "White, A. (1999). A book.")
GREEN = CitedWork("Green (2014)", Standing.MISSING, ((0, Span(3, 15)),))
PIECES = "One two three four five six seven eight nine ten eleven twelve thirteen"


@pytest.fixture
def panel(qtbot: QtBot) -> SourcesPanel:
    made = SourcesPanel()
    qtbot.addWidget(made)
    return made


def said(panel: SourcesPanel, name: str) -> QLabel:
    found = panel.findChild(QLabel, name)
    assert found is not None
    return found


def tree(panel: SourcesPanel) -> QTreeWidget:
    found = panel.findChild(QTreeWidget, "sources_tree")
    assert found is not None
    return found


def copy_button(panel: SourcesPanel) -> QPushButton:
    found = panel.findChild(QPushButton, "copy_sources")
    assert found is not None
    return found


def test_an_empty_pane_says_what_will_appear(panel: SourcesPanel) -> None:
    assert "cites and lists appear here" in said(panel, "sources_note").text()
    assert not said(panel, "sources_note").isHidden()
    assert panel.items() == []


@pytest.mark.parametrize(
    ("works", "count"),
    [
        ((), ""),
        ((SMITH,), "1 work"),
        ((SMITH, WHITE), "2 works"),
        ((SMITH, WHITE, GREEN), "3 works"),
    ],
)
def test_the_works_are_counted(panel: SourcesPanel, works: tuple[CitedWork, ...], count: str) -> None:
    panel.set_works(Works(works), TEXTS)
    assert said(panel, "sources_count").text() == count
    assert len(panel.items()) == len(works)


def test_the_note_of_the_check_takes_the_place_of_the_first_one(panel: SourcesPanel) -> None:
    panel.set_works(Works((GREEN,), "There is no list of references to compare with."), TEXTS)
    assert said(panel, "sources_note").text() == "There is no list of references to compare with."
    panel.set_works(Works((SMITH,)), TEXTS)
    assert said(panel, "sources_note").isHidden()


def test_without_works_there_is_no_list_and_nothing_to_copy(panel: SourcesPanel) -> None:
    panel.set_works(Works((SMITH,)), TEXTS)
    assert copy_button(panel).isEnabled()
    assert not tree(panel).isHidden()
    panel.set_works(Works(note="No citation and no list of references was found."), TEXTS)
    assert not copy_button(panel).isEnabled()
    assert tree(panel).isHidden()


@pytest.mark.parametrize(
    ("work", "row"),
    [
        (SMITH, "✓  Smith (2010)"),
        (CitedWork("Smyth (2010)", Standing.NEAR), "≈  Smyth (2010) · listed otherwise"),
        (GREEN, "+  Green (2014) · not listed"),
        (WHITE, "–  White (1999) · not cited"),
        (CitedWork("[4]", Standing.UNCOMPARED), "·  [4]"),
    ],
)
def test_a_row_shows_a_sign_the_work_and_what_is_wrong(panel: SourcesPanel, work: CitedWork, row: str) -> None:
    panel.set_works(Works((work,)), TEXTS)
    assert [item.text(0) for item in panel.items()] == [row]


@pytest.mark.parametrize(
    ("work", "spoken"),
    [
        (SMITH, "Smith (2010): cited and listed, cited 2 times"),
        (GREEN, "Green (2014): cited, not listed, cited once"),
        (WHITE, "White (1999): listed, not cited"),
        (CitedWork("[4]", Standing.UNCOMPARED), "[4]: not compared"),
    ],
)
def test_a_row_speaks_without_its_sign(panel: SourcesPanel, work: CitedWork, spoken: str) -> None:
    panel.set_works(Works((work,)), TEXTS)
    assert panel.items()[0].data(0, Qt.ItemDataRole.AccessibleTextRole) == spoken


def test_the_tip_shows_the_entry_as_written_above_the_facts(panel: SourcesPanel) -> None:
    panel.set_works(Works((SMITH, GREEN)), TEXTS)
    smith, green = panel.items()
    assert smith.toolTip(0).splitlines() == ["Smith, J. (2010). A book.", "cited and listed, cited 2 times"]
    assert green.toolTip(0) == "cited, not listed, cited once"


def test_each_place_and_then_the_entry_stand_below_the_work(panel: SourcesPanel) -> None:
    panel.set_works(Works((SMITH, GREEN, WHITE)), TEXTS)
    smith, green, white = panel.items()
    assert smith.childCount() == 3
    assert "Smith (2010)" in smith.child(0).text(0)
    assert "(Smith, 2010)" in smith.child(1).text(0)
    assert smith.child(2).text(0) == "In the list of references"
    assert green.childCount() == 1
    assert [white.child(0).text(0), white.childCount()] == ["In the list of references", 1]


@pytest.mark.parametrize(
    ("row", "child", "place"),
    [
        (0, None, [0, 3, 15]),  # the first of its places
        (0, 0, [0, 3, 15]),
        (0, 1, [0, 32, 45]),
        (0, 2, [1, 0, 32]),
        (1, None, [1, 0, 5]),  # never cited: where it is listed
        (1, 0, [1, 0, 5]),
    ],
)
@pytest.mark.parametrize("how", ["itemClicked", "itemActivated"])
def test_a_row_leads_to_its_place_by_mouse_and_by_key(
    panel: SourcesPanel, qtbot: QtBot, how: str, row: int, child: int | None, place: list[int]
) -> None:
    panel.set_works(Works((SMITH, WHITE)), TEXTS)
    item = panel.items()[row] if child is None else panel.items()[row].child(child)
    with qtbot.waitSignal(panel.place_activated) as gone:
        getattr(tree(panel), how).emit(item, 0)
    assert gone.args == place


def test_a_work_without_a_place_leads_nowhere(panel: SourcesPanel, qtbot: QtBot) -> None:
    panel.set_works(Works((CitedWork("[4]", Standing.UNCOMPARED),)), TEXTS)
    with qtbot.assertNotEmitted(panel.place_activated):
        tree(panel).itemClicked.emit(panel.items()[0], 0)


def test_what_was_open_stays_open_when_works_come_and_go(panel: SourcesPanel) -> None:
    panel.set_works(Works((SMITH, WHITE)), TEXTS)
    panel.items()[1].setExpanded(True)
    panel.set_works(Works((GREEN, SMITH, WHITE)), TEXTS)
    assert [item.isExpanded() for item in panel.items()] == [False, False, True]


def test_an_open_work_stays_open_when_its_standing_changes(panel: SourcesPanel) -> None:
    panel.set_works(Works((SMITH, WHITE)), TEXTS)
    panel.items()[0].setExpanded(True)
    other = next(s for s in Standing if s is not SMITH.standing)
    panel.set_works(Works((replace(SMITH, standing=other), WHITE)), TEXTS)
    assert [item.isExpanded() for item in panel.items()] == [True, False]


def test_the_same_works_again_leave_the_rows_as_they_are(panel: SourcesPanel) -> None:
    panel.set_works(Works((SMITH, WHITE)), TEXTS)
    row = panel.items()[1]
    tree(panel).setCurrentItem(row)
    panel.set_works(Works((SMITH, WHITE)), TEXTS)
    assert tree(panel).currentItem() is row


def test_other_texts_renew_the_words_around_a_place(panel: SourcesPanel) -> None:
    panel.set_works(Works((GREEN,)), ("As Green (2014) says.",))
    panel.set_works(Works((GREEN,)), ("So Green (2014) says.",))
    assert panel.items()[0].child(0).text(0) == "So Green (2014) says."


def test_the_list_is_copied_as_a_table_of_one_line_a_work(panel: SourcesPanel, qtbot: QtBot) -> None:
    panel.set_works(Works((SMITH, GREEN)), TEXTS)
    qtbot.mouseClick(copy_button(panel), Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Work\tStanding\tPlaces\tEntry",
        "Smith (2010)\tcited and listed\t2\tSmith, J. (2010). A book.",
        "Green (2014)\tcited, not listed\t1\t",
    ]


def test_before_the_first_works_copying_leaves_the_clipboard_alone(panel: SourcesPanel) -> None:
    QGuiApplication.clipboard().setText("mine")
    panel.copy()
    assert QGuiApplication.clipboard().text() == "mine"


@pytest.mark.parametrize(
    ("text", "start", "end", "shown"),
    [
        (PIECES, 24, 27, "…four five six seven eight nine ten …"),
        (PIECES, 0, 3, "One two three four five six …"),
        (PIECES, 4, 7, "One two three four five six seven …"),
        (PIECES, 63, 71, "…twelve thirteen"),
        ("By six o'clock", 3, 6, "By six o'clock"),
        ("a  b\nc\td", 3, 4, "a b c d"),
        ("", 0, 0, ""),
    ],
)
def test_a_place_is_shown_with_whole_words_around_it(text: str, start: int, end: int, shown: str) -> None:
    assert around((text,), (0, Span(start, end))) == shown


def test_a_place_in_a_paragraph_that_is_gone_shows_nothing_of_another(panel: SourcesPanel) -> None:
    assert around(TEXTS, (7, Span(0, 5))) == ""


@pytest.mark.parametrize("standing", list(Standing))
def test_every_standing_has_its_own_name(standing: Standing) -> None:
    assert standing_name(standing) == str(standing)


@pytest.mark.parametrize("standing", [Standing.FINE, Standing.UNCOMPARED])
def test_where_nothing_is_wrong_nothing_stands_behind_the_name(standing: Standing) -> None:
    assert brief_standing(standing) == ""
