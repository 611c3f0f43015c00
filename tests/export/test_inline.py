import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.export.inline import ILLEGAL_IN_XML, Look, Shown, images_in, link_name, show


def marked(source: str, **options: object) -> list[tuple[str, str]]:
    """The shown stretches, each with its look in letters: b bold, i italic, c code, s struck, ^ raised, <link>."""
    shown = show(source, markdown=True, **options)  # type: ignore[arg-type]
    return [(shown.text[a:b], letters(look)) for a, b, look in shown.stretches]


def letters(look: Look) -> str:
    flags = {"b": look.bold, "i": look.italic, "c": look.code, "s": look.struck, "^": look.superscript}
    return "".join(k for k, on in flags.items() if on) + (f"<{look.link}>" if look.link else "")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a *b* c", [("a ", ""), ("b", "i"), (" c", "")]),
        ("a _b_ c", [("a ", ""), ("b", "i"), (" c", "")]),
        ("**b** and __c__", [("b", "b"), (" and ", ""), ("c", "b")]),
        ("***both***", [("both", "bi")]),
        ("**a *b* c**", [("a ", "b"), ("b", "bi"), (" c", "b")]),
        ("*a **b** c*", [("a ", "i"), ("b", "bi"), (" c", "i")]),
        ("***a** b*", [("a", "bi"), (" b", "i")]),
        ("***a* b**", [("a", "bi"), (" b", "b")]),
        ("*foo**bar**baz*", [("foo", "i"), ("bar", "bi"), ("baz", "i")]),
        ("~~gone~~", [("gone", "s")]),
        ("a*b*c", [("a", ""), ("b", "i"), ("c", "")]),
        ("*(Smith, 2010)*, yes", [("(Smith, 2010)", "i"), (", yes", "")]),
    ],
)
def test_emphasis_is_read_as_commonmark_reads_it(source: str, expected: list[tuple[str, str]]) -> None:
    assert marked(source) == expected


@pytest.mark.parametrize(
    "source",
    ["2 * 3 * 4", "snake_case_name", "5*6", "a ** b", "_a_b", "* not a list", "**", "*", "~one~", "a [b] c", "[^ x]"],
)
def test_what_is_no_markup_is_shown_as_typed(source: str) -> None:
    assert marked(source) == [(source, "")]


def test_an_unclosed_mark_stays_and_the_inner_one_works() -> None:
    assert marked("**open *x*") == [("**open ", ""), ("x", "i")]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("`a*b*`", [("a*b*", "c")]),
        ("``x`y``", [("x`y", "c")]),
        ("`` `a` ``", [("`a`", "c")]),
        ("`open", [("`open", "")]),
        (r"\*not\*", [("*not*", "")]),
        (r"a \\ b", [("a \\ b", "")]),
        (r"C:\dir", [(r"C:\dir", "")]),
    ],
)
def test_code_and_escapes(source: str, expected: list[tuple[str, str]]) -> None:
    assert marked(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[w](https://e.org)", [("w", "<https://e.org>")]),
        ('[w](https://e.org "Title")', [("w", "<https://e.org>")]),
        ("[w](<https://e.org/a b>)", [("w", "<https://e.org/a b>")]),
        ("[w](https://e.org/a_(b))", [("w", "<https://e.org/a_(b)>")]),
        ("[a *b*](https://e.org)", [("a ", "<https://e.org>"), ("b", "i<https://e.org>")]),
        ("**[w](https://e.org)**", [("w", "b<https://e.org>")]),
        ("<https://e.org/x>", [("https://e.org/x", "<https://e.org/x>")]),
        ("<me@e.org>", [("me@e.org", "<mailto:me@e.org>")]),
        ("a < b > c", [("a < b > c", "")]),
    ],
)
def test_links(source: str, expected: list[tuple[str, str]]) -> None:
    assert marked(source) == expected


