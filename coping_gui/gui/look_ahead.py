"""Paragraphs with their fixes accepted, read when nothing else waits: what a mistake hides shows at once.

Such a paragraph stands in no essay. It is given to the lanes as a piece of its own, and what they say is kept by its
text, so that nothing has to be asked again when the author accepts the fixes.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from coping_gui.gui.check_lane import CheckLane
from coping_gui.review.manuscript import Piece
from coping_gui.review.session import Session


@dataclass(slots=True, eq=False)
class AheadPiece(Piece):
    """A paragraph with its fixes accepted."""

    source: Piece = field(kw_only=True)
    """The piece of the essay that it is read for."""


class LookAhead:
    """What is read ahead of the author: at most one paragraph for each piece of the essay."""

    def __init__(self) -> None:
        self._reading: dict[Piece, AheadPiece] = {}

    def want(self, session: Session, pieces: Iterable[Piece], lanes: Iterable[CheckLane]) -> None:
        """Have the lanes read ahead for those of the pieces that all of them have looked at."""
        working = [lane for lane in lanes if not lane.failed]
        names = {lane.name for lane in working}
        for piece in pieces:
            paragraph = session.ahead(piece) if names <= session.answered(piece) else None
            if paragraph is None:
                continue
            known = self._reading.get(piece)
            if known is None or known.paragraph != paragraph:
                self.forget(piece, working)
                known = AheadPiece(paragraph, None, source=piece)
            for lane in working:
                if lane.name not in session.answered(known):
                    self._reading[piece] = known
                    lane.ahead[known] = None

    def wants(self, read: AheadPiece) -> bool:
        """Whether it is still to be read."""
        return self._reading.get(read.source) is read

    def complete(self, session: Session, read: AheadPiece, lanes: Iterable[CheckLane]) -> bool:
        """Whether the piece that it is read for has new findings: every lane has read it, and it is what is wanted."""
        working = {lane.name for lane in lanes if not lane.failed}
        return self.wants(read) and session.ahead(read.source) == read.paragraph and working <= session.answered(read)

    def forget(self, piece: Piece, lanes: Iterable[CheckLane]) -> None:
        """Read nothing for this piece any more."""
        read = self._reading.pop(piece, None)
        if read is not None:
            for lane in lanes:
                lane.drop(read)

    def clear(self) -> None:
        """Read nothing any more."""
        self._reading.clear()
