"""A window that is killed while its author types: the next start has the words."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from coping_gui.gui.recovery_desk import DELAY_MS, is_held
from coping_gui.review.recovery import left_behind

PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from coping_gui.gui.check_work import LocalChecks
from coping_gui.gui.main_window import MainWindow
from coping_gui.gui.theme import apply_theme
from coping_gui.gui.window_parts import Services
from coping_gui.settings import DEFAULTS

app = QApplication([])
apply_theme(app, "light")
window = MainWindow(Services(DEFAULTS, lambda _choice, _words: [], LocalChecks))
window.show()
window.begin(None)
QTest.keyClicks(window.parts.view, "Never saved words.")
print("typed", flush=True)
app.exec()
"""


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_words_that_were_never_saved_survive_a_kill(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for name in ("COPING_DATA", "COPING_CONFIG", "COPING_CACHE"):
        environment[name] = str(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], env=environment, stdout=subprocess.PIPE, text=True
    ) as window:
        assert window.stdout is not None
        assert window.stdout.readline().strip() == "typed"
        _wait_for_copy(tmp_path / "recovery")
        window.send_signal(signal.SIGKILL)
    found = left_behind(tmp_path / "recovery", is_held)
    assert [text for text, _ in found[0].revised] == ["Never saved words."]


def _wait_for_copy(folder: Path) -> None:
    end = time.monotonic() + 60
    while not list(folder.glob("*.recovery.json")):
        assert time.monotonic() < end, "no recovery copy was written"
        time.sleep(0.05)


def test_the_copy_is_begun_well_within_the_five_seconds_that_are_promised() -> None:
    assert DELAY_MS <= 3000
