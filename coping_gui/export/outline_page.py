"""A reverse outline as one page to print: sections with their words, paragraphs with their first sentences."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from coping_gui import paths
from coping_gui.errors import UsageError
from coping_gui.essay.essay import Essay
from coping_gui.essay.reverse_outline import OutlineRow
from coping_gui.export.save import save_bytes

_INTRO = "Reverse outline: the first sentence of each paragraph, which should tell what it is about."


def outline_page(essay: Essay, rows: Iterable[OutlineRow]) -> str:
    """The page as HTML that needs no other file; every browser prints it to paper or PDF."""
    title = escape(essay.title or (essay.source.name if essay.source else "Untitled essay"))
    style = paths.resource("templates", "outline.css").read_text("utf-8")
    return "\n".join(
        [
            f'<!doctype html>\n<html lang="{escape(essay.language)}">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>Reverse outline: {title}</title>\n<style>{style}</style>\n</head>\n<body>",
            f"<h1>{title}</h1>",
            f'<p class="facts">{_INTRO} {_counted(essay.words, "word")}.</p>',
            *_sections(essay, tuple(rows)),
            "</body>\n</html>\n",
        ]
    )


def _sections(essay: Essay, rows: tuple[OutlineRow, ...]) -> Iterator[str]:
    words = essay.section_words()
    number = 0
    for section, group in groupby(rows, key=lambda row: row.section):
        place = essay.sections[section]
        yield f"<h2>{escape(place.name)} <small>{_counted(words[section], 'word')}</small></h2>\n<table>"
        for row in group:
            number += 1
            facts = f'<td class="facts">{_facts(row)}</td>'
            yield f'<tr><td class="number">{number}</td><td>{escape(row.first)}</td>{facts}</tr>'
        yield "</table>"


def _facts(row: OutlineRow) -> str:
    parts = [_counted(row.words, "word")]
    parts += [_counted(row.citations, "citation")] if row.citations else []
    parts += [_counted(row.findings, "finding")] if row.findings else []
    return ", ".join(parts)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else noun + 's'}"


def write_outline(path: Path, essay: Essay, rows: Iterable[OutlineRow], *, overwrite: bool = False) -> None:
    """Write the page to an .html file.

    Raises UsageError for another suffix, and CannotExport when the file exists and `overwrite` is not set, is the essay
    itself, or cannot be written.
    """
    if path.suffix.lower() not in (".html", ".htm"):
        raise UsageError(f"The outline {path.name} must end in .html.")
    save_bytes(outline_page(essay, rows).encode("utf-8", "replace"), path, original=essay.source, overwrite=overwrite)
