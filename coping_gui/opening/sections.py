"""Title, headings, kinds and sections of an essay, from what its file says or else from how its paragraphs look.

Rules by position and heading, not by content: readers themselves tell introduction, body and conclusion apart only in
two cases of three by the wording (Crossley, Dempsey & McNamara 2011).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from coping_gui.essay.correction import Correction, placed
from coping_gui.essay.essay import Essay, Format, Kind, Paragraph, Role, Section
from coping_gui.opening import front, headings, roles

ENOUGH_HEADINGS = 2
"""A Word file with that many styled headings is taken at its word: no other line is made a heading."""
ENOUGH_PARAGRAPHS = 4
"""In an essay without headings, from that many paragraphs on the last one is the conclusion even without a cue."""
FEWEST_WORDS = 8
"""A shorter paragraph (a salutation, a signature) is no introduction or conclusion by its position alone."""
SURELY_FILLED = 400
"""Characters of a paragraph that surely has so many words."""
LONGEST_ENTRY = 600
"""Characters of a reference list's entry."""
LAST_PARAGRAPHS = 3
"""How far from the end a paragraph that opens with "In conclusion" may stand."""

_FLOW = ("body", "table")
_CONCLUDES = re.compile(
    r"\W*(?:in\s*conclusion|to\s*conclude|in\s*closing|to\s*sum\s*up|to\s*summari[sz]e|in\s*summary|in\s*sum\b"
    r"|all\s*in\s*all|conclusion\s*[:.–—-]|by\s*way\s*of\s*conclusion)",
    re.IGNORECASE,
)


def outlined(essay: Essay) -> Essay:
    """`essay` with its title, its paragraphs' kinds and its sections filled in.

    Depends on the paragraphs alone, so it can be called again after they changed: what an earlier call guessed
    (`Paragraph.guessed`) is forgotten first. Works where blanks are lost ("Inconclusion, …").
    """
    paragraphs = [_as_read(p) for p in essay.paragraphs]
    opening = front.find(paragraphs, given_headings=_given(paragraphs))
    if opening.title is not None and paragraphs[opening.title].kind is Kind.BODY:
        paragraphs[opening.title] = replace(paragraphs[opening.title], kind=Kind.TITLE, guessed=True)
    _mark_headings(paragraphs, essay.format, skip=opening.end)
    _mark_captions(paragraphs)
    corrected = placed(essay.corrections, paragraphs) if essay.corrections else {}
    _correct_kinds(paragraphs, corrected)
    sections = _with_corrected_roles(_Outline(paragraphs, opening.end).sections(), corrected)
    _mark_references(paragraphs, sections)
    title = " ".join(p.text for p in paragraphs if p.kind is Kind.TITLE and p.place == "body").strip() or essay.title
    return replace(essay, paragraphs=tuple(paragraphs), sections=tuple(sections), title=title)


def _correct_kinds(paragraphs: list[Paragraph], corrected: Mapping[int, Correction]) -> None:
    """Make and unmake headings as the author says."""
    for i, correction in corrected.items():
        if correction.kind is not None and paragraphs[i].place == "body":
            level = correction.level if correction.kind is Kind.HEADING else 0
            paragraphs[i] = replace(paragraphs[i], kind=correction.kind, level=level, guessed=True)


def _with_corrected_roles(sections: list[Section], corrected: Mapping[int, Correction]) -> list[Section]:
    """Roles as the author says; subsections that had their parent's role follow it."""
    found: list[Section] = []
    following: tuple[int, Role, Role] | None = None
    for section in sections:
        correction = corrected.get(section.start)
        if correction is not None and correction.role is not None:
            following = (section.level, section.role, correction.role)
            section = replace(section, role=correction.role)  # noqa: PLW2901
        elif following is not None and section.heading is not None and section.level > following[0]:
            if section.role is following[1]:
                section = replace(section, role=following[2])  # noqa: PLW2901
        else:
            following = None
        found.append(section)
    return found


def _as_read(paragraph: Paragraph) -> Paragraph:
    if not paragraph.guessed:
        return paragraph
    if paragraph.kind in (Kind.REFERENCE, Kind.NOTE) and paragraph.numbering:
        return replace(paragraph, kind=Kind.LIST_ITEM, guessed=False)
    return replace(paragraph, kind=Kind.BODY, level=0, guessed=False)


def _given(paragraphs: Sequence[Paragraph]) -> int:
    return sum(p.kind is Kind.HEADING for p in paragraphs)


