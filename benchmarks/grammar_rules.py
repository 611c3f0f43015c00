"""Weigh every rule: first suggestions right on learners' text, against alarms on edited prose.

    python benchmarks/grammar_rules.py RAW_FOLDER ../shared/data/grammar [--engine languagetool] [--out weights.tsv]
        [--generated WORK/generated.jsonl.xz]

Asks no engine: RAW_FOLDER holds what grammar_raw.py stored of LanguageTool and Harper with every rule on; COPING's own
rules are run. Prints (or writes) one line per rule that gave an alarm, tab-separated:

    alarms        on eracond and the other engine's examples: no engine is weighed on its own examples; with
                  --generated also, a quarter each, on generated mistakes (benchmarks/training/generated.py)
    right %       alarms whose first suggestion alone makes word-level edits that one reference makes, too
    hit %         alarms whose place touches an edit of a reference
    clean per 100k   alarms per 100,000 words of clean_free, where every alarm counts as false

It decides nothing; grammar_tables.py makes the tables of resources/grammar/ of these numbers.
"""

import argparse
import collections
import difflib
import json
import re
from pathlib import Path
from typing import Any

from grammar_raw import records

from coping_gui.checks.registry import PARAGRAPH_RULES

TOKEN = re.compile(r"\w+(?:[’']\w+)*|[^\w\s]")
EXAMPLES = {"languagetool": ["harper_bad"], "harper": ["lt_bad"], "coping": ["harper_bad", "lt_bad"]}
LEARNERS = ["eracond"]
GENERATED = 0.25
"""Weight of a generated mistake against one that a person made."""

Row = list[Any]


def word_edits(source: str, target: str) -> set[tuple[int, int, tuple[str, ...]]]:
    """The word-level edits source → target."""
    a, b = TOKEN.findall(source), TOKEN.findall(target)
    edits: set[tuple[int, int, tuple[str, ...]]] = set()
    for tag, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "replace" and j - i == m - k:
            edits |= {(i + n, i + n + 1, (b[k + n],)) for n in range(j - i)}
        elif tag != "equal":
            edits.add((i, j, tuple(b[k:m])))
    return edits


def own_rows(text: str) -> list[Row]:
    return [
        [*f.span, rule.id, rule.category.value, f.message, list(f.suggestions)]
        for rule in PARAGRAPH_RULES
        for f in rule.find(text)
    ]


def rows_of(engine: str, stored: dict[str, Any]) -> list[Row]:
    return own_rows(stored["text"]) if engine == "coping" else stored[engine]


def weigh(engine: str, raw: Path, data: Path, generated: Path | None = None) -> dict[str, collections.Counter[str]]:
    table: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    sets = [(data / f"{name}.jsonl.xz", 1.0) for name in [*LEARNERS, *EXAMPLES[engine]]]
    for path, weight in [*sets, *([(generated, GENERATED)] if generated else [])]:
        stored = [json.loads(line) for line in (raw / f"{path.name.split('.')[0]}.jsonl").open(encoding="utf-8")]
        for record, answer in zip(records(path, None), stored, strict=True):
            golds = [word_edits(record["text"], r) for r in record["references"]]
            edits = [e for reference in record["edits"] for e in reference]
            for row in rows_of(engine, answer):
                table[row[2]].update({k: weight * n for k, n in judged(record["text"], row, golds, edits).items()})
    words = 0
    for line in (raw / "clean_free.jsonl").open(encoding="utf-8"):
        answer = json.loads(line)
        words += len(answer["text"].split())
        for row in rows_of(engine, answer):
            table[row[2]]["clean"] += 1
    for counts in table.values():
        counts["clean100k"] = round(counts["clean"] * 1e6 / words)  # in tenths
    return table


def judged(text: str, row: Row, golds: list[Any], edits: list[Any]) -> dict[str, int]:
    start, end, suggestions = row[0], row[1], row[-1]
    touched = any((start < e[1] and e[0] < end) or (e[0] == e[1] and start <= e[0] <= end) for e in edits)
    right = False
    if suggestions:
        made = word_edits(text, text[:start] + suggestions[0] + text[end:])
        right = any(made <= gold for gold in golds) and bool(made)
    return {"alarms": 1, "right": int(right), "hit": int(touched)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--engine", choices=list(EXAMPLES), default="languagetool")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--generated", type=Path, help="pairs with generated mistakes")
    arguments = parser.parse_args()
    table = weigh(arguments.engine, arguments.raw, arguments.data, arguments.generated)
    lines = ["rule\talarms\tright %\thit %\tclean per 100k"]
    for rule, c in sorted(table.items(), key=lambda item: (-item[1]["alarms"], -item[1]["clean"])):
        n = c["alarms"] or 1
        share = f"{100 * c['right'] / n:.0f}\t{100 * c['hit'] / n:.0f}" if c["alarms"] else "\t"
        lines.append(f"{rule}\t{c['alarms']:.0f}\t{share}\t{c['clean100k'] / 10:.1f}")
    text = "\n".join(lines) + "\n"
    print(text) if arguments.out is None else arguments.out.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
