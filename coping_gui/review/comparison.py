"""The original beside the essay as it stands, paragraph by paragraph, with every place where they differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coping_gui.essay.edit import Edit, diff
from coping_gui.essay.essay import Paragraph
from coping_gui.essay.finding import Finding
from coping_gui.essay.span import Span
from coping_gui.review.record import Record


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where a paragraph differs from its original."""

    before: Span
    """In the original text."""
    after: Span
    """In the text as it stands."""
    finding: Finding | None = None
    """The accepted finding that made it so; None when the author wrote it."""


@dataclass(frozen=True, slots=True)
class ComparedParagraph:
    """A paragraph of the original and what became of it."""

    original: Paragraph | None
    """None when the author added it."""
    text: str | None
    """As it stands now; None when the author took it out."""
    place: int | None
    """Index among the paragraphs as they stand."""
    differences: tuple[Difference, ...] = ()
    """In order; one that takes it all for an added or removed paragraph."""

    @property
    def before(self) -> str:
        """The original text; empty for an added paragraph."""
        return self.original.text if self.original is not None else ""

    @property
    def after(self) -> str:
        """The text as it stands; empty for a removed paragraph."""
        return self.text if self.text is not None else ""


def compare(record: Record) -> list[ComparedParagraph]:
    """Every paragraph in the order of the text as it stands, removed ones where they were."""
    accepted = record.accepted()
    kept = {origin for _, origin in record.revised if origin is not None}
    removed = [i for i in range(len(record.essay.paragraphs)) if i not in kept]
    rows: list[ComparedParagraph] = []
    for place, (text, origin) in enumerate(record.revised):
        while removed and origin is not None and removed[0] < origin:
            rows.append(_removed(record.essay.paragraphs[removed.pop(0)]))
        rows.append(_row(record.essay.paragraphs, accepted, place, text, origin))
    return [*rows, *(_removed(record.essay.paragraphs[i]) for i in removed)]


def _row(
    paragraphs: Sequence[Paragraph], accepted: Sequence[Sequence[Finding]], place: int, text: str, origin: int | None
) -> ComparedParagraph:
    if origin is None:
        whole = Difference(Span(0, 0), Span(0, len(text)))
        return ComparedParagraph(None, text, place, (whole,) if text else ())
    original = paragraphs[origin]
    return ComparedParagraph(original, text, place, tuple(_differences(original.text, text, accepted[origin])))


def _removed(original: Paragraph) -> ComparedParagraph:
    whole = Difference(Span(0, len(original.text)), Span(0, 0))
    return ComparedParagraph(original, None, None, (whole,) if original.text else ())


def _differences(before: str, after: str, accepted: Sequence[Finding]) -> Iterator[Difference]:
    for old, new in _whole_words(before, after):
        finding = next((f for f in accepted if f.span.touches(old)), None)
        yield Difference(old, new, finding)


def _whole_words(before: str, after: str) -> list[tuple[Span, Span]]:
    """Where the texts differ, in both, widened to whole words: nobody reads "ie" becoming "ei"."""
    found: list[tuple[Span, Span]] = []
    shift = 0
    for edit in sorted(diff(before, after)):
        start, end = edit.span.start + shift, edit.span.start + shift + len(edit.text)
        shift += len(edit.text) - edit.span.length
        left = max(_letters_before(before, edit.span.start), _letters_before(after, start))
        right = max(_letters_after(before, edit.span.end), _letters_after(after, end))
        old, new = Span(edit.span.start - left, edit.span.end + right), Span(start - left, end + right)
        if found and old.start < found[-1][0].end:
            old, new = Span(found[-1][0].start, old.end), Span(found.pop()[1].start, new.end)
        found.append((old, new))
    return found


def _letters_before(text: str, place: int) -> int:
    """How far left of `place` the word begins that it stands inside of; 0 when it stands in none."""
    if not (0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()):
        return 0
    start = place
    while start and text[start - 1].isalnum():
        start -= 1
    return place - start


def _letters_after(text: str, place: int) -> int:
    """How far right of `place` the word ends that it stands inside of; 0 when it stands in none."""
    if not (0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()):
        return 0
    end = place
    while end < len(text) and text[end].isalnum():
        end += 1
    return end - place


def put_back(row: ComparedParagraph, difference: Difference) -> Edit | None:
    """The edit of the paragraph as it stands that restores the original words; None for a whole paragraph."""
    if row.original is None or row.text is None:
        return None
    return Edit(difference.after, difference.before.of(row.original.text))
