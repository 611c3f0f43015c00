"""What the whole check says about a data set, as lines for score.py, with engines' answers taken from grammar_raw.py.

    python benchmarks/grammar_check.py RAW_FOLDER/eracond.jsonl ../shared/data/grammar/eracond.jsonl.xz OUT.jsonl

Prints {"id", "findings": [...]} lines to OUT; runs in seconds because the engines are asked only for what the stored
answers do not hold (paragraphs that the spacing pass changed).
"""

import argparse
import json
from pathlib import Path
from typing import Any

from grammar_raw import language_of, pieces, records

from coping_gui.checks.checker import Checker
from coping_gui.checks.grammar.harper import HarperEngine, worker_command
from coping_gui.checks.grammar.languagetool import LanguageToolEngine, RawMatch
from coping_gui.checks.grammar.local.engine import LocalModelEngine
from coping_gui.checks.grammar.own import OwnRulesEngine
from coping_gui.checks.spacing.repair import DocumentProfile
from coping_gui.essay.essay import Essay, Paragraph
from coping_gui.essay.finding import Finding
from coping_gui.essay.span import Span
from coping_gui.settings import DEFAULTS


def stored_engines(raw: Path, languages: dict[str, str]) -> list[Any]:
    """The engines, their memories filled with what they said before."""
    languagetool = LanguageToolEngine(off=())
    every_rule = [*worker_command()[:-1], json.dumps(["LongSentences"])]
    harper = HarperEngine(command=every_rule, patience=30)
    for line in raw.open(encoding="utf-8"):
        row = json.loads(line)
        for at, text in pieces(row["text"]):
            key = (text, languages[row["id"]])
            mine = [r for r in row["languagetool"] if at <= r[0] and r[1] <= at + len(text)]
            languagetool._cache[key] = tuple(RawMatch(Span(r[0] - at, r[1] - at), *r[2:6], tuple(r[6])) for r in mine)
            harper._cache[key] = [
                [r[0] - at, r[1] - at, *r[2:]] for r in row["harper"] if at <= r[0] and r[1] <= at + len(text)
            ]
    return [OwnRulesEngine(), harper, LocalModelEngine(), languagetool]


class WithoutSpacing(Checker):
    """Gives the engines the text as it is."""

    def spacing(self, paragraph: Paragraph, profile: DocumentProfile) -> tuple[Finding, ...]:  # noqa: ARG002
        return ()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--engines", default="coping,harper,local,languagetool")
    parser.add_argument("--no-spacing", action="store_true")
    arguments = parser.parse_args()
    rows = records(arguments.data, None)
    engines = stored_engines(arguments.raw, {r["id"]: language_of(r) for r in rows})
    kind = WithoutSpacing if arguments.no_spacing else Checker
    checker = kind(DEFAULTS, [e for e in engines if e.name in arguments.engines.split(",")])
    with arguments.out.open("w", encoding="utf-8") as out:
        for row in rows:
            found = findings(checker, row)
            out.write(json.dumps({"id": row["id"], "findings": found}, ensure_ascii=False) + "\n")
    checker.close()


def findings(checker: Checker, row: dict[str, Any]) -> list[dict[str, Any]]:
    parts = list(pieces(row["text"]))
    essay = Essay(tuple(Paragraph(text) for _, text in parts), language=language_of(row))
    found = checker.check(essay).findings
    return [as_row(f, at) for (at, _), of_part in zip(parts, found, strict=True) for f in of_part]


def as_row(finding: Finding, at: int) -> dict[str, Any]:
    return {
        "start": finding.span.start + at,
        "end": finding.span.end + at,
        "suggestions": list(finding.suggestions),
        "rule": finding.rule,
        "category": finding.category.value,
        "tier": finding.tier.value,
        "engine": finding.engine,
    }


if __name__ == "__main__":
    main()