def _mark_headings(paragraphs: list[Paragraph], format_: Format, skip: int) -> None:
    """Make headings of the paragraphs that read like one, unless the file has its own."""
    given = _given(paragraphs)
    if given >= ENOUGH_HEADINGS or (given and format_ is Format.MARKDOWN):
        return
    found = headings.guess(paragraphs, only_marked=format_ is not Format.TEXT)
    if given:  # one styled heading among plain ones: only what is bold or a usual title is believed besides it
        found = {i: look for i, look in found.items() if look.bold or look.known}
    found = {i: look for i, look in found.items() if i >= skip}
    for i, level in headings.levels(found, paragraphs).items():
        paragraphs[i] = replace(paragraphs[i], kind=Kind.HEADING, level=level, guessed=True)


def _mark_captions(paragraphs: list[Paragraph]) -> None:
    for i, paragraph in enumerate(paragraphs):
        if paragraph.kind is Kind.BODY and paragraph.place in _FLOW and headings.is_caption(paragraph.text):
            paragraphs[i] = replace(paragraph, kind=Kind.CAPTION, guessed=True)


def _mark_references(paragraphs: list[Paragraph], sections: Sequence[Section]) -> None:
    """Give the paragraphs of a list of references, or of a section of notes, their kind."""
    for section in sections:
        notes = roles.key_of(section.title) in roles.NOTES
        if section.role is Role.REFERENCES or notes:
            for i in range(section.start, section.end):
                paragraph = paragraphs[i]
                numbered = paragraph.kind is Kind.LIST_ITEM and paragraph.numbering
                if (paragraph.kind is Kind.BODY or numbered) and paragraph.text.strip():
                    kind = Kind.NOTE if notes else Kind.REFERENCE
                    paragraphs[i] = replace(paragraph, kind=kind, guessed=True)


@dataclass(slots=True)
class _Outline:
    """Builds the sections of paragraphs whose kinds are known."""

    paragraphs: Sequence[Paragraph]
    front_end: int

    def sections(self) -> list[Section]:
        end = max((i + 1 for i, p in enumerate(self.paragraphs) if p.place in _FLOW), default=0)
        starts = [i for i, p in enumerate(self.paragraphs[:end]) if p.kind is Kind.HEADING and p.place == "body"]
        titled = [self._titled(i, j) for i, j in pairwise([*starts, end])]
        titled = _with_roles(titled)
        first = starts[0] if starts else end
        found = [*self._before(first, titled), *titled]
        return self._with_references(self._with_conclusion(found))

    def _titled(self, start: int, end: int) -> Section:
        heading = self.paragraphs[start]
        return Section(heading.text, Role.BODY, heading.level, start, end, start)

    def _before(self, first: int, titled: Sequence[Section]) -> list[Section]:
        """The sections before the first heading: title and authors, then an untitled introduction."""
        split = min(self.front_end, first)
        found = [_untitled(Role.FRONT, 0, split)] if split else []
        if not self._texts(split, first):
            return [replace(found[0], end=first)] if found else [_untitled(Role.FRONT, 0, first)] if first else []
        if any(s.role is Role.INTRODUCTION for s in titled):
            return [_untitled(Role.FRONT, 0, first)]
        if any(s.role in (Role.BODY, Role.CONCLUSION) for s in titled):
            return [*found, _untitled(Role.INTRODUCTION, split, first)]
        return [*found, *self._by_position(split, first)]

    def _by_position(self, start: int, end: int) -> list[Section]:
        """Introduction, body and conclusion of a run of paragraphs without headings."""
        last = end
        entries = self._trailing_entries(start, end)
        last -= entries if entries >= 2 else 0
        texts = [i for i in self._texts(start, last) if _is_filled(self.paragraphs[i])]
        if len(texts) < 3:
            return [_untitled(Role.BODY if len(texts) < 2 else Role.INTRODUCTION, start, end)]
        body, conclusion = texts[1], self._conclusion(texts[2:])
        if conclusion is None and len(texts) >= ENOUGH_PARAGRAPHS:
            conclusion = texts[-1]
        found = [_untitled(Role.INTRODUCTION, start, body), _untitled(Role.BODY, body, conclusion or end)]
        return [*found, _untitled(Role.CONCLUSION, conclusion, end)] if conclusion else found

    def _texts(self, start: int, end: int) -> list[int]:
        body = Kind.BODY
        return [
            i
            for i, p in enumerate(self.paragraphs[start:end], start)
            if p.kind is body and p.text and not p.text.isspace()
        ]

    def _conclusion(self, texts: Sequence[int]) -> int | None:
        """The first of the last paragraphs that opens like a conclusion."""
        return next((i for i in texts[-LAST_PARAGRAPHS:] if _CONCLUDES.match(self.paragraphs[i].text)), None)

    def _with_conclusion(self, found: list[Section]) -> list[Section]:
        """A titled essay's last body section split where an untitled conclusion begins."""
        if any(s.role is Role.CONCLUSION for s in found):
            return found
        k = max((k for k, s in enumerate(found) if s.role is Role.BODY), default=None)
        if k is None or found[k].heading is None:
            return found
        start = self._conclusion(self._texts(found[k].start, found[k].end)[1:])
        if start is None:
            return found
        rest = _untitled(Role.CONCLUSION, start, found[k].end)
        return [*found[:k], replace(found[k], end=start), rest, *found[k + 1 :]]

    def _with_references(self, found: list[Section]) -> list[Section]:
        """A last section split where an untitled list of references begins."""
        if not found or any(s.role is Role.REFERENCES for s in found):
            return found
        last = found[-1]
        entries = self._trailing_entries(last.start, last.end)
        if entries < 2 or last.end - entries <= last.start + (last.heading is not None):
            return found
        start = last.end - entries
        return [*found[:-1], replace(last, end=start), _untitled(Role.REFERENCES, start, last.end)]

    def _trailing_entries(self, start: int, end: int) -> int:
        """How many paragraphs at the end form a list of references; a few of them may be odd ones."""
        best = matching = 0
        for count in range(1, end - start + 1):
            paragraph = self.paragraphs[end - count]
            if paragraph.kind not in (Kind.BODY, Kind.LIST_ITEM) or len(paragraph.text) > LONGEST_ENTRY:
                break
            matching += _is_entry(paragraph.text)
            if matching * 3 < count * 2 and count > 2:
                break
            best = count if _is_entry(paragraph.text) else best
        return best


