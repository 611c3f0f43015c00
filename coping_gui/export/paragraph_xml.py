"""Pieces of text as WordprocessingML: runs, links, tracked changes, and the places of comments."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree

from coping_gui.export.inline import ILLEGAL_IN_XML, Look
from coping_gui.export.pieces import Mark, Piece, split_at
from coping_gui.export.xml import element

AUTHOR = "COPING"
_LINKED = re.compile(r"(?:https?|ftp)://[^\s]+|mailto:[^\s]+", re.IGNORECASE)
_BREAKS = re.compile(r"([\n\t])")


@dataclass(slots=True)
class Stamp:
    """Who changed what when, with ids that are unique in the file."""

    now: datetime
    _last_id: int = 0
    _is_earlier: bool = False

    def step(self) -> None:
        """Give the next changes another time than the last ones had, two minutes apart."""
        self._is_earlier = not self._is_earlier

    def attributes(self) -> dict[str, str]:
        """The attributes of the next tracked change."""
        self._last_id += 1
        time = self.now - timedelta(minutes=2) if self._is_earlier else self.now
        return {"id": str(self._last_id), "author": AUTHOR, "date": time.strftime("%Y-%m-%dT%H:%M:%SZ")}


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a comment stands: places of the original's shown text."""

    start: int
    end: int
    comment: int
    """The comment's id."""


@dataclass(slots=True)
class ParagraphXml:
    """Makes the elements of one document's paragraphs."""

    part: Part
    """The part that keeps the addresses of links."""
    stamp: Stamp
    unlinked: list[str] = field(default_factory=list[str])
    """Addresses that were written as plain text: local files, scripts, places inside the page."""
    _links: dict[str, str] = field(default_factory=dict[str, str])
    _before: tuple[Mark, Mark] = (Mark.KEPT, Mark.KEPT)
    """The marks of the last paragraph's last piece and of the paragraph itself."""

    def paragraph(
        self,
        style: str,
        pieces: Sequence[Piece],
        *,
        mark: Mark = Mark.KEPT,
        numbering: Any = None,
        alignment: str = "",
        anchors: Sequence[Anchor] = (),
        language: str = "",
    ) -> Any:
        """A w:p in the style with this id; `mark` says whether the paragraph itself was inserted or deleted."""
        self._part_from_last(pieces, mark)
        properties = element(
            "w:pPr",
            element("w:pStyle", val=style),
            numbering,
            element("w:jc", val=alignment) if alignment else None,
            element("w:rPr", self._change(mark)) if mark is not Mark.KEPT else None,
        )
        made = element("w:p", properties)
        for child in self._content(split_at(pieces, [p for a in anchors for p in (a.start, a.end)]), anchors, language):
            made.append(child)
        return made

    def _part_from_last(self, pieces: Sequence[Piece], mark: Mark) -> None:
        """Keep a change at the end of one paragraph and one at the start of the next apart.

        LibreOffice (7.4) joins neighbouring changes of one kind and author that are at most a minute apart, over the
        end of the paragraph, too, and rejecting them would then join the paragraphs.
        """
        first = pieces[0].mark if pieces else Mark.KEPT
        last, whole = self._before
        if first is last is not Mark.KEPT and whole is not last:
            self.stamp.step()
        self._before = (pieces[-1].mark if pieces else Mark.KEPT, mark)

    def _change(self, mark: Mark) -> Any:
        return element("w:ins" if mark is Mark.INSERTED else "w:del", **self.stamp.attributes())

    def _content(self, pieces: Sequence[Piece], anchors: Sequence[Anchor], language: str) -> Iterator[Any]:
        waiting, begun = sorted(anchors, key=lambda a: (a.start, -a.end)), list[Anchor]()
        for link, group in groupby(pieces, key=lambda p: p.look.link):
            for members in [list(group)] if link else ([p] for p in group):
                first, last = members[0], members[-1]
                while waiting and (waiting[0].start < last.end or waiting[0].start < first.start):
                    begun.append(waiting.pop(0))
                    yield element("w:commentRangeStart", id=str(begun[-1].comment))
                yield from self._linked(link, [e for p in members for e in self._changed_run(p, language)])
                for anchor in [a for a in begun if a.end <= last.end]:
                    begun.remove(anchor)
                    yield from _comment_end(anchor)
        for anchor in [*begun, *waiting]:
            if anchor in waiting:
                yield element("w:commentRangeStart", id=str(anchor.comment))
            yield from _comment_end(anchor)

    def _linked(self, link: str, runs: list[Any]) -> list[Any]:
        if not link:
            return runs
        if not _LINKED.fullmatch(link) or ILLEGAL_IN_XML.search(link):
            self.unlinked.append(link)
            return runs
        if link not in self._links:
            self._links[link] = self.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        hyperlink = element("w:hyperlink", *runs)
        hyperlink.set(qn("r:id"), self._links[link])
        return [hyperlink]

    def _changed_run(self, piece: Piece, language: str) -> list[Any]:
        if not piece.text:
            return []
        run = self._run(piece, language)
        if piece.mark is Mark.KEPT:
            return [run]
        change = self._change(piece.mark)
        change.append(run)
        return [change]

    def _run(self, piece: Piece, language: str) -> Any:
        properties = list(_look_properties(piece.look, language))
        if piece.former is not None:
            former = element("w:rPr", *_look_properties(piece.former, language))
            properties.append(element("w:rPrChange", former, **self.stamp.attributes()))
        run = element("w:r", element("w:rPr", *properties) if properties else None)
        for part in _BREAKS.split(piece.text):
            if part in ("\n", "\t"):
                run.append(element("w:br" if part == "\n" else "w:tab"))
            elif part:
                run.append(element("w:delText" if piece.mark is Mark.DELETED else "w:t", text=part))
        return run


