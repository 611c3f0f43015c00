"""P2: body paragraphs of a sentence or two."""

import re
from collections.abc import Iterator

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.view import View, plural, view_of
from coping_gui.essay.essay import Essay, Kind, Role
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings

SHORT_WORDS = 20
"""A lone short paragraph is spoken of only below this; between this and the limit, a section needs two."""


def find(essay: Essay, settings: Settings) -> Iterator[Hint]:
    """At most one hint a section: at its first short paragraph, the others counted."""
    view = view_of(essay)
    if not view.is_essay or _is_choppy_by_design(view, settings):
        return
    for index, section in enumerate(view.sections):
        if section.role is not Role.BODY:
            continue
        prose = view.prose(section)
        short = [i for i in prose if _is_short(view, i, settings)] if len(prose) > 1 else []
        if not short or (len(short) == 1 and view.words[short[0]] >= SHORT_WORDS):
            continue
        words = view.words[short[0]]
        more = (
            f", and {plural(len(short) - 1, 'other paragraph')} here {'is' if len(short) == 2 else 'are'} as short"
            if len(short) > 1
            else ""
        )
        yield view.hint(
            "P2", 45, short[0], view.sentences(short[0])[0], "Should this paragraph be developed or joined to its"
                " neighbour?",
            f"It has {plural(words, 'word')}{more}.", index,
        )  # fmt: skip


def _is_choppy_by_design(view: View, settings: Settings) -> bool:
    """Whether most paragraphs are short: news, dialogue and minutes are written so."""
    words = sorted(view.words[i] for i in view.running)
    return bool(words) and words[len(words) // 2] < settings.short_paragraph_words * 1.5


def _is_short(view: View, i: int, settings: Settings) -> bool:
    paragraph = view.paragraphs[i]
    if paragraph.words >= settings.short_paragraph_words or len(view.sentences(i)) > 2:
        return False
    if not re.search(r"[.!?][\"”’)\]]*$", paragraph.text.strip()) or re.match(r"\W*(?:where|with)\b", paragraph.text):
        return False  # leads to a list, a formula or a quotation, or goes on after one
    following = view.paragraphs[i + 1].kind if i + 1 < len(view.paragraphs) else Kind.BODY
    before = view.paragraphs[i - 1].kind if i else Kind.BODY
    other = (Kind.LIST_ITEM, Kind.QUOTATION, Kind.TABLE, Kind.CAPTION, Kind.CODE)
    return following not in other and before not in other and "\n" not in paragraph.text


_FULL = " ".join(["One sentence of some words that says a little about the matter."] * 8)

RULE = EssayRule(
    id="P2",
    title="Very short paragraph",
    why="A paragraph of one or two sentences seldom makes a point and supports it; several of them read choppy.",
    source="Macmillan handbook: “short, choppy paragraphs”; the limit of 40 words is a house value.",
    find=find,
    flags=(
        f"## One\n\n{_FULL}\n\nIt is short.\n\n{_FULL}",
        f"## One\n\n{_FULL}\n\nThis one sentence is longer, but it still does not say very much about anything, or"
        f" does it.\n\n"
        f"This one sentence is longer, but it still does not say very much about anything, or does"
        f" it.\n\n{_FULL}\n\n{_FULL}",
    ),
    leaves=(
        f"## One\n\n{_FULL}\n\n{_FULL}",
        f"## One\n\n{_FULL}\n\nThere are two.\n\n- a\n- b\n\n{_FULL}",
        f"## One\n\nIt is short.\n\n## Two\n\n{_FULL}",
        "It is short.\n\nIt is short.\n\nIt is short, too.\n\nIn conclusion, short.",
    ),
)
