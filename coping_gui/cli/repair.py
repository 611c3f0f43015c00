"""`coping repair`: text in, the same with its lost blanks put back out."""

import argparse
import json
import sys

from coping_gui.checks.spacing.repair import repair_text
from coping_gui.cli.lines import read_records
from coping_gui.errors import CannotOpen, ExitCode
from coping_gui.essay.finding import Tier


def run(options: argparse.Namespace) -> int:
    """Copy stdin to stdout with the spacing repairs of the chosen tier made; nothing but blanks changes."""
    tier = Tier(options.tier)
    if options.jsonl:
        for record in read_records(sys.stdin):
            repaired = repair_text(record["text"], tier)
            sys.stdout.write(json.dumps({"id": record["id"], "text": repaired}, ensure_ascii=False) + "\n")
        return ExitCode.DONE
    try:
        text = sys.stdin.read()
    except UnicodeDecodeError as error:
        raise CannotOpen("The text on standard input is not UTF-8.") from error
    sys.stdout.write(repair_text(text, tier))
    return ExitCode.DONE
