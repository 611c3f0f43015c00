"""Every own rule at its borders: quotations, capitals, sentence starts, both apostrophes, other forms, look-alikes.

A row is the rule, a text, and the text with the rule's first suggestions; equal texts mean that nothing is flagged.
"""

import pytest

from coping_gui.checks.registry import PARAGRAPH_RULES
from coping_gui.essay.edit import apply_edits

RULES = {rule.id: rule for rule in PARAGRAPH_RULES}

CHANGED = {
    "AM_AGREE": [
        ("He is agree with me.", "He agrees with me."),
        ("I am not agree that it is so.", "I do not agree that it is so."),
    ],
    "CANNOT": [("They can not go.", "They cannot go."), ("Can not we go?", "Cannot we go?")],
    "CLAUSE_COMMA": [
        ("Although the road is long we will go on.", "Although the road is long, we will go on."),
        ("If the price falls again they can buy it.", "If the price falls again, they can buy it."),
    ],
    "COMMA_SPLICE": [
        ("It was late, therefore we left.", "It was late; therefore, we left."),
        ("They tried, nevertheless the plan failed.", "They tried; nevertheless, the plan failed."),
    ],
    "DESPITE_CLAUSE": [
        ("In spite of they were late, we waited.", "Although they were late, we waited."),
        ("We waited despite it was late.", "We waited although it was late."),
    ],
    "FINAL_STOP": [
        (
            "We walked to the station, and it was closed again",
            "We walked to the station, and it was closed again.",
        ),
        (
            "It was late. Why did nobody tell us about the delay",
            "It was late. Why did nobody tell us about the delay?",
        ),
    ],
    "MAKE_TO": [
        ("This makes people to think.", "This makes people think."),
        ("It made him to leave.", "It made him leave."),
    ],
    "MANY_SINGULAR": [
        ("These problem are old.", "These problems are old."),
        ("Several woman were there.", "Several women were there."),
        ("Many big company in Europe do it.", "Many big companies in Europe do it."),
    ],
    "MAY_BE": [
        ("May be it rains.", "Maybe it rains."),
        ("Not now, may be we can later.", "Not now, maybe we can later."),
    ],
    "SPECIALLY": [
        ("Specially when it rains, we stay.", "Especially when it rains, we stay."),
        ("We stay, specially if it rains.", "We stay, especially if it rains."),
    ],
    "THERE_HAVE": [
        ("There has many ways.", "There are many ways."),
        ("I know that there have two ways.", "I know that there are two ways."),
    ],
    "SHORTHAND": [("Can u see it?", "Can you see it?"), ("Plz wait.", "Please wait.")],
    "TO_ABROAD": [("I studied in abroad.", "I studied abroad."), ("He goes to abroad.", "He goes abroad.")],
    "VERY_LIKE": [("We very enjoy it.", "We really enjoy it."), ("They very want it.", "They really want it.")],
    "AFFECT_EFFECT": [
        ("“It had an affect on me,” she said.", "“It had an effect on me,” she said."),
        ("The Affect of it is small.", "The Effect of it is small."),
        ("They have affects on us.", "They have effects on us."),
        ("It may effect people.", "It may affect people."),
        ("It has no affect upon them.", "It has no effect upon them."),
        ("😀 It had a bad affect on 𝒳.", "😀 It had a bad effect on 𝒳."),
    ],
    "ALTHOUGH_BUT": [
        ("It ended. Though he was late, but he came.", "It ended. Though he was late, he came."),
        ("Even though it is dear, but people buy it.", "Even though it is dear, people buy it."),
        ("While this is true, but there are limits.", "While this is true, there are limits."),
        ("Although it’s raining, but we’ll go.", "Although it’s raining, we’ll go."),
    ],
    "ARTICLE_A_AN": [
        ("He ate a orange.", "He ate an orange."),
        ("It took a hour.", "It took an hour."),
        ("It is an big step.", "It is a big step."),
        ("She wore an uniform.", "She wore a uniform."),
        ("“a apple,” he wrote", "“an apple,” he wrote"),
        ("That is a honour for us.", "That is an honour for us."),
        ("That is a honor for us.", "That is an honor for us."),
        ("It was an useful talk.", "It was a useful talk."),
    ],
    "BECAUSE_SO": [
        ("We left. Because it was dark, so we ran.", "We left. Because it was dark, we ran."),
        ("Because it’s late, so I leave.", "Because it’s late, I leave."),
    ],
    "COMPARATIVE_THEN": [
        ("She is older then me.", "She is older than me."),
        ("It costs more money then the other.", "It costs more money than the other."),
        ("“Better then ever!”", "“Better than ever!”"),
        ("Rather then the bus, take the train.", "Rather than the bus, take the train."),
    ],
    "COMPRISE_OF": [
        ("It will comprise of two parts.", "It will comprise two parts."),
        ("Comprising of ten rooms, it is large.", "Comprising ten rooms, it is large."),
    ],
    "COULD_OF": [
        ("He shouldn't of gone.", "He shouldn't have gone."),
        ("He shouldn’t of gone.", "He shouldn’t have gone."),
        ("It must of been late.", "It must have been late."),
        ("“I would of,” he said.", "“I would have,” he said."),
    ],
    "DESPITE_OF": [
        ("We went inspite the rain.", "We went in spite of the rain."),
        ("In despite of it all, we won.", "In spite of it all, we won."),
        ("It works despite of all.", "It works despite all."),
    ],
    "DID_PAST": [
        ("We didn’t knew it.", "We didn’t know it."),
        ("We didn't knew it.", "We didn't know it."),
        ("Did they came?", "Did they come?"),
        ("He does not went there.", "He does not go there."),
        ("She never did; did he won?", "She never did; did he win?"),
    ],
    "VERB_ABOUT": [
        ("Discussing about it helps.", "Discussing it helps."),
        ("They discuss about a problem.", "They discuss a problem."),
        ("“He mentioned about you.”", "“He mentioned you.”"),
    ],
    "DOUBLE_COMPARATIVE": [
        ("The more cheaper one.", "The cheaper one."),
        ("Most richest people agree.", "Richest people agree."),
        ("It is much more easier.", "It is easier."),
    ],
    "DOUBLED_DETERMINER": [
        ("We saw the our house.", "We saw our house."),
        ("He took a his book.", "He took his book."),
        ("In my the opinion of many.", "In my opinion of many."),
    ],
    "EMPHASIZE_ON": [
        ("They emphasise on quality.", "They emphasise quality."),
        ("We emphasised upon the cost.", "We emphasised the cost."),
        ("Emphasizing on speed is wrong.", "Emphasizing speed is wrong."),
    ],
    "ET_AL": [
        ("Müller et al (2019) agree.", "Müller et al. (2019) agree."),
        ("(Smith et al, 2010)", "(Smith et al., 2010)"),
        ("(Smith et. al., 2010)", "(Smith et al., 2010)"),
        ("Smith et.al (2010)", "Smith et al. (2010)"),
        ("Smith et all (2010)", "Smith et al. (2010)"),
        ("Smith et all [12]", "Smith et al. [12]"),
        ("Smith et al [2010]", "Smith et al. [2010]"),
    ],
    "EVERY_PLURAL": [
        ("Every countries differ.", "Every country differ."),
        ("every people here", "every person here"),
    ],
    "EXPLAIN_ME": [
        ("“Explain me that.”", "“Explain to me that.”"),
        ("Explaining us the plan took hours.", "Explaining to us the plan took hours."),
    ],
    "GENERIC_SOCIETY": [
        ("It is good for the society.", "It is good for society."),
        ("It changed life in the modern society.", "It changed life in modern society."),
        ("in the today’s society.", "in today’s society."),
        ("in the today's society.", "in today's society."),
    ],
    "HYPHENATED_COMPOUND": [
        ("It is a high quality product.", "It is a high-quality product."),
        ("A so called expert spoke.", "A so-called expert spoke."),
        ("An old fashioned idea.", "An old-fashioned idea."),
        ("It is a state of the art lab.", "It is a state-of-the-art lab."),
    ],
    "INDEFINITE_AGREEMENT": [
        ("Nobody know why.", "Nobody knows why."),
        ("He left because everyone want it.", "He left because everyone wants it."),
        ("Someone don’t care.", "Someone doesn't care."),
        ("Nothing are free.", "Nothing is free."),
    ],
    "INFINITIVE_PAST": [
        ("She wanted to came.", "She wanted to come."),
        ("It is easy to made.", "It is easy to make."),
        ("She was able to went.", "She was able to go."),
    ],
    "INTRODUCTORY_COMMA": [
        ("It rained. However it was warm.", "It rained. However, it was warm."),
        ("For example in towns it is so.", "For example, in towns it is so."),
        ("Unfortunately they lost.", "Unfortunately, they lost."),
        ("In my opinion you’re right.", "In my opinion, you’re right."),
    ],
    "ITS_IT_IS": [
        ("Because its not fair, we left.", "Because it's not fair, we left."),
        ("It has it’s own rules.", "It has its own rules."),
        ("It has it's own rules.", "It has its own rules."),
    ],
    "LATIN_ABBREVIATION": [
        ("Some (eg. apples) fell.", "Some (e.g. apples) fell."),
        ("That is, ie. this.", "That is, i.e. this."),
        ("Dogs, cats etc... are pets.", "Dogs, cats etc. are pets."),
        ("Dogs, cats etc… are pets.", "Dogs, cats etc. are pets."),
    ],
    "LEND_ITSELF": [
        ("They lend themselves teaching.", "They lend themselves to teaching."),
        ("It lent itself abuse.", "It lent itself to abuse."),
    ],
    "LET_TO": [
        ("They let us to go.", "They let us go."),
        ("He makes me to laugh.", "He makes me laugh."),
        ("Letting them to choose is right.", "Letting them choose is right."),
    ],
    "LOOK_FORWARD_TO": [
        ("We’re used to live here.", "We’re used to living here."),
        ("We're used to live here.", "We're used to living here."),
        ("Looking forward to hear from you.", "Looking forward to hearing from you."),
        ("He got accustomed to drive.", "He got accustomed to driving."),
    ],
    "LOOSE_LOSE": [
        ("Don’t loose hope.", "Don’t lose hope."),
        ("Don't loose hope.", "Don't lose hope."),
        ("He is loosing.", "He is losing."),
    ],
    "MISSING_APOSTROPHE": [
        ("Isnt it?", "Isn't it?"),
        ("“Im here,” he said.", "“I'm here,” he said."),
        ("(Dont ask.)", "(Don't ask.)"),
        ("im sure", "I'm sure"),
        ("ive seen it", "I've seen it"),
        ("Well, theyre here.", "Well, they're here."),
        ("😀 isnt 😀", "😀 isn't 😀"),
    ],
    "MODAL_THIRD_PERSON": [
        ("It can also helps.", "It can also help."),
        ("He couldn’t went.", "He couldn’t go."),
        ("He couldn't went.", "He couldn't go."),
        ("They should took it.", "They should take it."),
    ],
    "MODAL_TO": [
        ("I can to see it.", "I can see it."),
        ("He shouldn’t to go.", "He shouldn’t go."),
        ("You had better to go.", "You had better go."),
        ("People should to learn.", "People should learn."),
    ],
    "MOST_OF_BARE": [
        ("Some of children cried.", "Some children cried."),
        ("The most of the people left.", "Most of the people left."),
        ("Several of countries agreed.", "Several countries agreed."),
    ],
    "MUCH_PLURAL": [
        ("Too much people came.", "Too many people came."),
        ("Amounts of people wait.", "Number of people wait."),
        ("There were less mistakes.", "There were fewer mistakes."),
    ],
    "NEEDLESS_PREPOSITION": [
        ("We must reach to the goal.", "We must reach the goal."),
        ("She entered to the room.", "She entered the room."),
        ("Returning back home was hard.", "Returning home was hard."),
        (
            "You can contact with the office; contact with it is slow.",
            "You can contact the office; contact with it is slow.",
        ),
    ],
    "ONE_OF_SINGULAR": [
        ("One of the most important thing is rest.", "One of the most important things is rest."),
        ("It is one of the city.", "It is one of the cities."),
        ("He is one of the person who left.", "He is one of the people who left."),
    ],
    "ORDER_TO_ING": [
        ("They want to going home.", "They want to go home."),
        ("In order to reducing costs, we left.", "In order to reduce costs, we left."),
    ],
    "PERFECT_WITH_DATE": [
        ("He has moved here last year.", "He moved here last year."),
        ("We have finished yesterday.", "We finished yesterday."),
    ],
    "PLURAL_POSSESSIVE": [
        ("Women rights matter.", "Women's rights matter."),
        ("The men health study.", "The men's health study."),
        ("A womens group.", "A women's group."),
        ("The childrens’ toys.", "The children’s toys."),
        ("The childrens' toys.", "The children's toys."),
    ],
    "PRONOUN_AGREEMENT": [
        ("She don’t care.", "She doesn't care."),
        ("It do not work.", "It does not work."),
        ("They was here.", "They were here."),
        ("I think I has it.", "I think I have it."),
        ("We doesn’t mind.", "We don't mind."),
    ],
    "PROPER_ADJECTIVE": [
        ("On friday we met an american.", "On Friday we met an American."),
        ("He watched youtube in december.", "He watched YouTube in December."),
        ("“i love london,” he wrote", "“i love London,” he wrote"),
    ],
    "REASON_BECAUSE": [
        ("The main reason for it is because he left.", "The main reason for it is that he left."),
        ("Its reason is because we paid.", "Its reason is that we paid."),
    ],
    "REPEATED_WORD": [
        ("He went to to town.", "He went to town."),
        ("and and so", "and so"),
        ("Of of all things.", "Of all things."),
        ("the\nthe end", "the end"),
    ],
    "SET_PHRASE": [
        ("By the other hand, it is dear.", "On the other hand, it is dear."),
        ("We did it in the same time.", "We did it at the same time."),
        ("In my point of view, it is.", "From my point of view, it is."),
        ("Last but not the least, rest.", "Last but not least, rest."),
        ("It must be taken in account.", "It must be taken into account."),
    ],
    "SINCE_DURATION": [
        ("It exists since many decades.", "It exists for many decades."),
        ("Since three years we live here.", "For three years we live here."),
    ],
    "THERE_IS_PLURAL": [
        ("There are two; there is several cases.", "There are two; there are several cases."),
        ("There has been several cases.", "There have been several cases."),
        ("I know there was two reasons.", "I know there were two reasons."),
    ],
    "THIS_PLURAL": [
        ("This countries differ.", "These countries differ."),
        ("Those person left.", "That person left."),
        ("All that things are new.", "All those things are new."),
    ],
    "UNCOUNTABLE_PLURAL": [
        ("Informations are free.", "Information are free."),
        ("He gave feedbacks.", "He gave feedback."),
        ("On recent researches.", "On recent studies."),
        ("“The advices helped.”", "“The advice helped.”"),
    ],
    "WRITTEN_TOGETHER": [
        ("Alot of it.", "A lot of it."),
        ("Ofcourse!", "Of course!"),
        ("“atleast two”", "“at least two”"),
        ("Everytime he came, noone left.", "Every time he came, no one left."),
    ],
    "WRONG_PREPOSITION": [
        ("Depending of the day, he came.", "Depending on the day, he came."),
        ("She is married with him.", "She is married to him."),
        ("They participated at the race.", "They participated in the race."),
        ("He is interested on art.", "He is interested in art."),
        ("Regardless to that, it works.", "Regardless of that, it works."),
    ],
    "YEAR_OLD": [
        ("a five years old child", "a five-year-old child"),
        ("An 8 years old girl.", "An 8-year-old girl."),
        ("It was a three hours flight.", "It was a three-hour flight."),
    ],
    "YOUR_YOU_ARE": [
        ("Your not alone.", "You're not alone."),
        ("You’re own house.", "Your own house."),
        ("You're favourite book.", "Your favourite book."),
        ("You're favorite book.", "Your favorite book."),
    ],
}

