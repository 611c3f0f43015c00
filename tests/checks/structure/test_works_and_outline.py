"""The list of works with their places, and the reverse outline on the terminal, as data and as a page."""

import json
from pathlib import Path

import pytest

from coping_gui.checks.structure.reverse_outline import reverse_outline
from coping_gui.checks.structure.works import Standing, works_of
from coping_gui.cli.main import main
from coping_gui.essay.essay import Essay, Format
from coping_gui.essay.reverse_outline import with_findings
from coping_gui.export.outline_page import outline_page
from coping_gui.opening.text_reader import essay_from_text

TEXT = """# Towns & <Rivers>

## Introduction

Towns rose early. As Smith (2010) says, it was so (Smith, 2010; Jonse, 2011).

## Body

Rivers mattered. Others (Green, 2014) doubt it.

- a list item

## References

Smith, J. (2010). A book. Press.

Jones, K. (2011). A book. Press.

White, A. (1999). A book. Press."""


def essay() -> Essay:
    return essay_from_text(TEXT, Format.MARKDOWN)


def test_works_stand_in_the_order_of_the_list_and_then_those_it_lacks() -> None:
    works = works_of(essay())
    assert [(w.label, w.standing, len(w.places)) for w in works.works] == [
        ("Smith (2010)", Standing.FINE, 2),
        ("Jones (2011)", Standing.NEAR, 1),
        ("White (1999)", Standing.UNCITED, 0),
        ("Green (2014)", Standing.MISSING, 1),
    ]
    assert works.note == ""


def test_places_of_works_are_their_citations() -> None:
    of = essay()
    for work in works_of(of).works:
        for paragraph, span in work.places:
            assert "(" in span.of(of.paragraphs[paragraph].text)
        if work.entry is not None:
            assert work.text == work.entry[1].of(of.paragraphs[work.entry[0]].text)


def test_numbered_works_have_their_numbers() -> None:
    listed = "[1] J. Smith, A book, 2010.\n\n[2] K. Lee, A book, 2011."
    text = f"## One\n\nIt is so [1, 3]. It is [1].\n\n## References\n\n{listed}"
    works = works_of(essay_from_text(text, Format.MARKDOWN)).works
    assert [(w.label[:3], w.standing, len(w.places)) for w in works] == [
        ("[1]", Standing.FINE, 2),
        ("[2]", Standing.UNCITED, 0),
        ("[3]", Standing.MISSING, 1),
    ]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("## One\n\nIt is so.", "No citation and no list"),
        ("## One\n\nIt is so (Smith, 2010).", "no list of references to compare"),
        ("## One\n\nIt is so (Smith, 2010).\n\n## References\n\nA book by him\n\nA thing", "not understood"),
    ],
)
def test_what_cannot_be_compared_is_said_to_be_so(text: str, note: str) -> None:
    works = works_of(essay_from_text(text, Format.MARKDOWN))
    assert note in works.note
    assert all(w.standing is Standing.UNCOMPARED for w in works.works)


def test_the_list_can_be_copied_into_a_spreadsheet() -> None:
    lines = works_of(essay()).as_text().split("\n")
    assert [line.count("\t") for line in lines] == [3] * 5
    assert lines[1].startswith("Smith (2010)\tcited and listed\t2\tSmith, J. (2010).")


def test_the_reverse_outline_has_one_row_for_each_paragraph_of_text() -> None:
    rows = with_findings(reverse_outline(essay()), {4: 3})
    assert [(r.first, r.words, r.citations, r.findings) for r in rows] == [
        ("Towns rose early.", 14, 2, 0),
        ("Rivers mattered.", 7, 1, 3),
    ]


def test_the_page_to_print_holds_the_sentences_and_escapes_them() -> None:
    page = outline_page(essay(), with_findings(reverse_outline(essay()), {4: 1}))
    assert "Towns &amp; &lt;Rivers&gt;" in page
    assert "Rivers mattered." in page
    assert "7 words, 1 citation, 1 finding" in page
    assert "@media print" in page
    assert "http" not in page


def test_the_command_line_prints_and_writes_the_outline(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, page = tmp_path / "essay.md", tmp_path / "outline.html"
    file.write_text(TEXT, "utf-8")
    assert main(["outline", str(file)]) == 0
    assert "   1  Towns rose early." in capsys.readouterr().out
    assert main(["outline", str(file), "-o", str(page)]) == 0
    assert "Rivers mattered." in page.read_text("utf-8")
    assert main(["outline", str(file), "-o", str(page)]) == 4
    assert main(["outline", str(file), "-o", str(page), "--force"]) == 0
    assert main(["outline", str(file), "-o", str(tmp_path / "outline.pdf")]) == 2


def test_programs_get_works_variations_and_outline(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "essay.md"
    file.write_text(TEXT.replace("Rivers mattered.", "The color mattered. The colour faded. The color came."), "utf-8")
    main(["hints", str(file), "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert [w["standing"] for w in found["works"]][-1] == "cited, not listed"
    assert [(v["kind"], v["forms"], v["counts"]) for v in found["consistency"]] == [
        ("spelling", ["-or", "-our"], [2, 1])
    ]
    assert [r["first"] for r in found["outline"]] == ["Towns rose early.", "The color mattered."]
