"""L7: an abbreviation that is used before it is explained, or explained twice."""

import re
from collections.abc import Iterator
from functools import lru_cache

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.view import Block, Run, View, plural, view_of
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.settings import Settings

_USE = re.compile(r"(?<![\w.-])[A-Z][A-Za-z]?[A-Z]{1,5}s?(?![\w.-])")
_DEFINED = re.compile(r"(?<=\s)\((?P<short>[A-Z][A-Za-z]?[A-Z]{1,5})s?(?:[;,][^()]*)?\)")
_WORDS_BEFORE = re.compile(r"(?:[\w'’-]+\s+){1,9}$")
SMALL = ("of", "the", "and", "for", "in", "on", "to", "a")
LONGEST_FORM = 100
"""Characters before the bracket among which the full form is looked for."""
_DEFINED_AFTER = re.compile(r"\b(?P<short>[A-Z][A-Za-z]?[A-Z]{1,5})\s\((?P<form>(?:[\w'’-]+\s+){1,8}[\w'’-]+)\)")


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:  # noqa: ARG001
    """A hint at the first use before the explanation, and at a second explanation with other words.

    An abbreviation that is never explained is left alone: the author may rely on its being known.
    """
    view = view_of(essay)
    defined: dict[str, list[tuple[int, Span, str]]] = {}
    for block in view.running_blocks:
        for k, short, span, form in _explained_in(block.run):
            defined.setdefault(short, []).append((block.paragraphs[k], span, form))
    uses = [(block, _used_in(block.run)) for block in view.running_blocks] if defined else []
    for short, places in defined.items():
        yield from _before(view, short, min(places)[:2], _first_use(uses, short))
        yield from _twice(view, short, sorted(places))


@lru_cache(maxsize=4096)
def _explained_in(run: Run) -> list[tuple[int, str, Span, str]]:
    return [(k, *explained) for k, text in enumerate(run.texts) for explained in explanations(text)]


@lru_cache(maxsize=16384)
def explanations(text: str) -> tuple[tuple[str, Span, str], ...]:
    """Abbreviation, place and full form of every explanation in a paragraph."""
    return tuple(_found_explanations(text))


def _found_explanations(text: str) -> Iterator[tuple[str, Span, str]]:
    """Abbreviation, place and full form of every "Full Form (FF)" and "FF (Full Form)"."""
    if "(" not in text:
        return
    for m in _DEFINED.finditer(text):
        before = _WORDS_BEFORE.search(text[max(0, m.start() - LONGEST_FORM) : m.start()])
        form = _spelled_out(before.group(), m["short"]) if before else ""
        if form:
            yield m["short"], Span(text.rfind(form.split()[0], 0, m.start()), m.end()), form
    for m in _DEFINED_AFTER.finditer(text):
        form = _spelled_out(m["form"], m["short"])
        if form:
            yield m["short"], Span(*m.span()), form


def _spelled_out(words: str, short: str) -> str:
    """The last words whose initials make the abbreviation; "" when none do."""
    tokens = re.findall(r"[^\W\d_][\w'’]*", words)
    letters = [c.lower() for c in short if c.isupper()]
    for start in range(len(tokens)):
        if tokens[start].lower() in SMALL:
            continue
        initials = [t[0].lower() for t in tokens[start:]]
        small = [t[0].lower() for t in tokens[start:] if t.lower() not in SMALL]
        if letters in (initials, small):
            return " ".join(tokens[start:])
    return ""


@lru_cache(maxsize=16384)
def _uses(text: str) -> dict[str, Span]:
    """The first place of every abbreviation in a paragraph."""
    found: dict[str, Span] = {}
    for match in _USE.finditer(text):
        found.setdefault(match.group().removesuffix("s"), Span(*match.span()))
    return found


@lru_cache(maxsize=4096)
def _used_in(run: Run) -> dict[str, tuple[int, Span]]:
    """The first place of every abbreviation in some texts."""
    found: dict[str, tuple[int, Span]] = {}
    for k, text in enumerate(run.texts):
        for short, span in _uses(text).items():
            found.setdefault(short, (k, span))
    return found


def _first_use(uses: list[tuple[Block, dict[str, tuple[int, Span]]]], short: str) -> tuple[int, Span] | None:
    for block, used in uses:
        place = used.get(short)
        if place is not None:
            return block.paragraphs[place[0]], place[1]
    return None


def _before(view: View, short: str, defined: tuple[int, Span], used: tuple[int, Span] | None) -> Iterator[Hint]:
    if used is not None and (used[0], used[1].start) < (defined[0], defined[1].start):
        yield view.hint(
            "L7", 50, *used, f"Should {short} be explained here, where it is first used?",
            "Its full form comes only further on.",
        )  # fmt: skip


def _twice(view: View, short: str, places: list[tuple[int, Span, str]]) -> Iterator[Hint]:
    first = places[0]
    for i, span, form in places[1:]:
        if i == first[0]:
            continue
        if form.lower().rstrip("s") != first[2].lower().rstrip("s"):
            question, why = (
                f"Does {short} mean the same here as before?",
                f"It was explained as “{first[2]}”, and here as “{form}”.",
            )
        else:
            question, why = (
                f"Is it needed to explain {short} again?",
                f"It has been explained before, one of {plural(len(places), 'time')}.",
            )
        yield view.hint("L7", 64, i, span, question, why)
        return


RULE = EssayRule(
    id="L7",
    title="Abbreviation",
    why="An abbreviation is explained once, where it first stands, and used from then on.",
    source="APA 6.25; PerfectIt's abbreviation checks.",
    find=find,
    flags=(
        "The WHO says so. The World Health Organization (WHO) was founded in 1948.",
        "The World Health Organization (WHO) says so.\n\nThe World Health Organization (WHO) was founded in 1948.",
    ),
    leaves=(
        "The World Health Organization (WHO) says so. The WHO was founded in 1948.",
        "NATO was founded in 1949. It is called NATO (in French OTAN).",
        "The USA is large. The USA is old.",
    ),
)
