"""The essay's paragraphs while they are revised: a list that runs parallel to the editor's blocks.

The editor tells this list what changed; the list keeps every finding on its words, remembers which original paragraph
each piece came from, and never needs the editor to answer a question about the text.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from coping_gui.essay.essay import Essay, Kind, Paragraph
from coping_gui.essay.finding import Finding
from coping_gui.essay.span import Span

_LARGEST_ALIGNMENT = 10_000


@dataclass(frozen=True, slots=True)
class OpenFinding:
    """A finding that waits for the author; the id stays the same for as long as it is open."""

    id: int
    finding: Finding


@dataclass(slots=True, eq=False)
class Piece:
    """One paragraph of the essay in revision; compared by identity, so that it can be followed through edits."""

    paragraph: Paragraph
    """As it stands now: current text, protected places moved along."""
    origin: int | None
    """Index in the opened Essay.paragraphs; None for a paragraph that the author added."""
    revision: int = 0
    """Grows with every change; results of an older revision are stale."""
    open: tuple[OpenFinding, ...] = ()
    """In the order of the text; spans in code points of the current text."""

    _words: tuple[str, int] = ("", 0)

    @property
    def text(self) -> str:
        """The current text."""
        return self.paragraph.text

    def words(self) -> int:
        """Words of the current text, counted once."""
        if self._words[0] is not self.paragraph.text:
            self._words = (self.paragraph.text, self.paragraph.words)
        return self._words[1]


def moved_span(span: Span, at: int, removed: int, added: int) -> Span:
    """Where `span` lies after `removed` characters at `at` became `added` ones; what lay inside shrinks or grows."""
    end_of_change = at + removed
    start = span.start if span.start <= at else max(span.start, end_of_change) - removed + added
    if at < span.start < end_of_change:
        start = at + added
    end = span.end if span.end <= at else max(span.end, end_of_change) - removed + added
    return Span(start, max(start, end))


def kept_findings(found: Iterable[OpenFinding], at: int, removed: int, added: int) -> tuple[OpenFinding, ...]:
    """The findings that a change leaves alone, moved to where their words are now; touched ones are gone."""
    by, end_of_change = added - removed, at + removed
    kept: list[OpenFinding] = []
    for one in found:
        span = one.finding.span
        if span.end < at or (span.end == at and not added):
            kept.append(one)
        elif span.start > end_of_change or (span.start == end_of_change and not added):
            kept.append(one if not by else OpenFinding(one.id, one.finding.moved(span.shifted(by))))
    return tuple(kept)


class Manuscript:
    """The pieces in order, spliced as the editor's blocks are."""

    def __init__(self, essay: Essay, revised: Sequence[tuple[str, int | None]] | None = None) -> None:
        """Begin with the essay as it is, or as far as it was `revised` (text and origin of every paragraph)."""
        self._carried: dict[str, tuple[OpenFinding, ...]] = {}
        self.pieces: list[Piece] = [Piece(paragraph, i) for i, paragraph in enumerate(essay.paragraphs)]
        if revised is not None:
            self.pieces = [self._revised(essay, text, origin) for text, origin in revised]
        self._past: dict[str, list[Piece]] = _by_text(self.pieces)
        """The pieces that had a text once: undo and paste bring the text back, and with it its piece."""
        self._left: set[Piece] = set()

    def _revised(self, essay: Essay, text: str, origin: int | None) -> Piece:
        if origin is None or not 0 <= origin < len(essay.paragraphs):
            return Piece(Paragraph(text), None)
        piece = Piece(essay.paragraphs[origin], origin)
        if piece.text != text:
            self._set_text(piece, text)
        return piece

    def __len__(self) -> int:
        return len(self.pieces)

    def texts(self) -> list[str]:
        """The current text of every piece."""
        return [piece.text for piece in self.pieces]

    def revised(self) -> list[tuple[str, int | None]]:
        """Text and origin of every piece, in order: what an export needs."""
        return [(piece.text, piece.origin) for piece in self.pieces]

    def carry(self, text: str, findings: Sequence[OpenFinding]) -> None:
        """Say beforehand which findings stay open in a piece whose text is about to become `text`."""
        self._carried[text] = tuple(findings)

    def change(self, index: int, text: str) -> Piece | None:
        """Piece `index` has `text` now; None when it had it already."""
        piece = self.pieces[index]
        if piece.text == text:
            return None
        self._set_text(piece, text)
        return piece

    def splice(self, start: int, end: int, texts: Sequence[str]) -> list[Piece]:
        """Pieces start to end hold `texts` now; gives the pieces that are new or have another text.

        Unchanged texts keep their pieces wherever they went; a changed text keeps the piece it most likely came from,
        the first part of a split paragraph keeps its origin, and so does the first of two joined ones.
        """
        old = self.pieces[start:end]
        new: list[Piece | None] = [None] * len(texts)
        head = _common(zip(old, texts, strict=False))
        tail = _common(zip(reversed(old[head:]), reversed(texts[head:]), strict=False))
        new[:head] = old[:head]
        if tail:
            new[-tail:] = old[len(old) - tail :]
        changed = self._fill(old[head : len(old) - tail], texts, new, range(head, len(texts) - tail))
        self.pieces[start:end] = [piece for piece in new if piece is not None]
        self._carried.clear()
        return changed

    def _fill(
        self, old: Sequence[Piece], texts: Sequence[str], new: list[Piece | None], gap: Sequence[int]
    ) -> list[Piece]:
        """Give every place of the gap a piece: one with the same text, else a likely forerunner, else a fresh one."""
        spare = _by_text(old)
        for i in gap:
            if waiting := spare.get(texts[i]):
                new[i] = waiting.pop(0)
        rest_old = [piece for piece in old if any(piece is p for p in spare.get(piece.text, ()))]
        rest_new = [i for i in gap if new[i] is None]
        for i in rest_new:
            new[i] = self._returned(texts[i], rest_old)
        unknown = [i for i in rest_new if new[i] is None]
        pairs = dict(_paired([texts[i] for i in unknown], [piece.text for piece in rest_old]))
        for k, i in enumerate(unknown):
            forerunner = rest_old[pairs[k]] if k in pairs else None
            new[i] = self._changed(forerunner, texts[i]) if forerunner else _fresh(texts[i], _neighbour(new, i))
        kept = set(pairs.values())
        self._leave(piece for k, piece in enumerate(rest_old) if k not in kept)
        return [piece for i in rest_new if (piece := new[i]) is not None]

    def _returned(self, text: str, rest_old: list[Piece]) -> Piece | None:
        """The piece that had this text before and has left, or is about to; it is taken out of `rest_old`."""
        for piece in reversed(self._past.get(text, ()) if text else ()):
            if piece in self._left:
                self._left.remove(piece)
                piece.revision += piece.text == text
                return self._changed(piece, text)
            if piece in rest_old:
                rest_old.remove(piece)
                return self._changed(piece, text)
        return None

    def _changed(self, piece: Piece, text: str) -> Piece:
        """The piece with another text; the one that it had is remembered."""
        if piece.text != text:
            self._note(piece)
            self._set_text(piece, text)
        return piece

    def _set_text(self, piece: Piece, text: str) -> None:
        at, removed, added = difference(piece.text, text)
        carried = self._carried.get(text)
        piece.open = kept_findings(piece.open, at, removed, added) if carried is None else carried
        paragraph = piece.paragraph
        piece.paragraph = replace(
            paragraph,
            text=text,
            protected=tuple(moved_span(span, at, removed, added) for span in paragraph.protected),
            raised=tuple(s for span in paragraph.raised if (s := moved_span(span, at, removed, added)).length),
            note_marks=tuple(moved_span(Span(n, n), at, removed, added).start for n in paragraph.note_marks),
            looks=tuple(
                look._replace(span=span)
                for look in paragraph.looks
                if (span := moved_span(look.span, at, removed, added)).length
            ),
        )
        piece.revision += 1

    def _leave(self, pieces: Iterable[Piece]) -> None:
        """Pieces that go; a text that one of them had may bring it back."""
        for piece in pieces:
            self._note(piece)
            self._left.add(piece)

    def _note(self, piece: Piece) -> None:
        known = self._past.setdefault(piece.text, []) if piece.text else [piece]
        if piece not in known:
            known.append(piece)


