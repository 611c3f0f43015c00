"""The essay in revision: what was found, what the author decided, and how far the checks are.

Results come in lane by lane (spacing, then each grammar engine) and are kept by paragraph text, so that undo, redo,
cut and paste bring their findings back without a new check.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import count
from typing import Protocol

from coping_gui.essay.correction import Correction
from coping_gui.essay.edit import Edit, apply_edits
from coping_gui.essay.essay import Essay, Paragraph
from coping_gui.essay.finding import Category, Finding
from coping_gui.review.decisions import Decision, Decisions, Scope
from coping_gui.review.dictionary import UserDictionary
from coping_gui.review.history import Fix, History
from coping_gui.review.manuscript import Manuscript, OpenFinding, Piece

SPACING = "spacing"
"""The name of the lane that comes first; every other lane is named after its engine."""

_ONLY_SPACING = frozenset((SPACING,))
_CACHE_FACTOR = 4
_CACHE_LEAST = 2000

Findings = tuple[Finding, ...]


Settle = Callable[..., Findings]
"""The one overlap policy: settle(text, spacing, *grammar) gives the findings of one paragraph that stand together."""


class Mended(Protocol):
    """A paragraph with its fixes accepted, which is read again for what they hide (checks.second_reading)."""

    @property
    def paragraph(self) -> Paragraph:
        """What is to be read."""
        ...

    def with_later(self, settled: Sequence[Finding], later: Iterable[Finding]) -> Findings:
        """The findings of both readings together."""
        ...


Mend = Callable[[Paragraph, Sequence[Finding]], Mended | None]
"""Gives the paragraph with its findings accepted; None where there is no need to read it."""


@dataclass(slots=True)
class _Known:
    """What the lanes found in one text, and what stands of it together."""

    lanes: dict[str, Findings] = field(default_factory=dict[str, Findings])
    settled: Findings | None = None
    mended: Mended | None = None
    """The text with all that is settled accepted, where it is to be read again."""
    both: Findings | None = None
    """What stands of both readings."""

    def add(self, lane: str, findings: Findings) -> None:
        self.lanes[lane] = findings
        self.settled = self.mended = self.both = None


class Session:
    """One opened essay under revision."""

    def __init__(
        self,
        essay: Essay,
        decisions: Decisions,
        dictionary: UserDictionary,
        settle: Settle,
        revised: Sequence[tuple[str, int | None]] | None = None,
        mend: Mend | None = None,
    ) -> None:
        """`revised` goes on from a recovery copy: text and origin of every paragraph. With `mend`, lanes are to read
        paragraphs with their fixes accepted, too (`ahead`).
        """
        self.essay = essay
        """As it was opened; never changes."""
        self.manuscript = Manuscript(essay, revised)
        self.history = History()
        self.decisions = decisions
        self.dictionary = dictionary
        self.corrections: Iterable[Correction] = ()
        """The author's corrections of the outline, of this and other essays."""
        self._settle = settle
        self._mend = mend
        self._ids = count(1)
        self._found: dict[Paragraph, _Known] = {}
        self._ignored: dict[Piece, int] = {}

    @property
    def pieces(self) -> list[Piece]:
        """The paragraphs in order."""
        return self.manuscript.pieces

    # -- results of the checks

    def deliver(self, piece: Piece, snapshot: Paragraph, lane: str, findings: Findings) -> bool:
        """Keep what `lane` found in `snapshot`; False when the piece has changed since, and shows nothing new."""
        self._found.setdefault(snapshot, _Known()).add(lane, findings)
        if piece.paragraph != snapshot:
            return False
        self.refresh(piece)
        return True

    def answered(self, piece: Piece) -> frozenset[str]:
        """The lanes whose findings for the current text are known."""
        return frozenset(self._known(piece).lanes)

    def found_by(self, piece: Piece, lane: str) -> Findings:
        """What a lane found in the current text; nothing when it has not answered."""
        return self._known(piece).lanes.get(lane, ())

    def forget_results(self, pieces: Iterable[Piece] | None = None) -> None:
        """Take nothing known of these pieces for granted, or of none at all: they are to be checked again."""
        if pieces is None:
            self._found.clear()
        else:
            for piece in pieces:
                known = self._found.pop(piece.paragraph, None)
                if known is not None and known.mended is not None:
                    self._found.pop(known.mended.paragraph, None)

    def ahead(self, piece: Piece) -> Paragraph | None:
        """The piece with its fixes accepted, to be read for what they hide; None where it need not be."""
        known = self._found.get(piece.paragraph)
        if known is None or self._mend is None:
            return None
        settled = known.settled or self._settled(piece)
        known.mended = known.mended or self._mend(piece.paragraph, settled)
        return known.mended.paragraph if known.mended else None

    def keep(self, paragraph: Paragraph, lane: str, findings: Findings) -> None:
        """Keep what `lane` found in a paragraph that is not in the essay (`ahead`)."""
        self._found.setdefault(paragraph, _Known()).add(lane, findings)

    def trim(self) -> None:
        """Forget results of texts that are no longer in the essay, when they have become many."""
        most = _CACHE_FACTOR * len(self.pieces) + _CACHE_LEAST
        if len(self._found) > most:
            current = {piece.paragraph for piece in self.pieces}
            current |= {known.mended.paragraph for p, known in self._found.items() if p in current and known.mended}
            self._found = {p: known for p, known in self._found.items() if p in current}

    def refresh(self, piece: Piece) -> None:
        """Make the open findings of a piece anew from what is known, keeping the ids of those that stay."""
        settled = self._settled(piece)
        shown = [f for f in settled if not self.hides(f, piece.text)]
        if len(settled) != len(shown) or piece in self._ignored:
            self._ignored[piece] = len(settled) - len(shown)
        ids = {(o.finding.rule, o.finding.span): o.id for o in piece.open}
        piece.open = tuple(OpenFinding(ids.get((f.rule, f.span)) or next(self._ids), f) for f in shown)

    def close_others(self, lanes: Collection[str]) -> list[Piece]:
        """Close the findings that other lanes than these would have to confirm; gives the pieces concerned."""
        concerned: list[Piece] = []
        for piece in self.pieces:
            kept = tuple(one for one in piece.open if lanes_of(one.finding).issubset(lanes))
            if len(kept) < len(piece.open):
                piece.open = kept
                concerned.append(piece)
        return concerned

    def _known(self, piece: Piece) -> _Known:
        return self._found.get(piece.paragraph) or _Known()

    def _settled(self, piece: Piece) -> Findings:
        """What stands of all that is known; findings of lanes that have not answered yet stay as they were."""
        known = self._known(piece)
        lanes = known.lanes
        waiting = [o.finding for o in piece.open if not lanes_of(o.finding) <= lanes.keys()]
        if not waiting and known.settled is not None:
            return self._with_later(known, known.settled)
        spacing = lanes.get(SPACING, tuple(f for f in waiting if f.category is Category.SPACING))
        others = [findings for lane, findings in lanes.items() if lane != SPACING and findings]
        carried = tuple(f for f in waiting if f.category is not Category.SPACING)
        settled = self._settle(piece.text, spacing, *others, carried) if others or carried else spacing
        if not waiting:
            known.settled = settled
        return settled

    def _with_later(self, known: _Known, settled: Findings) -> Findings:
        """`settled` with what the lanes found behind it, when all of them have read that."""
        read = self._found.get(known.mended.paragraph) if known.mended else None
        if known.mended is None or read is None or not known.lanes.keys() <= read.lanes.keys():
            return settled
        if read.settled is None:
            others = [found for lane, found in read.lanes.items() if lane != SPACING]
            read.settled = self._settle(known.mended.paragraph.text, read.lanes.get(SPACING, ()), *others)
            known.both = None
        known.both = known.both or known.mended.with_later(settled, read.settled)
        return known.both

    def hides(self, finding: Finding, text: str) -> bool:
        """Whether the author has refused it or taught the word."""
        if finding.category is Category.SPELLING and self.dictionary.knows(finding.span.of(text)):
            return True
        return self.decisions.hides(finding, text)

    # -- what is open

    def open_findings(self) -> Iterator[tuple[int, OpenFinding]]:
        """Every open finding with the index of its piece, in the order of the text."""
        for index, piece in enumerate(self.pieces):
            for one in piece.open:
                yield index, one

    def locate(self, finding_id: int) -> tuple[int, OpenFinding] | None:
        """Where an open finding is; None when it is open no longer."""
        return next((pair for pair in self.open_findings() if pair[1].id == finding_id), None)

    def next_from(self, index: int, place: int, wanted: frozenset[Category]) -> tuple[int, OpenFinding] | None:
        """The first open finding at or after a place, else the first of the essay; None when none is open."""
        first: tuple[int, OpenFinding] | None = None
        for at, one in self.open_findings():
            if one.finding.category not in wanted:
                continue
            first = first or (at, one)
            if (at, one.finding.span.start) >= (index, place):
                return at, one
        return first

    def previous_from(self, index: int, place: int, wanted: frozenset[Category]) -> tuple[int, OpenFinding] | None:
        """The last open finding before a place, else the last of the essay; None when none is open."""
        before: tuple[int, OpenFinding] | None = None
        last: tuple[int, OpenFinding] | None = None
        for at, one in self.open_findings():
            if one.finding.category not in wanted:
                continue
            last = (at, one)
            if (at, one.finding.span.start) < (index, place):
                before = last
        return before or last

    def counts(self) -> tuple[int, int, int]:
        """Accepted fixes, ignored findings, open findings."""
        ignored = sum(self._ignored.get(piece, 0) for piece in self.pieces) if any(self._ignored.values()) else 0
        return len(self.history.fixes), ignored, sum(len(piece.open) for piece in self.pieces)

    # -- decisions

    def ignore(self, piece: Piece, finding: Finding, scope: Scope) -> Decision:
        """Refuse a finding; its row, and all that the scope reaches, are no longer open."""
        decision = Decision.about(finding, piece.text, scope)
        self.decide(decision)
        return decision

    def decide(self, *decisions: Decision) -> None:
        """Make refusals (again)."""
        try:
            self.decisions.add(*decisions)
        finally:
            self.refresh_all()

    def reconsider(self, *decisions: Decision) -> None:
        """Take refusals back: what they hid is open again."""
        try:
            self.decisions.remove(*decisions)
        finally:
            self.refresh_all()

    def refresh_all(self) -> None:
        """Make the open findings of all pieces anew, after a decision or a change of the dictionary."""
        for piece in self.pieces:
            if piece.open or piece.paragraph in self._found or piece in self._ignored:
                self.refresh(piece)

    def ignored_here(self) -> list[tuple[Piece, Finding]]:
        """The findings of the current text that are hidden by a refusal or by the dictionary."""
        hidden: list[tuple[Piece, Finding]] = []
        for piece in self.pieces:
            settled = self._settled(piece)
            hidden += [(piece, f) for f in settled if self.hides(f, piece.text)]
        return hidden

    # -- fixes

    def prepare_fixes(self, chosen: Iterable[tuple[int, OpenFinding, int]]) -> dict[int, list[Edit]]:
        """The smallest edits, per piece, that accept the chosen suggestions.

        Findings of the same pieces that are not touched stay open at their new places. Raises ValueError when two
        edits conflict; nothing is prepared then.
        """
        by_piece: dict[int, list[tuple[OpenFinding, int]]] = {}
        for index, one, choice in chosen:
            by_piece.setdefault(index, []).append((one, choice))
        return {index: self._edits(self.pieces[index], accepted) for index, accepted in by_piece.items()}

    def _edits(self, piece: Piece, accepted: Sequence[tuple[OpenFinding, int]]) -> list[Edit]:
        edits = [one.finding.edit(choice).trimmed(piece.text) for one, choice in accepted]
        gone = {one.id for one, _ in accepted}
        rest = [o for o in piece.open if o.id not in gone]
        text, kept = carried_over(piece.text, edits, rest)
        self.manuscript.carry(text, kept)
        return edits

    def fixes(self, chosen: Iterable[tuple[int, OpenFinding, int]]) -> tuple[Fix, ...]:
        """The chosen suggestions as the record keeps them."""
        made: list[Fix] = []
        for index, one, choice in chosen:
            piece, suggestions = self.pieces[index], one.finding.suggestions
            finding = replace(one.finding, suggestions=(suggestions[choice],))
            made.append(Fix(piece.origin, finding, piece.text))
        return tuple(made)

    # -- the essay as it stands

    def current_essay(self) -> Essay:
        """A snapshot with the current texts; sections and title are those of the opened essay, to be outlined anew."""
        paragraphs = tuple(piece.paragraph for piece in self.pieces)
        return replace(self.essay, paragraphs=paragraphs, sections=(), corrections=tuple(self.corrections))

    def words(self) -> int:
        """Words of the current text; only changed paragraphs are counted anew."""
        return sum(piece.words() for piece in self.pieces)


def lanes_of(finding: Finding) -> frozenset[str]:
    """The lanes that say so."""
    if finding.category is Category.SPACING and finding.engine == "coping":
        return _ONLY_SPACING
    return _engines(finding.engine)


@cache
def _engines(names: str) -> frozenset[str]:
    return frozenset(names.split("+"))


def carried_over(
    text: str, edits: Sequence[Edit], findings: Iterable[OpenFinding]
) -> tuple[str, tuple[OpenFinding, ...]]:
    """`text` with the edits made, and those of its findings that the edits do not touch at their new places.

    Raises ValueError when two edits conflict.
    """
    new = apply_edits(text, edits)
    kept: list[OpenFinding] = []
    for one in findings:
        span = one.finding.span
        if any(e.span.touches(span) for e in edits):
            continue
        by = sum(len(e.text) - e.span.length for e in edits if e.span.end <= span.start)
        kept.append(OpenFinding(one.id, one.finding.moved(span.shifted(by))) if by else one)
    return new, tuple(kept)
