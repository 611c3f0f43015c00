"""Sound sentences of many kinds, chosen for what looks like a mistake in them and is none: nothing is to be flagged.

What is done to them by a slip of the thumb, though, is mended, and never into a third text.
"""

import re

import pytest

from coping_gui.checks.checker import Checker
from coping_gui.checks.grammar.own import OwnRulesEngine
from coping_gui.checks.repaired import edits_of
from coping_gui.checks.spacing.repair import repair_text
from coping_gui.essay.edit import apply_edits
from coping_gui.essay.essay import Paragraph
from coping_gui.essay.finding import Category, Tier
from coping_gui.opening.text_reader import essay_from_text
from coping_gui.settings import DEFAULTS

SOUND = (
    "The committee has three members, each of whom serves for two years.",
    "Its members were elected in 1912, and its budget was approved a year later.",
    "It's a pity that the bridge was never rebuilt.",
    "None of the houses on the north bank has survived.",
    "Each of the towns has its own mill, although only two are in use.",
    "There are two reasons for this, and neither is obvious.",
    "There is a school and a church in the village.",
    "The number of visitors has risen, whereas a number of shops have closed.",
    "Many a traveller has praised the inn.",
    "The police are investigating, but the government has said nothing.",
    "Mathematics is taught in the morning; the news is read at noon.",
    "The data were collected in May and are stored in the archive.",
    "She is one of the few historians who have read the letters.",
    "He is the only one of the clerks who was paid.",
    "Neither the mayor nor the councillors were present.",
    "Either the bridge or the ferry was used.",
    "What matters most is the trust of the patients.",
    "The fish in the river were counted twice.",
    "Five years is a long time for a child.",
    "Ten pounds was all that she had.",
    "The author, together with two colleagues, was invited to speak.",
    "More than one person has complained.",
    "A pair of scissors was found in the drawer.",
    "The scissors were found in the drawer.",
    "Politics is what divides them; economics is what unites them.",
    "She looks forward to seeing the results.",
    "He is used to working at night, but he used to work by day.",
    "They objected to being photographed.",
    "The aim is to increase output, not to cut wages.",
    "In order to see the river, one has to climb the tower.",
    "He let her go, and they let the fire burn out.",
    "She made him wait and heard the door close.",
    "The teacher had them write a letter each week.",
    "You had better leave before it rains.",
    "He would rather walk than take the bus.",
    "The study could have been longer, and it should have been.",
    "They must have known that the roof was weak.",
    "It may be that the letters were lost.",
    "Maybe the letters were lost in the fire.",
    "The students did not know what to expect.",
    "Did the council know what it had agreed to?",
    "He didn't say why he had left.",
    "The work was done by hand, as it had been done for centuries.",
    "Having been warned, she stayed at home.",
    "Being poor, they could not pay the fee.",
    "The method used in this study is described below.",
    "The people living near the river were moved.",
    "The house, built in 1850, is now a museum.",
    "She has lived there since 1999 and has worked at the mill since then.",
    "He has been ill for three weeks.",
    "They lived in Paris for ten years and then moved to Rome.",
    "I have never been to Vienna, but I went to Graz last year.",
    "The town was founded in the twelfth century.",
    "Two hundred years ago there was a forest here.",
    "The twenty-year-old bridge was closed for repairs.",
    "The bridge is twenty years old.",
    "A ten-year-old girl found the coin.",
    "The children's shoes were left at the door.",
    "The teachers' lounge is on the second floor.",
    "James's theory differs from Jones's.",
    "This is the school whose roof collapsed.",
    "Who's there, and whose coat is this?",
    "You're late, and your coat is wet.",
    "They're sure that their dog is over there.",
    "It lost its way, and now it's lost.",
    "Let's see what the new law says.",
    "The effect of the law was small, but it affected the poor.",
    "The new rules will effect a change in practice.",
    "Her principal aim was to defend the principle.",
    "He accepted everything except the fee.",
    "The advice that she gave was to advise nobody.",
    "They practise every day; practice makes perfect.",
    "The weather will tell whether we can sail.",
    "If the rope is loose, you may lose the boat.",
    "Then she was taller than her brother.",
    "He passed the house and walked past the church.",
    "The site was chosen for the sight of the hills.",
    "A whole day was spent in a hole in the ground.",
    "Fewer people came, and there was less noise.",
    "The amount of water and the number of wells both fell.",
    "Much of the land was dry, and many of the wells were empty.",
    "A great deal of time and a large number of workers were needed.",
    "Little is known about the first few years.",
    "The most beautiful of the gardens is closed.",
    "It was the best that could be done.",
    "The sooner it is done, the better it will be.",
    "She is older and wiser than her critics.",
    "A more recent study found the opposite.",
    "He is as tall as his father was.",
    "An hour later an honest man came to a university.",
    "A European union is a unique thing, and an umbrella is useful.",
    "An MP and a UN envoy met an NGO.",
    "A one-way street leads to an old inn.",
    "The United Kingdom and the Netherlands signed the treaty.",
    "Lake Geneva lies in Switzerland; Mount Etna is in Sicily.",
    "The sun rose over the Alps and the Rhine.",
    "She plays the piano and studies physics.",
    "He went to school by bus and came home on foot.",
    "At night the town is quiet; in the morning it wakes.",
    "On Monday they met at the station in Leeds.",
    "They arrived in London and arrived at the hotel.",
    "She married him in 1920 and divorced him later.",
    "He entered the room and discussed the plan.",
    "They emphasized the need for care.",
    "The plan comprises three parts and consists of ten pages.",
    "The council is composed of nine members.",
    "She explained the rule to him and described it to the class.",
    "He suggested that she take the train.",
    "They asked that the door be closed.",
    "If I were you, I would wait.",
    "If he was there, nobody saw him.",
    "Were it not for the dam, the valley would flood.",
    "Although it rained, the match went on.",
    "It rained, but the match went on.",
    "Because the road was closed, they walked.",
    "The road was closed, so they walked.",
    "Despite the rain, the match went on.",
    "In spite of what he said, she left.",
    "The reason is that the road was closed.",
    "The reason why they left is not known.",
    "Not only the roof but also the walls were damp.",
    "Both the roof and the walls were damp.",
    "He neither smokes nor drinks.",
    "However hard she tried, the door stayed shut.",
    "However, the door stayed shut.",
    "The door, however, stayed shut.",
    "It was cold; nevertheless, they swam.",
    "First, the soil is dug; then it is watered.",
    "In contrast, the second group improved.",
    "For example, the town of Bern has two rivers near it.",
    "The results (see Table 2) are clear.",
    "According to Smith (2015), the trend is slowing.",
    "Smith and Jones (2015) disagree; Brown et al. (2016) do not.",
    "As Lee (2001, p. 12) puts it, “the rest is silence”.",
    "“Where are you going?” she asked.",
    "“I don't know,” he said, “but I'm leaving.”",
    "The word “since” has two meanings.",
    "She wrote “Yes” and nothing else.",
    "The river (which is wide here) was crossed by boat.",
    "He had had enough of it.",
    "She said that that was all.",
    "The man who had had the key had left.",
    "What it is is a matter of taste.",
    "That that is true is clear.",
    "They do do their best.",
    "In the 1990s, prices rose by 3.5 per cent.",
    "The temperature fell to -5 °C at 6 a.m. on 3 May.",
    "About 40% of the pupils passed; the others did not.",
    "Dr. Brown and Mrs. Green live at 12 High St. in town.",
    "The U.S. economy grew, and the E.U. followed.",
    "E.g. and i.e. are often confused, cf. Smith (2010).",
    "He earned £1,200 a month, i.e. £14,400 a year.",
    "The email was sent to anna@example.org and to the whole board.",
    "See https://example.org/a-page for more on the subject.",
    "Version 2.0 of the software was released in 2020.",
    "The paper argues that trade, not conquest, made the city rich.",
    "This essay discusses two causes of the famine and compares their weight.",
    "It will be shown that the reform failed for want of money.",
    "The evidence presented so far suggests a slower decline.",
    "What follows is an account of how the dam was planned.",
    "Three of the five villages were rebuilt on higher ground.",
    "The latter view is held by most historians of the period.",
    "The former, by contrast, rests on a single source.",
    "Such claims are hard to test, let alone to prove.",
    "As far as is known, no copy of the map has survived.",
    "So long as the harvest was good, the tax was paid.",
    "Whether or not the council knew, it did nothing.",
    "The more they earned, the more they saved.",
    "Only then did the ministry admit its mistake.",
    "Not until 1953 was the ban lifted.",
    "Rarely has a law been so widely ignored.",
    "Had the letter arrived in time, the strike might have been avoided.",
    "Should the dam fail, the valley would be flooded within an hour.",
    "To what extent this holds for other towns remains to be seen.",
    "Little did they know that the mine would close.",
    "The question of who was to pay was left open.",
    "Whoever wrote the letter knew the house well.",
    "The people to whom the land belonged were not asked.",
    "Those who could leave left; those who could not stayed.",
    "The house in which she was born still stands.",
    "The year in which he died is uncertain.",
    "The reasons given for the delay vary from report to report.",
    "The workers, most of whom were women, lived nearby.",
    "There were, it seems, two kinds of contract.",
    "The second, and more serious, objection concerns the sample.",
    "Costs rose by a third, while wages rose by a tenth.",
    "Between 1850 and 1870 the population doubled.",
    "In the 1880s the railway carried most of the coal.",
    "Up to a point, the critics were right.",
    "By and large, the plan was carried out.",
    "At the very least, the figures should be checked.",
    "In the long run, the loss was made good.",
    "On the one hand, the price was low; on the other hand, so was the quality.",
    "With regard to the north, less is known.",
    "As for the south, nothing changed.",
    "In addition to the school, there was a small library.",
    "Apart from the mill, every building was of wood.",
    "Instead of a bridge, they built a ferry.",
    "Because of the frost, the vines died.",
    "Owing to a lack of funds, the work stopped.",
    "Thanks to a gift, it was taken up again.",
    "Contrary to what is often said, the river was navigable.",
    "Regardless of the weather, the market was held.",
    "Prior to the war, the two states had been allies.",
    "Subsequent to the war, they became rivals.",
    "The girls' school and the boys' school were merged.",
    "The women's movement and the workers' movement were allied.",
    "Two weeks' notice was given to the tenants.",
    "A day's work was paid with a loaf of bread.",
    "Today's readers may find the tone harsh.",
    "Her parents' house stood next to her aunt's.",
    "Dickens's novels were read aloud in the village.",
    "The Joneses' garden bordered on the mayor's.",
    "He asked who had come and what they wanted.",
    "She wondered whether it was true.",
    "They were told when to come and where to wait.",
    "He did what he could, which was not much.",
    "It is not clear how many there were.",
    "The fewer the rules, the easier they are to keep.",
    "A further point, often missed, is that the tax was new.",
    "A growing number of pupils now stay on after sixteen.",
    "The majority of the votes were cast by post.",
    "A minority of members was opposed to the merger.",
    "The staff were given a day off, and the crew was paid.",
    "The family has lived here for six generations.",
    "None was more eager than the youngest.",
    "Half of the fields lie fallow, and half of the hay was lost.",
    "Two thirds of the land is forest.",
    "Ninety per cent of the voters were women.",
    "The rest of the letters are in the archive.",
    "Bread and butter was all they had.",
    "The long and the short of it is that they lost.",
    "Either you or I am mistaken.",
    "Neither she nor they were invited.",
    "Here come the bride and her father.",
    "On the wall hang two portraits of the founder.",
    "Among the papers was a list of names.",
    "Enclosed are the forms that you asked for.",
    "What is needed is a new survey.",
    "What are needed are new surveys.",
    "All that remains is to thank the donors.",
    "All who remain are asked to sign.",
    "She is one of those people who never complain.",
    "He was, and still is, a member of the board.",
    "The plan has been, and will be, criticized.",
    "They neither knew nor cared.",
    "The doctor whom they called was out.",
    "The doctor who they said was out had been at home.",
    "It was they who had called him.",
    "It is I who am to blame.",
    "He runs faster than she does.",
    "They like her better than him.",
    "Nobody but the owner has a key.",
    "Everyone except the twins was there.",
    "All but two of the lamps were lit.",
    "The law applies to whoever owns the land.",
    "Let us suppose that the price is fixed.",
    "Suppose it were true: what would follow?",
    "God save the queen, as the saying was.",
    "Come what may, the gate stays open.",
    "Be that as it may, the road was built.",
)

