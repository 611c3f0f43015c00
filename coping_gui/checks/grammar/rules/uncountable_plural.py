"""Plural of an uncountable noun: *informations*, *researches*."""

from coping_gui.checks.grammar.patterns import Pattern, finder, listed, one_of, replaced_by
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_TABLE = listed(
    "informations=information, advices=advice, equipments=equipment, furnitures=furniture, homeworks=homework, "
    "knowledges=knowledge, softwares=software, luggages=luggage, baggages=baggage, sceneries=scenery, "
    "housings=housing, machineries=machinery, vocabularys=vocabulary, hardwares=hardware, feedbacks=feedback, "
    "punctuations=punctuation, housework's=housework, peoples'=people's, evidences=evidence, slangs=slang, "
    "clothings=clothing, foods stuffs=foodstuffs, musics=music, poetries=poetry, traffics=traffic, "
    "merchandises=merchandise"
)
_PATTERNS = (
    Pattern(rf"\b(?P<at>{one_of(_TABLE)})\b(?![-’'])", replaced_by(_TABLE)),
    Pattern(
        (
            r"\b(?:many|several|these|those|some|recent|other|various|their|different|few|more|most|previous|"
            r"of|on) (?P<at>researches)\b(?! (?:the|a|how|his|her|its))"
        ),
        "studies",
    ),
)

RULE = ParagraphRule(
    id="UNCOUNTABLE_PLURAL",
    category=Category.GRAMMAR,
    title="Uncountable noun in the plural",
    why="Some English nouns name a mass and have no plural: write information, or pieces of information.",
    source="Swan, Practical English Usage (2016), countable and uncountable nouns",
    find=finder("UNCOUNTABLE_PLURAL", "This noun has no plural.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("They gave me informations and advices.", "They gave me information and advice."),
        ("Many researches show it.", "Many studies show it."),
        ("Buy new equipments.", "Buy new equipment."),
    ),
    leaves=(
        "She researches the topic.",
        "The information is old.",
        "He advises them.",
        "Works of art and pieces of advice.",
    ),
)
