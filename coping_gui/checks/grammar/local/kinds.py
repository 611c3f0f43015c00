"""The kinds of mistakes that the local model names, each with one sentence that says why."""

from collections.abc import Sequence

from coping_gui.checks.grammar.local.inflection import NOUN, inflections
from coping_gui.checks.grammar.patterns import words

ARTICLE_LOST, ARTICLE_EXTRA, ARTICLE, DETERMINER = "article missing", "article too many", "article", "determiner"
PREPOSITION_LOST, PREPOSITION_EXTRA, PREPOSITION = "preposition missing", "preposition too many", "preposition"
AGREEMENT, NUMBER, VERB_FORM, TENSE = "agreement", "number", "verb form", "tense"
VERB_LOST, VERB_EXTRA = "verb missing", "verb too many"
POSSESSIVE, PRONOUN, PRONOUN_LOST, CONJUNCTION = "possessive", "pronoun", "pronoun missing", "conjunction"
COMMA_LOST, COMMA_EXTRA, STOP_LOST, PUNCTUATION, HYPHEN, CAPITAL, CAPITAL_EXTRA = (
    "comma missing", "comma too many", "full stop missing", "punctuation", "hyphen", "capital", "capital too many",
)  # fmt: skip
SPELLING, WORD, FORM, JOINED, ORDER, REPEATED = (
    "spelling", "word choice", "word form", "joined words", "word order", "repeated word",
)  # fmt: skip
LOST, EXTRA = "word missing", "word too many"

MESSAGES = {
    ARTICLE_LOST: "A singular countable noun usually needs an article, and so does a thing that the reader knows.",
    ARTICLE_EXTRA: "No article is usual here: nouns in a general sense, names and many plurals stand without one.",
    ARTICLE: "Another article fits: “a” or “an” for one of many, “the” for what the reader knows.",
    DETERMINER: "This word and its noun do not go together in number or in kind.",
    PREPOSITION_LOST: "A preposition seems to be missing: the words around usually need one.",
    PREPOSITION_EXTRA: "This preposition seems needless: the word before usually stands without one.",
    PREPOSITION: "Another preposition is usual with the words around it.",
    AGREEMENT: "Subject and verb should agree in number.",
    NUMBER: "Singular and plural do not fit the words around the noun.",
    VERB_FORM: "Another form of the verb is usual after the words before it.",
    TENSE: "The tense does not fit the rest of the sentence.",
    VERB_LOST: "A verb seems to be missing here.",
    VERB_EXTRA: "This verb seems to be one too many.",
    POSSESSIVE: "What belongs to somebody takes an apostrophe; a plain plural takes none.",
    PRONOUN: "Another pronoun fits what it stands for, or its place in the sentence.",
    PRONOUN_LOST: "A pronoun seems to be missing: an English clause needs its subject, a transitive verb its object.",
    CONJUNCTION: "Another joining word is usual here.",
    COMMA_LOST: "A comma is usual here, to part what comes before from what follows.",
    COMMA_EXTRA: "No comma is usual here: it parts what belongs together.",
    STOP_LOST: "A sentence ends with a full stop, a question mark or an exclamation mark.",
    PUNCTUATION: "Another mark, or one more, is usual here.",
    HYPHEN: "Words that describe a noun together are joined by a hyphen; others are not.",
    CAPITAL: "Sentences, names and “I” begin with a capital.",
    CAPITAL_EXTRA: "Only names and the first word of a sentence begin with a capital.",
    SPELLING: "This word looks misspelt.",
    WORD: "Another word is usual here; the two are easily confused.",
    FORM: "Another form of the word fits its place: noun, verb, adjective or adverb.",
    JOINED: "These two are usually written as one word.",
    ORDER: "These words usually stand the other way round.",
    REPEATED: "The same word stands here twice.",
    LOST: "A small word seems to be missing here.",
    EXTRA: "This word seems to be one too many.",
}
NAMES = tuple(MESSAGES)
AGREEING = frozenset((DETERMINER, ARTICLE, NUMBER, AGREEMENT, VERB_FORM, TENSE, PRONOUN))
"""Kinds that are about two words which go together: of two such neighbours only one is to change."""

