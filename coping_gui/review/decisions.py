"""What the author refused, remembered by rule and neighbouring words so that it survives edits and new drafts."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from coping_gui.errors import UsageError
from coping_gui.essay.essay import Essay
from coping_gui.essay.finding import Finding
from coping_gui.essay.hint import Hint
from coping_gui.paths import write_whole

_NEIGHBOUR_LETTERS = 12
"""Letters and digits kept on each side, blanks left out: enough to tell places apart, and a spacing fix beside the
place does not change them."""


class Scope(StrEnum):
    """How far a refusal reaches."""

    HERE = "here"
    """This place, in this and later drafts."""
    EVERYWHERE = "everywhere"
    """Every place where the rule marks the same words."""
    RULE = "rule"
    """All that the rule finds."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One refusal; empty fields do not count for its scope."""

    scope: Scope
    rule: str
    marked: str = ""
    left: str = ""
    right: str = ""

    @classmethod
    def about(cls, finding: Finding, text: str, scope: Scope) -> "Decision":
        """The refusal of `finding`, which marks a place of `text`."""
        if scope is Scope.RULE:
            return cls(scope, finding.rule)
        marked = finding.span.of(text).casefold()
        if scope is Scope.EVERYWHERE:
            return cls(scope, finding.rule, marked)
        left = _letters(reversed(text[: finding.span.start]))[::-1]
        return cls(scope, finding.rule, marked, left, _letters(iter(text[finding.span.end :])))

    @classmethod
    def about_hint(cls, hint: Hint, essay: Essay) -> "Decision":
        """The dismissal of a hint on `essay`: its rule, its section's name and the words of its place."""
        place = hint.paragraph
        words = essay.paragraphs[place].text if place is not None and place < len(essay.paragraphs) else ""
        marked = hint.span.of(words) if hint.span is not None else words[:40]
        name = essay.sections[hint.section].name if hint.section < len(essay.sections) else ""
        return cls(Scope.HERE, f"hint.{hint.rule}", "".join(marked.casefold().split()), name.casefold())


def _letters(characters: Iterable[str]) -> str:
    kept: list[str] = []
    for character in characters:
        if character.isalnum():
            kept.append(character.casefold())
            if len(kept) == _NEIGHBOUR_LETTERS:
                break
    return "".join(kept)


class Decisions:
    """The refusals in force; kept in a file, where one is given, from the moment they are made."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._made: dict[Decision, None] = dict.fromkeys(read_decisions(file)) if file and file.exists() else {}
        self._rules = {d.rule for d in self._made}

    def __iter__(self) -> Iterator[Decision]:
        return iter(tuple(self._made))

    def __len__(self) -> int:
        return len(self._made)

    def __contains__(self, decision: object) -> bool:
        return decision in self._made

    def hides(self, finding: Finding, text: str) -> bool:
        """Whether the author has refused this finding, here or further."""
        if finding.rule not in self._rules:
            return False
        return any(Decision.about(finding, text, scope) in self._made for scope in Scope)

    def add(self, *decisions: Decision) -> None:
        """Refuse from now on; raises UsageError when the file cannot be written (the refusal holds all the same)."""
        self._made.update(dict.fromkeys(decisions))
        self._changed()

    def remove(self, *decisions: Decision) -> None:
        """Take refusals back; raises UsageError when the file cannot be written."""
        for decision in decisions:
            self._made.pop(decision, None)
        self._changed()

    def _changed(self) -> None:
        self._rules = {d.rule for d in self._made}
        if self._file is not None:
            write_decisions(self._file, self._made)


def read_decisions(file: Path) -> list[Decision]:
    """The refusals of a file; entries that make no sense are left out, a damaged file counts as empty."""
    try:
        entries: list[Any] = list(json.loads(file.read_text("utf-8"))["decisions"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return []
    return [decision for entry in entries if (decision := _decision(entry))]


def _decision(entry: Any) -> Decision | None:
    """One stored refusal; None when it makes no sense here, as one of a newer version may."""
    try:
        facts = {name: value for name, value in entry.items() if name != "scope"}
        if not all(isinstance(value, str) for value in facts.values()):
            return None
        return Decision(Scope(entry["scope"]), **facts)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def write_decisions(file: Path, decisions: Iterable[Decision]) -> None:
    """Write refusals to a file that `read_decisions` reads; raises UsageError when it cannot be written."""
    write_json(file, {"version": 1, "decisions": [asdict(d) for d in decisions]})


def write_json(file: Path, content: object) -> None:
    """Write `content` whole or not at all; raises UsageError, naming the file, when it cannot be written."""
    try:
        write_whole(file, json.dumps(content, ensure_ascii=False, indent=1))
    except OSError as error:
        raise UsageError(f"{file.name} could not be saved in {file.parent}: {error.strerror}.") from error
