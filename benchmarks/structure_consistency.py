"""Edited prose with one place written otherwise: does COPING see it, and what else does it then report?

The planted places are made here, by means of their own, from what the texts hold at least twice.
"""

import json
import lzma
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from structure_papers import DATA, clean_documents

from coping_gui.checks.structure.consistency.find import find_variations
from coping_gui.checks.structure.consistency.variation import Kind, Variation
from coping_gui.checks.structure.quotations import quotations
from coping_gui.checks.words import is_word
from coping_gui.opening.text_reader import essay_from_text

MOST_OF_A_KIND = 150


@dataclass(frozen=True)
class Planted:
    """One text with a place written otherwise."""

    kind: Kind
    before: str
    after: str
    at: int
    """Offset in `after` of the place."""
    end: int


Plant = Callable[[str, Random], "tuple[int, int, str] | None"]


def texts() -> Iterator[str]:
    """Edited prose with many dates and names: the clean documents, history, and textbooks."""
    yield from (t for t in clean_documents() if len(t.split()) >= 300)
    for name in ("state_history", "openstax", "open_web"):
        with lzma.open(DATA / "prose" / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
            for i, line in enumerate(lines):
                text = json.loads(line)["text"]
                if i % 3 == 0 and 300 <= len(text.split()) <= 6000:
                    yield text


def _one(rng: Random, places: list[tuple[int, int, str]]) -> tuple[int, int, str] | None:
    return rng.choice(places) if len(places) >= 2 else None


def _free(text: str, pattern: str, flags: int = 0) -> list["re.Match[str]"]:
    """Matches outside of quotations and brackets, which are left alone because they may be somebody else's words."""
    taken = [*quotations(text), *(m.span() for m in re.finditer(r"\([^()]*\)|\[[^\[\]]*\]|https?://\S+", text))]
    return [m for m in re.finditer(pattern, text, flags) if not any(a <= m.start() < b for a, b in taken)]


_SWAPS = [("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ise", "ize"), ("our", "or"), ("yse", "yze")]


def plant_spelling(text: str, rng: Random) -> tuple[int, int, str] | None:
    found: list[tuple[int, int, str]] = []
    for match in _free(text, r"(?<![\w-])[a-z]{6,}(?![\w-])"):
        word = match.group()
        for british, american in _SWAPS:
            for old, new in ((british, american), (american, british)):
                other = word[: -len(old)] + new if word.endswith(old) else ""
                if other and is_word(other) and is_word(word) and (old not in ("or", "our") or len(word) < 10):
                    found.append((match.start(), match.end(), other))
    ends = Counter(_class(text[a:b]) for a, b, _ in found)
    return _one(rng, [f for f in found if ends[_class(text[f[0] : f[1]])] >= 2])


def _class(word: str) -> str:
    return "our" if word.endswith(("our", "or")) else "yse" if word.endswith(("yse", "yze")) else "ise"


def plant_hyphen(text: str, rng: Random) -> tuple[int, int, str] | None:
    found = _free(text, r"(?<![\w-])([a-z]{3,})-([a-z]{3,})(?![\w-])")
    counts = Counter(m.group() for m in found)
    places = [(m.start(), m.end(), m[1] + rng.choice([" ", ""]) + m[2]) for m in found if counts[m.group()] >= 3]
    return _one(rng, places)


_CAPITAL = "government internet parliament church constitution president university ministry senate committee council"


def plant_capital(text: str, rng: Random) -> tuple[int, int, str] | None:
    words = _free(text, rf"(?<=\bthe )(?:{'|'.join(_CAPITAL.split())})(?= [a-z])")
    counts = Counter(m.group() for m in words)
    terms = [
        m
        for m in _free(text, r"(?<=\bthe )[a-z]{4,} [a-z]{5,}(?= (?:of|in|and|is|was|has|to)\b)")
        if len(re.findall(rf"\b{m.group()}\b", text)) >= 3 and not m.group().endswith(("ly", "ed"))
    ]
    kept = [*(m for m in words if counts[m.group()] >= 2), *terms]
    return _one(rng, [(m.start(), m.end(), m.group().title()) for m in kept])


def plant_abbreviation(text: str, rng: Random) -> tuple[int, int, str] | None:
    places: list[tuple[int, int, str]] = []
    for match in re.finditer(r"((?:[A-Za-z][a-z]+ ){2,5})\(([A-Z]{2,6})\)", text):
        words = match[1].split()[-len(match[2]) :]
        if "".join(w[0].upper() for w in words) != match[2]:
            continue
        uses = [m for m in _free(text, rf"(?<![\w.-]){match[2]}(?![\w.-])") if m.start() > match.end() + 1]
        if len(uses) >= 2:
            places += [(m.start(), m.end(), " ".join(words)) for m in uses]
    return _one(rng, places)


_DIGITS = dict(zip(["two", "three", "four", "five", "six", "seven", "eight", "nine"], "23456789", strict=True))


def plant_number(text: str, rng: Random) -> tuple[int, int, str] | None:
    found = _free(
        text,
        rf"(?<=[a-z] )(?:{'|'.join(_DIGITS)})(?= (?:different|main|other|major|new|small|large)? ?[a-z]{{4,}}s\b)"
        r"(?! (?:years|months|weeks|days|hours|minutes|others|percent|times|miles|pounds|dollars|feet|points|items))",
    )
    quiet = [m for m in found if not re.search(r"\d", text[max(0, m.start() - 60) : m.end() + 60])]
    return _one(rng, [(m.start(), m.end(), _DIGITS[m.group()]) for m in quiet])


def plant_name(text: str, rng: Random) -> tuple[int, int, str] | None:
    found = _free(text, r"(?<=[a-z,] )[A-Z][a-z]{5,}(?![\w-])")
    counts = Counter(m.group() for m in found)
    places: list[tuple[int, int, str]] = []
    for match in found:
        name = match.group()
        if counts[name] >= 3 and not is_word(name) and not re.search(rf"\b{name.lower()}\b", text):
            at = rng.randrange(2, len(name) - 1)
            other = rng.choice([name[:at] + name[at + 1 :], name[:at] + name[at] + name[at:]])
            if other != name and not is_word(other):
                places.append((match.start(), match.end(), other))
    return _one(rng, places)


_MONTHS = "January February March April May June July August September October November December"


def plant_date(text: str, rng: Random) -> tuple[int, int, str] | None:
    months = "|".join(_MONTHS.split())
    kinds: dict[str, list[tuple[int, int, str]]] = {}
    for m in _free(text, rf"\b({months}) (\d{{1,2}}), (\d{{4}})"):
        kinds.setdefault("american", []).append((m.start(), m.end(), f"{m[2]} {m[1]} {m[3]}"))
    for m in _free(text, rf"\b(\d{{1,2}}) ({months}) (\d{{4}})"):
        kinds.setdefault("british", []).append((m.start(), m.end(), f"{m[2]} {m[1]}, {m[3]}"))
    ordinals = {"seventeenth": "17th", "eighteenth": "18th", "nineteenth": "19th", "twentieth": "20th"}
    for m in _free(text, rf"\b({'|'.join(ordinals)})(?= century)"):
        kinds.setdefault("century", []).append((m.start(), m.end(), ordinals[m[1]]))
    for m in _free(text, r"\b(1[6-9]\d0)s\b"):
        kinds.setdefault("decade", []).append((m.start(), m.end(), f"{m[1]}’s"))
    for name in rng.sample(sorted(kinds), len(kinds)):
        if len(kinds[name]) >= 2:
            return rng.choice(kinds[name])
    return None


def plant_mark(text: str, rng: Random) -> tuple[int, int, str] | None:
    kinds = [
        [(m.start(), m.end(), "'") for m in re.finditer(r"(?<=[a-z])’(?=s\b)", text)],
        [(m.start(), m.end(), "’") for m in re.finditer(r"(?<=[a-z])'(?=s\b)", text)],
        [(m.start(), m.end(), f'"{m[1]}"') for m in re.finditer(r"“(\w[^“”\"\n]{8,80}\w)”(?!\w)", text)],
        [(m.start(), m.end(), f"“{m[1]}”") for m in re.finditer(r"(?<=[ ])\"(\w[^“”\"\n]{8,80}\w)\"(?= [a-z])", text)],
        [(m.start(), m.end(), " – ") for m in re.finditer(r"(?<=[a-z])—(?=[a-z])", text)],
    ]
    kinds = [k for k in kinds if len(k) >= 2]
    return rng.choice(rng.choice(kinds)) if kinds else None


PLANTS: dict[Kind, Plant] = {
    Kind.SPELLING: plant_spelling, Kind.HYPHENATION: plant_hyphen, Kind.CAPITALS: plant_capital,
    Kind.ABBREVIATION: plant_abbreviation, Kind.NUMBERS: plant_number, Kind.NAMES: plant_name, Kind.DATES: plant_date,
    Kind.MARKS: plant_mark,
}  # fmt: skip


def planted(limit: int = MOST_OF_A_KIND) -> Iterator[Planted]:
    """Texts with one planted place, some of each kind; the same ones every time."""
    counts = Counter[Kind]()
    for number, text in enumerate(texts()):
        for kind, plant in PLANTS.items():
            rng = Random(f"{number} {kind}")
            place = plant(text, rng) if counts[kind] < limit else None
            if place is not None:
                counts[kind] += 1
                start, end, other = place
                yield Planted(kind, text, text[:start] + other + text[end:], start, start + len(other))


def names_of(found: list[Variation]) -> set[tuple[Kind, frozenset[str]]]:
    return {(v.kind, frozenset(v.forms)) for v in found}


def consistency(show: int) -> None:
    """Planted variants by kind: how many are seen, and what else is reported that the untouched text did not show."""
    print(f"\n{'':14} planted  seen       besides")
    total = Counter[str]()
    by_kind: dict[Kind, Counter[str]] = {kind: Counter() for kind in PLANTS}
    for one in planted():
        before, after = essay_from_text(one.before), essay_from_text(one.after)
        known = names_of(find_variations(before))
        found = find_variations(after)
        snippet = one.after[one.at : one.end]
        hit = [v for v in found if v.kind in (one.kind, Kind.SPELLING) and _covers(v, after, one, snippet)]
        new = [v for v in found if v not in hit and (v.kind, frozenset(v.forms)) not in known]
        counts = by_kind[one.kind]
        counts.update(planted=1, seen=bool(hit), besides=len(new))
        total.update(planted=1, seen=bool(hit), besides=len(new))
        if show and (not hit or new) and counts["shown"] < show:
            counts["shown"] += 1
            context = one.after[max(0, one.at - 40) : one.at] + "[" + snippet + "]" + one.after[one.end : one.end + 40]
            print("   ", one.kind.value, "seen" if hit else "MISSED", repr(context), [v.forms for v in new])
    for kind, counts in [*by_kind.items(), ("all", total)]:
        planted_, seen, besides = counts["planted"], counts["seen"], counts["besides"]
        precision, recall = 100 * seen / max(1, seen + besides), 100 * seen / max(1, planted_)
        print(f"{kind:14} {planted_:7}  P {precision:5.1f}  R {recall:5.1f}")


def _covers(variation: Variation, essay: object, one: Planted, snippet: str) -> bool:
    """Whether one of its places, other than in the most frequent form, is the planted one."""
    for place in variation.places:
        text = essay.paragraphs[place.paragraph].text  # type: ignore[attr-defined]
        around = one.after[max(0, one.at - 25) : one.at].split("\n")[-1]
        at = text.find(around + snippet)
        while at >= 0:
            start = at + len(around)
            if place.span.start < start + max(1, len(snippet)) and start < place.span.end:
                return True
            at = text.find(around + snippet, at + 1)
    return False
