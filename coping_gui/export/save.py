"""Writing a result so that a failure leaves no trace: beside first, then in its place, and never over the original."""

import errno
import os
import secrets
import stat
import unicodedata
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from coping_gui.errors import CannotExport

_PERMISSION_TO_READ_AND_WRITE = 0o666
_OWNER_MAY_READ_AND_WRITE = 0o600

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file would be larger than this place allows",
    errno.EACCES: "you may not write there, or another program has the file open",
    errno.EPERM: "you may not write there, or another program has the file open",
    errno.EROFS: "the disk is read-only",
    errno.ENOENT: "its folder does not exist",
    errno.ENOTDIR: "its folder is not a folder",
    errno.EISDIR: "it is a folder",
    errno.ENAMETOOLONG: "its name is too long",
    errno.ELOOP: "its link leads in a circle",
    errno.EIO: "the disk reported an error",
}


def save_bytes(data: bytes, target: Path, *, original: Path | None, overwrite: bool) -> None:
    """Write `data` to `target`, whole or not at all.

    A link as target is followed, so that it stays a link. An existing target keeps its permissions; a new one takes
    the original's, so that a private essay stays private. Raises CannotExport, with nothing written, when the target
    is the original in any spelling, exists and `overwrite` is not set, or cannot be written.
    """
    with explained(target):
        target = target.resolve() if target.is_symlink() else target
        refuse_target(target, original=original, overwrite=overwrite)
        mode = _permissions(target, original)
        beside = target.parent / f".coping-{secrets.token_hex(8)}.tmp"
        try:
            _write(beside, data, mode)
            if target.exists():
                beside.chmod(mode)  # exactly: the umask took its share when the file was made
            _put_in_place(beside, target, overwrite=overwrite)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        _settle_folder(target.parent)


@contextmanager
def explained(target: Path) -> Generator[None]:
    """Turns the system's failures into CannotExport with one sentence that names `target`."""
    try:
        yield
    except (OSError, ValueError, RuntimeError) as error:  # a NUL in the name; a link in a circle before Python 3.13
        raise CannotExport(f"{_shown(target)} could not be written: {_reason(error)}.") from error


def refuse_target(target: Path, *, original: Path | None, overwrite: bool) -> None:
    """Raises CannotExport when `target` must not be written; call it early to spare work that would be in vain."""
    if original is not None and is_same_file(target, original):
        raise CannotExport(f"{_shown(target)} is the original, which COPING never overwrites: choose another name.")
    if target.is_dir():
        raise CannotExport(f"{_shown(target)} is a folder: choose a file name inside it.")
    if not target.exists():
        return
    if not target.is_file():
        raise CannotExport(f"{_shown(target)} is not a plain file: choose another name.")
    if not overwrite:
        raise CannotExport(f"{_shown(target)} exists already: choose another name, or replace it (--force).")


def is_same_file(one: Path, other: Path) -> bool:
    """Whether both paths lead to one file, through links too.

    Paths that differ only in capitals or in the form of accents count as one: on many disks they are, and a copy that
    moves to such a disk would replace the other.
    """
    with suppress(OSError):
        if one.samefile(other):
            return True
    return _plain_spelling(one) == _plain_spelling(other)


def _plain_spelling(path: Path) -> str:
    return unicodedata.normalize("NFC", os.path.normcase(path.resolve())).casefold()


def _permissions(target: Path, original: Path | None) -> int:
    for path in (target, original):
        if path is not None and path.exists():
            return stat.S_IMODE(path.stat().st_mode) & _PERMISSION_TO_READ_AND_WRITE | _OWNER_MAY_READ_AND_WRITE
    return _PERMISSION_TO_READ_AND_WRITE


def _write(beside: Path, data: bytes, mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(beside, flags, mode), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _put_in_place(beside: Path, target: Path, *, overwrite: bool) -> None:
    if overwrite:
        beside.replace(target)
        return
    try:
        os.link(beside, target)  # fails, in one step, when somebody made the target in the meantime
    except FileExistsError as error:
        raise CannotExport(f"{_shown(target)} exists already: choose another name, or replace it (--force).") from error
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise
        refuse_target(target, original=None, overwrite=False)  # this disk has no hard links
        beside.replace(target)


def _settle_folder(folder: Path) -> None:
    """Ask the disk to keep the new name through a power cut, where the system knows how."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _reason(error: Exception) -> str:
    if not isinstance(error, OSError):
        return "its name or its link cannot be followed"
    return _REASONS.get(error.errno or 0, error.strerror or "the system gave no reason")


def _shown(path: Path) -> str:
    name = str(path).replace("\0", "\\0")
    return name if len(name) <= 120 else f"{name[:57]}…{name[-57:]}"
