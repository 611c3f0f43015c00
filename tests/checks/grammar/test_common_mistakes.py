"""Common mistakes of essay writers and what COPING's own rules make of them, alone and among other sentences."""

import pytest

from coping_gui.checks.checker import Checker
from coping_gui.checks.grammar.own import OwnRulesEngine
from coping_gui.checks.repaired import edits_of
from coping_gui.checks.settling import settle
from coping_gui.essay.edit import apply_edits
from coping_gui.essay.finding import Tier
from coping_gui.opening.text_reader import essay_from_text
from coping_gui.settings import DEFAULTS

MENDED = (
    ("They could of left earlier.", "They could have left earlier."),
    ("He should of known the answer.", "He should have known the answer."),
    ("We would of stayed at home.", "We would have stayed at home."),
    ("She must of seen the letter.", "She must have seen the letter."),
    ("You might of heard of it.", "You might have heard of it."),
    ("The book comprises of ten chapters.", "The book comprises ten chapters."),
    ("A team comprising of five nurses was sent.", "A team comprising five nurses was sent."),
    ("Despite of the cost, the dam was built.", "Despite the cost, the dam was built."),
    ("We discussed about the budget.", "We discussed the budget."),
    ("They will discuss about it tomorrow.", "They will discuss it tomorrow."),
    ("He emphasized on the need for reform.", "He emphasized the need for reform."),
    ("They emphasise on quality in the school.", "They emphasise quality in the school."),
    ("They should to be told.", "They should be told."),
    ("He did not knew the answer.", "He did not know the answer."),
    ("They didn't went to school.", "They didn't go to school."),
    ("It is more better than before.", "It is better than before."),
    ("This is the most easiest way.", "This is the easiest way."),
    ("He has a idea.", "He has an idea."),
    ("She works for an university.", "She works for a university."),
    ("It took a hour.", "It took an hour."),
    ("The the river was high.", "The river was high."),
    ("They went to to the town.", "They went to the town."),
    ("There is many reasons for this.", "There are many reasons for this."),
    ("There was several houses on the hill.", "There were several houses on the hill."),
    ("Everybody know the story.", "Everybody knows the story."),
    ("Nobody have seen it.", "Nobody has seen it."),
    ("One of the problem is money.", "One of the problems is money."),
    ("One of the main reason was the war.", "One of the main reasons was the war."),
    ("They bought new equipments.", "They bought new equipment."),
    ("Because it was late, so we left.", "Because it was late, we left."),
    ("Although it was cold, but they swam.", "Although it was cold, they swam."),
    ("The reason is because the road was closed.", "The reason is that the road was closed."),
    ("I look forward to hear from you.", "I look forward to hearing from you."),
    ("She is looking forward to meet him.", "She is looking forward to meeting him."),
    ("They made us to wait outside.", "They made us wait outside."),
    ("He let her to go home.", "He let her go home."),
    ("He is a twenty years old man.", "He is a twenty-year-old man."),
    ("A five years old girl was found.", "A five-year-old girl was found."),
    ("Its a good idea.", "It's a good idea."),
    ("Its been a long day.", "It's been a long day."),
    ("You will loose your job.", "You will lose your job."),
    ("It had a big affect on them.", "It had a big effect on them."),
    ("The law will effect the poor.", "The law will affect the poor."),
    ("She doesnt like it.", "She doesn't like it."),
    ("The childrens toys were old.", "The children's toys were old."),
    ("The womens team won.", "The women's team won."),
    ("He spoke in english with them.", "He spoke in English with them."),
    ("They met on monday.", "They met on Monday."),
    ("In january it snowed.", "In January it snowed."),
    ("Alot of people came.", "A lot of people came."),
    ("He came aswell.", "He came as well."),
    ("They went infront of the house.", "They went in front of the house."),
    ("According with the law, it is free.", "According to the law, it is free."),
    ("It depends of the weather.", "It depends on the weather."),
    ("She is married with a doctor.", "She is married to a doctor."),
    ("He is good in maths.", "He is good at maths."),
    ("On the other hand the price fell.", "On the other hand, the price fell."),
    ("However the price fell.", "However, the price fell."),
    ("For example the price fell.", "For example, the price fell."),
    ("In conclusion the plan failed.", "In conclusion, the plan failed."),
    ("Smith et al (2015) agree.", "Smith et al. (2015) agree."),
    ("A well known author came.", "A well-known author came."),
    ("It was a long term plan.", "It was a long-term plan."),
    ("It is easier then before.", "It is easier than before."),
    ("In order to seeing it, they left.", "In order to see it, they left."),
    ("Most of people agree.", "Most people agree."),
    ("Most of students passed.", "Most students passed."),
    ("Much people came.", "Many people came."),
    ("I am agree with you.", "I agree with you."),
)
CHECKER = Checker(DEFAULTS, [OwnRulesEngine()])


def mended(text: str) -> str:
    """The text with the first suggestion of every finding accepted."""
    [found] = OwnRulesEngine().check([text], "en-GB")
    return apply_edits(text, edits_of(text, settle(text, (), found), Tier.ASK))


@pytest.mark.parametrize(("bad", "good"), MENDED)
def test_the_first_suggestions_mend_the_sentence(bad: str, good: str) -> None:
    assert mended(bad) == good


@pytest.mark.parametrize(("bad", "good"), MENDED)
def test_the_mended_sentence_is_left_alone(bad: str, good: str) -> None:
    assert mended(good) == good, bad


@pytest.mark.parametrize(("bad", "good"), MENDED[::4])
def test_it_is_mended_between_other_sentences(bad: str, good: str) -> None:
    frame = "We wrote it down. {} Then we left."
    assert mended(frame.format(bad)) == frame.format(good)


def test_a_whole_essay_of_mistakes_can_be_mended_at_once() -> None:
    bad, good = ("\n\n".join(pair[side] for pair in MENDED) for side in (0, 1))
    essay = essay_from_text(bad, language="en-GB")
    result = CHECKER.check(essay)
    fixed = [
        apply_edits(p.text, edits_of(p.text, found, Tier.ASK))
        for p, found in zip(essay.paragraphs, result.findings, strict=True)
    ]
    missed = [(f, g) for f, g in zip(fixed, good.split("\n\n"), strict=True) if f != g]
    assert len(missed) <= len(MENDED) // 10, missed
