"""Papers with known blocks, and how they look as plain text, as Markdown and as Word files."""

import json
import lzma
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
