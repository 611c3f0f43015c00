"""Recovery copies: what the author typed and accepted, on disk within seconds, until it is exported or discarded."""

import json
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from coping_gui.essay.essay import Cell, Essay, Format, Kind, Look, Paragraph, Role, Section
from coping_gui.essay.span import Span
from coping_gui.review.decisions import write_json
from coping_gui.review.record import Revised

_SUFFIX = ".recovery.json"


@dataclass(frozen=True, slots=True)
class Rescued:
    """The essay of a recovery copy and how far it was revised."""

    file: Path
    essay: Essay
    revised: Revised
    name: str
    digest: str
    """SHA-256 of the essay's file when it was opened."""
    saved: float
    """Seconds since the epoch."""


class RecoveryCopy:
    """One session's copy; the file is there only while there is something to lose."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / f"{secrets.token_hex(8)}{_SUFFIX}"

    def write(self, essay: Essay, revised: Revised, name: str, digest: str, now: float) -> None:
        """Replace the copy; raises UsageError when it cannot be written."""
        content = {
            "version": 1,
            "name": name,
            "digest": digest,
            "saved": now,
            "essay": _plain(essay),
            "revised": revised,
        }
        write_json(self.file, content)

    def remove(self) -> None:
        """Nothing is to be lost any more."""
        self.file.unlink(missing_ok=True)


def left_behind(folder: Path, is_held: Callable[[Path], bool]) -> list[Rescued]:
    """The copies of sessions that ended without a farewell, newest first; damaged copies are passed over.

    `is_held` says whether the session that writes a copy is still running.
    """
    found: list[Rescued] = []
    for file in folder.glob(f"*{_SUFFIX}") if folder.is_dir() else ():
        rescued = None if is_held(file) else read_copy(file)
        if rescued is not None:
            found.append(rescued)
    return sorted(found, key=lambda r: -r.saved)


def read_copy(file: Path) -> Rescued | None:
    """What a recovery file holds; None when it is damaged."""
    try:
        stored = json.loads(file.read_text("utf-8"))
        revised = tuple((str(text), origin if origin is None else int(origin)) for text, origin in stored["revised"])
        essay = _essay(stored["essay"])
        return Rescued(file, essay, revised, str(stored["name"]), str(stored["digest"]), float(stored["saved"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
        return None


def _plain(essay: Essay) -> dict[str, Any]:
    plain = asdict(essay)
    plain.pop("corrections")  # they have a file of their own
    plain["source"] = str(essay.source) if essay.source is not None else None
    return plain


def _essay(plain: dict[str, Any]) -> Essay:
    known = {f.name: plain[f.name] for f in fields(Essay) if f.name in plain}
    known["paragraphs"] = tuple(_paragraph(p) for p in plain["paragraphs"])
    known["sections"] = tuple(_section(s) for s in plain["sections"])
    known["format"] = Format(plain["format"])
    known["source"] = Path(plain["source"]) if plain["source"] else None
    known["not_checked"] = tuple(plain["not_checked"])
    known["warnings"] = tuple(plain["warnings"])
    return Essay(**known)


def _section(plain: dict[str, Any]) -> Section:
    known = {f.name: plain[f.name] for f in fields(Section) if f.name in plain}
    known["role"] = Role(plain["role"])
    return Section(**known)


def _paragraph(plain: dict[str, Any]) -> Paragraph:
    known = {f.name: plain[f.name] for f in fields(Paragraph) if f.name in plain}
    known["kind"] = Kind(plain["kind"])
    known["protected"] = tuple(Span(*span) for span in plain["protected"])
    known["raised"] = tuple(Span(*span) for span in plain.get("raised", ()))
    known["note_marks"] = tuple(plain.get("note_marks", ()))
    known["looks"] = tuple(Look(Span(*span), *look) for span, *look in plain.get("looks", ()))
    if cell := plain.get("cell"):
        known["cell"] = Cell(*cell[:4], shares=tuple(cell[4]))
    return Paragraph(**known)
