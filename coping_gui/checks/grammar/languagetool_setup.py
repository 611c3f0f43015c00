"""Getting LanguageTool and finding it again: fetched jar by jar, taken from a folder or zip, or already there.

Everything is gathered in a staging folder and moved into place in one step, so a half-fetched LanguageTool is never
used; what was fetched before a cut or a cancel is kept and need not be fetched again.
"""

import os
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from coping_gui import paths
from coping_gui.checks.grammar.jars import VERSION, Jar, fetch_jar, language_jars, languages, locked_jars
from coping_gui.errors import Cancelled, GrammarUnavailable, UsageError

SERVER_JAR = "languagetool-server.jar"
_MAIN_CLASS = "org.languagetool.server.HTTPServer"
_LARGEST = 2_000_000_000
"""Bytes that a zip may unpack to; LanguageTool's own, with all languages, has about 400 MB."""
_STEP = 262_144
"""Bytes between two calls of `progress`."""


@dataclass(frozen=True, slots=True)
class SetupProgress:
    """How far the set-up is."""

    done: int
    """Bytes that are there."""
    total: int
    """Bytes in all."""
    what: str
    """The file in work."""


@dataclass(frozen=True, slots=True)
class Installation:
    """A LanguageTool that can be started."""

    folder: Path
    """Holds languagetool-server.jar, whose manifest names every other jar."""
    version: str
    """E.g. "6.8"; "unknown" when nothing tells."""
    why: str
    """Why this one, e.g. "LTP_PATH names it"."""

    @property
    def server_jar(self) -> Path:
        """What goes on the class path."""
        return self.folder / SERVER_JAR


Progress = Callable[[SetupProgress], None]
AskCancelled = Callable[[], bool]


def home() -> Path:
    """The folder in which COPING keeps its own LanguageTool. Not created here."""
    return paths.data_folder() / "languagetool"


def megabytes(more: Sequence[str] = ()) -> int:
    """What English and `more` languages take to fetch, in millions of bytes."""
    jars = (*locked_jars(), *(jar for code in more for jar in language_jars(code)))
    return round(sum(jar.size for jar in jars) / 1e6)


def find_installation() -> Installation | None:
    """The LanguageTool to use: LTP_PATH, then COPING's own, then the package's own download; None without any.

    Only complete ones count: every jar that the server's manifest names must be there. Newest version first.
    """
    return next(_installations(), None)


def installation_facts() -> str:
    """One sentence: where LanguageTool is and why that one, or how to get it."""
    found = find_installation()
    if found:
        more = languages_of(found.folder)
        also = f" with {', '.join(('en', *more))}" if more else ""
        return f"LanguageTool {found.version}{also} in {found.folder} ({found.why})."
    return f"LanguageTool is not set up; `coping setup languagetool` fetches it ({megabytes()} MB)."


def _installations() -> Iterator[Installation]:
    for parent, why in _places():
        folders = [parent, *parent.glob("LanguageTool*")] if parent.is_dir() else []
        complete = [f for f in folders if is_complete(f)]
        for folder in sorted(complete, key=_version_key, reverse=True):
            yield Installation(folder, version_of(folder), why)


def _places() -> Iterator[tuple[Path, str]]:
    named = os.environ.get("LTP_PATH")
    if named:
        yield Path(named), "LTP_PATH names it"
    yield home(), "set up by COPING"
    yield Path.home() / ".cache" / "language_tool_python", "downloaded by language_tool_python"


def is_complete(folder: Path) -> bool:
    """Whether the folder holds languagetool-server.jar and every jar that it names."""
    try:
        named = _class_path(folder / SERVER_JAR)
    except (OSError, zipfile.BadZipFile, KeyError):
        return False
    return all((folder / name).exists() for name in named)


def _class_path(jar: Path) -> list[str]:
    with zipfile.ZipFile(jar) as archive:
        manifest = archive.read("META-INF/MANIFEST.MF").decode("utf-8", "replace")
    unfolded = re.sub(r"\r?\n ", "", manifest)
    match = re.search(r"^Class-Path: *(.*?)\r?$", unfolded, re.MULTILINE)
    return match[1].split() if match else []


def version_of(folder: Path) -> str:
    """The version that the folder's or a core jar's name gives, else "unknown"."""
    names = [folder.name, *(p.name for p in folder.glob("libs/languagetool-core-*.jar"))]
    found = (re.search(r"(?:LanguageTool|languagetool-core)-(\d+(?:\.\d+)*)", name) for name in names)
    return next((match[1] for match in found if match), "unknown")


