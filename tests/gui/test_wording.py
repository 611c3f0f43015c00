"""Words of the window: numbers, sentences, and texts cut where they can be."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.gui.models import Change, SectionRow
from coping_gui.gui.parts import breakable, shortened, visible_blanks
from coping_gui.gui.wording import (
    category_name,
    change_sentence,
    changed_words,
    counts_text,
    grouped,
    origin_text,
    plural,
    replacement_text,
    section_sentence,
    sentence,
    shortened_middle,
    tier_name,
    words_text,
)

words = st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=8), min_size=1, max_size=12)


def test_every_category_and_tier_has_a_name() -> None:
    assert len({category_name(c) for c in Category}) == len(Category)
    assert len({tier_name(t) for t in Tier}) == len(Tier)


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "0"), (9999, "9999"), (10_000, "10\u202f000"), (1_234_567, "1\u202f234\u202f567")]
)
def test_large_numbers_are_grouped(number: int, shown: str) -> None:
    assert grouped(number) == shown


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "0 words"), (1, "1 word"), (2, "2 words"), (12_000, "12\u202f000 words")]
)
def test_one_is_singular(number: int, shown: str) -> None:
    assert words_text(number) == shown
    assert plural("{n} word", "{n} words", number) == shown


def test_counts_are_listed_in_the_order_of_the_window_without_zeros() -> None:
    counts = {Category.STYLE: 1, Category.SPELLING: 2, Category.GRAMMAR: 0}
    assert counts_text(counts) == "3 open findings: 2 spelling, 1 style"
    assert counts_text({Category.SPACING: 1}) == "1 open finding: 1 spacing"
    assert counts_text({}) == "no open findings"


def test_a_section_without_hints_says_so() -> None:
    row = SectionRow(0, "Introduction", words=1)
    assert section_sentence(row) == "Introduction, 1 word, no open findings, no hints"
    two = SectionRow(0, "Body", words=2, hints=(Hint("P1", 0, "?", ""), Hint("P2", 0, "?", "")))
    assert section_sentence(two).endswith("2 hints")


def test_a_change_is_a_sentence() -> None:
    assert change_sentence(Change("ofthe", "of the", "Missing space.")) == "Replace ofthe with of the, Missing space"
    assert change_sentence(Change("the", "")) == "Remove the"
    assert change_sentence(Change("", ",")) == "Insert ,"
    assert change_sentence(Change("  ", " ")) == "Replace blanks with a blank"


@pytest.mark.parametrize(("after", "shown"), [(None, ""), ("", "(remove)"), (" a", "·a"), ("a b", "a b")])
def test_what_would_stand_there_is_shown(after: str | None, shown: str) -> None:
    assert replacement_text(after) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a b", "a b"),
        ("a  b", "a··b"),
        ("a   b", "a···b"),
        (" ,", "·,"),
        (", ", ",·"),
        ("  ", "··"),
        (" ", "·"),
        ("", ""),
        ("a\u00a0b", "a·b"),
        ("a\nb", "a¶b"),
        ("a\tb", "a→b"),
    ],
)
def test_blanks_that_the_eye_would_miss_are_shown(text: str, shown: str) -> None:
    assert visible_blanks(text) == shown


@given(st.text(alphabet="ab \u00a0\n\t", max_size=30))
def test_showing_blanks_keeps_the_length_and_the_letters(text: str) -> None:
    shown = visible_blanks(text)
    assert len(shown) == len(text)
    assert [c for c in shown if c in "ab"] == [c for c in text if c in "ab"]
    assert "  " not in shown
    assert shown == shown.strip(" ")


@given(words, words)
def test_the_words_that_differ_keep_the_difference(old: list[str], new: list[str]) -> None:
    before, after = " ".join(old), " ".join(new)
    assume(before != after)
    one, other = changed_words(before, after)
    assert one != other
    assert len(one) <= len(before) + 4
    middle_one, middle_other = (text.removeprefix("… ").removesuffix(" …") for text in (one, other))
    assert middle_one in before
    assert middle_other in after


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("the challenges affected", "the challenges affecting", ("… affected", "… affecting")),
        ("a case of it", "the case of it", ("a …", "the …")),
        ("one two three", "one 2 three", ("… two …", "… 2 …")),
        ("same", "same", ("same", "same")),
        ("of the", "of", ("of the", "of")),
    ],
)
def test_shared_words_give_way_to_an_ellipsis(before: str, after: str, shown: tuple[str, str]) -> None:
    assert changed_words(before, after) == shown


@given(st.text(max_size=300), st.integers(10, 100))
def test_a_text_cut_in_the_middle_keeps_both_ends(text: str, most: int) -> None:
    shown = shortened_middle(text, most)
    assert len(shown) <= most
    if len(text) > most:
        head, tail = shown.split(" … ", 1) if " … " in shown else (shown, shown)
        assert text.startswith(head) or " … " in text
        assert text.endswith(tail) or " … " in text
    else:
        assert shown == text


@given(st.text(max_size=200), st.integers(4, 80))
def test_a_shortened_text_is_short_and_begins_like_the_whole(text: str, most: int) -> None:
    shown = shortened(text, most)
    assert len(shown) <= most
    assert text.startswith(shown.removesuffix("…")) or shown == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("both are words", "Both are words."),
        ("Why?", "Why?"),
        ("it says “so.”", "It says “so.”"),
        ("a", "A."),
    ],
)
def test_a_reason_reads_as_a_sentence(text: str, shown: str) -> None:
    assert sentence(text) == shown


@given(st.text(alphabet="ab .", max_size=80))
def test_places_to_break_change_no_letter_and_leave_no_long_word(text: str) -> None:
    shown = breakable(text)
    assert shown.replace("\u200b", "") == text
    assert all(len(piece) <= 24 for word in shown.split() for piece in word.split("\u200b"))


def test_short_words_are_left_alone() -> None:
    assert breakable("The quick brown fox") == "The quick brown fox"
    assert breakable("abc abcd", longest=3) == "abc a\u200bb\u200bc\u200bd"


@pytest.mark.parametrize(
    ("engine", "confidence", "suggestions", "words"),
    [
        ("coping", 0.87, ("x",), "COPING · right in 9 of 10"),
        ("harper", 0.52, ("x",), "Harper · right in 5 of 10"),
        ("languagetool", 1.0, ("x",), "LanguageTool · right in 9 of 10"),
        ("harper", 0.01, ("x",), "Harper · right in 1 of 10"),
        ("harper+languagetool", None, ("x",), "Harper and LanguageTool"),
        ("harper", 0.9, (), "Harper"),
        ("other", None, ("x",), "other"),
    ],
)
def test_who_says_so_and_how_often_that_is_right(
    engine: str, confidence: float | None, suggestions: tuple[str, ...], words: str
) -> None:
    finding = Finding(Span(0, 1), Category.GRAMMAR, "R", "m", suggestions, Tier.ASK, engine, confidence=confidence)
    assert origin_text(finding) == words