BETWEEN_WORDS = re.compile(r"(?<=[a-z]{2}) (?=[a-z]{2})")


def mended(text: str, tier: Tier = Tier.LIKELY) -> str:
    """The text with all spacing findings of this tier accepted, as `coping clean` does."""
    checker = Checker(DEFAULTS, ())
    found = checker.spacing(Paragraph(text), checker.profile([text]))
    return apply_edits(text, edits_of(text, found, tier))


@pytest.mark.parametrize("language", ["en-GB", "en-US"])
def test_no_own_rule_finds_a_mistake_in_sound_sentences(language: str) -> None:
    answers = OwnRulesEngine().check(SOUND, language)
    alarms = [(f.rule, f.span.of(text), text) for text, found in zip(SOUND, answers, strict=True) for f in found]
    assert alarms == []


@pytest.mark.parametrize("tier", [Tier.SAFE, Tier.LIKELY])
def test_no_blank_of_a_sound_sentence_is_touched(tier: Tier) -> None:
    assert [text for text in SOUND if repair_text(text, tier) != text] == []


def test_an_essay_of_sound_sentences_has_no_finding_at_all() -> None:
    paragraphs = [" ".join(SOUND[at : at + 8]) for at in range(0, len(SOUND), 8)]
    essay = essay_from_text("\n\n".join(paragraphs))
    result = Checker(DEFAULTS, [OwnRulesEngine()]).check(essay)
    found = [(f.rule, f.span.of(p.text)) for p, row in zip(essay.paragraphs, result.findings, strict=True) for f in row]
    assert [rule for rule, _ in found if not rule.startswith("MIXED")] == []