def test_named_links_find_their_address_and_other_brackets_stay() -> None:
    addresses = {link_name("The Map"): "https://e.org"}
    assert marked("[here][the  map] [the map][] [the map]", addresses=addresses) == [
        ("here", "<https://e.org>"),
        (" ", ""),
        ("the map", "<https://e.org>"),
        (" ", ""),
        ("the map", "<https://e.org>"),
    ]
    assert marked("[here][unknown]", addresses=addresses) == [("[here][unknown]", "")]


def test_notes_are_raised_and_lose_their_brackets() -> None:
    assert marked("word.[^1] Next") == [("word.", ""), ("1", "^"), (" Next", "")]
    assert marked("[^1]: The note") == [("1", "^"), (" The note", "")]


def test_images_show_their_description() -> None:
    assert marked("see ![A map](map.png)") == [("see ", ""), ("[A map]", "i")]
    assert images_in("see ![A map](map.png) and `![no](x)`") == ["![A map](map.png)"]


def test_a_hard_break_loses_its_marks_and_keeps_its_line() -> None:
    assert show("a  \nb\\\nc", markdown=True).text == "a\nb\nc"


def test_plain_text_is_shown_as_it_is() -> None:
    shown = show("a *b* `c` [d](e)")
    assert (shown.text, shown.places, len(shown.stretches)) == ("a *b* `c` [d](e)", None, 1)
    assert show("") == Shown("", ())


def test_what_a_word_file_cannot_hold_is_left_out_and_counted() -> None:
    shown = show("a\x00b\ufffcc\x0bd\re")
    assert (shown.text, shown.removed) == ("abc\nd\ne", 2)


def test_a_place_in_the_source_finds_its_shown_character() -> None:
    shown = show("a **b** c", markdown=True)
    assert shown.text == "a b c"
    assert [shown.from_source(p) for p in (0, 2, 4, 7, 8, 9)] == [0, 2, 2, 3, 4, 5]
    assert show("abc").from_source(99) == 3


def test_cutting_a_part_keeps_its_looks() -> None:
    shown = show("ab*cd*ef", markdown=True)
    assert [(shown.text[a:b], look.italic) for a, b, look in shown.cut(1, 5)] == [
        ("b", False),
        ("cd", True),
        ("e", False),
    ]
    assert list(shown.cut(3, 3)) == []


MARKUP = st.text(alphabet="ab *_`[]()~!^\\<>:/.\n\x00🦉", max_size=60)


@given(MARKUP, st.booleans())
def test_anything_can_be_shown(source: str, markdown: bool) -> None:
    shown = show(source, markdown=markdown)
    assert not ILLEGAL_IN_XML.search(shown.text)
    assert "".join(shown.text[a:b] for a, b, _ in shown.stretches) == shown.text
    ends = [0, *(s.end for s in shown.stretches)]
    assert [s.start for s in shown.stretches] == ends[:-1]
    if shown.places is not None:
        assert len(shown.places) == len(shown.text)
        assert list(shown.places) == sorted(set(shown.places))
        same = [source[p] == c or source[p] in "\v\r" for p, c in zip(shown.places, shown.text, strict=True)]
        assert all(same)


@given(st.text(alphabet="ab é🦉.,;\n", max_size=40))
def test_text_without_markup_is_the_same_in_markdown(source: str) -> None:
    source = re.sub(" +\n", "\n", source)  # two blanks at the end of a line break it
    assert show(source, markdown=True).text == source


@pytest.mark.parametrize(
    "piece",
    ["[", "[a](", "`", "`x ``y ", "*a ", "a* ", "_a b* ", "<a", "![", "![](", "\\", "_a_ ", " ", "![a](b(", "[a][b"],
)
def test_a_long_row_of_marks_is_read_in_linear_time(piece: str) -> None:
    """No time is measured: what takes quadratic time would run into the suite's time limit here."""
    assert show(piece * (100_000 // len(piece)), markdown=True).text