def _fresh(text: str, neighbour: Piece | None) -> Piece:
    """A paragraph that the author added; in lists and lists of references it is one more of them."""
    kind = neighbour.paragraph.kind if neighbour is not None else Kind.BODY
    return Piece(Paragraph(text, kind if kind in (Kind.REFERENCE, Kind.LIST_ITEM) else Kind.BODY), None)


def difference(old: str, new: str) -> tuple[int, int, int]:
    """Where two texts differ: (place, characters of `old`, characters of `new`); compares slices, not characters."""
    limit = min(len(old), len(new))
    head = _shared(lambda n: old[:n] == new[:n], limit)
    tail = _shared(lambda n: old[len(old) - n :] == new[len(new) - n :], limit - head)
    return head, len(old) - head - tail, len(new) - head - tail


def _shared(alike: Callable[[int], bool], most: int) -> int:
    """The largest number up to `most` for which the texts are alike."""
    if alike(most):
        return most
    least = 0
    while most - least > 1:
        middle = (least + most) // 2
        if alike(middle):
            least = middle
        else:
            most = middle
    return least


def _common(pairs: Iterable[tuple[Piece, str]]) -> int:
    count = 0
    for piece, text in pairs:
        if piece.text != text:
            break
        count += 1
    return count


def _by_text(pieces: Iterable[Piece]) -> dict[str, list[Piece]]:
    found: dict[str, list[Piece]] = {}
    for piece in pieces:
        found.setdefault(piece.text, []).append(piece)
    return found


def _neighbour(pieces: Sequence[Piece | None], index: int) -> Piece | None:
    return next((piece for piece in reversed(pieces[:index]) if piece is not None), None)


def _paired(new: Sequence[str], old: Sequence[str]) -> list[tuple[int, int]]:
    """Which new text came from which old one, in order; likeness decides where the counts differ."""
    if len(new) == len(old) or len(new) * len(old) > _LARGEST_ALIGNMENT:
        return list(zip(range(len(new)), range(len(old)), strict=False))
    return _aligned([[_likeness(a, b) for b in old] for a in new])


def _aligned(likeness: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs, in order on both sides, whose likenesses add up to the most; earlier ones win ties."""
    rows, columns = len(likeness), len(likeness[0]) if likeness else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            paired = likeness[i][j] + best[i + 1][j + 1]
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < rows and j < columns:
        if likeness[i][j] + best[i + 1][j + 1] >= best[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j + 1] >= best[i + 1][j]:
            j += 1
        else:
            i += 1
    return pairs


def _likeness(one: str, other: str) -> float:
    """Share of the shorter text that both have in common at their start and end; never quite 0."""
    shorter = min(len(one), len(other))
    if not shorter:
        return 0.01
    at, removed, _ = difference(one, other)
    shared = len(one) - removed
    starts_alike = 0.02 if at else 0.0
    return 0.01 + starts_alike + shared / shorter
