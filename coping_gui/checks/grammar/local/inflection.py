"""The forms of English words: which words belong together, and how one becomes another.

The table (`resources/local_model/inflections.txt.z`) holds a row for each lemma: verbs with their four other forms,
nouns with their plural, adjectives with comparative, superlative and adverb. `benchmarks/training/inflections.py` makes
it from lemminflect's lists (MIT).
"""

import zlib
from functools import cache

from coping_gui.paths import resource

VERB = ("VB", "VBZ", "VBD", "VBN", "VBG")
NOUN = ("SG", "PL")
ADJECTIVE = ("ADJ", "COMPARATIVE", "SUPERLATIVE", "ADV")
FORMS = {"V": VERB, "N": NOUN, "A": ADJECTIVE}
NAMES = (*VERB, *NOUN, *ADJECTIVE)
"""Every form that `inflect` makes."""


class Inflections:
    """Rows of forms, found by any of their words; rows of commoner lemmas come first."""

    def __init__(self, rows: list[tuple[str, ...]]) -> None:
        """Each row is a kind (V, N, A) and the forms of a lemma in the order of `FORMS`, empty where there is none."""
        self._rows = rows
        self._places: dict[str, list[int]] = {}
        for number, row in enumerate(rows):
            for word in dict.fromkeys(filter(None, row[1:])):
                self._places.setdefault(word, []).append(number)
        for number, row in enumerate(rows):
            for wrong in _regularised(row):
                self._places.setdefault(wrong, [number])

    def inflect(self, word: str, form: str) -> str | None:
        """The form of a lower-case word ("went", "VBG" → "going"); None when it has none, or is it already."""
        for number in self._places.get(word, ()):
            kind, *words = self._rows[number]
            names = FORMS[kind]
            if form in names:
                made = words[names.index(form)]
                if made and made != word:
                    return made
        return None

    def regularised(self) -> dict[str, list[str]]:
        """Irregular words that were inflected like regular ones, with what is right: buyed → bought, childs → children.

        Commoner lemmas come first; wrong forms that are words of their own ("wells") are among them, too.
        """
        found: dict[str, list[str]] = {}
        for row in self._rows:
            right = row[3:5] if row[0] == "V" else row[2:3]
            for wrong in _overregular(row):
                known = found.setdefault(wrong, [])
                known += [form for form in right if form and form != wrong and form not in known]
        return found

    def words(self) -> list[str]:
        """Every word of the table."""
        return list(self._places)


def _regularised(row: tuple[str, ...]) -> list[str]:
    """What learners make of irregular words: teached, childs."""
    lemma = row[1]
    if row[0] == "V":
        return [lemma + ("d" if lemma.endswith("e") else "ed")] if not row[3].endswith("ed") else []
    return [lemma + "s"] if row[0] == "N" and not row[2].endswith("s") else []


def _overregular(row: tuple[str, ...]) -> list[str]:
    """The same, and with a doubled letter or a second ending: runned, childrens."""
    found = _regularised(row)
    if found and row[0] == "V" and not row[1].endswith("e"):
        found.append(f"{row[1]}{row[1][-1]}ed")
    if found and row[0] == "N" and row[2]:
        found.append(row[2] + "s")
    return found


@cache
def inflections() -> Inflections:
    """The shipped table."""
    text = zlib.decompress(resource("local_model", "inflections.txt.z").read_bytes()).decode()
    return Inflections([tuple(line.split(" ")) for line in text.splitlines()])
