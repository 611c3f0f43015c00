"""P1: a paragraph much longer than readers can hold together."""

from collections.abc import Iterator

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.view import plural, view_of
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.settings import Settings

INFORMATION_SHARE = 2 / 3
"""Above this share of the limit a paragraph is mentioned, at a low rank."""


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:
    """A hint for each paragraph above the limit; the longest of each section above two thirds of it, ranked low."""
    view = view_of(essay)
    limit = settings.long_paragraph_words
    mentioned: dict[int, tuple[int, int]] = {}
    for i in view.running:
        words = view.words[i]
        section = view.section_of[i]
        if words > limit:
            yield _hint(view.words[i], i, 40, len(view.sentences(i)), essay)
        elif words > limit * INFORMATION_SHARE and view.is_essay and words > mentioned.get(section, (0, 0))[0]:
            mentioned[section] = (words, i)
    for words, i in mentioned.values():
        yield _hint(words, i, 65, len(view.sentences(i)), essay)


def _hint(words: int, paragraph: int, rank: int, sentences: int, essay: Essay) -> Hint:
    view = view_of(essay)
    first = view.sentences(paragraph)[0]
    return view.hint(
        "P1", rank, paragraph, Span(*first), "Could this paragraph be parted where its topic turns?",
        f"It has {plural(words, 'word')} in {plural(sentences, 'sentence')}.",
    )  # fmt: skip


_LONG = " ".join(["One sentence of some words that says a little about the matter."] * 30)
_HALF = " ".join(["One sentence of some words that says a little about the matter."] * 20)

RULE = EssayRule(
    id="P1",
    title="Very long paragraph",
    why="One paragraph makes one point; beyond some 200 words it often makes several and readers lose the thread.",
    source="Macmillan handbook: 100 to 200 words are comfortable, longer ones frequent in scholarly writing.",
    find=find,
    flags=(_LONG, f"## One\n\n{_HALF}"),
    leaves=(_HALF, f"## One\n\n{_HALF[:600]}", f"## One\n\n> {_LONG}", f"## References\n\n{_LONG}"),
)
