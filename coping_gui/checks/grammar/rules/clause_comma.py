"""*When the rain stopped we could leave*: no comma between an opening clause and its main clause."""

import re

from coping_gui.checks.grammar.patterns import Pattern, finder, one_of, words
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category

_OPENERS = one_of(
    ["If", "When", "Whenever", "Unless", "Although", "Even if", "Even though", "Because", "Once", "As soon as"]
)
_VERBS = one_of(
    ["will", "can", "could", "would", "should", "must", "may", "might", "have to", "has to", "need to", "don't",
     "won't", "can't", "cannot"]
)  # fmt: skip
_GOES_ON = frozenset(
    words("""that which what who how where why when if think thinks thought believe believes know knows knew say says
    said feel feels felt hope sure assume realize see seen find suppose and or but because than as everything all
    anything something nothing way ways reason time people thing things moment of to for with in on at by not only
    everyone anyone someone""")
)
"""After these words the clause goes on: "If we think we can win, …"."""


def _with_comma(match: re.Match[str]) -> str | None:
    return None if match["at"].lower() in _GOES_ON else match["at"] + ","


_SUBJECTS = one_of(words("we they he she I you there"))
_PATTERNS = (
    Pattern(
        rf"(?:^|(?<=[.!?] )){_OPENERS} (?!of\b)(?:[\w’'-]+ ){{2,9}}?(?P<at>[\w’'-]+) (?={_SUBJECTS} {_VERBS}\b)",
        _with_comma,
        case=True,
    ),
)

RULE = ParagraphRule(
    id="CLAUSE_COMMA",
    category=Category.GRAMMAR,
    title="Comma after an opening clause",
    why="A clause with if, when or although that opens a sentence is set off by a comma, so that its end is seen.",
    source="The Chicago Manual of Style (17th ed., 2017), 6.24",
    find=finder("CLAUSE_COMMA", "A comma ends the opening clause.", _PATTERNS),
    flags=(
        ("When the rain stopped we could leave.", "When the rain stopped, we could leave."),
        ("If the teacher explains it they will learn it.", "If the teacher explains it, they will learn it."),
    ),
    leaves=(
        "When the rain stopped, we could leave.",
        "If you think you can win, try.",
        "If it is something they must do, they do it.",
        "We could leave when the rain stopped.",
        "Because of the rain they will stay.",
    ),
)
