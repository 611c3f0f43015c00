"""A file as an essay, by what it holds and what it is called."""

import errno
import os
import zipfile
from io import BytesIO
from pathlib import Path

from coping_gui.errors import CannotOpen
from coping_gui.essay.essay import Essay, Format
from coping_gui.opening.docx_reader import read_docx
from coping_gui.opening.text_reader import decode, essay_from_text, finished
from coping_gui.wordfile.directory import part_name
from coping_gui.wordfile.package import CONTENT_TYPES

LARGEST_TEXT = 20_000_000
"""Bytes of a text file: some three million words."""
LARGEST_WORD_FILE = 200_000_000
"""Bytes of a Word file, its pictures included."""

WORD_SUFFIXES = frozenset([".docx", ".docm", ".dotx", ".dotm"])
MARKDOWN_SUFFIXES = frozenset([".md", ".markdown", ".mdown", ".mkd"])

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_LONGEST_END = 66_000
"""Bytes at the end of a zip archive, its comment included, that hold the sign of its end."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "open it in a word processor and save it as .docx"
_FOREIGN = (
    (b"{\\rtf", "an RTF file", _SAVE_AS),
    (b"%PDF", "a PDF file", "open the document it was made from, or save its text as .txt"),
    (b"\x89PNG", "a picture", "open the document it belongs to"),
    (b"\xff\xd8\xff", "a picture", "open the document it belongs to"),
    (b"GIF8", "a picture", "open the document it belongs to"),
    (b"\x1f\x8b", "a compressed archive", "unpack it and open the essay inside"),
    (b"Rar!", "a compressed archive", "unpack it and open the essay inside"),
    (b"7z\xbc\xaf", "a compressed archive", "unpack it and open the essay inside"),
    (b"\x7fELF", "a program", "choose a .docx, .md or .txt file"),
    (b"MZ\x90", "a program", "choose a .docx, .md or .txt file"),
)


def open_essay(path: Path, language: str = "auto") -> Essay:
    """The outlined essay that a .txt, .md or Word file holds.

    What the file is tells its content, and its name only chooses between text and Markdown. A Word file may hold no
    text, as one of pictures: then there is nothing to revise. Raises CannotOpen, in one sentence, for a file that is
    missing, a folder, empty, too large, unreadable, damaged, encrypted or of another kind, and for a text of no words.
    """
    data = _read(path)
    if data.startswith(_ZIP) or path.suffix.lower() in WORD_SUFFIXES:
        _refuse_foreign_zip(path, data)
        return finished(read_docx(path), language, path)
    _refuse_foreign(path, data)
    format_ = Format.MARKDOWN if path.suffix.lower() in MARKDOWN_SUFFIXES else Format.TEXT
    return _not_empty(essay_from_text(decode(data, path.name), format_, language, path), path)


def _read(path: Path) -> bytes:
    try:
        _refuse_special(path)
        with path.open("rb") as file:
            head = file.read(8)
            limit = LARGEST_WORD_FILE if head.startswith(_ZIP) else LARGEST_TEXT
            data = head + file.read(limit + 1 - len(head))
    except (OSError, ValueError) as error:
        raise CannotOpen(_reason(path, error)) from error
    if len(data) > limit:
        raise CannotOpen(f"{path.name} is too large: COPING opens files of this kind up to {limit // 1_000_000} MB.")
    if not data:
        raise CannotOpen(f"{path.name} is empty.")
    return data


def _refuse_special(path: Path) -> None:
    if path.is_dir():
        raise CannotOpen(f"{path.name or path} is a folder, not a file.")
    if path.exists() and not path.is_file():
        raise CannotOpen(f"{path.name} is not a regular file.")


def _reason(path: Path, error: OSError | ValueError) -> str:
    code = error.errno if isinstance(error, OSError) else None
    if code in (errno.ENOENT, errno.ENOTDIR):
        return f"There is no file {path}."
    if code in (errno.EACCES, errno.EPERM):
        return f"{path.name} cannot be read: you have no permission to open it."
    return f"{path.name or path} cannot be read: {os.strerror(code) if code else error}."


def _refuse_foreign_zip(path: Path, data: bytes) -> None:
    """Name what a Word file's suffix or a zip's first bytes hide; Word files themselves pass."""
    if data.startswith(_OLE):
        raise CannotOpen(_ole_reason(path, data))
    if not data.startswith(_ZIP) and _ZIP[1] not in data[-_LONGEST_END:]:
        _refuse_foreign(path, data)
        raise CannotOpen(f"{path.name} is not a Word file, in spite of its name.")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = {part_name(name).lower() for name in archive.namelist()}
            kind = archive.read("mimetype")[:100] if "mimetype" in archive.namelist() else b""
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError, ValueError, KeyError) as error:
        raise CannotOpen(f"{path.name} is damaged: its parts cannot be read.") from error
    except Exception as error:  # zlib.error and the like: zipfile lets them through
        raise CannotOpen(f"{path.name} is damaged: its parts cannot be read.") from error
    if b"opendocument" in kind:
        raise CannotOpen(f"{path.name} is an OpenDocument file, which COPING does not read: {_SAVE_AS}.")
    if not any(name.startswith("word/") for name in names) and CONTENT_TYPES.lower() not in names:
        raise CannotOpen(f"{path.name} is a zip archive, not an essay: unpack it and open the file inside.")
    if not any(name.startswith("word/") for name in names) and any(n.startswith(("xl/", "ppt/")) for n in names):
        raise CannotOpen(f"{path.name} is a workbook or a presentation, not a Word file.")


def _refuse_foreign(path: Path, data: bytes) -> None:
    if data.startswith(_OLE):
        raise CannotOpen(_ole_reason(path, data))
    for start, kind, what_to_do in _FOREIGN:
        if data.startswith(start):
            raise CannotOpen(f"{path.name} is {kind}, which COPING does not read: {what_to_do}.")


def _ole_reason(path: Path, data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return f"{path.name} is protected by a password: save a copy without it and open that."
    return f"{path.name} is an old Word file (.doc), which COPING does not read: {_SAVE_AS}."


def _not_empty(essay: Essay, path: Path) -> Essay:
    if not any("".join(p.text.split()).strip("\ufffc\u200b\ufeff") for p in essay.paragraphs):
        raise CannotOpen(f"{path.name} holds no text.")
    return essay
