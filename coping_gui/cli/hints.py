"""`coping hints`: the essay's sections with their roles, words and hints."""

import argparse
import json
from collections import defaultdict
from collections.abc import Mapping

from coping_gui.checks.checker import Checker
from coping_gui.checks.structure.assignments import Limits, assignment, limits_by_section
from coping_gui.checks.structure.overview import overview
from coping_gui.cli.common import counted, settings_from
from coping_gui.cli.corrections import opened_as_corrected
from coping_gui.errors import ExitCode
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint


def run(options: argparse.Namespace) -> int:
    """Print sections and hints; 1 when there are hints, 0 when there are none."""
    chosen = settings_from(options)
    asked = assignment(chosen.assignment)
    essay = opened_as_corrected(options.file, chosen.language)
    checker = Checker(chosen, ())
    profile = checker.profile([p.text for p in essay.paragraphs])
    spacing = [checker.spacing(p, profile) for p in essay.paragraphs]
    hints = checker.hints(essay, spacing)
    if options.format == "json":
        print(json.dumps(overview(essay, chosen, hints, checker.works(essay, spacing)), ensure_ascii=False, indent=1))
    else:
        repaired = checker.repaired(essay, spacing)
        _print(repaired, hints, chosen.hints_per_section, limits_by_section(repaired, asked))
    return ExitCode.FINDINGS if hints else ExitCode.DONE


def _print(essay: Essay, hints: tuple[Hint, ...], shown: int, limits: Mapping[int, tuple[str, int, Limits]]) -> None:
    by_section: dict[int, list[Hint]] = defaultdict(list)
    for hint in hints:
        by_section[hint.section].append(hint)
    for index, (section, words) in enumerate(zip(essay.sections, essay.section_words(), strict=True)):
        print(f"{'  ' * (section.level - 1)}{section.name} ({section.role.value}, {counted(words, 'word')})")
        if index in limits:
            title, in_all, asked = limits[index]
            print(f"    {title}: {counted(in_all, 'word')}, {asked} asked for")
        for hint in sorted(by_section[index], key=lambda h: h.rank)[:shown]:
            print(f"    {hint.rule}  {hint.question} {hint.why}")
        rest = len(by_section[index]) - shown
        if rest > 0:
            print(f"    … and {counted(rest, 'more hint')}")
    print(f"{counted(len(hints), 'hint')}.")
