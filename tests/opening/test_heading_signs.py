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


def test_an_author_who_sets_headings_right_below_each_other_is_known_by_it() -> None:
    def stacks(*rooms: int) -> tuple[set[str], set[str]]:
        found = signs([Titled("The mill", room) for room in rooms])[-1]
        return {*found.own}, {*found.step}

    assert {"stacks 0", "stacks 0 0"} <= stacks(0, 3, 3)[0]
    assert {"stacks 2", "stacks 2 0"} <= stacks(3, 0, 3, 0)[0]
    assert "stacks 3" in stacks(3, 0, 0, 0, 0, 0)[0]
    assert "stacks 1 0" in stacks(3, 0, 3)[1]


def test_a_bibliography_without_text_is_no_stack() -> None:
    found = signs([Titled("The mill", 3), Titled("The inn", 3), Titled("References", 0)])
    assert all("stacks 0" in s.own for s in found)


def test_a_heading_knows_its_place_among_those_between_two_usual_parts() -> None:
    titles = ("Introduction", "The mill", "The inn", "The road", "Conclusion")
    found = [{*s.own} for s in signs([Titled(t, 3) for t in titles])]
    assert [sorted(s for s in own if s.startswith(("among", "place"))) for own in found] == [
        [],
        ["among 3 2", "place 1 3"],
        ["among 3 2", "place 2 2"],
        ["among 3 2", "place 3 1"],
        [],
    ]


@pytest.mark.parametrize(
    ("titles", "sign"),
    [
        (("The mill", "Price of flour", "Price of wool"), "run 0 2"),
        (("Price of flour", "Price of wool", "The mill"), "run 2 0"),
        (("Corn mill", "Wind mill", "Water mill"), "run 2 2"),
        (("Selling flour", "Flour prices", "The mill"), "run 1 0"),
        (("Rye", "Oats", "?"), "run 0 0"),
        (("Rye", "Rye", "Oats"), "run 2 0"),
    ],
)
def test_a_run_of_parallel_titles_has_a_beginning_and_an_end(titles: tuple[str, ...], sign: str) -> None:
    assert sign in signs([Titled(t, 3) for t in titles])[1].step


def test_the_last_heading_has_no_run_after_it() -> None:
    assert not any(s.startswith("run ") for s in last("The mill", "The inn")[1])


def test_the_text_above_a_heading_says_whether_it_goes_on_or_leads_to_it() -> None:
    lead = Titled("The trades", 2, leads=True, share=4)
    near, far = Titled("Millers", 2, near=5, share=1), Titled("Weavers", 2, near=0)
    steps = [{*s.step} for s in signs([lead, near, far])]
    assert {"leads True", "near 5", "before 4"} <= steps[1]
    assert {"leads False", "before 1"} <= steps[2]
    assert not any(s.startswith("near") for s in steps[2])
    assert "share 1" in signs([lead, near])[1].own


def test_without_text_above_it_nothing_leads_to_a_heading() -> None:
    found = signs([Titled("The trades", 0), Titled("Millers", 2)])[1]
    assert not any(s.startswith("leads") for s in found.step)


def test_a_section_is_known_by_its_text_its_part_and_how_many_usual_parts_there_are() -> None:
    first, mill, methods, results = signs([Titled(t, 5) for t in ("Introduction", "The mill", "Methods", "Results")])
    assert first.section == ("any", "room 4", "known 3", "part introduction", "named True")
    assert mill.section == ("any", "room 4", "known 3", "part ", "named False")
    assert methods.section[3:] == ("part methods", "named True")
    assert results.section[1] == "room 4"
    assert signs([Titled("The mill", 0)])[0].section[1:3] == ("room 0", "known 0")
