"""Whatever happens in whatever order, the review panel shows what it was given: no lost row, no stray finding."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from PySide6.QtWidgets import QAbstractButton, QApplication

from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span
from coping_gui.gui.category_widgets import CategoryChip
from coping_gui.gui.finding_card import FindingCard
from coping_gui.gui.finding_list import FindingListView
from coping_gui.gui.models import FindingRow, in_accept_all
from coping_gui.gui.review_panel import ReviewPanel, ReviewState

categories = st.sampled_from(list(Category))
tiers = st.sampled_from(list(Tier))


def row(number: int, category: Category, tier: Tier, suggestions: tuple[str, ...]) -> FindingRow:
    finding = Finding(Span(0, 5), category, "rule", "Message.", suggestions, tier)
    return FindingRow(number, 0, finding, "ofthe", "Body")


class Review(RuleBasedStateMachine):
    """An author at work, and the window that answers."""

    @initialize()
    def begin(self) -> None:
        self.panel = ReviewPanel()
        self.rows: list[FindingRow] = []
        self.current: int | None = None
        self.wanted: frozenset[Category] = frozenset(Category)
        self.next_id = 0
        self.activated: list[int] = []
        self.panel.finding_activated.connect(self.activated.append)

    def teardown(self) -> None:
        if hasattr(self, "panel"):
            self.panel.deleteLater()
            QApplication.sendPostedEvents()

    def _give(self) -> None:
        self.panel.set_rows(self.rows)

    @rule(
        category=categories, tier=tiers, place=st.integers(0, 50), suggestions=st.sampled_from([(), ("of the",), ("",)])
    )
    def a_finding_comes_in(self, category: Category, tier: Tier, place: int, suggestions: tuple[str, ...]) -> None:
        self.next_id += 1
        self.rows.insert(min(place, len(self.rows)), row(self.next_id, category, tier, suggestions))
        self._give()

    @precondition(lambda self: self.rows)
    @rule(data=st.data())
    def a_finding_is_accepted_or_ignored(self, data: st.DataObject) -> None:
        gone = data.draw(st.sampled_from(self.rows))
        self.rows.remove(gone)
        self._give()

    @precondition(lambda self: self.rows)
    @rule(data=st.data())
    def the_window_goes_to_a_finding(self, data: st.DataObject) -> None:
        self.current = data.draw(st.sampled_from(self.rows)).id
        self.panel.set_current(self.current)

    @rule()
    def the_window_goes_nowhere(self) -> None:
        self.current = None
        self.panel.set_current(None)

    @rule(category=categories)
    def a_chip_is_pressed(self, category: Category) -> None:
        self.panel.findChild(CategoryChip, f"chip_{category.value}").click()
        pressed = {c for c in Category if self.panel.findChild(CategoryChip, f"chip_{c.value}").isChecked()}
        self.wanted = frozenset(pressed) or frozenset(Category)

    @rule(chosen=st.sets(categories))
    def the_window_sets_the_filter(self, chosen: set[Category]) -> None:
        self.panel.set_category_filter(chosen)
        self.wanted = frozenset(chosen) or frozenset(Category)

    @rule(state=st.sampled_from(list(ReviewState)), ignored=st.integers(0, 3))
    def the_check_goes_on(self, state: ReviewState, ignored: int) -> None:
        self.panel.set_state(state, ignored)

    @invariant()
    def the_list_shows_what_the_filter_lets_through(self) -> None:
        shown = [r.id for r in self.rows if r.finding.category in self.wanted]
        assert [r.id for r in self.panel.shown_rows()] == shown

    @invariant()
    def card_and_list_agree_with_the_window(self) -> None:
        is_open = any(r.id == self.current for r in self.rows)
        assert self.panel.current_id() == (self.current if is_open else None)
        in_list = self.panel.findChild(FindingListView).current_id()
        visible = any(r.id == self.current and r.finding.category in self.wanted for r in self.rows)
        assert in_list == (self.current if visible else None)
        assert self.panel.findChild(FindingCard).isHidden() is not is_open

    @invariant()
    def the_numbers_are_right(self) -> None:
        category = next(iter(self.wanted)) if len(self.wanted) == 1 else Category.SPACING
        number = sum(in_accept_all(r, category) for r in self.rows)
        assert self.panel.findChild(QAbstractButton, "accept_all").text().endswith(f"({number})")
        for kind in Category:
            count = sum(r.finding.category is kind for r in self.rows)
            assert (
                f", {count} open finding" in self.panel.findChild(CategoryChip, f"chip_{kind.value}").accessibleName()
            )

    @invariant()
    def nothing_was_announced_that_the_author_did_not_do(self) -> None:
        assert self.activated == []


Review.TestCase.settings = settings(
    max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
TestReview = Review.TestCase
