"""Single sentences as converters leave them, each without the help of an essay around it, and what becomes of them."""

import pytest

from coping_gui.checks.checker import Checker
from coping_gui.checks.spacing.repair import repair_text
from coping_gui.essay.essay import Paragraph
from coping_gui.essay.finding import Category, Tier
from coping_gui.settings import DEFAULTS

MENDED = (
    ("Thecouncil met in spring.", "The council met in spring."),
    ("The council metin spring.", "The council met in spring."),
    ("It was anew start for them.", "It was a new start for them."),
    ("They spokeof the river.", "They spoke of the river."),
    ("The townis on the river.", "The town is on the river."),
    ("Itwas late in the year.", "It was late in the year."),
    ("He isthe oldest of them.", "He is the oldest of them."),
    ("She hasbeen there twice.", "She has been there twice."),
    ("They werenot told about it.", "They were not told about it."),
    ("The lawwas passed in June.", "The law was passed in June."),
    ("We askedfor more time.", "We asked for more time."),
    ("It depends onthe weather.", "It depends on the weather."),
    ("A number ofpeople came.", "A number of people came."),
    ("The resultsof the study are clear.", "The results of the study are clear."),
    ("This isdue to the rain.", "This is due to the rain."),
    ("The children andtheir mothers left.", "The children and their mothers left."),
    ("They livedin small houses.", "They lived in small houses."),
    ("The state paidfor the work.", "The state paid for the work."),
    ("It is importantto know why.", "It is important to know why."),
    ("There aretwo reasons for it.", "There are two reasons for it."),
    ("He wroteto the mayor.", "He wrote to the mayor."),
    ("The report waswritten in haste.", "The report was written in haste."),
    ("Many ofthem had left.", "Many of them had left."),
    ("She couldnot see the sea.", "She could not see the sea."),
    ("The firstyear was hard.", "The first year was hard."),
    ("The secondreason is money.", "The second reason is money."),
    ("It happenedbefore the war.", "It happened before the war."),
    ("They agreedthat it was late.", "They agreed that it was late."),
    ("He said thatthe door was shut.", "He said that the door was shut."),
    ("The price ofbread rose.", "The price of bread rose."),
    ("The river rose.The town was flooded.", "The river rose. The town was flooded."),
    ("It rained,and the river rose.", "It rained, and the river rose."),
    ("It rained;the river rose.", "It rained; the river rose."),
    ("Two things matter:time and money.", "Two things matter: time and money."),
    ("Who knows?Nobody does.", "Who knows? Nobody does."),
    ("They won!Nobody had thought so.", "They won! Nobody had thought so."),
    ("The trend is slowing(Smith, 2015).", "The trend is slowing (Smith, 2015)."),
    ("Smith (2015)found the opposite.", "Smith (2015) found the opposite."),
    ("Smith(2015) found the opposite.", "Smith (2015) found the opposite."),
    ("It was so (Lee, 2001).Others disagree.", "It was so (Lee, 2001). Others disagree."),
    ("In May 1948,the state was founded.", "In May 1948, the state was founded."),
    ("He left(so they say) in May.", "He left (so they say) in May."),
    ("The law (of 1912)was old.", "The law (of 1912) was old."),
    ("“It is late,”she said.", "“It is late,” she said."),
    ("He asked,“Why?”", "He asked, “Why?”"),
    ("The river is long.It is also wide.", "The river is long. It is also wide."),
    ("One,two and three were left.", "One, two and three were left."),
    ("In London,the rain fell.", "In London, the rain fell."),
    ("The case ofthe two brothers is old.", "The case of the two brothers is old."),
    ("He was borninGermany in 1950.", "He was born in Germany in 1950."),
    ("They lived inFrance for a year.", "They lived in France for a year."),
    ("She went toParis by train.", "She went to Paris by train."),
    ("The EuropeanUnion paid for it.", "The European Union paid for it."),
    ("The UnitedNations agreed.", "The United Nations agreed."),
    ("The QuakerCouncil met.", "The Quaker Council met."),
    ("Itwas thelast of its kind.", "It was the last of its kind."),
    ("Thetwo mengave their word.", "The two men gave their word."),
    ("Hewas oneof the best.", "He was one of the best."),
    ("The aimof thisstudy is clear.", "The aim of this study is clear."),
    ("The qualityof carehas risen.", "The quality of care has risen."),
    ("They hadto leavethe town.", "They had to leave the town."),
    ("For manyyears it stood empty.", "For many years it stood empty."),
    ("The socialwork was hard.", "The social work was hard."),
    ("It hasa longhistory.", "It has a long history."),
    ("The clientsand the partners met.", "The clients and the partners met."),
    ("This workwas funded by the state.", "This work was funded by the state."),
    ("The datawere collected in May.", "The data were collected in May."),
    ("The schoolwas closed in winter.", "The school was closed in winter."),
    ("The governmenthas changed its mind.", "The government has changed its mind."),
    ("The problemis that nobody knows.", "The problem is that nobody knows."),
    ("Theyhave alwaysbeen poor.", "They have always been poor."),
)


@pytest.mark.parametrize(("glued", "good"), MENDED)
def test_the_blanks_come_back(glued: str, good: str) -> None:
    assert repair_text(glued, Tier.LIKELY) == good


@pytest.mark.parametrize(("glued", "good"), MENDED)
def test_what_was_mended_is_left_alone(glued: str, good: str) -> None:
    assert repair_text(good, Tier.LIKELY) == good, glued


def test_all_of_them_as_one_essay_are_mended_too() -> None:
    glued, good = ("\n\n".join(pair[side] for pair in MENDED) for side in (0, 1))
    repaired = repair_text(glued, Tier.LIKELY).split("\n\n")
    missed = [(r, g) for r, g in zip(repaired, good.split("\n\n"), strict=True) if r != g]
    assert len(missed) <= len(MENDED) // 20, missed


@pytest.mark.parametrize(("glued", "good"), MENDED[::6])
def test_each_finding_is_one_of_spacing_with_a_reason_and_a_confidence(glued: str, good: str) -> None:
    checker = Checker(DEFAULTS, ())
    found = checker.spacing(Paragraph(glued), checker.profile([glued]))
    assert found, good
    for finding in found:
        assert finding.category is Category.SPACING
        assert finding.message.endswith(".")
        assert finding.reason
        assert finding.confidence is None or 0.5 < finding.confidence <= 1
        assert finding.suggestions[0].replace(" ", "") == finding.span.of(glued).replace(" ", "")
