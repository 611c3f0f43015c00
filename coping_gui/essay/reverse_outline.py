"""A reverse outline: what each paragraph says first, and what it holds."""

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One paragraph of running text."""

    section: int
    """Index in Essay.sections."""
    paragraph: int
    """Index in Essay.paragraphs."""
    first: str
    """Its first sentence."""
    words: int
    citations: int
    """Places that cite."""
    findings: int = 0
    """Open findings, where they are known."""


def with_findings(rows: tuple[OutlineRow, ...], findings: Mapping[int, int]) -> tuple[OutlineRow, ...]:
    """The rows with the number of open findings of each paragraph."""
    return tuple(replace(row, findings=findings.get(row.paragraph, 0)) for row in rows)
