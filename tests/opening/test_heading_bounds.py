"""Which headings are certainly of the first level, and which certainly lie below it."""

from dataclasses import replace

from coping_gui.opening.heading_bounds import below, in_abstract, with_known
from coping_gui.opening.heading_titles import Titled, room_of


def headings(*titles: str, words: int = 100) -> list[Titled]:
    return [Titled(t.rstrip("0"), room_of(0 if t.endswith("0") else words)) for t in titles]


def fixed(*titles: str) -> dict[str, int]:
    return {h.title: h.fixed for h in with_known(headings(*titles)) if h.fixed}


def under(*titles: str) -> list[str]:
    found = with_known(headings(*titles))
    return [found[i].title for i in sorted(below(found))]


def test_the_main_parts_of_a_paper_are_of_the_first_level() -> None:
    titles = ("Introduction", "Methods", "The sample", "Results", "The prices", "Discussion")
    assert fixed(*titles) == {"Introduction": 1, "Methods": 1, "Results": 1, "Discussion": 1}
    assert under(*titles) == ["The sample", "The prices"]


def test_an_essay_without_methods_and_results_is_not_bound_but_by_its_introduction() -> None:
    titles = ("Introduction", "The mill", "Discussion")
    assert (fixed(*titles), under(*titles)) == ({"Introduction": 1}, [])


def test_a_level_that_is_known_stays() -> None:
    assert [h.fixed for h in with_known([Titled("Introduction", 3, fixed=2), Titled("Mill", 3, fixed=3)])] == [2, 3]


def test_what_a_structured_abstract_names_lies_below_it() -> None:
    titles = ("Abstract0", "Background", "Methods", "Results", "Conclusions", "Introduction", "Methods", "Results")
    assert under(*titles) == ["Background", "Methods", "Results", "Conclusions"]
    assert [h.fixed for h in with_known(headings(*titles))] == [0, 0, 0, 0, 0, 1, 1, 1]


def test_an_introduction_inside_of_the_abstract_is_not_the_paper_s() -> None:
    titles = ("Abstract0", "Introduction", "Methods", "Results", "Introduction", "Methods", "Results")
    assert under(*titles) == ["Introduction", "Methods", "Results"]
    assert [h.fixed for h in with_known(headings(*titles))][1:5:3] == [0, 1]


def test_an_abstract_with_text_of_its_own_has_no_parts() -> None:
    assert in_abstract(headings("Abstract", "Background", "The mill", "Introduction")) == set()


def test_headings_with_much_text_or_too_many_are_no_parts_of_an_abstract() -> None:
    assert in_abstract(headings("Abstract0", "The mill", "The inn", "Introduction", words=600)) == set()
    many = ("Abstract0", *(f"Part {x}" for x in "abcdefgh"), "Introduction")
    assert in_abstract(headings(*many)) == set()
    assert in_abstract([]) == set()


def test_methods_and_results_of_several_studies_lie_below_them() -> None:
    titles = ("Introduction", "Study 1", "Methods", "Results", "Study 2", "Methods", "Results", "General Discussion")
    assert [h.fixed for h in with_known(headings(*titles))] == [1, 1, 2, 2, 1, 2, 2, 1]


def test_a_part_named_inside_of_the_results_lies_below_them() -> None:
    titles = ("Introduction", "Methods", "Results", "The find", "Discussion", "Description", "Discussion", "References")
    assert under(*titles) == ["The find", "Discussion", "Description"]


def test_a_box_lies_below_what_it_stands_in_unless_it_is_the_first() -> None:
    assert under("Box 1. Terms", "The mill", "Box 2. Prices") == ["Box 2. Prices"]


def test_titles_that_come_again_and_again_lie_below_others() -> None:
    titles = ("Introduction", "The mill", "Remarks", "The inn", "Remarks", "The bridge", "Remarks", "Conclusion")
    assert under(*titles) == ["Remarks"] * 3
    assert under("Introduction", "The mill", "Remarks", "The inn", "Remarks") == []


def test_usual_parts_may_come_again_and_again_in_a_volume_of_papers() -> None:
    titles = ("The mill", "Conclusion", "The inn", "Conclusion", "The bridge", "Conclusion")
    assert under(*titles) == []


def test_what_follows_an_abstract_with_text_is_of_the_first_level() -> None:
    assert fixed("Abstract", "The mill", "The inn") == {"The mill": 1}
    assert fixed("The abstract", "The mill") == {}
    assert fixed("Abstract") == {}


def signed(*titles: str) -> list[Titled]:
    return [Titled(t.rstrip("*"), room_of(100), signed=t.endswith("*")) for t in titles]


def test_papers_of_a_volume_are_signed_and_what_follows_each_lies_below_it() -> None:
    found = with_known(signed("Overview", "The mill*", "Introduction", "Conclusion", "The inn*", "Beer", "References"))
    assert [h.title for h in found if h.fixed == 1] == ["The mill", "The inn"]
    assert [found[i].title for i in sorted(below(found))] == ["Introduction", "Conclusion", "Beer"]


def test_one_line_of_names_signs_nothing() -> None:
    found = with_known(signed("Introduction", "The committee*", "The mill", "References*"))
    assert [h.fixed for h in found] == [1, 0, 0, 0]
    assert below(found) == set()


def test_a_conclusion_ends_the_studies_and_a_level_that_is_known_stays_below_them() -> None:
    titles = ("Study 1", "Methods", "Study 2", "Methods", "Conclusion", "Discussion")
    assert [h.fixed for h in with_known(headings(*titles))] == [1, 2, 1, 2, 0, 0]
    rows = headings("Study 1", "Methods", "Study 2", "Methods")
    rows[1] = replace(rows[1], fixed=3)
    assert [h.fixed for h in with_known(rows)] == [1, 3, 1, 2]


def test_introductions_and_discussions_that_come_several_times_are_not_bound() -> None:
    assert fixed("Introduction", "The mill", "Introduction", "The inn") == {}
    often = [title for _ in range(3) for title in ("Methods", "Results", "Discussion")]
    assert fixed("The mill", *often) == {}


def test_a_stage_alone_between_main_parts_may_stand_beside_them() -> None:
    assert under("Introduction", "Methods", "Data", "Results", "Limitations", "Conclusion") == []
    assert under("Introduction", "Methods", "Terms", "Results", "The prices", "Conclusion") == ["Terms", "The prices"]


def test_a_stage_among_others_or_below_a_part_without_text_lies_below_it() -> None:
    assert under("Introduction", "Methods", "Data", "Terms", "Results") == ["Data", "Terms"]
    assert under("Introduction", "Methods0", "Data", "Results") == ["Data"]


def test_a_counted_series_lies_below_the_heading_above_it() -> None:
    titles = ("Why it matters", "Schedule", "Part 1: Wool", "Part 2: Flax", "Thoughts", "Bibliography")
    assert under(*titles) == ["Part 1: Wool", "Part 2: Flax"]


def test_a_first_level_that_is_known_lies_below_nothing() -> None:
    rows = headings("Why it matters", "Schedule", "Part 1: Wool", "Part 2: Flax")
    rows[2] = replace(rows[2], fixed=1)
    assert [rows[i].title for i in below(rows)] == ["Part 2: Flax"]
