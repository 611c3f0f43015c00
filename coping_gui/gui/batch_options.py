"""Where the cleaned copies of a batch go, and how they are written."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coping_gui.gui.models import BatchRequest
from coping_gui.gui.parts import ElidedLabel, button, label


class BatchOptions(QFrame):
    """A card with the target folder and the check boxes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("batch_options")
        self.setProperty("card", True)
        self._folder: Path | None = None
        self._target = ElidedLabel(name="batch_target")
        self._beside = button(self.tr("Beside the originals"), "quiet", "batch_beside", lambda: self._set_folder(None))
        self._choose = button(self.tr("Choose folder…"), "secondary", "batch_choose", self._choose_folder)
        self._boxes = {
            "tracked": QCheckBox(self.tr("Mark changes as tracked changes")),
            "hints_as_comments": QCheckBox(self.tr("Add structural hints as comments")),
            "report": QCheckBox(self.tr("Write a report beside each")),
            "overwrite": QCheckBox(self.tr("Replace cleaned copies that exist already")),
        }
        self._build()
        self._set_folder(None)

    def apply(self, request: BatchRequest) -> None:
        """Take the options of a request; its files are not taken."""
        for name, box in self._boxes.items():
            box.setChecked(getattr(request, name))
        self._set_folder(request.folder)

    def request(self, files: Sequence[Path]) -> BatchRequest:
        """What is chosen now, for these files."""
        ticked = {name: box.isChecked() for name, box in self._boxes.items()}
        return BatchRequest(tuple(files), self._folder, **ticked)

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder for the cleaned copies"), str(self._folder or ""))
        if name:
            self._set_folder(Path(name))

    def _set_folder(self, folder: Path | None) -> None:
        self._folder = folder
        self._target.set_whole(self.tr("beside the originals") if folder is None else str(folder))
        self._beside.setVisible(folder is not None)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Cleaned copies go"), "muted"))
        row.addWidget(self._target, 1)
        row.addWidget(self._beside)
        row.addWidget(self._choose)
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        for i, (name, box) in enumerate(self._boxes.items()):
            box.setObjectName(f"batch_{name}")
            box.setAccessibleName(box.text())
            grid.addWidget(box, i // 2, i % 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 10, 10)
        column.setSpacing(8)
        column.addLayout(row)
        column.addLayout(grid)
