"""The reverse outline of an essay: its paragraphs by their first sentences."""

from coping_gui.checks.structure.view import view_of
from coping_gui.essay.essay import Essay, Kind, Role
from coping_gui.essay.reverse_outline import OutlineRow

_LEFT_OUT = (Role.FRONT, Role.REFERENCES)


def reverse_outline(essay: Essay) -> tuple[OutlineRow, ...]:
    """One row for each paragraph of running text, in order; headings, lists, captions and references have none."""
    view = view_of(essay)
    return tuple(
        OutlineRow(n, i, _first_sentence(essay, i), view.words[i], len(view.citations.get(i, ())))
        for n, section in enumerate(essay.sections)
        if section.role not in _LEFT_OUT
        for i in range(section.start, section.end)
        if view.paragraphs[i].kind is Kind.BODY and view.words[i]
    )


def _first_sentence(essay: Essay, paragraph: int) -> str:
    spans = view_of(essay).sentences(paragraph)
    text = essay.paragraphs[paragraph].text
    return " ".join((spans[0].of(text) if spans else text).split())
