"""Where an edit goes: which run takes up new text, and how an edit is cut around what is read-only."""

import pytest
from docx_samples import p, r, word
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.wordfile.names import TRANSITIONAL, names_under
from coping_gui.wordfile.neighbours import is_one_look, spread
from coping_gui.wordfile.plan import Plan, Planner, Replacement, trimmed
from coping_gui.wordfile.textmap import MappedParagraph
from coping_gui.wordfile.wordfile import WordFile

NAMES = names_under(TRANSITIONAL)
LINK = '<w:hyperlink w:anchor="a">{}</w:hyperlink>'
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
FIELD = '<w:fldSimple w:instr="DATE">{}</w:fldSimple>'


def mapped(content: str) -> MappedParagraph:
    (story,) = WordFile(word(p(content)), "x").stories.values()
    return story.paragraphs[0]


def plan(content: str, *edits: tuple[int, int, str], tracked: bool = False) -> Plan:
    return Planner(mapped(content), NAMES, tracked=tracked).plan([Replacement(*edit) for edit in edits])


def taken_by(content: str, place: int, text: str) -> str:
    """The text of the run that takes up an insertion."""
    (step,) = plan(content, (place, place, text)).steps
    return step.piece.node.text or ""


@pytest.mark.parametrize(
    ("content", "place", "text", "taker"),
    [
        (r("one") + r("two"), 3, " ", "one"),
        (r("one") + r("two"), 3, "s", "one"),
        (r("one ") + r("two"), 4, "s", "two"),
        (r("one") + r(" two"), 3, "s", "one"),
        (r("one") + r("two"), 3, ",", "one"),
        (r("one") + r("two"), 0, "x", "one"),
        (r("one") + r("two"), 6, "x", "two"),
        (LINK.format(r("link")) + r("next"), 4, " ", "next"),
        (r("before") + LINK.format(r("link")), 6, " ", "before"),
        (LINK.format(r("link")) + r(" next"), 4, "s", "link"),
        (LINK.format(r("link")) + r("."), 4, ",", "."),
        (LINK.format(r("one")) + LINK.format(r("two")), 3, " ", "one"),
        (r("plain") + r("line", "<w:u/>"), 5, " ", "plain"),
        (r("line", "<w:u/>") + r("plain"), 4, " ", "plain"),
        (r("struck", "<w:strike/>") + r("high", '<w:highlight w:val="red"/>'), 6, " ", "struck"),
        (r("fact") + NOTE + r("next"), 4, " ", "next"),
        (r("fact") + NOTE + r(" next"), 4, "s", "fact"),
        (FIELD.format(r("1 May")) + r("is"), 5, " ", "is"),
        (r("on") + FIELD.format(r("1 May")), 2, " ", "on"),
    ],
)
def test_an_insertion_between_runs_goes_where_it_belongs(content: str, place: int, text: str, taker: str) -> None:
    assert taken_by(content, place, text) == taker


def test_an_insertion_between_two_fields_is_refused() -> None:
    result = plan(FIELD.format(r("a")) + FIELD.format(r("b")), (1, 1, " "))
    ((edit, why),) = result.refused
    assert edit == Replacement(1, 1, " ")
    assert "field" in why


def test_an_insertion_into_an_emptied_text_uses_it() -> None:
    assert plan("<w:r><w:t></w:t></w:r>", (0, 0, "new")).new_runs == []
    assert len(plan("<w:r><w:t></w:t></w:r>", (0, 0, "new")).steps) == 1


def test_text_beside_an_image_gets_a_run_of_its_own() -> None:
    result = plan("<w:r><w:drawing/></w:r>", (1, 1, "caption"))
    (new,) = result.new_runs
    assert new.text == "caption"
    assert new.after is not None


def test_text_between_two_objects_of_one_run_is_refused() -> None:
    result = plan("<w:r><w:drawing/><w:drawing/></w:r>", (1, 1, "x"))
    assert [why for _, why in result.refused] == ["there is no text beside it that could take it up"]


def test_an_edit_around_a_field_that_it_keeps_is_cut_in_two() -> None:
    content = r("on teh ") + FIELD.format(r("1 May")) + r(" taht")
    steps = plan(content, (3, 17, "the 1 May that")).steps
    assert [(step.piece.node.text, step.text) for step in steps] == [("on teh ", "he"), (" taht", "ha")]


