"""P4: a paragraph that opens with a quotation, or whose opening the rest does not take up."""

from collections.abc import Iterator

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.quotations import quoted_share
from coping_gui.checks.structure.view import View, plural, view_of
from coping_gui.checks.structure.vocabulary import content
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings

FEWEST_SENTENCES = 4
QUOTED_SHARE = 0.6
FEWEST_WORDS = 60


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:  # noqa: ARG001
    """A hint at the first sentence of each such body paragraph of four sentences or more."""
    view = view_of(essay)
    for i in view.body:
        sentences = view.sentences(i)
        if len(sentences) < FEWEST_SENTENCES or view.words[i] < FEWEST_WORDS:
            continue
        if quoted_share(view.paragraphs[i].text, sentences[0]) >= QUOTED_SHARE:
            yield view.hint(
                "P4", 42, i, sentences[0], "Could the paragraph open with a sentence of your own that makes its point?",
                "It opens with a quotation.",
            )  # fmt: skip
        elif not _taken_up(view, i):
            yield view.hint(
                "P4", 55, i, sentences[0], "Does this opening say what the paragraph is about?",
                f"None of the words of its first two sentences recurs in the"
                f" {plural(len(sentences) - 2, 'sentence')} after them.",
            )  # fmt: skip


def _taken_up(view: View, i: int) -> bool:
    text, sentences = view.paragraphs[i].text, view.sentences(i)
    opening = {w for s in sentences[:2] for w in content(s.of(text))}
    return any(w in opening for s in sentences[2:] for w in content(s.of(text)))


_REST = (
    "The prison holds many mothers. Children visit the prison every week. The mothers wait for these visits of the"
    " children"
    " with great hope. In the prison the mothers may hold the children for an hour. The children cry when they"
    " leave. The"
    " guards let them play for a while in the yard behind the old main building."
)

RULE = EssayRule(
    id="P4",
    title="Weak topic sentence",
    why="The first sentences of a paragraph tell the reader what it will show; a quotation or a stray fact cannot.",
    source="Writing centres (Pasadena City College, Kennesaw State): assert first, then quote.",
    find=find,
    flags=(
        f"## One\n\n“Nobody knows the trouble I have seen in here,” he wrote. {_REST}",
        f"## One\n\nThe weather was mild. It rained at night. {_REST}",
    ),
    leaves=(
        f"## One\n\nPrison parts mothers from their children. {_REST}",
        "## One\n\n“Nobody knows,” he wrote. It was so.",
    ),
)
