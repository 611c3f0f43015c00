"""Step 8: what the shipped model reaches, by set and by kind of mistake.

    python -m benchmarks.training.report DATA [--sets eracond,jfleg_dev]

For each set: correction, and for each kind how many corrections are shown and how many of them are right (each applied
alone, against any reference); for edited prose the alarms per 1,000 words. JFLEG is measured here, and used nowhere.
"""

import argparse
from collections import Counter
from pathlib import Path

from benchmarks.training.thresholds import applied, records, scorer
from coping_gui.checks.grammar.local.model import LocalModel


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--sets", default="eracond,jfleg_dev")
    options = parser.parse_args()
    score, model = scorer(options.data), LocalModel()
    shown: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    names = options.sets.split(",")
    for name in names:
        for row in records(options.data / f"grammar/{name}.jsonl.xz"):
            text = str(row["text"]).replace("\n", " ")
            references = [score.word_edits(text, reference) for reference in row["references"]]
            for c in model.read([text])[0].shown:
                edits = score.word_edits(text, applied(text, c))
                shown[c.kind, name] += 1
                right[c.kind, name] += any(edits <= reference for reference in references)
    print(f"{'kind':24}" + "".join(f"{name:>24}" for name in names))
    for kind in sorted({kind for kind, _ in shown}, key=lambda k: -sum(shown[k, n] for n in names)):
        cells = [f"{right[kind, n]} of {shown[kind, n]}" for n in names]
        print(f"{kind:24}" + "".join(f"{cell:>24}" for cell in cells))


if __name__ == "__main__":
    main()
