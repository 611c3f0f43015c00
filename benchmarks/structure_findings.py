"""A sample of what consistency, or the hints, say about prose, with its place, to be read and judged.

    python benchmarks/structure_findings.py consistency|hints [--count N] [--seed N] [--from papers|clean]

Prints N of what is found in papers, or in edited prose, drawn at random with a fixed seed. A reader marks each as
useful, harmless or wrong; `docs/structure.md` gives the counts.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent
sys.path[:] = [str(HERE.parent), *(p for p in sys.path if Path(p).resolve() != HERE), str(HERE)]

import structure_papers as source  # noqa: E402

from coping_gui.checks.structure.consistency.find import find_variations  # noqa: E402
from coping_gui.checks.structure.hints import find_hints  # noqa: E402
from coping_gui.essay.essay import Essay  # noqa: E402
from coping_gui.opening.text_reader import essay_from_text  # noqa: E402
from coping_gui.settings import DEFAULTS  # noqa: E402

AROUND = 45
PLACES = 3
"""Of each form, that are shown."""


def essays(origin: str, rng: Random, many: int) -> Iterator[Essay]:
    """Some of the documents, mixed."""
    texts = [source.as_text(p) for p in source.papers()] if origin == "papers" else list(source.clean_documents())
    for text in rng.sample(texts, min(many, len(texts))):
        yield essay_from_text(text)


def variations(essay: Essay) -> Iterator[str]:
    for found in find_variations(essay):
        rows = [f"{found.kind.value}: {dict(zip(found.forms, found.counts, strict=True))}"]
        for form in range(len(found.forms)):
            for place in [p for p in found.places if p.form == form][:PLACES]:
                text = essay.paragraphs[place.paragraph].text
                before, after = text[max(0, place.span.start - AROUND) : place.span.start], text[place.span.end :]
                rows.append(f"    …{before}⟦{place.span.of(text)}⟧{after[:AROUND]}…".replace("\n", " "))
        yield "\n".join(rows)


def hints(essay: Essay) -> Iterator[str]:
    for hint in find_hints(essay, DEFAULTS):
        text = essay.paragraphs[hint.paragraph or 0].text
        place = hint.span.of(text) if hint.span else text
        yield f"{hint.rule}: {hint.question} {hint.why}\n    {place[:220]!r}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["consistency", "hints"])
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--from", dest="origin", choices=["papers", "clean"], default="papers")
    options = parser.parse_args()
    rng = Random(options.seed)
    tell = variations if options.what == "consistency" else hints
    rows = [f"{e.title[:40]}\n{row}" for e in essays(options.origin, rng, 150) for row in tell(e)]
    for n, row in enumerate(rng.sample(rows, min(options.count, len(rows))), 1):
        print(f"{n}. {row}")


if __name__ == "__main__":
    main()
