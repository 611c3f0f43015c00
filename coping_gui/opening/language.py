"""Which English a text follows, and which paragraphs are in another language."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from coping_gui.essay.essay import Essay, Kind, Paragraph

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_BRITISH = re.compile(
    r"\b(?:colour|behaviour|favour|labour|honour|neighbour|flavour|rumour|harbour|humour|endeavour|vapour|tumour|odour"
    r"|rigour|vigour)\w*|\b(?:cent|theat|met|lit|fib|calib|spect)res?\b|\b(?:organ|real|recogn|emphas|character|util|summar"
    r"|critic|general|minim|maxim|optim|priorit|special|apolog)is(?:e[sd]?|ing|ations?)\b|\b(?:anal|paral|catal)ys(?:ed?|ing)\b"
    r"|\b(?:defence|offence|licence|pretence|programmes?|catalogues?|dialogues?|analogues?|whilst|amongst|ageing|grey"
    r"|sceptic\w*|cheques?|judgement|fulfil|enrol|skilful|anaem\w+|paediatr\w+|oestr\w+|foet\w+|haem\w+|leuka?em\w+)\b"
    r"|\b(?:travel|label|model|cancel|signal|counsel|fuel|channel|level)l(?:ed|ing|ers?)\b",
    re.IGNORECASE,
)
_AMERICAN = re.compile(
    r"\b(?:color|behavior|favor|labor|honor|neighbor|flavor|rumor|harbor|humor|endeavor|vapor|tumor|odor|rigor|vigor)"
    r"(?!ous|if|at)\w*|\b(?:center|theater|meter|liter|fiber|caliber|specter)s?\b|\b(?:analy|paraly|cataly)z(?:e[sd]?|ing)\b"
    r"|\b(?:defense|offense|license|pretense|programs|catalogs?|dialogs?|analogs?|aging|gray|skeptic\w*|fulfill|enroll"
    r"|skillful|anem\w+|pediatr\w+|estrogen\w*|fetal|fetus|hemo\w+|leukem\w+)\b"
    r"|\b(?:travel|label|model|cancel|signal|counsel|fuel|channel|level)(?:ed|ing|ers?)\b",
    re.IGNORECASE,
)
_IZE = re.compile(
    r"\b(?:organ|real|recogn|emphas|character|util|summar|critic|general|minim|maxim|optim|priorit|special|apolog)iz(?:e[sd]?|ing|ations?)\b",
    re.IGNORECASE,
)
_CANADIAN = re.compile(r"\b(?:Canada|Canadian|Ontario|Toronto|Québec|Quebec)\b")
_AUSTRALIAN = re.compile(r"\b(?:Australia|Australian|Sydney|Melbourne|Queensland|Brisbane)\b")

_FUNCTION_WORDS = {
    "en": "the of and to in is that for it as was with be by on not he his but at are this have from or had an"
    " they which",
    "de": "der die und das den von zu mit ist des nicht ein eine auf sich dem für im als auch wird sind einer"
    " durch bei werden",
    "fr": "le les des est et une dans que pour qui du au pas sur plus par ce sont avec il elle nous ont cette aux",
    "es": "el los las que y del una por con para es se lo como más su al pero sus fue son entre este",
    "it": "il che di la per una sono con non del della è gli le nel alla si come anche dei delle ha più",
    "nl": "het een van en dat niet zijn op te met voor is der aan er ook als door naar bij maar uit",
    "pt": "o os que do da uma para com não em por mais dos das como foi ao pelo são à",
    "ro": "și în la cu pe că nu este sunt din care pentru o a fost mai se prin sau",
    "sv": "och att det som en på är av för med den till inte om ett han var från",
    "pl": "nie się na do że jest jak przez dla po był tym oraz są",
}
_LANGUAGES = {tag: frozenset(words.split()) for tag, words in _FUNCTION_WORDS.items()}
ENOUGH_WORDS = 12
"""A paragraph shorter than this says too little about its language."""


def detect(texts: Iterable[str]) -> str:
    """The essay's English by its own spelling: en-US where it shows nothing, another language's tag where it is one.

    Australian and Canadian spelling differ too little from British to be told by it; places named in the text decide.
    """
    text = "\n".join(texts)
    other = other_language(text)
    if other:
        return other
    british, american = len(_BRITISH.findall(text)), len(_AMERICAN.findall(text))
    if british <= american:
        return "en-US"
    if len(_CANADIAN.findall(text)) >= 3 and len(_IZE.findall(text)) > 0:
        return "en-CA"
    return "en-AU" if len(_AUSTRALIAN.findall(text)) >= 3 else "en-GB"


def other_language(text: str) -> str:
    """The tag of the language when the text is clearly not English ("de"), else ""."""
    counts = _function_words(text)
    if not counts:
        return ""
    best, count = counts.most_common(1)[0]
    return best if best != "en" and count >= 4 and count >= 3 * (counts["en"] + 1) else ""


def is_english(text: str) -> bool:
    """Whether the text's little words are clearly English."""
    counts = _function_words(text)
    others = [n for tag, n in counts.items() if tag != "en"]
    return counts["en"] >= 4 and counts["en"] >= 2 * max(others, default=0)


def _function_words(text: str) -> Counter[str]:
    words = _WORD.findall(text[:20_000].lower())
    if len(words) < ENOUGH_WORDS:
        return Counter()
    seen = Counter(words)
    return Counter({tag: n for tag, known in _LANGUAGES.items() if (n := sum(seen[w] for w in known))})


def spoken(essay: Essay, choice: str, source: Path | None) -> Essay:
    """`essay` with its language set, and the paragraphs in another one named.

    A choice other than "auto" is obeyed. Else the file's own English tag counts, and where it gives none, the text's
    spelling. A file that calls English text Romanian (a Word set up in Romania does) is not believed.
    """
    paragraphs = tuple(map(_checked, essay.paragraphs))
    if choice != "auto":
        chosen = choice
    else:
        chosen = _tagged(paragraphs) or detect(p.text for p in paragraphs if p.kind not in (Kind.REFERENCE, Kind.CODE))
    return replace(essay, paragraphs=paragraphs, language=chosen, source=source or essay.source)


def _checked(paragraph: Paragraph) -> Paragraph:
    tag = paragraph.language
    if not tag:
        other = other_language(paragraph.text)
        return replace(paragraph, language=other) if other else paragraph
    if not tag.lower().startswith("en") and is_english(paragraph.text):
        return replace(paragraph, language="")
    return paragraph


def _tagged(paragraphs: Iterable[Paragraph]) -> str:
    """The English tag that most words of the file carry, "" where it carries none."""
    words: Counter[str] = Counter()
    for paragraph in paragraphs:
        words[paragraph.language] += paragraph.words
    tag = words.most_common(1)[0][0] if words else ""
    return {"en": "", "en-us": "en-US", "en-gb": "en-GB", "en-au": "en-AU", "en-ca": "en-CA"}.get(
        tag.lower(), "en-GB" if tag.lower().startswith("en-") else ""
    )
