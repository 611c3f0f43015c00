"""The comparison by itself: where each difference is drawn, in both layouts, and how one goes through them."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QTextEdit
from pytestqt.qtbot import QtBot

from coping_gui.essay.essay import Paragraph
from coping_gui.essay.finding import Category, Finding
from coping_gui.essay.span import Span
from coping_gui.gui.compare_dialog import MANY, CompareDialog
from coping_gui.gui.compare_page import ComparePage
from coping_gui.gui.theme import current_theme
from coping_gui.review.comparison import ComparedParagraph, Difference

Drawn = list[list[str]]
Fill = Callable[..., ComparePage]

FIXED = ComparedParagraph(
    Paragraph("I saw teh cat."),
    "I saw the cat.",
    0,
    (Difference(Span(6, 9), Span(6, 9), Finding(Span(6, 9), Category.SPELLING, "r", "“teh” is not right.")),),
)
TWICE = ComparedParagraph(
    Paragraph("😀 one b two"),
    "😀 uno b dos",
    1,
    (Difference(Span(2, 5), Span(2, 5)), Difference(Span(8, 11), Span(8, 11))),
)
SAME = ComparedParagraph(Paragraph("Nothing here."), "Nothing here.", 2)
ADDED = ComparedParagraph(None, "All new.", 3, (Difference(Span(0, 0), Span(0, 8)),))
REMOVED = ComparedParagraph(Paragraph("All gone."), None, None, (Difference(Span(0, 9), Span(0, 0)),))
INSERTED = ComparedParagraph(Paragraph("ab"), "a b", 4, (Difference(Span(1, 1), Span(1, 2)),))
EVERY = (FIXED, TWICE, SAME, ADDED, REMOVED, INSERTED)
BOTH = pytest.mark.parametrize("side_by_side", [True, False])


@pytest.fixture
def document(qapp: object) -> QTextDocument:
    return QTextDocument()


@pytest.fixture
def drawn(document: QTextDocument) -> Callable[..., Drawn]:
    """Fills a page and gives the text that stands at each place of each difference."""

    def fill(rows: Sequence[ComparedParagraph], *, side_by_side: bool) -> Drawn:
        page = ComparePage(document, current_theme())
        page.fill(rows, side_by_side=side_by_side)
        return [[at(document, start, end).selectedText() for start, end in ranges] for ranges in page.places]

    return fill


def at(document: QTextDocument, start: int, end: int) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


# -- the page


@BOTH
@pytest.mark.parametrize(
    ("row", "places"),
    [
        (FIXED, [["teh", "the"]]),
        (TWICE, [["one", "uno"], ["two", "dos"]]),  # behind an emoji, which takes two units
        (SAME, []),
        (ADDED, [["", "All new."]]),
        (REMOVED, [["All gone.", ""]]),
        (INSERTED, [["", " "]]),
    ],
)
def test_both_texts_of_a_difference_are_where_the_page_says(
    drawn: Callable[..., Drawn], side_by_side: bool, row: ComparedParagraph, places: Drawn
) -> None:
    assert drawn([row], side_by_side=side_by_side) == places


@BOTH
def test_places_follow_one_another_through_all_paragraphs(drawn: Callable[..., Drawn], side_by_side: bool) -> None:
    places = drawn(EVERY, side_by_side=side_by_side)
    assert places == [["teh", "the"], ["one", "uno"], ["two", "dos"], ["", "All new."], ["All gone.", ""], ["", " "]]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (FIXED, "I saw tehthe cat."),
        (TWICE, "😀 oneuno b twodos"),
        (SAME, "Nothing here."),
        (ADDED, "All new."),
        (REMOVED, "All gone."),
        (INSERTED, "a b"),
    ],
)
def test_one_text_holds_what_was_and_what_is(
    drawn: Callable[..., Drawn], document: QTextDocument, row: ComparedParagraph, text: str
) -> None:
    drawn([row], side_by_side=False)
    assert document.toPlainText() == text


def test_two_columns_hold_the_original_and_the_text_as_it_stands(
    drawn: Callable[..., Drawn], document: QTextDocument
) -> None:
    drawn(EVERY, side_by_side=True)
    blocks = [b.strip() for b in document.toPlainText().splitlines()]
    for row in EVERY:
        assert {row.before, row.after} <= set(blocks)
    assert "I saw tehthe cat." not in blocks


@BOTH
def test_what_was_is_struck_and_what_is_is_underlined(document: QTextDocument, side_by_side: bool) -> None:
    page = ComparePage(document, current_theme())
    page.fill([FIXED], side_by_side=side_by_side)
    old, new = (at(document, *place).charFormat() for place in page.places[0])
    assert (old.fontStrikeOut(), old.fontUnderline()) == (True, False)
    assert (new.fontStrikeOut(), new.fontUnderline()) == (False, True)


@BOTH
def test_what_did_not_change_is_not_marked(document: QTextDocument, side_by_side: bool) -> None:
    page = ComparePage(document, current_theme())
    page.fill([FIXED], side_by_side=side_by_side)
    start = page.places[0][0][0]
    before = at(document, start - 3, start - 1).charFormat()
    assert not before.fontStrikeOut()
    assert not before.fontUnderline()


@BOTH
def test_an_inner_line_break_stays_inside_its_paragraph(drawn: Callable[..., Drawn], side_by_side: bool) -> None:
    row = ComparedParagraph(Paragraph("a\nteh"), "a\nthe", 0, (Difference(Span(2, 5), Span(2, 5)),))
    assert drawn([row, FIXED], side_by_side=side_by_side) == [["teh", "the"], ["teh", "the"]]


@BOTH
def test_filling_again_forgets_what_was_there(
    drawn: Callable[..., Drawn], document: QTextDocument, side_by_side: bool
) -> None:
    drawn(EVERY, side_by_side=True)
    assert drawn([SAME], side_by_side=side_by_side) == []
    assert "teh" not in document.toPlainText()


@BOTH
def test_nothing_to_compare_is_an_empty_page(
    drawn: Callable[..., Drawn], document: QTextDocument, side_by_side: bool
) -> None:
    assert drawn([], side_by_side=side_by_side) == []
    assert document.isEmpty()


# -- the dialog


@pytest.fixture
def dialog(qtbot: QtBot) -> CompareDialog:
    made = CompareDialog()
    qtbot.addWidget(made)
    return made


def said(dialog: CompareDialog, name: str) -> str:
    found = dialog.findChild(QLabel, name)
    assert found is not None
    return found.text()


def button(dialog: CompareDialog, name: str) -> QAbstractButton:
    found = dialog.findChild(QAbstractButton, name)
    assert found is not None
    return found


def marked(dialog: CompareDialog) -> list[str]:
    view = dialog.findChild(QTextEdit, "compare_view")
    assert view is not None
    return [selection.cursor.selectedText() for selection in view.extraSelections()]


def page_text(dialog: CompareDialog) -> str:
    view = dialog.findChild(QTextEdit, "compare_view")
    assert view is not None
    return view.toPlainText()


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ((), "Nothing has been changed yet."),
        ((SAME,), "Nothing has been changed yet."),
        ((FIXED,), "1 change"),
        (EVERY, "6 changes"),
    ],
)
def test_the_title_counts_the_changes(dialog: CompareDialog, rows: tuple[ComparedParagraph, ...], title: str) -> None:
    dialog.show_rows(rows)
    assert said(dialog, "compare_title") == title


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (FIXED, "1 of 1: Replace teh with the, “teh” is not right"),
        (ADDED, "1 of 1: Insert All new., Your own change"),
        (REMOVED, "1 of 1: Remove All gone., Your own change"),
    ],
)
def test_a_change_is_told_in_one_sentence_with_its_reason(
    dialog: CompareDialog, qtbot: QtBot, row: ComparedParagraph, sentence: str
) -> None:
    with qtbot.waitSignal(dialog.announced) as spoken:
        dialog.show_rows([row])
    assert said(dialog, "compare_told") == sentence
    assert spoken.args == [sentence]


@pytest.mark.parametrize(("row", "possible"), [(FIXED, True), (INSERTED, True), (ADDED, False), (REMOVED, False)])
def test_only_changes_inside_a_paragraph_can_be_put_back(
    dialog: CompareDialog, row: ComparedParagraph, possible: bool
) -> None:
    dialog.show_rows([row])
    assert button(dialog, "compare_put_back").isEnabled() is possible


def test_put_back_asks_for_the_change_that_is_shown_and_changes_nothing(dialog: CompareDialog, qtbot: QtBot) -> None:
    dialog.show_rows([FIXED, TWICE])
    dialog.step(1)
    with qtbot.waitSignal(dialog.put_back_requested) as asked:
        button(dialog, "compare_put_back").click()
    assert asked.args == [TWICE, TWICE.differences[0]]
    assert said(dialog, "compare_title") == "3 changes"


@pytest.mark.parametrize(
    ("steps", "shown"),
    [
        ([], ["teh", "the"]),
        ([1], ["one", "uno"]),
        ([1, 1], ["two", "dos"]),
        ([1, 1, 1], ["teh", "the"]),
        ([-1], ["two", "dos"]),
        ([-1, 1], ["teh", "the"]),
    ],
)
@pytest.mark.parametrize("layout", ["compare_beside", "compare_over"])
def test_one_goes_round_through_the_changes_in_both_layouts(
    dialog: CompareDialog, layout: str, steps: list[int], shown: list[str]
) -> None:
    dialog.show_rows([FIXED, SAME, TWICE])
    button(dialog, layout).click()
    for by in steps:
        button(dialog, "compare_next" if by > 0 else "compare_previous").click()
    assert marked(dialog) == shown


def test_the_place_stays_when_the_layout_or_the_text_changes(dialog: CompareDialog) -> None:
    dialog.show_rows([FIXED, TWICE])
    dialog.step(1)
    button(dialog, "compare_over").click()
    assert dialog.current() == (TWICE, TWICE.differences[0])
    dialog.show_rows([FIXED, TWICE, ADDED])
    assert dialog.current() == (TWICE, TWICE.differences[0])


def test_when_the_last_change_is_gone_the_one_before_it_is_shown(dialog: CompareDialog) -> None:
    dialog.show_rows([FIXED, TWICE])
    dialog.step(-1)
    dialog.show_rows([FIXED])
    assert dialog.current() == (FIXED, FIXED.differences[0])
    dialog.show_rows([SAME])
    assert dialog.current() is None
    assert said(dialog, "compare_told") == ""
    assert marked(dialog) == []


def test_without_a_change_there_is_nowhere_to_go(dialog: CompareDialog, qtbot: QtBot) -> None:
    dialog.show_rows([SAME])
    with qtbot.assertNotEmitted(dialog.announced):
        dialog.step(1)
    assert dialog.current() is None
    assert not button(dialog, "compare_put_back").isEnabled()


def test_unchanged_paragraphs_can_be_left_out_and_the_place_is_kept(dialog: CompareDialog) -> None:
    dialog.show_rows([SAME, FIXED, SAME, TWICE])
    dialog.step(1)
    assert "Nothing here." in page_text(dialog)
    button(dialog, "compare_only").click()
    assert "Nothing here." not in page_text(dialog)
    assert marked(dialog) == ["one", "uno"]


@pytest.mark.parametrize(("number", "only"), [(MANY, False), (MANY + 1, True)])
def test_of_a_very_long_essay_only_changed_paragraphs_are_shown_at_first(
    dialog: CompareDialog, number: int, only: bool
) -> None:
    dialog.show_rows([FIXED, *[SAME] * (number - 1)])
    box = dialog.findChild(QCheckBox, "compare_only")
    assert box is not None
    assert box.isChecked() is only


def test_what_the_author_chose_to_see_is_not_chosen_anew(dialog: CompareDialog) -> None:
    rows = [FIXED, *[SAME] * MANY]
    dialog.show_rows(rows)
    button(dialog, "compare_only").click()
    dialog.show_rows(rows)
    assert not button(dialog, "compare_only").isChecked()


def test_the_heads_of_the_columns_go_with_the_columns(dialog: CompareDialog) -> None:
    dialog.show_rows([FIXED])
    heads = dialog.findChild(QLabel, "compare_original")
    assert heads is not None
    assert not heads.isHidden()
    assert heads.isVisibleTo(dialog)
    button(dialog, "compare_over").click()
    assert not heads.isVisibleTo(dialog)


def test_tab_leaves_the_page_and_nothing_can_be_typed_into_it(dialog: CompareDialog) -> None:
    view = dialog.findChild(QTextEdit, "compare_view")
    assert view is not None
    assert view.tabChangesFocus()
    assert view.isReadOnly()
    assert view.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
