"""Puts the pieces together: settings, checks, window, log, and what happens when something fails unexpectedly."""

import json
import logging
import os
import sys
from argparse import ArgumentParser
from collections.abc import Collection, MutableMapping, Sequence
from multiprocessing import freeze_support
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from coping_gui import __version__, paths, settings
from coping_gui.errors import CopingError

if TYPE_CHECKING:
    from coping_gui.checks.grammar.engine import GrammarEngine
    from coping_gui.gui.main_window import MainWindow

HARPER_FLAG = "--harper-worker"
"""The same as harper.FROZEN_FLAG, which is not imported for the sake of a quick start; a test compares them."""

SWITCH_INTERVAL = 0.001
"""Seconds that a worker thread may keep the window waiting for the interpreter lock; Python has five times that."""

SERVER_NICENESS = 5
"""How much LanguageTool's server yields: typing comes before checking."""

_log = logging.getLogger("coping_gui")


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, with a file where one is named; returns the exit code when it is closed.

    Qt is imported in here: the processes that the checks start import this module, too, and need no window.
    """
    freeze_support()
    sys.setswitchinterval(SWITCH_INTERVAL)
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == [HARPER_FLAG]:  # a frozen program is its own Python
        from coping_gui.checks.grammar import harper_worker

        harper_worker.main(json.loads(given[1]))
        return 0
    chosen = _parser().parse_args(given)
    _start_log()
    zoom_window(settings.load().window_zoom, os.environ)
    from PySide6.QtWidgets import QApplication

    from coping_gui.gui.theme import apply_theme

    app = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(app, QApplication)
    app.setApplicationName("COPING")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("coping")
    apply_theme(app, settings.load().theme)
    window = make_window(settings.load())
    sys.excepthook = _excepthook(window)
    window.show()
    window.begin(chosen.file)
    return app.exec()


def zoom_window(percent: int, environment: MutableMapping[str, str]) -> None:
    """Have Qt draw everything larger or smaller; only works before Qt is started. A scale set by the user stays."""
    if percent != 100:
        environment.setdefault("QT_SCALE_FACTOR", f"{percent / 100:g}")


def make_window(chosen: settings.Settings) -> "MainWindow":
    """The window with the real engines, the user's decisions and dictionary; nothing is started before it is needed."""
    from coping_gui.gui.local_checks import ProcessChecks
    from coping_gui.gui.main_window import MainWindow
    from coping_gui.gui.window_parts import Services
    from coping_gui.review.decisions import Decisions
    from coping_gui.review.dictionary import UserDictionary
    from coping_gui.review.outline_memory import OutlineMemory

    data = paths.data_folder()
    decisions, dictionary = Decisions(data / "decisions.json"), UserDictionary(data / "dictionary.txt")
    return MainWindow(
        Services(
            chosen,
            _engines,
            ProcessChecks,
            decisions=decisions,
            corrections=OutlineMemory(data / "outline.json"),
            dictionary=dictionary,
            data_folder=data,
            may_set_up=True,
        )
    )


def _engines(choice: settings.EngineChoice, dictionary: Collection[str]) -> "Sequence[GrammarEngine]":
    from coping_gui.checks.grammar.engines import engines_for
    from coping_gui.checks.grammar.server import yield_to_the_window

    yield_to_the_window(SERVER_NICENESS)
    return engines_for(choice, dictionary, local=settings.load().local_model)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="coping-gui", description="Review an essay and export a cleaned copy.")
    parser.add_argument("file", nargs="?", type=Path, help="a .docx, .md or .txt file to open")
    parser.add_argument("--version", action="version", version=f"COPING {__version__}")
    return parser


def _start_log() -> None:
    try:
        paths.log_file().parent.mkdir(parents=True, exist_ok=True)
        logging.basicConfig(
            filename=paths.log_file(), level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
        )
    except OSError:
        logging.basicConfig(level=logging.WARNING)


def _excepthook(window: "MainWindow"):
    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        _log.error("Unexpected failure", exc_info=(kind, error, trace))
        text = (
            str(error)
            if isinstance(error, CopingError)
            else f"Something went wrong; {paths.log_file()} has the details."
        )
        window.say_failure(text)

    return hook


if __name__ == "__main__":
    sys.exit(main())
