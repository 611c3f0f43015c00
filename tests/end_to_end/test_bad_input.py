"""Bad input gets one clear sentence and a named exit code, never a traceback, and nothing is lost."""

import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from coping_gui.cli import main
from coping_gui.errors import ExitCode

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GOOD = "The research was funded by the state, and it was undertaken by a consortium."


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPING_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("COPING_DATA", str(tmp_path / "data"))


def missing(folder: Path) -> Path:
    return folder / "missing.txt"


def empty(folder: Path) -> Path:
    return written(folder / "empty.txt", b"")


def blank(folder: Path) -> Path:
    return written(folder / "blank.txt", b" \n\t\n ")


def binary(folder: Path) -> Path:
    return written(folder / "binary.txt", bytes(range(256)) * 40)


def broken_zip(folder: Path) -> Path:
    return written(folder / "broken.docx", b"PK\x03\x04" + b"\0" * 200)


def no_zip(folder: Path) -> Path:
    return written(folder / "renamed.docx", b"plain words in a file that is called docx")


def no_word_file(folder: Path) -> Path:
    with zipfile.ZipFile(folder / "other.docx", "w") as package:
        package.writestr("hello.txt", "no Word file")
    return folder / "other.docx"


def truncated(folder: Path) -> Path:
    docx.Document().save(str(folder / "whole.docx"))
    data = (folder / "whole.docx").read_bytes()
    (folder / "whole.docx").unlink()
    return written(folder / "truncated.docx", data[: len(data) // 2])


def encrypted(folder: Path) -> Path:
    return written(folder / "secret.docx", OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500)


def legacy_doc(folder: Path) -> Path:
    return written(folder / "old.doc", OLE + b"\0" * 500 + "WordDocument".encode("utf-16-le") + b"\0" * 500)


def lock_file(folder: Path) -> Path:
    return written(folder / "~$essay.docx", b"\x04Anna" + b"\0" * 150)


def written(file: Path, data: bytes) -> Path:
    file.write_bytes(data)
    return file


BAD = [missing, empty, blank, binary, broken_zip, no_zip, no_word_file, truncated, encrypted, legacy_doc, lock_file]


@pytest.mark.parametrize("make", BAD)
def test_a_file_that_cannot_be_opened_is_told_in_one_sentence(
    make: Callable[[Path], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = make(tmp_path)
    before = sorted(tmp_path.iterdir())
    assert main(["check", str(file), "--engine", "none"]) == ExitCode.CANNOT_OPEN
    told = capsys.readouterr()
    assert told.out == ""
    assert file.name in told.err
    assert told.err.count("\n") == 1
    assert told.err.rstrip().endswith(".")
    assert "Traceback" not in told.err
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("make", BAD)
def test_cleaning_it_writes_nothing(
    make: Callable[[Path], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = make(tmp_path)
    before = {f: f.read_bytes() for f in tmp_path.iterdir()}
    assert main(["clean", str(file), "--engine", "none"]) == ExitCode.CANNOT_OPEN
    assert {f: f.read_bytes() for f in tmp_path.iterdir()} == before
    assert "NOT cleaned" in capsys.readouterr().out


def test_a_folder_is_no_essay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path), "--engine", "none"]) == ExitCode.CANNOT_OPEN
    assert "folder" in capsys.readouterr().err


def test_a_folder_without_essays_is_said_to_be_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean", str(tmp_path), "--engine", "none"]) == ExitCode.CANNOT_OPEN
    assert "holds no" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the administrator may read everything")
def test_a_file_that_may_not_be_read_is_said_to_be_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path / "private.txt", GOOD.encode())
    file.chmod(0)
    assert main(["check", str(file), "--engine", "none"]) == ExitCode.CANNOT_OPEN
    assert "private.txt" in capsys.readouterr().err


def test_a_file_that_the_system_refuses_to_read_is_said_to_be_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path / "private.txt", GOOD.encode())
    real = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path.name == "private.txt":
            raise PermissionError(13, "Permission denied")
        return real(path)

    def opened(path: Path, *rest: object, **more: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    monkeypatch.setattr(Path, "open", opened)
    assert main(["check", str(file), "--engine", "none"]) == ExitCode.CANNOT_OPEN
    assert "private.txt" in capsys.readouterr().err


def test_a_full_disk_is_told_and_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path / "essay.txt", GOOD.encode())
    monkeypatch.setattr(os, "fsync", _no_space)
    assert main(["clean", str(file), "--engine", "none"]) == ExitCode.CANNOT_EXPORT
    assert "the disk is full" in capsys.readouterr().out
    assert [f.name for f in tmp_path.iterdir() if f.is_file()] == ["essay.txt"]


def _no_space(_handle: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_target_folder_that_does_not_exist_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path / "essay.txt", GOOD.encode())
    target = tmp_path / "nowhere" / "essay.docx"
    assert main(["clean", str(file), "-o", str(target), "--engine", "none"]) == ExitCode.CANNOT_EXPORT
    assert "nowhere" in capsys.readouterr().out
    assert not target.parent.exists()


def test_the_original_is_never_the_target_even_when_forced(tmp_path: Path) -> None:
    file = tmp_path / "essay.docx"
    document = docx.Document()
    document.add_paragraph(GOOD)
    document.save(str(file))
    before = file.read_bytes()
    code = main(["clean", str(file), "-o", str(file), "--engine", "none", "--force"])
    assert code == ExitCode.CANNOT_EXPORT
    assert file.read_bytes() == before


def test_a_file_that_changes_while_it_is_checked_is_not_exported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = tmp_path / "essay.docx", tmp_path / "other.docx"
    for target, text in ((file, GOOD.replace("a consortium", "aconsortium")), (other, "Something else altogether.")):
        document = docx.Document()
        document.add_paragraph(text)
        document.save(str(target))
    from coping_gui.checks.checker import Checker

    real = Checker.check

    def check(self: Checker, *rest: object, **more: object) -> object:
        shutil.copy(other, file)
        return real(self, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Checker, "check", check)
    assert main(["clean", str(file), "--engine", "none", "--tier", "likely"]) == ExitCode.CANNOT_EXPORT
    assert "changed" in capsys.readouterr().out
    assert not (tmp_path / "essay.cleaned.docx").exists()
