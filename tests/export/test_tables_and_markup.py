"""Tables of a text in Word, and the lines of a Markdown file that no reader of a page sees."""

from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.essay.essay import Essay, Format, Kind, Paragraph
from coping_gui.export.alignment import unchanged
from coping_gui.export.export import export_essay
from coping_gui.export.markup import is_steering, link_addresses, metadata_title
from coping_gui.export.revision import ExportOptions, RevisedParagraph
from coping_gui.export.table_xml import cells_of, is_separator
from coping_gui.opening.text_reader import essay_from_text


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("| a | b |", ["a", "b"]),
        ("a | b", ["a", "b"]),
        ("|a|b", ["a", "b"]),
        ("| a |  | c |", ["a", "", "c"]),
        ("| a \\| b | c |", ["a | b", "c"]),
        ("| a \\|", ["a |"]),
        ("a\tb\tc", ["a", "b", "c"]),
        ("a", ["a"]),
        ("  | a | b |  ", ["a", "b"]),
        ("||", [""]),
        ("", [""]),
    ],
)
def test_a_line_is_parted_into_its_cells(line: str, cells: list[str]) -> None:
    assert cells_of(line) == cells


CELLS = st.text("ab |é", min_size=1, max_size=5).filter(lambda c: c == c.strip())


@given(st.lists(CELLS, min_size=1))
def test_cells_written_between_bars_are_read_back(cells: list[str]) -> None:
    line = "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
    assert cells_of(line) == cells


@pytest.mark.parametrize(
    ("line", "separates"),
    [
        ("|---|---|", True), ("| :-- | --: |", True), ("---|---", True), ("|-|", True), ("----", True),
        (":---:", True), ("--", False), ("| a | b |", False), ("- a list item", False), ("|  |  |", False), ("", False),
        ("|---|a|", False),
    ],
)  # fmt: skip
def test_the_line_below_a_table_s_head_is_known(line: str, separates: bool) -> None:
    assert is_separator(line) is separates


MARKDOWN = """Before it.

| Town | Souls | Since |
|:-----|------:|:-----:|
| *Aarau* | 21 | 1240 |
| Brugg \\| Windisch | **12** |

After it.
"""


def exported(essay: Essay, folder: Path, revised: list[RevisedParagraph] | None = None, **options: bool) -> Path:
    export_essay(essay, revised or unchanged(essay), folder / "out.docx", ExportOptions(**options))
    return folder / "out.docx"


def table_of(file: Path) -> Table:
    [table] = Document(str(file)).tables
    return table


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_a_markdown_table_is_a_word_table_whose_head_repeats(tmp_path: Path) -> None:
    table = table_of(exported(essay_from_text(MARKDOWN, Format.MARKDOWN), tmp_path))
    assert texts(table) == [["Town", "Souls", "Since"], ["Aarau", "21", "1240"], ["Brugg | Windisch", "12", ""]]
    heads = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
    assert heads == [True, False, False]


def test_columns_are_set_as_the_separator_says(tmp_path: Path) -> None:
    table = table_of(exported(essay_from_text(MARKDOWN, Format.MARKDOWN), tmp_path))
    sides = [
        None if (jc := cell.paragraphs[0]._p.find(f".//{qn('w:jc')}")) is None else jc.get(qn("w:val"))
        for cell in table.rows[1].cells
    ]
    assert sides[1:] == ["right", "center"]
    assert sides[0] in (None, "left")


def test_emphasis_inside_of_cells_is_shown_and_not_written(tmp_path: Path) -> None:
    table = table_of(exported(essay_from_text(MARKDOWN, Format.MARKDOWN), tmp_path))
    assert [(r.text, bool(r.italic)) for r in table.cell(1, 0).paragraphs[0].runs] == [("Aarau", True)]
    assert [(r.text, bool(r.bold)) for r in table.cell(2, 1).paragraphs[0].runs] == [("12", True)]


def test_text_before_and_after_a_table_stays_around_it(tmp_path: Path) -> None:
    document = Document(str(exported(essay_from_text(MARKDOWN, Format.MARKDOWN), tmp_path)))
    body = [child.tag.rpartition("}")[2] for child in document.element.body]
    at = body.index("tbl")
    words = [p.text for p in document.paragraphs if p.text]
    assert (body[at - 1], body[at + 1]) == ("p", "p")
    assert words == ["Before it.", "After it."]


def table_index(essay: Essay) -> int:
    return next(i for i, p in enumerate(essay.paragraphs) if p.kind is Kind.TABLE and "Aarau" in p.text)


