"""The signs of a heading's level: its place, the text before it, and how it is built."""

import pytest

from coping_gui.opening.heading_signs import signs
from coping_gui.opening.heading_titles import Below, Titled, titled


def last(*titles: str) -> tuple[set[str], set[str]]:
    found = signs([Titled(t, 3) for t in titles])[-1]
    return {*found.own}, {*found.step}


def test_a_document_without_headings_has_no_signs() -> None:
    assert signs([]) == []


def test_the_first_heading_has_no_step() -> None:
    first, second = signs([Titled("The mill", 3), Titled("The inn", 3)])
    assert first.step == ()
    assert second.step


@pytest.mark.parametrize(
    ("before", "title", "sign"),
    [
        ("Selling the mill", "Buying the inn", "forms gerund"),
        ("Who sold?", "Who bought?", "forms question"),
        ("The mill", "Selling it", "forms "),
        ("The Mills of Dover", "The Inns of Dover", "cases title title"),
        ("The Mills of Dover", "The inns along rivers", "cases sentence title"),
        ("Wooden wheel", "Iron wheel", "first False last True"),
        ("Effects of wind", "Effects of rain", "first True last False"),
        ("Market prices", "Market prices from towns", "share 2"),
        ("Mill", "The long and winding history of the mill", "longer -4"),
    ],
)
def test_parallel_titles_are_seen(before: str, title: str, sign: str) -> None:
    assert sign in last("Introduction", before, title)[1]


def test_a_heading_that_the_text_above_it_names_is_announced_and_so_are_those_after_it() -> None:
    rows = [
        Below("Trades", ["We look at millers and at weavers."], 7),
        Below("Millers", ["Flour."], 1),
        Below("Weavers", ["Wool."], 1),
        Below("Inns", ["Beer."], 1),
    ]
    steps = [{*s.step} for s in signs(titled(rows))]
    assert {"announced all", "announced ahead 2 of 3"} <= steps[1]
    assert {"announced none", "announced ahead 0 of 2"} <= steps[2]


def test_the_last_usual_part_before_a_heading_is_its_zone() -> None:
    own, step = last("Introduction", "Methods", "The survey", "The sample")
    assert "zone methods part " in own
    assert "parts  False" in step


def test_a_title_that_comes_twice_says_so() -> None:
    assert "again True" in last("The mill", "Remarks", "The inn", "Remarks")[0]
    assert "again False" in last("The mill", "Remarks", "The inn", "Terms")[0]


def test_a_statement_and_a_question_are_told_from_names() -> None:
    assert {"statement True", "form article"} <= last("The mill", "The mill was sold")[0]
    assert {"statement False", "form question"} <= last("The mill", "Who bought it?")[0]


def test_the_text_under_headings_is_compared_with_what_is_usual_and_with_that_before() -> None:
    rooms = (5, 1, 3, 2, 4)
    found = signs([Titled("The mill", room) for room in rooms])
    assert [("less True 0" in s.own) for s in found] == [False, True, False, True, False]
    assert {"rooms 1", "between 3", "two 1 3"} <= {*found[3].step}


def test_as_many_usual_parts_count_as_four() -> None:
    parts = ("Introduction", "Methods", "Results", "Discussion", "Conclusion")
    assert [next(s for s in last(*parts[:n])[0] if s.startswith("many")) for n in range(3, 6)] == [
        "many 0 3",
        "many 1 4",
        "many 1 4",
    ]
