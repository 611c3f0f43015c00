"""The seed essays and their clean twins, through opening, spacing repair and export."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from coping_gui.checks.spacing import repair
from coping_gui.essay.edit import apply_edits
from coping_gui.essay.essay import Essay, Kind
from coping_gui.essay.finding import Tier
from coping_gui.export.alignment import unchanged
from coping_gui.export.docx_writer import build_docx, write_essay
from coping_gui.export.revision import ExportOptions, RevisedParagraph
from coping_gui.opening.reader import open_essay

SEEDS = Path(__file__).parents[2] / "seeds"
NAMES = sorted(f.name for f in SEEDS.iterdir() if f.suffix in (".txt", ".md") and f.name != "README.md")
CLEAN = "rivers.txt"


def letters(text: str) -> str:
    return "".join(text.split())


def repaired(essay: Essay, tier: Tier = Tier.SAFE) -> list[RevisedParagraph]:
    profile = repair.profile([p.text for p in essay.paragraphs])
    revised: list[RevisedParagraph] = []
    for i, paragraph in enumerate(essay.paragraphs):
        found = repair.find(paragraph.text, profile, paragraph.protected)
        edits = [f.edit() for f in found if f.suggestions and f.tier.reaches(tier)]
        revised.append(RevisedParagraph(apply_edits(paragraph.text, edits), i))
    return revised


def test_every_seed_has_a_twin_and_every_twin_a_seed() -> None:
    assert sorted(f.name for f in (SEEDS / "clean").iterdir()) == NAMES
    assert len(NAMES) == 6


def test_the_readme_names_every_seed() -> None:
    readme = (SEEDS / "README.md").read_text("utf-8")
    assert [name for name in NAMES if f"`{name}`" not in readme] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_twin_has_the_same_paragraphs_and_kinds(name: str) -> None:
    messy, clean = open_essay(SEEDS / name), open_essay(SEEDS / "clean" / name)
    assert [(p.kind, p.level) for p in messy.paragraphs] == [(p.kind, p.level) for p in clean.paragraphs]
    assert messy.language.split("-")[0] == clean.language.split("-")[0] == "en"


@pytest.mark.parametrize("name", NAMES)
def test_the_safe_repair_touches_blanks_only(name: str) -> None:
    essay = open_essay(SEEDS / name)
    for before, after in zip(essay.paragraphs, repaired(essay), strict=True):
        assert letters(after.text) == letters(before.text)


@pytest.mark.parametrize("name", NAMES)
def test_the_safe_repair_leaves_a_clean_twin_alone(name: str) -> None:
    essay = open_essay(SEEDS / "clean" / name)
    assert [p.text for p in repaired(essay)] == [p.text for p in essay.paragraphs]


@pytest.mark.parametrize("name", [n for n in NAMES if n != CLEAN])
def test_the_safe_repair_brings_a_messy_seed_nearer_to_its_twin(name: str) -> None:
    essay, clean = open_essay(SEEDS / name), open_essay(SEEDS / "clean" / name)
    right = [p.text.split() for p in clean.paragraphs]

    def wrong(texts: list[str]) -> int:
        return sum(len(set(text.split()) ^ set(words)) for text, words in zip(texts, right, strict=True))

    after = [p.text for p in repaired(essay)]
    assert wrong(after) < wrong([p.text for p in essay.paragraphs])


@pytest.mark.parametrize("name", NAMES)
def test_a_seed_becomes_a_word_file_with_its_structure(name: str) -> None:
    essay = open_essay(SEEDS / name)
    document = docx.Document(io.BytesIO(build_docx(essay)))
    headings = [p.text for p in essay.paragraphs if p.kind is Kind.HEADING]
    assert [p.text for p in document.paragraphs if p.style and p.style.name.startswith("Heading")] == headings
    titles = [p.text for p in essay.paragraphs if p.kind is Kind.TITLE]
    assert [p.text for p in document.paragraphs if p.style and p.style.name == "Title"] == titles
    assert len(document.tables) == sum(p.kind is Kind.TABLE for p in essay.paragraphs)


@pytest.mark.parametrize("name", NAMES)
def test_tracked_repairs_can_be_taken_back_one_and_all(
    name: str, accepted: Callable[[bytes], list[Any]], rejected: Callable[[bytes], list[Any]]
) -> None:
    essay = open_essay(SEEDS / name)
    revised = repaired(essay)
    data = write_essay(essay, revised, ExportOptions(tracked=True)).data
    clean = write_essay(essay, revised, ExportOptions()).data
    assert accepted(data) == accepted(clean)
    assert rejected(data) == rejected(build_docx(essay))
    if name == CLEAN:
        assert revised == unchanged(essay)
