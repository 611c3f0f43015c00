"""Cutting a run in two without changing what a reader sees."""

from copy import deepcopy

from lxml import etree

from coping_gui.wordfile.ids import Ids
from coping_gui.wordfile.names import XML_SPACE, Names
from coping_gui.wordfile.textmap import MappedParagraph, Piece, visible_text


def cut_before(paragraph: MappedParagraph, place: int, names: Names, ids: Ids) -> Piece | None:
    """The piece that starts at `place`, its run cut so that nothing stands before it in there; None at the end.

    The map of the paragraph is kept up to date. Only runs that are children of the paragraph are cut, not those in a
    link, a control or someone's insertion.
    """
    at = next((i for i, piece in enumerate(paragraph.pieces) if piece.end > place), None)
    if at is None:
        return None
    piece = paragraph.pieces[at]
    if piece.run.getparent() is not paragraph.element or piece.node.getparent() is not piece.run:
        return piece
    if place > piece.start and piece.node.tag == names.t and not len(piece.node):
        _cut_text(paragraph, at, place - piece.start)
        at += 1
    _cut_run(paragraph, at, names, ids)
    return paragraph.pieces[at]


def _cut_text(paragraph: MappedParagraph, at: int, offset: int) -> None:
    piece = paragraph.pieces[at]
    text = visible_text(piece.node)
    right = etree.Element(piece.node.tag)
    piece.node.text, right.text = text[:offset], text[offset:]
    for node in (piece.node, right):
        node.set(XML_SPACE, "preserve")
    piece.node.addnext(right)
    middle = piece.start + offset
    paragraph.pieces[at : at + 1] = [piece._replace(end=middle), piece._replace(start=middle, node=right)]


def _cut_run(paragraph: MappedParagraph, at: int, names: Names, ids: Ids) -> None:
    piece = paragraph.pieces[at]
    run, before = piece.run, piece.node.getprevious()
    if before is None or before.tag == names.r_pr:
        return
    new = etree.Element(run.tag, dict(run.attrib))
    properties = run.find(names.r_pr)
    if properties is not None:
        copy = deepcopy(properties)
        for change in copy.iter(names.r_pr_change):
            change.set(names.id, ids.fresh())
        new.append(copy)
    new.extend([piece.node, *piece.node.itersiblings()])
    run.addnext(new)
    for i in range(at, len(paragraph.pieces)):
        if paragraph.pieces[i].run is run:
            paragraph.pieces[i] = paragraph.pieces[i]._replace(run=new)
