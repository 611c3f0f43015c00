"""The author's corrections of the outline: followed, remembered, and kept to the paragraphs that they are about."""

from dataclasses import replace
from pathlib import Path

import pytest

from coping_gui.essay.correction import Correction, mark_of
from coping_gui.essay.essay import Essay, Format, Kind, Role
from coping_gui.opening.sections import outlined
from coping_gui.opening.text_reader import essay_from_text
from coping_gui.review.outline_memory import OutlineMemory

TEXT = """## Opening

This is how it begins, and it goes on for a while so that it is prose.

## What follows

Here is the middle of it, and it goes on for a while as well.

### A part of it

This part is small, but it is prose that has its own heading.

## The last thing

And so it ends, which takes a few more words than one would think."""


def essay() -> Essay:
    return essay_from_text(TEXT, Format.MARKDOWN)


def index(of: Essay, text: str) -> int:
    return next(i for i, p in enumerate(of.paragraphs) if p.text == text)


def corrected(of: Essay, text: str, kind: Kind | None = None, level: int = 1, role: Role | None = None) -> Essay:
    correction = Correction(mark_of(of.paragraphs, index(of, text)), kind, level, role)
    return outlined(replace(of, corrections=(*of.corrections, correction)))


def roles(of: Essay) -> list[Role]:
    return [s.role for s in of.sections]


def test_a_role_is_the_one_that_the_author_says() -> None:
    made = corrected(essay(), "The last thing", role=Role.CONCLUSION)
    assert roles(made) == [Role.BODY, Role.BODY, Role.BODY, Role.CONCLUSION]


def test_subsections_take_the_corrected_role_of_their_section() -> None:
    made = corrected(essay(), "What follows", role=Role.APPENDIX)
    assert roles(made) == [Role.BODY, Role.APPENDIX, Role.APPENDIX, Role.BODY]


def test_a_heading_that_is_none_becomes_prose_again() -> None:
    made = corrected(essay(), "A part of it", kind=Kind.BODY)
    assert [s.title for s in made.sections] == ["Opening", "What follows", "The last thing"]
    assert made.paragraphs[index(made, "A part of it")].kind is Kind.BODY


def test_a_paragraph_becomes_a_heading_of_the_level_that_is_asked_for() -> None:
    text = "Here is the middle of it, and it goes on for a while as well."
    made = corrected(essay(), text, kind=Kind.HEADING, level=2)
    assert made.paragraphs[index(made, text)].level == 2
    assert text in [s.title for s in made.sections]


def test_a_corrected_list_of_references_is_read_as_entries() -> None:
    made = corrected(essay(), "The last thing", role=Role.REFERENCES)
    assert made.paragraphs[-1].kind is Kind.REFERENCE


def test_a_correction_survives_an_edit_of_one_neighbour_and_lost_blanks() -> None:
    made = corrected(essay(), "The last thing", role=Role.CONCLUSION)
    edited = [replace(p, text="Thelast thing") if p.text == "The last thing" else p for p in made.paragraphs]
    edited[-1] = replace(edited[-1], text="Quite another end, in quite a number of other words than before.")
    assert roles(outlined(replace(made, paragraphs=tuple(edited))))[-1] is Role.CONCLUSION


def test_a_correction_leaves_a_heading_with_the_same_words_elsewhere_alone() -> None:
    made = corrected(essay(), "The last thing", role=Role.CONCLUSION)
    other = essay_from_text("## The last thing\n\nQuite another essay.\n\n## Else\n\nMore of it.", Format.MARKDOWN)
    assert roles(outlined(replace(other, corrections=made.corrections))) == roles(other)


def test_what_is_corrected_is_forgotten_when_the_correction_is() -> None:
    made = corrected(essay(), "A part of it", kind=Kind.BODY, role=None)
    text = "Here is the middle of it, and it goes on for a while as well."
    made = corrected(made, text, kind=Kind.HEADING, level=2)
    assert outlined(replace(made, corrections=())).paragraphs[index(made, text)].kind is Kind.BODY


def test_corrections_are_remembered_in_their_file(tmp_path: Path) -> None:
    of = essay()
    memory = OutlineMemory(tmp_path / "outline.json")
    mark = mark_of(of.paragraphs, index(of, "The last thing"))
    memory.add(Correction(mark, role=Role.BODY))
    memory.add(Correction(mark, role=Role.CONCLUSION))
    again = OutlineMemory(tmp_path / "outline.json")
    assert list(again) == [Correction(mark, role=Role.CONCLUSION)]
    assert again.about(mark) == Correction(mark, role=Role.CONCLUSION)
    again.add(Correction(mark))
    assert len(OutlineMemory(tmp_path / "outline.json")) == 0


@pytest.mark.parametrize(
    "content", ["", "{}", "[1]", '{"corrections": [{"mark": 3}]}', '{"corrections": [{"kind": "x"}]}']
)
def test_a_damaged_file_counts_as_empty(tmp_path: Path, content: str) -> None:
    (tmp_path / "outline.json").write_text(content, "utf-8")
    assert list(OutlineMemory(tmp_path / "outline.json")) == []
