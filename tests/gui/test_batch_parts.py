"""The parts of the batch dialog on their own: the table of files, the drop zone, the options."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QPushButton

from coping_gui.gui.batch_files import BatchFiles, DropZone, FileTable
from coping_gui.gui.batch_options import BatchOptions
from coping_gui.gui.batch_table import BatchTableModel
from coping_gui.gui.models import BatchRequest, BatchRow, FileState
from coping_gui.gui.parts import ElidedLabel
from coping_gui.gui.tokens import LIGHT

DISPLAY = Qt.ItemDataRole.DisplayRole


@pytest.fixture
def model(qapp) -> BatchTableModel:
    made = BatchTableModel()
    made.add_files([Path("/essays/a.txt"), Path("/essays/b.docx")])
    return made


def cells(model: BatchTableModel, row: int) -> list[str]:
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_columns_have_headings_and_rows_have_none(model: BatchTableModel) -> None:
    across = [model.headerData(i, Qt.Orientation.Horizontal) for i in range(model.columnCount())]
    assert across == ["File", "Outcome", "Fixed", "Left open", "Hints"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None


@pytest.mark.parametrize(
    ("state", "text"),
    [
        (FileState.WAITING, "Waiting"),
        (FileState.WORKING, "Cleaning…"),
        (FileState.DONE, "✓ Done"),
        (FileState.STOPPED, "Not done: stopped"),
    ],
)
def test_every_state_is_said_in_words(model: BatchTableModel, state: FileState, text: str) -> None:
    model.update(BatchRow(Path("/essays/a.txt"), state))
    assert cells(model, 0)[1] == text


def test_numbers_are_shown_only_when_a_file_is_done(model: BatchTableModel) -> None:
    model.update(BatchRow(Path("/essays/a.txt"), FileState.WORKING, None, 5, 6, 7))
    assert cells(model, 0)[2:] == ["", "", ""]
    model.update(BatchRow(Path("/essays/a.txt"), FileState.DONE, None, 5, 6, 12_000))
    assert cells(model, 0)[2:] == ["5", "6", "12\u202f000"]


def test_numbers_stand_at_the_right(model: BatchTableModel) -> None:
    role = Qt.ItemDataRole.TextAlignmentRole
    assert model.index(0, 0).data(role) & Qt.AlignmentFlag.AlignLeft
    assert model.index(0, 3).data(role) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(3, Qt.Orientation.Horizontal, role) & Qt.AlignmentFlag.AlignRight


def test_the_tip_tells_the_whole_path_and_the_whole_outcome(model: BatchTableModel) -> None:
    role = Qt.ItemDataRole.ToolTipRole
    assert model.index(0, 0).data(role) == str(Path("/essays/a.txt"))
    model.update(BatchRow(Path("/essays/a.txt"), FileState.FAILED, note="It is damaged."))
    assert model.index(0, 1).data(role) == "It is damaged."
    model.update(BatchRow(Path("/essays/a.txt"), FileState.DONE, Path("/out/a.docx")))
    assert model.index(0, 1).data(role) == str(Path("/out/a.docx"))


def test_failure_has_a_colour_besides_its_words(model: BatchTableModel) -> None:
    model.update(BatchRow(Path("/essays/a.txt"), FileState.FAILED, note="It is damaged."))
    assert model.index(0, 1).data(Qt.ItemDataRole.ForegroundRole).name() == LIGHT.bad
    assert model.index(0, 0).data(Qt.ItemDataRole.ForegroundRole) is None


def test_outside_of_the_table_there_is_nothing(model: BatchTableModel) -> None:
    assert model.data(QModelIndex()) is None
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None


def test_adding_says_how_many_were_new(model: BatchTableModel) -> None:
    assert model.add_files([Path("/essays/a.txt"), Path("/c.md"), Path("/c.md")]) == 1
    assert model.add_files([]) == 0
    assert model.rowCount() == 3


def test_a_thousand_files_can_be_listed_and_taken_off(model: BatchTableModel) -> None:
    model.add_files([Path(f"/many/{i}.txt") for i in range(1000)])
    assert model.rowCount() == 1002
    model.remove(range(1002))
    assert model.rowCount() == 0


@pytest.fixture
def files(qtbot) -> BatchFiles:
    made = BatchFiles()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_locked_list_takes_and_gives_nothing(files: BatchFiles, tmp_path: Path, qtbot) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    files.add([one])
    files.set_locked(True)
    files.add([two])
    qtbot.keyClick(files.findChild(FileTable), Qt.Key.Key_Delete)
    assert [row.source for row in files.model.rows()] == [one]
    assert not files.findChild(QPushButton, "add_files").isEnabled()
    assert not files.findChild(DropZone).acceptDrops()
    files.set_locked(False)
    files.add([two])
    assert [row.source for row in files.model.rows()] == [one, two]


def test_remove_is_offered_when_there_is_something(files: BatchFiles, tmp_path: Path) -> None:
    remove = files.findChild(QPushButton, "remove_files")
    assert not remove.isEnabled()
    files.add([tmp_path / "one.txt"])
    assert remove.isEnabled()


def test_tab_leaves_the_table(files: BatchFiles) -> None:
    assert not files.findChild(FileTable).tabKeyNavigation()


@pytest.fixture
def options(qtbot) -> BatchOptions:
    made = BatchOptions()
    qtbot.addWidget(made)
    made.show()
    return made


def test_options_come_back_as_they_were_set(options: BatchOptions, tmp_path: Path) -> None:
    for request in (
        BatchRequest((), tmp_path, True, False, True, False),
        BatchRequest((), None, False, True, False, True),
    ):
        options.apply(request)
        assert options.request(()) == request


def test_the_request_carries_the_files_it_is_made_for(options: BatchOptions) -> None:
    assert options.request([Path("a"), Path("b")]).files == (Path("a"), Path("b"))


def test_a_dismissed_folder_dialog_keeps_the_folder(
    options: BatchOptions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options.apply(BatchRequest((), tmp_path))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: "")
    options.findChild(QPushButton, "batch_choose").click()
    assert options.request(()).folder == tmp_path


def test_a_long_folder_is_cut_and_kept_whole_in_the_tip(options: BatchOptions, tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["a_folder_with_a_long_name"] * 9)
    options.resize(420, 140)
    options.apply(BatchRequest((), deep))
    target = options.findChild(ElidedLabel, "batch_target")
    assert target.whole() == str(deep)
    assert target.text().endswith("…")
    assert target.toolTip() == str(deep)


def test_every_option_speaks(options: BatchOptions) -> None:
    assert all(box.accessibleName() == box.text() for box in options.findChildren(QCheckBox))