def shift_last_marks(body: Any) -> None:
    """Let new or deleted paragraphs at the very end, or right before a table, leave no empty one behind.

    The mark of a paragraph that no other paragraph follows can be neither taken nor given back; what parts it from
    the kept one before it is that one's mark. It carries the change where both are of one style, and so look the same.
    """
    for last in [child for child in body if child.tag == qn("w:p")]:
        following = last.getnext()
        if following is not None and following.tag in (qn("w:tbl"), qn("w:sectPr")):
            _shift_mark(last)


def _shift_mark(last: Any) -> None:
    kind = _mark_of(last)
    before = last
    while kind is not None and before is not None and before.tag == qn("w:p") and _mark_of(before) == kind:
        before = before.getprevious()
    if (
        kind is None
        or before is None
        or before.tag != qn("w:p")
        or _mark_of(before)
        or _look_of(before) != _look_of(last)
    ):
        return
    before.pPr.append(last.pPr.find(qn("w:rPr")))


def _mark_of(paragraph: Any) -> str | None:
    properties = paragraph.pPr.find(qn("w:rPr"))
    return None if properties is None or not len(properties) else properties[0].tag


def _look_of(paragraph: Any) -> list[bytes]:
    return [etree.tostring(child) for child in paragraph.pPr if child.tag != qn("w:rPr")]


def _comment_end(anchor: Anchor) -> Iterable[Any]:
    yield element("w:commentRangeEnd", id=str(anchor.comment))
    style = element("w:rPr", element("w:rStyle", val="CommentReference"))
    yield element("w:r", style, element("w:commentReference", id=str(anchor.comment)))


def _look_properties(look: Look, language: str) -> Iterator[Any]:
    """In the order that the schema wants."""
    if look.code:
        yield element("w:rStyle", val="HTMLCode")
    elif _LINKED.fullmatch(look.link):
        yield element("w:rStyle", val="Hyperlink")
    if look.bold:
        yield from (element("w:b"), element("w:bCs"))
    if look.italic:
        yield from (element("w:i"), element("w:iCs"))
    if look.struck:
        yield element("w:strike")
    if look.superscript:
        yield element("w:vertAlign", val="superscript")
    if language:
        yield element("w:lang", val=language)