UNCHANGED = {
    "AM_AGREE": ["It is agreed.", "They are agreeable.", "To be agreed with is nice."],
    "CANNOT": ["They cannot go.", "You can not only go but also run.", "The can, not the jar."],
    "CLAUSE_COMMA": [
        "Although the road is long, we will go on.",
        "When I think we can win, I try.",
        "If what he says is what they must do, they do it.",
    ],
    "COMMA_SPLICE": ["It was late; therefore, we left.", "We left, however late it was.", "We, therefore, left."],
    "DESPITE_CLAUSE": ["Despite their age, they ran.", "In spite of it, we waited.", "Despite you, it works."],
    "FINAL_STOP": [
        "We walked to the station, and it was closed again.",
        "Stations, trains and the long way home in winter",
        "We walked to the station, and it was closed:",
        "we walked to the station, and it was closed again",
    ],
    "MAKE_TO": ["This makes people think.", "He was made to leave.", "They make cars to order."],
    "MANY_SINGULAR": ["These problems are old.", "Many car makers do it.", "Many a woman was there."],
    "MAY_BE": ["Maybe it rains.", "It may be that it rains.", "What may be, may be."],
    "SPECIALLY": ["A specially made coat.", "They came specially to see her.", "Especially when it rains."],
    "THERE_HAVE": ["There have been many ways.", "Those there have many ways.", "There are two ways."],
    "SHORTHAND": ["The u of the word.", "Can you see it?", "If u = 1, stop."],
    "TO_ABROAD": ["I studied abroad.", "News from abroad.", "At home and abroad."],
    "VERY_LIKE": ["We really enjoy it.", "She is very like him.", "They very often want it."],
    "AFFECT_EFFECT": [
        "It does not affect the result.",
        "An affective response on the scale.",
        "We will effect the transfer tomorrow.",
        "The side effects of it.",
    ],
    "ALTHOUGH_BUT": [
        "Although it rained; but that is another story.",
        "She was small, although strong, but nobody knew.",
        "“Although it rained”, but we went.",
        "Although not only the old, but the young came.",
    ],
    "ARTICLE_A_AN": [
        "A one-way street and a once-popular song.",
        "An hour, an heir, an honest answer.",
        "A unit, a union, a unique use.",
        "A UK firm and an FBI agent.",
        "Vitamin A is good; Plan A and a euro.",
        "A eulogy, a ewe.",
        "Grade-a apples.",
        "An LGBT group, an SMS, a URL.",
    ],
    "BECAUSE_SO": [
        "Because it was so late, we left.",
        "It was late, so we left because we could.",
        "Since then, so far, nothing.",
    ],
    "COMPARATIVE_THEN": [
        "Things were better then.",
        "It was worse back then in the war.",
        "He did more and then the others came.",
        "If it gets colder, then the snow stays.",
    ],
    "COMPRISE_OF": [
        "It is comprised of three parts.",
        "They were comprised of many.",
        "It comprises, of course, the rest.",
    ],
    "COULD_OF": [
        "He could, of all people, do it.",
        "It would of necessity fail.",
        "It must of course be so.",
        "He could’ve gone.",
        "The mighty of the earth.",
    ],
    "DESPITE_OF": [
        "Despite, of course, the rain.",
        "Despite of course being late, he won.",
        "In spite of it.",
    ],
    "DID_PAST": [
        "He did what he thought best.",
        "He didn’t saw wood.",
        "Did he go and did they come?",
        "I never did; she went.",
    ],
    "VERB_ABOUT": [
        "They discussed about two hundred cases.",
        "They described about a dozen.",
        "The book is about life.",
        "What we discussed, about noon, was new.",
    ],
    "DOUBLE_COMPARATIVE": [
        "More and better schools.",
        "Much better, far easier.",
        "More bitter, most honest.",
        "No more worse or better.",
        "Most best-sellers sell.",
    ],
    "DOUBLED_DETERMINER": [
        "All the people and their house.",
        "On the one hand, my friend.",
        "The his and hers towels.",
        "He gave her a book.",
    ],
    "EMPHASIZE_ON": [
        "The emphasis on speed.",
        "It is emphasised on many pages.",
        "We emphasise only this.",
    ],
    "ET_AL": [
        "Smith et al. (2010)",
        "(Smith et al., 2010; Jones et al., 2011)",
        "(Smith et al 2010) is a house style.",
        "Et al is Latin.",
        "They met all (2010) of us.",
        "et alii and et alia",
    ],
    "EVERY_PLURAL": [
        "Every three years.",
        "Every other day.",
        "Every people’s army.",
        "Every people's army.",
        "Every days-long trip.",
    ],
    "EXPLAIN_ME": [
        "He explained himself.",
        "She explained them away.",
        "Explain to me how.",
        "They describe me as tall.",
    ],
    "GENERIC_SOCIETY": [
        "In the society of Rome, it was so.",
        "The Royal Society met.",
        "the society that he founded",
        "For society, it is good.",
    ],
    "HYPHENATED_COMPOUND": [
        "The author is well known.",
        "It is of high quality.",
        "He works full time.",
        "In real life it fails.",
        "A low cost for all.",
    ],
    "INDEFINITE_AGREEMENT": [
        "Did everyone have time?",
        "Why does nobody want it?",
        "Someone like him.",
        "Everybody knows that.",
        "We saw everyone like it.",
    ],
    "INFINITIVE_PAST": [
        "I want to go.",
        "According to found letters.",
        "He has to read it.",
        "They have used it to great effect.",
    ],
    "INTRODUCTORY_COMMA": [
        "However many there are, we go.",
        "However much it costs, it pays.",
        "In addition to this, we go.",
        "In fact-based work.",
        "He came, however the door was shut.",
        "It is so. for example the lower case is left.",
        "Besides the rain there was hail.",
    ],
    "ITS_IT_IS": [
        "Its very old church.",
        "Its so-called friend.",
        "The cat and its food.",
        "It’s not fair.",
        "Its own way.",
    ],
    "LATIN_ABBREVIATION": [
        "e.g. this, i.e. that, etc.",
        "The domain e.g.example.",
        "He lies. Eg is no word.",
        "The lie. And so on.",
    ],
    "LEND_ITSELF": [
        "It lends itself readily to use.",
        "It lends itself more to use.",
        "It lends itself.",
        "He lent himself a hand.",
    ],
    "LET_TO": [
        "Let us go to school.",
        "He was made to feel small.",
        "They let it to tenants.",
        "It made sense to go.",
    ],
    "LOOK_FORWARD_TO": [
        "It is used to see far.",
        "He used to live here.",
        "I look forward to a talk and to Monday.",
        "It was used to go to town by all.",
    ],
    "LOOSE_LOSE": [
        "A loose tooth.",
        "Let loose the dogs.",
        "He is loosening it.",
        "All the loose ends.",
    ],
    "MISSING_APOSTROPHE": [
        "IM and IVE are codes.",
        "Digital-im and #dont and @isnt.",
        "dont.com and dont@example.org",
        "isn’t and isn't",
        "A hes-said story.",
        "c:/dont/do",
        "wont, cant, ill, well and shell are words",
    ],
    "MODAL_THIRD_PERSON": [
        "He can do and does it.",
        "Could it be made?",
        "She can be gone.",
        "The can makes noise.",
    ],
    "MODAL_TO": [
        "As we must to live.",
        "He has to go.",
        "A must to see.",
        "All he can, to be fair, is wait.",
    ],
    "MOST_OF_BARE": [
        "Most of the people, many of them.",
        "Make the most of the people.",
        "He almost people-watched.",
        "Many of children’s books.",
        "Many of children's books.",
    ],
    "MUCH_PLURAL": [
        "Much people-watching.",
        "Many people.",
        "Less than ten people.",
        "More or less people like him.",
        "Ten hours less.",
    ],
    "NEEDLESS_PREPOSITION": [
        "He attended to the phone.",
        "His contact with the office.",
        "They enter into the deal.",
        "It has an affect.",
        "The return of the back.",
    ],
    "ONE_OF_SINGULAR": [
        "One of the reasons is this.",
        "One of the family members left.",
        "One of the film’s stars.",
        "One of the film's stars.",
        "One of the country houses.",
    ],
    "ORDER_TO_ING": [
        "We look forward to going.",
        "He is used to being late.",
        "With regard to doing it.",
        "In order to go.",
    ],
    "PERFECT_WITH_DATE": [
        "He has lived here since last year.",
        "It has worked until yesterday.",
        "We have finished. Yesterday we went.",
        "He had finished yesterday.",
    ],
    "PLURAL_POSSESSIVE": [
        "Children’s rights and women’s lives.",
        "Children's rights and women's lives.",
        "People live here.",
        "The peoples of Europe.",
        "Women and men.",
    ],
    "PRONOUN_AGREEMENT": [
        "Some of them doesn’t fit.",
        "If they were here, we would go.",
        "Does she do it? She does not.",
        "She and I don’t mind.",
        "Both he and they are here.",
    ],
    "PROPER_ADJECTIVE": [
        "They march in may; august it was.",
        "see https://example.org/english/monday",
        "polish, turkey, china and french are words",
        "#london and london.example.org",
        "pan-european and american-born",
    ],
    "REASON_BECAUSE": [
        "The reason is that he left.",
        "It is because he left.",
        "The reason is because of rain.",
        "For this reason, because he left.",
    ],
    "REPEATED_WORD": [
        "He had had that that was his.",
        "the-the and in-in",
        "The The played, said The Who.",
        "It was in, in short, a mess.",
        "who’s who and to-to",
    ],
    "SET_PHRASE": [
        "On the other hand, on the contrary.",
        "The contrary in one.",
        "At the same time.",
        "By their own account is fine, and so is “by his own side”.",
        "He took it into account.",
    ],
    "SINCE_DURATION": [
        "Since 1990 it has grown.",
        "Since two years ago.",
        "Since three weeks after that.",
        "Ever since those years.",
    ],
    "THERE_IS_PLURAL": [
        "There's many people in speech, and there’s many.",
        "There is two hundred pounds.",
        "There is many a man.",
        "There are many.",
        "Is there a lot of it?",
    ],
    "THIS_PLURAL": [
        "This is so; these are those.",
        "This people’s army.",
        "This students’ union.",
        "This students' union.",
        "He said that things were bad.",
        "Those book shops.",
    ],
    "UNCOUNTABLE_PLURAL": [
        "He researches the town.",
        "Information and advice.",
        "It evidences-based.",
        "Her research, our feedback.",
    ],
    "WRITTEN_TOGETHER": [
        "alot.com and alot@example.org",
        "Mr Noone-Smith and #alot.",
        "in fact, at least, of course",
        "Everyday life and inasmuch as.",
    ],
    "WRONG_PREPOSITION": [
        "It depends on it.",
        "She is married with three sons.",
        "She is married with young children.",
        "They arrived to find it.",
        "They arrived to the same end.",
    ],
    "YEAR_OLD": [
        "He is ten years old.",
        "A ten-year-old boy.",
        "A 5 years old when he came.",
        "Two years of work.",
    ],
    "YOUR_YOU_ARE": [
        "Your welcome speech.",
        "Your very best.",
        "You’re right.",
        "You’re family of the year.",
        "Your not-so-good idea.",
    ],
}


