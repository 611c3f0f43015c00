"""The application: quick to import, one sentence for what nobody expected."""

import subprocess
import sys

import pytest

from coping_gui import app
from coping_gui.checks.grammar.harper import FROZEN_FLAG


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
