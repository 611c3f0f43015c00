"""Papers with known blocks, and how they look as plain text, as Markdown and as Word files."""

import json
import lzma
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any
from unicodedata import normalize

import docx
from docx.document import Document

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
PAPERS = DATA / "structure" / "dev.jsonl.xz"


@dataclass(frozen=True)
class Paper:
    """One paper as its publisher marked it up."""

    id: str
    blocks: list[dict[str, Any]]

    def of(self, kind: str) -> list[dict[str, Any]]:
        """Its blocks of one kind."""
        return [b for b in self.blocks if b["kind"] == kind]


def papers(limit: int = 0) -> list[Paper]:
    """The papers, without empty blocks."""
    with lzma.open(PAPERS, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    found = [Paper(r["id"], [_clean(b) for b in r["blocks"] if b["text"].strip()]) for r in rows]
    return found[:limit] if limit else found


def _clean(block: dict[str, Any]) -> dict[str, Any]:
    """The block on one line: a rendering is asked for its blocks, not for its line breaks."""
    return block | {"text": block["text"].strip().replace("\n", " ")}


def as_text(paper: Paper) -> str:
    """Blank lines between blocks, a hyphen before list items, quotations set in."""
    marks = {"list_item": "- ", "quote": "    "}
    return "\n\n".join(marks.get(b["kind"], "") + numbered(b) + b["text"] for b in paper.blocks)


def numbered(block: dict[str, Any]) -> str:
    """The number of a numbered reference."""
    return f"{block['number']}. " if block["kind"] == "reference" and "number" in block else ""


def as_markdown(paper: Paper) -> str:
    """Title as the one first-level heading, headings below it."""

    def mark(block: dict[str, Any]) -> str:
        if block["kind"] == "heading":
            return "#" * (block["level"] + 1) + " "
        return {"title": "# ", "list_item": "- ", "quote": "> "}.get(block["kind"], "")

    return "\n\n".join(mark(b) + numbered(b).replace(".", "\\.") + _escaped(b["text"]) for b in paper.blocks)


def _escaped(text: str) -> str:
    return "".join("\\" + c if c in "\\`*_{}[]<>#|~" else c for c in text)


def as_styled_word(paper: Paper, path: Path) -> None:
    """Title, Heading, List Bullet and Quote styles."""
    _write(paper, path, _styled)


def _styled(document: Document, block: dict[str, Any]) -> None:
    match block["kind"]:
        case "heading":
            document.add_heading(block["text"], block["level"])
        case "title":
            document.add_heading(block["text"], 0)
        case kind:
            style = {"list_item": "List Bullet", "quote": "Quote"}.get(kind)
            document.add_paragraph(numbered(block) + block["text"], style)


def as_bold_word(paper: Paper, path: Path) -> None:
    """Everything in the Normal style; headings and title bold."""
    _write(paper, path, _bold)


def _bold(document: Document, block: dict[str, Any]) -> None:
    paragraph = document.add_paragraph(style="List Bullet" if block["kind"] == "list_item" else None)
    run = paragraph.add_run(numbered(block) + block["text"])
    run.bold = block["kind"] in ("heading", "title") or None


def as_numbered_word(paper: Paper, path: Path) -> None:
    """Everything in the Normal style; headings numbered 1, 1.1, 1.1.1 by hand, the list of references not."""
    counts = [0, 0, 0, 0]

    def write(document: Document, block: dict[str, Any]) -> None:
        label = ""
        if block["kind"] == "heading" and not is_back_matter(block["text"]):
            level = block["level"]
            counts[level - 1] += 1
            counts[level:] = [0] * (len(counts) - level)
            label = ".".join(str(max(1, n)) for n in counts[:level]) + " "
        document.add_paragraph(
            label + numbered(block) + block["text"], "List Bullet" if block["kind"] == "list_item" else None
        )

    _write(paper, path, write)


def is_back_matter(title: str) -> bool:
    """Whether a heading is one that is usually not numbered."""
    return title.strip().lower() in ("references", "bibliography", "acknowledgements", "acknowledgments", "abstract")


def _write(paper: Paper, path: Path, add: Callable[[Document, dict[str, Any]], None]) -> None:
    document = docx.Document()
    for block in paper.blocks:
        add(document, block)
    document.save(str(path))


def clean_documents() -> Iterator[str]:
    """Edited prose that should raise few hints."""
    with lzma.open(DATA / "grammar" / "clean_free.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


STYLES: dict[str, tuple[str, str, str]] = {
    "APA": ("({a} & {b}, {y})", "{a} and {b} ({y})", "{a}, {i}., & {b}, {j}. ({y}). {t}. Press."),
    "Harvard": ("({a} and {b} {y})", "{a} and {b} ({y})", "{a}, {i}. and {b}, {j}. {y}, {t}, Press, London."),
    "Chicago": (
        "({a} and {b} {y}, 45)",
        "{a} and {b} ({y}, 45)",
        "{a}, {first}, and {second} {b}. {y}. {t}. London: Press.",
    ),
}
"""How two authors are cited in brackets, in the sentence, and listed."""

_NAMES = (
    "Adams Baker Carter Dalton Ellis Fischer García Hughes Ivanova Jensen Keller López Müller Novak O’Brien Petrov"
    " Quinn Rossi Schmidt Tanaka Ueda Vargas Weber Xiang Young Zhang Lindqvist McDonald Okafor Fernández Kowalski"
    " Andersson"
)
_FIRST = "Anna Boris Clara David Elena Frank Grace Henry Irene James Karen Louis Maria Nils Olga Peter"
_THINGS = "houses rivers prisons schools markets bridges gardens letters voices machines winters borders harvests songs"
_SENTENCES = (
    "The change came slowly and was noticed late by everyone {c}.",
    "Others have described the same pattern in another town {c}.",
    "{n} describe how the work was divided between them.",
    "It has been shown for three countries that this need not be so {c}.",
    "{n} doubt it.",
)


@dataclass(frozen=True)
class Made:
    """An essay made of citations, and what was done to it."""

    text: str
    works: int
    fault: str = ""
    """unlisted, uncited or near; empty for an essay in order."""
    name: str = ""
    """The first author concerned."""


def made_essay(style: str, seed: int, fault: str = "") -> Made:
    """An essay in which every work is cited and listed, with one fault where one is asked for."""
    rng = Random(f"{style} {seed}")
    names, firsts, things = rng.sample(_NAMES.split(), 24), _FIRST.split(), _THINGS.split()
    bracketed, narrative, entry = STYLES[style]
    works = [
        {
            "a": names[2 * k], "b": names[2 * k + 1], "i": firsts[k][0], "j": firsts[k + 2][0], "first": firsts[k],
            "second": firsts[k + 2], "y": str(rng.randint(1990, 2020)), "t": f"On {things[k]} and {rng.choice(things)}",
        }
        for k in range(12)
    ]  # fmt: skip
    hit = rng.choice([k for k in range(12) if len(works[k]["a"]) >= 5])
    cited = [dict(w) for w in works]
    if fault == "near":
        cited[hit]["y"] = str(int(cited[hit]["y"]) + rng.choice((-1, 1)))
    elif fault == "near name":
        name = cited[hit]["a"]
        at = rng.choice([k for k in range(1, len(name) - 1) if name[k].isalpha()])
        cited[hit]["a"] = name[:at] + name[at + 1 :]
    sentences = [
        rng.choice(_SENTENCES).format(c=bracketed.format(**w), n=narrative.format(**w))
        for k, w in enumerate(cited)
        if not (fault == "uncited" and k == hit)
    ]
    left = [entry.format(**w) for k, w in enumerate(works) if not (fault == "unlisted" and k == hit)]
    listed = sorted(left, key=lambda e: "".join(c for c in normalize("NFKD", e).casefold() if c.isalnum()))
    halves = [" ".join(sentences[:6]), " ".join(sentences[6:])]
    text = "Introduction\n\n{}\n\nWhat Was Found in the Towns\n\n{}\n\nReferences\n\n{}".format(
        *halves, "\n\n".join(listed)
    )
    return Made(text, len(works), fault.split()[0] if fault else "", works[hit]["a"])
