"""Why COPING thinks a blank is missing, in words."""

from typing import Any

from coping_gui.checks.spacing.candidates import MARK_FEATURES, WORD_FEATURES
from coping_gui.checks.spacing.layout import Laid
from coping_gui.checks.spacing.marks import LETTERS, MarkPlace
from coping_gui.checks.spacing.profile import LATE, DocumentProfile
from coping_gui.checks.spacing.splits import WordPlace

FITS = -1.5
"""log of reach above which a line end is given as a reason."""
_WORD = {name: i for i, name in enumerate((*WORD_FEATURES, *LATE))}
_MARK = {name: i for i, name in enumerate((*MARK_FEATURES, *LATE))}
_MARK_NAMES = {
    4: "a full stop", 5: "a comma", 6: "a semicolon", 7: "a colon", 8: "the end of a sentence", 9: "a closing bracket",
    11: "a closing quotation mark", 13: "a quotation mark", 14: "a quotation mark", 20: "an ellipsis", 22: "a sign",
}  # fmt: skip


def reason(found: tuple[Laid, int, WordPlace | MarkPlace], row: Any, profile: DocumentProfile) -> str:
    """One sentence without a full stop, from the features that speak most."""
    place = found[2]
    if isinstance(place, WordPlace):
        return _sentence(_line(row[_WORD["reach"]], profile), _parts(place, row))
    return _sentence(_line(row[_MARK["reach"]], profile), _beside(row))


def _sentence(line: str, rest: str) -> str:
    return f"{line}; {rest}" if line else rest[0].upper() + rest[1:]


def _line(reach: float, profile: DocumentProfile) -> str:
    if not profile.lines.width or reach < FITS:
        return ""
    return f"A line of about {profile.lines.width} characters ended here and lost its blank"


def _parts(place: WordPlace, row: Any) -> str:
    left, right = (row[_WORD[name]] for name in ("left_kind", "right_kind"))
    known = row[_WORD["run_known"]] >= 1
    if left == 2 and right == 2:
        rest = "both parts are dictionary words"
    elif row[_WORD["left_count"]] > 0 and row[_WORD["right_count"]] > 0:
        rest = "both parts stand alone elsewhere in this text"
    elif left == 2 or right == 2:
        rest = "one part is a dictionary word and the other reads like a name"
    else:
        rest = "both parts read like words"
    if place.right == "and" and row[_WORD["cited"]] == 2:
        return f"no dictionary has “{place.run}”, and a second author and a year follow"
    if row[_WORD["case_step"]] == 1:
        return f"a capital stands inside, {rest}"
    if not known:
        return f"no dictionary has “{place.run}”, {rest}"
    return f"the words around fit two words better than one, {rest}"


def _beside(row: Any) -> str:
    left, right = int(row[_MARK["left"]]), int(row[_MARK["right"]])
    if left in _MARK_NAMES and left != 22:
        return f"a blank belongs behind {_MARK_NAMES[left]}"
    if left in LETTERS and right in LETTERS:
        return "a word follows the decade"
    if right in (10, 12, 13, 15):
        return "a blank belongs before an opening bracket or quotation mark"
    if 3 in (left, right):
        return "a blank belongs between a number and a word"
    return "this text puts a blank beside this sign"
