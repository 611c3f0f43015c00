"""What the panels are given: derived numbers, and which rows "accept all" takes."""

from collections.abc import Callable

import pytest

from coping_gui.essay.finding import Category, Tier
from coping_gui.gui.models import CATEGORIES, Change, FindingRow, SectionRow, in_accept_all

MakeRow = Callable[..., FindingRow]


def test_the_window_s_order_names_every_category_once() -> None:
    assert sorted(CATEGORIES) == sorted(Category)


def test_what_accepting_would_put_there(make_row: MakeRow) -> None:
    assert make_row(after=("first", "second")).after == "first"
    assert make_row(after="").after == ""
    assert make_row(after=()).after is None


def test_a_section_counts_all_its_open_findings() -> None:
    assert SectionRow(0, "Body", counts={Category.SPACING: 3, Category.STYLE: 4}).open == 7
    assert SectionRow(0, "Body").open == 0


def test_rows_are_equal_by_what_they_say(make_row: MakeRow) -> None:
    assert make_row(1) == make_row(1)
    assert make_row(1) != make_row(2)
    assert len({Change("a", "b"), Change("a", "b")}) == 1


@pytest.mark.parametrize(
    ("tier", "of_its_kind", "of_all"), [(Tier.SAFE, True, True), (Tier.LIKELY, True, False), (Tier.ASK, False, False)]
)
def test_accept_all_takes_what_is_sure_enough(make_row: MakeRow, tier: Tier, of_its_kind: bool, of_all: bool) -> None:
    row = make_row(tier=tier, category=Category.GRAMMAR)
    assert in_accept_all(row, Category.GRAMMAR) is of_its_kind
    assert in_accept_all(row, None) is of_all
    assert not in_accept_all(row, Category.SPACING)


@pytest.mark.parametrize("category", [None, *Category])
def test_accept_all_never_takes_what_has_no_suggestion(make_row: MakeRow, category: Category | None) -> None:
    row = make_row(after=(), tier=Tier.SAFE, category=category or Category.SPACING)
    assert not in_accept_all(row, category)
