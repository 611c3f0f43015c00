"""A window under an author who does everything in any order: text, list, marks and history must stay one."""

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from coping_gui.essay.finding import Category
from coping_gui.gui.main_window import MainWindow

Opened = Callable[..., MainWindow]
Settled = Callable[[MainWindow], None]

STEPS = 25


def texts(window: MainWindow) -> list[str]:
    return [window.parts.document.block_text(i) for i in range(window.parts.document.document.blockCount())]


class Author:
    """Does one thing after the other, as the dice say."""

    def __init__(self, window: MainWindow, qtbot: QtBot, seed: int) -> None:
        self.window, self.qtbot, self.dice = window, qtbot, random.Random(seed)
        self.done: list[str] = []

    def act(self) -> None:
        acts = [
            self.types, self.types, self.deletes, self.pastes, self.accepts, self.accepts, self.ignores,
            self.ignores_everywhere, self.teaches, self.undoes, self.undoes, self.redoes, self.goes, self.goes_back,
            self.accepts_all, self.replaces_all, self.breaks_a_paragraph,
        ]  # fmt: skip
        chosen = self.dice.choice(acts)
        self.done.append(chosen.__name__)
        chosen()

    def _somewhere(self) -> None:
        document = self.window.parts.document
        index = self.dice.randrange(document.document.blockCount())
        place = self.dice.randint(0, len(document.block_text(index)))
        self.window.parts.view.setTextCursor(document.cursor_at(index, place))

    def _row(self) -> int | None:
        self.window.review.tell_rows()
        rows = self.window.review.rows()
        return self.dice.choice(rows).id if rows else None

    def types(self) -> None:
        self._somewhere()
        self.qtbot.keyClicks(self.window.parts.view, self.dice.choice(["x", " teh ", ", ", "wierd"]))

    def deletes(self) -> None:
        self._somewhere()
        for _ in range(self.dice.randint(1, 6)):
            self.qtbot.keyClick(self.window.parts.view, self.dice.choice([Qt.Key.Key_Backspace, Qt.Key.Key_Delete]))

    def breaks_a_paragraph(self) -> None:
        self._somewhere()
        self.qtbot.keyClick(self.window.parts.view, Qt.Key.Key_Return)

    def pastes(self) -> None:
        self._somewhere()
        pasted = QMimeData()
        pasted.setText(self.dice.choice(["teh", "one\ntwo recieve it", "a\n\nb", "no\u00a0break 👩"]))
        self.window.parts.view.insertFromMimeData(pasted)

    def accepts(self) -> None:
        row = self._row()
        if row is not None:
            self.window.fixes.accept(row)

    def ignores(self) -> None:
        row = self._row()
        if row is not None:
            self.window.decisions.ignore(row)

    def ignores_everywhere(self) -> None:
        row = self._row()
        if row is not None:
            self.window.decisions.ignore_everywhere(row)

    def teaches(self) -> None:
        row = self._row()
        if row is not None:
            self.window.decisions.add_to_dictionary(row)

    def undoes(self) -> None:
        self.window.decisions.undo()

    def redoes(self) -> None:
        self.window.decisions.redo()

    def goes(self) -> None:
        self.window.review.go(True)

    def goes_back(self) -> None:
        self.window.review.go(False)

    def accepts_all(self) -> None:
        rows = [row for row in self.window.review.rows() if row.finding.category is Category.SPELLING]
        self.window.fixes.make_fixes(self.window.fixes.acceptable(rows), "all")

    def replaces_all(self) -> None:
        bar = self.window.find_bar
        bar._sought.setText("it")
        bar._new.setText(self.dice.choice(["teh", "it", ""]))
        bar.replace_all()


def check(window: MainWindow) -> None:
    """What must hold at any time."""
    session = window.review.session
    assert session is not None
    assert session.manuscript.texts() == texts(window)
    for index, one in session.open_findings():
        text = session.pieces[index].text
        assert 0 <= one.finding.span.start < one.finding.span.end <= len(text)
        if one.finding.rule.startswith("fake."):
            assert one.finding.span.of(text) == one.finding.rule.removeprefix("fake.")
    ids = [one.id for _, one in session.open_findings()]
    assert len(ids) == len(set(ids))
    origins = [piece.origin for piece in session.pieces if piece.origin is not None]
    assert len(origins) == len(set(origins))


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_done_the_list_and_the_page_say_the_same(
    qtbot: QtBot, opened: Opened, settled: Settled, seed: int
) -> None:
    window = opened()
    author = Author(window, qtbot, seed)
    for _ in range(STEPS):
        author.act()
        check(window)
    settled(window)
    check(window)
    shown = [(row.paragraph, row.before) for row in window.review.rows()]
    session = window.review.session
    assert session is not None
    assert shown == [(i, o.finding.span.of(session.pieces[i].text)) for i, o in session.open_findings()]


@pytest.mark.parametrize("seed", range(6, 9))
def test_undoing_everything_gives_the_opened_essay_back_with_all_its_findings(
    qtbot: QtBot, opened: Opened, settled: Settled, seed: int
) -> None:
    window = opened()
    before = texts(window)
    found = [row.before for row in window.review.rows()]
    author = Author(window, qtbot, seed)
    for _ in range(STEPS):
        author.act()
    for _ in range(20 * STEPS):
        author.undoes()
    settled(window)
    assert texts(window) == before, author.done
    assert [row.before for row in window.review.rows()] == found
    assert window.review.session is not None
    assert window.review.session.counts()[:2] == (0, 0)
    check(window)


@pytest.mark.parametrize("seed", range(10, 12))
def test_what_was_undone_can_all_be_redone(qtbot: QtBot, opened: Opened, settled: Settled, seed: int) -> None:
    window = opened()
    author = Author(window, qtbot, seed)
    for _ in range(STEPS):
        author.act()
    while window.parts.document.document.isRedoAvailable():
        author.redoes()
    settled(window)
    there, counts = texts(window), window.review.session and window.review.session.counts()[:1]
    for again in (author.undoes, author.redoes):
        for _ in range(20 * STEPS):
            again()
    settled(window)
    assert texts(window) == there, author.done
    assert (window.review.session and window.review.session.counts()[:1]) == counts


def test_a_selection_over_paragraphs_can_be_typed_over_and_undone(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    before = texts(window)
    cursor = window.parts.document.cursor_at(0, 2)
    end = window.parts.document.cursor_at(2, 4).position()
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    window.parts.view.setTextCursor(cursor)
    qtbot.keyClicks(window.parts.view, "Z")
    check(window)
    assert texts(window) == [before[0][:2] + "Z" + before[2][4:]]
    window.decisions.undo()
    assert texts(window) == before
    check(window)
