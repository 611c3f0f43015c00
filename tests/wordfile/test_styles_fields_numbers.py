"""Styles, fields, list labels, and new text spread over old runs: small markup, known answers."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from docx_samples import NAMESPACES
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from coping_gui.wordfile.fields import (
    BELONGS_TO_CODE,
    BELONGS_TO_FIELD,
    BELONGS_TO_UNCLOSED_FIELD,
    FieldStack,
    unclosed_fields,
)
from coping_gui.wordfile.names import Element, names_of
from coping_gui.wordfile.neighbours import spread
from coping_gui.wordfile.numbering import Numbering, formatted
from coping_gui.wordfile.styles import Styles, number


def root_of(tag: str, markup: str) -> Element:
    return etree.fromstring(f"<w:{tag} {NAMESPACES}>{markup}</w:{tag}>")


def style(
    ident: str, name: str = "", based_on: str = "", kind: str = "paragraph", inside: str = "", more: str = ""
) -> str:
    parts = f'<w:name w:val="{name}"/>' if name else ""
    parts += f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{ident}" {more}>{parts}{inside}</w:style>'


def styles(*parts: str) -> Styles:
    return Styles(root_of("styles", "".join(parts)))


def outline(level: int | str) -> str:
    return f'<w:pPr><w:outlineLvl w:val="{level}"/></w:pPr>'


@pytest.mark.parametrize(
    ("parts", "asked", "level"),
    [
        ([style("H1", "heading 1")], "H1", 1),
        ([style("H1", "Heading 1")], "H1", 1),
        ([style("berschrift1", "heading 1")], "berschrift1", 1),
        ([style("X", "Anything", inside=outline(2))], "X", 3),
        ([style("X", "heading 2", inside=outline(0))], "X", 1),
        ([style("X", "heading 2", inside=outline(9))], "X", 0),
        ([style("X", "heading 2", inside=outline("x"))], "X", 2),
        ([style("H2", "heading 2"), style("Mine", "Mine", "H2")], "Mine", 2),
        ([style("H2", "heading 2"), style("Mine", "Mine", "H2", inside=outline(9))], "Mine", 0),
        ([style("A", "A", "B"), style("B", "B", "A")], "A", 0),
        ([style("A", "A", "A")], "A", 0),
        ([style("A", "A", "gone")], "A", 0),
        ([style("A", "heading 10")], "A", 0),
        ([style("A", "sub heading 1")], "A", 0),
        ([], "Heading3", 3),
        ([], "heading 3", 3),
        ([], "Normal", 0),
        ([], "", 0),
    ],
)
def test_a_style_s_heading_level(parts: Sequence[str], asked: str, level: int) -> None:
    assert styles(*parts).heading_level(asked) == level


def run_style(markup: str) -> str:
    return f"<w:rPr>{markup}</w:rPr>"


@pytest.mark.parametrize(
    ("own", "below", "bold"),
    [
        ("<w:b/>", "", True),
        ('<w:b w:val="0"/>', "<w:b/>", False),
        ('<w:b w:val="false"/>', "<w:b/>", False),
        ('<w:b w:val="1"/>', "", True),
        ("", "<w:b/>", True),
        ("", "", None),
    ],
)
def test_bold_is_inherited_until_a_style_says_otherwise(own: str, below: str, bold: bool | None) -> None:
    found = styles(style("Base", inside=run_style(below)), style("Own", based_on="Base", inside=run_style(own)))
    assert found.is_bold("Own") is bold
    italic = styles(
        style("Base", inside=run_style(below.replace("w:b", "w:i"))),
        style("Own", based_on="Base", inside=run_style(own.replace("w:b", "w:i"))),
    )
    assert italic.is_italic("Own") is bold


def test_the_language_is_that_of_the_nearest_style_that_names_one_and_the_document_has_a_default() -> None:
    found = styles(
        '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>',
        style("Base", inside=run_style('<w:lang w:val="de-DE"/>')),
        style("Own", based_on="Base"),
        style("French", based_on="Own", inside=run_style('<w:lang w:val="fr-FR"/>')),
    )
    assert [found.language(s) for s in ("Base", "Own", "French", "gone")] == ["de-DE", "de-DE", "fr-FR", ""]
    assert found.default_language == "en-GB"


def test_list_and_level_may_come_from_different_styles_of_the_chain() -> None:
    found = styles(
        style("Base", inside='<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr></w:pPr>'),
        style("Own", based_on="Base", inside='<w:pPr><w:numPr><w:ilvl w:val="3"/></w:numPr></w:pPr>'),
        style("None"),
    )
    assert [found.numbering(s) for s in ("Base", "Own", "None", "gone")] == [("7", 1), ("7", 3), ("", 0), ("", 0)]


def test_hidden_styles_are_named_by_their_kind_those_based_on_them_too() -> None:
    vanish, shown = run_style("<w:vanish/>"), run_style('<w:vanish w:val="0"/>')
    found = styles(
        style("P", inside=vanish),
        style("P2", based_on="P"),
        style("P3", based_on="P", inside=shown),
        style("C", kind="character", inside=vanish),
        style("T", kind="table", inside=vanish),
    ).hidden()
    assert (found.paragraph, found.character) == ({"P", "P2"}, {"C"})


@pytest.mark.parametrize("said", ["1", "true", "on"])
def test_the_default_paragraph_style_is_the_one_that_says_so(said: str) -> None:
    found = styles(
        style("C", kind="character", more=f'w:default="{said}"'),
        style("Normal", "Normal", more=f'w:default="{said}"'),
        style("Other", more='w:default="0"'),
    )
    assert found.default_paragraph == "Normal"


def test_names_are_told_by_id_and_unknown_ids_stand_for_themselves() -> None:
    found = styles(style("a", "Body Text"), style("b"))
    assert [found.name(s) for s in ("a", "b", "gone")] == ["Body Text", "b", "gone"]
    assert [found.has(s) for s in ("a", "gone")] == [True, False]


def test_a_document_without_styles_has_defaults() -> None:
    found = Styles(None)
    assert (found.default_paragraph, found.default_language, found.is_bold("X")) == ("", "", None)


@pytest.mark.parametrize(
    ("text", "value"), [(None, None), ("", None), ("12", 12), ("-1", -1), ("1.5", None), ("x", None)]
)
def test_an_attribute_that_is_no_number_is_none(text: str | None, value: int | None) -> None:
    assert number(text) == value


# -- fields


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def walked(*steps: str) -> list[tuple[str, bool, str]]:
    """For every letter among the steps: the letter, whether it is hidden, and why it must not be changed."""
    kinds = {"(": "begin", "|": "separate", ")": "end"}
    markup = "".join(mark(kinds[s]) if s in kinds else f"<w:r><w:t>{s}</w:t></w:r>" for s in steps)
    root = root_of("p", markup)
    names = names_of(root)
    stack = FieldStack(names, unclosed_fields(root, root.iter(names.fld_char), names))
    seen: list[tuple[str, bool, str]] = []
    for element in root.iter(names.fld_char, names.t):
        if element.tag == names.fld_char:
            stack.pass_mark(element)
        else:
            seen.append((element.text or "", stack.hides, stack.why))
    return seen


FREE, RESULT, CODE, OPEN = "", BELONGS_TO_FIELD, BELONGS_TO_CODE, BELONGS_TO_UNCLOSED_FIELD


@pytest.mark.parametrize(
    ("steps", "wanted"),
    [
        ("a(b|c)d", [("a", False, FREE), ("b", True, CODE), ("c", False, RESULT), ("d", False, FREE)]),
        ("(a)b", [("a", True, CODE), ("b", False, FREE)]),
        ("(a|b(c|d)e)f", [
            ("a", True, CODE), ("b", False, RESULT), ("c", True, RESULT), ("d", False, RESULT), ("e", False, RESULT),
            ("f", False, FREE),
        ]),
        ("(a(b|c)d|e)f", [
            ("a", True, CODE), ("b", True, CODE), ("c", True, RESULT), ("d", True, CODE), ("e", False, RESULT),
            ("f", False, FREE),
        ]),
        ("a)b", [("a", False, FREE), ("b", False, FREE)]),
        ("a|b", [("a", False, FREE), ("b", False, FREE)]),
        ("(a", [("a", False, OPEN)]),
        ("(a|b", [("a", False, OPEN), ("b", False, OPEN)]),
        ("(a(b|c)d", [("a", False, OPEN), ("b", True, OPEN), ("c", False, RESULT), ("d", False, OPEN)]),
    ],
)  # fmt: skip
def test_code_is_hidden_and_a_result_may_not_be_changed(steps: str, wanted: list[tuple[str, bool, str]]) -> None:
    assert walked(*steps) == wanted


@given(st.text("(|)a", max_size=12))
def test_no_row_of_marks_is_too_broken_to_be_walked(steps: str) -> None:
    seen = walked(*steps)
    assert len(seen) == steps.count("a")
    for _, hidden, why in seen[: steps.partition("(")[0].count("a")]:
        assert (hidden, why) == (False, FREE)


# -- labels


def level(at: int, fmt: str = "decimal", text: str = "", start: int = 1, more: str = "") -> str:
    text = text or f"%{at + 1}."
    shape = f'<w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/><w:lvlText w:val="{text}"/>{more}'
    return f'<w:lvl w:ilvl="{at}">{shape}</w:lvl>'


def numbering(*levels: str, lists: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> Numbering:
    abstract = f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
    return Numbering(root_of("numbering", abstract + lists))


@pytest.mark.parametrize(
    ("levels", "asked", "labels"),
    [
        ([level(0)], [0, 0, 0], ["1.", "2.", "3."]),
        ([level(0, start=5)], [0, 0], ["5.", "6."]),
        ([level(0, "lowerLetter", "(%1)")], [0] * 3, ["(a)", "(b)", "(c)"]),
        ([level(0, "upperRoman")], [0] * 4, ["I.", "II.", "III.", "IV."]),
        ([level(0), level(1, text="%1.%2")], [0, 1, 1, 0, 1], ["1.", "1.1", "1.2", "2.", "2.1"]),
        ([level(0), level(1, text="%1.%2")], [1, 1], ["1.1", "1.2"]),
        ([level(0, "upperRoman"), level(1, text="%1.%2", more="<w:isLgl/>")], [0, 1], ["I.", "1.1"]),
        ([level(0, "upperRoman"), level(1, text="%1.%2")], [0, 1], ["I.", "I.1"]),
        ([level(0), level(1, more='<w:lvlRestart w:val="0"/>')], [0, 1, 0, 1], ["1.", "1.", "2.", "2."]),
        ([level(0, "bullet", "-")], [0, 0], ["-", "-"]),
        ([level(0, "bullet", "\uf0b7")], [0], ["•"]),
        ([level(0, "none", "%1")], [0], [""]),
        ([level(0, "decimalZero", "%1")], [0], ["01"]),
        ([level(0, "hebrew1", "%1")], [0, 0], ["1", "2"]),
        ([level(0)], [99, -5], ["", "2."]),
    ],
)
def test_labels_are_those_that_word_draws(levels: list[str], asked: list[int], labels: list[str]) -> None:
    counter = numbering(*levels)
    assert [counter.label("1", at) for at in asked] == labels


def test_two_lists_of_one_kind_count_on_unless_one_starts_anew() -> None:
    lists = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    counter = numbering(level(0), lists=lists)
    assert [counter.label(n, 0) for n in ("1", "2", "3", "3", "1")] == ["1.", "2.", "7.", "8.", "9."]


@pytest.mark.parametrize("num_id", ["0", "", "9"])
def test_what_is_no_list_has_no_label(num_id: str) -> None:
    counter = numbering(level(0))
    assert not counter.is_list(num_id)
    assert counter.label(num_id, 0) == ""
    assert Numbering(None).label("1", 0) == ""


ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@given(st.integers(1, 3999))
def test_roman_numbers_can_be_read_back(count: int) -> None:
    values = [ROMAN[c] for c in formatted(count, "lowerRoman")]
    signed = [-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values)]
    assert sum(signed) == count
    assert formatted(count, "upperRoman") == formatted(count, "lowerRoman").upper()


@pytest.mark.parametrize(
    ("count", "style_", "written"),
    [
        (1, "lowerLetter", "a"), (26, "lowerLetter", "z"), (27, "lowerLetter", "aa"), (53, "upperLetter", "AAA"),
        (0, "lowerLetter", "0"), (0, "lowerRoman", "0"), (4000, "lowerRoman", "4000"), (-3, "decimal", "-3"),
        (7, "decimalZero", "07"), (12, "decimalZero", "12"), (5, "none", ""), (5, "ideographDigital", "5"),
    ],
)  # fmt: skip
def test_numbers_beyond_a_format_come_out_as_digits(count: int, style_: str, written: str) -> None:
    assert formatted(count, style_) == written


# -- new text over old runs


@st.composite
def cut_texts(draw: st.DrawFn) -> tuple[str, str, list[int]]:
    old, new = draw(st.text("ab c", max_size=14)), draw(st.text("ab c", max_size=14))
    return old, new, sorted(draw(st.lists(st.integers(0, len(old)), max_size=4)))


@given(cut_texts())
def test_new_text_is_spread_whole_over_as_many_pieces_as_there_were(case: tuple[str, str, list[int]]) -> None:
    old, new, cuts = case
    pieces = spread(old, new, cuts)
    assert "".join(pieces) == new
    assert len(pieces) == len(cuts) + 1


@given(st.text("ab c", max_size=14), st.lists(st.integers(0, 14), max_size=4))
def test_text_that_stays_stays_in_its_pieces(text: str, places: list[int]) -> None:
    cuts = sorted(min(p, len(text)) for p in places)
    ends = [0, *cuts, len(text)]
    assert spread(text, text, cuts) == [text[a:b] for a, b in pairwise(ends)]


@pytest.mark.parametrize(
    ("old", "new", "cuts", "pieces"),
    [
        ("havingbeen", "having been", [6], ["having ", "been"]),
        ("aconsortium", "a consortium", [4], ["a con", "sortium"]),
        ("teh cat", "the cat", [3], ["the", " cat"]),
        ("one two", "one  two", [3, 4], ["one", "  ", "two"]),
        ("abc", "xyzw", [1], ["xyzw", ""]),
        ("abc", "", [1, 2], ["", "", ""]),
        ("", "abc", [], ["abc"]),
    ],
)
def test_each_piece_gets_what_it_most_resembles(old: str, new: str, cuts: list[int], pieces: list[str]) -> None:
    assert spread(old, new, cuts) == pieces
