"""L3: many sentences of nearly one length in a row."""

from collections.abc import Iterator

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.sentences import length
from coping_gui.checks.structure.view import view_of
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.settings import Settings

SPREAD = 3
"""Words between the shortest and the longest of them."""


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:
    """One hint a paragraph, over the first such run."""
    view = view_of(essay)
    count = settings.even_sentences
    for i in view.running:
        spans = view.sentences(i)
        if len(spans) < count:
            continue
        lengths = [length(s.of(view.paragraphs[i].text)) for s in spans]
        for at in range(len(lengths) - count + 1):
            run = lengths[at : at + count]
            if max(run) - min(run) <= SPREAD:
                place = Span(spans[at].start, spans[at + count - 1].end)
                yield view.hint(
                    "L3", 75, i, place, "Would a longer or a shorter sentence here vary the rhythm?",
                    f"{count} sentences in a row have {min(run)} to {max(run)} words.",
                )  # fmt: skip
                break


RULE = EssayRule(
    id="L3",
    title="Sentences of one length",
    why="Sentences of one length in a row can sound monotonous.",
    source="ProWritingAid's sentence variety; the run and its spread are house values.",
    find=find,
    flags=("The prison is old. The walls are thick. The cells are cold. The guards are stern. The days are long.",),
    leaves=(
        "The prison is old. The walls are thick. They were built when the town was still small. The guards are"
        " stern. Go.",
        "The prison is old. The walls are thick.",
    ),
)
