"""The `coping` command line: one file per command; no Qt is imported here."""

from coping_gui.cli.main import main

__all__ = ["main"]
