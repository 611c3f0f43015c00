import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from coping_gui.errors import CannotExport
from coping_gui.export.save import is_same_file, save_bytes


def save(target: Path, data: bytes = b"new", original: Path | None = None, overwrite: bool = False) -> None:
    save_bytes(data, target, original=original, overwrite=overwrite)


def refused(target: Path, original: Path | None = None, overwrite: bool = False) -> str:
    with pytest.raises(CannotExport) as caught:
        save(target, original=original, overwrite=overwrite)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert sentence.count("\n") == 0
    return sentence


@pytest.fixture
def original(tmp_path: Path) -> Path:
    path = tmp_path / "Essay.docx"
    path.write_bytes(b"original")
    return path


def test_the_bytes_are_written_and_nothing_stays_beside_them(tmp_path: Path) -> None:
    save(tmp_path / "out.docx", b"\x00\r\n\xff")
    assert (tmp_path / "out.docx").read_bytes() == b"\x00\r\n\xff"
    assert [p.name for p in tmp_path.iterdir()] == ["out.docx"]


def test_an_existing_target_is_kept_unless_overwriting_is_allowed(tmp_path: Path) -> None:
    target = tmp_path / "out.docx"
    target.write_bytes(b"old")
    assert "exists already" in refused(target)
    assert target.read_bytes() == b"old"
    save(target, overwrite=True)
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("spelling", ["Essay.docx", "essay.DOCX", "folder/../Essay.docx", "./Essay.docx"])
def test_the_original_is_refused_in_any_spelling(
    original: Path, tmp_path: Path, spelling: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    for target in (Path(spelling), tmp_path / spelling):
        assert "the original" in refused(target, original=original, overwrite=True)
        assert "the original" in refused(target, original=Path("Essay.docx"), overwrite=True)
    assert original.read_bytes() == b"original"


@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_a_link_to_the_original_is_the_original(original: Path, tmp_path: Path, link: object) -> None:
    target = tmp_path / "link.docx"
    link(original, target)  # type: ignore[operator]
    assert "the original" in refused(target, original=original, overwrite=True)
    assert original.read_bytes() == b"original"


def test_the_original_reached_through_a_linked_folder_is_refused(original: Path, tmp_path: Path) -> None:
    (tmp_path / "other").symlink_to(tmp_path, target_is_directory=True)
    assert "the original" in refused(tmp_path / "other" / "Essay.docx", original=original, overwrite=True)


def test_accents_in_another_unicode_form_do_not_hide_the_original(tmp_path: Path) -> None:
    assert is_same_file(tmp_path / "caf\u00e9.docx", tmp_path / "cafe\u0301.docx")
    assert not is_same_file(tmp_path / "a.docx", tmp_path / "b.docx")


def test_a_linked_target_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real.docx"
    real.write_bytes(b"old")
    link = tmp_path / "link.docx"
    link.symlink_to(real)
    save(link, overwrite=True)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_link_in_a_circle_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert "link" in refused(tmp_path / "a", overwrite=True)


def test_a_folder_is_not_a_file_name(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path, overwrite=True)


def test_a_missing_folder_is_named_and_not_made(tmp_path: Path) -> None:
    assert "folder does not exist" in refused(tmp_path / "gone" / "out.docx")
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_the_folder_should_be_is_named(original: Path) -> None:
    assert "could not be written" in refused(original / "out.docx")


@pytest.mark.parametrize("overwrite", [True, False])
def test_a_name_that_is_too_long_is_said_to_be(tmp_path: Path, overwrite: bool) -> None:
    sentence = refused(tmp_path / ("long" * 100), overwrite=overwrite)
    assert "too long" in sentence
    assert len(sentence) < 250
    assert list(tmp_path.iterdir()) == []


def test_a_name_at_the_limit_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("n" * 255)
    save(target)
    assert target.read_bytes() == b"new"


def test_a_nul_in_the_name_is_an_error_in_words(tmp_path: Path) -> None:
    assert "could not be written" in refused(tmp_path / "a\0b")


def test_a_device_is_never_replaced() -> None:
    assert "not a plain file" in refused(Path(os.devnull), overwrite=True)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "quota"),
        (errno.EACCES, "you may not write there"),
        (errno.EROFS, "read-only"),
        (errno.EIO, "the disk reported an error"),
    ],
)
def test_a_failing_disk_leaves_the_old_target_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    target = tmp_path / "out.docx"
    target.write_bytes(b"old")

    def fail(handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    assert words in refused(target, overwrite=True)
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.docx"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a process's files")
def test_a_disk_that_really_ends_is_one_sentence(tmp_path: Path) -> None:
    program = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from coping_gui.export.save import save_bytes; from coping_gui.errors import CannotExport\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: save_bytes(bytes(5000), Path(sys.argv[1]), original=None, overwrite=False)\n"
        "except CannotExport as error: print(error)\n"
    )
    target = tmp_path / "out.docx"
    done = subprocess.run([sys.executable, "-c", program, str(target)], capture_output=True, text=True, check=True)
    assert "larger than this place allows" in done.stdout
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_when_the_author_interrupts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        save(tmp_path / "out.docx")
    assert list(tmp_path.iterdir()) == []


def test_a_target_that_appears_at_the_last_moment_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.docx"
    monkeypatch.setattr(os, "fsync", lambda handle: target.write_bytes(b"somebody else's"))
    assert "exists already" in refused(target)
    assert target.read_bytes() == b"somebody else's"
    assert [p.name for p in tmp_path.iterdir()] == ["out.docx"]


@pytest.mark.parametrize("exists", [True, False])
def test_a_disk_without_hard_links_keeps_the_same_promises(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exists: bool
) -> None:
    target = tmp_path / "out.docx"

    def no_links(source: Path, place: Path) -> None:
        if exists:
            target.write_bytes(b"somebody else's")
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    if exists:
        assert "exists already" in refused(target)
        assert target.read_bytes() == b"somebody else's"
    else:
        save(target)
        assert target.read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["out.docx"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
class TestPermissions:
    def mode(self, path: Path) -> int:
        return stat.S_IMODE(path.stat().st_mode)

    def test_a_private_original_gives_a_private_result(self, original: Path, tmp_path: Path) -> None:
        original.chmod(0o600)
        save(tmp_path / "out.docx", original=original)
        assert self.mode(tmp_path / "out.docx") == 0o600

    def test_a_read_only_original_gives_a_result_that_can_be_edited(self, original: Path, tmp_path: Path) -> None:
        original.chmod(0o444)
        save(tmp_path / "out.docx", original=original)
        assert self.mode(tmp_path / "out.docx") & 0o600 == 0o600

    def test_a_replaced_target_keeps_its_permissions(self, original: Path, tmp_path: Path) -> None:
        target = tmp_path / "out.docx"
        target.write_bytes(b"old")
        target.chmod(0o664)
        save(target, original=original, overwrite=True)
        assert self.mode(target) == 0o664

    def test_a_result_without_an_original_follows_the_umask(self, tmp_path: Path) -> None:
        before = os.umask(0o027)
        try:
            save(tmp_path / "out.docx")
        finally:
            os.umask(before)
        assert self.mode(tmp_path / "out.docx") == 0o640
