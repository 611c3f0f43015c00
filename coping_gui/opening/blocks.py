"""The paragraphs of a plain text, whatever its lines mean: hard wraps, one line each, verse, lists, reference entries.

Blocks stand between blank lines. Inside a block a line break is a *wrap* when the next word would not have fitted
into the line; wraps become a blank. Other breaks part paragraphs, or stay as "\\n" where short lines follow each other
(verse, addresses). Nothing but white space at the borders of lines is ever dropped, and a list's markers move to
`Paragraph.numbering`; no-break spaces are text and stay.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from coping_gui.essay.essay import Kind, Paragraph

NARROWEST_WRAP = 40
"""Lines are not taken for wrapped at a width below this."""
WIDEST_WRAP = 140
"""Lines longer than this are paragraphs, whatever follows."""
VERSE_WIDTH = 60
MOST_QUOTATIONS = 0.3
"""When a larger share of the blocks is set in, indents are this author's way to begin paragraphs."""

_LINE_BREAK = re.compile(r"\r\n|[\n\r\v\x85\u2028]")
_PARAGRAPH_BREAK = re.compile(r"[\f\u2029]")
_BLANKS = " \t"
_MARKER = re.compile(r"[ \t]*(?P<marker>[-*+•–—◦▪●■·‣]|\(?\d{1,3}[.)]|\(?[a-hA-H][.)]|\(?[ivx]{1,4}[.)])[ \t]+(?=\S)")
_BULLET = re.compile(r"[ \t]*[-*•◦▪●■·‣][ \t]+(?=\S)")
_ENTRY = re.compile(
    r"(?:\[\d{1,3}\]\s|\d{1,3}\.\s+[A-Z]|[^\W\d_][\w'’-]+(?:\s[^\W\d_][\w'’-]+)?,\s*(?:[A-Z]\.|[A-Z][a-z]+))"
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b|n\.\s?d\.")
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*$")


def paragraphs_of(text: str) -> list[Paragraph]:
    """The paragraphs of a decoded text, not yet outlined."""
    blocks = _blocks(text)
    width = _wrap_width(blocks)
    set_in = [_is_set_in(block) for block in blocks]
    rare = sum(set_in) <= MOST_QUOTATIONS * len(blocks)
    return [
        p
        for block, inset in zip(blocks, set_in, strict=True)
        for p in (_quotation(block) if inset and rare else _read_block(block, width))
    ]


def _is_set_in(lines: Sequence[str]) -> bool:
    """Whether every line is indented far enough for a block quotation."""
    return all(line.startswith(("    ", "\t")) for line in lines) and not _is_list(lines) and not _is_entries(lines)


def _quotation(lines: Sequence[str]) -> list[Paragraph]:
    """A block quotation as one paragraph; short lines (verse) keep their breaks."""
    text = "\n".join(line.strip(_BLANKS) for line in lines) if _is_verse(lines, 0) else _joined(lines).strip(_BLANKS)
    return [Paragraph(text, Kind.QUOTATION)]


def _blocks(text: str) -> list[list[str]]:
    """Runs of lines between blank lines; trailing blanks are cut, indentation is kept."""
    found: list[list[str]] = []
    for part in _PARAGRAPH_BREAK.split(text):
        block: list[str] = []
        for line in [*_LINE_BREAK.split(part), ""]:
            line = line.rstrip(_BLANKS)  # noqa: PLW2901
            if line.strip():
                block.append(line)
            elif block:
                found.append(block)
                block = []
    return found


def _wrap_width(blocks: Sequence[Sequence[str]]) -> int:
    """The column at which the text was wrapped; 0 when it was not.

    A width is believed when most breaks inside of blocks agree with it: the next line's first word would have gone
    beyond it.
    """
    lengths = sorted(len(line) for block in blocks if len(block) > 1 for line in block)
    if not lengths or lengths[-1] > 3 * WIDEST_WRAP:
        lengths = [n for n in lengths if n <= WIDEST_WRAP]
    if not lengths:
        return 0
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.98))]
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return 0
    breaks = [_is_full(a, b, width) for block in blocks for a, b in pairwise(block)]
    return width if sum(breaks) * 2 >= len(breaks) else 0


def _is_full(line: str, following: str, width: int) -> bool:
    return len(line) <= WIDEST_WRAP and len(line) + 1 + len(following.split(maxsplit=1)[0]) > width


def _read_block(lines: list[str], width: int) -> Iterable[Paragraph]:
    if _is_list(lines):
        return [_list_item(_joined(item)) for item in _at_markers(lines)]
    if _is_entries(lines):
        return [Paragraph(_joined(entry).strip(_BLANKS)) for entry in _at_entries(lines)]
    if len(lines) > 1 and _is_verse(lines, width):
        return [Paragraph("\n".join(line.strip(_BLANKS) for line in lines))]
    return [Paragraph(_joined(part).strip(_BLANKS)) for part in _at_hard_breaks(lines, width)]


