"""The lines before the essay proper: title, author, course, date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coping_gui.essay.essay import Kind, Paragraph
from coping_gui.opening import headings, roles

MOST_FRONT_LINES = 10
LONGEST_LINE = 400
"""Characters of a title or of a block of a student's lines."""

_DATE = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b.*\b(?:19|20)\d\d\b|^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$"
)
_COURSE = re.compile(
    r"\b(?:Prof(?:essor)?\b|Dr\.?\s|Instructor|Tutor|Lecturer|Supervisor|University|College|Institute|School of"
    r"|Department|Faculty|Course|Module|Candidate|Word count|Submitted|[A-Z]{2,5}[ -]?\d{2,4}$"
    r"|Students?(?=\s*(?:[:,(\d]|$|ID\b|No\b|[Nn]umber|[Nn]ame))|^[A-Z][a-z]+ \d{3}$|\S+@\S+)",
)
_NAME = re.compile(r"[A-Z][\w'’.-]*(?:\s+(?:and\s+|&\s+)?[A-Z][\w'’.-]*){1,4}")
_SALUTATION = re.compile(
    r"(?:Dear(?:est)?\s+[^\n.!?]*(?:\b(?:Dr|Mr|Mrs|Ms|Prof|St)\.[^\n.!?]*)*|(?:Hi|Hello)\b[^\n.!?]{0,40}"
    r"|To [Ww]hom [Ii]t [Mm]ay [Cc]oncern|(?:Ladies and )?Gentlemen|Sirs?)\s*[,:!]"
)
_SURELY_NAME = re.compile(r"(?:[Bb]y|BY)\s+[A-Z]|.*\b[A-Z]\.(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Front:
    """Where the title stands and where the essay proper begins."""

    title: int | None
    end: int


def find(paragraphs: Sequence[Paragraph], *, given_headings: int) -> Front:
    """The title's index and the end of the lines around it.

    A title that the file names (a Title style, a single first-level Markdown heading) is taken; else the first short
    line without an end mark is, or, after a student's heading lines (name, course, date), the line after these. A bold
    first line that names no one stands above its authors, as in papers.
    """
    given = [i for i, p in enumerate(paragraphs[: MOST_FRONT_LINES + 5]) if p.kind is Kind.TITLE]
    if given:
        end = given[-1] + 1
        return Front(given[0], end + _author_lines(paragraphs, end))
    lines = _leading_lines(paragraphs)
    if any(map(is_salutation, (paragraphs[i].text for i in lines))):  # a letter has no title
        return Front(None, 0)
    if not lines or (given_headings and len(paragraphs[lines[0]].text.split()) < 2):
        return Front(None, 0)
    last_admin = max((i for i in lines if _is_admin(paragraphs[i].text)), default=lines[-1])
    after = [i for i in lines if i > last_admin]
    above_authors = paragraphs[lines[0]].bold and not _names_someone(paragraphs[lines[0]].text)
    if after and not above_authors and sum(paragraphs[i].text.count("\n") + 1 for i in lines if i <= last_admin) >= 2:
        return Front(after[0], after[0] + 1)
    return Front(lines[0], lines[0] + 1 + _author_lines(paragraphs, lines[0] + 1))


def is_salutation(text: str) -> bool:
    """Whether the line greets the reader of a letter: "Dear Dr. Hale," or "To whom it may concern:"."""
    return bool(_SALUTATION.fullmatch(text.strip()))


def _leading_lines(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Indices of the short lines before the first heading or real paragraph."""
    found: list[int] = []
    for i, paragraph in enumerate(paragraphs[:MOST_FRONT_LINES]):
        if not paragraph.text.strip() and paragraph.kind is Kind.BODY:
            continue
        if not _is_line(paragraph):
            break
        found.append(i)
    return found if found and any(p.text.strip() for p in paragraphs[found[-1] + 1 :]) else []


def _is_line(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    if paragraph.kind is not Kind.BODY or paragraph.place != "body" or len(text) > LONGEST_LINE or roles.is_known(text):
        return False
    if "\n" in text:
        return len(text.split()) <= MOST_FRONT_LINES * 5 and any(map(_is_admin, text.split("\n")))
    if len(text.split()) > headings.LONGEST_TITLE_WORDS:
        return False
    look = headings.look_at(paragraph)
    return _is_admin(text) or (not look.number and not re.search(r"[.,;:!…][\"”’)]*$", text))


def _is_admin(text: str) -> bool:
    if "\n" in text:
        return any(map(_is_admin, text.split("\n")))
    return len(text.split()) <= 14 and bool(_DATE.search(text) or _COURSE.search(text))


def _author_lines(paragraphs: Sequence[Paragraph], start: int) -> int:
    """How many lines from `start` on name authors, places and dates; a lone name-like line may be a heading."""
    count, sure = 0, False
    for paragraph in paragraphs[start : start + MOST_FRONT_LINES]:
        text = paragraph.text.strip()
        if paragraph.kind is not Kind.BODY or (text and not (_is_line(paragraph) and _names_someone(text))):
            break
        count += 1
        sure = sure or _is_admin(text) or bool(_SURELY_NAME.match(text))
    return count if sure or count > 1 else 0


def _names_someone(text: str) -> bool:
    if _is_admin(text) or _SURELY_NAME.match(text):
        return True
    return len(text.split()) <= 12 and all(
        _NAME.fullmatch(part.strip()) for part in re.split(r",|;", text) if part.strip()
    )
