"""Spellings of one sound: -ise and -ize, -our and -or, and words that are right in two ways."""

import re
from collections.abc import Iterator
from functools import lru_cache

from coping_gui.checks.structure.consistency.prose import Prose
from coping_gui.checks.structure.consistency.variation import Found, Kind, Variation, cased_like, variation
from coping_gui.checks.words import is_word
from coping_gui.essay.span import Span

_WORD = re.compile(r"[^\W\d_]{4,}")
_OUR = r"(?:col|behavi|fav|lab|hon|neighb|flav|rum|harb|hum|endeav|vap|tum|od|rig|vig|arm|parl|splend|val|sav|clam|dem)"
_DOUBLED = (
    r"(?:travel|label|model|cancel|signal|counsel|fuel|channel|level|marvel|tunnel|quarrel|total|rival|dial|equal|initial"
    r"|jewel|pencil|shrivel|unravel|worship|kidnap|focus|benefit|bias)"
)
# Name of the class; a form, its pattern, how it becomes the other form; the other form and its pattern.
_RULES: tuple[tuple[str, str, str, str, str, str], ...] = (
    ("-our, -or", "-our", rf"({_OUR})our(\w*)", r"\1or\2", "-or", rf"({_OUR})or(?!ous|if|at|is)(\w*)"),
    ("-yse, -yze", "-yse", r"(\w*(?:anal|paral|catal))ys(e[dr]?|ing|ers)", r"\1yz\2", "-yze",
     r"(\w*(?:anal|paral|catal))yz(e[dr]?|ing|ers)"),
    ("-re, -er", "-re", r"(cent|theat|fib|lit|calib|spect|lust|meag|somb|sab)re(s?)", r"\1er\2", "-er",
     r"(cent|theat|fib|calib|spect|lust|meag|somb|sab)er(s?)"),
    ("-ence, -ense", "-ence", r"(def|off|pret)ence(s?)", r"\1ense\2", "-ense", r"(def|off|pret)ense(s?)"),
    ("-ogue, -og", "-ogue", r"(catal|anal|dial|monol|epil|prol)ogue(s?)", r"\1og\2", "-og",
     r"(catal|anal|dial|monol|epil|prol)og(s?)"),
    ("ae, e", "ae", r"(|an|leuk|isch|pal|arch)(h?)ae(mat|mog|mor|mia|mic|diatr|ontolog|olog)(\w*)", r"\1\2e\3\4", "e",
     r"(|an|leuk|isch|pal|arch)(h?)e(mat|mog|mor|mia|mic|diatr|ontolog|olog)(\w*)"),
)  # fmt: skip
_PAIRS = (
    "grey=gray greys=grays ageing=aging judgement=judgment judgements=judgments acknowledgement=acknowledgment"
    " acknowledgements=acknowledgments sceptic=skeptic sceptics=skeptics sceptical=skeptical scepticism=skepticism"
    " fulfil=fulfill fulfils=fulfills fulfilment=fulfillment enrol=enroll enrols=enrolls enrolment=enrollment"
    " enrolments=enrollments skilful=skillful wilful=willful whilst=while amongst=among towards=toward"
    " afterwards=afterward focussed=focused focussing=focusing adviser=advisor advisers=advisors artefact=artifact"
    " artefacts=artifacts mould=mold moulds=molds moulded=molded plough=plow ploughs=plows jewellery=jewelry"
    " aesthetic=esthetic aesthetics=esthetics encyclopaedia=encyclopedia paediatric=pediatric foetus=fetus"
    " foetal=fetal oestrogen=estrogen manoeuvre=maneuver manoeuvres=maneuvers spelt=spelled"
    " burnt=burned dreamt=dreamed leant=leaned leapt=leaped spoilt=spoiled organisational=organizational"
    " naïve=naive rôle=role café=cafe cafés=cafes façade=facade façades=facades élite=elite élites=elites"
    " cliché=cliche clichés=cliches moustache=mustache pyjamas=pajamas cosy=cozy"
    " aluminium=aluminum instalment=installment instalments=installments aeroplane=airplane"
    " yoghurt=yogurt doughnut=donut connexion=connection enquiry=inquiry"
    " enquiries=inquiries benefitted=benefited benefitting=benefiting biassed=biased"
    " orientated=oriented preventative=preventive likeable=likable sizeable=sizable useable=usable moveable=movable"
    " saleable=salable routeing=routing unmistakeable=unmistakable"
)
_SAME_WORD = {pair.partition("=")[0]: pair.partition("=")[2] for pair in _PAIRS.split()}
_OTHER_WORD = {b: a for a, b in _SAME_WORD.items()}
_IZE = re.compile(r"(\w{2,})i([sz])(e[drs]?|ers|ing|ations?|ational)")
_ALWAYS_S = re.compile(
    r"(?:advert|adv|ar|compr|comprom|dem|desp|dev|disgu|enterpr|exc|exerc|franch|gu|improv|inc|merchand|prem|pr|prom|rev|r"
    r"|superv|surm|surpr|telev|w|otherw|likew|chast|circumc|appr|expert|prec|conc|treat|parad|no|po|pra|ra|bru|cru|mort"
    r"|anastom|capsi|s|se|ma|repr|upra|rea|para|contr|dev|rev|unra|prepo)"
)
"""What stands before -ise in words that are never written with a z."""
_DOUBLE = re.compile(rf"({_DOUBLED})([lpst])(ed|ing|ers?|able)")
_SINGLE = re.compile(rf"({_DOUBLED})(ed|ing|ers?|able)")


