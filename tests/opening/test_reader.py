"""Files of every kind: what can be read is read whole, and everything else is refused in one sentence."""

import io
import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coping_gui.errors import CannotOpen, ExitCode
from coping_gui.essay.essay import Format, Kind, Paragraph, Role
from coping_gui.opening import reader
from coping_gui.opening.reader import open_essay

PROSE = "The house stands on a hill. It has been empty for many years, and nobody knows who owns it.\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def written(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(CannotOpen) as caught:
        open_essay(path)
    assert caught.value.exit_code is ExitCode.CANNOT_OPEN
    message = str(caught.value)
    assert message.endswith(".")
    assert "\n" not in message
    return message


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_a_text_file_becomes_an_outlined_essay(tmp_path: Path) -> None:
    path = written(tmp_path, "essay.txt", PROSE)
    essay = open_essay(path)
    assert essay.source == path
    assert essay.format is Format.TEXT
    assert [p.text for p in essay.paragraphs] == [PROSE.strip()]
    assert essay.sections


@pytest.mark.parametrize("suffix", [".md", ".MD", ".markdown"])
def test_a_markdown_suffix_makes_markdown_of_a_text(tmp_path: Path, suffix: str) -> None:
    essay = open_essay(written(tmp_path, f"essay{suffix}", "# Title\n\n## One\n\nText.\n"))
    assert essay.format is Format.MARKDOWN
    assert [p.kind for p in essay.paragraphs] == [Kind.TITLE, Kind.HEADING, Kind.BODY]


def test_an_unknown_suffix_is_read_as_text(tmp_path: Path) -> None:
    assert open_essay(written(tmp_path, "essay.essay", PROSE)).format is Format.TEXT


def test_a_word_file_is_recognised_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Introduction", 1)
    document.add_paragraph(PROSE.strip())
    document.save(str(tmp_path / "essay.txt"))
    essay = open_essay(tmp_path / "essay.txt")
    assert essay.format is Format.DOCX
    assert essay.sections[0].role is Role.INTRODUCTION


def test_the_chosen_language_is_obeyed(tmp_path: Path) -> None:
    assert open_essay(written(tmp_path, "essay.txt", PROSE), "en-AU").language == "en-AU"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert str(tmp_path / "none.txt") in refusal(tmp_path / "none.txt")


def test_a_file_below_a_file_is_missing(tmp_path: Path) -> None:
    assert "no file" in refusal(written(tmp_path, "a.txt", PROSE) / "b.txt")


def test_a_folder_is_called_a_folder(tmp_path: Path) -> None:
    assert "folder" in refusal(tmp_path)


@pytest.mark.parametrize("name", ["essay.txt", "essay.md", "essay.docx"])
def test_an_empty_file_is_called_empty(tmp_path: Path, name: str) -> None:
    assert "empty" in refusal(written(tmp_path, name, b""))


@pytest.mark.parametrize("data", [b"\n", b"  \r\n\t\n", "\ufeff\n".encode(), "\xa0\n".encode(), b"\x0c\n", b"\x1c"])
@pytest.mark.parametrize("name", ["essay.txt", "essay.md"])
def test_white_space_alone_is_no_text(tmp_path: Path, name: str, data: bytes) -> None:
    assert "no text" in refusal(written(tmp_path, name, data))


def test_a_word_file_without_text_is_an_essay_with_nothing_to_revise(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "essay.docx"))
    assert open_essay(tmp_path / "essay.docx").paragraphs == ()
    document = docx.Document()
    document.add_paragraph("")
    document.save(str(tmp_path / "essay.docx"))
    assert [paragraph.text for paragraph in open_essay(tmp_path / "essay.docx").paragraphs] == [""]


def repacked(path: Path, change: Callable[[str], str], front: bytes = b"") -> Path:
    """A Word file whose archive is put together in another way."""
    document = docx.Document()
    document.add_paragraph("Some words.")
    document.save(str(path))
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(change(name)), old.read(name))
    path.write_bytes(front + out.getvalue())
    return path


@pytest.mark.parametrize(
    ("change", "front"),
    [
        (str.lower, b""),
        (str.upper, b""),
        (lambda name: f"/{name}", b""),
        (lambda name: name.replace("/", "\\"), b""),
        (str, b"#!junk\n"),
    ],
)
def test_a_word_file_in_an_odd_archive_is_opened(tmp_path: Path, change: Callable[[str], str], front: bytes) -> None:
    essay = open_essay(repacked(tmp_path / "essay.docx", change, front))
    assert [paragraph.text for paragraph in essay.paragraphs] == ["Some words."]


