import errno
import io
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import pytest

from coping_gui.errors import CannotExport
from coping_gui.essay.essay import Essay, Format, Paragraph
from coping_gui.essay.hint import Hint
from coping_gui.export.alignment import unchanged
from coping_gui.export.docx_writer import build_docx
from coping_gui.export.export import export_essay
from coping_gui.export.revision import ExportOptions, RevisedParagraph
from coping_gui.opening.reader import open_essay


@pytest.fixture
def essay(tmp_path: Path) -> Essay:
    source = tmp_path / "essay.txt"
    source.write_text("Theproject is good.\n\nIt ends.\n", "utf-8")
    return open_essay(source)


def cleaned(essay: Essay) -> list[RevisedParagraph]:
    return [RevisedParagraph(p.text.replace("Theproject", "The project"), i) for i, p in enumerate(essay.paragraphs)]


def test_text_becomes_a_word_file(essay: Essay, tmp_path: Path) -> None:
    outcome = export_essay(essay, cleaned(essay), tmp_path / "out.docx", ExportOptions())
    assert (outcome.path, outcome.refused, outcome.notes) == (tmp_path / "out.docx", (), ())
    texts = [p.text for p in docx.Document(str(tmp_path / "out.docx")).paragraphs]
    assert texts == ["The project is good.", "It ends."]


def test_the_clean_file_is_the_one_that_the_cleaned_text_gives(essay: Essay, tmp_path: Path, now: datetime) -> None:
    export_essay(essay, unchanged(essay), tmp_path / "out.docx", ExportOptions(now=now))
    assert (tmp_path / "out.docx").read_bytes() == build_docx(essay, now)


def test_text_with_tracked_changes(
    essay: Essay, tmp_path: Path, accepted: Callable[[bytes], list[Any]], rejected: Callable[[bytes], list[Any]]
) -> None:
    export_essay(essay, cleaned(essay), tmp_path / "out.docx", ExportOptions(tracked=True))
    data = (tmp_path / "out.docx").read_bytes()
    assert [p.text for p in accepted(data)] == ["The project is good.", "It ends."]
    assert [p.text for p in rejected(data)] == ["Theproject is good.", "It ends."]


def test_hints_become_comments(essay: Essay, tmp_path: Path) -> None:
    options = ExportOptions(hints=(Hint("S1", 0, "What is the claim?", "None is stated.", 0),))
    export_essay(essay, cleaned(essay), tmp_path / "out.docx", options)
    comments = docx.Document(str(tmp_path / "out.docx")).comments
    assert [c.text for c in comments] == ["What is the claim?\nNone is stated."]


@pytest.mark.parametrize(("suffix", "content"), [
    (".txt", "The project is good.\n\nIt ends.\n"), (".md", "The project is good.\n\nIt ends.\n"),
    (".TXT", "The project is good.\n\nIt ends.\n"),
])  # fmt: skip
def test_the_suffix_chooses_text_or_markdown(essay: Essay, tmp_path: Path, suffix: str, content: str) -> None:
    export_essay(essay, cleaned(essay), tmp_path / f"out{suffix}", ExportOptions())
    assert (tmp_path / f"out{suffix}").read_text("utf-8") == content


def test_a_text_says_what_it_cannot_hold(essay: Essay, tmp_path: Path) -> None:
    options = ExportOptions(tracked=True, hints=(Hint("S1", 0, "Q?", ""),))
    notes = export_essay(essay, cleaned(essay), tmp_path / "out.txt", options).notes
    assert len(notes) == 2
    assert "tracked changes" in notes[0]
    assert "comments" in notes[1]


@pytest.mark.parametrize("name", ["out.pdf", "out", "out.doc", "out.docm", "out.docx.bak"])
def test_another_kind_of_file_is_refused(essay: Essay, tmp_path: Path, name: str) -> None:
    with pytest.raises(CannotExport, match=r"COPING writes \.docx, \.txt and \.md files"):
        export_essay(essay, cleaned(essay), tmp_path / name, ExportOptions())
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("name", ["essay.txt", "ESSAY.TXT", "sub/../essay.txt"])
def test_the_original_is_never_overwritten(essay: Essay, tmp_path: Path, name: str) -> None:
    (tmp_path / "sub").mkdir()
    with pytest.raises(CannotExport, match="the original"):
        export_essay(essay, cleaned(essay), tmp_path / name, ExportOptions(overwrite=True))
    assert (tmp_path / "essay.txt").read_text("utf-8").startswith("Theproject")


@pytest.mark.parametrize("name", ["out.docx", "out.txt", "out.md"])
def test_an_existing_file_is_kept_unless_asked(essay: Essay, tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    target.write_bytes(b"mine")
    with pytest.raises(CannotExport, match="exists already"):
        export_essay(essay, cleaned(essay), target, ExportOptions())
    assert target.read_bytes() == b"mine"
    export_essay(essay, cleaned(essay), target, ExportOptions(overwrite=True))
    assert target.read_bytes() != b"mine"


@pytest.mark.parametrize("name", ["out.docx", "out.txt"])
def test_a_full_disk_leaves_nothing_behind(
    essay: Essay, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotExport, match="the disk is full"):
        export_essay(essay, cleaned(essay), tmp_path / name, ExportOptions())
    assert [p.name for p in tmp_path.iterdir()] == ["essay.txt"]


def test_a_pasted_essay_has_no_original_to_protect(tmp_path: Path) -> None:
    pasted = Essay((Paragraph("a"),))
    export_essay(pasted, unchanged(pasted), tmp_path / "out.docx", ExportOptions())
    assert (tmp_path / "out.docx").exists()


def test_a_word_source_keeps_its_own_file(tmp_path: Path) -> None:
    source = tmp_path / "essay.docx"
    document = docx.Document()
    run = document.add_paragraph().add_run("Theproject")
    run.bold = True
    document.save(str(source))
    essay = open_essay(source)
    assert essay.format is Format.DOCX
    revised = [RevisedParagraph(p.text.replace("Theproject", "The project"), i) for i, p in enumerate(essay.paragraphs)]
    export_essay(essay, revised, tmp_path / "out.docx", ExportOptions())
    paragraph = docx.Document(io.BytesIO((tmp_path / "out.docx").read_bytes())).paragraphs[0]
    assert (paragraph.text, paragraph.runs[0].bold) == ("The project", True)


def test_a_word_source_can_be_written_as_text(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Part", 1)
    document.add_paragraph("Some text.")
    document.save(str(tmp_path / "essay.docx"))
    essay = open_essay(tmp_path / "essay.docx")
    export_essay(essay, unchanged(essay), tmp_path / "out.md", ExportOptions())
    assert (tmp_path / "out.md").read_text("utf-8") == "# Part\n\nSome text.\n"
