"""Text with generated mistakes, as pairs in the form of the shared scorer.

    python -m benchmarks.training.generated WORK [--sentences 4000] [--not-held-back] [--out FILE]

Writes `WORK/generated.jsonl.xz`: {"id", "text", "references": [the text without mistakes], "edits": [the differences,
as places in the text with what belongs there]}. It is made of held-back text; what weighs engines that learned nothing
(`benchmarks/grammar_rules.py`) can do with the other.
"""

import argparse
import json
import lzma
from pathlib import Path

import numpy as np

from benchmarks.training.batches import Stream
from benchmarks.training.noise import Noise, Tables
from coping_gui.essay.edit import diff


def written(words: list[str], blanks: list[bool]) -> str:
    """Words with their blanks as text."""
    return "".join(
        (" " if blank and at else "") + word for at, (word, blank) in enumerate(zip(words, blanks, strict=True))
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("work", type=Path)
    parser.add_argument("--sentences", type=int, default=4000, help="about so many, from everywhere in the text")
    parser.add_argument("--not-held-back", action="store_true")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    stream, tables = Stream(options.work, held=not options.not_held_back), Tables(options.work)
    chosen = np.random.default_rng(11)
    stream.shorten(options.sentences / len(stream.lengths))
    noised = Noise(tables, chosen).make(stream.ids, stream.tags, stream.lengths)
    with lzma.open(options.out or options.work / "generated.jsonl.xz", "wt", encoding="utf-8") as out:
        for i in range(len(stream.lengths)):
            here = slice(noised.sentences[i], noised.sentences[i + 1])
            there = slice(stream.starts[i], stream.starts[i + 1])
            text = written([tables.words[w] for w in noised.words[here]], noised.blanks[here].tolist())
            right = written([tables.words[w] for w in stream.ids[there]], ((stream.tags[there] & 64) > 0).tolist())
            places = [[*edit.span, edit.text] for edit in diff(text, right)]
            record = {"id": f"generated-{i}", "text": text, "references": [right], "edits": [places]}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
