"""The same Word file again, with only the revised text changed."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

from coping_gui.errors import CannotExport
from coping_gui.essay.essay import Essay, Role, Section
from coping_gui.essay.finding import Category, Finding
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.export.docx_patcher import patch_docx
from coping_gui.export.revision import ExportOptions, RevisedParagraph
from coping_gui.opening.docx_reader import read_docx

NOW = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    document = docx.Document()
    document.add_heading("Whythis", 1)
    document.add_paragraph("Teh first ").add_run("bold words").bold = True
    document.add_paragraph("Another one. And more.")
    document.add_paragraph("The last.")
    document.sections[0].header.paragraphs[0].text = "Head"
    document.save(str(tmp_path / "essay.docx"))
    return tmp_path / "essay.docx"


def revised(essay: Essay, **changes: str) -> list[RevisedParagraph]:
    """All paragraphs, with pieces of their texts exchanged."""
    texts = [p.text for p in essay.paragraphs]
    for old, new in changes.items():
        texts = [text.replace(old, new) for text in texts]
    return [RevisedParagraph(text, at) for at, text in enumerate(texts)]


def texts(path: Path) -> list[str]:
    return [p.text for p in read_docx(path).paragraphs]


def test_nothing_changed_gives_the_very_same_file(source: Path) -> None:
    essay = read_docx(source)
    outcome = patch_docx(essay, revised(essay), source.parent / "out.docx", ExportOptions())
    assert outcome.path.read_bytes() == source.read_bytes()
    assert (outcome.refused, outcome.notes) == ((), ())


@pytest.mark.parametrize("tracked", [False, True])
def test_only_the_changed_words_change(source: Path, tracked: bool) -> None:
    essay = read_docx(source)
    changes = revised(essay, Teh="The", Whythis="Why this")
    out = patch_docx(essay, changes, source.parent / "out.docx", ExportOptions(tracked=tracked, now=NOW)).path
    assert texts(out) == [p.text for p in changes]
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out) as new:
        differ = [name for name in old.namelist() if old.read(name) != new.read(name)]
        assert old.namelist() == new.namelist()
    assert differ == ["word/document.xml", "word/settings.xml"]  # which says no more that all text was proofed
    assert source.read_bytes() != out.read_bytes()


def test_tracked_changes_carry_our_name_and_the_time_in_utc(source: Path) -> None:
    essay = read_docx(source)
    options = ExportOptions(tracked=True, now=datetime.fromisoformat("2026-01-31T13:00:00+01:00"))
    out = patch_docx(essay, revised(essay, Teh="The"), source.parent / "out.docx", options).path
    with zipfile.ZipFile(out) as archive:
        text = archive.read("word/document.xml").decode()
    assert 'w:author="COPING" w:date="2026-01-31T12:00:00Z"' in text
    assert '<w:delText xml:space="preserve">Teh</w:delText>' in text


def test_split_joined_new_and_missing_paragraphs_are_written(source: Path) -> None:
    essay = read_docx(source)
    plan = [
        RevisedParagraph("Whythis", 0),
        RevisedParagraph("A new one.", None),
        RevisedParagraph("Teh first bold words", 1),
        RevisedParagraph("Another one.", 2),
        RevisedParagraph("And more.", None),
        RevisedParagraph("Head", 4),
    ]
    outcome = patch_docx(essay, plan, source.parent / "out.docx", ExportOptions())
    assert outcome.refused == ()
    assert [text for text in texts(outcome.path) if text] == [p.text for p in plan]


def test_what_cannot_be_written_comes_back_with_its_reason(source: Path) -> None:
    essay = read_docx(source)
    plan = [RevisedParagraph(p.text, at) for at, p in enumerate(essay.paragraphs) if p.text != "Head"]
    plan[1] = RevisedParagraph("Teh\tfirst bold words", 1)
    outcome = patch_docx(essay, plan, source.parent / "out.docx", ExportOptions())
    tab, head = outcome.refused
    assert (tab.paragraph, tab.before, tab.after) == (1, " ", "\t")
    assert tab.reason == "This was left as it is: a tab or a line break cannot be added here."
    assert (head.paragraph, head.before, head.after) == (4, "Head", "")
    assert texts(outcome.path) == texts(source)


def test_hints_and_open_findings_become_comments_at_their_words(source: Path) -> None:
    essay = read_docx(source)
    essay = Essay(essay.paragraphs, (Section("Whythis", Role.BODY, 1, 0, 4, 0),), source=source)
    finding = Finding(Span(0, 3), Category.SPELLING, "X", "This may be a typing mistake.", ("The", "Ten"))
    hints = (Hint("S1", 0, "Does it say why?", "The section is short."), Hint("P1", 0, "Is it long?", "Why.", 2))
    options = ExportOptions(hints=hints, open_findings=((1, finding),), now=NOW)
    out = patch_docx(essay, revised(essay), source.parent / "out.docx", options).path
    comments = docx.Document(io.BytesIO(out.read_bytes())).comments
    assert sorted(comment.text for comment in comments) == [
        "Does it say why?\nThe section is short.",
        "Is it long?\nWhy.",
        "This may be a typing mistake.\nPerhaps: “The” or “Ten”",
    ]
    assert texts(out) == texts(source)


def test_a_comment_that_word_could_not_show_is_noted(source: Path) -> None:
    essay = read_docx(source)
    essay = Essay(essay.paragraphs, (Section("", Role.BODY, 1, 0, 4),), source=source)
    options = ExportOptions(hints=(Hint("P1", 0, "Is it long?", "Why.", 4),))
    outcome = patch_docx(essay, revised(essay), source.parent / "out.docx", options)
    assert outcome.notes == ("1 comment left out: Word shows no comments there.",)


def test_a_file_that_changed_since_it_was_opened_is_not_patched(source: Path) -> None:
    essay = read_docx(source)
    document = docx.Document(str(source))
    document.add_paragraph("Somebody else's words.")
    document.save(str(source))
    with pytest.raises(CannotExport, match="changed on disk since it was opened"):
        patch_docx(essay, revised(essay), source.parent / "out.docx", ExportOptions())
    assert not (source.parent / "out.docx").exists()


def test_a_file_that_is_gone_is_told(source: Path) -> None:
    essay = read_docx(source)
    source.unlink()
    with pytest.raises(CannotExport, match="does not exist"):
        patch_docx(essay, revised(essay), source.parent / "out.docx", ExportOptions())


def test_the_original_is_never_overwritten(source: Path) -> None:
    essay, before = read_docx(source), source.read_bytes()
    with pytest.raises(CannotExport, match="original"):
        patch_docx(essay, revised(essay, Teh="The"), source, ExportOptions(overwrite=True))
    assert source.read_bytes() == before


def test_a_document_keeps_the_ending_of_its_kind(source: Path) -> None:
    essay = read_docx(source)
    for name in ("out.docm", "out.doc", "out"):
        with pytest.raises(CannotExport, match=r"must end in \.docx"):
            patch_docx(essay, revised(essay), source.parent / name, ExportOptions())


def test_an_essay_without_a_file_cannot_be_patched(tmp_path: Path) -> None:
    with pytest.raises(CannotExport, match="not read from a Word file"):
        patch_docx(Essay(()), [], tmp_path / "out.docx", ExportOptions())


def test_a_template_that_is_called_a_document_comes_back_under_that_ending_or_its_own(source: Path) -> None:
    with zipfile.ZipFile(source) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(source, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content.replace(b"document.main+xml", b"template.main+xml"))
    essay = read_docx(source)
    for name in ("out.docx", "out.dotx"):
        patch_docx(essay, revised(essay, Teh="The"), source.parent / name, ExportOptions())
        assert texts(source.parent / name)[1] == "The first bold words"
    with pytest.raises(CannotExport, match=r"must end in \.dotx"):
        patch_docx(essay, revised(essay), source.parent / "out.docm", ExportOptions())
