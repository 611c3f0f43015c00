"""*I agree, however some do not*: two sentences joined by a comma and an adverb that joins nothing."""

from coping_gui.checks.grammar.patterns import Pattern, finder, one_of, words
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category

_ADVERBS = one_of(words("however therefore moreover furthermore nevertheless consequently otherwise"))
_SUBJECTS = one_of(words("we they he she it I you the there this these some many people"))
_IN_WHATEVER_WAY = r"(?<=however) \w+ (?:may|might|choose|like|please|wish)\b"
_PATTERNS = (
    Pattern(
        rf"(?<=\w)(?P<at>, {_ADVERBS})(?!{_IN_WHATEVER_WAY}) (?={_SUBJECTS}\b)",
        lambda m: f";{m['at'][1:]},",
    ),
)

RULE = ParagraphRule(
    id="COMMA_SPLICE",
    category=Category.GRAMMAR,
    title="Comma before however, therefore …",
    why=(
        "“However” and “therefore” are adverbs: they cannot join two sentences. A semicolon or a full stop stands "
        "before them, and a comma after them."
    ),
    source="Strunk, The Elements of Style (1918), rule 5; Swan, Practical English Usage (2016), punctuation",
    find=finder("COMMA_SPLICE", "A comma alone cannot join these two sentences.", _PATTERNS),
    flags=(
        ("I agree with this, however some people do not.", "I agree with this; however, some people do not."),
        ("The fire spread, therefore the plants died.", "The fire spread; therefore, the plants died."),
    ),
    leaves=(
        "I agree with this; however, some people do not.",
        "They came, however late it was.",
        "I find it true here, however they might be there.",
        "The plan, however, failed.",
        "It rained, and therefore the match was off.",
    ),
)
