"""What stands in the runs of each paragraph of a part, found in one pass over its tree."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from coping_gui.wordfile.names import ALTERNATE_CONTENT, FORMULAS, OBJECT, Element, Names
from coping_gui.wordfile.textmap import IS_OBJECT, SIGNS, HiddenStyles, signs


@dataclass(slots=True)
class Contents:
    """The paragraphs of one part by what has to be known to read them."""

    nodes: dict[Element, list[Element]]
    """For each `w:p` what counts for its text in the runs that stand directly in it, in their order."""
    mixed: set[Element]
    """Those with more among these nodes than texts, tabs, breaks and hyphens: marks of notes, fields, objects."""
    deep: set[Element]
    """Those that have to be walked through: with text in links, controls or changes, formulas, copies, hidden text."""
    texts: list[Element]
    """All `w:t` of the part, in its order."""
    field_marks: list[Element]
    """All `w:fldChar` of the part."""
    may_hide: bool
    """Whether there are properties or styles that hide text."""
    tables: dict[Element, list[Element]]
    """The tables that stand in a `w:p`, where no table belongs, by that paragraph."""


def contents_of(root: Element, names: Names, hidden: HiddenStyles) -> Contents:
    """What the paragraphs in `root` hold."""
    nodes: defaultdict[Element, list[Element]] = defaultdict(list)
    texts: list[Element] = []
    others: list[tuple[Element, Element]] = []
    text_tag = names.t
    for node in root.iter(*_heeded(names)):
        is_text = node.tag == text_tag
        if is_text:
            texts.append(node)
        run = node.getparent()
        holder = None if run is None else run.getparent()
        if holder is not None:
            nodes[holder].append(node)
            if not is_text:
                others.append((holder, node))
    found = Contents(nodes, set(), set(), texts, [], bool(hidden.paragraph or hidden.character), {})
    _sort_out(others, found, names)
    deep = (one for one in nodes if one.tag not in (names.p, names.p_pr))
    for one in (*deep, *_in_hidden_style(root, names, hidden)):
        found.deep.update(_paragraph_around(one, names))
    return found


def _sort_out(others: list[tuple[Element, Element]], found: Contents, names: Names) -> None:
    """Note what is no text: (the element that holds the run, the element in the run)."""
    deep = _deep(names)
    for holder, node in others:
        tag = node.tag
        if tag == names.tbl:
            found.mixed.add(holder)
            _note_table(node, found, names)
        elif tag in deep:
            found.deep.update(_paragraph_around(node, names))
            found.may_hide |= tag == names.vanish
        elif tag not in SIGNS:
            found.mixed.add(holder)
            if tag == names.fld_char:
                found.field_marks.append(node)


def _note_table(table: Element, found: Contents, names: Names) -> None:
    """Note a table inside a paragraph."""
    paragraph = table.getparent()
    if paragraph is not None and paragraph.tag == names.r:
        paragraph = paragraph.getparent()
    if paragraph is not None and paragraph.tag == names.p:
        found.tables.setdefault(paragraph, []).append(table)


def _paragraph_around(element: Element, names: Names) -> Iterator[Element]:
    """The paragraph that the element stands in, if any."""
    paragraph = next(element.iterancestors(names.p), None)
    if paragraph is not None:
        yield paragraph


def _in_hidden_style(root: Element, names: Names, hidden: HiddenStyles) -> Iterator[Element]:
    """The elements that name a style whose text is hidden."""
    for tag, styles in ((names.p_style, hidden.paragraph), (names.r_style, hidden.character)):
        if styles:
            yield from (one for one in root.iter(tag) if one.get(names.val) in styles)


@cache
def _deep(names: Names) -> frozenset[object]:
    """The elements that make it needful to walk through their paragraph, wherever they stand in it."""
    return frozenset((names.vanish, ALTERNATE_CONTENT, *FORMULAS))


@cache
def _heeded(names: Names) -> tuple[str, ...]:
    """The elements that count for the text of a paragraph."""
    fields = (names.fld_char, names.instr_text)
    others = map(str, characters(names))
    return (names.t, *fields, *note_references(names), *others, *FORMULAS, names.vanish, names.tbl)


def note_references(names: Names) -> tuple[str, str]:
    """The marks of notes, which have no width."""
    return names.footnote_reference, names.endnote_reference


@cache
def characters(names: Names) -> dict[object, tuple[str, str]]:
    """The elements of a run that count as one character: which one, and why they stay as they are."""
    dates = (names.day_long, names.day_short, names.month_long, names.month_short, names.year_long, names.year_short)
    objects = (names.sym, names.drawing, names.pict, names.object, names.pg_num, ALTERNATE_CONTENT, *dates)
    return {**signs(names), **dict.fromkeys(objects, (OBJECT, IS_OBJECT))}
