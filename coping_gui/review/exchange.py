"""Decisions and dictionary as one file, to take them to another computer or to give them to somebody."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coping_gui.errors import UsageError
from coping_gui.review.decisions import Decision, Scope, write_json

_KIND = "COPING decisions"


@dataclass(frozen=True, slots=True)
class Choices:
    """What the author refused and taught."""

    decisions: tuple[Decision, ...] = ()
    words: tuple[str, ...] = ()


def write_choices(file: Path, choices: Choices) -> None:
    """Write a file that `read_choices` reads, whole or not at all; raises UsageError when it cannot be written."""
    decisions = [
        {"scope": d.scope, "rule": d.rule, "marked": d.marked, "left": d.left, "right": d.right}
        for d in choices.decisions
    ]
    write_json(file, {"kind": _KIND, "version": 1, "decisions": decisions, "words": sorted(choices.words)})


def read_choices(file: Path) -> Choices:
    """What the file holds, its order kept; raises UsageError, in one sentence, when it is no such file."""
    try:
        stored = json.loads(file.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"{file.name} could not be read: {error.strerror}.") from error
    except ValueError as error:
        raise UsageError(f"{file.name} is no file of decisions: it is not JSON.") from error
    if not isinstance(stored, dict) or stored.get("kind") != _KIND:  # pyright: ignore[reportUnknownMemberType]
        raise UsageError(f"{file.name} is no file of decisions that COPING has exported.")
    try:
        return Choices(_decisions(stored["decisions"]), _words(stored["words"]))  # pyright: ignore[reportUnknownArgumentType]
    except (KeyError, TypeError, ValueError) as error:
        raise UsageError(f"{file.name} is damaged: some of its decisions cannot be understood.") from error


def _decisions(stored: Iterable[dict[str, Any]]) -> tuple[Decision, ...]:
    fields = ("rule", "marked", "left", "right")
    made = [Decision(Scope(entry["scope"]), *(str(entry[name]) for name in fields)) for entry in stored]
    return tuple(dict.fromkeys(made))


def _words(stored: Iterable[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for one in stored if (word := str(one).strip())))
