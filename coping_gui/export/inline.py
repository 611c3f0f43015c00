"""From an essay's text to what a page shows: Markdown's emphasis, code and links become looks of stretches of text.

The grammar is CommonMark's (0.31, "Inlines"), plus ~~struck~~ and [^1] for notes; of images the
alternative text is shown, in brackets; raw HTML stays as written.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

ILLEGAL_IN_XML = re.compile("[\x00-\x08\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\ufffc]")
"""Characters that XML 1.0 does not allow, and U+FFFC, which stands for an object that plain text cannot hold."""

_CHANGED = re.compile(ILLEGAL_IN_XML.pattern[:-1] + "\v\r]")


@dataclass(frozen=True, slots=True)
class Look:
    """How a stretch of text is set."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    struck: bool = False
    superscript: bool = False
    link: str = ""


PLAIN = Look()


class Stretch(NamedTuple):
    """`text[start:end]` of what is shown, all in one look."""

    start: int
    end: int
    look: Look


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph as a page shows it."""

    text: str
    stretches: tuple[Stretch, ...]
    """In order; together they cover the text."""
    places: tuple[int, ...] | None = None
    """For each shown character the source's code point it came from; None where both are the same."""
    removed: int = 0
    """How many characters had to be left out because a Word file cannot hold them."""

    def cut(self, start: int, end: int) -> Iterator[Stretch]:
        """The stretches between two places, cut to fit."""
        for stretch in self.stretches:
            if max(start, stretch.start) < min(end, stretch.end):
                yield Stretch(max(start, stretch.start), min(end, stretch.end), stretch.look)

    def from_source(self, place: int) -> int:
        """The shown place of a code point of the source; of hidden markup, the next shown one."""
        if self.places is None:
            return min(place, len(self.text))
        return next((i for i, source in enumerate(self.places) if source >= place), len(self.text))


class _Character(NamedTuple):
    text: str
    place: int
    look: Look


def show(source: str, *, markdown: bool = False, addresses: Mapping[str, str] | None = None) -> Shown:
    """What a page shows of `source`: without markup when it is Markdown, and without what a Word file cannot hold.

    `addresses` holds the targets of [words][name] by `link_name(name)`; without one, brackets are brackets.
    """
    markdown = markdown and _SPECIAL.search(source) is not None
    if not markdown and not _CHANGED.search(source):
        return Shown(source, (Stretch(0, len(source), PLAIN),) if source else ())
    characters = (
        _Reader(addresses or {}).read(source) if markdown else [_Character(c, i, PLAIN) for i, c in enumerate(source)]
    )
    kept = [c for c in characters if not ILLEGAL_IN_XML.match(c.text)]
    text = "".join("\n" if c.text in "\v\r" else c.text for c in kept)
    return Shown(text, tuple(_stretches(kept)), tuple(c.place for c in kept), len(characters) - len(kept))


def _stretches(characters: list[_Character]) -> Iterator[Stretch]:
    start = 0
    for i, character in enumerate(characters):
        if i + 1 == len(characters) or characters[i + 1].look != character.look:
            yield Stretch(start, i + 1, character.look)
            start = i + 1


