"""Many essays: collecting files, handing them on, showing one outcome each, stopping."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QProgressBar, QPushButton

from coping_gui.gui.batch_dialog import BatchDialog, batch_summary
from coping_gui.gui.batch_files import DropZone, FileTable
from coping_gui.gui.batch_table import BatchTableModel
from coping_gui.gui.models import BatchRequest, BatchRow, FileState
from coping_gui.gui.parts import ElidedLabel


class ScriptedRunner:
    """Does nothing by itself; the test speaks for it."""

    def __init__(self) -> None:
        self.request: BatchRequest | None = None
        self.cancelled = False

    def start(
        self,
        request: BatchRequest,
        on_row: Callable[[BatchRow], None],
        on_progress: Callable[[int, int], None],
        on_done: Callable[[str], None],
    ) -> None:
        self.request, self.on_row, self.on_progress, self.on_done = request, on_row, on_progress, on_done

    def cancel(self) -> None:
        self.cancelled = True


@pytest.fixture
def runner() -> ScriptedRunner:
    return ScriptedRunner()


@pytest.fixture
def dialog(runner: ScriptedRunner, qtbot) -> BatchDialog:
    made = BatchDialog(runner)
    qtbot.addWidget(made, before_close_func=lambda _dialog: _end(made, runner))
    made.show()
    return made


def _end(dialog: BatchDialog, runner: ScriptedRunner) -> None:
    if dialog.isVisible() and runner.request is not None:
        runner.on_done("")


@pytest.fixture
def essays(tmp_path: Path) -> list[Path]:
    names = ("one.txt", "two.docx", "three.md")
    files = [tmp_path / "essays" / name for name in names]
    files[0].parent.mkdir()
    for file in files:
        file.write_text("An essay.", "utf-8")
    return files


def button(dialog: BatchDialog, name: str) -> QPushButton:
    return dialog.findChild(QPushButton, name)


def summary(dialog: BatchDialog) -> str:
    return dialog.findChild(QLabel, "batch_summary").text()


def sources(dialog: BatchDialog) -> list[Path]:
    return [row.source for row in dialog.rows()]


def states(dialog: BatchDialog) -> list[FileState]:
    return [row.state for row in dialog.rows()]


def drop(zone: DropZone, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    zone.dragEnterEvent(enter)
    assert enter.isAccepted() is bool(paths)
    zone.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))


def test_an_empty_dialog_says_how_to_begin_and_cannot_start(dialog: BatchDialog) -> None:
    assert dialog.findChild(QLabel, "batch_hint").text().startswith("Drop essays or a folder here")
    assert not button(dialog, "batch_start").isEnabled()
    assert not button(dialog, "batch_stop").isVisible()


def test_files_are_added_once_and_in_order(dialog: BatchDialog, essays: list[Path]) -> None:
    dialog.add_paths(essays[:2])
    dialog.add_paths([essays[1], essays[2]])
    assert sources(dialog) == essays
    assert button(dialog, "batch_start").text() == "Clean 3 essays"


def test_of_a_folder_the_essays_are_taken(dialog: BatchDialog, essays: list[Path]) -> None:
    (essays[0].parent / "picture.png").write_bytes(b"\x89PNG")
    dialog.add_paths([essays[0].parent])
    assert sorted(sources(dialog)) == sorted(essays)


def test_a_folder_without_essays_says_so(dialog: BatchDialog, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    dialog.add_paths([tmp_path / "empty"])
    assert summary(dialog) == "There was no essay to add that is not in the list already."


def test_files_and_folders_can_be_dropped(dialog: BatchDialog, essays: list[Path]) -> None:
    drop(dialog.findChild(DropZone), [essays[0].parent])
    assert sorted(sources(dialog)) == sorted(essays)


def test_a_drop_of_something_else_is_refused(dialog: BatchDialog) -> None:
    zone = dialog.findChild(DropZone)
    data = QMimeData()
    data.setText("just text")
    event = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    zone.dragEnterEvent(event)
    assert not event.isAccepted()


def test_the_buttons_ask_for_files_and_folders(
    dialog: BatchDialog, essays: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(essays[0])], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(essays[0].parent))
    button(dialog, "add_files").click()
    assert sources(dialog) == [essays[0]]
    button(dialog, "add_folder").click()
    assert sorted(sources(dialog)) == sorted(essays)


def test_a_dismissed_file_dialog_changes_nothing(dialog: BatchDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: "")
    button(dialog, "add_files").click()
    button(dialog, "add_folder").click()
    assert sources(dialog) == []
    assert summary(dialog) == ""


def test_delete_takes_the_selected_files_off_the_list(dialog: BatchDialog, essays: list[Path], qtbot) -> None:
    dialog.add_paths(essays)
    table = dialog.findChild(FileTable)
    table.selectRow(1)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert sources(dialog) == [essays[0], essays[2]]
    assert all(file.exists() for file in essays)


def test_remove_without_a_selection_empties_the_list(dialog: BatchDialog, essays: list[Path]) -> None:
    dialog.add_paths(essays)
    dialog.findChild(FileTable).clearSelection()
    button(dialog, "remove_files").click()
    assert sources(dialog) == []
    assert not button(dialog, "batch_start").isEnabled()


def test_the_request_holds_files_folder_and_options(
    dialog: BatchDialog, runner: ScriptedRunner, essays: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    dialog.add_paths(essays)
    dialog.findChild(QCheckBox, "batch_tracked").click()
    dialog.findChild(QCheckBox, "batch_report").click()
    button(dialog, "batch_choose").click()
    button(dialog, "batch_start").click()
    assert runner.request == BatchRequest(tuple(essays), tmp_path, tracked=True, report=True)


def test_copies_go_beside_the_originals_unless_a_folder_is_chosen(dialog: BatchDialog, tmp_path: Path) -> None:
    target = dialog.findChild(ElidedLabel, "batch_target")
    assert target.whole() == "beside the originals"
    dialog.set_options(BatchRequest((), tmp_path, hints_as_comments=True, overwrite=True))
    assert target.whole() == str(tmp_path)
    assert dialog.request() == BatchRequest((), tmp_path, hints_as_comments=True, overwrite=True)
    button(dialog, "batch_beside").click()
    assert dialog.request().folder is None


def test_while_it_runs_the_list_is_locked_and_stop_is_offered(
    dialog: BatchDialog, essays: list[Path], runner: ScriptedRunner
) -> None:
    dialog.add_paths(essays)
    button(dialog, "batch_start").click()
    assert not button(dialog, "add_files").isEnabled()
    assert not dialog.findChild(QCheckBox, "batch_tracked").isEnabled()
    assert button(dialog, "batch_stop").isVisible()
    assert not button(dialog, "batch_start").isVisible()
    drop(dialog.findChild(DropZone), [essays[0].parent / "late.txt"])
    assert sources(dialog) == essays
    runner.on_done("")
    assert button(dialog, "add_files").isEnabled()


def test_progress_moves_as_the_runner_says(dialog: BatchDialog, essays: list[Path], runner: ScriptedRunner) -> None:
    dialog.add_paths(essays)
    button(dialog, "batch_start").click()
    bar = dialog.findChild(QProgressBar)
    assert bar.isVisible()
    runner.on_progress(30, 120)
    assert (bar.value(), bar.maximum()) == (30, 120)
    runner.on_done("")
    assert not bar.isVisible()


def finish(dialog: BatchDialog, runner: ScriptedRunner, essays: list[Path]) -> None:
    """The first is done, the second fails, the third is done."""
    dialog.add_paths(essays)
    button(dialog, "batch_start").click()
    runner.on_row(BatchRow(essays[0], FileState.DONE, essays[0].with_name("one.cleaned.docx"), 66, 12, 4))
    runner.on_row(BatchRow(essays[1], FileState.FAILED, note="two.docx is damaged."))
    runner.on_row(BatchRow(essays[2], FileState.DONE, essays[2].with_name("three.cleaned.docx"), 1, 0, 0))
    runner.on_done("")


def shown(dialog: BatchDialog, row: int) -> list[str]:
    model = dialog.findChild(FileTable).model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_each_file_has_an_outcome_and_a_bad_one_stops_nothing(
    dialog: BatchDialog, runner: ScriptedRunner, essays: list[Path]
) -> None:
    finish(dialog, runner, essays)
    assert shown(dialog, 0) == ["one.txt", "✓ one.cleaned.docx", "66", "12", "4"]
    assert shown(dialog, 1) == ["two.docx", "two.docx is damaged.", "", "", ""]
    assert shown(dialog, 2) == ["three.md", "✓ three.cleaned.docx", "1", "0", "0"]
    assert summary(dialog) == "2 essays cleaned: 67 fixes, 12 findings left open. Could not be cleaned: 1."


def test_what_failed_can_be_tried_again_alone(dialog: BatchDialog, runner: ScriptedRunner, essays: list[Path]) -> None:
    finish(dialog, runner, essays)
    assert button(dialog, "batch_start").text() == "Clean 1 essay"
    button(dialog, "batch_start").click()
    assert runner.request is not None
    assert runner.request.files == (essays[1],)
    assert states(dialog)[1] is FileState.WAITING


def test_the_folder_of_the_copies_can_be_opened(
    dialog: BatchDialog, runner: ScriptedRunner, essays: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    assert not button(dialog, "batch_open_folder").isVisible()
    finish(dialog, runner, essays)
    button(dialog, "batch_open_folder").click()
    assert [Path(folder) for folder in opened] == [essays[0].parent]


def test_stop_asks_the_runner_and_marks_what_was_not_done(
    dialog: BatchDialog, runner: ScriptedRunner, essays: list[Path]
) -> None:
    dialog.add_paths(essays)
    button(dialog, "batch_start").click()
    runner.on_row(BatchRow(essays[0], FileState.DONE, essays[0], 1))
    runner.on_row(BatchRow(essays[1], FileState.WORKING))
    button(dialog, "batch_stop").click()
    assert runner.cancelled
    assert summary(dialog) == "Stopping…"
    assert dialog.isVisible()
    runner.on_done("")
    assert states(dialog) == [FileState.DONE, FileState.STOPPED, FileState.STOPPED]
    assert "Not done: 2." in summary(dialog)


@pytest.mark.parametrize("way", ["escape", "close"])
def test_closing_stops_first_and_closes_when_it_has_stopped(
    dialog: BatchDialog, runner: ScriptedRunner, essays: list[Path], qtbot, way: str
) -> None:
    dialog.add_paths(essays)
    button(dialog, "batch_start").click()
    if way == "escape":
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        dialog.close()
    assert runner.cancelled
    assert dialog.isVisible()
    runner.on_done("")
    assert not dialog.isVisible()


def test_a_batch_that_could_not_run_says_why(dialog: BatchDialog, runner: ScriptedRunner, essays: list[Path]) -> None:
    dialog.add_paths(essays)
    button(dialog, "batch_start").click()
    runner.on_done("The folder /x does not exist.")
    assert summary(dialog) == "The folder /x does not exist."


def test_rows_speak_whole_sentences(qapp) -> None:
    model = BatchTableModel()
    done = BatchRow(Path("a.txt"), FileState.DONE, Path("a.cleaned.docx"), 3, 2, 1)
    model.add_files([Path("a.txt"), Path("b.txt"), Path("c.txt")])
    model.update(done)
    model.update(BatchRow(Path("b.txt"), FileState.FAILED, note="b.txt is empty."))
    spoken = [model.index(i, 0).data(Qt.ItemDataRole.AccessibleTextRole) for i in range(3)]
    assert spoken == ["a.txt: ✓ a.cleaned.docx, 3 fixed, 2 left open", "b.txt: b.txt is empty.", "c.txt: Waiting"]


def test_the_table_keeps_qt_s_contract(qapp) -> None:
    model = BatchTableModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.add_files([Path(f"{i}.txt") for i in range(5)])
    model.update(BatchRow(Path("2.txt"), FileState.DONE))
    model.update(BatchRow(Path("unknown.txt"), FileState.DONE))
    model.remove([0, 3, 3])
    assert [row.source.name for row in model.rows()] == ["1.txt", "2.txt", "4.txt"]
    assert tester.model() is model


def test_the_summary_of_nothing_and_of_one() -> None:
    assert batch_summary([]) == "0 essays cleaned."
    one = BatchRow(Path("a"), FileState.DONE, Path("b"), 1, 1)
    assert batch_summary([one]) == "1 essay cleaned: 1 fix, 1 finding left open."


def test_everything_that_can_be_pressed_has_a_name(dialog: BatchDialog) -> None:
    pressable = [*dialog.findChildren(QPushButton), *dialog.findChildren(QCheckBox)]
    assert [p.objectName() for p in pressable if not p.accessibleName() and p.isVisible()] == []
