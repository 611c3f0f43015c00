"""Markdown's emphasis, code and links as a page shows them, compared with markdown-it, an independent reader."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from coping_gui.export.inline import PLAIN, Look, Shown, show

READER = MarkdownIt("commonmark", {"html": False}).enable("strikethrough")


def looks_of(tokens: list[Token]) -> Iterator[tuple[str, Look]]:
    """Every character that markdown-it shows, with its look."""
    look = PLAIN
    stack: list[Look] = []
    for token in tokens:
        if token.nesting == 1:
            stack.append(look)
            look = _deeper(look, token)
        elif token.nesting == -1:
            look = stack.pop()
        elif token.type == "code_inline":
            yield from ((c, replace(look, code=True)) for c in token.content)
        elif token.type in ("softbreak", "hardbreak"):
            yield "\n", look
        else:
            yield from ((c, look) for c in token.content)


def _deeper(look: Look, token: Token) -> Look:
    if token.type == "link_open":
        return replace(look, link=str(token.attrs["href"]))
    change = {"strong_open": {"bold": True}, "em_open": {"italic": True}, "s_open": {"struck": True}}[token.type]
    return replace(look, **change)


def expected(source: str) -> list[tuple[str, Look]]:
    [inline] = READER.parseInline(source)
    return list(looks_of(inline.children or []))


def shown(source: str) -> list[tuple[str, Look]]:
    found = show(source, markdown=True)
    return [(c, s.look) for s in found.stretches for c in found.text[s.start : s.end]]


WORDS = st.lists(st.sampled_from(["*", "**", "***", "_", "__", "a", "b", " ", ".", "(", "é", "7"]), max_size=12).map(
    "".join
)


@settings(max_examples=600, deadline=None)
@given(WORDS)
@example("*a **b*")
@example("a*b_c*d_")
@example("**a*b**")
@example("***a** b*")
def test_emphasis_is_read_as_another_reader_of_commonmark_reads_it(source: str) -> None:
    assert shown(source) == expected(source)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(["`", "``", "a", " ", "*", "\\*", "\\`", "\\\\", "\\a"]), max_size=9).map("".join))
def test_code_and_escapes_are_read_as_another_reader_reads_them(source: str) -> None:
    if "`" in source and "\\" in source:
        return  # a backslash before a backtick is where writers, and readers, differ
    assert shown(source) == expected(source)


@pytest.mark.parametrize(
    "source",
    [
        "[words](https://a.org)", "[*words*](https://a.org)", "*[words](https://a.org)*", "[a](b) [c](d)",
        "[words](<https://a.org/x>)", '[words](https://a.org "title")', "[a [b] c](https://a.org)",
        "[words](https://a.org/(x))", "[words]( https://a.org )", "<https://a.org>", "**<https://a.org>**",
        "~~gone~~", "~~*gone*~~", "a ~~b~~ c", "`a`", "`` a`b ``", "` a `", "`a  b`", "a\\*b\\*c", "\\[no\\](link)",
        "1 * 2 * 3", "snake_case_name", "5*6*7", "**bold**text", "*a*b*c*", "__init__", "a__b__c",
        "*one* and **two** and ***three***", "**a *b* c**", "*a **b** c*", "no markup at all.",
    ],
)  # fmt: skip
def test_what_writers_write_is_shown_as_another_reader_shows_it(source: str) -> None:
    assert shown(source) == expected(source)


SOURCES = st.text(st.sampled_from("ab *_`~[]()<>!^\\\n:/é👩\x00\v\ufffc"), max_size=30)


@settings(max_examples=400, deadline=None)
@given(SOURCES)
def test_stretches_cover_the_shown_text_once_and_in_order(source: str) -> None:
    found = show(source, markdown=True)
    at = 0
    for stretch in found.stretches:
        assert (stretch.start, stretch.end > stretch.start) == (at, True)
        at = stretch.end
    assert at == len(found.text)
    for one, other in zip(found.stretches, found.stretches[1:], strict=False):
        assert one.look != other.look


@settings(max_examples=400, deadline=None)
@given(SOURCES)
def test_every_shown_character_comes_from_its_place_in_the_source(source: str) -> None:
    found = show(source, markdown=True)
    places = range(len(source)) if found.places is None else found.places
    assert list(places) == sorted(places)
    for character, place in zip(found.text, places, strict=True):
        assert character == source[place] or (character == "\n" and source[place] in "\v\r")


@given(SOURCES, st.integers(0, 40), st.integers(0, 40))
def test_a_cut_holds_what_lies_between_its_places_and_nothing_else(source: str, start: int, end: int) -> None:
    found: Shown = show(source, markdown=True)
    cut = list(found.cut(start, end))
    assert "".join(found.text[a:b] for a, b, _ in cut) == found.text[start : max(start, end)]


@given(SOURCES)
def test_a_place_of_the_source_is_never_shown_before_an_earlier_one(source: str) -> None:
    found = show(source, markdown=True)
    places = [found.from_source(i) for i in range(len(source) + 1)]
    assert places == sorted(places)
    assert all(0 <= p <= len(found.text) for p in places)


@given(st.text("ab \t.,é👩\x00\x07\ud800\ufffe\ufffc", max_size=20))
def test_what_is_left_out_of_plain_text_is_counted_and_nothing_else_is(source: str) -> None:
    found = show(source)
    bad = [c for c in source if c in "\x00\x07\ud800\ufffe" or (c == "\ufffc" and found.removed)]
    assert found.removed == len(source) - len(found.text)
    assert found.text == "".join(c for c in source if c not in bad)
