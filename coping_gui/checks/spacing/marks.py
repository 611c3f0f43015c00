"""Places beside a punctuation mark, a digit or a symbol where a token could have lost a blank."""

import re
from array import array
from dataclasses import dataclass

from coping_gui.checks.spacing.lists import ABBREVIATIONS, TELLING
from coping_gui.checks.spacing.splits import form, lookup
from coping_gui.checks.words import lexicon

FEATURES = (
    "far_left", "left", "right", "far_right", "left_type", "left_length", "left_bits", "left_level", "right_type",
    "right_length", "right_bits", "right_level", "abbreviation", "before_length", "after_length", "dots", "digits",
    "open_before", "open_after", "quotes_before", "web", "first_char", "last_char", "right_caps", "left_caps",
    "joined_bits", "marks_in_token", "right_code", "left_code", "web_side",
)  # fmt: skip
"""Names of the context-free features of a mark place, in order."""

_CERTAIN = re.compile(r"https?:|www\.|ftp:|doi:|10\.\d{4,9}/|\S@\S+\.\w|mailto:", re.IGNORECASE)
_DOMAIN = re.compile(
    r"(?<![\w.])[a-z0-9-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|mil|int|info|io|uk|eu|html?|php|pdf|docx?|txt|xml|json|csv|js|py"
    r"|md|jpg|png|yml|exe|zip|xlsx?|cfg|toml|sh|css|svg|tex)(?![\w])", re.IGNORECASE)  # fmt: skip
