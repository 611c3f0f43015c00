"""*Let him to go*: *to* after *let* and *make*."""

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_PATTERNS = (
    Pattern(
        (
            r"\b(?P<verb>let|lets|letting) (?P<who>me|you|him|her|us|them|people|it|children|students)"
            r" (?P<at>to )(?=(?:be|have|do|go|make|take|get|give|know|learn|study|work|find|use|see|think|"
            r"try|help|live|come|choose|understand|feel|play|buy|enjoy|stay|become)\b)"
        ),
        "",
    ),
    Pattern(
        (
            r"\b(?P<verb>makes?|made|making) (?P<who>me|you|him|her|us|them|people) (?P<at>to )(?=(?:feel|"
            r"think|believe|understand|laugh|cry|want|realize|realise|become|forget|happy|be happy|work|"
            r"change|know|understand)\b)(?<!made it to )"
        ),
        "",
    ),
)

RULE = ParagraphRule(
    id="LET_TO",
    category=Category.GRAMMAR,
    title="let / make + to",
    why="Let and make are followed by an object and the bare verb.",
    source="Swan, Practical English Usage (2016), entries let and make",
    find=finder("LET_TO", "After “let” and “make”, the verb has no “to”.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("Let me to go.", "Let me go."),
        ("It made me to feel sad.", "It made me feel sad."),
    ),
    leaves=(
        "Let me go.",
        "It was made to feel old.",
        "He was made to work.",
        "Let it be to them a sign.",
    ),
)
