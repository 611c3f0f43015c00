"""An essay as the structural rules look at it: its parts, sentences and citations, worked out once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from coping_gui.checks.structure import references
from coping_gui.checks.structure.citations import Citation, citations_in
from coping_gui.checks.structure.notes import note_citations
from coping_gui.checks.structure.references import ReferenceList
from coping_gui.checks.structure.sentences import sentences
from coping_gui.checks.structure.superscripts import raised_citations
from coping_gui.essay.essay import Essay, Kind, Paragraph, Role, Section, count_words
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span

_PROSE = (Kind.BODY,)
_RUNNING = (Role.INTRODUCTION, Role.BODY, Role.CONCLUSION)
BLOCK = 32
"""Paragraphs of a run: after an edit only the run that holds it is looked at anew."""
_CITING = (Kind.BODY, Kind.LIST_ITEM, Kind.QUOTATION, Kind.CAPTION, Kind.TABLE, Kind.NOTE)


class View:
    """Shared by all rules of one run; holds nothing that the essay does not say."""

    def __init__(self, essay: Essay) -> None:
        self.essay = essay
        self.paragraphs: Sequence[Paragraph] = essay.paragraphs
        self.sections: Sequence[Section] = essay.sections

    @cached_property
    def section_of(self) -> dict[int, int]:
        """The section of each paragraph in the flow."""
        return {p: i for i, s in enumerate(self.sections) for p in range(s.start, s.end)}

    @cached_property
    def words(self) -> list[int]:
        """The words of each paragraph."""
        return [count_words(p.text) for p in self.paragraphs]

    def prose(self, section: Section) -> list[int]:
        """The paragraphs of running text of a section, in the main flow and in the essay's language."""
        return [i for i in range(section.start, section.end) if self._prose[i]]

    @cached_property
    def _prose(self) -> list[bool]:
        """Whether each paragraph is running text."""
        own = self.essay.language.split("-")[0].lower()
        return [_is_prose(p, own) for p in self.paragraphs]

    def blocks(self, index: int) -> list["Block"]:
        """The prose of a section in runs of some paragraphs, so that what is known of an unchanged run is kept."""
        return self._blocks[index]

    @cached_property
    def _blocks(self) -> list[list["Block"]]:
        return [_in_blocks(self.paragraphs, self.prose(s)) for s in self.sections]

    @cached_property
    def running_blocks(self) -> list["Block"]:
        """The prose of introduction, body and conclusion in runs."""
        return [b for i, s in enumerate(self.sections) if s.role in _RUNNING for b in self._blocks[i]]

    def in_role(self, *roles: Role) -> list[int]:
        """The prose paragraphs of all sections with one of these roles."""
        return [i for s in self.sections if s.role in roles for i in self.prose(s)]

    @cached_property
    def introduction(self) -> list[int]:
        """The introduction's prose."""
        return self.in_role(Role.INTRODUCTION)

    @cached_property
    def body(self) -> list[int]:
        """The prose between introduction and conclusion."""
        return self.in_role(Role.BODY)

    @cached_property
    def conclusion(self) -> list[int]:
        """The conclusion's prose."""
        return self.in_role(Role.CONCLUSION)

    @cached_property
    def running(self) -> list[int]:
        """The prose of introduction, body and conclusion together, in order."""
        return self.in_role(*_RUNNING)

    @cached_property
    def is_essay(self) -> bool:
        """Whether the text shows the form of a whole essay: headings, or a conclusion that says it is one.

        A run of paragraphs without either may be an excerpt, and nothing is asked of its introduction or its end.
        """
        titled = any(
            s.heading is not None and s.role in (Role.BODY, Role.INTRODUCTION, Role.CONCLUSION) for s in self.sections
        )
        return titled or any(
            s.role is Role.CONCLUSION and opens_conclusion(self.paragraphs[s.start].text) for s in self.sections
        )

    def sentences(self, paragraph: int) -> tuple[Span, ...]:
        """The sentences of a paragraph."""
        return sentences(self.paragraphs[paragraph].text)

    @cached_property
    def citations(self) -> dict[int, tuple[Citation, ...]]:
        """The citations of every paragraph that has some, the reference list's own text left out."""
        listed = {i for s in self.sections if s.role is Role.REFERENCES for i in range(s.start, s.end)}
        citing = [i for i, p in enumerate(self.paragraphs) if p.kind in _CITING and i not in listed]
        if self.references.is_numbered:
            made = ((i, self._citations_of(self.paragraphs[i])) for i in citing)
            return {i: found for i, found in made if found}
        found = {b.paragraphs[k]: c for b in _in_blocks(self.paragraphs, citing) for k, c in _cited_in(b.run)}
        notes = [i for i in citing if self.paragraphs[i].kind is Kind.NOTE and i not in found]
        noted = {i: c for i in notes if (c := note_citations(self.paragraphs[i].text))}
        return dict(sorted({**found, **noted}.items())) if noted else found

    def _citations_of(self, paragraph: Paragraph) -> tuple[Citation, ...]:
        """What a paragraph cites: a note by name and title, too, and raised numbers where they can mean entries."""
        made = citations_in(paragraph.text)
        if paragraph.kind is Kind.NOTE and not made:
            return note_citations(paragraph.text)
        raised = raised_citations(paragraph) if self.references.is_numbered else ()
        return tuple(sorted([*made, *raised], key=lambda c: c.span)) if raised else made

    def has_note(self, paragraph: int, start: int, end: int) -> bool:
        """Whether a footnote or endnote is anchored in a span, as the file says or as a raised number shows."""
        own = self.paragraphs[paragraph]
        marked = any(start <= at <= end for at in own.note_marks)
        return marked or any(start <= c.span.start <= end for c in raised_citations(own))

    @cached_property
    def works_cited(self) -> int:
        """How many different works the text cites by author and year."""
        return len({(w.names[0], w.year) for cs in self.citations.values() for c in cs for w in c.works})

    @cached_property
    def numeric(self) -> bool:
        """Whether the text cites by number."""
        every = [c for cs in self.citations.values() for c in cs]
        numbers, named = len([c for c in every if c.numbers]), len([c for c in every if c.works])
        return numbers >= 2 and numbers > named

    @cached_property
    def references(self) -> ReferenceList:
        """The reference list's entries."""
        return references.reference_list(self.essay)

    def hint(
        self,
        rule: str,
        rank: int,
        paragraph: int,
        span: Span | None,
        question: str,
        why: str,
        section: int | None = None,
    ) -> Hint:
        """A hint that points at a place; its section is the place's own where none is given."""
        if section is None:
            section = self.section_of.get(paragraph, max(0, len(self.sections) - 1))
        return Hint(rule, section, question, why, paragraph, span, rank)


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """The texts of some paragraphs; there is one for equal texts, so that it is quickly told from others."""

    texts: tuple[str, ...]