_COUNTRY = re.compile(
    r"(?<![\w.])[A-Za-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:de|fr|ca|au|us|ch|it|nl|ac|jp|co|at|be|dk|se|fi|pl|cz|es|pt|ie|nz|br|ru|cn)"
    r"(?![\w])"
)
_GLUED_DOMAIN = re.compile(
    r"\.(?:(?:com|org|net|gov|edu)[a-z]|(?:js|py|html?|php|pdf|docx?|txt|xml|json|csv|jpg|png)\d)"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.")
_WEB_START = re.compile(r"https?:|www\.|ftp:|doi:|10\.\d{4,9}/|mailto:", re.IGNORECASE)
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")
_ABBREVIATIONS = frozenset(ABBREVIATIONS.split())

_CLASSES = {
    ".": 4, ",": 5, ";": 6, ":": 7, "!": 8, "?": 8, ")": 9, "]": 9, "}": 9, "(": 10, "[": 10, "{": 10, "”": 11, "»": 11,
    "“": 12, "«": 12, "„": 12, '"': 13, "'": 14, "’": 14, "‘": 15, "-": 16, "‐": 16, "‑": 16, "–": 17, "—": 18, "/": 19,
    "…": 20, "=": 21, "+": 21, "<": 21, ">": 21, "±": 21, "×": 21, "~": 21, "≈": 21, "≥": 21, "≤": 21, "−": 21, "%": 22,
    "‰": 22, "°": 22, "$": 23, "€": 23, "£": 23, "&": 24, "*": 25, "†": 25, "‡": 25, "§": 25, "¶": 25, "•": 25, "→": 25,
    "_": 28, "@": 28, "#": 28, "\\": 28, "|": 28, "^": 28,
}  # fmt: skip
LETTERS, DIGIT = frozenset({1, 2, 27}), 3
_STOPPING, _CLOSING, _OPENING = (
    frozenset({4, 5, 6, 7, 8, 20}),
    frozenset({9, 11, 13, 14}),
    frozenset({10, 12, 13, 14, 15}),
)
_DASHES, _SYMBOLS = frozenset({17, 18}), frozenset({21, 24, 25, 26})


def character_class(character: str) -> int:
    """A small number for what kind of character it is; 0 for none."""
    if not character:
        return 0
    known = _CLASSES.get(character)
    if known is not None:
        return known
    if character.islower():
        return 1
    if character.isupper():
        return 2
    if character.isdigit():
        return DIGIT
    return 27 if character.isalpha() else 26


def web_kind(token: str) -> int:
    """2: surely a URL, e-mail address or DOI; 1: looks like a domain or file name; 0: neither."""
    if len(token) < 5:
        return 0
    if ("/" in token or ":" in token or "@" in token or "w" in token) and _CERTAIN.search(token):
        return 2
    if "." in token and (_DOMAIN.search(token) or _COUNTRY.search(token)):
        return 1
    return 0


def edge(token: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """How a token starts (mark, type of run) and ends (type of run, mark): what a blank beside it stands between."""
    first, last = character_class(token[0]), character_class(token[-1])
    left = token[slice(*_run_left(token, len(token)))]
    right = token[slice(*_run_right(token, 0))]
    plain = (0, 1, 2, DIGIT, 27)
    return (0 if first in plain else first, run_type(right)), (run_type(left), 0 if last in plain else last)


@dataclass(frozen=True, slots=True)
class MarkPlace:
    """A place inside a token that touches something else than a letter."""

    at: int
    left: str
    """The lower-cased run of letters or digits that ends before the mark on the left, possibly empty."""
    right: str
    habit: tuple[int, int, int, int]
    """What the document's habits are counted by: type, mark, mark, type."""
    ids: tuple[int, int, int]
    """Word ids: what comes before the mark, the mark itself, what follows."""
    after: tuple[int, ...]
    """The id inside the token after the right run, if any."""
    quotes: int
    """Straight double quotation marks before it in the token."""
    certain: bool
    """Whether a URL starts or ends here: nothing is ever written close to its outside."""
    features: bytes
    """FEATURES as 32-bit floats."""


def mark_places(token: str, pieces: int, web: int) -> tuple[MarkPlace, ...]:
    """Every place of a token where a blank beside a mark could be missing."""
    if pieces < 2 and not DAY_AND_YEAR.match(token):
        return ()
    classes = [character_class(c) for c in token]
    inner = {i for m in _APOSTROPHE.finditer(token) for i in m.span()}
    places = [i for i in range(1, len(token)) if _possible(classes[i - 1], classes[i]) and i not in inner]
    if "___" in token:
        places = sorted({*places, *_beside_fill_in(token)})
    if _SIGNED.match(token):
        places = [1, *places]
    if (decade := decade_end(token)) and not web:
        places = sorted({*places, decade})
    if opening := quoted_word(token):
        places = sorted({*places, opening} - {opening + 1})
    if web:
        places = _web_places(token, places, web)
    elif _GLUED_DOMAIN.search(token):
        places = [i for i in places if not _in_glued_domain(token, i)]
    return tuple(_place(token, i, classes, web) for i in places)


DAY_AND_YEAR = re.compile(r"\d{1,2},(?:1[5-9]|20)\d\d(?!\d)")
"""A day and a year that lost their blank, "4,2021", where a month stands before; else a number."""
_FILL_IN = re.compile(r"(?<![^\W_])_{3,}([^\W\d_]{2,})(?![\w'’])|(?<![\w'’])([^\W\d_]{2,})_{3,}(?!\w)")


_SIGNED = re.compile(r"[=×](?:[-–−]\.?|\.)\d")
"""A sign, and a number that starts with no digit."""
_DECADE = re.compile(r"(?:[^\W\d_]+[-–]|[(\[“‘\"'])?(?:1\d|20)\d0s([a-z]{2,})(?![\w'’-])")


def decade_end(token: str) -> int:
    """Where a decade ends that a word touches ("1990s|and"), though it may be a year ("1990|sand"); 0 elsewhere."""
    match = _DECADE.match(token) if "0s" in token else None
    return match.start(1) if match and lookup(match.group(1))[2] else 0


_QUOTED_WORD = re.compile(r"(?:[^\W_]{2}|[^\W_][,.;:)])'([^\W\d_][\w-]*)'(?![^\W_])")


def quoted_word(token: str) -> int:
    """Where a word in straight single quotation marks touches the word before ("as|'abstract'"); 0 where none does."""
    match = _QUOTED_WORD.search(token) if token.count("'") > 1 else None
    return match.start(1) - 1 if match else 0


_ENDINGS = frozenset(
    {"ing", "ed", "er", "est", "ly", "es", "able", "ful", "less", "ness", "un", "re", "dis", "mis", "pre"}
)
"""What a line to write on may stand for the rest of: "Yesterday we play____ed"."""


def _beside_fill_in(token: str) -> list[int]:
    """Where a dictionary word touches the line on which an answer is to be written: "________under"."""
    found: list[int] = []
    for match in _FILL_IN.finditer(token):
        side = 1 if match.group(1) else 2
        word = match.group(side).lower()
        if lookup(word)[2] and word not in _ENDINGS:
            found.append(match.start(1) if side == 1 else match.end(2))
    return found


def _in_glued_domain(token: str, i: int) -> bool:
    """Whether a blank at `i` would part a domain that runs into a word: "schema.orgvocabulary"."""
    return bool(_GLUED_DOMAIN.match(token, i - 1)) and not lookup(token[slice(*_run_right(token, i))].lower())[2]


def web_start(token: str, web: int) -> int:
    """Where the URL, address or file name of a token starts; the token's length when it holds none."""
    if not web:
        return len(token)
    found = (pattern.search(token) for pattern in (_WEB_START, _DOMAIN, _COUNTRY, _MAIL))
    starts = [match.start() for match in found if match]
    return min(starts, default=0)


_BEHIND_WEB = re.compile(
    r"[)>\]][,;.]?(?=[A-Za-z(]+[.,;:)”]*$)|[,;](?=[A-Za-z]+[.,;:)”]*$)|\.(?=[A-Z][a-z]+[.,;:)”]*$)"
    r"|(?<=[./\w])(?=(?:Accessed|Retrieved)$)|(?<=[^_])(?=\([A-Za-z])|[.,;](?=https?:|doi:)"
)
_BEHIND_DOMAIN = re.compile(r"(?<=[\w/])(?:\.(?=[A-Z][a-z])|[,;](?=[A-Za-z])|\)[.,;]?(?=[A-Za-z]))")


def _web_places(token: str, places: list[int], web: int) -> list[int]:
    """Of the places of a token with a URL only those before it, at its start and behind what can end it."""
    head = web_start(token, web)
    start = _WEB_START.search(token)
    behind = {head + m.end() for m in _BEHIND_WEB.finditer(token[head:])} if start else set[int]()
    if "10." in token[head : head + 8]:
        behind = {i for i in behind if token[i : i + 1] == "("}
    if web == 1 or not start:
        behind = {m.end() for m in _BEHIND_DOMAIN.finditer(token, head)}
    kept = {i for i in places if i <= head} | {i for i in behind if head < i < len(token)}
    if head and start:
        kept.add(head)
    return sorted(i for i in kept if i != head or token[i - 1] not in "(<[{=\"“‘'")


def _possible(a: int, b: int) -> bool:
    """Whether two neighbouring classes can have lost a blank between them."""
    letter_a, letter_b = a in LETTERS, b in LETTERS
    if (letter_a and letter_b) or (a == DIGIT and b == DIGIT) or 28 in (a, b) or 19 in (a, b):
        return False
    word_b = letter_b or b == DIGIT
    word_a = letter_a or a == DIGIT
    if a in _STOPPING:
        return word_b or b in _OPENING or b in (23, 17, 18, 16, 21, 25)
    if a in _CLOSING and (word_b or b in _OPENING or b in (23, 24, 17, 21)):
        return not (a == 14 and b == 14)
    if b in _OPENING and (word_a or a in (9, 11, 22)):
        return True
    if word_a and word_b:
        return True
    if a in _DASHES or b in _DASHES:
        return (word_a or a in (9, 11, 13, 22)) or (word_b or b in _OPENING)
    if a == 16 or b == 16:
        return (a == 16 and (word_b or b == 16 or b in _OPENING)) or (b == 16 and word_a)
    if a in (22, 25) or b == 23:
        return word_a or word_b
    return (a in _SYMBOLS or b in _SYMBOLS) and (word_a or word_b or a in _CLOSING or b in _OPENING)


def _run_left(token: str, i: int) -> tuple[int, int]:
    """The run of letters or digits that ends at the last alphanumeric before `i`, skipping at most two marks."""
    end = i
    while end > 0 and i - end < 2 and not token[end - 1].isalnum():
        end -= 1
    start = end
    digit = start > 0 and token[start - 1].isdigit()
    while start > 0 and token[start - 1].isalnum() and token[start - 1].isdigit() == digit:
        start -= 1
    return start, end


def _run_right(token: str, i: int) -> tuple[int, int]:
    start = i
    while start < len(token) and start - i < 2 and not token[start].isalnum():
        start += 1
    end = start
    digit = start < len(token) and token[start].isdigit()
    while end < len(token) and token[end].isalnum() and token[end].isdigit() == digit:
        end += 1
    return start, end


def run_type(run: str) -> int:
    """0 none, 1 lower, 2 Title, 3 UPPER, 4 one capital, 5 mIxed, 6 one or two digits, 7 four digits, 8 other number."""
    if not run:
        return 0
    if run[0].isdigit():
        return 6 if len(run) < 3 else 7 if len(run) == 4 else 8
    return (1, 2, 3, 5, 4)[form(run)]


def _place(token: str, i: int, classes: list[int], web: int) -> MarkPlace:
    size = len(token)
    left_start, left_end = _run_left(token, i)
    right_start, right_end = _run_right(token, i)
    left, right = token[left_start:left_end], token[right_start:right_end]
    left_type, right_type = run_type(left), run_type(right)
    left_id, left_bits, left_level, left_caps, left_low = _word_facts(left)
    right_id, right_bits, right_level, right_caps, right_low = _word_facts(right)
    a, b = classes[i - 1], classes[i]
    before, after = token[:i], token[i:]
    head = before.rstrip(".").lstrip("([“‘\"'")
    abbreviation = head.lower() in _ABBREVIATIONS or (left_low in _ABBREVIATIONS and token[i - 1] == ".")
    joined = (
        lookup((left + right).lower())[1]
        if left_end == i == right_start and left.isalpha() and right.isalpha()
        else 0.0
    )
    features = (
        classes[i - 2] if i > 1 else 0, a, b, classes[i + 1] if i + 1 < size else 0,
        left_type, len(left), left_bits, left_level, right_type, len(right), right_bits, right_level,
        float(abbreviation),
        i, size - i, token.count("."), sum(c == DIGIT for c in classes),
        before.count("(") - before.count(")") + before.count("[") - before.count("]"),
        after.count("(") - after.count(")") + after.count("[") - after.count("]"),
        before.count('"'), web, classes[0], classes[-1], right_caps, left_caps,
        joined, sum(c > DIGIT and c != 27 for c in classes), _code(right_low), _code(left_low),
        _web_side(token, i, web),
    )  # fmt: skip
    mark = a if a not in LETTERS and a != DIGIT else 0
    mark_right = b if b not in LETTERS and b != DIGIT else 0
    symbols = _symbol(a, b)
    rest = _symbol(classes[right_end], 0) if right_end < size else -1
    return MarkPlace(
        i, left_low, right_low, (left_type, mark, mark_right, right_type), (left_id, symbols, right_id),
        () if rest < 0 else (rest,), before.count('"'), _certain(token, i, web), array("f", features).tobytes(),
    )  # fmt: skip


_URL = r"(?:https?://|www\.)"
_BEFORE_URL = re.compile(rf"[^\W_][.,;)”’]?[(<]?(?={_URL})")
_AFTER_URL = re.compile(
    r"(?:(?<=\w|/)(?=\()|(?<=[./\w])(?=(?-i:[A-Z])))\(?(?:accessed|retrieved|last accessed)(?!\w)", re.IGNORECASE
)


def _certain(token: str, i: int, web: int) -> bool:
    """Whether only a lost blank explains the place.

    1,700 tokens with a URL and 90 with a line to write on in clean prose show none like it, and in a million words no
    word is quoted without a blank before it.
    """
    if not web:
        return i == quoted_word(token) or ("___" in token and i in _beside_fill_in(token))
    if _AFTER_URL.match(token, i) and web_start(token, web) < i:
        return True
    return any(i == m.end() - (m.group()[-1] in "(<") for m in _BEFORE_URL.finditer(token[: i + 12]))


def _web_side(token: str, i: int, web: int) -> int:
    """0: no URL here; 1: before it; 2: right before its bracket; 3: at its start; 4: behind its start."""
    if not web:
        return 0
    head = web_start(token, web)
    return 3 if i == head else 4 if i > head else 2 if i == head - 1 else 1


def _symbol(a: int, b: int) -> int:
    """The n-gram symbol of the mark between two runs; 3 stands for none, as for a hyphen."""
    pair = {a, b}
    if pair & {4, 8, 20}:
        return 1
    if pair & {5, 6, 7, 18}:
        return 2
    return 3 if pair <= {1, 2, 3, 16, 17, 27} else 4


def _word_facts(run: str) -> tuple[int, float, int, int, str]:
    low = run.lower()
    if not run:
        return 4, 0.0, 0, 0, low
    if run[0].isdigit():
        return 5, 0.0, 0, 0, low
    number, bits, _ = lookup(low)
    if not number:
        return 0, -30.0, 99, 0, low
    return number, bits, lexicon().levels[number], lexicon().capitals[number], low


_CODES = {word: i + 1 for i, word in enumerate(TELLING.split())}


def _code(low: str) -> int:
    """A small number for a run that says much by itself (endings, units, years); 0 for others."""
    if low[:1].isdigit():
        return 90 + (1 if len(low) == 4 and low[:2] in {"19", "20", "18"} else 2 if len(low) <= 2 else 3)
    return _CODES.get(low, 0)
