"""`coping doctor`: what is installed, where things live, what is missing and how to get it."""

import argparse
import os
import platform
import subprocess
import sys
from importlib import metadata
from importlib.util import find_spec

from coping_gui import __version__, paths
from coping_gui.checks.grammar.engines import statuses
from coping_gui.checks.grammar.java import find_java, java_facts
from coping_gui.errors import ExitCode

QT_PACKAGES = "libglib2.0-0 libgl1 libegl1 libxkbcommon-x11-0 libfontconfig1 libdbus-1-3 libxcb-cursor0 libxcb-icccm4 \
libxcb-keysyms1 libxcb-shape0"
"""What a bare Debian 12 lacks for a Qt window."""

NAMES = {"coping": "own rules", "harper": "Harper", "local": "local model", "languagetool": "LanguageTool"}


def run(options: argparse.Namespace) -> int:  # noqa: ARG001
    """Print one line per part; 0 when all is there, 1 when something is missing."""
    parts = [
        _python(),
        _qt(),
        ("Java", find_java() is not None, java_facts()),
        *((NAMES[s.name], s.available, s.detail) for s in statuses()),
        _fonts(),
    ]
    print(f"COPING {__version__}\n")
    for name, good, detail in parts:
        print(f"  {'ok     ' if good else 'missing'}  {name:13} {detail}")
    print("\nWhere things are:")
    for what, folder in (("settings", paths.config_folder()), ("data", paths.data_folder()),
                         ("cache", paths.cache_folder()), ("log", paths.log_file())):  # fmt: skip
        print(f"  {what:13} {folder}")
    return ExitCode.DONE if all(good for _, good, _ in parts) else ExitCode.FINDINGS


def _python() -> tuple[str, bool, str]:
    good = sys.version_info >= (3, 11)
    wanted = "" if good else "; COPING needs 3.11 or later"
    return "Python", good, f"{platform.python_version()} on {platform.system()} {platform.machine()}{wanted}"


def _qt() -> tuple[str, bool, str]:
    if getattr(sys, "frozen", False):  # the bundle's program takes no "-c", and its Qt came with it
        bundled = find_spec("PySide6") is not None and find_spec("PySide6.QtWidgets") is not None
        return "Qt", bundled, "PySide6, bundled" if bundled else "PySide6 is missing: install COPING again"
    if find_spec("PySide6") is None:
        return "Qt", False, "PySide6 is not installed: pip install 'PySide6-Essentials>=6.8,<6.12'"
    version = metadata.version("PySide6-Essentials")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    probe = "import sys; from PySide6.QtWidgets import QApplication; QApplication(sys.argv)"
    tried = subprocess.run(  # a child: this process never imports Qt
        [sys.executable, "-c", probe], capture_output=True, text=True, env=environment, check=False
    )
    if tried.returncode == 0:
        return "Qt", True, f"PySide6 {version}"
    reason = (tried.stderr.strip().splitlines() or ["it does not start"])[-1]
    return "Qt", False, f"PySide6 {version} does not start ({reason}); on Debian: apt install {QT_PACKAGES}"


def _fonts() -> tuple[str, bool, str]:
    try:
        folder = paths.resource("fonts")
    except FileNotFoundError as error:
        return "fonts", False, str(error)
    count = sum(1 for f in folder.rglob("*") if f.suffix.lower() in (".ttf", ".otf"))
    return "fonts", count > 0, f"{count} bundled (Source Sans, Source Serif)"