def _version_key(folder: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version_of(folder)))


def languages_of(folder: Path) -> tuple[str, ...]:
    """The codes of the languages beside English that COPING's own LanguageTool in `folder` can check."""
    names = {path.name for path in folder.glob("libs/*.jar")}
    return tuple(code for code in languages() if all(jar.name in names for jar in language_jars(code)))


def install(progress: Progress | None = None, cancelled: AskCancelled | None = None, more: Sequence[str] = ()) -> Path:
    """Fetch the pinned LanguageTool into COPING's data folder: English and `more` languages; returns its folder.

    Returns at once when all is there already; a language comes to those that are there. Raises GrammarUnavailable
    with the reason when it cannot be fetched, UsageError for a language that LanguageTool does not have, Cancelled
    when `cancelled` says so; what has arrived is kept for the next try.
    """
    unknown = [code for code in more if code != "en" and not language_jars(code)]
    if unknown:
        raise UsageError(f"LanguageTool has no language {unknown[0]!r}; it has en, {', '.join(languages())}.")
    target = home() / f"LanguageTool-{VERSION}"
    if is_complete(target):
        missing = [code for code in more if code not in languages_of(target) and language_jars(code)]
        return _with_languages(target, missing, progress, cancelled) if missing else target
    jars = (*locked_jars(), *(jar for code in dict.fromkeys(more) for jar in language_jars(code)))
    with _staging() as staging:
        _gather(jars, staging / "libs", progress, cancelled)
        shutil.rmtree(staging / "libs" / "downloads", ignore_errors=True)
        _write_server_jar(staging, jars)
        _move_into_place(staging, target)
    return target


def _with_languages(
    target: Path, codes: Sequence[str], progress: Progress | None, cancelled: AskCancelled | None
) -> Path:
    """Add languages to an installation: the server's jar names their jars only when all of them are there."""
    wanted = [jar for code in codes for jar in language_jars(code)]
    with _staging() as staging:
        _gather(wanted, staging / "languages", progress, cancelled)
        for jar in wanted:
            (staging / "languages" / jar.name).replace(target / "libs" / jar.name)
        there = [jar for code in languages_of(target) for jar in language_jars(code)]
        _write_server_jar(staging, (*locked_jars(), *there))
        (staging / SERVER_JAR).replace(target / SERVER_JAR)
        shutil.rmtree(staging, ignore_errors=True)
    return target


def _gather(jars: Sequence[Jar], libs: Path, progress: Progress | None, cancelled: AskCancelled | None) -> None:
    libs.mkdir(parents=True, exist_ok=True)
    meter = _Meter(sum(jar.size for jar in jars), progress, cancelled)
    for jar in jars:
        meter.what = jar.name
        fetch_jar(jar, libs, meter.advance)
    meter.tell()


class _Meter:
    """Counts bytes, tells the progress every so often and stops when the user says so."""

    def __init__(self, total: int, progress: Progress | None, cancelled: AskCancelled | None) -> None:
        self.what = ""
        self._done = self._told = 0
        self.total = total
        self._progress = progress
        self._cancelled = cancelled

    def advance(self, size: int) -> None:
        """Count `size` more bytes; raises Cancelled when the user asked to stop."""
        if self._cancelled and self._cancelled():
            raise Cancelled("The set-up of LanguageTool was stopped; it goes on from here next time.")
        self._done += size
        if abs(self._done - self._told) >= _STEP:
            self.tell()

    def tell(self) -> None:
        """Call `progress` with what is there now."""
        self._told = self._done
        if self._progress:
            self._progress(SetupProgress(self._done, self.total, self.what))


class _staging:  # noqa: N801
    """The staging folder, held by one process at a time; turns OSError into one sentence."""

    def __enter__(self) -> Path:
        self._lock = None
        try:
            home().mkdir(parents=True, exist_ok=True)
            self._lock = (home() / ".lock").open("a+b")
            _lock_file(self._lock.fileno())
        except OSError as error:
            self._unlock()
            raise _unavailable(error) from error
        return home() / f".staging-{VERSION}"

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self._unlock()
        if isinstance(error, OSError) and not isinstance(error, GrammarUnavailable):
            raise _unavailable(error) from error

    def _unlock(self) -> None:
        if self._lock:
            self._lock.close()


def _lock_file(handle: int) -> None:
    """Wait for the lock and take it; closing the file gives it back, however the process ends."""
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)  # pyright: ignore
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)


