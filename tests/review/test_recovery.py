"""Recovery copies: written whole, read back exactly, damaged ones passed over."""

from pathlib import Path

import pytest

from coping_gui.errors import UsageError
from coping_gui.essay.essay import Essay, Format, Kind, Paragraph, Role, Section
from coping_gui.essay.span import Span
from coping_gui.review.recovery import RecoveryCopy, left_behind, read_copy

ESSAY = Essay(
    (
        Paragraph("Title 😀", Kind.HEADING, 1, "Heading 1", bold=True),
        Paragraph("line\nbreak\u00a0and field", protected=(Span(3, 7), Span(9, 9)), key="body/2", language="de-CH"),
    ),
    (Section("Title 😀", Role.BODY, 1, 0, 2, 0),),
    "Title 😀",
    "en-GB",
    Format.DOCX,
    Path("/essays/mine.docx"),
    ("A chart.",),
    ("Signed.",),
)
REVISED = (("Title", 0), ("new 😀\n", None), ("line", 1))


def test_what_was_written_is_read_back_exactly(tmp_path: Path) -> None:
    copy = RecoveryCopy(tmp_path / "recovery")
    copy.write(ESSAY, REVISED, "mine.docx", "abc", 12.5)
    rescued = read_copy(copy.file)
    assert rescued is not None
    assert rescued.essay == ESSAY
    assert rescued.revised == REVISED
    assert (rescued.name, rescued.digest, rescued.saved) == ("mine.docx", "abc", 12.5)


def test_pasted_text_has_no_source(tmp_path: Path) -> None:
    copy = RecoveryCopy(tmp_path)
    copy.write(Essay((Paragraph("x"),)), (("x", 0),), "Pasted text", "", 0)
    rescued = read_copy(copy.file)
    assert rescued is not None
    assert rescued.essay.source is None


def test_copies_of_crashed_sessions_are_found_newest_first_and_those_of_running_ones_are_not(tmp_path: Path) -> None:
    copies = [RecoveryCopy(tmp_path) for _ in range(3)]
    for n, copy in enumerate(copies):
        copy.write(ESSAY, REVISED, str(n), "", n)
    found = left_behind(tmp_path, lambda file: file == copies[2].file)
    assert [rescued.name for rescued in found] == ["1", "0"]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert left_behind(tmp_path / "none", lambda _file: False) == []


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"revised": []}', b"\xff\xfe", b'{"revised": [["a"]], "essay": {}}']
)
def test_a_damaged_copy_is_passed_over(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.recovery.json").write_bytes(content)
    assert left_behind(tmp_path, lambda _file: False) == []


def test_a_removed_copy_is_gone_and_removing_it_twice_is_no_error(tmp_path: Path) -> None:
    copy = RecoveryCopy(tmp_path)
    copy.write(ESSAY, REVISED, "n", "", 0)
    copy.remove()
    copy.remove()
    assert list(tmp_path.iterdir()) == []


def test_a_copy_that_cannot_be_written_says_so_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UsageError, match="could not be saved"):
        RecoveryCopy(tmp_path / "file").write(ESSAY, REVISED, "n", "", 0)
