"""What a title says by itself: its part, its series, its words and its form; and what the text below a heading uses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.opening.heading_titles import (
    MOST,
    STEM,
    Announcements,
    Below,
    Titled,
    case_of,
    form_of,
    is_box,
    is_byline,
    is_counted,
    is_paper,
    is_stage,
    is_statement,
    is_study,
    is_symbol,
    part_of,
    parts_of,
    room_of,
    stem_of,
    stems_of,
    titled,
    words_of,
)


def parts(*titles: str) -> list[str]:
    return parts_of([Titled(t, 3) for t in titles])


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("Introduction", "introduction"),
        ("1. Introduction", "introduction"),
        ("Introduction: the river", "introduction"),
        ("Materials and Methods", "methods"),
        ("Patients & Methods", "methods"),
        ("Research design", "methods"),
        ("Models", "methods"),
        ("Models of growth", ""),
        ("Results/Discussion", "results"),
        ("Results and Discussion", "results"),
        ("General Discussion", "discussion"),
        ("Conclusions and Future Work", "conclusion"),
        ("Works Cited", "references"),
        ("Author Contributions", "back"),
        ("Appendix B: The letters", "back"),
        ("The method of the council", ""),
        ("", ""),
    ],
)
def test_usual_parts_of_papers_are_known_by_their_titles(title: str, part: str) -> None:
    assert part_of(title) == part


def test_one_word_more_does_not_change_how_a_heading_is_seen() -> None:
    assert room_of(0) == 0 < room_of(1) == room_of(20) < room_of(50)
    assert room_of(MOST) == room_of(10_000)


def test_procedure_and_model_are_the_methods_only_where_no_other_title_is() -> None:
    assert parts("Introduction", "Procedure", "Results") == ["introduction", "methods", "results"]
    assert parts("Introduction", "Methods", "Procedure", "Results") == ["introduction", "methods", "", "results"]
    assert parts("Introduction", "Methods", "Model", "Results") == ["introduction", "methods", "", "results"]
    assert parts("Introduction", "Results", "Discussion", "Models")[-1] == "methods"


def test_a_paper_has_methods_and_results() -> None:
    assert is_paper(parts("Introduction", "Methods", "Results"))
    assert not is_paper(parts("Introduction", "Results", "Discussion"))


@pytest.mark.parametrize("title", ["Experiment 1", "Study 2: the inn", "experiment 12"])
def test_studies_of_a_paper_bear_a_number(title: str) -> None:
    assert is_study(title)
    assert not is_study(title.translate({ord(d): None for d in "0123456789"}))


@pytest.mark.parametrize(
    ("title", "box"),
    [
        ("Box 1. Terms", True),
        ("Text box 2: Terms", True),
        ("Panel 3", True),
        ("Boxes of tea", False),
        ("Box", False),
    ],
)
def test_boxes_are_known_by_their_label(title: str, box: bool) -> None:
    assert is_box(title) is box


@pytest.mark.parametrize(
    ("title", "counted"),
    [
        ("Case 1: the mill", True),
        ("b) The inn", True),
        ("3a) Going home", True),
        ("Theorem 2", True),
        ("Proof", True),
        ("Proof of Theorem 2", True),
        ("Proofreading the letters", False),
        ("The 3 mills", False),
        ("Case studies", False),
    ],
)
def test_one_of_a_series_bears_a_number_or_a_letter(title: str, counted: bool) -> None:
    assert is_counted(title) is counted


@pytest.mark.parametrize(
    ("title", "stage"),
    [
        ("Data", True),
        ("Overview of Data", True),
        ("The Experiment", True),
        ("3. Limitations:", True),
        ("Statistical analysis", False),
        ("Limitations of the mill", False),
        ("", False),
    ],
)
def test_a_stage_may_stand_beside_methods_and_results(title: str, stage: bool) -> None:
    assert is_stage(title) is stage


@pytest.mark.parametrize(
    ("title", "symbol"),
    [
        ("QRX7", True),
        ("QRX7 and TLN2", True),
        ("ADAX, TLN2 and TLN5", True),
        ("TLN2 - (Tallness 2, early growth)", True),
        ("QRX9 (river determining region)", True),
        ("MILA, mill enzyme A", True),
        ("pQCT", True),
        ("mRNA and QUS", True),
        ("TLN5 molecule", False),
        ("RIDGE for the mills", False),
        ("Methods", False),
        ("", False),
        ("(see below)", False),
    ],
)
def test_symbols_may_be_explained_but_say_nothing_else(title: str, symbol: bool) -> None:
    assert is_symbol(title) is symbol


def test_forms_of_a_word_share_a_stem() -> None:
    assert stem_of("configuring") == stem_of("Configuration") == stem_of("CONFIGURATIONS")
    assert stem_of("mills") == stem_of("mill")
    assert stem_of("glass") == "glass"
    assert stem_of("mill") != stem_of("milk")


def test_stems_of_a_title_leave_out_its_number_and_words_that_say_nothing() -> None:
    assert stems_of("2.1. The Price of the Mills") == ("price", "mill")
    assert stems_of("Of the") == ()


def test_plural_endings_are_cut_off_words() -> None:
    assert words_of("The Mills and the Glass") == ("the", "mill", "and", "the", "glass")


@pytest.mark.parametrize(
    ("title", "case"),
    [
        ("The Mills of Dover", "title"),
        ("The mills along rivers", "sentence"),
        ("The mills near Dover burned", "mixed"),
        ("Mills", "one"),
        ("3. The Mills of Dover", "title"),
        ("", "one"),
    ],
)
def test_titles_use_capitals_in_one_of_three_ways_or_do_not_show_it(title: str, case: str) -> None:
    assert case_of(title) == case


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("Selling the mill", "gerund"),
        ("Who paid?", "question"),
        ("The mill: a history", "halves"),
        ("Mills (and inns)", "aside"),
        ("QRX7 in mice", "symbol"),
        ("The mill", "article"),
        ("Mill and inn", "plain"),
        ("King and mill", "plain"),
        ("", "plain"),
    ],
)
def test_titles_are_built_in_one_of_a_few_forms(title: str, form: str) -> None:
    assert form_of(title) == form


def test_a_title_with_a_common_verb_is_a_statement() -> None:
    assert is_statement("The price was not due to the mill")
    assert not is_statement("The price of the mill")


def test_a_heading_knows_which_words_of_titles_the_text_below_it_uses() -> None:
    rows = [
        Below("The trades", ["We look at millers.", "Then at weavers."], 7),
        Below("Milling", ["Flour was dear."], 3),
        Below("The weavers", [], 0),
    ]
    assert [h.uses for h in titled(rows)] == [{stem_of("weavers")}, frozenset(), frozenset()]
    assert [h.room for h in titled(rows)] == [1, 1, 0]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ada Marsh", True),
        ("by Ada Marsh (Riverton) and Tom Hill", True),
        ("Ada van der Marsh, University of Riverton", True),
        ("Gimena del Rio (Riverton) y Elena Marsh", True),
        ("Ada K. Marsh, Jr., Ph.D.", True),
        ("Ada Marsh, Tom Hill, Sr.", True),
        ("Ada Marsh wrote this", False),
        ("Ada Marsh.", False),
        ("Marsh", False),
        ("", False),
        ("Ada Marsh " * 20, False),
    ],
)
def test_a_byline_is_names_and_nothing_else(line: str, names: bool) -> None:
    assert is_byline(line) is names


def test_a_heading_is_signed_by_the_line_right_below_it_alone() -> None:
    rows = [
        Below("The mill", ["Ada Marsh", "Flour."], 3),
        Below("The inn", ["Beer.", "Ada Marsh"], 3),
        Below("A", [], 0),
    ]
    assert [h.signed for h in titled(rows)] == [True, False, False]


def test_only_the_text_right_below_a_heading_is_searched() -> None:
    far = [Below("Trades", ["word " * 400, "the weavers"], 402), Below("Weavers", [], 0)]
    near = [Below("Trades", ["word " * 300, "the weavers"], 302), Below("Weavers", [], 0)]
    assert (titled(far)[0].uses, titled(near)[0].uses) == (frozenset(), {stem_of("weavers")})


def test_the_words_below_a_heading_are_measured_by_those_below_the_others() -> None:
    rows = [Below("The mill", ["x"], 100), Below("The inn", ["x"], 100), Below("The road", [], 0)]
    assert [h.share for h in titled(rows)] == [5, 5, 0]
    longer = [Below("The mill", ["x"], 10), Below("The inn", ["x"], 100), Below("The road", ["x"], 400)]
    assert [h.share for h in titled(longer)] == [1, 2, 6]


def test_what_stands_before_and_after_the_text_proper_changes_no_measure() -> None:
    rows = [Below("The mill", ["x"], 100), Below("The inn", ["x"], 60)]
    more = [Below("Abstract", ["x"], 300), *rows, Below("References", ["x"], 2000)]
    assert [h.share for h in titled(more)[1:3]] == [h.share for h in titled(rows)]
    assert [h.share for h in titled([Below("References", ["x"], 9)])] == [6]


def test_words_above_the_most_that_count_make_no_difference() -> None:
    one, other = ([Below("The mill", ["x"], n), Below("The inn", ["x"], 200)] for n in (MOST, 9 * MOST))
    assert titled(one) == titled(other)


@pytest.mark.parametrize(
    ("texts", "words", "leads"),
    [
        (["There are two kinds:"], 4, True),
        (["Flour; "], 1, True),
        (["There are two kinds:", "Flour."], 5, False),
        (["There are two."], 3, False),
        (["There are two kinds:"], MOST, False),
        ([], 0, False),
    ],
)
def test_a_text_that_ends_with_a_colon_leads_to_what_follows(texts: list[str], words: int, leads: bool) -> None:
    assert titled([Below("The mill", texts, words), Below("The inn", [], 0)])[0].leads is leads


def test_a_heading_knows_how_near_its_text_is_to_the_text_above() -> None:
    texts = ("Grinding wheels need grain.", "Grain makes wheels turn.", "Guests like bread.", "Horses draw carts.")
    found = titled([Below(f"Part {k}", [text], 4) for k, text in enumerate(texts)])
    assert found[0].near == 0
    assert found[1].near > found[2].near > 0


def test_a_text_names_all_half_some_or_none_of_the_words_of_a_title() -> None:
    lead = Titled("Trades", 1, uses=frozenset(map(stem_of, ("flour", "wool"))))
    titles = ("Flour and wool", "Flour and bread", "Wool, oats, beer", "Rye", "The")
    names = Announcements([lead, *(Titled(t, 1) for t in titles)])
    assert [names.of(0, i) for i in range(1, 6)] == ["all", "half", "some", "none", "no words"]
    assert Announcements([Titled("Trades", 0), Titled("Bread", 1)]).of(0, 1) == "no text"


def test_words_of_many_titles_announce_none_of_them() -> None:
    lead = Titled("Trades", 1, uses=frozenset({"price"}))
    names = Announcements([lead, *(Titled(f"Price of {x}", 1) for x in ("flour", "wool", "beer"))])
    assert names.of(0, 1) == "none"


@given(st.text(max_size=60))
def test_any_line_can_be_read_as_a_title(title: str) -> None:
    assert case_of(title) in ("title", "sentence", "mixed", "one")
    assert form_of(title)
    assert all(stem == stem.lower() and len(stem) <= STEM for stem in stems_of(title) if stem.isascii())
    assert isinstance(is_symbol(title) or is_counted(title) or is_statement(title), bool)


@given(st.from_regex(r"[A-Za-z]{2,11}[a-rt-zA-RT-Z]", fullmatch=True))
def test_a_word_and_its_plural_share_a_stem(word: str) -> None:
    assert stem_of(f"{word}s") == stem_of(word)
