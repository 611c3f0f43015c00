"""*u*, *pls*, *ppl*: the shorthand of text messages in running text."""

from coping_gui.checks.grammar.patterns import Pattern, finder, listed, one_of, replaced_by
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_TABLE = listed(
    "plz=please, pls=please, thx=thanks, thnx=thanks, bcuz=because, becuz=because, bcoz=because, bcos=because, "
    "ppl=people, smth=something"
)
_THEN = (
    "are|have|can|will|want|wanna|know|should|need|like|think|do|don[’']?t|dont|get|go|see|could|would|must|might|did|"
    "agree|say|said|were|had|never|always|also|really|just|feel|find|live|work|too|guys|all|make|take|use|learn|read|study"
)
_BEFORE = "do|if|are|did|can|see|will|would|could|thank|about|tell|help|give|love|when|because|that"
_PATTERNS = (
    Pattern(rf"(?<![\w@/.#’'-])(?P<at>{one_of(_TABLE)})(?![\w@’'/-])(?!\.\w)", replaced_by(_TABLE)),
    Pattern(rf"(?<![\w@/.#’'(=-])(?<!\b\w and )(?<!\b\w or )(?<!\w, )(?P<at>u)(?= (?:{_THEN})\b)", "you", case=True),
    Pattern(
        rf"\b(?:{_BEFORE}) (?P<at>u)(?=\s+[a-z]{{2,}}|[?!.]|$)(?!\s+(?:is|in|and|of|be|was|denotes?)\b)",
        "you",
        case=True,
    ),
)

RULE = ParagraphRule(
    id="SHORTHAND",
    category=Category.GRAMMAR,
    title="Shorthand of messages",
    why="Outside of messages to friends, words are written in full.",
    source="Crystal, Txtng: The Gr8 Db8 (2008), appendix: English text abbreviations",
    find=finder("SHORTHAND", "In an essay this word is written in full.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("I hope u will come.", "I hope you will come."),
        ("Who are u?", "Who are you?"),
        ("Many ppl agree.", "Many people agree."),
        ("Come early, pls.", "Come early, please."),
    ),
    leaves=(
        "If u is a real number, u + 1 is one, too.",
        "The vectors u and v are equal.",
        "See u(t) and the files at example.org/ppl/u.",
        "The ppl-file is empty.",
    ),
)
