"""P7: a paragraph that is mostly quotation, or that leans on one source alone."""

from collections.abc import Iterator

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.quotations import quoted_share
from coping_gui.checks.structure.view import view_of
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.settings import Settings

CITATIONS_OF_ONE = 4
FEWEST_WORDS = 50


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:
    """A hint at the paragraph's first sentence."""
    view = view_of(essay)
    if not view.is_essay:
        return
    for i in view.body:
        paragraph = view.paragraphs[i]
        if paragraph.words < FEWEST_WORDS:
            continue
        share = quoted_share(paragraph.text, Span(0, len(paragraph.text)))
        works = [w for c in view.citations.get(i, ()) for w in c.works]
        if share > settings.quoted_share:
            yield view.hint(
                "P7", 44, i, view.sentences(i)[0], "Which of these words could be said in your own?",
                f"{100 * share:.0f} % of the paragraph stands in quotation marks.",
            )  # fmt: skip
        elif len(works) >= CITATIONS_OF_ONE and len({(w.names[0], w.year) for w in works}) == 1:
            yield view.hint(
                "P7", 46, i, view.sentences(i)[0], "Do others say something about this, too?",
                f"All {len(works)} citations of the paragraph are of {works[0].label}.",
            )  # fmt: skip


_QUOTE = "“" + " ".join(["the mothers live for the hour on Sunday when they come"] * 5) + "”"

RULE = EssayRule(
    id="P7",
    title="Leans on its sources",
    why="Sources support an argument; where they fill the paragraph, the author's own voice is lost.",
    source="Writing Mentor's use of sources; the limits are house values.",
    find=find,
    flags=(
        f"## One\n\nShe says: {_QUOTE}. That is so.",
        "## One\n\n" + " ".join(["The mothers live for the hour on Sunday when they come (Smith, 2010)."] * 5),
    ),
    leaves=(
        "## One\n\n"
        + " ".join(["The mothers live for the hour on Sunday when they come (Smith, 2010)."] * 4)
        + " So does Lee (2011).",
        f"## One\n\n> {_QUOTE}\n\nThat is so.",
    ),
)
