"""*A well known author*: a compound adjective before its noun without hyphen."""

from coping_gui.checks.grammar.patterns import Pattern, finder, listed, one_of, replaced_by
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category

_TABLE = listed(
    "well known=well-known, long term=long-term, short term=short-term, well paid=well-paid, "
    "high quality=high-quality, "
    "low quality=low-quality, full time=full-time, part time=part-time, so called=so-called, "
    "large scale=large-scale, "
    "small scale=small-scale, real life=real-life, up to date=up-to-date, well educated=well-educated, "
    "old fashioned=old-fashioned, hard working=hard-working, self confident=self-confident, time "
    "consuming=time-consuming, "
    "well being=well-being, world famous=world-famous, five star=five-star, one sided=one-sided, "
    "first hand=first-hand, "
    "state of the art=state-of-the-art, day to day=day-to-day, face to face=face-to-face, low cost=low-cost"
)
_PATTERNS = (
    Pattern(
        (
            rf"\b(?:an?) (?P<at>{one_of(_TABLE)}) (?=[a-z]{{3,}})(?!and\b|or\b|for\b|in\b|to\b|by\b|that\b|"
            rf"which\b|but\b|with\b|from\b|when\b|as\b)"
        ),
        replaced_by(_TABLE),
    ),
)

RULE = ParagraphRule(
    id="HYPHENATED_COMPOUND",
    category=Category.GRAMMAR,
    title="Hyphen in a compound before a noun",
    why="Two words that together describe the noun after them are joined by a hyphen.",
    source="The Chicago Manual of Style (17th ed., 2017), hyphenation table",
    find=finder("HYPHENATED_COMPOUND", "Before a noun, these two words are joined by a hyphen.", _PATTERNS),
    flags=(
        ("He is a well known author.", "He is a well-known author."),
        ("It is a long term plan.", "It is a long-term plan."),
    ),
    leaves=(
        "He is a well-known author.",
        "He is well known here.",
        "A long time passed.",
        "In the long term we win.",
    ),
)