def _is_list(lines: Sequence[str]) -> bool:
    """A bullet, or at least two lines with markers of one kind, the first line included."""
    if _BULLET.match(lines[0]) and not re.match(r"\s*\*\S.*\*\s*$", lines[0]):
        return True
    marked = [line for line in lines if _MARKER.match(line)]
    return len(marked) >= 2 and bool(_MARKER.match(lines[0])) and not _is_entries(lines)


def _at_markers(lines: Sequence[str]) -> list[list[str]]:
    items: list[list[str]] = []
    for line in lines:
        if _MARKER.match(line) or not items:
            items.append([line])
        else:
            items[-1].append(line)
    return items


def _list_item(text: str) -> Paragraph:
    match = _MARKER.match(text)
    if match is None:
        return Paragraph(text.strip(_BLANKS), Kind.LIST_ITEM)
    return Paragraph(text[match.end() :].strip(_BLANKS), Kind.LIST_ITEM, numbering=match["marker"])


def _is_entries(lines: Sequence[str]) -> bool:
    """Two or more entries of a reference list without blank lines between them."""
    entries = _at_entries(lines)
    dated = sum(bool(_YEAR.search(" ".join(entry))) for entry in entries)
    if _is_hanging(lines):
        return len(entries) >= 2 and dated * 2 >= len(entries)
    return len(entries) >= 2 and dated * 5 >= len(entries) * 4 and bool(_ENTRY.match(lines[0].lstrip()))


def _is_hanging(lines: Sequence[str]) -> bool:
    """Whether all lines but the first of each entry are set in."""
    margins = [_margin(line) for line in lines]
    return margins[0] == min(margins) and len(set(margins)) == 2 and margins.count(min(margins)) >= 2


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())


def _at_entries(lines: Sequence[str]) -> list[list[str]]:
    """The lines of each entry; with a hanging indent every outdented line starts one."""
    hanging, margin = _is_hanging(lines), min(map(_margin, lines))
    entries: list[list[str]] = []
    for line in lines:
        starts = _margin(line) == margin if hanging else bool(_ENTRY.match(line.lstrip())) and _is_closed(entries)
        if starts or not entries:
            entries.append([line])
        else:
            entries[-1].append(line)
    return entries


def _is_closed(entries: Sequence[Sequence[str]]) -> bool:
    """Whether the entry so far could end here: it has its year."""
    return not entries or bool(_YEAR.search(" ".join(entries[-1])))


def _is_verse(lines: Sequence[str], width: int) -> bool:
    """Short lines that are neither wrapped nor sentences of their own."""
    if max(len(line.strip()) for line in lines) > VERSE_WIDTH:
        return False
    if width and any(_is_full(a, b, width) for a, b in pairwise(lines)):
        return False
    ended = sum(bool(_ENDED.search(line)) for line in lines[:-1])
    return len(lines) >= 3 and ended * 2 <= len(lines) - 1 and not _is_short_wrap(lines)


def _is_short_wrap(lines: Sequence[str]) -> bool:
    """Whether the block is prose wrapped at a width of its own: lines run on in lower case and are equally long."""
    inner = [len(line) for line in lines[:-1]]
    runs_on = sum(b.lstrip()[0].islower() for _, b in pairwise(lines))
    return min(inner) * 1.5 >= max(inner) >= NARROWEST_WRAP // 2 and runs_on * 2 > len(lines) - 1


def _at_hard_breaks(lines: Sequence[str], width: int) -> list[list[str]]:
    parts: list[list[str]] = [[lines[0]]]
    indents = [len(line) - len(line.lstrip(_BLANKS)) for line in lines]
    base = min(indents)
    for (line, following), indent in zip(pairwise(lines), indents[1:], strict=True):
        if _parts_paragraphs(
            line, following, width, indented=indent >= base + 2 and indents.count(indent) * 2 <= len(lines)
        ):
            parts.append([following])
        else:
            parts[-1].append(following)
    return parts


def _parts_paragraphs(line: str, following: str, width: int, *, indented: bool) -> bool:
    if indented or len(line) > WIDEST_WRAP:
        return True
    if width == 0:
        return not (following.lstrip()[0].islower() and not _ENDED.search(line)) or len(following) > WIDEST_WRAP
    return not _is_full(line, following, width) and not following.lstrip()[0].islower()


def _joined(lines: Sequence[str]) -> str:
    """The lines as one, a blank for each wrap; a word parted at a hyphen is put together, its hyphen kept."""
    text = lines[0]
    for line in lines[1:]:
        line = line.strip(_BLANKS)  # noqa: PLW2901
        hyphen = re.search(r"[^\W\d_]-$", text) and line[0].islower()
        text += ("" if hyphen else " ") + line
    return text
