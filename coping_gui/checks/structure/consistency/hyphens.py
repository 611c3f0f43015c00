"""One compound as two words, with a hyphen, and as one word: policy maker, policy-maker, policymaker.

Open compounds are only held against hyphenated ones where both stand in the same position: "a long-term plan" and "in
the long term" are both right (Chicago 7.89), "a long-term plan" and "a long term plan" are not both.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from coping_gui.checks.structure.consistency.prose import Prose
from coping_gui.checks.structure.consistency.variation import Found, Kind, Variation, variation
from coping_gui.checks.structure.vocabulary import STOP_WORDS
from coping_gui.checks.words import is_word
from coping_gui.essay.span import Span

_LETTERS = r"[^\W\d_]"
_HYPHENATED = re.compile(rf"(?<![\w'’-])({_LETTERS}+)[-\u2010\u2011]({_LETTERS}{{2,}})(?![\w-])")
_WORD = re.compile(rf"(?<![\w'’-])({_LETTERS}{{4,}})(?![\w-])")
_PAIR = re.compile(rf"(?<![\w'’-])({_LETTERS}{{2,}})(?= ({_LETTERS}{{2,}})(?![\w-]))")
_PARTICLES = frozenset(str.split("up out down off in on over back away through by around about along to for of at"))
_TWO_MEANINGS = frozenset(
    str.split(
        "re-cover re-creation re-creations re-creat re-sign re-signed re-form re-formed re-lease re-count re-sort"
        " re-sent re-mark re-marked re-press co-op un-ionized extra-ordinary re-collect re-dress re-tire re-act"
        " re-petition re-present re-presented re-serve re-search pro-gress an-other any-one every-day"
        " every-one some-one some-time any-way all-ready al-ready may-be a-part a-long any-time no-one some-day"
        " some-times mean-time"
        " mean-while with-in with-out through-out can-not short-hand note-worthy key-word under-way back-ground"
        " over-all over-time under-lying on-going on-line up-date up-on in-to on-to in-side out-side out-come"
    )
)
"""Compounds of which the hyphen changes the meaning, or whose parts are often words of their own side by side."""
_AGENTIVE = re.compile(r"(?:ers?|ors?|ings?|ments?|tions?|being|care|ship|hood|based|related|free)$")
_SAME_PLACE = frozenset(
    ("a", "an", "the", "this", "these", "those", "their", "its", "our", "his", "her", "more", "most")
)
_NO_SECOND = frozenset(
    str.split("being having doing going other others rather never ever over under after later former")
)

Row = tuple[Prose, Span, str]
"""Where a compound stands, and how it is joined: "-", " " or ""."""
Rows = dict[tuple[str, str], list[Row]]


def find(texts: list[Prose]) -> Iterator[Variation]:
    """A variation for each compound that is written in two ways."""
    hyphenated = _hyphenated(texts)
    closed = _closed(texts, hyphenated)
    open_ = _open(texts, hyphenated)
    for key in dict.fromkeys([*hyphenated, *open_]):
        rows = [*hyphenated.get(key, ()), *closed.get(key, ()), *open_.get(key, ())]
        made = _variation(key, rows)
        if made is not None:
            yield made


def _variation(key: tuple[str, str], rows: list[Row]) -> Variation | None:
    found: list[Found] = []
    for text, span, join in rows:
        words = span.of(text.own)
        head, tail = words[: len(key[0])], words[len(words) - _tail_length(words, key, join) :]
        written = {key[0] + j + key[1]: head + j + (tail if j or not tail.istitle() else tail.lower()) for j in "- "}
        written[key[0] + key[1]] = head + tail.lower() if not words.isupper() else head + tail
        found.append(Found(text.index, span, key[0] + join + key[1], written))
    return variation(Kind.HYPHENATION, found)


def _tail_length(words: str, key: tuple[str, str], join: str) -> int:
    return len(words) - len(key[0]) - len(join)


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    """The word without a plural s, so that policy-makers and policy maker are one compound."""
    word = word.lower()
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def _key(one: str, other: str) -> tuple[str, str]:
    return one.lower(), _stem(other)


def _hyphenated(texts: list[Prose]) -> Rows:
    found: Rows = defaultdict(list)
    for text in texts:
        if "-" not in text.own and "\u2010" not in text.own and "\u2011" not in text.own:
            continue
        for match in _HYPHENATED.finditer(text.own):
            whole = f"{match[1].lower()}-{match[2].lower()}"
            if whole not in _TWO_MEANINGS and not _is_name(match):
                found[_key(match[1], match[2])].append((text, Span(*match.span()), "-"))
    return found


def _is_name(match: "re.Match[str]") -> bool:
    """Whether both parts are capitalised: Stratford-Upon, Marx-Engels."""
    return match[2][0].isupper() and match[1][0].isupper() and not match[0].isupper()


def _closed(texts: list[Prose], hyphenated: Mapping[tuple[str, str], object]) -> Rows:
    whole = {"".join(key): key for key in hyphenated}
    found: Rows = defaultdict(list)
    for text in texts:
        for match in _WORD.finditer(text.own):
            key = whole.get(_stem(match.group()))
            if key is not None and (match.start() in text.starts or not match[0][0].isupper()):
                found[key].append((text, Span(*match.span()), ""))
    return found


def _open(texts: list[Prose], hyphenated: Rows) -> Rows:
    """Open compounds beside hyphenated ones, or beside closed ones that are long enough to be no chance."""
    found: Rows = defaultdict(list)
    pairs: Rows = defaultdict(list)
    singles: Rows = defaultdict(list)
    for text in texts:
        for match in _PAIR.finditer(text.own):
            key = _key(match[1], match[2])
            if key in hyphenated or _is_compound(match[1], match[2]):
                pairs[key].append((text, Span(match.start(1), match.end(2)), " "))
    wanted = {"".join(key): key for key in pairs if key not in hyphenated and len("".join(key)) >= 7}
    for text in texts:
        for match in _WORD.finditer(text.own):
            key = wanted.get(_stem(match.group()))
            if key is None or not is_word(match.group()):  # what ran together is a matter of spacing
                continue
            if match.start() in text.starts or not match[0][0].isupper():
                singles[key].append((text, Span(*match.span()), ""))
    for key, rows in pairs.items():
        if key in hyphenated:
            same = [row for row in rows if _same_position(row, hyphenated[key])]
            if same:
                found[key] = same
        elif key in singles:
            found[key] = rows + singles[key]
    return found


@lru_cache(maxsize=65536)
def _is_compound(one: str, other: str) -> bool:
    """Whether two words side by side may be a compound at all."""
    first, second = one.lower(), other.lower()
    if first in STOP_WORDS or second in STOP_WORDS or second in _PARTICLES or first.endswith("ly"):
        return False
    return second not in _NO_SECOND and f"{first}-{second}" not in _TWO_MEANINGS and not other[0].isupper()


def _same_position(row: Row, hyphenated: list[Row]) -> bool:
    """Whether the open compound stands where the hyphenated one does: as a noun ("policy maker"), or before one."""
    text, span, _ = row
    second = span.of(text.own).split()[1].lower()
    after = _next_word(text.own, span.end)
    following = {_next_word(t.own, p.end) for t, p, _ in hyphenated} - {""}
    if span.of(text.own).split()[0].lower() in STOP_WORDS or second in _PARTICLES:
        return after in following  # "the first degree", but not "first degree relatives"
    alike = any(bool(_next_word(t.own, p.end)) == bool(after) for t, p, _ in hyphenated)
    if alike and _AGENTIVE.search(second) and _is_noun_pair(span.of(text.own)):
        return True
    if after in following:
        return True
    before = text.own[: span.start].rstrip().rpartition(" ")[2].lower()
    attributive = before in _SAME_PLACE and bool(after) and is_word(after)
    if attributive and not _is_noun_alone(text.own, span.end):
        return True
    return not (after or second.endswith("ed")) and any(not _next_word(t.own, p.end) for t, p, _ in hyphenated)


def _is_noun_pair(words: str) -> bool:
    first = words.split()[0].lower()
    return not first.endswith(("ed", "ly", "ing")) and first not in STOP_WORDS


def _is_noun_alone(text: str, end: int) -> bool:
    """Whether what follows shows that the pair was a noun: a verb form, or a mark."""
    return bool(re.match(r"\s+\w+(?:s|ed)\b", text[end : end + 24])) and not re.match(
        r"\s+\w+ies\b", text[end : end + 24]
    )


def _next_word(text: str, at: int) -> str:
    """The stem of the content word right after a place; "" before a mark or a function word."""
    match = re.compile(rf" ({_LETTERS}{{2,}})").match(text, at)
    word = match[1].lower() if match else ""
    return "" if word in STOP_WORDS or word in _PARTICLES else _stem(word)
