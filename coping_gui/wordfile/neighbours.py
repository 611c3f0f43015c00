"""Pieces of text beside each other: do they look alike, and how does new text spread over them."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from coping_gui.wordfile.names import Element, Names
from coping_gui.wordfile.textmap import Piece

_ALIKE = 0.5
"""Share of common characters from which on new text is aligned with the old one."""
_LONGEST_ALIGNED = 2_000


def is_one_look(pieces: Sequence[Piece], names: Names) -> bool:
    """Whether the pieces follow each other without a mark between them and are formatted alike."""
    return all(_is_next(one, other, names) for one, other in pairwise(pieces))


def _is_next(one: Piece, other: Piece, names: Names) -> bool:
    """Whether nothing but a mark of the spelling checker parts two runs that look alike."""
    if one.run is other.run:
        return one.node.getnext() is other.node
    if one.run[-1] is not one.node or other.node.getprevious() not in (None, other.run.find(names.r_pr)):
        return False
    following = one.run.getnext()
    while following is not None and following.tag == names.proof_err:
        following = following.getnext()
    return following is other.run and _look(one.run, names) == _look(other.run, names)


def _look(run: Element, names: Names) -> list[tuple[str, list[tuple[str, str]]]]:
    """All that its properties say, in their order: newer ones, as the filling of letters, hold others."""
    properties = run.find(names.r_pr)
    if properties is None:
        return []
    return [(str(one.tag), [(str(k), str(v)) for k, v in one.attrib.items()]) for one in properties.iter()]


def spread(old: str, new: str, cuts: Sequence[int]) -> list[str]:
    """`new` in as many pieces as the `cuts` make of `old`, each in the place of what it most resembles.

    Where the two have little in common, all of `new` goes to the first piece.
    """
    places = [0, *(_aligned(old, new, cuts)), len(new)]
    return [new[start:end] for start, end in pairwise(places)]


def _aligned(old: str, new: str, cuts: Sequence[int]) -> list[int]:
    if len(old) == len(new):
        return list(cuts)
    everything = [len(new)] * len(cuts)
    if not new or len(old) + len(new) > _LONGEST_ALIGNED:
        return everything
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return everything
    return [_image(matcher.get_opcodes(), cut) for cut in cuts]


def _image(opcodes: Sequence[tuple[str, int, int, int, int]], cut: int) -> int:
    """Where the place `cut` of the old text lies in the new one; new text at a cut stays on its left."""
    image = 0
    for kind, old_start, old_end, new_start, new_end in opcodes:
        if old_start < cut <= old_end or (kind == "insert" and old_start == cut):
            image = new_start + cut - old_start if kind == "equal" else new_end
    return image
