"""How a paragraph is cut into pieces of one look, and how its lines are set."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextFormat

from coping_gui.essay.essay import Cell, Kind, Look, Paragraph
from coping_gui.essay.span import Span
from coping_gui.gui.paragraph_looks import LINE_HEIGHT_PERCENT, LIST_INDENT, formats, stretches
from coping_gui.gui.placeholder import OBJECT, OBJECT_TYPE

SIZE = QTextFormat.Property.FontSizeAdjustment
spans = st.builds(lambda a, b: Span(min(a, b), max(a, b)), st.integers(0, 12), st.integers(0, 12))
looks = st.builds(Look, spans, st.booleans(), st.booleans(), st.booleans(), st.booleans(), st.booleans())


def pieces(paragraph: Paragraph) -> list[str]:
    return [text for text, _ in stretches(paragraph, QTextCharFormat())]


def said(look: QTextCharFormat) -> str:
    """A look in letters: b, i, u, s for bold, italic, underlined, struck; ^ and _ for raised and lowered."""
    align = QTextCharFormat.VerticalAlignment
    told = {
        "b": look.fontWeight() == QFont.Weight.Bold,
        "i": look.fontItalic(),
        "u": look.fontUnderline(),
        "s": look.fontStrikeOut(),
        "^": look.verticalAlignment() is align.AlignSuperScript,
        "_": look.verticalAlignment() is align.AlignSubScript,
    }
    return "".join(letter for letter, true in told.items() if true)


def looks_of(paragraph: Paragraph) -> list[tuple[str, str]]:
    return [(text, said(look)) for text, look in stretches(paragraph, QTextCharFormat())]


@pytest.mark.parametrize(
    ("marks", "raised", "found"),
    [
        ((), (), [("abcdef", "")]),
        ((Look(Span(0, 6), bold=True),), (), [("abcdef", "b")]),
        ((Look(Span(2, 4), italic=True),), (), [("ab", ""), ("cd", "i"), ("ef", "")]),
        ((Look(Span(4, 6), underlined=True),), (), [("abcd", ""), ("ef", "u")]),
        ((Look(Span(0, 1), struck=True),), (), [("a", "s"), ("bcdef", "")]),
        ((Look(Span(1, 2), lowered=True),), (), [("a", ""), ("b", "_"), ("cdef", "")]),
        ((), (Span(5, 6),), [("abcde", ""), ("f", "^")]),
        ((Look(Span(0, 4), bold=True), Look(Span(2, 6), italic=True)), (), [("ab", "b"), ("cd", "bi"), ("ef", "i")]),
        ((Look(Span(0, 3), bold=True),), (Span(2, 4),), [("ab", "b"), ("c", "b^"), ("d", "^"), ("ef", "")]),
        ((Look(Span(0, 3), bold=True, struck=True),), (), [("abc", "bs"), ("def", "")]),
        ((Look(Span(4, 99), bold=True),), (), [("abcd", ""), ("ef", "b")]),  # the text has become shorter
        ((Look(Span(8, 9), bold=True),), (), [("abcdef", "")]),
        ((Look(Span(3, 3), bold=True),), (), [("abcdef", "")]),
    ],
)
def test_each_piece_has_all_the_looks_that_cover_it(
    marks: tuple[Look, ...], raised: tuple[Span, ...], found: list[tuple[str, str]]
) -> None:
    assert looks_of(Paragraph("abcdef", looks=marks, raised=raised)) == found


@given(st.text(f"ab {OBJECT}", max_size=12), st.lists(looks, max_size=4), st.lists(spans, max_size=3))
def test_the_pieces_are_the_text_whatever_its_looks(text: str, marks: list[Look], raised: list[Span]) -> None:
    assert "".join(pieces(Paragraph(text, looks=tuple(marks), raised=tuple(raised)))) == text


@given(st.text(f"ab{OBJECT}", max_size=12), st.lists(looks, max_size=4))
def test_each_object_stands_alone_and_is_the_only_one_of_its_type(text: str, marks: list[Look]) -> None:
    for piece, look in stretches(Paragraph(text, looks=tuple(marks)), QTextCharFormat()):
        assert (look.objectType() == OBJECT_TYPE) is (piece == OBJECT)


def test_looks_are_laid_over_those_of_the_paragraph_and_leave_them_alone() -> None:
    base = QTextCharFormat()
    base.setFontItalic(True)
    found = list(stretches(Paragraph("abcd", looks=(Look(Span(0, 2), bold=True),)), base))
    assert [(text, said(look)) for text, look in found] == [("ab", "bi"), ("cd", "i")]
    assert said(base) == "i"


@pytest.mark.parametrize(
    ("alignment", "flag"),
    [
        ("center", Qt.AlignmentFlag.AlignHCenter),
        ("right", Qt.AlignmentFlag.AlignRight),
        ("justify", Qt.AlignmentFlag.AlignJustify),
    ],
)
def test_lines_are_aligned_as_the_file_says(alignment: str, flag: Qt.AlignmentFlag) -> None:
    block, _ = formats(Paragraph("Text", alignment=alignment))
    assert block.alignment() == flag


@pytest.mark.parametrize("alignment", ["", "distribute", "left"])
def test_any_other_alignment_is_left_to_the_language(alignment: str) -> None:
    block, _ = formats(Paragraph("Text", alignment=alignment))
    assert not block.hasProperty(QTextFormat.Property.BlockAlignment)


@pytest.mark.parametrize(("depth", "steps"), [(0, 1), (1, 2), (5, 6), (6, 6), (40, 6)])
def test_list_items_stand_further_in_down_to_a_limit(depth: int, steps: int) -> None:
    block, _ = formats(Paragraph("Item", Kind.LIST_ITEM, depth=depth))
    assert block.leftMargin() == steps * LIST_INDENT


def test_a_quotation_is_set_in_on_both_sides() -> None:
    block, _ = formats(Paragraph("Quoted", Kind.QUOTATION))
    assert block.leftMargin() == block.rightMargin() > 0


def test_a_reference_hangs() -> None:
    block, _ = formats(Paragraph("Smith (2010).", Kind.REFERENCE))
    assert block.textIndent() == -block.leftMargin() < 0


@pytest.mark.parametrize(
    ("kind", "level", "size"),
    [
        (Kind.TITLE, 0, 2),
        (Kind.HEADING, 1, 1),
        (Kind.HEADING, 2, 1),
        (Kind.HEADING, 3, 0),
        (Kind.BODY, 0, 0),
        (Kind.NOTE, 0, -1),
        (Kind.TABLE, 0, -1),
        (Kind.CAPTION, 0, -1),
        (Kind.CODE, 0, -1),
    ],
)
def test_sizes_are_steps_from_the_size_of_the_page(kind: Kind, level: int, size: int) -> None:
    _, characters = formats(Paragraph("Text", kind, level))
    assert characters.intProperty(SIZE) == size


def test_only_captions_lean() -> None:
    assert [kind for kind in Kind if formats(Paragraph("Text", kind))[1].fontItalic()] == [Kind.CAPTION]


def test_in_a_cell_no_gap_follows() -> None:
    block, _ = formats(Paragraph("Text", Kind.TABLE, cell=Cell(0, 0, 0, 1, (1,))))
    outside, _ = formats(Paragraph("Text", Kind.TABLE))
    assert block.bottomMargin() == 0 < outside.bottomMargin()


@pytest.mark.parametrize(("text", "alone"), [(OBJECT, True), (f" {OBJECT}\n", True), (f"See {OBJECT}", False)])
def test_a_picture_by_itself_makes_no_gap_below_it(text: str, alone: bool) -> None:
    block, _ = formats(Paragraph(text))
    assert (block.lineHeight() == 0) is alone
    assert (block.lineHeight() == LINE_HEIGHT_PERCENT) is not alone
