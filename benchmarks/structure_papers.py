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


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def made_by_number(style: str, seed: int, fault: str = "") -> Made:
    """An essay that cites twelve works as [3], as ³, or in notes; `fault` is unlisted, uncited or empty."""
    rng = Random(f"{style} {seed}")
    names, firsts, things = rng.sample(_NAMES.split(), 12), _FIRST.split(), _THINGS.split()
    titles = [f"On {things[k]} and {rng.choice(things)}" for k in range(12)]
    years = [rng.randint(1990, 2020) for _ in range(12)]
    hit = rng.randrange(12)
    cited = [k for k in range(12) if not (fault == "uncited" and k == hit)]
    marks = {"Numbers": lambda n: f" [{n}].", "Raised": lambda n: "." + str(n).translate(_RAISED)}
    numbers = range(1, 13) if style != "Notes" else range(1, len(cited) + 1)
    mark = marks.get(style, marks["Raised"])
    shown = [numbers[k] if style != "Notes" else numbers[i] for i, k in enumerate(cited)]
    plain = [s.format(c="", n="They").rstrip(" .") for s in _SENTENCES if "{c}" in s]
    sentences = [rng.choice(plain) + mark(n) for n in shown]
    body = " ".join(sentences[:6]), " ".join(sentences[6:])
    text = f"Introduction\n\n{body[0]}\n\nWhat Was Found in the Towns\n\n{body[1]}\n\n"
    if style == "Notes":
        text += "Notes\n\n" + "\n\n".join(
            f"{n}. {firsts[k]} {names[k]}, {titles[k]} (London: Press, {years[k]}), {rng.randint(2, 300)}."
            for n, k in zip(shown, cited, strict=True)
        )
        listed = sorted(k for k in range(12) if not (fault == "unlisted" and k == hit))
        order = sorted(listed, key=lambda k: "".join(c for c in normalize("NFKD", names[k]).casefold() if c.isalnum()))
        text += "\n\nBibliography\n\n" + "\n\n".join(
            f"{names[k]}, {firsts[k]}. {titles[k]}. London: Press, {years[k]}." for k in order
        )
        return Made(text, 12, fault, names[hit])
    left = [k for k in range(12) if not (fault == "unlisted" and k == 11)]
    text += "References\n\n" + "\n\n".join(
        f"{k + 1}. {names[k]} {firsts[k][0]}. {titles[k]}. J Towns. {years[k]};{k + 1}:12." for k in left
    )
    return Made(text, 12, fault, names[11 if fault == "unlisted" else hit])


_PREFIXED = ("van der Berg", "de Souza", "von Humboldt", "O’Connor", "Le Guin", "al-Khalili", "McDonald", "Dell’Orto")
_BODIES = (
    "World Health Organization", "Office for National Statistics", "Ministry of Education", "UNESCO", "Oxfam",
    "National Institute for Health Research", "Department of Health and Social Care",
)  # fmt: skip


def made_varied(style: str, seed: int) -> Made:
    """An essay that cites in every form of a style: one to five authors, organisations, n.d., 2015a and b, prefixes."""
    rng = Random(f"varied {style} {seed}")
    names = rng.sample(_NAMES.split(), 22)
    apa = style == "APA"
    link, comma = ("&" if apa else "and"), ("" if style == "Chicago" else ",") if style != "Harvard" else ","
    works: list[tuple[str, str, str, str]] = []  # in brackets, in the sentence, year, listed authors

    def listed(people: list[str]) -> str:
        written = [f"{p}, {rng.choice('ABCDEFGHJKLM')}." for p in people]
        return (
            written[0] if len(written) == 1 else ", ".join(written[:-1]) + f"{',' if apa else ''} {link} {written[-1]}"
        )

    def add(inside: str, outside: str, year: str, authors: str) -> None:
        works.append((inside, outside, year, authors))

    year = lambda: str(rng.randint(1970, 2023))  # noqa: E731
    one, two, three = names[0], names[1:3], names[3:6]
    add(one, one, year(), listed([one]))
    add(f"{two[0]} {link} {two[1]}", f"{two[0]} and {two[1]}", year(), listed(two))
    add(f"{three[0]} et al.", f"{three[0]} et al.", year(), listed(three))
    five = names[6:11]
    add(f"{five[0]} et al.", f"{five[0]} and colleagues", year(), listed(five))
    body = rng.choice(_BODIES)
    add(body, f"the {body}", year(), f"{body}.")
    add(names[11], names[11], "n.d.", listed([names[11]]))
    add(names[12], names[12], "in press", listed([names[12]]))
    twin, same = names[13], year()
    add(twin, twin, same + "a", listed([twin]))
    add(twin, twin, same + "b", listed([twin]))
    prefixed = rng.choice(_PREFIXED)
    add(prefixed, prefixed, year(), listed([prefixed]))
    add(f"{names[14]} {link} {prefixed}", f"{names[14]} and {prefixed}", year(), listed([names[14], prefixed]))
    page = {"APA": ", p. 45", "Harvard": ", p. 45", "Chicago": ", 45"}[style]

    def inside(work: tuple[str, str, str, str], where: str = "") -> str:
        return f"{work[0]}{comma} {work[2]}{where}"

    sentences = [f"It has been noticed by everyone in the town (see {inside(works[0])})."]
    some = works[1:]
    rng.shuffle(some)
    sentences.append(f"This holds in many places ({'; '.join(inside(w) for w in some[:3])}).")
    sentences.append(f"As {some[3][1]} ({some[3][2]}{page}) put it, the change came late.")
    sentences.append(f"Others have denied this (e.g., {inside(some[4], page)}).")
    sentences.append(f"According to {some[5][1]} ({some[5][2]}), nothing came of it.")
    sentences.append(f"Nothing is settled (but see {inside(some[6])}; for a review, see {inside(some[7])}).")
    sentences += [f"The finding was repeated later ({inside(w)})." for w in some[8:]]
    entries = sorted(
        (
            f"{w[3]} ({w[2]}). On {rng.choice(_THINGS.split())}. Press." if apa else f"{w[3]} {w[2]}. On them. Press."
            for w in works
        ),
        key=lambda e: "".join(c for c in normalize("NFKD", e).casefold() if c.isalnum()),
    )
    text = "Introduction\n\n{}\n\nWhat Was Found in the Towns\n\n{}\n\nReferences\n\n{}".format(
        " ".join(sentences[:4]), " ".join(sentences[4:]), "\n\n".join(entries)
    )
    return Made(text, len(works))
