"""Closed lists of English words that several rules share."""

from coping_gui.checks.grammar.patterns import words

PAST_TO_BASE = dict(
    pair.split("=")
    for pair in words("""
    went=go had=have was=be were=be did=do made=make took=take gave=give came=come saw=see knew=know
    thought=think got=get said=say told=tell found=find felt=feel left=leave became=become began=begin brought=bring
    bought=buy built=build caught=catch chose=choose drew=draw drove=drive ate=eat fell=fall fought=fight forgot=forget
    grew=grow heard=hear held=hold kept=keep led=lead lost=lose meant=mean met=meet paid=pay ran=run sent=send
    showed=show spoke=speak spent=spend stood=stand swam=swim taught=teach understood=understand wore=wear won=win
    wrote=write rose=rise broke=break slept=sleep sat=sit sold=sell threw=throw flew=fly drank=drink sang=sing
    wanted=want needed=need liked=like used=use worked=work lived=live helped=help tried=try started=start asked=ask
    seemed=seem happened=happen changed=change played=play studied=study received=receive decided=decide
    existed=exist allowed=allow provided=provide appeared=appear agreed=agree considered=consider learned=learn
    stopped=stop reached=reach followed=follow created=create believed=believe improved=improve""")
)
"""Past forms that are no base form themselves, with the base form of each."""

UNAMBIGUOUS_PAST = [p for p in PAST_TO_BASE if p not in {"found", "felt", "left", "saw", "led", "fell", "meant"}]

IRREGULAR_PLURALS = ["children", "men", "women", "people"]

COUNTABLE_PLURALS = words(
    """people children students teachers countries things problems reasons years days months ways ideas
women men friends books words examples times questions parents cities companies cars opportunities families jobs
tourists schools languages advantages disadvantages factors changes activities skills changes methods products
citizens workers customers employees subjects lessons mistakes places hours weeks minutes animals trees"""
)
"""Frequent nouns in the plural that are no verb forms in the places where rules look for them."""

SINGULAR_OF = {
    "people": "person",
    "children": "child",
    "women": "woman",
    "men": "man",
    "countries": "country",
    "families": "family",
    "cities": "city",
    "companies": "company",
    "opportunities": "opportunity",
    "activities": "activity",
}

PURE_PLURALS = words(
    """people children men women students teachers countries problems ideas days years months friends
parents cities companies opportunities families activities skills methods products citizens workers customers
employees factors disadvantages advantages examples situations decisions experiences subjects words animals
circumstances facts rules cars"""
)
"""Plurals that are hardly ever verbs, so that "this" before them is a mistake."""


def singular(plural: str) -> str:
    """The singular of a word of the lists above."""
    return SINGULAR_OF.get(plural, plural.removesuffix("s"))


COUNT_NOUNS = words(
    """country city student teacher person child man woman problem reason thing way idea car year day month week hour
    minute place book word friend job company family school subject question language example advantage disadvantage
    change skill factor product activity method member machine game song movie film computer phone lesson mistake
    animal tree house room system opinion rule law tool scientist professor doctor parent worker player citizen customer
    employee tourist visitor user driver writer reader speaker group class course area region part kind type aspect
    point fact case situation condition effect cause result step goal chance opportunity event story picture photo
    number age level hobby topic theory"""
)
"""Frequent nouns that are counted and hardly ever stand for a mass."""

_IRREGULAR = {"person": "people", "child": "children", "man": "men", "woman": "women"}


def plural(noun: str) -> str:
    """The plural of a word of COUNT_NOUNS."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"
