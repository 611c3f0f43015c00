"""Where the engines' rules are known to be wrong, and that they are heard everywhere else."""

import pytest

from coping_gui.checks.grammar.false_alarms import is_false_alarm
from coping_gui.essay.finding import Category, Finding
from coping_gui.essay.span import Span


def judged(rule, text, marked):
    start = text.index(marked)
    return is_false_alarm(Finding(Span(start, start + len(marked)), Category.GRAMMAR, rule, "m."), text)


@pytest.mark.parametrize(
    ("rule", "text", "marked"),
    [
        ("UPPERCASE_SENTENCE_START", "What a day! and what a night! We slept late.", "and"),
        ("UPPERCASE_SENTENCE_START", "See Dr. who is there.", "who"),
        ("SentenceCapitalization", "Is it so? perhaps. It may be.", "perhaps"),
        ("IT_VBZ", "If it be true, we shall know.", "be"),
        ("HE_VERB_AGR", "They hid it lest he do harm.", "do"),
        ("PronounInflectionBe", "Though, like all of them, he were rich, he wept.", "were"),
        ("ItsContraction", "In the event of its being made public, we go.", "its"),
        ("NounVerbConfusion", "It must be used to effect a change.", "effect"),
        ("Someone", "They moved in some one direction.", "some one"),
        ("CapitalizePersonalPronouns", "Let x(i) be small.", "i"),
    ],
)
def test_good_english_that_looks_like_a_mistake(rule, text, marked):
    assert judged(rule, text, marked)


@pytest.mark.parametrize(
    ("rule", "text", "marked"),
    [
        ("UPPERCASE_SENTENCE_START", "wow! that is nice", "that"),
        ("UPPERCASE_SENTENCE_START", "It was late. they left.", "they"),
        ("IT_VBZ", "It be true.", "be"),
        ("HE_VERB_AGR", "He do harm.", "do"),
        ("ItsContraction", "Its a nice day.", "Its"),
        ("NounVerbConfusion", "It has a bad affect on us.", "affect"),
        ("Someone", "There is some one who knows.", "some one"),
        ("CapitalizePersonalPronouns", "Then i went.", "i"),
        ("ANY_OTHER", "If it be true! and so on. We know.", "and"),
    ],
)
def test_the_mistake_itself_is_heard(rule, text, marked):
    assert not judged(rule, text, marked)
