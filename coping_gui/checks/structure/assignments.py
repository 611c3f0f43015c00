"""What an assignment asks for: its sections and their words, read from a small TOML file.

name = "Essay"
words = [1350, 1650]          # of the text, without title, abstract, references and appendix; 0 for no limit

[[section]]
title = "Methods"             # the heading, compared without case and numbers
also = ["Methodology"]        # other titles that count as it
role = "body"                 # instead of a title: all sections of this role together
words = [300, 1200]
required = false
"""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from coping_gui import paths
from coping_gui.checks.structure.references import key
from coping_gui.errors import UsageError
from coping_gui.essay.essay import Essay, Role, Section

FOLDER = "assignments"
SHIPPED = ("essay", "imrad-report", "literature-review")


@dataclass(frozen=True, slots=True)
class Limits:
    """Fewest and most words; 0 where there is no limit."""

    least: int = 0
    most: int = 0

    def fit(self, words: int) -> bool:
        """Whether a number of words lies within."""
        return words >= self.least and not (self.most and words > self.most)

    def __str__(self) -> str:
        if self.least and self.most:
            return f"{self.least:,}–{self.most:,}"
        return f"at least {self.least:,}" if self.least else f"at most {self.most:,}" if self.most else ""


@dataclass(frozen=True, slots=True)
class Part:
    """One section that the assignment names."""

    title: str
    also: tuple[str, ...] = ()
    role: Role | None = None
    limits: Limits = Limits()
    required: bool = True

    def sections_in(self, essay: Essay) -> list[int]:
        """The sections that are this part: by title (with their subsections), else all of its role."""
        titles = {key(t) for t in (self.title, *self.also)}
        named = [i for i, s in enumerate(essay.sections) if s.title and key(s.title.lstrip("0123456789. ")) in titles]
        if named:
            return sorted({j for i in named for j in _with_subsections(essay.sections, i)})
        return [i for i, s in enumerate(essay.sections) if self.role is not None and s.role is self.role]


def _with_subsections(sections: tuple[Section, ...], i: int) -> list[int]:
    found = [i]
    for j in range(i + 1, len(sections)):
        if sections[j].level <= sections[i].level:
            break
        found.append(j)
    return found


@dataclass(frozen=True, slots=True)
class Assignment:
    """A whole template."""

    name: str
    limits: Limits = Limits()
    parts: tuple[Part, ...] = ()


def names() -> list[str]:
    """The templates that can be chosen by name: the author's own, then those shipped."""
    folder = paths.data_folder() / FOLDER
    own = sorted(p.stem for p in folder.glob("*.toml")) if folder.is_dir() else []
    return [*own, *(name for name in SHIPPED if name not in own)]


def assignment(name: str) -> Assignment | None:
    """The template of this name, or in the file at this path; None for an empty name.

    Raises UsageError, in one sentence, for a name or file that is not there or makes no sense.
    """
    return _read(_file(name)) if name.strip() else None


def _file(name: str) -> Path:
    own = paths.data_folder() / FOLDER / f"{name}.toml"
    if own.is_file():
        return own
    if name in SHIPPED:
        return paths.resource("templates", FOLDER, f"{name}.toml")
    path = Path(name).expanduser()
    if path.suffix == ".toml" and path.is_file():
        return path
    raise UsageError(f"There is no assignment template {name!r}: choose {', '.join(names())}, or a .toml file.")


def _read(path: Path) -> Assignment:
    try:
        return _parsed(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise UsageError(f"The template {path.name} cannot be read: {error.strerror}.") from error


@lru_cache(maxsize=16)
def _parsed(path: Path, changed: int) -> Assignment:  # noqa: ARG001  an edited file is read again
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        parts = tuple(_part(row) for row in table.get("section", []))
        return Assignment(str(table.get("name", path.stem)), _limits(table.get("words", [0, 0])), parts)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"The template {path.name} is not TOML: {error}.") from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UsageError(f"The template {path.name} makes no sense: {error or type(error).__name__}.") from error


def _part(row: dict[str, Any]) -> Part:
    if not str(row.get("title", "")).strip():
        raise ValueError("a section has no title")
    role = Role(row["role"]) if "role" in row else None
    also = tuple(map(str, row.get("also", ())))
    return Part(str(row["title"]), also, role, _limits(row.get("words", [0, 0])), bool(row.get("required", True)))


def _limits(words: Any) -> Limits:
    if not (isinstance(words, list) and len(words) == 2 and all(type(w) is int and w >= 0 for w in words)):  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        raise ValueError("words must be two numbers, such as [100, 250]")
    least, most = words  # pyright: ignore[reportUnknownVariableType]
    if most and least > most:
        raise ValueError(f"words [{least}, {most}] allow nothing")
    return Limits(least, most)  # pyright: ignore[reportUnknownArgumentType]


def limits_by_section(essay: Essay, chosen: Assignment | None) -> dict[int, tuple[str, int, Limits]]:
    """By the first section of each part with limits: the part's title, its words in all, and the limits."""
    found: dict[int, tuple[str, int, Limits]] = {}
    words = essay.section_words()
    for part in chosen.parts if chosen else ():
        sections = part.sections_in(essay)
        if sections and str(part.limits):
            found[sections[0]] = (part.title, sum(words[i] for i in sections), part.limits)
    return found
