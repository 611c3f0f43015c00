"""Which subheadings have subheadings of their own."""

from hypothesis import given
from hypothesis import strategies as st

from coping_gui.opening.heading_depths import deepened
from coping_gui.opening.heading_titles import Below, Titled, room_of, titled

TEXT = 200


def told(*rows: tuple[str, int, int]) -> list[int]:
    """The levels of headings, given title, words below and 1 or 2."""
    return deepened([Titled(title, room_of(words)) for title, words, _ in rows], [level for *_, level in rows])


def below_results(*rows: tuple[str, int]) -> list[int]:
    found = told(("Results", 0, 1), *((title, words, 2) for title, words in rows), ("Discussion", TEXT, 1))
    assert (found[0], found[-1]) == (1, 1)
    return found[1:-1]


def test_subheadings_with_text_of_their_own_stay_on_the_second_level() -> None:
    assert below_results(("The mill", TEXT), ("The inn", TEXT), ("The bridge", TEXT)) == [2, 2, 2]


def test_a_heading_right_below_a_subheading_opens_the_third_level() -> None:
    assert below_results(("The mill", 0), ("Its wheel", TEXT), ("Its walls", TEXT)) == [2, 3, 3]


def test_another_subheading_without_text_closes_it_and_opens_another() -> None:
    rows = (("The mill", 0), ("Its wheel", TEXT), ("The inn", 0), ("Its beer", TEXT))
    assert below_results(*rows) == [2, 3, 2, 3]


def test_a_usual_part_below_a_subheading_without_text_lies_below_it() -> None:
    assert below_results(("The survey", 0), ("Data and methods", TEXT)) == [2, 3]


def test_a_series_opens_the_third_level_and_closes_it_where_it_ends() -> None:
    rows = (("How they sold", TEXT), ("Case 1: the mill", TEXT), ("Case 2: the inn", TEXT), ("Why they sold", TEXT))
    assert below_results(*rows) == [2, 3, 3, 2]


def test_theorems_and_their_proof_are_one_series() -> None:
    rows = (("Bounds", TEXT), ("Theorem 1", 60), ("Corollary 1", 60), ("Proof", 60), ("Numbers", TEXT))
    assert below_results(*rows) == [2, 3, 3, 3, 2]


def test_a_box_lies_one_level_below_the_heading_before_it() -> None:
    assert below_results(("The mill", TEXT), ("Box 1. Terms", TEXT), ("The inn", TEXT)) == [2, 3, 2]
    assert told(("Introduction", TEXT, 1), ("Box 1. Terms", TEXT, 2), ("The inn", TEXT, 1)) == [1, 2, 1]


def test_symbols_below_three_subheadings_are_a_level_of_their_own() -> None:
    rows = [(title, TEXT) for s in ("First", "Second", "Third") for title in (f"{s} set", "QRX7", "TLN2 (a gene)")]
    assert below_results(*rows) == [2, 3, 3] * 3


def test_symbols_right_below_subheadings_end_the_third_level_with_them() -> None:
    rows = [row for s in ("First", "Second", "Third") for row in ((f"{s} set", 0), ("QRX7", TEXT), (f"{s} use", TEXT))]
    assert below_results(*rows) == [2, 3, 2] * 3


def test_a_series_inside_of_an_open_third_level_does_not_end_it() -> None:
    rows = (("The mill", 0), ("Its wheel", TEXT), ("Case 1: oak", TEXT), ("Case 2: ash", TEXT), ("Its walls", TEXT))
    assert below_results(*rows) == [2, 3, 3, 3, 3]


def test_one_run_of_symbols_is_none() -> None:
    assert below_results(("The scores", TEXT), ("RIDGE", TEXT), ("AXE", TEXT), ("The end", TEXT)) == [2, 2, 2, 2]


def test_a_title_that_stood_on_the_second_level_returns_to_it() -> None:
    rows = (("The mill", 0), ("Its wheel", TEXT), ("The inn", TEXT), ("The mill", TEXT), ("The inn", TEXT))
    assert below_results(*rows)[3:] == [2, 2]


def test_a_title_that_stands_on_the_second_level_later_does_so_before() -> None:
    rows = (("Finds", TEXT), ("Description", 0), ("Size", 20), ("Remarks", TEXT), ("Finds", TEXT), ("Remarks", TEXT))
    assert below_results(*rows) == [2, 2, 3, 2, 2, 2]


def test_titles_that_a_few_lines_name_in_full_lie_below_them() -> None:
    rows = [
        Below("The site", [], 0),
        Below("The interface", ["It has three pages: pictures, methods and results."], 8),
        Below("Pictures", ["They can be seen."], 200),
        Below("Methods", ["They can be run."], 200),
        Below("Use", ["It was used."], 200),
    ]
    assert deepened(titled(rows), [1, 2, 2, 2, 2]) == [1, 2, 3, 3, 2]


def test_a_longer_text_or_one_title_named_opens_nothing() -> None:
    lead = ["It has three pages: pictures, methods and results."]
    after = [Below("Pictures", ["Seen."], 200), Below("Methods", ["Run."], 200)]
    assert deepened(titled([Below("A", [], 0), Below("B", lead, 100), *after]), [1, 2, 2, 2]) == [1, 2, 2, 2]
    assert deepened(titled([Below("A", [], 0), Below("B", lead, 8), after[0]]), [1, 2, 2]) == [1, 2, 2]


def test_a_known_level_is_kept_where_the_third_is_open() -> None:
    rows = [Titled("Results", 0), Titled("The mill", 0, fixed=2), Titled("Its wheel", 3, fixed=2), Titled("Walls", 3)]
    assert deepened(rows, [1, 2, 2, 2]) == [1, 2, 2, 3]


TITLES = ("Methods", "The mill", "QRX7", "Case 1: a", "Box 1. A", "Proof", "Remarks", "")


@given(
    st.lists(st.tuples(st.sampled_from(TITLES), st.sampled_from((0, 50, 300)), st.sampled_from((1, 2))), max_size=14)
)
def test_only_what_lies_below_the_first_level_moves_and_by_one_at_most(rows: list[tuple[str, int, int]]) -> None:
    rows = [(title, words, 1 if not i else level) for i, (title, words, level) in enumerate(rows)]
    for (_, _, level), found in zip(rows, told(*rows), strict=True):
        assert found == 1 if level == 1 else found in (2, 3)


def test_titles_with_a_full_stop_lie_below_those_without() -> None:
    rows = (("The survey", TEXT), ("Its houses.", TEXT), ("Its streets.", TEXT), ("The inn", TEXT), ("Its beer.", TEXT))
    assert below_results(*rows) == [2, 3, 3, 2, 3]


def test_a_full_stop_tells_nothing_where_the_first_title_has_one_or_it_ends_an_abbreviation() -> None:
    assert below_results(("Its houses.", TEXT), ("Its streets.", TEXT), ("The inn", TEXT)) == [2, 2, 2]
    assert below_results(("The mill", TEXT), ("Mill & Sons Ltd.", TEXT)) == [2, 2]


def test_full_stops_are_compared_below_the_same_heading_alone() -> None:
    rows = (("Results", 0, 1), ("The mill", TEXT, 2), ("Methods", 0, 1), ("Houses.", TEXT, 2), ("Streets.", TEXT, 2))
    assert told(*rows) == [1, 2, 1, 2, 2]
