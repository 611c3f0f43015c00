"""Chips, bar and swatch: numbers in words, parts in proportion, nothing by colour alone."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coping_gui.essay.finding import Category
from coping_gui.gui.category_filter import CategoryFilter
from coping_gui.gui.category_widgets import CategoryBar, CategoryChip, PatternSwatch
from coping_gui.gui.models import CATEGORIES


@given(
    st.dictionaries(st.sampled_from(list(Category)), st.integers(0, 3000)), st.integers(40, 400), st.integers(0, 3000)
)
def test_a_bar_s_parts_are_in_order_apart_and_inside(qapp, counts: dict[Category, int], width: int, more: int) -> None:
    bar = CategoryBar()
    total = sum(counts.values())
    bar.set_counts(counts, total + more)
    parts = bar.segments(width)
    assert [c for c, _, _ in parts] == [c for c in CATEGORIES if counts.get(c)]
    for (_, left, size), (_, next_left, _) in itertools.pairwise(parts):
        assert next_left == pytest.approx(left + size + 2)
    assert all(size >= 3 for _, _, size in parts)
    assert not parts or parts[-1][1] + parts[-1][2] <= max(width, 5 * len(parts)) + 0.01


def test_a_bar_is_as_long_as_its_share_of_the_fullest_section(qapp) -> None:
    bar = CategoryBar()
    bar.set_counts({Category.SPACING: 10}, 40)
    ((_, left, size),) = bar.segments(200)
    assert (left, size) == (0, 50)


def test_larger_counts_make_longer_parts(qapp) -> None:
    bar = CategoryBar()
    bar.set_counts({Category.SPELLING: 10, Category.SPACING: 30, Category.STYLE: 60}, 100)
    sizes = [size for _, _, size in bar.segments(200)]
    assert sizes == sorted(sizes)


def test_a_bar_says_its_numbers(qapp) -> None:
    bar = CategoryBar()
    bar.set_counts({Category.SPACING: 2, Category.SPELLING: 1}, 5)
    assert bar.accessibleName() == "3 open findings: 1 spelling, 2 spacing"
    bar.set_counts({}, 5)
    assert bar.accessibleName() == "no open findings"
    assert bar.segments(100) == []


def test_a_bar_runs_from_the_right_where_the_language_does(qapp, qtbot) -> None:
    bar = CategoryBar()
    qtbot.addWidget(bar)
    bar.resize(100, 3)
    bar.set_counts({Category.SPACING: 1}, 4)
    left_to_right = bar.grab().toImage()
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert bar.grab().toImage() == left_to_right.flipped(Qt.Orientation.Horizontal)


def test_a_chip_grows_with_its_number(qapp) -> None:
    chip = CategoryChip(Category.GRAMMAR)
    small = chip.sizeHint().width()
    chip.set_count(1234)
    assert chip.sizeHint().width() > small


def test_a_chip_says_what_a_click_would_do(qapp) -> None:
    chip = CategoryChip(Category.GRAMMAR)
    assert chip.toolTip() == "Show only grammar"
    chip.setChecked(True)
    assert chip.toolTip() == "Show all kinds again"


@pytest.mark.parametrize("change", ["checked", "dimmed", "count"])
def test_a_chip_shows_its_state(qtbot, change: str) -> None:
    chip = CategoryChip(Category.STYLE)
    qtbot.addWidget(chip)
    chip.show()
    chip.resize(chip.sizeHint())
    before = chip.grab().toImage()
    {
        "checked": lambda: chip.setChecked(True),
        "dimmed": lambda: chip.set_dimmed(True),
        "count": lambda: chip.set_count(9),
    }[change]()
    assert chip.grab().toImage() != before


def test_swatches_of_two_categories_differ(qtbot) -> None:
    swatch = PatternSwatch(Category.SPELLING)
    qtbot.addWidget(swatch)
    first = swatch.grab().toImage()
    swatch.set_category(Category.STYLE)
    assert swatch.grab().toImage() != first


def test_four_small_chips_stand_in_one_line_of_the_narrowest_pane(qtbot) -> None:
    chips = CategoryFilter()
    qtbot.addWidget(chips)
    chips.set_counts({Category.SPELLING: 5, Category.GRAMMAR: 10, Category.SPACING: 55, Category.STYLE: 3})
    chips.resize(305, 100)
    chips.show()
    assert {child.y() for child in chips.findChildren(CategoryChip)} == {0}


def test_chips_with_large_numbers_wrap_and_stay_inside(qtbot) -> None:
    chips = CategoryFilter()
    qtbot.addWidget(chips)
    chips.set_counts(dict.fromkeys(Category, 12_345))
    chips.resize(305, chips.heightForWidth(305))
    chips.show()
    places = [child.geometry() for child in chips.findChildren(CategoryChip)]
    assert len({place.y() for place in places}) == 2
    assert all(chips.rect().contains(place) for place in places)


def test_chips_start_at_the_right_where_the_language_does(qtbot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    chips = CategoryFilter(holder)
    chips.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    chips.resize(305, 60)
    holder.resize(305, 60)
    holder.show()
    first = chips.findChild(CategoryChip, "chip_spelling")
    assert first.geometry().right() == 304
