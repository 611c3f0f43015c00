"""*Lend itself* without *to*."""

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category

_PATTERNS = (
    Pattern(
        (
            r"\b(?P<at>(?P<head>len(?:d|ds|t|ding) (?:itself|themselves|himself|herself))) (?!to\b|well\b|"
            r"not\b|perfectly\b|readily\b|easily\b|more\b|most\b|particularly\b|especially\b|best\b|naturally\b|"
            r"beautifully\b|very\b|so\b|quite\b|only\b|equally\b|both\b|a |an |the |money\b|in\b|neither\b|"
            r"\w+ly\b)(?=[a-z])"
        ),
        r"\g<head> to",
    ),
)

RULE = ParagraphRule(
    id="LEND_ITSELF",
    category=Category.GRAMMAR,
    title="lend itself to",
    why="Something lends itself to a use: the preposition “to” must follow.",
    source=(
        "Turton and Heaton, Longman Dictionary of Common Errors (1996), entry lend; Oxford English Dictionary, lend v."
    ),
    find=finder("LEND_ITSELF", "After “lend itself”, “to” is missing.", _PATTERNS),
    flags=(("The model lends itself teaching.", "The model lends itself to teaching."),),
    leaves=(
        "The model lends itself to teaching.",
        "It lends itself well to this.",
        "He lent himself the money.",
    ),
)