_SPECIAL = re.compile(
    r"""(?P<escape>\\[!-/:-@\[-`{-~])
    | (?P<hard>(?:(?<![ ])[ ]{2,}|\\)(?=\n))
    | (?P<code>(?<!`)(?P<fence>`+)(?!`)(?P<inner>.+?)(?<!`)(?P=fence)(?!`))
    | (?P<autolink><(?P<address>[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>)
    | (?P<image>!(?P<alternative>\[[^\[\]]*\])\((?:[^()]|\([^()]*\))*\))
    | (?P<definition>\A\[\^(?P<own>[^\]\s]+)\]:)
    | (?P<note>\[\^(?P<label>[^\]\s]+)\])
    | (?P<link>(?<!!)\[(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])+)\]
        \(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<target>(?:[^\s()]|\([^\s()]*\))+))(?:\s+(?:"[^"]*"|'[^']*'))?\s*\))
    | (?P<reference>(?<!!)\[(?P<named>(?:[^\[\]\\]|\\.)+)\](?:\[(?P<name>[^\[\]]*)\])?)
    | (?P<run>\*+|_+|~~)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(slots=True)
class _Delimiter:
    """A run of *, _ or ~~ that may open or close emphasis; `at` is its index among the characters."""

    mark: str
    length: int
    original: int
    at: int
    opens: bool
    closes: bool


def images_in(source: str) -> list[str]:
    """The images that Markdown text asks for, as it writes them."""
    return [match["image"] for match in _SPECIAL.finditer(source) if match["image"]]


def link_name(text: str) -> str:
    """The form in which names of links are compared: without case and with single blanks."""
    return " ".join(text.split()).casefold()


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads Markdown with the link targets that the essay defines."""

    addresses: Mapping[str, str]

    def read(self, source: str, offset: int = 0) -> list[_Character]:
        """The characters with their looks; used-up marks of emphasis are taken out."""
        characters: list[_Character] = []
        delimiters: list[_Delimiter] = []
        at = 0
        for match in _SPECIAL.finditer(source):
            characters += _plain(source, at, match.start(), offset)
            if match["run"] and (delimiter := _delimiter(source, match, len(characters))):
                delimiters.append(delimiter)
            characters += self._linked(match, offset) or _shown(match, source, offset)
            at = match.end()
        characters += _plain(source, at, len(source), offset)
        return _emphasised(characters, delimiters)

    def _linked(self, match: re.Match[str], offset: int) -> list[_Character] | None:
        if match["link"]:
            target = _unescaped(match["angled"] if match["angled"] is not None else match["target"])
            words, start = match["words"], match.start("words")
        elif match["reference"]:
            target = self.addresses.get(link_name(match["name"] or match["named"]), "")
            words, start = match["named"], match.start("named")
        else:
            return None
        if not target:
            return None
        return [c._replace(look=replace(c.look, link=target)) for c in self.read(words, offset + start)]


def _plain(source: str, start: int, end: int, offset: int, look: Look = PLAIN) -> list[_Character]:
    return [_Character(source[i], i + offset, look) for i in range(start, end)]


def _shown(match: re.Match[str], source: str, offset: int) -> list[_Character]:
    start, end = match.span()
    if match["escape"]:
        return _plain(source, start + 1, end, offset)
    if match["hard"]:
        return []
    if match["code"]:
        return _code(match, source, offset)
    if match["autolink"]:
        address = match["address"]
        link = Look(link=address if ":" in address else f"mailto:{address}")
        return _plain(source, start + 1, end - 1, offset, link)
    if match["note"]:
        return _plain(source, *match.span("label"), offset, Look(superscript=True))
    if match["image"]:
        return _plain(source, *match.span("alternative"), offset, Look(italic=True))
    if match["definition"]:
        return _plain(source, *match.span("own"), offset, Look(superscript=True))
    return _plain(source, start, end, offset)


def _code(match: re.Match[str], source: str, offset: int) -> list[_Character]:
    start, end = match.span("inner")
    inner = match["inner"]
    if inner.startswith(" ") and inner.endswith(" ") and inner.strip():
        start, end = start + 1, end - 1
    return _plain(source, start, end, offset, Look(code=True))


def _unescaped(target: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", target)


def _delimiter(source: str, match: re.Match[str], at: int) -> _Delimiter | None:
    """CommonMark's left- and right-flanking rules."""
    before = source[match.start() - 1] if match.start() else " "
    after = source[match.end()] if match.end() < len(source) else " "
    left = not after.isspace() and (after.isalnum() or before.isspace() or not before.isalnum())
    right = not before.isspace() and (before.isalnum() or after.isspace() or not after.isalnum())
    if match["run"][0] == "_":
        left, right = left and (not right or not before.isalnum()), right and (not left or not after.isalnum())
    if not (left or right):
        return None
    return _Delimiter(match["run"][0], len(match["run"]), len(match["run"]), at, left, right)


def _emphasised(characters: list[_Character], delimiters: list[_Delimiter]) -> list[_Character]:
    """CommonMark's "process emphasis": each closer takes the nearest opener of its kind."""
    gone: set[int] = set()
    openers: list[_Delimiter] = []
    searched: dict[tuple[str, bool, int], int] = {}  # below these, closers of this kind find nothing
    for closer in delimiters:
        kind = (closer.mark, closer.opens, closer.original % 3)
        while closer.closes and closer.length:
            lowest = min(searched.get(kind, 0), len(openers))
            j = next((j for j in range(len(openers) - 1, lowest - 1, -1) if _match(openers[j], closer)), None)
            if j is None:
                searched[kind] = len(openers)
                break
            _pair(characters, openers[j], closer, gone)
            del openers[j + bool(openers[j].length) :]
            searched = {k: min(place, len(openers)) for k, place in searched.items()}
        if closer.opens and closer.length:
            openers.append(closer)
    return [c for i, c in enumerate(characters) if i not in gone]


def _match(opener: _Delimiter, closer: _Delimiter) -> bool:
    if opener.mark != closer.mark or not opener.opens or not opener.length:
        return False
    both_ways = (opener.opens and opener.closes) or (closer.opens and closer.closes)
    odd = (opener.original + closer.original) % 3 == 0 and (opener.original % 3 or closer.original % 3)
    return not (both_ways and odd)


def _pair(characters: list[_Character], opener: _Delimiter, closer: _Delimiter, gone: set[int]) -> None:
    used = 2 if min(opener.length, closer.length) >= 2 else 1
    opener.length -= used
    first = opener.at + opener.length
    for i in range(first + used, closer.at):
        characters[i] = characters[i]._replace(look=_emphasis(characters[i].look, opener.mark, used))
    gone.update(range(first, first + used), range(closer.at, closer.at + used))
    closer.at += used
    closer.length -= used


def _emphasis(look: Look, mark: str, used: int) -> Look:
    if mark == "~":
        return replace(look, struck=True)
    return replace(look, bold=True) if used == 2 else replace(look, italic=True)
