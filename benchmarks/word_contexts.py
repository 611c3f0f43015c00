"""Which words go together: vectors of words and of their surroundings, for `coping_gui/checks/grammar/contexts.py`.

    python -m benchmarks.word_contexts DATA WORK      → resources/grammar/contexts.npz

Continuous bag of words with negative sampling (Mikolov et al. 2013), by gensim, which is needed for this alone, over
the clean prose that the n-gram tables were counted from (`resources/spacing/SOURCES.md`). Five minutes on one core.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.spacing_training.corpus import documents
from coping_gui.checks.grammar.contexts import AROUND, TOKEN
from coping_gui.checks.words import lexicon, normalized

DIMENSIONS = 48
LEAST = 40
"""Occurrences that a word needs: 29,000 words have them."""
SHORTEST = 5
"""Words of a sentence, at least."""
SETTINGS = {"negative": 10, "epochs": 4, "sample": 1e-4, "alpha": 0.05, "cbow_mean": 1, "seed": 1, "workers": 1}


def sentences(text: str) -> Iterator[list[str]]:
    """The words of each sentence, as the dictionary knows them."""
    words: list[str] = []
    for token in [*TOKEN.findall(text), "\n"]:
        if token[0].isalpha():
            words.append(normalized(token))
            continue
        if len(words) >= SHORTEST:
            yield words
        words = []


def written(data: Path, work: Path) -> Path:
    """The corpus with a sentence a line, as gensim reads it."""
    path = work / "sentences.txt"
    if not path.exists():
        with path.open("w", encoding="utf-8") as out:
            for document in documents(data):
                out.writelines(" ".join(words) + "\n" for words in sentences(document.text))
    return path


def bytes_of(vectors: np.ndarray) -> tuple[np.ndarray, float]:
    """The vectors in eight bits, and what a step is worth."""
    step = float(np.abs(vectors).max()) / 127
    return np.round(vectors / step).astype(np.int8), step


def main() -> None:
    """Train and store."""
    from gensim.models import Word2Vec  # needed for this program alone

    data, work = map(Path, sys.argv[1:3])
    model: Any = Word2Vec(
        corpus_file=str(written(data, work)), vector_size=DIMENSIONS, window=AROUND, min_count=LEAST, **SETTINGS
    )
    numbers = [(lexicon().id(word), row) for row, word in enumerate(model.wv.index_to_key)]
    numbers = sorted((number, row) for number, row in numbers if number)
    rows = [row for _, row in numbers]
    surroundings, surrounding_step = bytes_of(model.wv.vectors[rows])
    words, word_step = bytes_of(model.syn1neg[rows])
    np.savez(
        Path(__file__).parent.parent / "resources" / "grammar" / "contexts.npz",
        ids=np.array([number for number, _ in numbers], np.int32),
        surroundings=surroundings,
        words=words,
        steps=np.array([surrounding_step, word_step], np.float32),
    )
    print(len(rows), "words")


if __name__ == "__main__":
    main()
