"""An essay as grammar engines and hints see it: with spacing repaired, and places carried back to the original."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from coping_gui.essay.edit import Edit, OffsetMap, apply_edits
from coping_gui.essay.essay import Essay, Paragraph
from coping_gui.essay.finding import Finding, Tier
from coping_gui.essay.span import Span


@dataclass(frozen=True, slots=True)
class Repaired:
    """A paragraph as an engine sees it: with fixes made that are taken for granted, such as sure spacing repairs."""

    text: str
    offsets: OffsetMap

    @classmethod
    def of(cls, text: str, findings: Iterable[Finding], tier: Tier = Tier.LIKELY) -> "Repaired":
        """`text` with the first suggestions of all findings made that are at least as sure as `tier`."""
        edits = edits_of(text, findings, tier)
        return cls(apply_edits(text, edits), OffsetMap(text, edits))

    def to_source(self, finding: Finding) -> Finding:
        """A finding of the repaired text as one of the original text that makes the same change, and no repair where
        it need not.
        """
        if finding.suggestions and self.offsets.edits_in(finding.span):
            finding = narrowed(self.text, finding)
        wide = self.offsets.covered(finding.span)
        before, after = self.text[wide.start : finding.span.start], self.text[finding.span.end : wide.end]
        suggestions = tuple(before + s + after for s in finding.suggestions)
        return replace(finding, span=self.offsets.to_source(finding.span), suggestions=suggestions)

    def paragraph(self, source: Paragraph) -> Paragraph:
        """`source`, which has the original text, with the repaired one; its protected places go along."""
        if self.text == source.text:
            return source
        moved = self.offsets.to_edited
        return replace(
            source,
            text=self.text,
            protected=tuple(map(moved, source.protected)),
            raised=tuple(map(moved, source.raised)),
            note_marks=tuple(moved(Span(n, n)).start for n in source.note_marks),
        )


def edits_of(text: str, findings: Iterable[Finding], tier: Tier) -> list[Edit]:
    """The smallest edits that accept the first suggestion of every finding at least as sure as `tier`."""
    wanted = (f for f in findings if f.suggestions and f.tier.reaches(tier))
    return [edit for f in wanted if (edit := f.edit().trimmed(text)).changes(text)]


def narrowed(text: str, finding: Finding) -> Finding:
    """The same finding on no more words than it changes; suggestions that change others are left out."""
    edit = whole_words(text, finding.edit().trimmed(text))
    return on_span(text, finding, edit.span) if finding.span.contains(edit.span) else finding


def on_span(text: str, finding: Finding, span: Span) -> Finding:
    """The same finding on a part of its span that holds its change; suggestions that change more are left out."""
    head, tail = text[finding.span.start : span.start], text[span.end : finding.span.end]
    inner = (s[len(head) : len(s) - len(tail)] for s in finding.suggestions if _lies_between(s, head, tail))
    return replace(finding, span=span, suggestions=tuple(inner))


def _lies_between(suggestion: str, head: str, tail: str) -> bool:
    return len(suggestion) >= len(head) + len(tail) and suggestion.startswith(head) and suggestion.endswith(tail)


def whole_words(text: str, edit: Edit) -> Edit:
    """An edit that changes letters of a word, or puts a mark behind it, as one that replaces the word."""
    start, end = edit.span
    old, new = text[start:end], edit.text
    if old[:1].isalnum() or (not old and not new[:1].isspace()) or new[:1].isalnum():
        start = _word_before(text, start).start
    if old[-1:].isalnum() or new[-1:].isalnum():
        end = _word_after(text, end)
    return Edit(Span(start, end), text[start : edit.span.start] + new + text[edit.span.end : end])


def _word_before(text: str, place: int) -> Span:
    start = place
    while start and _is_of_word(text[start - 1]):
        start -= 1
    return Span(start, place)


def _word_after(text: str, place: int) -> int:
    while place < len(text) and _is_of_word(text[place]):
        place += 1
    return place


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character in "'’"


def repaired_essay(essay: Essay, spacing: Sequence[Sequence[Finding]]) -> tuple[list[Repaired], Essay]:
    """Each paragraph with its sure repairs made, and the essay of these texts, titles of sections too."""
    rows = spacing or [()] * len(essay.paragraphs)
    texts = [Repaired.of(p.text, row) for p, row in zip(essay.paragraphs, rows, strict=True)]
    paragraphs = tuple(t.paragraph(p) for p, t in zip(essay.paragraphs, texts, strict=True))
    sections = tuple(s if s.heading is None else replace(s, title=paragraphs[s.heading].text) for s in essay.sections)
    return texts, replace(essay, paragraphs=paragraphs, sections=sections)
