"""What was copied must not end the program with a crash when it is closed."""

import subprocess
import sys

SCRIPT = """
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QApplication
from coping_gui.gui.page_view import PageView

app = QApplication([])
document = QTextDocument()
view = PageView(document)
document.setPlainText("One\\u00a0thing.")
view.selectAll()
view.copy()
assert QGuiApplication.clipboard().text() == "One\\u00a0thing.", QGuiApplication.clipboard().text()
"""


def test_the_program_ends_well_while_its_text_is_on_the_clipboard() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        capture_output=True,
        text=True,
        check=False,
        env={"QT_QPA_PLATFORM": "offscreen"},
    )
    assert (done.returncode, done.stderr) == (0, "")
