"""`coping outline`: the reverse outline, on the terminal or as a page to print."""

import argparse
from itertools import groupby
from pathlib import Path

from coping_gui.checks.checker import Checker
from coping_gui.checks.structure.reverse_outline import reverse_outline
from coping_gui.cli.common import counted, settings_from
from coping_gui.cli.corrections import opened_as_corrected
from coping_gui.errors import ExitCode
from coping_gui.essay.essay import Essay
from coping_gui.essay.reverse_outline import OutlineRow, with_findings
from coping_gui.export.outline_page import write_outline


def run(options: argparse.Namespace) -> int:
    """Print the first sentence, words, citations and spacing findings of each paragraph, or write them as a page."""
    chosen = settings_from(options)
    essay = opened_as_corrected(options.file, chosen.language)
    checker = Checker(chosen, ())
    profile = checker.profile([p.text for p in essay.paragraphs])
    spacing = [checker.spacing(p, profile) for p in essay.paragraphs]
    repaired = checker.repaired(essay, spacing)
    rows = with_findings(reverse_outline(repaired), {i: len(found) for i, found in enumerate(spacing)})
    output: Path | None = options.output
    if output is None:
        _print(repaired, rows)
    else:
        write_outline(output, repaired, rows, overwrite=options.force)
        print(f"{output}: {counted(len(rows), 'paragraph')}.")
    return ExitCode.DONE


def _print(essay: Essay, rows: tuple[OutlineRow, ...]) -> None:
    words = essay.section_words()
    number = 0
    for section, group in groupby(rows, key=lambda row: row.section):
        print(f"{essay.sections[section].name} ({counted(words[section], 'word')})")
        for row in group:
            number += 1
            parts = [counted(row.words, "word")]
            parts += [counted(row.citations, "citation")] if row.citations else []
            parts += [counted(row.findings, "finding")] if row.findings else []
            print(f"{number:>4}  {row.first}\n      [{', '.join(parts)}]")
