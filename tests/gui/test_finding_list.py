"""The list of findings: one model row per mark, a full sentence for each, and updates that disturb nothing."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QStyleOptionViewItem

from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span
from coping_gui.gui.finding_list import ROW_ROLE, FindingDelegate, FindingListModel, FindingListView
from coping_gui.gui.models import FindingRow

MakeRow = Callable[..., FindingRow]


def bare_row(number: int, message: str = "Missing space between words.") -> FindingRow:
    finding = Finding(Span(0, 4), Category.SPACING, "spacing.joined", message, ("of the",), Tier.SAFE)
    return FindingRow(number, 0, finding, "ofthe", "Introduction")


@pytest.fixture
def model(qapp) -> FindingListModel:
    return FindingListModel()


@pytest.fixture
def view(model: FindingListModel, qtbot) -> FindingListView:
    made = FindingListView(model)
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.show()
    return made


def spoken(model: FindingListModel, place: int = 0) -> str:
    return model.index(place).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_row_is_one_whole_sentence_to_a_screen_reader(model: FindingListModel, make_row: MakeRow) -> None:
    model.set_rows([make_row(before="COPINGwas", after="COPING was", context="introduction")])
    assert spoken(model) == ("Spacing: replace COPINGwas with COPING was, Missing space between words, introduction")


def test_a_removal_an_insertion_and_a_question_are_spoken_as_what_they_are(
    model: FindingListModel, make_row: MakeRow
) -> None:
    model.set_rows(
        [
            make_row(1, "the", "", Category.GRAMMAR, message="Repeated word.", context=""),
            make_row(2, "", ",", Category.GRAMMAR, message="A comma is missing.", context=""),
            make_row(3, "Brueggemann", (), Category.SPELLING, message="Unknown word.", context=""),
            make_row(4, "  ", " ", message="Two blanks.", context=""),
        ]
    )
    assert [spoken(model, i) for i in range(4)] == [
        "Grammar: remove the, Repeated word",
        "Grammar: insert ,, A comma is missing",
        "Spelling: check Brueggemann, Unknown word",
        "Spacing: replace blanks with a blank, Two blanks",
    ]


def test_a_row_shows_before_and_after_with_visible_blanks(model: FindingListModel, make_row: MakeRow) -> None:
    model.set_rows([make_row(1, "a  b", "a b"), make_row(2, " ,", ","), make_row(3, "x", ())])
    shown = [model.index(i).data() for i in range(3)]
    assert shown == ["a··b → a b", "·, → ,", "x"]


def test_the_description_is_the_reason_or_else_the_message(model: FindingListModel, make_row: MakeRow) -> None:
    model.set_rows([make_row(1, reason="Both halves are words."), make_row(2)])
    role = Qt.ItemDataRole.AccessibleDescriptionRole
    assert model.index(0).data(role) == "Both halves are words."
    assert model.index(1).data(role) == "Missing space between words."
    assert model.index(0).data(Qt.ItemDataRole.ToolTipRole) == "Both halves are words."


def test_a_place_outside_of_the_list_has_no_data(model: FindingListModel, make_row: MakeRow) -> None:
    model.set_rows([make_row()])
    assert model.data(QModelIndex()) is None
    assert model.data(model.index(0), Qt.ItemDataRole.DecorationRole) is None
    assert model.rowCount(model.index(0)) == 0


def test_the_model_keeps_qt_s_contract_through_changes(model: FindingListModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for numbers in ([1, 2, 3], [1, 3], [], [5, 6, 7, 8], [5, 9, 7, 8], [0, 5, 9, 7, 8, 10]):
        model.set_rows([bare_row(n) for n in numbers])
        assert [row.id for row in model.rows()] == numbers
    assert tester.model() is model


@given(st.lists(st.integers(0, 9), unique=True), st.lists(st.integers(0, 9), unique=True))
def test_whatever_the_lists_the_model_shows_the_new_one_and_signals_every_row(old: list[int], new: list[int]) -> None:
    model = FindingListModel()
    model.set_rows([bare_row(n) for n in old])
    mirror = list(old)
    model.rowsRemoved.connect(lambda _parent, first, last: mirror.__delitem__(slice(first, last + 1)))
    model.rowsInserted.connect(
        lambda _parent, first, last: mirror.__setitem__(
            slice(first, first), [row.id for row in model.rows()[first : last + 1]]
        )
    )
    model.dataChanged.connect(
        lambda top, bottom, _roles: mirror.__setitem__(
            slice(top.row(), bottom.row() + 1), [row.id for row in model.rows()[top.row() : bottom.row() + 1]]
        )
    )
    model.set_rows([bare_row(n) for n in new])
    assert [row.id for row in model.rows()] == new
    assert mirror == new


def test_removing_one_of_five_thousand_rows_touches_one_row(model: FindingListModel, qtbot) -> None:
    rows = [bare_row(n) for n in range(5000)]
    model.set_rows(rows)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsRemoved) as caught:
        model.set_rows(rows[:2500] + rows[2501:])
    assert (caught.args[1], caught.args[2]) == (2500, 2500)
    assert model.rowCount() == 4999


def test_setting_the_same_rows_again_signals_nothing(model: FindingListModel, qtbot) -> None:
    rows = [bare_row(n) for n in range(10)]
    model.set_rows(rows)
    with (
        qtbot.assertNotEmitted(model.rowsInserted),
        qtbot.assertNotEmitted(model.rowsRemoved),
        qtbot.assertNotEmitted(model.dataChanged),
    ):
        model.set_rows(list(rows))


def test_a_changed_row_is_changed_in_place(model: FindingListModel, qtbot) -> None:
    model.set_rows([bare_row(1), bare_row(2), bare_row(3)])
    with qtbot.assertNotEmitted(model.rowsRemoved), qtbot.waitSignal(model.dataChanged) as caught:
        model.set_rows([bare_row(1), bare_row(2, "Another message."), bare_row(3)])
    assert caught.args[0].row() == caught.args[1].row() == 1


def test_a_finding_is_found_by_its_id(model: FindingListModel) -> None:
    model.set_rows([bare_row(7), bare_row(9)])
    assert model.place_of(9) == 1
    assert model.place_of(8) is None
    assert model.place_of(None) is None


def test_arrow_keys_say_which_finding_was_gone_to(view: FindingListView, model: FindingListModel, qtbot) -> None:
    model.set_rows([bare_row(n) for n in (11, 12, 13)])
    view.show_current(11)
    with qtbot.waitSignal(view.chosen) as caught:
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert caught.args == [12]
    with qtbot.waitSignal(view.chosen) as caught:
        qtbot.keyClick(view, Qt.Key.Key_End)
    assert caught.args == [13]


def test_an_arrow_at_the_end_says_nothing(view: FindingListView, model: FindingListModel, qtbot) -> None:
    model.set_rows([bare_row(1)])
    view.show_current(1)
    with qtbot.assertNotEmitted(view.chosen):
        qtbot.keyClick(view, Qt.Key.Key_Down)


def test_a_click_says_which_finding_was_gone_to(view: FindingListView, model: FindingListModel, qtbot) -> None:
    model.set_rows([bare_row(n) for n in (11, 12, 13)])
    place = view.visualRect(model.index(1)).center()
    with qtbot.waitSignal(view.chosen) as caught:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert caught.args == [12]


def test_showing_a_finding_selects_it_and_says_nothing(view: FindingListView, model: FindingListModel, qtbot) -> None:
    model.set_rows([bare_row(n) for n in range(100)])
    with qtbot.assertNotEmitted(view.chosen):
        view.show_current(80)
    assert view.current_id() == 80
    assert view.viewport().rect().contains(view.visualRect(model.index(80)))
    view.show_current(None)
    assert view.current_id() is None
    assert not view.selectionModel().hasSelection()


def test_the_selection_follows_its_finding_when_others_go(view: FindingListView, model: FindingListModel) -> None:
    rows = [bare_row(n) for n in range(20)]
    model.set_rows(rows)
    view.show_current(10)
    model.set_rows(rows[5:])
    assert view.current_id() == 10


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_asks_for_the_text(view: FindingListView, model: FindingListModel, qtbot, key: Qt.Key) -> None:
    model.set_rows([bare_row(1)])
    view.show_current(1)
    with qtbot.waitSignal(view.text_requested):
        qtbot.keyClick(view, key)


def test_a_accepts_and_delete_ignores(view: FindingListView, model: FindingListModel, qtbot) -> None:
    model.set_rows([bare_row(4)])
    view.show_current(4)
    with qtbot.waitSignal(view.accept_requested) as accepted:
        qtbot.keyClick(view, Qt.Key.Key_A)
    with qtbot.waitSignal(view.ignore_requested) as ignored:
        qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert accepted.args == [4, 0]
    assert ignored.args == [4]
    assert model.rowCount() == 1


def test_keys_without_a_selection_ask_for_nothing(view: FindingListView, model: FindingListModel, qtbot) -> None:
    model.set_rows([bare_row(4)])
    view.show_current(None)
    with qtbot.assertNotEmitted(view.accept_requested), qtbot.assertNotEmitted(view.ignore_requested):
        qtbot.keyClick(view, Qt.Key.Key_A)
        qtbot.keyClick(view, Qt.Key.Key_Delete)


def test_letters_do_not_jump_about(view: FindingListView, model: FindingListModel, qtbot) -> None:
    model.set_rows([bare_row(1), bare_row(2)])
    view.show_current(2)
    with qtbot.assertNotEmitted(view.chosen):
        qtbot.keyClicks(view, "of")
    assert view.current_id() == 2


def painted(row: FindingRow, width: int = 300) -> QImage:
    """The row as the delegate paints it."""
    model, view_option = FindingListModel(), QStyleOptionViewItem()
    model.set_rows([row])
    image = QImage(QSize(width, 54), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    view_option.rect = QRect(0, 0, width, 54)
    FindingDelegate().paint(painter, view_option, model.index(0))
    painter.end()
    return image


def inked_columns(image: QImage, top: int, bottom: int) -> list[int]:
    return [x for x in range(image.width()) if any(image.pixelColor(x, y).alpha() > 40 for y in range(top, bottom))]


@pytest.mark.parametrize(
    ("before", "after"),
    [("havingbeen", "having been"), ("W" * 200, "W" * 200), ("a " * 100, "b"), ("x", "y " * 200), ("", "y"), ("x", "")],
)
def test_a_row_is_painted_inside_its_borders_whatever_its_length(
    qapp, make_row: MakeRow, before: str, after: str
) -> None:
    columns = inked_columns(painted(make_row(1, before, after)), 0, 54)
    assert columns
    assert min(columns) >= 10
    assert max(columns) <= 294


def test_a_long_change_shows_the_words_that_differ(qapp, make_row: MakeRow) -> None:
    same = "the challenges that the participants of the study affected "
    one = painted(make_row(1, same + "strongly", same + "strong"))
    other = painted(make_row(1, same + "weakly", same + "weak"))
    assert one.copy(0, 0, 300, 26) != other.copy(0, 0, 300, 26)


@pytest.mark.parametrize("category", list(Category))
def test_each_category_marks_its_row_with_a_pattern_of_its_own(qapp, make_row: MakeRow, category: Category) -> None:
    others = [painted(make_row(1, category=c)).copy(0, 24, 100, 6) for c in Category if c is not category]
    assert painted(make_row(1, category=category)).copy(0, 24, 100, 6) not in others


def test_all_rows_are_equally_high(qapp) -> None:
    delegate = FindingDelegate()
    assert delegate.sizeHint(QStyleOptionViewItem(), QModelIndex()).height() == 54


def test_a_selected_row_looks_selected(view: FindingListView, model: FindingListModel) -> None:
    model.set_rows([bare_row(1), bare_row(2)])
    before = view.grab(view.visualRect(model.index(0))).toImage()
    view.selectionModel().select(model.index(0), QItemSelectionModel.SelectionFlag.Select)
    assert view.grab(view.visualRect(model.index(0))).toImage() != before


def test_the_row_itself_can_be_asked_for(model: FindingListModel, make_row: MakeRow) -> None:
    row = make_row(3)
    model.set_rows([row])
    assert model.index(0).data(ROW_ROLE) is row


def test_the_selected_row_stays_in_sight_when_the_list_gets_lower(
    view: FindingListView, model: FindingListModel, qtbot
) -> None:
    model.set_rows([bare_row(n) for n in range(100)])
    view.show_current(6)
    view.resize(300, 120)
    qtbot.waitUntil(lambda: view.viewport().rect().contains(view.visualRect(model.index(6))))
