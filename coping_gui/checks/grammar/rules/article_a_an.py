"""*A apple*, *an university*: the form of the indefinite article."""

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_PATTERNS = (
    Pattern(
        (
            r"(?<![\w’'-])(?P<at>a) (?=(?:[aeio](?!ne\b|nce\b|ne-|nce-|u\b|uro|ut\b|s\b|n\b)[a-z]{2,}|"
            r"u(?!ni(?!n|m|ll)|s[aeiu]|t[aeio]|r[aeiou]|k|bi|sual|topi|nan)[a-z]{2,}|hour|honest|honou?r|"
            r"heir)(?<!eu)\w*)(?!eu|ewe|uni)(?!one)(?!ouija|oui)"
        ),
        "an",
        case=True,
    ),
    Pattern(
        (
            r"(?<![\w’'-])(?P<at>an) (?=(?:[bcdfgjklmnpqrstvwxyz](?=[a-z]*[aeiouy])[a-z]{2,}|uni(?:vers|"
            r"t|que|form|on|corn)|usual|useful|use|user|euro|one|once)\w*(?![\w-]))"
        ),
        "a",
        case=True,
    ),
)

RULE = ParagraphRule(
    id="ARTICLE_A_AN",
    category=Category.GRAMMAR,
    title="a / an",
    why="“An” stands before a vowel sound, “a” before a consonant sound: an hour, a university.",
    source="Swan, Practical English Usage (2016), articles: a and an",
    find=finder("ARTICLE_A_AN", "The article depends on the sound that follows.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("It is a apple.", "It is an apple."),
        ("She is an doctor at an university.", "She is a doctor at a university."),
    ),
    leaves=(
        "An apple, an hour, a university, a one-way street.",
        "A European, a useful user.",
        "An MBA, an X-ray, an honest man.",
        "A uniform.",
        "An unimportant, an uninteresting case.",
    ),
)
