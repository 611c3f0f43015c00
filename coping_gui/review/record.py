"""What an export and its report need to know of a session, told in places of the essay as it was opened."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coping_gui.essay.edit import OffsetMap, diff
from coping_gui.essay.essay import Essay, Paragraph
from coping_gui.essay.finding import Finding
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.review.history import Fix

Revised = tuple[tuple[str, int | None], ...]
"""Text and origin of every paragraph, in order."""


@dataclass(frozen=True, slots=True)
class Record:
    """A snapshot of a session: immutable, so that it can go to another thread."""

    essay: Essay
    """As it was opened."""
    revised: Revised
    fixes: tuple[Fix, ...]
    open_findings: tuple[tuple[int, Finding], ...]
    """Index in `revised` and the finding in its text."""
    hints: tuple[Hint, ...] = ()
    """In places of `outline`."""
    outline: Essay | None = None
    """The essay as it stood when the hints were made."""

    def accepted(self) -> list[list[Finding]]:
        """The accepted findings of every original paragraph, with spans in its text."""
        rows: list[list[Finding]] = [[] for _ in self.essay.paragraphs]
        places = _Places(self.essay)
        for fix in self.fixes:
            if fix.origin is not None:
                rows[fix.origin].append(fix.finding.moved(places.original(fix.origin, fix.text, fix.finding.span)))
        return rows

    def left_open(self) -> list[list[Finding]]:
        """The open findings of every original paragraph, with spans in its text; those of added ones are left out."""
        rows: list[list[Finding]] = [[] for _ in self.essay.paragraphs]
        places = _Places(self.essay)
        for index, finding in self.open_findings:
            text, origin = self.revised[index]
            if origin is not None:
                rows[origin].append(finding.moved(places.original(origin, text, finding.span)))
        return rows

    def original_hints(self) -> tuple[Hint, ...]:
        """The hints with paragraph, span and section of the opened essay; what points at added text points nowhere."""
        if self.outline is None:
            return ()
        places = _Places(self.essay)
        return tuple(self._original_hint(hint, self.outline.paragraphs, places) for hint in self.hints)

    def _original_hint(self, hint: Hint, paragraphs: Sequence[Paragraph], places: "_Places") -> Hint:
        assert self.outline is not None
        anchor = hint.paragraph if hint.paragraph is not None else self.outline.sections[hint.section].start
        origin = self.revised[anchor][1] if anchor < len(self.revised) else None
        section = (self.essay.section_of(origin) if origin is not None else None) or 0
        if hint.paragraph is None or origin is None:
            return replace(hint, section=section, paragraph=None, span=None)
        span = None if hint.span is None else places.original(origin, paragraphs[hint.paragraph].text, hint.span)
        return replace(hint, section=section, paragraph=origin, span=span)


class _Places:
    """Carries spans of revised texts back to the opened essay; each pair of texts is compared once."""

    def __init__(self, essay: Essay) -> None:
        self._essay = essay
        self._maps: dict[tuple[int, str], OffsetMap] = {}

    def original(self, origin: int, text: str, span: Span) -> Span:
        """Where `span` of `text`, a later state of paragraph `origin`, was when the essay was opened."""
        source = self._essay.paragraphs[origin].text
        if source == text:
            return span
        key = (origin, text)
        if key not in self._maps:
            self._maps[key] = OffsetMap(source, diff(source, text))
        return Span(*self._maps[key].to_source(span))
