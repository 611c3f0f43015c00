"""A sample of author–year citations of real papers with their sentences and what they were matched to, to be read.

    python benchmarks/structure_citations.py [--count N] [--seed N] [--unlisted]

Prints N citations, drawn at random with a fixed seed: the place in its sentence, the work as it was read, and the entry
of the list that it is held to mean. With --unlisted, only works that no entry is held to mean. A reader marks each as
right or wrong; `docs/structure.md` gives the counts.
"""

import argparse
import sys
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent
sys.path[:] = [str(HERE.parent), *(p for p in sys.path if Path(p).resolve() != HERE), str(HERE)]

import structure_papers as source  # noqa: E402

from coping_gui.checks.structure.matching import Cited, cited_works  # noqa: E402
from coping_gui.checks.structure.view import View, view_of  # noqa: E402
from coping_gui.opening.text_reader import essay_from_text  # noqa: E402

FEWEST_CITED = 5
"""Works by author and year that a paper must cite."""
AROUND = 70
LONGEST_ENTRY = 150


def cited_in_papers() -> list[tuple[str, View, Cited]]:
    """Every work cited by author and year in a paper whose list was understood."""
    views = ((p.id, view_of(essay_from_text(source.as_text(p)))) for p in source.papers())
    return [
        (name, view, cited)
        for name, view in views
        if not view.numeric and view.references.understood and view.works_cited >= FEWEST_CITED
        for cited in cited_works(view)
    ]


def shown(view: View, cited: Cited) -> str:
    """The citation between brackets in its surroundings, and the entries below."""
    text, span = view.paragraphs[cited.paragraph].text, cited.citation.span
    place = f"{text[max(0, span.start - AROUND) : span.start]}⟦{span.of(text)}⟧{text[span.end : span.end + 30]}"
    names = " & ".join(cited.work.names) + (" et al." if cited.work.et_al else "")
    entries = [e.text[:LONGEST_ENTRY] for e in view.references.meant_by(cited.work)] or ["(none)"]
    return "\n".join(
        [f"…{place}…".replace("\n", " "), f"    {names}, {cited.work.year}", *(f"    → {e}" for e in entries)]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--unlisted", action="store_true")
    options = parser.parse_args()
    every = cited_in_papers()
    if options.unlisted:
        every = [row for row in every if not row[1].references.meant_by(row[2].work)]
    chosen = Random(options.seed).sample(every, min(options.count, len(every)))
    for n, (name, view, cited) in enumerate(chosen, 1):
        print(f"{n}. {name}\n{shown(view, cited)}")


if __name__ == "__main__":
    main()
