"""The application: quick to import, one sentence for what nobody expected."""

import subprocess
import sys
from pathlib import Path

import pytest

from coping_gui import app
from coping_gui.checks.grammar import harper_worker
from coping_gui.checks.grammar.harper import FROZEN_FLAG
from coping_gui.errors import CannotExport, CannotOpen


def test_the_window_is_imported_without_the_checks_or_word_files() -> None:
    heavy = ("docx", "lxml", "numpy", "language_tool_python", "jgo", "harper", "markdown_it")
    program = f"import sys, coping_gui.app, coping_gui.gui.main_window; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_child_process_of_the_checks_loads_no_qt() -> None:
    program = "import sys, coping_gui.app, coping_gui.gui.check_work; print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_flag_of_the_frozen_worker_is_harper_s() -> None:
    assert app.HARPER_FLAG == FROZEN_FLAG


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        app.main(["--version"])
    assert end.value.code == 0
    assert "COPING" in capsys.readouterr().out


def test_an_unknown_option_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        app.main(["--nonsense"])
    assert end.value.code == 2


@pytest.mark.parametrize(
    ("percent", "before", "after"),
    [(100, None, None), (150, None, "1.5"), (75, None, "0.75"), (200, "3", "3"), (100, "3", "3"), (110, None, "1.1")],
)
def test_the_window_s_size_is_told_to_qt_unless_the_user_has_said_it_already(
    percent: int, before: str | None, after: str | None
) -> None:
    environment = {} if before is None else {"QT_SCALE_FACTOR": before}
    app.zoom_window(percent, environment)
    assert environment.get("QT_SCALE_FACTOR") == after


class Window:
    """What the excepthook needs of the window."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.closed = 0

    def say_failure(self, text: str) -> None:
        self.told.append(text)

    def close(self) -> None:
        self.closed += 1


def fall(error: BaseException) -> Window:
    window = Window()
    app._excepthook(window)(type(error), error, None)  # type: ignore[arg-type]
    return window


@pytest.mark.parametrize("error", [CannotExport("The disk is full."), CannotOpen("There is no file x.")])
def test_an_expected_failure_is_told_in_its_own_words(error: Exception) -> None:
    assert fall(error).told == [str(error)]


def test_an_unexpected_failure_names_the_log_and_the_log_has_the_details(caplog: pytest.LogCaptureFixture) -> None:
    [told] = fall(ZeroDivisionError("division by zero")).told
    assert told.startswith("Something went wrong;")
    assert "coping.log" in told
    assert "division by zero" not in told
    assert [r.getMessage() for r in caplog.records] == ["Unexpected failure"]
    assert caplog.records[0].exc_info is not None


def test_ctrl_c_in_the_terminal_closes_the_window() -> None:
    window = fall(KeyboardInterrupt())
    assert (window.closed, window.told) == (1, [])


def test_a_log_that_cannot_be_written_does_not_keep_the_window_shut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(app.paths, "log_file", lambda: tmp_path / "file" / "log" / "coping.log")
    configured: list[dict[str, object]] = []
    monkeypatch.setattr(app.logging, "basicConfig", lambda **more: configured.append(more))
    app._start_log()
    assert [set(more) for more in configured] == [{"level"}]


def test_the_log_is_written_where_the_doctor_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.paths, "log_file", lambda: tmp_path / "deep" / "coping.log")
    configured: list[dict[str, object]] = []
    monkeypatch.setattr(app.logging, "basicConfig", lambda **more: configured.append(more))
    app._start_log()
    assert configured[0]["filename"] == tmp_path / "deep" / "coping.log"
    assert (tmp_path / "deep").is_dir()


def test_a_worker_s_flag_makes_the_program_a_worker_and_no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[object] = []
    monkeypatch.setattr(harper_worker, "main", given.append)
    assert app.main([app.HARPER_FLAG, '["RuleA"]']) == 0
    assert given == [["RuleA"]]


@pytest.mark.parametrize("arguments", [["a.txt", "b.txt"], ["--file", "a.txt"], ["-x"]])
def test_the_window_takes_one_file_and_no_more(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        app.main(arguments)
    assert end.value.code == 2
    assert "usage: coping-gui" in capsys.readouterr().err


def test_the_parser_takes_a_path_as_it_is() -> None:
    assert app._parser().parse_args(["two words.docx"]).file == Path("two words.docx")
    assert app._parser().parse_args([]).file is None
