"""Plain text of any encoding and layout: nothing is lost, and lines become the paragraphs that their author meant."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.errors import CannotOpen
from coping_gui.essay.essay import Format, Kind
from coping_gui.opening.blocks import paragraphs_of
from coping_gui.opening.text_reader import decode, essay_from_text

SAMPLE = "“Naïve” café – 10 € for a coffee… she said it’s fine, and the façade was grey. " * 5


def texts(text: str) -> list[str]:
    return [p.text for p in paragraphs_of(text)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_an_encoding_is_recognised(encoding: str) -> None:
    assert decode(SAMPLE.encode(encoding), "essay.txt").removeprefix("\ufeff") == SAMPLE


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1250", "Zażółć gęślą jaźń, powiedział chłopiec i poszedł do domu, bo było późno. " * 8),
        ("cp1251", "Съешь ещё этих мягких французских булок, да выпей же чаю, сказал он ей тихо. " * 8),
        ("shift_jis", "吾輩は猫である。名前はまだ無い。どこで生れたか頓と見当がつかぬ。" * 8),
    ],
)
def test_other_legacy_encodings_are_guessed(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), "essay.txt") == text


def test_latin_1_marks_of_windows_are_not_control_characters() -> None:
    assert decode(b"It\x92s a \x93test\x94 \x96 really. " * 20, "a.txt").startswith("It’s a “test” – really.")


def test_bytes_that_are_no_text_are_refused_by_name() -> None:
    with pytest.raises(CannotOpen, match=r"noise\.txt"):
        decode(bytes(range(256)) * 20, "noise.txt")


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode("utf-8-sig"), "a.txt") == text


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\x85", "\u2028"])
def test_any_line_ending_parts_lines(ending: str) -> None:
    assert texts(ending.join(["One paragraph here.", "", "Another one there.", ""])) == [
        "One paragraph here.",
        "Another one there.",
    ]


def test_a_form_feed_and_a_paragraph_separator_part_paragraphs() -> None:
    assert texts("One.\fTwo.\u2029Three.") == ["One.", "Two.", "Three."]


def test_hard_wrapped_lines_become_one_paragraph() -> None:
    text = (
        "The house stands on a hill above the town and has been empty\n"
        "for many years, and nobody in the town below it can say who\n"
        "owns it now or why it was left.\n"
        "\n"
        "Its windows are boarded, and its garden has gone wild since the\n"
        "last owner left in the year that the mill burned down.\n"
    )
    assert texts(text) == [" ".join(block.split("\n")).strip() for block in text.split("\n\n")]


def test_a_word_parted_at_a_hyphen_is_joined_without_a_blank() -> None:
    text = (
        "The house stands on a hill above the town and it is a well-\nknown sight to all of those who live"
        " there or pass it by.\n"
    )
    assert "a well-known sight" in texts(text)[0]


def test_a_heading_right_above_wrapped_text_stays_a_paragraph_of_its_own() -> None:
    text = (
        "The Empty House\n"
        "The house stands on a hill above the town and has been empty\n"
        "for many years, and nobody in the town below it can say who\n"
        "owns it now or why it was left.\n"
    )
    assert texts(text)[0] == "The Empty House"
    assert len(texts(text)) == 2


def test_long_lines_are_paragraphs_even_without_blank_lines() -> None:
    lines = ["A long line of words that is a paragraph of its own. " * 5 for _ in range(4)]
    assert texts("\n".join(lines)) == [line.strip() for line in lines]


def test_an_indented_first_line_starts_a_paragraph() -> None:
    text = (
        "   The house stands on a hill above the town and has been emp\n"
        "ty for many years, and nobody in the town below it can say wh\n"
        "o owns it now or why it was left by its last owners in a hurr\n"
        "   Its windows are boarded, and its garden has gone wild sinc\n"
        "e the last owner left in the year that the mill burned down a\n"
        "nd the town lost the greater part of its trade and its people\n"
    )
    assert [t[:10] for t in texts(text)] == ["The house ", "Its window"]


def test_verse_and_addresses_keep_their_lines() -> None:
    verse = (
        "Tell me not, in mournful numbers,\nLife is but an empty dream!\nFor the soul is dead that"
        " slumbers,\nAnd things are not what they seem"
    )
    assert texts(verse) == [verse]
    address = "Jane Smith\n12 High Street\nOxford\nUnited Kingdom"
    assert texts(address) == [address]


def test_a_block_that_is_set_in_is_a_quotation() -> None:
    quoted = (
        "    The house stands on a hill above the town\n    and has been empty for many years, and\n    nobody knows."
    )
    found = paragraphs_of(f"One writes of it:\n\n{quoted}\n\nAnother does not.\n\nA third one does.")
    assert [p.kind for p in found] == [Kind.BODY, Kind.QUOTATION, Kind.BODY, Kind.BODY]
    assert found[1].text == " ".join(line.strip() for line in quoted.split("\n"))


def test_indents_that_begin_every_paragraph_are_no_quotations() -> None:
    found = paragraphs_of("    One paragraph of the text.\n\n    Another of them.\n\n    A third.")
    assert {p.kind for p in found} == {Kind.BODY}


def test_bullets_and_numbers_become_list_items_with_their_marker_kept_apart() -> None:
    items = paragraphs_of("- one\n- two\n  and more\n\n1. first\n2. second\n\n(a) this\n(b) that")
    assert [(p.numbering, p.text) for p in items] == [
        ("-", "one"), ("-", "two and more"), ("1.", "first"), ("2.", "second"), ("(a)", "this"), ("(b)", "that"),
    ]  # fmt: skip
    assert {p.kind for p in items} == {Kind.LIST_ITEM}


def test_a_line_that_starts_with_a_dash_or_a_number_in_prose_is_no_list() -> None:
    assert [p.kind for p in paragraphs_of("1945 was the year in which it ended.")] == [Kind.BODY]
    assert [p.kind for p in paragraphs_of("2. A Numbered Heading\n\nText follows it here.")] == [Kind.BODY, Kind.BODY]


def test_entries_of_a_reference_list_in_one_block_are_parted() -> None:
    text = (
        "Jones, K. (2011). Another book which is long and goes on to\n"
        "    the next line. Press.\n"
        "Smith, J. (2010). A book. Press.\n"
        "van Berg, L. (2012). A third one. Press."
    )
    assert [t[:8] for t in texts(text)] == ["Jones, K", "Smith, J", "van Berg"]


def test_no_break_spaces_and_tabs_inside_of_lines_are_kept() -> None:
    assert texts("Ten\xa0000 people\tcame \u202f5 km.") == ["Ten\xa0000 people\tcame \u202f5 km."]


def visible(text: str) -> str:
    return re.sub(r"[ \t\r\n\v\f\x85\u2028\u2029]", "", text)


@given(st.text(st.sampled_from("ab c.\n\n\t-1)A(,’\r\xa0*•;")))
def test_no_character_is_lost_or_moved(text: str) -> None:
    kept = "".join(p.numbering + p.text for p in paragraphs_of(text))
    assert visible(kept) == visible("\n".join(line for line in re.split("[\r\n]", text) if line.strip()))


@given(st.lists(st.text(st.sampled_from("abc ABC,.\xa0"), min_size=1, max_size=60).filter(str.strip), max_size=6))
def test_paragraphs_between_blank_lines_come_back_exactly(paragraphs: list[str]) -> None:
    assert texts("\n\n".join(paragraphs)) == [p.strip(" \t") for p in paragraphs]


@given(st.text(max_size=300))
def test_any_text_can_be_pasted(text: str) -> None:
    for format_ in (Format.TEXT, Format.MARKDOWN):
        essay = essay_from_text(text, format_)
        assert all(s.start < s.end for s in essay.sections)


def test_an_empty_paste_is_an_essay_without_paragraphs() -> None:
    essay = essay_from_text("")
    assert essay.paragraphs == ()
    assert essay.sections == ()
