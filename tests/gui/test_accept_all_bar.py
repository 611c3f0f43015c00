"""The footer: it says how many fixes each choice makes, and asks for exactly that choice."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QPushButton

from coping_gui.essay.finding import Category, Tier
from coping_gui.gui.accept_all_bar import AcceptAllBar
from coping_gui.gui.models import FindingRow, in_accept_all

MakeRow = Callable[..., FindingRow]
ALL = frozenset(Category)


@pytest.fixture
def bar(qtbot) -> AcceptAllBar:
    made = AcceptAllBar()
    qtbot.addWidget(made)
    made.resize(305, 40)
    return made


@pytest.fixture
def rows(make_row: MakeRow) -> list[FindingRow]:
    return [
        make_row(10 * i + j, category=category, tier=tier)
        for i, category in enumerate(Category)
        for j, tier in enumerate(Tier)
    ]


def accept(bar: AcceptAllBar) -> QPushButton:
    return bar.findChild(QPushButton, "accept_all")


def test_the_number_on_the_button_is_what_would_be_made(bar: AcceptAllBar, rows: list[FindingRow]) -> None:
    for category in Category:
        bar.set_rows(rows, frozenset({category}), 0)
        expected = sum(in_accept_all(row, category) for row in rows)
        assert accept(bar).text() == f"Accept all {category.value} fixes ({expected})"
        assert accept(bar).accessibleName() == accept(bar).text()


def test_with_all_kinds_shown_spacing_comes_first(bar: AcceptAllBar, rows: list[FindingRow], qtbot) -> None:
    bar.set_rows(rows, ALL, 0)
    with qtbot.waitSignal(bar.accept_all_requested) as caught:
        accept(bar).click()
    assert caught.args == [Category.SPACING]


@pytest.mark.parametrize("category", [None, *Category])
def test_every_entry_of_the_menu_asks_for_its_kind(
    bar: AcceptAllBar, rows: list[FindingRow], qtbot, category: Category | None
) -> None:
    bar.set_rows(rows, ALL, 0)
    kind = "certain" if category is None else category.value
    action = next(a for a in bar.more_menu().actions() if a.text().startswith(f"Accept all {kind} fixes"))
    with qtbot.waitSignal(bar.accept_all_requested) as caught:
        action.trigger()
    assert caught.args == [category]


def test_the_bar_is_there_while_there_is_something_to_do(bar: AcceptAllBar, rows: list[FindingRow]) -> None:
    bar.set_rows([], ALL, 0)
    assert bar.isHidden()
    bar.set_rows(rows, ALL, 0)
    assert not bar.isHidden()
    bar.set_rows([], ALL, 2)
    assert not bar.isHidden()
    assert accept(bar).isHidden()


def test_the_tip_names_key_and_undo(bar: AcceptAllBar, rows: list[FindingRow]) -> None:
    bar.set_rows(rows, ALL, 0)
    assert "Ctrl+Shift+A" in accept(bar).toolTip()
    assert "one step to undo" in accept(bar).toolTip()


def test_a_click_on_more_opens_its_menu_above_the_button(
    bar: AcceptAllBar, rows: list[FindingRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[QMenu, QPoint]] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, place: opened.append((menu, place)))
    bar.set_rows(rows, ALL, 0)
    bar.show()
    more = bar.findChild(QPushButton, "review_more")
    more.click()
    ((menu, place),) = opened
    assert menu.actions()
    assert place.y() + menu.sizeHint().height() <= more.mapToGlobal(more.rect().topLeft()).y()