_ARTICLES = frozenset(("a", "an", "the"))
_DETERMINERS = frozenset(
    words("""this that these those some any every each all much many few little less fewer several another other
    others both either neither no such more most one""")
)
_PREPOSITIONS = frozenset(
    words("""of in to for on with by from at about into onto through during between among against over under after
    before since until within without towards toward upon across along around behind beside besides near off out up as
    than like despite ago""")
)
_PRONOUNS = frozenset(
    words("""i he she it we they me him her us them my your his its our their mine yours hers ours theirs you who whom
    whose which what myself yourself himself herself itself ourselves themselves there""")
)
_AUXILIARIES = frozenset(
    words("""be am is are was were been being have has had having do does did done doing will would can could may might
    shall should must cannot don't doesn't didn't isn't aren't wasn't weren't haven't hasn't can't won't wouldn't
    couldn't""")
)
_CONJUNCTIONS = frozenset(
    words("""and or but so because although though if when while whereas unless since then nor yet however therefore
    that whether""")
)
_AGREEING = [
    set(words(group))
    for group in ("is are am", "was were", "has have", "does do", "doesn't don't", "isn't aren't", "hasn't haven't",
                  "wasn't weren't")
]  # fmt: skip


def rule_of(kind: str) -> str:
    """The rule's id of a kind of mistake: "article missing" → LOCAL_MODEL_ARTICLE_MISSING."""
    return "LOCAL_MODEL_" + kind.upper().replace(" ", "_")


def of_insertion(new: str) -> str:
    """The kind of a word that is missing."""
    if new == ",":
        return COMMA_LOST
    if new == "-":
        return HYPHEN
    if new in (".", "?", "!"):
        return STOP_LOST
    if not new[:1].isalpha():
        return PUNCTUATION
    if new in _ARTICLES:
        return ARTICLE_LOST
    if new in _PREPOSITIONS:
        return PREPOSITION_LOST
    if new in _AUXILIARIES:
        return VERB_LOST
    return PRONOUN_LOST if new in _PRONOUNS else LOST


def of_deletion(word: str, around: Sequence[str]) -> str:
    """The kind of a word that is too many."""
    low = word.lower()
    if low in (w.lower() for w in around):
        return REPEATED
    if low == ",":
        return COMMA_EXTRA
    if low == "-":
        return HYPHEN
    if not low[:1].isalpha():
        return PUNCTUATION
    if low in _ARTICLES:
        return ARTICLE_EXTRA
    if low in _PREPOSITIONS:
        return PREPOSITION_EXTRA
    return VERB_EXTRA if low in _AUXILIARIES else EXTRA


def of_change(word: str, new: str, label: str) -> str:
    """The kind of a change of one word."""
    if label in ("CAPITAL", "LOWER") or word.lower() == new.lower():
        return CAPITAL if new[:1].isupper() else CAPITAL_EXTRA
    if label in ("POSSESSIVE", "UNPOSSESSIVE", "APOSTROPHE"):
        return POSSESSIVE
    if label in NOUN:
        return NUMBER
    if label in ("VB", "VBZ", "VBD", "VBN", "VBG"):
        return _of_verb(word.lower(), new.lower(), label)
    if label.startswith("-") or label in ("ADJ", "ADV", "COMPARATIVE", "SUPERLATIVE"):
        return FORM
    return _of_pair(word.lower(), new.lower())


def _of_verb(word: str, new: str, label: str) -> str:
    table = inflections()
    base = table.inflect(word, "VB") or word
    past = table.inflect(base, "VBD")
    if label == "VBD" or (past == word != base and label in ("VB", "VBZ")):
        return TENSE
    if label in ("VB", "VBZ") and {word, new} == {base, table.inflect(base, "VBZ")}:
        return AGREEMENT
    return VERB_FORM


def _of_pair(word: str, new: str) -> str:
    pair = {word, new}
    if not new[:1].isalpha():
        return PUNCTUATION
    if any(pair <= group for group in _AGREEING):
        return AGREEMENT
    for kind, group in (
        (ARTICLE, _ARTICLES), (DETERMINER, _DETERMINERS | _ARTICLES), (PREPOSITION, _PREPOSITIONS),
        (PRONOUN, _PRONOUNS), (TENSE, _AUXILIARIES), (CONJUNCTION, _CONJUNCTIONS),
    ):  # fmt: skip
        if pair <= group:
            return kind
    return WORD
