"""What the author says of a paragraph's place in the structure, against what COPING reads from the text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coping_gui.essay.essay import Kind, Paragraph, Role

_LETTERS = 60
"""Letters and digits that a paragraph is known by; blanks are left out, so that spacing fixes change nothing."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A paragraph by its own beginning and those of its neighbours; survives edits of one neighbour."""

    own: str
    before: str = ""
    after: str = ""

    def is_like(self, other: "Mark") -> bool:
        """Whether both can be the same paragraph in two drafts."""
        return self.own == other.own and (self.before == other.before or self.after == other.after)


@dataclass(frozen=True, slots=True)
class Correction:
    """One paragraph corrected; what is None is left as COPING reads it."""

    mark: Mark
    kind: Kind | None = None
    """HEADING to make it one, BODY to make it none."""
    level: int = 1
    """Of a heading, 1 to 9."""
    role: Role | None = None
    """Of the section that begins with the paragraph."""


def mark_of(paragraphs: Sequence[Paragraph], index: int) -> Mark:
    """How a paragraph is found again."""
    before = next((p.text for p in reversed(paragraphs[:index]) if p.text.strip()), "")
    after = next((p.text for p in paragraphs[index + 1 :] if p.text.strip()), "")
    return Mark(_letters(paragraphs[index].text), _letters(before), _letters(after))


def placed(corrections: Iterable[Correction], paragraphs: Sequence[Paragraph]) -> dict[int, Correction]:
    """The corrections by the index of the paragraph that each is about; those of other essays are left out."""
    wanted: dict[str, list[Correction]] = {}
    for correction in corrections:
        wanted.setdefault(correction.mark.own, []).append(correction)
    found: dict[int, Correction] = {}
    for i, paragraph in enumerate(paragraphs):
        likely = wanted.get(_letters(paragraph.text)) if wanted and paragraph.text.strip() else None
        if likely:
            mark = mark_of(paragraphs, i)
            match = next((c for c in reversed(likely) if c.mark.is_like(mark)), None)
            if match is not None:
                found[i] = match
    return found


def _letters(text: str) -> str:
    kept: list[str] = []
    for character in text:
        if character.isalnum():
            kept.append(character.casefold())
            if len(kept) == _LETTERS:
                break
    return "".join(kept)
