"""Every own rule on further sentences that it must flag, from essays, letters, reports and history.

A row is the rule, the sentence, and the sentence with the rule's first suggestions.
"""

import pytest

from coping_gui.checks.grammar.own import OwnRulesEngine
from coping_gui.checks.registry import PARAGRAPH_RULES
from coping_gui.essay.edit import apply_edits

RULES = {rule.id: rule for rule in PARAGRAPH_RULES}

FLAGGED = [
    (
        "AFFECT_EFFECT",
        "The drought had a direct affect on the harvest.",
        "The drought had a direct effect on the harvest.",
    ),
    ("AFFECT_EFFECT", "The side affects of the drug were mild.", "The side effects of the drug were mild."),
    ("AFFECT_EFFECT", "The tax would effect people on low wages.", "The tax would affect people on low wages."),
    (
        "ALTHOUGH_BUT",
        "Whereas copper bent at once, but the steel held.",
        "Whereas copper bent at once, the steel held.",
    ),
    (
        "ALTHOUGH_BUT",
        "Even if the treaty is signed, but many will doubt it.",
        "Even if the treaty is signed, many will doubt it.",
    ),
    ("AM_AGREE", "They are not agree about the price.", "They do not agree about the price."),
    ("AM_AGREE", "The author is disagree with Darwin.", "The author disagrees with Darwin."),
    ("AM_AGREE", "On this point I am agree, and so is she.", "On this point I agree, and so is she."),
    ("ARTICLE_A_AN", "We found a unexpected residue in the flask.", "We found an unexpected residue in the flask."),
    ("ARTICLE_A_AN", "He was a heir to the throne.", "He was an heir to the throne."),
    ("ARTICLE_A_AN", "It became an unique monument.", "It became a unique monument."),
    ("ARTICLE_A_AN", "The court sent an letter to a old friend.", "The court sent a letter to an old friend."),
    (
        "BECAUSE_SO",
        "Because the solution was acidic, so it turned red.",
        "Because the solution was acidic, it turned red.",
    ),
    (
        "BECAUSE_SO",
        "Since the king had no heir, so the throne was empty.",
        "Since the king had no heir, the throne was empty.",
    ),
    (
        "CANNOT",
        "The results can not be repeated without a larger sample.",
        "The results cannot be repeated without a larger sample.",
    ),
    ("CANNOT", "One can not deny that Rome fell.", "One cannot deny that Rome fell."),
    ("CLAUSE_COMMA", "Unless the council votes again we must wait.", "Unless the council votes again, we must wait."),
    ("CLAUSE_COMMA", "Once the sample has cooled you can weigh it.", "Once the sample has cooled, you can weigh it."),
    ("CLAUSE_COMMA", "As soon as the train leaves they will call.", "As soon as the train leaves, they will call."),
    (
        "COMMA_SPLICE",
        "The first trial failed, moreover the second was lost.",
        "The first trial failed; moreover, the second was lost.",
    ),
    ("COMMA_SPLICE", "Write soon, otherwise I shall worry.", "Write soon; otherwise, I shall worry."),
    ("COMMA_SPLICE", "Bread grew dear, consequently people rioted.", "Bread grew dear; consequently, people rioted."),
    (
        "COMPARATIVE_THEN",
        "The second beam was stronger then the first.",
        "The second beam was stronger than the first.",
    ),
    ("COMPARATIVE_THEN", "Prices were lower then before the war.", "Prices were lower than before the war."),
    ("COMPARATIVE_THEN", "It took longer time then expected.", "It took longer time than expected."),
    ("COMPRISE_OF", "The archive will comprise of letters and maps.", "The archive will comprise letters and maps."),
    ("COMPRISE_OF", "Each set comprises of four lenses.", "Each set comprises four lenses."),
    ("COULD_OF", "The army could of crossed the river in May.", "The army could have crossed the river in May."),
    ("COULD_OF", "I wouldn’t of written if I had known.", "I wouldn’t have written if I had known."),
    ("COULD_OF", "The reading must of drifted overnight.", "The reading must have drifted overnight."),
    (
        "DESPITE_CLAUSE",
        "Despite there were few survivors, the town was rebuilt.",
        "Although there were few survivors, the town was rebuilt.",
    ),
    ("DESPITE_CLAUSE", "I enjoyed the stay in spite of I was ill.", "I enjoyed the stay although I was ill."),
    ("DESPITE_OF", "The line is straight despite of the noise.", "The line is straight despite the noise."),
    ("DESPITE_OF", "He marched on in despite of the snow.", "He marched on in spite of the snow."),
    (
        "DESPITE_OF",
        "Dear aunt, inspite of my silence I think of you.",
        "Dear aunt, in spite of my silence I think of you.",
    ),
    ("DID_PAST", "The senate did not gave him an army.", "The senate did not give him an army."),
    ("DID_PAST", "Did you wrote down the temperature?", "Did you write down the temperature?"),
    ("DID_PAST", "My brother didn’t even tried the soup.", "My brother didn’t even try the soup."),
    (
        "VERB_ABOUT",
        "Chapter two describes about the causes of the plague.",
        "Chapter two describes the causes of the plague.",
    ),
    ("VERB_ABOUT", "She mentions about a problem with the valve.", "She mentions a problem with the valve."),
    ("VERB_ABOUT", "We spent an hour discussing about his essay.", "We spent an hour discussing his essay."),
    ("DOUBLE_COMPARATIVE", "Steam was more faster than sail.", "Steam was faster than sail."),
    ("DOUBLE_COMPARATIVE", "It is the most oldest church in the valley.", "It is the oldest church in the valley."),
    ("DOUBLE_COMPARATIVE", "The second route is much more safer.", "The second route is safer."),
    ("DOUBLED_DETERMINER", "She wrote in the their names.", "She wrote in their names."),
    ("DOUBLED_DETERMINER", "We repeated the these trials at noon.", "We repeated these trials at noon."),
    ("DOUBLED_DETERMINER", "Please greet your the family from me.", "Please greet your family from me."),
    ("EMPHASIZE_ON", "Modern teachers emphasise on speaking.", "Modern teachers emphasise speaking."),
    ("EMPHASIZE_ON", "A speech that emphasized on the need for peace.", "A speech that emphasized the need for peace."),
    ("ET_AL", "The method follows Brandt et al [2004] closely.", "The method follows Brandt et al. [2004] closely."),
    ("ET_AL", "Okafor et. al found no such link.", "Okafor et al. found no such link."),
    ("EVERY_PLURAL", "Every teachers in the village could read.", "Every teacher in the village could read."),
    ("EVERY_PLURAL", "The bell rang every hours until dawn.", "The bell rang every hour until dawn."),
    (
        "EXPLAIN_ME",
        "My tutor explained us why the flask had cracked.",
        "My tutor explained to us why the flask had cracked.",
    ),
    ("EXPLAIN_ME", "Please describe me your new house.", "Please describe to me your new house."),
    ("EXPLAIN_ME", "Nobody explained him the new law.", "Nobody explained to him the new law."),
    (
        "FINAL_STOP",
        "The fleet sailed in March, and only half of it was seen again",
        "The fleet sailed in March, and only half of it was seen again.",
    ),
    (
        "FINAL_STOP",
        "The glass broke twice. Could the oven have been too hot",
        "The glass broke twice. Could the oven have been too hot?",
    ),
    (
        "FINAL_STOP",
        "Dear Ana,\nThe weather is cold here, but I like the old house",
        "Dear Ana,\nThe weather is cold here, but I like the old house.",
    ),
    ("GENERIC_SOCIETY", "War is a burden to the humanity.", "War is a burden to humanity."),
    ("GENERIC_SOCIETY", "Tools are part of the modern life.", "Tools are part of modern life."),
    (
        "GENERIC_SOCIETY",
        "The press has power within the society as a whole.",
        "The press has power within society as a whole.",
    ),
    ("HYPHENATED_COMPOUND", "Lead is a low cost material.", "Lead is a low-cost material."),
    ("HYPHENATED_COMPOUND", "He gave a first hand account of the siege.", "He gave a first-hand account of the siege."),
    ("HYPHENATED_COMPOUND", "It was a time consuming job.", "It was a time-consuming job."),
    (
        "INDEFINITE_AGREEMENT",
        "It was dark, and nobody want to open the gate.",
        "It was dark, and nobody wants to open the gate.",
    ),
    ("INDEFINITE_AGREEMENT", "When someone need help, the nurse comes.", "When someone needs help, the nurse comes."),
    ("INDEFINITE_AGREEMENT", "Critics say that everything are for sale.", "Critics say that everything is for sale."),
    ("INFINITIVE_PAST", "The emperor wanted to gave them gold.", "The emperor wanted to give them gold."),
    ("INFINITIVE_PAST", "They began to understood the code.", "They began to understand the code."),
    ("INFINITIVE_PAST", "It is hard to spoke of it.", "It is hard to speak of it."),
    ("INTRODUCTORY_COMMA", "Secondly the acid was too weak.", "Secondly, the acid was too weak."),
    ("INTRODUCTORY_COMMA", "The city fell. As a consequence many fled.", "The city fell. As a consequence, many fled."),
    ("INTRODUCTORY_COMMA", "On the other hand you may write to him.", "On the other hand, you may write to him."),
    ("ITS_IT_IS", "The letter says its impossible to travel.", "The letter says it's impossible to travel."),
    ("ITS_IT_IS", "The province kept it’s own coins.", "The province kept its own coins."),
    ("ITS_IT_IS", "ITS NOT OVER YET.", "IT'S NOT OVER YET."),
    ("LATIN_ABBREVIATION", "Heavy metals, e.g lead, sank.", "Heavy metals, e.g. lead, sank."),
    ("LATIN_ABBREVIATION", "The last king, i.e Louis, fled.", "The last king, i.e. Louis, fled."),
    ("LATIN_ABBREVIATION", "We packed maps, tents and etc. for the trip.", "We packed maps, tents etc. for the trip."),
    ("LEND_ITSELF", "The soil lends itself growing vines.", "The soil lends itself to growing vines."),
    ("LEND_ITSELF", "Such poems lend themselves parody.", "Such poems lend themselves to parody."),
    ("LET_TO", "The guard let her to stay.", "The guard let her stay."),
    ("LET_TO", "Letting people to choose costs nothing.", "Letting people choose costs nothing."),
    (
        "LOOK_FORWARD_TO",
        "We are looking forward to read your report.",
        "We are looking forward to reading your report.",
    ),
    ("LOOK_FORWARD_TO", "People were accustomed to eat at dusk.", "People were accustomed to eating at dusk."),
    ("LOOSE_LOSE", "In the end they loose control of the coast.", "In the end they lose control of the coast."),
    ("LOOSE_LOSE", "The sample was loosing water.", "The sample was losing water."),
    ("MAKE_TO", "The heat made us to drink more.", "The heat made us drink more."),
    ("MAKE_TO", "Fear makes people to forget their duty.", "Fear makes people forget their duty."),
    ("MANY_SINGULAR", "Various city in the north revolted.", "Various cities in the north revolted."),
    ("MANY_SINGULAR", "I have met few person who agree.", "I have met few people who agree."),
    ("MANY_SINGULAR", "Hundreds of woman and children fled.", "Hundreds of women and children fled."),
    ("MAY_BE", "The tube leaks; may be there is a crack.", "The tube leaks; maybe there is a crack."),
    ("MAY_BE", "Who knows? May be you will visit us.", "Who knows? Maybe you will visit us."),
    ("MISSING_APOSTROPHE", "The valve wasnt open.", "The valve wasn't open."),
    ("MISSING_APOSTROPHE", "Theres nothing new in this letter.", "There's nothing new in this letter."),
    ("MISSING_APOSTROPHE", "Hes the man they couldnt find.", "He's the man they couldn't find."),
    ("MODAL_THIRD_PERSON", "Acid can causes burns.", "Acid can cause burns."),
    ("MODAL_THIRD_PERSON", "The general could never became king.", "The general could never become king."),
    ("MODAL_THIRD_PERSON", "You shouldn’t took the early train.", "You shouldn’t take the early train."),
    ("MODAL_TO", "Every citizen should to pay the tax.", "Every citizen should pay the tax."),
    ("MODAL_TO", "The reader cannot to choose.", "The reader cannot choose."),
    ("MODAL_TO", "They might to find gold.", "They might find gold."),
    ("MOST_OF_BARE", "Several of countries signed.", "Several countries signed."),
    ("MOST_OF_BARE", "Almost teachers were against it.", "Almost all teachers were against it."),
    ("MOST_OF_BARE", "The most of their crops failed.", "Most of their crops failed."),
    ("MUCH_PLURAL", "A large amount of workers struck.", "A large number of workers struck."),
    ("MUCH_PLURAL", "Much countries had no railway.", "Many countries had no railway."),
    ("MUCH_PLURAL", "With less words the letter is clearer.", "With fewer words the letter is clearer."),
    ("NEEDLESS_PREPOSITION", "The troops entered to the city.", "The troops entered the city."),
    ("NEEDLESS_PREPOSITION", "The ruin resembles to a tower.", "The ruin resembles a tower."),
    ("NEEDLESS_PREPOSITION", "He returned back with the samples.", "He returned with the samples."),
    ("NEEDLESS_PREPOSITION", "You can contact with the author.", "You can contact the author."),
    ("ONE_OF_SINGULAR", "Iron is one of the main cause of rust.", "Iron is one of the main causes of rust."),
    ("ONE_OF_SINGULAR", "It was one of the largest city in Asia.", "It was one of the largest cities in Asia."),
    (
        "ONE_OF_SINGULAR",
        "You are one of the most patient person I know.",
        "You are one of the most patient people I know.",
    ),
    ("ORDER_TO_ING", "In order to keeping the peace, he paid.", "In order to keep the peace, he paid."),
    ("ORDER_TO_ING", "The pump was unable to working.", "The pump was unable to work."),
    ("PERFECT_WITH_DATE", "I have received your letter yesterday.", "I received your letter yesterday."),
    ("PERFECT_WITH_DATE", "The colony has declared war many years ago.", "The colony declared war many years ago."),
    ("PLURAL_POSSESSIVE", "Doctors studied women health.", "Doctors studied women's health."),
    ("PLURAL_POSSESSIVE", "The mens’ choir sang.", "The men’s choir sang."),
    ("PLURAL_POSSESSIVE", "Laws on people safety came late.", "Laws on people's safety came late."),
    ("PRONOUN_AGREEMENT", "The metal bends because it don’t cool.", "The metal bends because it doesn't cool."),
    ("PRONOUN_AGREEMENT", "We was glad of your note.", "We were glad of your note."),
    ("PRONOUN_AGREEMENT", "After 1800 they has no fleet.", "After 1800 they have no fleet."),
    ("PROPER_ADJECTIVE", "The italian states sent a fleet in october.", "The Italian states sent a fleet in October."),
    ("PROPER_ADJECTIVE", "I watched it on youtube at christmas.", "I watched it on YouTube at Christmas."),
    (
        "REASON_BECAUSE",
        "The reason for the delay is because the belt broke.",
        "The reason for the delay is that the belt broke.",
    ),
    (
        "REASON_BECAUSE",
        "One reason why Rome fell is because it was poor.",
        "One reason why Rome fell is that it was poor.",
    ),
    ("REPEATED_WORD", "The end of of the war came soon.", "The end of the war came soon."),
    ("REPEATED_WORD", "If if it fails, we repeat it.", "If it fails, we repeat it."),
    ("REPEATED_WORD", "We will will weigh the tube.", "We will weigh the tube."),
    ("SET_PHRASE", "By in large the theory holds.", "By and large the theory holds."),
    ("SET_PHRASE", "She raised the children by her own.", "She raised the children on her own."),
    ("SET_PHRASE", "In one hand, wood is cheap.", "On the one hand, wood is cheap."),
    (
        "SINCE_DURATION",
        "The dispute has lasted since several centuries.",
        "The dispute has lasted for several centuries.",
    ),
    ("SINCE_DURATION", "I have been waiting since almost three weeks.", "I have been waiting for almost three weeks."),
    (
        "SPECIALLY",
        "I miss the sea, specially during the long summer.",
        "I miss the sea, especially during the long summer.",
    ),
    ("SPECIALLY", "Glass cracks easily; specially when it is hot.", "Glass cracks easily; especially when it is hot."),
    ("THERE_HAVE", "In the report, there has several gaps.", "In the report, there are several gaps."),
    ("THERE_HAVE", "It is known that there have two moons.", "It is known that there are two moons."),
    ("THERE_IS_PLURAL", "By 1500 there was numerous guilds.", "By 1500 there were numerous guilds."),
    ("THERE_IS_PLURAL", "There has been four trials so far.", "There have been four trials so far."),
    ("THERE_IS_PLURAL", "There is still people in the street.", "There are still people in the street."),
    ("THIS_PLURAL", "This two countries never met.", "These two countries never met."),
    ("THIS_PLURAL", "Those idea was new in 1700.", "That idea was new in 1700."),
    ("SHORTHAND", "I think u should go.", "I think you should go."),
    ("SHORTHAND", "It rained, bcoz of the wind.", "It rained, because of the wind."),
    ("DID_PAST", "Those people did not went home.", "Those people did not go home."),
    ("INDEFINITE_AGREEMENT", "I saw that everybody were tired.", "I saw that everybody was tired."),
    ("DOUBLED_DETERMINER", "He took the her hand.", "He took her hand."),
    ("AM_AGREE", "His parents are not agree with him.", "His parents do not agree with him."),
    ("AM_AGREE", "The teachers are agree with the plan.", "The teachers agree with the plan."),
    ("NEEDLESS_PREPOSITION", "We attended to a conference in May.", "We attended a conference in May."),
    ("INFINITIVE_PAST", "She decided to sent it back.", "She decided to send it back."),
    ("INFINITIVE_PAST", "They tried to gave up.", "They tried to give up."),
    ("INFINITIVE_PAST", "He wanted to left the room.", "He wanted to leave the room."),
    ("TO_ABROAD", "They sent the workers to abroad.", "They sent the workers abroad."),
    ("THIS_PLURAL", "All of that things are sold.", "All of those things are sold."),
    ("TO_ABROAD", "Many nobles travelled to abroad.", "Many nobles travelled abroad."),
    ("TO_ABROAD", "He worked in abroad for years.", "He worked abroad for years."),
    ("UNCOUNTABLE_PLURAL", "The guests carried their luggages in.", "The guests carried their luggage in."),
    ("UNCOUNTABLE_PLURAL", "Previous researches found no trace.", "Previous studies found no trace."),
    ("UNCOUNTABLE_PLURAL", "All homeworks must be in by Friday.", "All homework must be in by Friday."),
    ("VERY_LIKE", "I very appreciate your kind words.", "I really appreciate your kind words."),
    ("VERY_LIKE", "They very hate the new tax.", "They really hate the new tax."),
    ("WRITTEN_TOGETHER", "Atleast two tubes broke.", "At least two tubes broke."),
    ("WRITTEN_TOGETHER", "The crowd stood infront of the palace.", "The crowd stood in front of the palace."),
    ("WRONG_PREPOSITION", "Yields depend from the rain.", "Yields depend on the rain."),
    ("WRONG_PREPOSITION", "The envoy arrived to the court in May.", "The envoy arrived at the court in May."),
    ("WRONG_PREPOSITION", "She was married with a count.", "She was married to a count."),
    ("WRONG_PREPOSITION", "He participated on the debate.", "He participated in the debate."),
    ("YEAR_OLD", "An 80 years old letter lay there.", "An 80-year-old letter lay there."),
    ("YEAR_OLD", "The judge gave a five years sentence.", "The judge gave a five-year sentence."),
    ("YEAR_OLD", "We planned a three weeks stay.", "We planned a three-week stay."),
    ("YOUR_YOU_ARE", "I heard your going to Spain.", "I heard you're going to Spain."),
    ("YOUR_YOU_ARE", "Send me you’re answer soon.", "Send me your answer soon."),
]


