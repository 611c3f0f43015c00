"""The clean prose that the spacing model learns from, and its split into n-gram counting and scorer training."""

import hashlib
import json
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROSE = (
    "acl_abstracts",
    "gov",
    "gov_uk",
    "jats_articles",
    "langsci",
    "open_web",
    "openstax",
    "peps",
    "standardebooks",
    "state_history",
)
"""Files of data/prose that are CC BY, CC0, OGL or public domain; the CC BY-SA one is left out."""
SCORER_SHARE = {
    "train": 0.25,
    "jats_articles": 0.09,
    "langsci": 0.04,
    "state_history": 0.1,
    "acl_abstracts": 0.04,
    "gov": 0.10,
    "gov_uk": 0.1,
    "open_web": 0.12,
    "openstax": 0.03,
    "standardebooks": 0.03,
    "peps": 0.0,
}
"""Share of each file's works that trains the scorer; the others are counted."""
SCARCE = {
    "academic_humanities": 0.9,
    "gov_blog": 0.8,
    "news": 0.9,
    "writing_guide_essays": 0.9,
    "court_speech": 0.6,
    "academic_science": 0.6,
}
"""Shares for genres of which there is little: in data/spacing, and in state_history for the humanities."""


@dataclass(frozen=True, slots=True)
class Document:
    """One clean document."""

    id: str
    genre: str
    text: str
    for_scorer: bool


def unit(name: str) -> float:
    """A number in [0, 1) that depends on the name alone."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:6], "big") / 2**48


def documents(data: Path) -> Iterator[Document]:
    """Every document of the training data; `data` is the folder that holds spacing/ and prose/."""
    files = {"train": data / "spacing" / "train.jsonl.xz"}
    files |= {name: data / "prose" / f"{name}.jsonl.xz" for name in PROSE}
    for name, path in files.items():
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                work = re.sub(r"[-#_.]?\d+$", "", record["id"])
                if name == "train" and record["genre"] in {"academic_humanities", "textbook_social"}:
                    work = record["id"]
                share = SCORER_SHARE[name]
                if name == "train" or (name, record["genre"]) == ("state_history", "academic_humanities"):
                    share = SCARCE.get(record["genre"], share)
                chosen = unit(work) < share
                yield Document(record["id"], record["genre"], record["text"], chosen)