def test_a_lost_blank_comes_back_nine_times_of_ten_and_no_third_text_is_ever_made() -> None:
    mended = left = 0
    for number, text in enumerate(SOUND):
        blanks = [at for at, character in enumerate(text) if character == " "]
        for at in blanks[number % 5 :: 5]:
            glued = text[:at] + text[at + 1 :]
            repaired = repair_text(glued, Tier.LIKELY)
            assert repaired in (text, glued)
            mended += repaired == text
            left += repaired == glued
    assert mended >= 9 * left


@pytest.mark.parametrize("number", range(0, len(SOUND), 6))
def test_a_doubled_blank_between_words_is_one_too_many(number: int) -> None:
    text = SOUND[number]
    for match in list(BETWEEN_WORDS.finditer(text))[:3]:
        doubled = f"{text[: match.start()]} {text[match.start() :]}"
        assert mended(doubled, Tier.SAFE) == text


@pytest.mark.parametrize("text", [s for s in SOUND if re.search(r"[a-z]{2}, [a-z]", s)][::5])
def test_a_blank_before_a_comma_is_taken_away_and_one_after_it_put_back(text: str) -> None:
    match = re.search(r"(?<=[a-z]{2}), (?=[a-z])", text)
    assert match is not None
    before, after = text[: match.start()], text[match.end() :]
    assert mended(f"{before} , {after}") == text
    assert mended(f"{before},{after}") == text


