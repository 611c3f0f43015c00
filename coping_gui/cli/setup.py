"""`coping setup languagetool`: get LanguageTool into the user's data folder, or name a server to use instead."""

import argparse

from coping_gui.checks.grammar import languagetool_setup, own_server
from coping_gui.checks.grammar.languagetool_setup import SetupProgress
from coping_gui.cli.common import Progress
from coping_gui.errors import ExitCode, UsageError


def run(options: argparse.Namespace) -> int:
    """Fetch and verify LanguageTool, showing progress, or remember a server; raises what says why it cannot be."""
    if sum(bool(part) for part in (options.origin, options.server, options.add)) > 1:
        raise UsageError("Only one of --from, --server and --language can be used at a time.")
    if options.server:
        url = own_server.use_server(options.server)
        print(f"LanguageTool is asked at {url} from now on; `coping setup languagetool` ends that.")
        return ExitCode.DONE
    folder = _installed(options)
    if own_server.forget_server():
        print("The server that was named before is not used any more.")
    print(f"LanguageTool is ready in {folder}.")
    return ExitCode.DONE


def _installed(options: argparse.Namespace) -> object:
    line = Progress()
    print(f"Setting up LanguageTool ({languagetool_setup.megabytes(options.add)} MB, once) …", flush=True)
    try:
        if options.origin is not None:
            return languagetool_setup.install_from(options.origin, lambda done: line.show(_sentence(done)))
        return languagetool_setup.install(lambda done: line.show(_sentence(done)), more=options.add)
    finally:
        line.clear()


def _sentence(progress: SetupProgress) -> str:
    return f"{progress.done / 1e6:.1f} of {progress.total / 1e6:.1f} MB: {progress.what}"
