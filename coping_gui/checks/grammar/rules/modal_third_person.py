"""*He can goes*: an -s form after a modal verb."""

from coping_gui.checks.grammar.patterns import Pattern, finder, listed, one_of, replaced_by
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_TABLE = listed(
    "goes=go, does=do, makes=make, takes=take, gets=get, gives=give, becomes=become, helps=help, brings=bring, "
    "causes=cause, affects=affect, works=work, finds=find, keeps=keep, provides=provide, leads=lead, becames=become, "
    "went=go, made=make, took=take, gave=give, became=become, brought=bring, helped=help, improved=improve, "
    "caused=cause, got=get, done=do, gone=go, been=be, affected=affect, learnt=learn, bought=buy, studied=study"
)
_PATTERNS = (
    Pattern(
        (
            rf"(?<!\bthe )(?<!\ba )\b(?:can|could|should|would|must|might|cannot|can[’']t|couldn[’']t|"
            rf"won[’']t|wouldn[’']t|"
            rf"shouldn[’']t)(?: not| also| never| always)? (?P<at>{one_of(_TABLE)})\b"
        ),
        replaced_by(_TABLE),
    ),
)

RULE = ParagraphRule(
    id="MODAL_THIRD_PERSON",
    category=Category.GRAMMAR,
    title="modal verb + -s form",
    why="After a modal verb the verb stands in its base form, whoever the subject is.",
    source="Swan, Practical English Usage (2016), modal verbs: introduction",
    find=finder(
        "MODAL_THIRD_PERSON", "After a modal verb, the verb stands in its base form.", _PATTERNS, tier=Tier.LIKELY
    ),
    flags=(
        ("It can makes you ill.", "It can make you ill."),
        ("She should not goes there.", "She should not go there."),
    ),
    leaves=(
        "It can make you ill.",
        "He makes what he can.",
        "What we could is shown.",
    ),
)
