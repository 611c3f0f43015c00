"""Passages in another language inside an English paragraph: quoted or not, nobody corrects them by English rules.

A passage is known by the small words of its language (articles, pronouns, prepositions, conjunctions, forms of "be" and
"have": the closed classes that every grammar lists), by letters that English does not use, and by words that no English
dictionary has; English words speak against it. It is the stretch with the greatest sum.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from coping_gui.checks.words import frequency, is_word
from coping_gui.essay.span import Span

_LANGUAGES = {
    "German": "ich du er sie wir ihr mich dich sich uns euch mein dein sein seine seinem seiner ihre ihrem der die "
    "das dem den des ein eine einem einen einer und oder aber denn weil dass daß wenn nicht kein keine "
    "keinem auch nur noch schon ist sind war waren wird werden wurde hat haben hatte kann muss soll mit "
    "von zu zum zur bei nach aus auf für über unter durch gegen ohne um im am wer wie wo hier",
    "French": "je tu il elle nous vous ils elles me te se moi toi le la les un une des du de au aux et ou mais donc "
    "car ni que qui quoi dont où ne pas plus jamais rien est sont était suis sommes être avoir ai as "
    "avons avez ont ce cette ces mon ma mes ton ta tes son sa ses notre votre leur dans sur sous avec "
    "sans pour par chez en pourquoi",
    "Latin": "ego tu nos vos ille illa ipse ipsa hic haec hoc is ea id qui quae quod quem quam quo cuius cui et "
    "atque ac sed aut vel nec neque non ne ut si cum dum ubi nam enim ergo igitur autem etiam quoque est "
    "sunt esse erat fuit sit in ad ab ex de per pro sine sub inter contra ante post apud nemo nihil "
    "nullus omnia omnes suus sua suum suo meus mea tuus noster nostra nostris tandem",
    "Spanish": "yo tú él ella nosotros ellos ellas me te se le lo la los las el un una unos unas y o pero porque que "
    "quien cuyo cuya donde no ni muy mucho más ya es son era fue está están ser hay ha han había con sin "
    "por para de del a al en sobre entre desde hasta mi tu su sus este esta esto ese esa como cuando será",
    "Italian": "io tu lui lei noi voi loro mi ti si ci vi il lo la gli le un uno una e o ma perché che chi cui non "
    "più è sono era fu essere ha hanno aveva con senza per di del della dei delle dello da dal dalla al "
    "alla nel nella nei su sul sulla fra tra mio mia tuo suo sua nostra nostro questo questa come quando "
    "dove",
    "Portuguese": "eu tu ele ela nós eles elas me te se o a os as um uma uns umas e ou mas porque que quem cujo onde "
    "não nem muito mais já é são era foi está estão ser há com sem por para de do da dos das em no na nos "
    "nas ao à sobre entre meu minha seu sua este esta isso como quando",
    "Dutch": "ik jij hij zij wij jullie mij hem haar ons hun de het een en of maar want omdat dat die deze dit wie "
    "wat waar niet geen ook nog al is zijn was waren wordt worden werd heeft hebben had kan moet zal met "
    "van naar uit op voor over onder door tegen zonder bij te om in aan mijn zijn haar",
}
_SMALL = {name: frozenset(words.split()) for name, words in _LANGUAGES.items()}
COMMON = 20.0
"""Occurrences per million from which a small word is English as well ("die", "me") and says nothing."""
ENGLISH = 5.0
"""Occurrences per million from which a word speaks against another language."""
LEAST_WORDS, LEAST_SUM, LEAST_SMALL = 3, 5, 2
"""What a passage needs: words, points, and small words of its language that are not English."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ELIDED = re.compile(r"\A(?:[cdjlmnst]|qu)['’](?=\w\w)")
"""French and Italian small words that lost their vowel: d’être, l’altro."""
_QUOTED = re.compile(r"[“„«\"‘‚]\s*([^“”„«»\"]+?)\s*[”“»\"’]")


@lru_cache(2000)
def foreign_spans(text: str) -> tuple[Span, ...]:
    """The passages of an English text that are in another language, sorted; a quotation that mostly is, whole."""
    words = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]
    lower = {_ELIDED.sub("", word.lower()) for _, _, word in words}
    found = [
        span
        for name, small in _SMALL.items()
        if len(lower & _telling()[name]) >= LEAST_SMALL
        for span in _passages(words, small)
    ]
    return tuple(sorted({_whole_quotation(span, text) for span in found}))


@cache
def _telling() -> dict[str, frozenset[str]]:
    """By language, the small words that are not English as well."""
    return {name: frozenset(w for w in small if frequency(w) < COMMON) for name, small in _SMALL.items()}


def _passages(words: list[tuple[int, int, str]], small: frozenset[str]) -> Iterator[Span]:
    """Every stretch that sums up to enough: begun by a word that speaks for the language, ended by the best sum."""
    at = 0
    while at < len(words):
        total = best = end = 0
        for i in range(at, len(words)):
            total += _points(words[i][2], small)
            if total <= 0 or total < best - LEAST_SUM:
                break
            if total > best:
                best, end = total, i + 1
        chosen = words[at:end]
        if best >= LEAST_SUM and len(chosen) >= LEAST_WORDS and _small_words(chosen, small) >= LEAST_SMALL:
            yield Span(chosen[0][0], chosen[-1][1])
        at = max(end, at + 1)


def _small_words(words: list[tuple[int, int, str]], small: frozenset[str]) -> int:
    return len({_ELIDED.sub("", word.lower()) for _, _, word in words if _points(word, small) == 2})


def _points(word: str, small: frozenset[str]) -> int:
    lower = _ELIDED.sub("", word.lower())
    common = frequency(lower)
    if lower in small:
        return 0 if common >= COMMON else 2
    if _has_marks(lower) or not is_word(lower):
        return 1
    return -2 if common >= ENGLISH else 0


def _has_marks(word: str) -> bool:
    """Whether it has letters that English does not use: ä, é, ñ, ß."""
    return any(not "a" <= c <= "z" and c not in "'’" and unicodedata.category(c).startswith("L") for c in word)


def _whole_quotation(span: Span, text: str) -> Span:
    for match in _QUOTED.finditer(text):
        inside = Span(*match.span(1))
        if inside.overlaps(span) and 2 * (min(inside.end, span.end) - max(inside.start, span.start)) >= inside.length:
            return Span(min(span.start, inside.start), max(span.end, inside.end))
    return span