class Block(NamedTuple):
    """Some paragraphs that follow each other, and the run of their texts, by which functions of texts remember."""

    paragraphs: list[int]
    run: Run


def _in_blocks(paragraphs: Sequence[Paragraph], wanted: Sequence[int]) -> list[Block]:
    runs = (list(wanted[k : k + BLOCK]) for k in range(0, len(wanted), BLOCK))
    return [Block(run, _run(tuple([paragraphs[i].text for i in run]))) for run in runs]


_run = lru_cache(maxsize=4096)(Run)


@lru_cache(maxsize=4096)
def _cited_in(run: Run) -> list[tuple[int, tuple[Citation, ...]]]:
    """The citations of the texts that have some, with the texts' numbers."""
    return [(k, made) for k, text in enumerate(run.texts) if (made := citations_in(text))]


def _is_prose(paragraph: Paragraph, language: str) -> bool:
    text = paragraph.text
    if paragraph.kind not in _PROSE or paragraph.place != "body" or not text or text.isspace():
        return False
    return not paragraph.language or paragraph.language.split("-")[0].lower() == language


def opens_conclusion(text: str) -> bool:
    """Whether the text starts by saying that it concludes."""
    low = text[:40].lower().replace(" ", "")
    return low.startswith(("inconclusion", "toconclude", "insummary", "tosumup", "tosummar", "inclosing", "allinall"))


_seen: list[View] = []


def view_of(essay: Essay) -> View:
    """The view of an essay; the last one is kept, so that the rules of one run share it."""
    for view in _seen:
        if view.essay is essay:
            return view
    view = View(essay)
    _seen[:] = [view]
    return view


def plural(count: int, one: str, many: str = "") -> str:
    """ "1 word", "3 words"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def quoted(text: str, longest: int = 60) -> str:
    """The text in quotation marks, cut at a word when it is long."""
    text = " ".join(text.split())
    if len(text) > longest:
        text = text[:longest].rsplit(" ", 1)[0] + " …"
    return f"“{text}”"


def listed(items: Iterable[str], most: int = 4) -> str:
    """ "a, b and c"; the rest counted."""
    names = list(dict.fromkeys(items))
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} more"]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1] if names else ""
