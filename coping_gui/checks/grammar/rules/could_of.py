"""*Could of* for *could have*."""

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_PATTERNS = (
    Pattern(
        (
            r"\b(?P<head>(?:c|sh|w)ould(?:n[’']t)?|must(?:n[’']t)?|might(?:n[’']t)?) (?P<at>of)\b(?! course|"
            r" the| necessity| all| a )"
        ),
        "have",
    ),
)

RULE = ParagraphRule(
    id="COULD_OF",
    category=Category.GRAMMAR,
    title="could of",
    why="After could, should, would, must and might comes “have”; spoken, it sounds like “of”.",
    source=(
        "Swan, Practical English Usage (2016), modal verbs; Brians, Common Errors in English Usage (2013), could of"
    ),
    find=finder("COULD_OF", "It is “have” that follows, not “of”.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("You should of told me.", "You should have told me."),
        ("It might of been him.", "It might have been him."),
    ),
    leaves=(
        "You should, of course, go.",
        "It could of course be true.",
        "You should have told me.",
    ),
)
