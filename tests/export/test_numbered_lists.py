import io

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.essay.essay import Essay, Kind, Paragraph
from coping_gui.export.docx_writer import build_docx, write_essay
from coping_gui.export.numbered_lists import Label, read_label
from coping_gui.export.revision import ExportOptions, RevisedParagraph

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("1.", Label("decimal", 1, "", ".")),
        ("(12)", Label("decimal", 12, "(", ")")),
        ("3)", Label("decimal", 3, "", ")")),
        ("b)", Label("lowerLetter", 2, "", ")")),
        ("(C)", Label("upperLetter", 3, "(", ")")),
        ("iv.", Label("lowerRoman", 4, "", ".")),
        ("IX.", Label("upperRoman", 9, "", ".")),
        ("i.", Label("lowerRoman", 1, "", ".")),
        ("•", Label("bullet", 1, "", "")),
        ("-", Label("bullet", 1, "", "")),
        ("", Label("bullet", 1, "", "")),
    ],
)
def test_a_marker_is_read_as_the_label_it_is(text: str, label: Label) -> None:
    assert read_label(text) == label


def test_i_is_a_letter_after_h_and_a_numeral_at_the_start() -> None:
    assert read_label("i)", read_label("h)")).form == "lowerLetter"
    assert read_label("i)", read_label("2)")).form == "lowerRoman"


def drawn(data: bytes) -> list[str]:
    """The labels that Word draws, counted from the file's numbering definitions, independently of the writer."""
    document = docx.Document(io.BytesIO(data))
    numbering = document.part.numbering_part.element
    shapes = {n.get(f"{W}numId"): n for n in numbering.iter(f"{W}num")}
    counts: dict[tuple[str, int], int] = {}
    labels: list[str] = []
    for p in document.element.body.iter(f"{W}p"):
        properties = p.find(f"{W}pPr/{W}numPr")
        if properties is None:
            labels.append("")
            continue
        number, level = properties.find(f"{W}numId").get(f"{W}val"), int(properties.find(f"{W}ilvl").get(f"{W}val"))
        shape = next((s for s in shapes[number].iter(f"{W}lvl") if s.get(f"{W}ilvl") == str(level)), None)
        if shape is None:
            labels.append("•")
            continue
        start = int(shape.find(f"{W}start").get(f"{W}val"))
        counts[number, level] = counts.get((number, level), start - 1) + 1
        value, form = counts[number, level], shape.find(f"{W}numFmt").get(f"{W}val")
        text = {"decimal": str(value), "lowerLetter": chr(96 + value), "upperLetter": chr(64 + value),
                "lowerRoman": ROMAN[value - 1], "upperRoman": ROMAN[value - 1].upper()}[form]  # fmt: skip
        labels.append(shape.find(f"{W}lvlText").get(f"{W}val").replace(f"%{level + 1}", text))
    return labels


ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]


def items(*markers: str, level: int = 1) -> Essay:
    return Essay(tuple(Paragraph("item", Kind.LIST_ITEM, level, numbering=m) for m in markers))


@pytest.mark.parametrize(
    "markers",
    [
        ["1.", "2.", "3."],
        ["1.", "2.", "1.", "2."],
        ["3.", "4.", "7."],
        ["(a)", "(b)", "(c)"],
        ["i.", "ii.", "iii.", "iv."],
        ["g)", "h)", "i)", "j)"],
        ["•", "•", "1)", "2)", "•"],
        ["1.", "1)", "(1)"],
    ],
)
def test_word_draws_the_labels_that_the_author_wrote(markers: list[str]) -> None:
    assert drawn(build_docx(items(*markers))) == markers


@given(st.lists(st.sampled_from(["1.", "2.", "3.", "(a)", "(b)", "iv.", "v.", "•", "C."]), max_size=8))
def test_any_labels_are_drawn_as_written(markers: list[str]) -> None:
    assert drawn(build_docx(items(*markers))) == markers


def test_a_paragraph_between_two_lists_parts_them() -> None:
    one = Paragraph("item", Kind.LIST_ITEM, 1, numbering="1.")
    assert drawn(build_docx(Essay((one, Paragraph("text"), one)))) == ["1.", "", "1."]


def test_an_inner_list_starts_anew_under_each_item() -> None:
    def item(marker: str, level: int) -> Paragraph:
        return Paragraph("item", Kind.LIST_ITEM, level, numbering=marker)

    nested = Essay((item("1.", 1), item("a)", 2), item("b)", 2), item("2.", 1), item("a)", 2)))
    assert drawn(build_docx(nested)) == ["1.", "a)", "b)", "2.", "a)"]


def test_word_renumbers_when_the_author_adds_or_deletes_an_item() -> None:
    three = items("1.", "2.", "3.")
    added = [
        RevisedParagraph("item", 0),
        RevisedParagraph("new"),
        RevisedParagraph("item", 1),
        RevisedParagraph("item", 2),
    ]
    assert drawn(write_essay(three, added, ExportOptions()).data) == ["1.", "2.", "3.", "4."]
    deleted = [RevisedParagraph("item", 0), RevisedParagraph("item", 2)]
    assert drawn(write_essay(three, deleted, ExportOptions()).data) == ["1.", "2."]


def test_the_second_paragraph_of_an_item_has_no_label_of_its_own() -> None:
    two = Essay((Paragraph("item", Kind.LIST_ITEM, 1, numbering="1."), Paragraph("more", Kind.LIST_ITEM, 1)))
    data = build_docx(two)
    assert drawn(data) == ["1.", ""]
    assert docx.Document(io.BytesIO(data)).paragraphs[1].style.name == "List Continue"
