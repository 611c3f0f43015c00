"""*Must to go*: *to* after a modal verb."""

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_PATTERNS = (
    Pattern(
        (
            r"(?<!as )(?<!a )(?<!as we )(?<!as they )(?<!as you )\b(?P<modal>must|should|shouldn[’']t|"
            r"mustn[’']t|can[’']t|couldn[’']t|cannot|would rather|had better) to (?=(?:be|have|do|go|make|"
            r"take|get|give|know|learn|study|work|find|use|see|think|try|say|help|buy|stay|live|keep|read|"
            r"write|eat|pay|understand|choose|spend|start|stop|change|become|develop|improve|consider|"
            r"follow|come|speak|play)\b)"
        ),
        r"\g<modal> ",
    ),
    Pattern(
        (
            r"(?<!as )\b(?P<subject>I|you|we|they|he|she|it|people|students) (?P<modal>can|could|may|might)"
            r" to (?=(?:be|have|do|go|make|take|get|give|know|learn|study|work|find|use|see|think|try|"
            r"say|help|buy|stay|live|keep|understand|choose|improve)\b)"
        ),
        r"\g<subject> \g<modal> ",
    ),
)

RULE = ParagraphRule(
    id="MODAL_TO",
    category=Category.GRAMMAR,
    title="modal verb + to",
    why="Must, should, would, can and their like are followed by the bare verb, without “to”.",
    source="Swan, Practical English Usage (2016), modal verbs: introduction",
    find=finder("MODAL_TO", "After this verb, “to” is left out.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("You must to go.", "You must go."),
        ("We can to help them.", "We can help them."),
    ),
    leaves=(
        "You must go.",
        "You have to go.",
        "We go as we should to be safe.",
        "He did what he could not to be late.",
    ),
)
