"""Code points of a paragraph and UTF-16 units of a block."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from coping_gui.gui.underlines import Offsets, shown, units, written

FAMILY = "Hi 👩‍👩‍👧 and 𝒳"
TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30)


def test_places_after_an_emoji_are_further_on_in_units() -> None:
    offsets = Offsets(FAMILY)
    at = FAMILY.index("and")
    assert offsets.to_units(at) == at + 3
    assert offsets.to_points(at + 3) == at


def test_a_unit_inside_of_a_pair_is_the_character_that_it_belongs_to() -> None:
    assert Offsets("a😀b").to_points(2) == 1


def test_places_outside_of_the_text_are_clamped() -> None:
    for text in ("abc", "a😀c"):
        assert Offsets(text).to_units(99) == units(text)
        assert Offsets(text).to_units(-1) == 0
        assert Offsets(text).to_points(99) == 3


def test_qt_selects_what_the_offsets_say(qapp: object) -> None:
    document = QTextDocument(FAMILY)
    offsets, cursor = Offsets(FAMILY), QTextCursor(document)
    start = FAMILY.index("and")
    cursor.setPosition(offsets.to_units(start))
    cursor.setPosition(offsets.to_units(start + 3), QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == "and"


@given(TEXT)
def test_every_place_goes_there_and_back(text: str) -> None:
    offsets = Offsets(text)
    assert all(offsets.to_points(offsets.to_units(i)) == i for i in range(len(text) + 1))
    assert offsets.to_units(len(text)) == units(text) == len(text.encode("utf-16-le")) // 2


@given(TEXT)
def test_a_shown_text_is_one_block_of_as_many_characters(text: str) -> None:
    block = shown(text)
    assert len(block) == len(text)
    document = QTextDocument()
    QTextCursor(document).insertText(block)
    assert document.blockCount() == 1
    assert document.firstBlock().text() == block


@given(st.text(alphabet="ab \n\t\u00a0\u2028\u2029\ufdd0\ufdd1", max_size=20))
def test_a_paragraph_with_line_breaks_no_break_spaces_and_what_qt_takes_for_breaks_comes_back_as_it_was(
    text: str,
) -> None:
    assert written(shown(text)) == text