def revised_with(essay: Essay, old: str, new: str) -> list[RevisedParagraph]:
    return [RevisedParagraph(p.text.replace(old, new), i) for i, p in enumerate(essay.paragraphs)]


def test_a_change_in_a_cell_is_tracked_inside_of_it(tmp_path: Path) -> None:
    essay = essay_from_text(MARKDOWN, Format.MARKDOWN)
    table = table_of(exported(essay, tmp_path, revised_with(essay, "1240", "1241"), tracked=True))
    row = table.rows[1]._tr
    assert row.find(f"{qn('w:trPr')}/{qn('w:ins')}") is None
    assert [t.text for t in row.iter(qn("w:delText"))] == ["1240"]
    assert [t.text for ins in row.iter(qn("w:ins")) for t in ins.iter(qn("w:t"))] == ["1241"]


def test_a_row_with_another_number_of_cells_is_a_row_gone_and_a_new_one(tmp_path: Path) -> None:
    essay = essay_from_text(MARKDOWN, Format.MARKDOWN)
    table = table_of(exported(essay, tmp_path, revised_with(essay, "| 1240 |", "|"), tracked=True))
    marks = [
        [c.tag.rpartition("}")[2] for c in row._tr.find(qn("w:trPr")) if c.tag in (qn("w:ins"), qn("w:del"))]
        for row in table.rows
    ]
    assert ["del"] in marks
    assert ["ins"] in marks


def test_a_table_that_the_author_deleted_is_gone_from_a_clean_file(tmp_path: Path) -> None:
    essay = essay_from_text(MARKDOWN, Format.MARKDOWN)
    kept = [RevisedParagraph(p.text, i) for i, p in enumerate(essay.paragraphs) if p.kind is not Kind.TABLE]
    document = Document(str(exported(essay, tmp_path, kept)))
    assert document.tables == []
    assert [p.text for p in document.paragraphs if p.text] == ["Before it.", "After it."]


# -- lines that steer


STEERED = """---
title: The river
author: Anna
---

<!-- a note to myself -->

The town[^1] has a [site][town] and [another](https://b.org).

[town]: https://a.org "The town"
[Other  Name]: <https://c.org>

[^1]: It is old.

```
[code]: is code
```
"""


def test_metadata_comments_and_link_targets_steer_and_everything_else_is_shown() -> None:
    essay = essay_from_text(STEERED, Format.MARKDOWN)
    steering = [essay.paragraphs[i].text.split("\n")[0] for i in range(len(essay.paragraphs)) if is_steering(essay, i)]
    assert steering == ["---", "<!-- a note to myself -->", '[town]: https://a.org "The town"']


def test_link_targets_are_found_whatever_their_case_and_blanks() -> None:
    assert link_addresses(essay_from_text(STEERED, Format.MARKDOWN)) == {
        "town": "https://a.org",
        "other name": "https://c.org",
    }


def test_of_two_targets_of_one_name_the_first_holds() -> None:
    essay = essay_from_text("See [a].\n\n[a]: https://one.org\n[A]: https://two.org\n", Format.MARKDOWN)
    assert link_addresses(essay) == {"a": "https://one.org"}


def test_a_title_of_the_metadata_is_shown_where_the_essay_shows_none() -> None:
    assert metadata_title(essay_from_text(STEERED, Format.MARKDOWN)) == "The river"
    shown = STEERED.replace("The town[^1]", "# The river\n\nThe town[^1]")
    assert metadata_title(essay_from_text(shown, Format.MARKDOWN)) == ""
    assert metadata_title(Essay((Paragraph("text"),), title="The river")) == ""


def test_nothing_that_steers_is_written_into_the_word_file(tmp_path: Path) -> None:
    document = Document(str(exported(essay_from_text(STEERED, Format.MARKDOWN), tmp_path)))
    words = "\n".join(p.text for p in document.paragraphs)
    assert "note to myself" not in words
    assert "author:" not in words
    assert "https://a.org" not in words
    assert "The river" in words
    links = {r.target_ref for r in document.part.rels.values() if r.is_external}
    assert links == {"https://a.org", "https://b.org"}


@pytest.mark.parametrize("form", [Format.TEXT, Format.DOCX])
def test_in_other_files_such_lines_are_text(form: Format) -> None:
    essay = Essay((Paragraph("[town]: https://a.org", Kind.CODE),), format=form)
    assert not is_steering(essay, 0)
    assert link_addresses(essay) == {}