def find(texts: list[Prose]) -> Iterator[Variation]:
    """A variation for each class of words (or single word) of which both spellings occur; names are left alone."""
    by_class: dict[str, list[Found]] = {}
    for text in texts:
        for match in _WORD.finditer(text.own):
            word = match.group()
            read = _read(word.lower())
            if read is None or (word[0].isupper() and match.start() not in text.starts and not word.isupper()):
                continue
            name, form, other_form, other = read
            written = {form: word, other_form: cased_like(other, word)}
            by_class.setdefault(name, []).append(Found(text.index, Span(*match.span()), form, written))
    for found in by_class.values():
        made = variation(Kind.SPELLING, found)
        if made is not None:
            yield made


@lru_cache(maxsize=65536)
def _read(word: str) -> tuple[str, str, str, str] | None:
    """Class of the word, its form, the other form, and the word in that one; None for a word with one spelling."""
    if word in _SAME_WORD:
        return f"{word}, {_SAME_WORD[word]}", word, _SAME_WORD[word], _SAME_WORD[word]
    if word in _OTHER_WORD:
        return f"{_OTHER_WORD[word]}, {word}", word, _OTHER_WORD[word], _OTHER_WORD[word]
    return _read_ize(word) or _read_doubled(word) or _read_rules(word)


def _read_ize(word: str) -> tuple[str, str, str, str] | None:
    match = _IZE.fullmatch(word)
    if match is None or _ALWAYS_S.fullmatch(match[1]):
        return None
    letter = match[2]
    other = f"{match[1]}i{'z' if letter == 's' else 's'}{match[3]}"
    if not (_is_ize_stem(match[1]) and is_word(other) and is_word(word)):
        return None
    return "-ise, -ize", f"-i{letter}e", "-ize" if letter == "s" else "-ise", other


def _is_ize_stem(stem: str) -> bool:
    """Whether stem + -ize is a verb in both spellings."""
    return is_word(stem + "ize") and is_word(stem + "ise")


def _read_doubled(word: str) -> tuple[str, str, str, str] | None:
    match = _DOUBLE.fullmatch(word)
    if match and match[2] == match[1][-1]:
        return _checked("double letters", "travelled", "traveled", match[1] + match[3])
    match = _SINGLE.fullmatch(word)
    if match:
        return _checked("double letters", "traveled", "travelled", match[1] + match[1][-1] + match[2])
    return None


def _read_rules(word: str) -> tuple[str, str, str, str] | None:
    for name, one, pattern, replacement, other, back in _COMPILED:
        match = pattern.fullmatch(word)
        if match:
            return _checked(name, one, other, match.expand(replacement))
        match = back.fullmatch(word)
        if match:
            return _checked(name, other, one, _mirrored(match, one))
    return None


def _mirrored(match: "re.Match[str]", form: str) -> str:
    groups = [g or "" for g in match.groups()]
    middle = form.lstrip("-")
    middle = {"yse": "ys", "ogue": "ogue"}.get(middle, middle)
    if form == "ae":
        return f"{groups[0]}{groups[1]}ae{groups[2]}{groups[3]}"
    return f"{groups[0]}{middle}{groups[1]}"


def _checked(name: str, form: str, other_form: str, other: str) -> tuple[str, str, str, str] | None:
    return (name, form, other_form, other) if is_word(other) else None


_COMPILED = [(n, one, re.compile(p), r, other, re.compile(b)) for n, one, p, r, other, b in _RULES]
