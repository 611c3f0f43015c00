"""*There is many …*: singular verb before a plural."""

import re

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_FORMS = {"is": "are", "was": "were", "has been": "have been"}


def _plural(match: re.Match[str]) -> str | None:
    return _FORMS.get((match["at"] or "").lower())


_PATTERNS = (
    Pattern(
        (
            r"\bthere(?: (?P<at>is|was|has been|[’']s)|(?P<short>[’']s)) (?:also |only |still |now )?(?=(?:many|"
            r"several|two|three|four|five|six|ten|various|numerous|lots of|a lot of (?:people|things|students|"
            r"problems|ways|reasons|books)|some (?:people|students|things|problems|reasons|ways)|different "
            r"(?:kinds|types|ways)|a few|few|so many|too many|people|lots) )(?!many an? )(?!few of )(?!(?:two|"
            r"three|four|five|six|ten) (?:\w+ )?(?:hundred|thousand|million|percent|per cent|pounds|dollars|"
            r"and)\b)"
        ),
        _plural,
    ),
)

RULE = ParagraphRule(
    id="THERE_IS_PLURAL",
    category=Category.GRAMMAR,
    title="there is / there are",
    why="After “there”, the verb agrees with the noun that follows it.",
    source="Swan, Practical English Usage (2016), entry there is",
    find=finder("THERE_IS_PLURAL", "The verb agrees with the plural that follows.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("There is many reasons for it.", "There are many reasons for it."),
        ("There was several people there.", "There were several people there."),
        ("I think there is a lot of people here.", "I think there are a lot of people here."),
    ),
    leaves=(
        "There are many reasons.",
        "There is a man.",
        "There is many a slip.",
        "There is a lot of water.",
        "There is two pounds left.",
    ),
)
