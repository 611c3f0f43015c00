"""Headings that all look alike get their levels from titles and from the text between them."""

from itertools import pairwise, product
from math import exp

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coping_gui.essay.essay import Kind, Paragraph
from coping_gui.opening import heading_levels
from coping_gui.opening.heading_levels import levels
from coping_gui.opening.heading_titles import Titled, room_of
from coping_gui.opening.headings import guess
from coping_gui.opening.text_reader import essay_from_text

PROSE = "The council met in spring, and it was said that the river had risen by more than a foot in two days. "
SHORT, LONG = PROSE, PROSE * 12


def told(*rows: tuple[str, int]) -> list[int]:
    return levels([Titled(title, room_of(words)) for title, words in rows])


def of_text(*blocks: str) -> list[tuple[str, int]]:
    essay = essay_from_text("\n\n".join(("On the River and its Towns", "By A. Marsh", *blocks)))
    return [(p.text, p.level) for p in essay.paragraphs if p.kind is Kind.HEADING]


def test_the_headings_of_an_essay_with_much_text_under_each_are_all_of_one_level() -> None:
    rows = [
        ("Introduction", 300),
        ("The river and its towns", 500),
        ("Who paid for the bridge", 450),
        ("Conclusion", 300),
    ]
    assert told(*rows) == [1, 1, 1, 1]


def test_what_stands_under_methods_and_results_lies_below_them() -> None:
    rows = [
        ("Introduction", 400), ("Methods", 0), ("Participants", 120), ("Statistical analysis", 90), ("Results", 30),
        ("The sample", 200), ("Discussion", 700), ("References", 0),
    ]  # fmt: skip
    assert told(*rows) == [1, 1, 2, 2, 1, 2, 1, 1]


def test_the_parts_of_a_structured_abstract_lie_below_it() -> None:
    rows = [
        ("Abstract", 0), ("Background", 45), ("Methods", 50), ("Results", 50), ("Conclusions", 40),
        ("Introduction", 500), ("Methods", 300), ("Results", 300), ("Discussion", 500), ("References", 300),
    ]  # fmt: skip
    assert told(*rows) == [1, 2, 2, 2, 2, 1, 1, 1, 1, 1]


def test_papers_of_several_studies_have_methods_and_results_in_each() -> None:
    rows = [
        ("Introduction", 500), ("Experiment 1", 60), ("Method", 0), ("Participants", 90), ("Procedure notes", 90),
        ("Results", 200), ("Experiment 2", 60), ("Method", 0), ("Participants", 90), ("Results", 200),
        ("General Discussion", 600), ("References", 300),
    ]  # fmt: skip
    assert told(*rows) == [1, 1, 2, 3, 3, 2, 1, 2, 3, 2, 1, 1]


def test_a_heading_right_below_a_subheading_opens_a_third_level() -> None:
    rows = [
        ("Introduction", 300), ("Methods", 200), ("The survey of houses", 0), ("Choice of streets", 90),
        ("Choice of houses", 90), ("Results", 300), ("Discussion", 300),
    ]  # fmt: skip
    assert told(*rows) == [1, 1, 2, 3, 3, 1, 1]


def test_a_counted_series_after_a_subheading_lies_below_it() -> None:
    rows = [
        ("Introduction", 300), ("Methods", 200), ("Results", 0), ("How the houses were sold", 120),
        ("Case 1: the mill", 200), ("Case 2: the inn", 200), ("Discussion", 300),
    ]  # fmt: skip
    assert told(*rows) == [1, 1, 1, 2, 3, 3, 1]


def test_a_title_that_was_seen_before_returns_to_its_level() -> None:
    rows = [
        ("Introduction", 300), ("Methods", 200), ("Results", 200), ("The mill", 100), ("Remarks on it", 0),
        ("Its wheel", 50), ("Its walls", 50), ("The mill", 100), ("Discussion", 300),
    ]  # fmt: skip
    assert told(*rows) == [1, 1, 1, 2, 2, 3, 3, 2, 1]


def test_levels_that_are_known_are_kept() -> None:
    rows = [Titled("Introduction", 5), Titled("The bridge", 5, fixed=2), Titled("The mill", 5, fixed=4)]
    assert levels(rows)[1:] == [2, 4]


@given(st.lists(st.tuples(st.text(max_size=30), st.integers(0, 2000)), max_size=12))
def test_a_level_rises_by_one_at_most_and_the_first_is_the_first(rows: list[tuple[str, int]]) -> None:
    found = told(*rows)
    assert len(found) == len(rows)
    assert found[:1] in ([], [1])
    assert all(1 <= b <= a + 1 for a, b in pairwise(found))


WEIGHT = st.floats(-3, 3)
SECTION = st.tuples(*[WEIGHT] * heading_levels.STATES)


def sizes_of(read: tuple[int, ...]) -> list[int]:
    """How many headings each of the first level (0) has below it."""
    tops = [i for i, level in enumerate(read) if level == 0]
    return [b - a - 1 for a, b in pairwise([*tops, len(read)])]


@given(st.tuples(WEIGHT, WEIGHT), st.tuples(WEIGHT, WEIGHT), st.tuples(WEIGHT, WEIGHT, WEIGHT, WEIGHT), SECTION)
def test_a_level_is_the_likelier_one_over_all_ways_to_read_the_document(
    short: tuple[float, ...], long: tuple[float, ...], step: tuple[float, ...], section: tuple[float, ...]
) -> None:
    titles = ("The mill", "The old inn", "The bridge", "The new road", "The sea", "The ford", "The field", "The wood")
    own = [short if len(title.split()) == 2 else long for title in titles]
    chances = [[0.0, 0.0] for _ in titles]
    for way in product((0, 1), repeat=len(titles) - 1):
        read = (0, *way)
        score = sum(w[k] for w, k in zip(own, read, strict=True)) + sum(step[2 * a + b] for a, b in pairwise(read))
        score += sum(section[min(heading_levels.MOST_BELOW, size)] for size in sizes_of(read))
        for chance, k in zip(chances, read, strict=True):
            chance[k] += exp(score)
    assume(all(abs(a - b) > 1e-6 * (a + b) for a, b in chances))
    weights = {"own length 2": short, "own length 3": long, "step any": step, "section any": section}
    found = heading_levels.told_by([Titled(title, 3) for title in titles], weights)
    assert found == [1 if a > b else 2 for a, b in chances]