@pytest.mark.parametrize("first", range(0, len(SOUND) - 1, 12))
def test_a_blank_lost_between_two_sentences_is_put_back(first: int) -> None:
    one, other = SOUND[first], SOUND[first + 1]
    if one[-1] not in ".?!" or not other[0].isalpha():
        return
    assert repair_text(f"{one}{other}", Tier.LIKELY) == f"{one} {other}"


MISTAKES = (
    ("She could of won the race.", "of"),
    ("The plan comprises of three parts.", "comprises of"),
    ("He is looking forward to see you.", "see"),
    ("Despite of the rain, they left.", "Despite of"),
    ("They discussed about the plan.", "discussed about"),
    ("She must to go now.", "must to "),
    ("He did not went home.", "went"),
    ("One of the reason is the price.", "reason"),
    ("There is many houses in the town.", "is"),
    ("Because it rained, so they left.", "so "),
    ("Although it rained, but they played.", "but "),
    ("He has a hour to spare.", "a"),
    ("The the house was old.", "The the"),
    ("He said that the the reason was clear.", "the the"),
    ("This problems are old.", "This"),
    ("Its a long way to the town.", "Its"),
    ("He is a ten years old boy.", "ten years old"),
    ("The informations were useful.", "informations"),
    ("The reason is because it rained.", "because"),
    ("He explained me the rule.", "explained me"),
    ("She emphasized on the need for it.", "She emphasized on"),
    ("He lives here since ten years.", "since"),
    ("They made him to wait.", "to wait"),
    ("Everyone have a key.", "have"),
    ("You will loose the game.", "loose"),
    ("It will effect the price.", "effect"),
)


@pytest.mark.parametrize(("bad", "words"), MISTAKES)
def test_a_mistake_beside_sound_sentences_is_found_alone(bad: str, words: str) -> None:
    text = f"{SOUND[0]} {bad} {SOUND[1]}"
    [found] = OwnRulesEngine().check([text], "en-GB")
    assert words in {f.span.of(text) for f in found}
    start, end = text.index(bad), text.index(bad) + len(bad)
    assert all(start <= f.span.start and f.span.end <= end for f in found)
    assert all(f.category in (Category.GRAMMAR, Category.SPELLING, Category.STYLE) for f in found)
