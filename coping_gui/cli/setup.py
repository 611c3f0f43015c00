"""`coping setup languagetool`: fetch LanguageTool into the user's data folder."""

import argparse

from coping_gui.checks.grammar import languagetool_setup
from coping_gui.checks.grammar.languagetool_setup import SetupProgress
from coping_gui.cli.common import Progress
from coping_gui.errors import ExitCode


def run(options: argparse.Namespace) -> int:
    """Fetch and verify LanguageTool, showing progress; raises GrammarUnavailable when it cannot be had."""
    line = Progress()
    print("Setting up LanguageTool (84 MB, once) …", flush=True)
    try:
        if options.origin is not None:
            folder = languagetool_setup.install_from(options.origin)
        else:
            folder = languagetool_setup.install(lambda done: line.show(_sentence(done)))
    finally:
        line.clear()
    print(f"LanguageTool is ready in {folder}.")
    return ExitCode.DONE


def _sentence(progress: SetupProgress) -> str:
    return f"{progress.done / 1e6:.0f} of {progress.total / 1e6:.0f} MB: {progress.what}"