def test_binary_data_is_not_a_text(tmp_path: Path) -> None:
    assert "not a text" in refusal(written(tmp_path, "essay.txt", bytes(range(256)) * 40))


@pytest.mark.parametrize("name", ["essay.txt", "essay.docx"])
def test_a_broken_zip_is_called_damaged(tmp_path: Path, name: str) -> None:
    whole = zipped({"word/document.xml": b"<w/>" * 100, "[Content_Types].xml": b"<Types/>"})
    assert "damaged" in refusal(written(tmp_path, name, whole[: len(whole) // 2]))


def test_a_zip_of_other_things_is_called_an_archive(tmp_path: Path) -> None:
    assert "zip archive" in refusal(written(tmp_path, "essay.txt", zipped({"essay.txt": PROSE.encode()})))


def test_a_workbook_is_not_a_word_file(tmp_path: Path) -> None:
    data = zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"})
    assert "workbook" in refusal(written(tmp_path, "essay.docx", data))


def test_an_opendocument_file_is_named_with_what_to_do(tmp_path: Path) -> None:
    data = zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})
    message = refusal(written(tmp_path, "essay.odt", data))
    assert "OpenDocument" in message
    assert "save it as .docx" in message


@pytest.mark.parametrize("name", ["essay.docx", "essay.txt", "essay.doc"])
def test_a_word_file_with_a_password_says_so(tmp_path: Path, name: str) -> None:
    data = OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500
    assert "password" in refusal(written(tmp_path, name, data))


def test_an_old_word_file_says_what_to_do(tmp_path: Path) -> None:
    message = refusal(written(tmp_path, "essay.doc", OLE + b"\0" * 1000))
    assert "old Word file" in message
    assert ".docx" in message


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"{\\rtf1\\ansi Hello}", "RTF"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"\x89PNG\r\n\x1a\n0000", "picture"),
        (b"\x1f\x8b\x08\x00", "archive"),
    ],
)
@pytest.mark.parametrize("name", ["essay.txt", "essay.docx"])
def test_a_file_of_another_kind_is_named(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    message = refusal(written(tmp_path, name, data))
    assert kind in message
    assert ":" in message, "says what to do instead"


def test_text_that_calls_itself_a_word_file_is_refused(tmp_path: Path) -> None:
    assert "not a Word file" in refusal(written(tmp_path, "essay.docx", PROSE))


def test_a_file_that_is_too_large_is_refused_with_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LARGEST_TEXT", 2_000_000)
    assert "2 MB" in refusal(written(tmp_path, "essay.txt", b"word " * 400_001))


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    path = written(tmp_path, "essay.txt", PROSE)
    path.chmod(0)
    assert "permission" in refusal(path)


def test_a_refused_permission_is_told_from_other_failures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "essay.txt", PROSE)

    def refuse(self: Path, mode: str = "r") -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    assert "permission" in refusal(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a thing of Unix")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "essay.txt")
    assert "regular" in refusal(tmp_path / "essay.txt")


def test_a_name_with_a_null_character_is_refused() -> None:
    assert refusal(Path("essay\0.txt"))


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary(max_size=400)
    | st.binary(max_size=200).map(lambda b: b"PK\x03\x04" + b)
    | st.binary(max_size=200).map(lambda b: OLE + b)
    | st.text(max_size=200).map(lambda t: t.encode("utf-16", "surrogatepass"))
    | st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass")),
    suffix=st.sampled_from([".txt", ".md", ".docx", ""]),
)
def test_no_bytes_raise_anything_but_cannot_open(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = written(tmp_path, f"any{suffix}", data)
    read, refused = outcome(path)
    assert refused.endswith(".") if refused else any(p.text.strip() for p in read)


def outcome(path: Path) -> tuple[tuple[Paragraph, ...], str]:
    """The paragraphs that were read, or why they were not."""
    try:
        return open_essay(path).paragraphs, ""
    except CannotOpen as error:
        return (), str(error)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(0, 2000), at=st.integers(0, 2000), byte=st.integers(0, 255))
def test_a_damaged_word_file_is_refused_or_read_never_a_crash(tmp_path: Path, cut: int, at: int, byte: int) -> None:
    document = docx.Document()
    document.add_paragraph(PROSE)
    buffer = io.BytesIO()
    document.save(buffer)
    data = bytearray(buffer.getvalue())
    data[-1 - at % len(data)] = byte
    del data[len(data) - cut % 200 :]
    read, refused = outcome(written(tmp_path, "essay.docx", bytes(data)))
    assert refused.endswith(".") if refused else read
