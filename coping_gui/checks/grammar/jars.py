"""LanguageTool's jars: what the lock files pin, and fetching them by their Maven coordinates with jgo."""

import functools
import hashlib
import os
import shutil
import tomllib
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests
from jgo.maven import MavenContext, PythonResolver

from coping_gui import paths
from coping_gui.errors import GrammarUnavailable

VERSION = "6.8"
ATTEMPTS = 3
"""How often one jar is asked for before the set-up gives up."""
PATIENCE = 30
"""Seconds without a byte after which a download counts as cut."""

Advance = Callable[[int], None]
"""Called with the bytes that arrived since the last call; may raise to stop the download."""


@dataclass(frozen=True, slots=True)
class Jar:
    """One row of the lock file."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str
    size: int
    """Bytes."""

    @property
    def name(self) -> str:
        """Its file name, e.g. "language-en-6.8.jar"."""
        tail = f"-{self.classifier}" if self.classifier else ""
        return f"{self.artifact}-{self.version}{tail}.jar"

    def is_at(self, path: Path) -> bool:
        """Whether the file at `path` is exactly this jar (size and SHA-256)."""
        try:
            return path.stat().st_size == self.size and _sha256(path) == self.sha256
        except OSError:
            return False


@functools.cache
def locked_jars() -> tuple[Jar, ...]:
    """Every jar that the English server needs, from resources/languagetool/jgo.lock.toml."""
    return tuple(_jar(row) for row in _rows("jgo.lock.toml"))


@functools.cache
def language_jars(code: str) -> tuple[Jar, ...]:
    """The jars that another language adds, from languages.lock.toml; none for English and for unknown codes."""
    return tuple(_jar(row) for row in _rows("languages.lock.toml") if row["language"] == code)


@functools.cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that can be added to English, e.g. "de"."""
    return tuple(sorted({row["language"] for row in _rows("languages.lock.toml")}))


def _rows(file: str) -> list[dict[str, Any]]:
    return tomllib.loads(paths.resource("languagetool", file).read_text("utf-8"))["dependencies"]


def _jar(row: dict[str, Any]) -> Jar:
    names = row["groupId"], row["artifactId"], row["version"], row.get("classifier", "")
    return Jar(*names, row["sha256"], row["size"])


def fetch_jar(jar: Jar, folder: Path, advance: Advance) -> None:
    """Put one verified jar into `folder`; one that is there already only counts as progress.

    A jar of the right hash in the user's Maven cache is copied; a download that is cut or has the wrong hash is
    thrown away and tried again. Raises GrammarUnavailable after the last attempt; lets OSError of a full disk pass.
    """
    target = folder / jar.name
    if jar.is_at(target):
        advance(jar.size)
        return
    for cached in _maven_caches():
        path = cached / _relative(jar)
        if jar.is_at(path):
            _copy_whole(path, target)
            advance(jar.size)
            return
    _download(jar, folder, target, advance)


def _download(jar: Jar, folder: Path, target: Path, advance: Advance) -> None:
    cause: Exception | None = None
    for _attempt in range(ATTEMPTS):
        arrived = 0

        def count(size: int) -> None:
            nonlocal arrived
            arrived += size
            advance(size)

        try:
            path = _artifact_path(jar, folder / "downloads", count)
            if jar.is_at(path):
                path.replace(target)
                return
            cause = ValueError("what arrived is not the jar that was expected (its SHA-256 differs)")
        except (requests.RequestException, RuntimeError) as error:
            cause = error
        finally:
            (folder / "downloads" / _relative(jar)).unlink(missing_ok=True)
        advance(-arrived)
    raise GrammarUnavailable(f"LanguageTool could not be fetched: {jar.name}: {_sentence(cause)}") from cause


def _artifact_path(jar: Jar, cache: Path, advance: Advance) -> Path:
    @contextmanager
    def progress(_name: str, _total: int) -> Generator[Advance]:
        yield advance

    resolver = PythonResolver(progress_callback=progress)
    context = MavenContext(
        resolver=resolver, repo_cache=cache, local_repos=[], remote_repos=repositories(), timeout=PATIENCE
    )
    component = context.project(jar.group, jar.artifact).at_version(jar.version)
    return component.artifact(jar.classifier, "jar").resolve()


def repositories() -> dict[str, str]:
    """Where Maven artifacts come from: COPING_MAVEN_REPOSITORY, a mirror in the user's Maven settings, else Central."""
    named = os.environ.get("COPING_MAVEN_REPOSITORY", "")
    mirror = named or _mirror(Path.home() / ".m2" / "settings.xml")
    return {"mirror": mirror.rstrip("/")} if mirror else {"central": "https://repo.maven.apache.org/maven2"}


def _mirror(settings: Path) -> str:
    try:
        root = ElementTree.parse(settings).getroot()
    except (OSError, ElementTree.ParseError):
        return ""
    for mirror in root.iterfind(".//{*}mirrors/{*}mirror"):
        of = {part.strip() for part in (mirror.findtext("{*}mirrorOf") or "").split(",")}
        if of & {"central", "*", "external:*"} and "!central" not in of:
            return (mirror.findtext("{*}url") or "").strip()
    return ""


def _maven_caches() -> list[Path]:
    named = os.environ.get("M2_REPO")
    return [Path(named)] if named else [Path.home() / ".m2" / "repository"]


def _relative(jar: Jar) -> Path:
    return Path(*jar.group.split("."), jar.artifact, jar.version, jar.name)


def _copy_whole(source: Path, target: Path) -> None:
    beside = target.with_suffix(".part")
    shutil.copyfile(source, beside)
    beside.replace(target)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sentence(error: Exception | None) -> str:
    if isinstance(error, requests.ConnectionError):
        return "the Maven repository cannot be reached."
    if isinstance(error, requests.Timeout):
        return "the Maven repository did not answer in time."
    if isinstance(error, RuntimeError):
        return "the Maven repository does not have it."
    return f"{error}."
