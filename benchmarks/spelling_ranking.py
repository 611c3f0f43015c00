"""Makes and measures what ranks the corrections of a misspelt word.

    python benchmarks/spelling_ranking.py slips codespell/dictionary.txt     → resources/grammar/slips.tsv
    python benchmarks/spelling_ranking.py data OUT.jsonl --words codespell/dictionary.txt \\
        --prose ../shared/data/spacing/dev/*.jsonl.xz --pairs ../shared/data/grammar/eracond.jsonl.xz
    python benchmarks/spelling_ranking.py fit OUT.jsonl                      → resources/grammar/spelling.tsv
    python benchmarks/spelling_ranking.py measure OUT.jsonl [--read]

codespell's dictionary (CC BY-SA 3.0) lists misspelt words with what they stand for; only strings of up to four letters
and how often they are mistaken are kept of it. `data` puts misspelt words of such a list into sentences of clean prose,
takes the misspelt words of learners' pairs, and asks both engines for their suggestions. A list may also be of lines
"right wrong wrong …" (the Birkbeck corpus, which is only measured on: --words FILE --name birkbeck). `fit` weighs the
features of `ranking.py` by a conditional logistic model; half of the list's words are held back and measured.
"""

import argparse
import hashlib
import json
import lzma
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import numpy as np
from grammar_raw import records
from training.misspellings import slip

from coping_gui.checks.grammar import ranking, slips
from coping_gui.checks.grammar.harper import HarperEngine, worker_command
from coping_gui.checks.grammar.languagetool import LanguageToolEngine
from coping_gui.checks.grammar.local import kinds
from coping_gui.checks.grammar.local.corrections import Correction
from coping_gui.checks.grammar.local.in_sentence import in_sentences
from coping_gui.checks.grammar.local.model import chunks_of
from coping_gui.checks.grammar.local.network import Network
from coping_gui.checks.grammar.spelling import ranked
from coping_gui.checks.structure.sentences import sentences
from coping_gui.checks.words import frequency, is_word
from coping_gui.essay.span import Span

RESOURCES = Path(__file__).parent.parent / "resources" / "grammar"
TOKEN = re.compile(r"\w+(?:[’']\w+)*|[^\w\s]")
AROUND = 2
"""Letters on either side that a slip may depend on."""
LEAST, SMOOTHING = 1.5, 30
LEARNERS_WEIGH = 4
"""A learner's real slip counts as much as so many of the list."""
SHRINKING = 0.02
EXPLAINED = {
    "context": "bits of probability between the neighbours",
    "surroundings": "logarithm of the odds that it stands among the words of its sentence",
    "common": "bits of commonness",
    "edits": "weighted letter edits, less than none",
    "edits_a_letter": "the same for each letter that was written",
    "unoffered": "no engine thought of it",
    "possessive": "a possessive that was not written as one",
    "sound": "it sounds the same",
    "split": "two words",
    "unknown": "in no dictionary",
    "name": "a name, where the word was written small",
    "slip": "bits that its letters need to turn into those written, less than none",
    "slip_a_letter": "the same for each letter that was written",
}


def held_back(word: str) -> bool:
    """Half of all words, the same half for every list."""
    return hashlib.md5(word.lower().encode(), usedforsecurity=False).digest()[-1] % 2 == 1


def listed(path: Path) -> Iterator[tuple[str, str]]:
    """(wrong, right) of a list, where only one word can be meant."""
    for line in path.read_text("utf-8", errors="replace").splitlines():
        if "->" in line:
            wrong, meant = line.split("->")
            rights = [m.strip() for m in meant.split(",") if m.strip()]
            found = [(wrong, rights[0])] if len(rights) == 1 else []
        else:
            right, *wrongs = line.split() or [""]
            found = [(wrong, right) for wrong in wrongs]
        yield from ((w, r) for w, r in found if re.fullmatch("[a-z']+", w) and re.fullmatch("[a-z']+", r) and w != r)


# -- the table of slips


def _change(a: str, b: str) -> float:
    return 0.0 if a == b else 0.9 if (a in "aeiouy") == (b in "aeiouy") else 1.2


