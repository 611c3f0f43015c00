"""A thing that the essay writes in several ways, where it does, and what each place would read in each way."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from coping_gui.essay.edit import Edit
from coping_gui.essay.span import Span


class Kind(StrEnum):
    """What differs."""

    SPELLING = "spelling"
    HYPHENATION = "hyphenation"
    CAPITALS = "capitals"
    ABBREVIATION = "abbreviation"
    NUMBERS = "numbers"
    NAMES = "names"
    DATES = "dates"
    MARKS = "marks"
    """Quotation marks, apostrophes and dashes."""


@dataclass(frozen=True, slots=True)
class Place:
    """One occurrence."""

    paragraph: int
    span: Span
    form: int
    """Index in Variation.forms of how it is written now."""
    written: tuple[str, ...]
    """The text of `span` in each of the forms."""


@dataclass(frozen=True)
class Variation:
    """One thing in two or more forms, the most frequent first."""

    kind: Kind
    forms: tuple[str, ...]
    """What each form is called: the word itself, or a description such as "-ise"."""
    places: tuple[Place, ...]
    """In the order of the text."""

    @cached_property
    def counts(self) -> tuple[int, ...]:
        """How often each form occurs."""
        found = Counter(p.form for p in self.places)
        return tuple(found[i] for i in range(len(self.forms)))

    @property
    def is_tied(self) -> bool:
        """Whether the two most frequent forms occur equally often, so that only the author can choose."""
        return self.counts[0] == self.counts[1]

    def edits(self, form: int) -> dict[int, list[Edit]]:
        """The edits, by paragraph, that write every place in one form."""
        found: dict[int, list[Edit]] = {}
        for place in self.places:
            if place.form != form:
                found.setdefault(place.paragraph, []).append(Edit(place.span, place.written[form]))
        return found


@dataclass(frozen=True, slots=True)
class Found:
    """One occurrence before the forms are put in order."""

    paragraph: int
    span: Span
    form: str
    written: dict[str, str]
    """Form → the text of `span` in it; must hold every form of the variation."""


def variation(kind: Kind, found: Iterable[Found]) -> Variation | None:
    """The variation that these occurrences make, or None when they all have one form."""
    places = sorted(found, key=lambda f: (f.paragraph, f.span))
    counts = Counter(f.form for f in places)
    if len(counts) < 2:
        return None
    forms = tuple(form for form, _ in counts.most_common())
    number = {form: i for i, form in enumerate(forms)}
    return Variation(
        kind,
        forms,
        tuple(Place(f.paragraph, f.span, number[f.form], tuple(f.written[k] for k in forms)) for f in places),
    )


def cased_like(text: str, model: str) -> str:
    """`text` with the capitals of `model`: all capitals, a first capital, or none."""
    if model.isupper() and sum(map(str.isalpha, model)) > 1:
        return text.upper()
    first = next((c for c in model if c.isalpha()), "")
    return text[:1].upper() + text[1:] if first.isupper() else text
