"""What is written beside the text: hints and open findings, in words for a Word comment."""

from collections import defaultdict
from dataclasses import dataclass

from coping_gui.essay.essay import Essay, Kind
from coping_gui.essay.finding import Finding
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.export.revision import ExportOptions

MOST_COMMENTS = 32_000
"""Word refuses files with more than 32,767 comment ranges (MS-OI29500)."""


@dataclass(frozen=True, slots=True)
class Note:
    """The text of one comment and where in its paragraph it belongs."""

    text: str
    span: Span | None = None
    """In code points of the paragraph's original text; None for the whole paragraph."""


def notes_by_paragraph(essay: Essay, options: ExportOptions) -> dict[int, list[Note]]:
    """The comments of every paragraph that has some, hints first; at most as many as Word can show."""
    result: dict[int, list[Note]] = defaultdict(list)
    places = [(_paragraph_of(essay, hint), Note(hint_text(hint), hint.span)) for hint in options.hints]
    places += [(i, Note(finding_text(finding), finding.span)) for i, finding in options.open_findings]
    for paragraph, note in places[:MOST_COMMENTS]:
        if paragraph is not None:
            result[paragraph].append(note)
    return result


def _paragraph_of(essay: Essay, hint: Hint) -> int | None:
    """The paragraph that a hint is shown at: its own, its section's heading, or the section's first one."""
    if hint.paragraph is not None:
        return hint.paragraph
    if not 0 <= hint.section < len(essay.sections):
        return None
    section = essay.sections[hint.section]
    if section.heading is not None:
        return section.heading
    flow = range(section.start, section.end)
    return next((i for i in flow if essay.paragraphs[i].kind is not Kind.NOTE), None)


def hint_text(hint: Hint) -> str:
    """A hint as a comment: the question, then why it is asked."""
    return f"{hint.question}\n{hint.why}" if hint.why else hint.question


def finding_text(finding: Finding) -> str:
    """A finding as a comment: what is wrong, then what could stand there."""
    if not finding.suggestions:
        return finding.message
    choices = ", ".join(f"“{s}”" if s else "nothing" for s in finding.suggestions[:3])
    return f"{finding.message}\nPerhaps: {choices}"