def _is_filled(paragraph: Paragraph) -> bool:
    """Whether it has enough words; those of a long one need not be counted."""
    return len(paragraph.text) > SURELY_FILLED or paragraph.words >= FEWEST_WORDS


_INITIALS = re.compile(
    r"(?:\[\d+\]|\d{1,3}\.)?\s*(?:[^\W\d_][\w'’-]*\s){0,3}[^\W\d_][\w'’-]+,\s*(?:[^\W\d_]\.|[A-Z][\w’'-]+[.,]"
    r"|et al)|\[\d+\]\s"
    r"|(?:[A-Z][\w'’&-]*[\s.]+(?:(?:of|for|the|and|et|al)[.,]?\s)*){1,8}\((?:1[6-9]|20)\d\d[a-z]?\)[.,:]"
)


def _is_entry(text: str) -> bool:
    """Whether it starts like "Smith, J. …" or "[3] …" and holds a year."""
    return (
        len(text) < 600 and bool(_INITIALS.match(text)) and bool(re.search(r"\b(?:1[6-9]|20)\d\d[a-z]?\b|n\.d\.", text))
    )


def _untitled(role: Role, start: int, end: int) -> Section:
    return Section("", role, 1, start, end)


def _with_roles(titled: Sequence[Section]) -> list[Section]:
    """Roles by title; a subsection without one of its own takes its parent's."""
    found: list[Section] = []
    parents: list[Section] = []
    for section in titled:
        while parents and parents[-1].level >= section.level:
            parents.pop()
        role = roles.role_of(section.title)
        if parents and parents[-1].role is Role.ABSTRACT:
            role = Role.ABSTRACT  # its parts are called Background, Methods and Conclusions
        elif role is None:
            role = parents[-1].role if parents else Role.BODY
        elif role is Role.CONCLUSION and roles.key_of(section.title) == "summary" and not _has_body(found):
            role = Role.ABSTRACT
        section = replace(section, role=role)  # noqa: PLW2901
        parents.append(section)
        found.append(section)
    return _with_mixed_conclusion(found)


def _has_body(found: Sequence[Section]) -> bool:
    return any(s.role in (Role.BODY, Role.INTRODUCTION) for s in found)


def _with_mixed_conclusion(found: list[Section]) -> list[Section]:
    """ "Discussion and Conclusion" is the conclusion when there is no other."""
    if any(s.role is Role.CONCLUSION for s in found):
        return found
    k = max(
        (k for k, s in enumerate(found) if s.role is Role.BODY and "conclusion" in roles.key_of(s.title)), default=None
    )
    return found if k is None else [*found[:k], replace(found[k], role=Role.CONCLUSION), *found[k + 1 :]]
