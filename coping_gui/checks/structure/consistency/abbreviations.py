"""Abbreviations: explained once and then used, and always written with or always without points."""

import re
from collections import defaultdict
from collections.abc import Iterator

from coping_gui.checks.structure.consistency.prose import Prose
from coping_gui.checks.structure.consistency.variation import Found, Kind, Variation, variation
from coping_gui.checks.structure.rules.abbreviation import explanations
from coping_gui.essay.span import Span

_POINTED = re.compile(r"(?<![\w.])(?:[^\W\d_]\.){2,5}(?![\w$€£])|(?<![\w.])Ph\.D\.")
_LATIN = {"e.g.": "eg", "i.e.": "ie", "a.m.": "am", "p.m.": "pm"}
"""Pointed abbreviations in small letters, whose bare twins could be words."""
_BARE_LATIN = re.compile(r"(?<![\w.])(?:eg|ie)(?=,? )|(?<=\d )[ap]m(?![\w.])|(?<=\d)[ap]m(?![\w.])")
_ARTICLE = re.compile(r"\b([Aa]n?) $")
_VOWEL_LETTERS = "AEFHILMNORSX"
"""Letters whose names begin with a vowel."""


def find(texts: list[Prose]) -> Iterator[Variation]:
    """A variation for each full form that goes on beside its abbreviation, and for points in some places only."""
    yield from _full_forms(texts)
    yield from _points(texts)


def _full_forms(texts: list[Prose]) -> Iterator[Variation]:
    defined: dict[str, tuple[int, Span, str]] = {}
    for text in texts:
        for short, span, form in explanations(text.own):
            defined.setdefault(short, (text.index, span, form))
    for short, (paragraph, span, form) in defined.items():
        found = list(_after(texts, short, form, (paragraph, span.end)))
        made = variation(Kind.ABBREVIATION, found)
        if made is not None:
            yield made


def _after(texts: list[Prose], short: str, form: str, place: tuple[int, int]) -> Iterator[Found]:
    """Uses of either after the explanation, headings left out; an article before them is part of the place."""
    one = re.compile(rf"(?<![\w.-]){re.escape(short)}(?![\w.-])")
    other = re.compile(rf"(?<![\w-]){re.escape(form)}(?![\w-])(?! \(| \[)", re.IGNORECASE)
    for text in texts:
        if text.is_heading or text.index < place[0]:
            continue
        for pattern, form_name in ((one, short), (other, form)):
            for match in pattern.finditer(text.own):
                if (text.index, match.start()) >= place and not (
                    _in_brackets(text.own, match) or _is_longer_name(text.own, match)
                ):
                    yield _with_article(text, match, form_name, short, form)


def _in_brackets(text: str, match: "re.Match[str]") -> bool:
    return text[match.start() - 1 : match.start()] in ("(", "[") and text[match.end() : match.end() + 1] in (")", "]")


def _is_longer_name(text: str, match: "re.Match[str]") -> bool:
    """Whether a capitalised word goes on after a capitalised form, as in a longer name."""
    return match[0].istitle() and bool(re.match(r" [^\W\d_a-z][a-z]", text[match.end() : match.end() + 3]))


def _with_article(text: Prose, match: "re.Match[str]", name: str, short: str, form: str) -> Found:
    article = _ARTICLE.search(text.own, max(0, match.start() - 4), match.start())
    start = article.start(1) if article else match.start()
    long = match.group() if name == form else form
    if start in text.starts and not article:
        long = long[:1].upper() + long[1:]
    a = article[1][0] if article else ""
    written = {
        short: (f"{a}{'n' if short[0] in _VOWEL_LETTERS else ''} " if article else "") + short,
        form: (f"{a}{'n' if form[0].lower() in 'aeio' else ''} " if article else "") + long,
    }
    written[name] = text.own[start : match.end()]
    return Found(text.index, Span(start, match.end()), name, written)


def _points(texts: list[Prose]) -> Iterator[Variation]:
    pointed: dict[str, list[Found]] = defaultdict(list)
    for text in texts:
        for match in _POINTED.finditer(text.own):
            bare = match.group().replace(".", "")
            if bare.islower() and match.group() not in _LATIN:
                continue
            if _is_initials(text.own, match) or _ends_sentence(text, match):
                continue
            pointed[bare].append(_pointed_found(text, Span(*match.span()), match.group(), bare, match.group()))
    for bare, found in pointed.items():
        name = found[0].form
        pattern = _BARE_LATIN if bare.islower() else re.compile(rf"(?<![\w.&]){re.escape(bare)}(?![\w.&$€£])")
        rest = [
            _pointed_found(text, Span(*m.span()), bare, bare, name)
            for text in texts
            for m in pattern.finditer(text.own)
            if m.group() == bare
        ]
        made = variation(Kind.ABBREVIATION, [*found, *rest])
        if made is not None:
            yield made


def _pointed_found(text: Prose, span: Span, form: str, bare: str, pointed: str) -> Found:
    return Found(text.index, span, form, {bare: bare, pointed: pointed})


def _is_initials(text: str, match: "re.Match[str]") -> bool:
    """Whether a surname follows: J. K. Rowling, J.K. Rowling."""
    if re.match(r"(?:U\.[KSN]|E\.U|Ph\.D|U\.S\.A|D\.C)", match.group()):
        return False
    return bool(re.match(r" [^\W\d_a-z]\w+", text[match.end() : match.end() + 20]))


def _ends_sentence(text: Prose, match: "re.Match[str]") -> bool:
    """Whether its last point also ends the sentence, so that it cannot simply be left out."""
    after = re.compile(r"[)\]”\"’]*\s+").match(text.own, match.end())
    return match.end() == len(text.own) or bool(after and after.end() in text.starts)
