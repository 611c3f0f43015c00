"""An independent reader of Word files: what Word shows with all changes accepted, or with all rejected."""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from lxml import etree

from coping_gui.essay.essay import Essay, Format, Kind, Paragraph

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Seen:
    """A paragraph as Word shows it: its style and its characters, each with its formatting."""

    style: str
    text: str
    looks: tuple[str, ...]


class WordView:
    """What one reading of a Word file shows."""

    def __init__(self, data: bytes, accept: bool) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        self.gone, self.kept = ("del", "ins") if accept else ("ins", "del")
        self.accept = accept
        self.body = etree.fromstring(self.archive.read("word/document.xml")).find(f"{W}body")

    def paragraphs(self) -> list[Seen]:
        """All paragraphs that are still there, empty ones left out."""
        return [p for p in self._walk() if p.text]

    def _walk(self) -> Iterator[Seen]:
        """Where a paragraph's mark is gone, its content joins the next one and takes on its style, as in Word."""
        text, looks = "", ()
        for p in self.body.iter(f"{W}p"):
            row = next(p.iterancestors(f"{W}tr"), None)
            if row is not None and row.find(f"{W}trPr/{W}{self.gone}") is not None:
                continue
            more, more_looks = self._content(p)
            text, looks = text + more, looks + more_looks
            following = p.getnext()
            joins = following is not None and following.tag == f"{W}p"
            if p.find(f"{W}pPr/{W}rPr/{W}{self.gone}") is None or not joins:
                yield Seen(p.find(f"{W}pPr/{W}pStyle").get(f"{W}val"), text, looks)
                text, looks = "", ()

    def _content(self, p: etree._Element) -> tuple[str, tuple[str, ...]]:
        text, looks = "", []
        for run in p.iter(f"{W}r"):
            if next(run.iterancestors(f"{W}{self.gone}"), None) is not None:
                continue
            shown = "".join(self._shown(child) for child in run)
            text += shown
            looks += [self._look(run)] * len(shown)
        return text, tuple(looks)

    def _shown(self, child: etree._Element) -> str:
        return {f"{W}t": child.text or "", f"{W}delText": child.text or "", f"{W}br": "\n", f"{W}tab": "\t"}.get(
            child.tag, ""
        )

    def _look(self, run: etree._Element) -> str:
        properties = run.find(f"{W}rPr")
        if properties is None:
            return ""
        former = properties.find(f"{W}rPrChange/{W}rPr")
        if former is not None and not self.accept:
            properties = former
        return " ".join(sorted(etree.QName(e).localname for e in properties if not e.tag.endswith("rPrChange")))


@pytest.fixture(scope="session")
def accepted() -> Callable[[bytes], list[Seen]]:
    """What a Word file shows when all changes are accepted."""
    return lambda data: WordView(data, accept=True).paragraphs()


@pytest.fixture(scope="session")
def rejected() -> Callable[[bytes], list[Seen]]:
    """What a Word file shows when all changes are rejected."""
    return lambda data: WordView(data, accept=False).paragraphs()


@pytest.fixture(scope="session")
def part() -> Callable[[bytes, str], etree._Element]:
    """One XML part of a Word file."""
    return lambda data, name: etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


@pytest.fixture(scope="session")
def now() -> datetime:
    return datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture(scope="session")
def markdown_essay() -> Essay:
    """An essay with one paragraph of every kind."""
    return Essay(
        (
            Paragraph("Food in *Three* Cities", Kind.TITLE),
            Paragraph("Introduction", Kind.HEADING, 1),
            Paragraph("Access to *fresh* food is a **great concern** ([map](https://example.org/map)).[^1]"),
            Paragraph("What was found", Kind.HEADING, 2),
            Paragraph("First point", Kind.LIST_ITEM, 1, numbering="1."),
            Paragraph("Second point", Kind.LIST_ITEM, 1, numbering="2."),
            Paragraph("A bullet", Kind.LIST_ITEM, 1, numbering="•"),
            Paragraph("An inner bullet", Kind.LIST_ITEM, 2, numbering="•"),
            Paragraph("A quotation that goes on.", Kind.QUOTATION),
            Paragraph("| City | Shops |\n|:--|--:|\n| Leeds | 12 |\n| *York* | 7 |", Kind.TABLE, place="table"),
            Paragraph("Table 1. Shops.", Kind.CAPTION),
            Paragraph("for x in *y*:\n\tprint(x)", Kind.CODE),
            Paragraph("One line\nand another"),
            Paragraph("References", Kind.HEADING, 1),
            Paragraph("Smith, J. (2010). *Food*. Press.", Kind.REFERENCE),
            Paragraph("[^1]: A note.", Kind.NOTE, place="footnote"),
        ),
        title="Food in Three Cities",
        language="en-GB",
        format=Format.MARKDOWN,
    )