def test_an_edit_that_keeps_only_one_of_two_equal_objects_is_refused() -> None:
    content = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>"
    assert len(plan(content, (0, 5, "a\tbc")).refused) == 1
    assert len(plan(content, (0, 5, "A\tB\tC")).steps) == 3


def test_two_insertions_at_one_place_contradict_each_other() -> None:
    result = plan(r("abc"), (1, 1, "x"), (1, 1, "y"))
    assert [edit.text for edit, _ in result.refused] == ["y"]


def test_edits_that_meet_are_both_made() -> None:
    assert plan(r("abcdef"), (0, 2, "X"), (2, 4, "Y")).refused == []


def test_an_edit_that_changes_nothing_does_nothing() -> None:
    assert plan(r("abc"), (0, 3, "abc"), (1, 1, "")) == Plan([], [], [])


def test_new_text_deep_in_an_insertion_of_others_is_refused_when_tracked_only() -> None:
    inner = f'<w:smartTag w:element="e">{r("teh")}</w:smartTag>'
    content = f'<w:ins w:id="1" w:author="Ann">{inner}</w:ins>'
    assert len(plan(content, (0, 3, "the"), tracked=True).refused) == 1
    assert len(plan(content, (1, 3, ""), tracked=True).steps) == 1
    assert len(plan(content, (0, 3, "the")).steps) == 1


@given(st.text(alphabet="abc ", max_size=9), st.integers(0, 9), st.integers(0, 9), st.text(alphabet="abc ", max_size=9))
def test_trimming_never_changes_the_outcome(text: str, one: int, other: int, new: str) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    less = trimmed(text, Replacement(start, end, new))
    assert text[: less.start] + less.text + text[less.end :] == text[:start] + new + text[end:]
    assert less.end - less.start <= end - start
    assert not less.text or less.start == less.end or text[less.start] != less.text[0]


@given(st.text(alphabet="abcd ", min_size=1, max_size=20), st.text(alphabet="abcd ", max_size=20), st.data())
def test_new_text_is_spread_whole_and_in_order(old: str, new: str, data: st.DataObject) -> None:
    cuts = sorted(set(data.draw(st.lists(st.integers(0, len(old)), max_size=4))))
    parts = spread(old, new, cuts)
    assert len(parts) == len(cuts) + 1
    assert "".join(parts) == new


@pytest.mark.parametrize(
    ("old", "new", "cuts", "parts"),
    [
        ("eh", "he", [1], ["h", "e"]),
        ("boldplain", "bold plain", [4], ["bold ", "plain"]),
        ("boldplain", "boldplan", [4], ["bold", "plan"]),
        ("boldplain", "xyz", [4], ["xyz", ""]),
        ("one two", "", [3], ["", ""]),
        ("abcdef", "abXcdYef", [2, 4], ["abX", "cdY", "ef"]),
    ],
)
def test_each_part_goes_to_what_it_resembles(old: str, new: str, cuts: list[int], parts: list[str]) -> None:
    assert spread(old, new, cuts) == parts


FILLED = '<w14:textFill><w14:solidFill><w14:alpha w14:val="{}"/></w14:solidFill></w14:textFill>'


@pytest.mark.parametrize(
    ("content", "one_look"),
    [
        (r("wo") + r("rd"), True),
        (r("wo", "<w:b/>") + r("rd", "<w:b/>"), True),
        (r("wo") + '<w:proofErr w:type="spellEnd"/>' + r("rd"), True),
        ("<w:r><w:t>wo</w:t><w:t>rd</w:t></w:r>", True),
        (r("wo", "<w:b/>") + r("rd"), False),
        (r("wo", FILLED.format(10)) + r("rd", FILLED.format(10)), True),
        (r("wo", FILLED.format(10)) + r("rd", FILLED.format(90)), False),
        (r("wo") + '<w:bookmarkEnd w:id="1"/>' + r("rd"), False),
        (r("wo") + LINK.format(r("rd")), False),
        ("<w:r><w:t>wo</w:t><w:footnoteReference w:id='2'/><w:t>rd</w:t></w:r>", False),
    ],
)
def test_runs_count_as_one_when_nothing_parts_them(content: str, one_look: bool) -> None:
    assert is_one_look(mapped(content).pieces, NAMES) is one_look