def repaired(rule, text):
    return apply_edits(text, [finding.edit() for finding in RULES[rule].find(text)])


@pytest.mark.parametrize(("rule", "text", "expected"), FLAGGED)
def test_a_mistake_is_repaired_in_essays_letters_and_reports(rule, text, expected):
    assert repaired(rule, text) == expected


@pytest.mark.parametrize(("rule", "text", "expected"), FLAGGED)
def test_the_repaired_sentence_is_left_alone(rule, text, expected):
    assert [finding.suggestions for finding in RULES[rule].find(expected)] == []


@pytest.mark.parametrize(("rule", "text", "expected"), [row for row in FLAGGED if row[0] != "FINAL_STOP"])
def test_a_mistake_is_found_at_its_place_behind_another_sentence(rule, text, expected):
    head = "Snow fell 😀. "
    assert [f.span.start - len(head) for f in RULES[rule].find(head + text)] == [
        f.span.start for f in RULES[rule].find(text)
    ]


@pytest.mark.parametrize(("rule", "text", "expected"), FLAGGED)
def test_the_engine_of_own_rules_reports_what_the_rule_finds_with_a_reason(rule, text, expected):
    (found,) = OwnRulesEngine().check([text], "en-GB")
    heard = [f for f in found if f.rule == rule]
    assert [f.span for f in heard] == sorted(f.span for f in RULES[rule].find(text))
    assert all(RULES[rule].source in f.reason for f in heard)


def test_every_rule_has_two_further_mistakes():
    assert all(sum(row[0] == rule for row in FLAGGED) >= 2 for rule in RULES)
