"""What an export did, as data: every change with its reason, everything left open, and what was not done."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coping_gui.essay.edit import Edit, apply_edits, diff
from coping_gui.essay.essay import Essay
from coping_gui.essay.finding import Finding
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.export.pieces import whole_words
from coping_gui.export.revision import ExportOutcome, Refusal, RevisedParagraph

OWN_EDIT = "own-edit"
"""The rule of a change that the author made by hand."""
OWN_REASON = "You changed this yourself."
AROUND = 90
"""Code points of the sentence shown on each side of a place."""


@dataclass(frozen=True, slots=True)
class Place:
    """A marked passage and what stands around it in its sentence."""

    lead: str
    text: str
    trail: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change that is in the file."""

    paragraph: int
    """Index in Essay.paragraphs; for a paragraph that the author added, the one before it."""
    before: str
    after: str
    rule: str
    reason: str
    category: str = ""
    tier: str = ""
    engine: str = ""
    lead: str = ""
    """What stands before it in its sentence, as it was."""
    trail: str = ""


@dataclass(frozen=True, slots=True)
class OpenFinding:
    """One finding that was left for the author."""

    paragraph: int
    text: str
    message: str
    suggestions: tuple[str, ...]
    rule: str
    reason: str = ""
    category: str = ""
    tier: str = ""
    engine: str = ""
    lead: str = ""
    trail: str = ""


