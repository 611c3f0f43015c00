"""L5: connectives open too many sentences."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.sentences import sentences
from coping_gui.checks.structure.view import View, plural, quoted, view_of
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.settings import Settings

FEWEST_SENTENCES = 8
IN_A_ROW = 3
OF_ONE_PER_1000 = 4
FEWEST_OF_ONE = 5

_CONNECTIVE = re.compile(
    r"(?:Moreover|Furthermore|Additionally|In addition|Besides|Also|However|Nevertheless|Nonetheless|On the other hand"
    r"|On the one hand|In contrast|By contrast|Conversely|Instead|Therefore|Thus|Hence|Consequently|As a result"
    r"|Accordingly|For this reason"
    r"|First|Firstly|Second|Secondly|Third|Thirdly|Finally|Lastly|Next|Then|Meanwhile|Similarly|Likewise|In other words"
    r"|For example|For instance|Indeed|In fact|Of course|Overall|In conclusion|In summary|In short"
    r"|All in all)\b,?(?=\s)"
)


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:
    """One hint a section (its share), or at the third in a row, or one for a connective used far too often."""
    view = view_of(essay)
    used: Counter[str] = Counter()
    for index, section in enumerate(view.sections):
        prose = view.prose(section)
        rows = [_openers(view.paragraphs[i].text) for i in prose]
        opened = [word for row in rows for word in row]
        used.update(word for word in opened if word)
        run = _third_in_a_row(opened) if len(opened) - opened.count("") >= IN_A_ROW else None
        count = sum(bool(word) for row in rows for word in row[1:])  # the first one is the paragraph's signpost
        places = _Sentences(view, prose)
        if len(opened) >= FEWEST_SENTENCES and count > settings.connective_share * len(opened):
            inner = [word for row in rows for word in ("", *row[1:])]
            i, span = places.at(next(n for n, word in enumerate(inner) if word))
            yield view.hint(
                "L5", 71, i, span, "Which of these connectives could go without loss?",
                f"{count} of the section's {plural(len(opened), 'sentence')} open with one, those that begin a"
                " paragraph not counted.", index,
            )  # fmt: skip
        elif run is not None:
            i, span = places.at(run)
            yield view.hint(
                "L5", 73, i, span, "Does this sentence need its connective?", "It is the third in a row that"
                    " opens with one.", index,
            )  # fmt: skip
    yield from _of_one(essay, used)


@lru_cache(maxsize=16384)
def _openers(text: str) -> tuple[str, ...]:
    """The connective that opens each sentence of a paragraph, or ""."""
    matches = (_CONNECTIVE.match(text, span.start) for span in sentences(text))
    return tuple(m.group().strip(",") if m else "" for m in matches)


def _third_in_a_row(opened: list[str]) -> int | None:
    row = 0
    for n, word in enumerate(opened):
        row = row + 1 if word else 0
        if row == IN_A_ROW:
            return n
    return None


@dataclass(frozen=True, slots=True)
class _Sentences:
    """The sentences of some paragraphs by their number in all of them."""

    view: View
    prose: list[int]

    def at(self, number: int) -> tuple[int, Span]:
        for i in self.prose:
            spans = self.view.sentences(i)
            if number < len(spans):
                return i, spans[number]
            number -= len(spans)
        raise IndexError(number)


def _of_one(essay: Essay, used: Counter[str]) -> Iterator[Hint]:
    view = view_of(essay)
    words = sum(view.words[i] for i in view.running)
    for word, count in used.items():
        if count >= FEWEST_OF_ONE and count * 1000 > OF_ONE_PER_1000 * words:
            for i in view.running:
                span = next((s for s in view.sentences(i) if s.of(view.paragraphs[i].text).startswith(word)), None)
                if span is not None:
                    yield view.hint(
                        "L5", 73, i, span, f"Could some of these sentences do without {quoted(word)}?",
                        f"{count} sentences of the text open with it.",
                    )  # fmt: skip
                    break


RULE = EssayRule(
    id="L5",
    title="Too many connectives",
    why="Connectives help where a relation is not plain; where every sentence has one, they say nothing.",
    source="Cohesion indices do not predict quality (Coh-Metrix reviews); guides warn of overuse. Never asks for more.",
    find=find,
    flags=(
        "Moreover, it is old. Furthermore, it is cold. In addition, it is far away.",
        "## One\n\nMoreover, it is old. It is cold. However, it is big. It is far. Therefore, it is empty. It is."
        " Thus, it falls. It is.",
    ),
    leaves=(
        "Moreover, it is old. It is cold. However, it is big.",
        "First it is old. It is cold. It is big. It is far. It is so. Yes. No. It is.",
    ),
)