def aligned(right: str, wrong: str) -> list[tuple[int, int, int, int]]:
    """Steps of one letter (two for a swap) from right to wrong, as places in both."""
    best = [[0.0] * (len(wrong) + 1) for _ in range(len(right) + 1)]
    back: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(len(right) + 1):
        for j in range(len(wrong) + 1):
            ways = [(best[i - 1][j - 1] + _change(right[i - 1], wrong[j - 1]), (i - 1, j - 1))] if i and j else []
            ways += [(best[i - 1][j] + 1, (i - 1, j))] if i else []
            ways += [(best[i][j - 1] + 1, (i, j - 1))] if j else []
            if i > 1 and j > 1 and right[i - 2 : i] == wrong[j - 2 : j][::-1] and right[i - 1] != right[i - 2]:
                ways.append((best[i - 2][j - 2] + 1, (i - 2, j - 2)))
            if ways:
                best[i][j], back[i, j] = min(ways)
    steps: list[tuple[int, int, int, int]] = []
    at = (len(right), len(wrong))
    while at in back:
        before = back[at]
        steps.append((before[0], at[0], before[1], at[1]))
        at = before
    return steps[::-1]


def counted(pairs: Sequence[tuple[str, str]]) -> slips.Table:
    """What strings of right words turn into, in bits."""
    turned: Counter[tuple[str, str]] = Counter()
    seen: Counter[str] = Counter()
    for wrong, right in pairs:
        source, target = f"^{right}$", f"^{wrong}$"
        steps = aligned(source, target)
        wrongs = [k for k, (a, b, c, d) in enumerate(steps) if source[a:b] != target[c:d]]
        if len(wrongs) > max(3, len(source) // 2):
            continue
        windows = [(k - x, k + y) for k in wrongs for x in range(AROUND + 1) for y in range(AROUND + 1)]
        for first, last in windows:
            if first >= 0 and last < len(steps):
                old = source[steps[first][0] : steps[last][1]]
                new = target[steps[first][2] : steps[last][3]]
                if max(len(old), len(new)) <= slips.LONGEST:
                    turned[old, new] += 1
        seen.update(source[i : i + n] for i in range(len(source)) for n in range(slips.LONGEST + 1))
    table: defaultdict[str, dict[str, float]] = defaultdict(dict)
    share = (AROUND + 1) ** 2
    for (old, new), count in sorted(turned.items()):
        if count / share >= LEAST:
            table[old][new] = max(0.1, -math.log2(min(0.9, count / share / (seen[old] + SMOOTHING))))
    return dict(table)


def write_slips(table: slips.Table) -> None:
    lines = [f"{old}\t{new}\t{round(10 * bits)}" for old, row in table.items() for new, bits in row.items()]
    (RESOURCES / "slips.tsv").write_text("\n".join(["right\twrong\ttenths_of_bits", *lines, ""]), "utf-8")
    print(len(lines), "slips")


# -- misspelt words in sentences


def lines_of(path: Path) -> Iterator[str]:
    """The paragraphs of a file of clean prose."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for record in lines:
            yield from json.loads(record)["gold"].split("\n")


def places(paths: Sequence[Path]) -> dict[str, list[tuple[str, int]]]:
    """Where words in small letters stand in sentences of clean prose."""
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    parted = (line[s.start : s.end].strip() for path in paths for line in lines_of(path) for s in sentences(line))
    whole = (s for s in parted if 6 <= s.count(" ") + 1 <= 40 and s[-1] in ".!?")
    for sentence in whole:
        for match in TOKEN.finditer(sentence):
            if len(match[0]) > 2 and match[0].islower():
                found[match[0]].append((sentence, match.start()))
    return found


def in_prose(path: Path, prose: Sequence[Path], count: int, chosen: random.Random) -> Iterator[dict[str, Any]]:
    where = places(prose)
    pairs = [(w, r) for w, r in listed(path) if r in where and is_word(r) and not is_word(w) and frequency(r) > 0.3]
    weigh = [math.sqrt(min(frequency(right), 300)) + 1 for _, right in pairs]
    for wrong, right in dict.fromkeys(chosen.choices(pairs, weigh, k=count)):
        text, at = chosen.choice(where[right])
        new = text[:at] + wrong + text[at + len(right) :]
        yield {"text": new, "start": at, "end": at + len(wrong), "gold": [right]}


def with_two_slips(prose: Sequence[Path], count: int, chosen: random.Random) -> Iterator[dict[str, Any]]:
    """Words of prose, misspelt twice by the habits that the local model was trained with: harder than any list."""
    where = places(prose)
    words = [w for w in where if w.isascii() and w.isalpha() and len(w) > 3 and frequency(w) > 0.3 and is_word(w)]
    weigh = [math.sqrt(min(frequency(w), 300)) + 1 for w in words]
    for right in chosen.choices(words, weigh, k=count):
        wrong = slip(slip(right, chosen), chosen)
        if not is_word(wrong) and len(wrong) > 2:
            text, at = chosen.choice(where[right])
            new = text[:at] + wrong + text[at + len(right) :]
            yield {"text": new, "start": at, "end": at + len(wrong), "gold": [right]}


def of_learners(path: Path) -> Iterator[dict[str, Any]]:
    """Misspelt words of pairs, with what any reference makes of them."""
    for record in records(path, None):
        text = record["text"]
        tokens = list(TOKEN.finditer(text))
        meant: defaultdict[int, list[str]] = defaultdict(list)
        for reference in record["references"]:
            words = [m[0] for m in TOKEN.finditer(reference)]
            changes = SequenceMatcher(None, [m[0] for m in tokens], words, autojunk=False).get_opcodes()
            alike = ((i, j, k) for tag, i, j, k, m in changes if tag == "replace" and j - i == m - k)
            for n, new in ((i + n, words[k + n]) for i, j, k in alike for n in range(j - i)):
                meant[n].append(new)
        for i, words in meant.items():
            word = tokens[i][0]
            if word.isalpha() and len(word) > 1 and not is_word(word) and {w.lower() for w in words} != {word.lower()}:
                yield {"text": text, "start": tokens[i].start(), "end": tokens[i].end(), "gold": words}


def with_offers(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows that LanguageTool or Harper marks, with what each offers."""
    every_rule = [*worker_command()[:-1], json.dumps(["LongSentences"])]
    languagetool, harper = LanguageToolEngine(off=()), HarperEngine(command=every_rule, patience=30)
    matches = [m for at in range(0, len(rows), 200) for m in languagetool.raw([r["text"] for r in rows[at : at + 200]], "en-US")]  # fmt: skip # noqa: E501
    for row, found in zip(rows, matches, strict=True):
        here = (row["start"], row["end"])
        lists = [list(m.replacements) for m in found if m.rule.startswith("MORFOLOGIK") and tuple(m.span) == here]
        lists += [
            r[5] for r in harper.raw(row["text"], "en-US") if r[2] == "SpellCheck" and tuple(r[:2]) == here
        ]  # fmt: skip
        row["offered"] = lists
    languagetool.close()
    harper.close()
    return [row for row in rows if row["offered"]]


# -- the weights


def examples(rows: Sequence[dict[str, Any]]) -> Iterator[tuple[np.ndarray, np.ndarray, dict[str, Any]]]:
    """Features of the candidates that are looked at closely, and which of them are right."""
    for row in rows:
        word = row["text"][row["start"] : row["end"]]
        choices = ranking.candidates(word, row["offered"])
        if not choices:
            continue
        offered = frozenset(c for some in row["offered"] for c in some)
        table = ranking.features(row["text"], row["start"], row["end"], choices, offered)
        close = [i for i in range(len(choices)) if table[i, -2] > -100]
        meant = {g.lower() for g in row["gold"]}
        yield table[close], np.array([choices[i].lower() in meant for i in close], float), row


def fitted(data: Sequence[tuple[np.ndarray, np.ndarray, dict[str, Any]]]) -> np.ndarray:
    """Newton's method for the conditional logit, a little shrunk."""
    scale = np.vstack([table for table, _, _ in data]).std(0) + 1e-6
    useful = [(t / scale, y / y.sum(), LEARNERS_WEIGH if r["set"] == "learners" else 1) for t, y, r in data if y.any()]
    beta = np.zeros(len(scale))
    for _ in range(25):
        slope = -SHRINKING * len(useful) * beta
        bend = SHRINKING * len(useful) * np.eye(len(beta))
        for table, right, weight in useful:
            score = table @ beta
            chance = np.exp(score - score.max())
            chance /= chance.sum()
            slope += weight * table.T @ (right - chance)
            bend += weight * (table.T @ (table * chance[:, None]) - np.outer(table.T @ chance, table.T @ chance))
        beta += np.linalg.solve(bend, slope)
    return beta / scale


def accuracy(data: Sequence[tuple[np.ndarray, np.ndarray, dict[str, Any]]], beta: np.ndarray) -> str:
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for table, right, row in data:
        count = counts[row["set"]]
        order = np.argsort(-(table @ beta), kind="stable")[: ranking.KEPT]
        count[0] += 1
        count[1] += bool(len(order) and right[order[0]])
        count[2] += bool(right[order].any())
    return ", ".join(f"{n}: first {100 * f / a:.1f} %, one of six {100 * s / a:.1f} % of {a}" for n, (a, f, s) in counts.items())  # fmt: skip # noqa: E501


def read_in_sentences(rows: Sequence[dict[str, Any]]) -> str:
    """How often the first correction is right as the local model gives it, with the engines' offers unknown."""
    network = Network()
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in rows:
        text, span = row["text"], Span(row["start"], row["end"])
        alone = ranked(text, *span, ())
        if not alone:
            continue
        guess = Correction(span, alone[0], kinds.SPELLING, 1.0, alone[1:])
        ((read,),) = in_sentences(network, [text], [(0, chunk) for chunk in chunks_of(text)], [[guess]])
        meant, count = {g.lower() for g in row["gold"]}, counts[row["set"]]
        for n, right in enumerate((True, alone[0].lower() in meant, read.new.lower() in meant)):
            count[n] += right
    return ", ".join(f"{n}: alone {100 * f / a:.1f} %, read {100 * r / a:.1f} % of {a}" for n, (a, f, r) in counts.items())  # fmt: skip # noqa: E501


def write_weights(beta: np.ndarray) -> None:
    """Those of the features here; what the network's reading weighs (`in_sentence.FEATURES`) stays as it is."""
    path = RESOURCES / "spelling.tsv"
    kept = [line for line in path.read_text("utf-8").splitlines()[1:] if line.split("\t")[0] not in ranking.FEATURES]
    lines = [f"{name}\t{weight:.4f}\t{EXPLAINED[name]}" for name, weight in zip(ranking.FEATURES, beta, strict=True)]
    path.write_text("\n".join(["feature\tweight\tmeaning", *lines, *kept, ""]), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["slips", "data", "fit", "measure"])
    parser.add_argument("file", type=Path)
    parser.add_argument("--half", action="store_true", help="slips: leave out the words that are held back")
    parser.add_argument("--words", type=Path)
    parser.add_argument("--name", default="listed")
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--generated", type=int, default=0, help="data: words misspelt twice")
    parser.add_argument("--prose", type=Path, nargs="*", default=[])
    parser.add_argument("--pairs", type=Path, nargs="*", default=[])
    parser.add_argument("--read", action="store_true", help="fit, measure: also as the local model reads the sentences")
    options = parser.parse_args()
    if options.what == "slips":
        write_slips(counted([p for p in listed(options.file) if not (options.half and held_back(p[1]))]))
        return
    if options.what == "data":
        rows = [{**r, "set": "learners"} for path in options.pairs for r in of_learners(path)]
        if options.words:
            made = in_prose(options.words, options.prose, options.count, random.Random(7))
            rows += [{**r, "set": options.name} for r in made]
        if options.generated:
            made = with_two_slips(options.prose, options.generated, random.Random(8))
            rows += [{**r, "set": "two slips"} for r in made]
        options.file.write_text("".join(json.dumps(r) + "\n" for r in with_offers(rows)), "utf-8")
        return
    data = list(examples([json.loads(line) for line in options.file.read_text("utf-8").splitlines()]))
    if options.what == "fit":
        mine = [d for d in data if not held_back(d[2]["gold"][0])]
        others = [d for d in data if held_back(d[2]["gold"][0])]
        print("fitted on half:", accuracy(mine, fitted(mine)), "\nheld back:", accuracy(others, fitted(mine)))
        write_weights(fitted(data))
    ranking.weights.cache_clear()  # `fit` has just written them
    beta = np.array([ranking.weights()[name] for name in ranking.FEATURES])
    print("shipped weights:", accuracy(data, beta))
    if options.read:
        print("in their sentences:", read_in_sentences([row for _, _, row in data]))


if __name__ == "__main__":
    main()