@dataclass(frozen=True, slots=True)
class OpenHint:
    """One structural hint, with the name of its section and the words that it points at."""

    section: str
    question: str
    why: str
    rule: str
    paragraph: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What an export did to one essay."""

    source: Path | None
    """None when the essay was pasted."""
    target: Path
    changes: tuple[Change, ...] = ()
    left_open: tuple[OpenFinding, ...] = ()
    hints: tuple[OpenHint, ...] = ()
    refused: tuple[Refusal, ...] = ()
    not_checked: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    title: str = ""
    language: str = ""
    words: int = 0
    tracked: bool = False

    @property
    def counts(self) -> dict[str, int]:
        """How many of each; the categories of changes and open findings by name, such as "changes.spacing"."""
        counts = Counter({"words": self.words, "changes": len(self.changes), "left_open": len(self.left_open)})
        counts.update({"hints": len(self.hints), "refused": len(self.refused)})
        counts.update(f"changes.{change.category or OWN_EDIT}" for change in self.changes)
        counts.update(f"left_open.{finding.category}" for finding in self.left_open)
        return dict(counts)


def make_report(
    essay: Essay,
    revised: Sequence[RevisedParagraph],
    accepted: Sequence[Sequence[Finding]],
    left_open: Sequence[Sequence[Finding]],
    hints: Sequence[Hint],
    outcome: ExportOutcome,
    notices: Sequence[str] = (),
    tracked: bool = False,
) -> Report:
    """The report of an export.

    `accepted` and `left_open` hold one row per paragraph of `essay`, with spans in its texts. Changes that no
    accepted finding explains are listed as the author's own; refused ones are not listed as changes.
    """
    return Report(
        essay.source, outcome.path, _unrefused(changes_of(essay, revised, accepted), outcome.refused),
        tuple(open_finding(i, essay.paragraphs[i].text, f) for i, row in enumerate(left_open) for f in row),
        tuple(open_hint(essay, hint) for hint in hints), outcome.refused, essay.not_checked,
        tuple(dict.fromkeys([*essay.warnings, *notices, *outcome.notes])),
        essay.title, essay.language, essay.words, tracked,
    )  # fmt: skip


def _unrefused(changes: Sequence[Change], refused: Sequence[Refusal]) -> tuple[Change, ...]:
    gone = Counter((r.paragraph, r.before, r.after) for r in refused)
    kept: list[Change] = []
    for change in changes:
        key = (change.paragraph, change.before, change.after)
        if gone[key]:
            gone[key] -= 1
        else:
            kept.append(change)
    return tuple(kept)


def changes_of(
    essay: Essay, revised: Sequence[RevisedParagraph], accepted: Sequence[Sequence[Finding]]
) -> tuple[Change, ...]:
    """Every difference between the essay and its revision, each with the finding that explains it."""
    changes: list[Change] = []
    last = 0
    for paragraph in revised:
        if paragraph.origin is None:
            changes.append(_own(last, "", paragraph.text))
            continue
        last = paragraph.origin
        changes += _paragraph_changes(last, essay.paragraphs[last].text, paragraph.text, accepted[last])
    kept = {p.origin for p in revised}
    changes += [_own(i, p.text, "") for i, p in enumerate(essay.paragraphs) if i not in kept]
    return tuple(sorted(changes, key=lambda c: c.paragraph))


def _own(paragraph: int, before: str, after: str, lead: str = "", trail: str = "") -> Change:
    return Change(paragraph, before, after, OWN_EDIT, OWN_REASON, lead=lead, trail=trail)


def _paragraph_changes(index: int, before: str, after: str, accepted: Sequence[Finding]) -> list[Change]:
    if before == after:
        return []
    useful = [f for f in accepted if f.suggestions]
    if _explains(before, after, useful):
        return [_explained(index, before, f) for f in sorted(useful, key=lambda f: f.span)]
    changes: list[Change] = []
    for edit in whole_words(before, diff(before, after)):
        finding = next((f for f in useful if _made(f, before, edit)), None)
        at = around(before, edit.span)
        if finding is None:
            changes.append(_own(index, at.text, edit.text, at.lead, at.trail))
        else:
            changes.append(_change(index, at, edit.text, finding))
    return changes


def _made(finding: Finding, text: str, edit: Edit) -> bool:
    small = finding.edit().trimmed(text)
    return finding.span.touches(edit.span) and small.text in edit.text


def _explains(before: str, after: str, findings: Sequence[Finding]) -> bool:
    try:
        return apply_edits(before, [f.edit().trimmed(before) for f in findings]) == after
    except ValueError:
        return False


def _explained(index: int, text: str, finding: Finding) -> Change:
    return _change(index, around(text, finding.span), finding.suggestions[0], finding)


def _change(index: int, at: Place, after: str, finding: Finding) -> Change:
    reason = finding.reason or finding.message
    return Change(
        index, at.text, after, finding.rule, reason, finding.category.value, finding.tier.value, finding.engine,
        at.lead, at.trail,
    )  # fmt: skip


def open_finding(index: int, text: str, finding: Finding) -> OpenFinding:
    """A finding that was left open, with the passage it marks in paragraph `index`, whose text is `text`."""
    at = around(text, finding.span)
    return OpenFinding(
        index, at.text, finding.message, finding.suggestions, finding.rule, finding.reason,
        finding.category.value, finding.tier.value, finding.engine, at.lead, at.trail,
    )  # fmt: skip


def open_hint(essay: Essay, hint: Hint) -> OpenHint:
    """A hint with its section's name and, where it points at words, these words."""
    section = essay.sections[hint.section].name if hint.section < len(essay.sections) else ""
    text = ""
    if hint.paragraph is not None and hint.span is not None:
        text = hint.span.of(essay.paragraphs[hint.paragraph].text)
    return OpenHint(section, hint.question, hint.why, hint.rule, hint.paragraph, text)


_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+|\n")


def around(text: str, span: Span) -> Place:
    """The passage with what stands on both sides of it in its sentence, at most AROUND code points each."""
    low, high = max(0, span.start - 2 * AROUND), span.end + 2 * AROUND
    ends = [m.end() for m in _SENTENCE_END.finditer(text, low, high)]
    start = max((e for e in ends if e <= span.start), default=low)
    end = min((e for e in ends if e >= span.end and e > span.start), default=min(high, len(text)))
    lead, trail = text[start : span.start], text[span.end : end].rstrip()
    if len(lead) > AROUND:
        lead = "…" + lead[-AROUND:].partition(" ")[2]
    if len(trail) > AROUND:
        trail = trail[:AROUND].rpartition(" ")[0] + "…"
    return Place(lead, span.of(text), trail)