def flagged(table):
    return [
        pytest.param(RULES[name], *row, id=f"{name}-{number}")
        for name, rows in table.items()
        for number, row in enumerate(rows)
    ]


def left_alone(table):
    return [
        pytest.param(RULES[name], text, id=f"{name}-{number}")
        for name, texts in table.items()
        for number, text in enumerate(texts)
    ]


def repaired(rule, text):
    return apply_edits(text, [finding.edit() for finding in rule.find(text)])


@pytest.mark.parametrize(("rule", "text", "expected"), flagged(CHANGED))
def test_a_mistake_is_found_in_every_form(rule, text, expected):
    assert text != expected
    assert repaired(rule, text) == expected


@pytest.mark.parametrize(("rule", "text", "expected"), flagged(CHANGED))
def test_what_was_repaired_is_not_flagged_again(rule, text, expected):
    assert list(rule.find(expected)) == []


@pytest.mark.parametrize(("rule", "text"), left_alone(UNCHANGED))
def test_what_only_looks_like_the_mistake_is_left_alone(rule, text):
    assert [(f.span.of(text), f.suggestions) for f in rule.find(text)] == []


@pytest.mark.parametrize("table", [CHANGED, UNCHANGED], ids=["changed", "unchanged"])
def test_every_rule_is_tried_at_its_borders(table):
    assert sorted(table) == sorted(RULES)
    assert all(len(rows) >= 2 for rows in table.values())
