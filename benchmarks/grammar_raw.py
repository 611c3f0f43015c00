"""What both engines say with every rule on, stored, so that tables and filters can be weighed without asking again.

    python benchmarks/grammar_raw.py OUT_FOLDER ../shared/data/grammar/eracond.jsonl.xz … [--limit N]

Writes OUT_FOLDER/<set>.jsonl: {"id", "text", "languagetool": [[start, end, rule, category, issue, message,
[suggestions]] …], "harper": [[start, end, rule, kind, message, [suggestions]] …]}; spans in code points of the whole
text. Texts of several lines are checked line by line, as paragraphs.
"""

import argparse
import json
import lzma
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from coping_gui.checks.grammar.harper import HarperEngine, worker_command
from coping_gui.checks.grammar.languagetool import LanguageToolEngine

BATCH = 60


def records(path: Path, limit: int | None) -> list[dict[str, Any]]:
    opened = lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8")  # noqa: SIM115
    with opened as lines:
        return [json.loads(line) for _, line in zip(range(limit or 10**9), lines, strict=False)]


def language_of(record: dict[str, Any]) -> str:
    return "en-GB" if record.get("dialect") == "UK" else "en-US"


def pieces(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def moved(rows: Sequence[Sequence[Any]], by: int) -> list[list[Any]]:
    return [[row[0] + by, row[1] + by, *row[2:]] for row in rows]


def languagetool_rows(engine: LanguageToolEngine, batch: list[dict[str, Any]]) -> list[list[Any]]:
    parts = [(i, at, line, language_of(r)) for i, r in enumerate(batch) for at, line in pieces(r["text"])]
    rows: list[list[Any]] = [[] for _ in batch]
    for language in sorted({p[3] for p in parts}):
        mine = [p for p in parts if p[3] == language]
        for (i, at, _, _), matches in zip(mine, engine.raw([p[2] for p in mine], language), strict=True):
            plain = [[*m.span, m.rule, m.category, m.issue, m.message, list(m.replacements)] for m in matches]
            rows[i] += moved(plain, at)
    return rows


def harper_rows(engine: HarperEngine, batch: list[dict[str, Any]]) -> list[list[Any]]:
    return [
        [row for at, line in pieces(r["text"]) for row in moved(engine.raw(line, language_of(r)), at)] for r in batch
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("sets", type=Path, nargs="+")
    parser.add_argument("--limit", type=int)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    every_rule = [*worker_command()[:-1], json.dumps(["LongSentences"])]  # that one hides all others in its sentence
    languagetool, harper = LanguageToolEngine(off=()), HarperEngine(command=every_rule, patience=30)
    with ThreadPoolExecutor(2) as pool:
        for path in arguments.sets:
            all_records = records(path, arguments.limit)
            with (arguments.out / f"{path.name.split('.')[0]}.jsonl").open("w", encoding="utf-8") as out:
                for at in range(0, len(all_records), BATCH):
                    batch = all_records[at : at + BATCH]
                    job = pool.submit(languagetool_rows, languagetool, batch)
                    for record, h, lt in zip(batch, harper_rows(harper, batch), job.result(), strict=True):
                        row = {"id": record["id"], "text": record["text"], "languagetool": lt, "harper": h}
                        out.write(json.dumps(row, ensure_ascii=False) + "\n")
            print(path.name, len(all_records), flush=True)
    languagetool.close()
    harper.close()


if __name__ == "__main__":
    main()