def _unavailable(error: OSError) -> GrammarUnavailable:
    reason = error.strerror or str(error)
    return GrammarUnavailable(f"LanguageTool could not be set up in {home()}: {reason}.")


def _write_server_jar(folder: Path, jars: Sequence[Jar]) -> None:
    """A jar that holds only a manifest: it names the others, so one class path entry starts the server."""
    names = " ".join(f"libs/{jar.name}" for jar in dict.fromkeys(jars))
    lines = ["Manifest-Version: 1.0", f"Main-Class: {_MAIN_CLASS}", f"Class-Path: {names}"]
    with zipfile.ZipFile(folder / SERVER_JAR, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/MANIFEST.MF", "".join(_folded(line) for line in lines) + "\r\n")


def _folded(line: str) -> str:
    """A manifest line has at most 72 bytes; longer ones go on after a blank (JAR file specification)."""
    first, rest = line[:70], line[70:]
    return first + "".join(f"\r\n {rest[i : i + 69]}" for i in range(0, len(rest), 69)) + "\r\n"


def _move_into_place(staging: Path, target: Path) -> None:
    if target.exists():
        shutil.rmtree(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    staging.replace(target)


def install_from(source: Path, progress: Progress | None = None, cancelled: AskCancelled | None = None) -> Path:
    """Set LanguageTool up without network from a folder or a zip; returns its folder.

    Takes LanguageTool's own zip or folder (it holds languagetool-server.jar), or a folder that holds the pinned jars
    anywhere below it (a Maven repository, another machine's COPING), which are verified against the lock file.
    Raises GrammarUnavailable when it is neither.
    """
    if not source.exists():
        raise GrammarUnavailable(f"{source} does not exist.")
    with _staging() as staging:
        shutil.rmtree(staging, ignore_errors=True)
        unpacked = staging / "unpacked"
        root = source if source.is_dir() else _unpack(source, unpacked, progress, cancelled)
        target = _take(root, staging, progress, cancelled)
        shutil.rmtree(staging, ignore_errors=True)
    return target


def _take(root: Path, staging: Path, progress: Progress | None, cancelled: AskCancelled | None) -> Path:
    by_name = {p.name: p for p in sorted(root.rglob("*.jar"))}

    def all_there(jars: Sequence[Jar]) -> bool:
        return all(jar.name in by_name and jar.is_at(by_name[jar.name]) for jar in jars)

    made = staging / "made"
    if all_there(locked_jars()):
        more = [jar for code in languages() if all_there(language_jars(code)) for jar in language_jars(code)]
        _copy((*locked_jars(), *more), by_name, made, _Meter(0, progress, cancelled))
        target = home() / f"LanguageTool-{VERSION}"
    else:
        folder = next((p.parent for p in sorted(root.rglob(SERVER_JAR)) if is_complete(p.parent)), None)
        if folder is None:
            raise GrammarUnavailable(f"{root} holds no complete LanguageTool: {SERVER_JAR} and its jars are needed.")
        shutil.copytree(folder, made)
        target = home() / f"LanguageTool-{version_of(folder)}"
    _stop_if(cancelled)
    _move_into_place(made, target)
    return target


def _copy(jars: Sequence[Jar], by_name: Mapping[str, Path], made: Path, meter: "_Meter") -> None:
    (made / "libs").mkdir(parents=True)
    meter.total = sum(jar.size for jar in jars)
    for jar in jars:
        meter.what = jar.name
        shutil.copyfile(by_name[jar.name], made / "libs" / jar.name)
        meter.advance(jar.size)
    _write_server_jar(made, jars)
    meter.tell()


def _unpack(source: Path, folder: Path, progress: Progress | None, cancelled: AskCancelled | None) -> Path:
    try:
        with zipfile.ZipFile(source) as archive:
            members = archive.infolist()
            meter = _Meter(sum(m.file_size for m in members), progress, cancelled)
            if sum(m.file_size for m in members) > _LARGEST:
                raise GrammarUnavailable(f"{source.name} is too large to be LanguageTool.")
            for member in members:
                meter.what = member.filename
                archive.extract(member, folder)  # refuses paths that lead out of the folder
                meter.advance(member.file_size)
    except zipfile.BadZipFile as error:
        raise GrammarUnavailable(f"{source.name} is not a zip file, or it is damaged.") from error
    return folder


def _stop_if(cancelled: AskCancelled | None) -> None:
    if cancelled and cancelled():
        raise Cancelled("The set-up of LanguageTool was stopped.")
