"""`coping check`: findings for people, or as JSON for programs."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from typing import Any

from coping_gui.checks.checker import Checker
from coping_gui.checks.grammar.names import NameToCheck, names_to_check
from coping_gui.checks.repaired import Repaired, on_span
from coping_gui.cli.common import Progress, checker_for, counted, settings_from
from coping_gui.cli.lines import read_records
from coping_gui.errors import ExitCode, UsageError
from coping_gui.essay.essay import Essay, Kind, Paragraph
from coping_gui.essay.finding import Category, Finding
from coping_gui.opening.reader import open_essay
from coping_gui.settings import Settings

RECORDS_AT_ONCE = 200


def run(options: argparse.Namespace) -> int:
    """Print the findings of a file, or of every record on stdin; 1 when there are any, 0 when there are none."""
    if options.jsonl == (options.file is not None):
        raise UsageError("check needs either a FILE or --jsonl with records on standard input.")
    chosen = settings_from(options)
    with checker_for(chosen) as checker:
        if options.jsonl:
            return _check_lines(checker, chosen)
        return _check_file(options, chosen, checker)


def _check_file(options: argparse.Namespace, chosen: Settings, checker: Checker) -> int:
    essay = open_essay(options.file, chosen.language)
    line = Progress()
    result = checker.check(essay, lambda done, total: line.show(f"checking … {100 * done // max(1, total)} %"))
    line.clear()
    told = result.findings
    rows = list(_rows(essay, _apart(essay, told) if options.format == "json" else told))
    names = names_to_check(_repaired(essay, result.findings), checker.dictionary, essay.language)
    if options.format == "json":
        print(json.dumps({"file": str(options.file), "language": essay.language, "findings": rows,
                          "names": [asdict(name) for name in names],
                          "notices": list(result.notices)}, ensure_ascii=False, indent=1))  # fmt: skip
    else:
        _print_rows(rows, result.notices)
        if names:
            print(f"Names to check: {', '.join(map(_told, names))}.")
    return ExitCode.FINDINGS if rows else ExitCode.DONE


def _print_rows(rows: list[dict[str, Any]], notices: Iterable[str]) -> None:
    for row in rows:
        first = row["suggestions"][0] if row["suggestions"] else ""
        change = f"{row['text']!r} → {first!r}" if row["suggestions"] else repr(row["text"])
        print(f"paragraph {row['paragraph'] + 1}, {row['start']}: {row['category']} ({row['tier']}): {change}")
        print(f"    {row['message']} [{row['engine']} {row['rule']}]")
    print(f"{counted(len(rows), 'finding')}.")
    for notice in notices:
        print(f"Note: {notice}")


def _repaired(essay: Essay, findings: Sequence[Sequence[Finding]]) -> list[str]:
    """The paragraphs' texts with their sure lost blanks put back: two words run together are no name."""
    pairs = zip(essay.paragraphs, findings, strict=True)
    spacing = ((p, [f for f in row if f.category is Category.SPACING]) for p, row in pairs if p.kind is not Kind.CODE)
    return [Repaired.of(p.text, row).text for p, row in spacing]


def _told(name: NameToCheck) -> str:
    return f"{name.word} (or {', '.join(name.twins)}?)" if name.twins else name.word


def _check_lines(checker: Checker, chosen: Settings) -> int:
    found_any = False
    records = read_records(sys.stdin)
    while some := list(islice(records, RECORDS_AT_ONCE)):
        pairs = [_essay_of(record, chosen) for record in some]
        results = checker.check_many([essay for essay, _ in pairs])
        for record, (essay, starts), result in zip(some, pairs, results, strict=True):
            rows = [_in_whole(row, starts) for row in _rows(essay, _apart(essay, result.findings))]
            found_any |= bool(rows)
            print(json.dumps({"id": record["id"], "findings": rows}, ensure_ascii=False))
    return ExitCode.FINDINGS if found_any else ExitCode.DONE


def _essay_of(record: dict[str, Any], chosen: Settings) -> tuple[Essay, list[int]]:
    """The record as an essay whose paragraphs are its lines, and where each line starts in the text."""
    lines = record["text"].split("\n")
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    language = record.get("language") if chosen.language == "auto" else chosen.language
    essay = Essay(tuple(Paragraph(line) for line in lines), language=language or "en-US")
    return essay, starts


def _in_whole(row: dict[str, Any], starts: list[int]) -> dict[str, Any]:
    shift = starts[int(row["paragraph"])]
    return {**row, "start": row["start"] + shift, "end": row["end"] + shift}


def _rows(essay: Essay, findings: Iterable[Iterable[Finding]]) -> Iterator[dict[str, Any]]:
    for index, (paragraph, row) in enumerate(zip(essay.paragraphs, findings, strict=True)):
        for finding in row:
            yield as_row(index, paragraph.text, finding)


def _apart(essay: Essay, findings: Sequence[Iterable[Finding]]) -> list[list[Finding]]:
    """The findings for programs: those that mark the same letters narrowed to what they change.

    "actor?i" lacks a blank and a capital: whoever applies both suggestions must not find them on the same letters.
    """
    return [_row_apart(p.text, row) for p, row in zip(essay.paragraphs, findings, strict=True)]


def _row_apart(text: str, row: Iterable[Finding]) -> list[Finding]:
    """Spacing is narrowed first, others where need be."""
    found = list(row)
    for spacing in (True, False):
        marked = [f.span for f in found]
        for i, finding in enumerate(found):
            crowded = any(span.overlaps(finding.span) for k, span in enumerate(marked) if k != i)
            if crowded and finding.suggestions and spacing == (finding.category is Category.SPACING):
                found[i] = on_span(text, finding, finding.edit().trimmed(text).span)
    return found


def as_row(paragraph: int, text: str, finding: Finding) -> dict[str, Any]:
    """A finding as plain values: paragraph index from 0, start and end in code points of that paragraph."""
    return {
        "paragraph": paragraph,
        "start": finding.span.start,
        "end": finding.span.end,
        "text": finding.span.of(text),
        "category": finding.category.value,
        "rule": finding.rule,
        "message": finding.message,
        "reason": finding.reason,
        "suggestions": list(finding.suggestions),
        "tier": finding.tier.value,
        "engine": finding.engine,
        "confidence": finding.confidence,
    }
