"""The author's corrections of roles and headings, remembered in a file for this and later drafts."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from coping_gui.essay.correction import Correction, Mark
from coping_gui.essay.essay import Kind, Role
from coping_gui.review.decisions import write_json

MOST = 2000
"""Corrections kept; the oldest are forgotten first."""


class OutlineMemory:
    """The corrections in force, the latest last; written to a file, where one is given, when they change."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._made: list[Correction] = _read(file) if file is not None else []

    def __iter__(self) -> Iterator[Correction]:
        return iter(tuple(self._made))

    def __len__(self) -> int:
        return len(self._made)

    def add(self, correction: Correction) -> None:
        """Remember a correction in place of an earlier one of the same paragraph.

        Raises UsageError when the file cannot be written; the correction holds all the same.
        """
        self._made = [c for c in self._made if not c.mark.is_like(correction.mark)]
        if correction.kind is not None or correction.role is not None:
            self._made.append(correction)
        del self._made[:-MOST]
        if self._file is not None:
            write_json(self._file, {"version": 1, "corrections": [asdict(c) for c in self._made]})

    def about(self, mark: Mark) -> Correction | None:
        """The correction of a paragraph, where there is one."""
        return next((c for c in reversed(self._made) if c.mark.is_like(mark)), None)


def _read(file: Path) -> list[Correction]:
    try:
        return [_correction(row) for row in json.loads(file.read_text("utf-8"))["corrections"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []


def _correction(row: dict[str, Any]) -> Correction:
    kind, role = row.get("kind"), row.get("role")
    return Correction(
        Mark(**row["mark"]),
        Kind(kind) if kind else None,
        int(row.get("level", 1)),
        Role(role) if role else None,
    )
