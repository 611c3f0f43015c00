"""Opening: files, dropped files and pasted text become essays, read in the background."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from coping_gui.errors import CannotOpen
from coping_gui.essay.essay import Essay
from coping_gui.gui.background import Background, Job, sentence

FILTER = "*.docx *.docm *.dotx *.dotm *.txt *.text *.md *.markdown"


@dataclass(frozen=True, slots=True)
class Opened:
    """An essay and what its file was when it was read."""

    essay: Essay
    digest: str = ""
    """SHA-256 of the file; empty for pasted text."""


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hex; empty when it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


class EssayOpener(QObject):
    """Reads one essay at a time; a newer wish takes the place of an older one."""

    reading = Signal(str)
    """Name of the file that is being read."""
    opened = Signal(object)
    """An Opened."""
    failed = Signal(str)
    """One sentence."""

    def __init__(self, background: Background, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.language = language
        self._background = background
        self._window = parent
        self._job: Job | None = None

    def ask(self, folder: str) -> None:
        """Let the author choose a file."""
        kinds = self.tr("Essays ({filter})").format(filter=FILTER) + ";;" + self.tr("All files (*)")
        chosen, _kind = QFileDialog.getOpenFileName(self._window, self.tr("Open an essay"), folder, kinds)
        if chosen:
            self.open(Path(chosen))

    def open(self, path: Path) -> None:
        """Read a file; `opened` or `failed` follows."""
        self.cancel()
        language = self.language
        self.reading.emit(path.name)
        self._job = self._background.run(lambda _job: _read(path, language), self.opened.emit, self._fail)

    def take_text(self, text: str) -> None:
        """Make an essay of pasted text; `opened` or `failed` follows."""
        self.cancel()
        if not text.strip():
            self.failed.emit(self.tr("There is no text in the clipboard."))
            return
        language = self.language
        self.reading.emit(self.tr("the pasted text"))
        self._job = self._background.run(lambda _job: _take(text, language), self.opened.emit, self._fail)

    def cancel(self) -> None:
        """Stop reading; nothing follows."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _fail(self, error: Exception) -> None:
        self.failed.emit(sentence(error))


def _take(text: str, language: str) -> Opened:
    import coping_gui.checks.checker  # pyright: ignore[reportUnusedImport] # noqa: F401 - see _read
    from coping_gui.opening.text_reader import essay_from_text

    return Opened(essay_from_text(text, language=language))


def _read(path: Path, language: str) -> Opened:
    """Runs in the background, and loads there what opening and checking need: the window is up before they are."""
    import coping_gui.checks.checker  # pyright: ignore[reportUnusedImport] # noqa: F401
    from coping_gui.opening.reader import open_essay

    before = digest_of(path)
    essay = open_essay(path, language)
    if before != digest_of(path):
        raise CannotOpen(f"{path.name} was changed by another program while it was being read; open it again.")
    return Opened(essay, before)
