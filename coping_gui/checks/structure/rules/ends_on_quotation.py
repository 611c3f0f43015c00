"""P5: a body paragraph whose last sentence is a quotation."""

from collections.abc import Iterator

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.quotations import quoted_share
from coping_gui.checks.structure.view import view_of
from coping_gui.essay.essay import Essay, Kind
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings

QUOTED_SHARE = 0.6
FEWEST_SENTENCES = 3
QUOTED_WORDS = 6


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:  # noqa: ARG001
    """A hint at the last sentence; silent in texts that are mostly talk, such as interviews and stories."""
    view = view_of(essay)
    if not view.is_essay:
        return
    for i in view.body:
        sentences = view.sentences(i)
        following = view.paragraphs[i + 1].kind if i + 1 < len(view.paragraphs) else Kind.HEADING
        if len(sentences) < FEWEST_SENTENCES or following in (Kind.QUOTATION, Kind.LIST_ITEM):
            continue
        text, last = view.paragraphs[i].text, sentences[-1]
        share = quoted_share(text, last)
        if (
            share >= QUOTED_SHARE
            and share * len(last.of(text).split()) >= QUOTED_WORDS
            and not _is_talk(view.paragraphs[i].text)
        ):
            yield view.hint(
                "P5", 48, i, last, "What should the reader take from this quotation?",
                "It ends the paragraph, and no word of your own follows it.",
            )  # fmt: skip


def _is_talk(text: str) -> bool:
    return text.count("“") + text.count('"') / 2 >= 4


RULE = EssayRule(
    id="P5",
    title="Paragraph ends on a quotation",
    why="A quotation does not explain itself; a sentence after it says what it shows.",
    source="Writing centres' “quotation sandwich”; the share of quoted words is a house value.",
    find=find,
    flags=("## One\n\nPrison is hard. Mothers say so. “We live for the hour on Sunday when they come” (Smith, 2010).",),
    leaves=(
        "## One\n\nPrison is hard. “We live for the hour on Sunday when they come.” This shows what a visit means"
        " to them.",
        "## One\n\nPrison is hard. Mothers say so. They live for what one calls “the hour on Sunday”.",
    ),
)
