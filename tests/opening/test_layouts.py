"""Whole files as authors write them, from the bytes to the sections."""

from pathlib import Path

import docx
import pytest

from coping_gui.essay.essay import Essay, Kind, Role
from coping_gui.opening.reader import open_essay

PARAGRAPH = (
    "The house stands on a hill above the town and has been empty for many years, and nobody in the town below it"
    " can say who"
    " owns it now or why it was left. Its windows are boarded, and its garden has gone wild since the last owner"
    " left it."
)


def wrapped(text: str, width: int) -> str:
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def opened(folder: Path, text: str, encoding: str = "utf-8", name: str = "essay.txt") -> Essay:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return open_essay(path)


def kinds(essay: Essay) -> list[tuple[Kind, str]]:
    return [(p.kind, p.text) for p in essay.paragraphs]


@pytest.mark.parametrize("width", [50, 65, 72, 80, 100])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_an_essay_wrapped_at_any_width_comes_back_whole(tmp_path: Path, width: int, ending: str) -> None:
    blocks = [
        "The Empty House on the Hill",
        wrapped(PARAGRAPH, width),
        "Why It Was Left Behind",
        wrapped(PARAGRAPH, width),
    ]
    essay = opened(tmp_path, f"{ending}{ending}".join(b.replace("\n", ending) for b in blocks))
    assert kinds(essay) == [
        (Kind.TITLE, blocks[0]), (Kind.BODY, PARAGRAPH), (Kind.HEADING, blocks[2]), (Kind.BODY, PARAGRAPH),
    ]  # fmt: skip


def test_an_essay_with_one_line_for_each_paragraph_needs_no_blank_lines(tmp_path: Path) -> None:
    lines = ["The Empty House on the Hill", PARAGRAPH, "Why It Was Left Behind", PARAGRAPH, PARAGRAPH]
    assert [t for _, t in kinds(opened(tmp_path, "\n".join(lines)))] == lines


def test_a_word_processors_plain_text_in_utf_16_is_read(tmp_path: Path) -> None:
    essay = opened(tmp_path, f"“Why?”\r\n\r\n{PARAGRAPH}\r\n", "utf-16")
    assert [t for _, t in kinds(essay)] == ["“Why?”", PARAGRAPH]


def test_lists_quotations_and_references_of_one_text_are_told_apart(tmp_path: Path) -> None:
    text = (
        f"Introduction\n\n{PARAGRAPH}\n\nIt has:\n\n- a roof\n- a door\n\n    One who lived there says that it was"
        f" cold.\n\n"
        "Conclusion\n\nIt is empty.\n\nReferences\n\n"
        "Jones, K. (2011). Another book. Press.\nSmith, J. (2010). A book. Press."
    )
    essay = opened(tmp_path, text)
    assert [p.kind for p in essay.paragraphs] == [
        Kind.HEADING, Kind.BODY, Kind.BODY, Kind.LIST_ITEM, Kind.LIST_ITEM, Kind.QUOTATION, Kind.HEADING, Kind.BODY,
        Kind.HEADING, Kind.REFERENCE, Kind.REFERENCE,
    ]  # fmt: skip
    assert [s.role for s in essay.sections] == [Role.INTRODUCTION, Role.CONCLUSION, Role.REFERENCES]


def test_a_word_file_and_its_text_have_the_same_sections(tmp_path: Path) -> None:
    parts = [("The Empty House on the Hill", 0), ("Introduction", 1), ("The Rooms", 2), ("Conclusion", 1)]
    document = docx.Document()
    for title, level in parts:
        document.add_heading(title, level)
        if level:
            document.add_paragraph(PARAGRAPH)
    document.save(str(tmp_path / "essay.docx"))
    word = open_essay(tmp_path / "essay.docx")
    marks = ["#" * (level + 1) + f" {title}" + (f"\n\n{PARAGRAPH}" if level else "") for title, level in parts]
    markdown = opened(tmp_path, "\n\n".join(marks), name="essay.md")
    assert [(s.title, s.role, s.level, s.start, s.end) for s in word.sections] == [
        (s.title, s.role, s.level, s.start, s.end) for s in markdown.sections
    ]
    assert word.title == markdown.title == "The Empty House on the Hill"


def test_the_original_file_is_only_read(tmp_path: Path) -> None:
    path = tmp_path / "essay.txt"
    path.write_text(PARAGRAPH, "utf-8")
    before = path.stat()
    open_essay(path)
    after = path.stat()
    assert (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size)
    assert [p.name for p in tmp_path.iterdir()] == ["essay.txt"]
