"""What several commands share: settings from options, a checker with its engines, progress on a terminal."""

import argparse
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from typing import TextIO

from coping_gui import paths, settings
from coping_gui.checks.checker import Checker
from coping_gui.checks.grammar.engines import engines_for, statuses
from coping_gui.errors import UsageError
from coping_gui.review.dictionary import UserDictionary
from coping_gui.settings import Settings

OPTION_FIELDS = {
    "engine": "engine",
    "tier": "tier",
    "tracked": "tracked",
    "hints": "hints_as_comments",
    "assignment": "assignment",
}
"""Command-line options that replace a stored setting."""


def settings_from(options: argparse.Namespace) -> Settings:
    """The stored settings with what the command line says in their place; raises UsageError for a bad language."""
    given = {field: getattr(options, name, None) for name, field in OPTION_FIELDS.items()}
    stored = settings.load().with_(**{field: value for field, value in given.items() if value is not None})
    language = getattr(options, "language", None)
    if language is None:
        return stored
    if not settings.fits(language, settings.LanguageChoice):
        raise UsageError(f"The language {language!r} is not one of auto, en-US, en-GB, en-AU, en-CA.")
    return stored.with_(language=language)


@contextmanager
def checker_for(chosen: Settings) -> Generator[Checker]:
    """A checker with the engines that the settings ask for; closed at the end, also after an error."""
    words = tuple(UserDictionary(paths.data_folder() / "dictionary.txt"))
    missing = [s.detail for s in statuses() if not s.available] if chosen.engine == "auto" else []
    checker = Checker(chosen, engines_for(chosen.engine, words, local=chosen.local_model), words, missing)
    try:
        yield checker
    finally:
        checker.close()


def discard_output() -> None:
    """From now on what is printed goes nowhere: nobody reads it, or its disk is full."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def say(text: str) -> None:
    """Print now; a reader who left, as in `coping clean … | head -1`, does not stop the work."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        discard_output()


class Progress:
    """One line on a terminal that is overwritten as the work goes on; silent when stderr is not a terminal."""

    def __init__(self, stream: TextIO = sys.stderr) -> None:
        self._stream = stream
        self._shown = ""

    def show(self, text: str) -> None:
        """Replace the line by `text`."""
        if self._stream.isatty() and text != self._shown:
            self._stream.write("\r\x1b[K" + text)
            self._stream.flush()
            self._shown = text

    def clear(self) -> None:
        """Remove the line."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._shown = ""


def counted(number: int, noun: str, plural: str = "") -> str:
    """ "1 fix", "2 fixes": the number with its noun."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