def test_sections_of_one_size_are_told_by_their_weight_alone() -> None:
    rows = [Titled(f"The {name}", 3) for name in ("mill", "inn", "bridge", "road", "sea", "ford")]
    for size in (1, 2):
        section = [9.0 if k == size else 0.0 for k in range(heading_levels.STATES)]
        assert heading_levels.told_by(rows, {"section any": section}) == [1, *[2] * size] * (6 // (1 + size))


def test_the_shipped_weights_are_one_a_level_a_step_or_a_size_of_section() -> None:
    sizes = {(s.split()[0], len(w)) for s, w in heading_levels.learned().items()}
    assert sizes == {("own", 2), ("step", 4), ("section", heading_levels.STATES)}


def test_the_text_between_plain_headings_is_what_tells_their_levels() -> None:
    found = of_text(
        "Introduction", LONG, "Methods", "Participants of the survey", SHORT, "Analysis of the answers", SHORT,
        "Results", LONG, "Discussion", LONG, "References", "Smith, J. (2010). A house. Press.",
    )  # fmt: skip
    assert [level for _, level in found] == [1, 1, 2, 2, 1, 1, 1]


@pytest.mark.parametrize(
    "line",
    [
        "Fig. 12A-I",
        "Fig. 25, S2 Table",
        "Figures 3 and 4",
        "urn:lsid:zoobank.org:act:4E5E",
        "56.2 +- 0.5 80 YES",
        "# odd",
    ],
)
def test_pointers_addresses_and_rows_of_figures_are_no_headings(line: str) -> None:
    paragraphs = [Paragraph(PROSE), Paragraph(line), Paragraph(PROSE)]
    assert guess(paragraphs, only_marked=False) == {}


def test_a_person_with_a_middle_initial_is_no_heading_unless_it_is_bold() -> None:
    paragraphs = [Paragraph(PROSE), Paragraph("Edward R. Marsh"), Paragraph(PROSE)]
    assert guess(paragraphs, only_marked=False) == {}
    bold = [Paragraph(PROSE), Paragraph("Edward R. Marsh", bold=True), Paragraph(PROSE)]
    assert list(guess(bold, only_marked=True)) == [1]


def test_beside_bold_headings_title_case_alone_makes_none() -> None:
    bold = [p for t in ("The mill", "The inn", "The bridge") for p in (Paragraph(t, bold=True), Paragraph(PROSE))]
    paragraphs = [*bold, Paragraph("The Many Small Towns"), Paragraph(PROSE), Paragraph("Conclusion"), Paragraph(PROSE)]
    assert [paragraphs[i].text for i in guess(paragraphs, only_marked=True)] == [
        "The mill", "The inn", "The bridge", "Conclusion",
    ]  # fmt: skip


def test_an_entry_that_counts_on_from_the_one_before_is_no_heading() -> None:
    lines = [
        "References",
        "6. Smith J 2010b The river. Press.",
        "7. National Institutes of Health Trials",
        "8. Cole T Walls",
    ]
    paragraphs = [Paragraph(PROSE), *map(Paragraph, lines), Paragraph(PROSE)]
    assert [paragraphs[i].text for i in guess(paragraphs, only_marked=False)] == ["References"]


def test_a_plain_heading_may_stand_right_below_another_where_text_stands_before_both() -> None:
    paragraphs = [*map(Paragraph, (LONG, "Research design", "The goals of it", LONG))]
    assert list(guess(paragraphs, only_marked=False)) == [1, 2]
    address = [*map(Paragraph, ("Jane Marsh", "Hill road", "Riverton", LONG))]
    assert 0 not in guess(address, only_marked=False)


def test_a_bold_box_in_the_text_heads_what_follows_and_a_bold_table_does_not() -> None:
    lines = [Paragraph(PROSE), Paragraph("Box 1. Terms of trade", bold=True), Paragraph(PROSE)]
    assert list(guess(lines, only_marked=True)) == [1]
    table = [Paragraph(PROSE), Paragraph("Table 1. Terms of trade", bold=True), Paragraph(PROSE)]
    assert guess(table, only_marked=True) == {}
    plain = [Paragraph(PROSE), Paragraph("Box 1. Terms of trade"), Paragraph(PROSE)]
    assert guess(plain, only_marked=True) == {}


def test_beside_bold_headings_without_numbers_counted_lines_are_items() -> None:
    bold = [p for t in ("The mill", "The inn", "The bridge") for p in (Paragraph(t, bold=True), Paragraph(PROSE))]
    lines = [Paragraph("A. Wool and cloth"), Paragraph(PROSE), Paragraph("1.2 Bread and flour"), Paragraph(PROSE)]
    found = guess([*bold, *lines], only_marked=True)
    assert [look.bare for look in found.values()] == ["The mill", "The inn", "The bridge", "1.2 Bread and flour"]
    numbered = [p for t in ("A. The mill", "B. The inn", "C. The bridge") for p in (Paragraph(t), Paragraph(PROSE))]
    assert len(guess(numbered, only_marked=True)) == 3
