"""The export panel: what it shows, what it refuses, and the request it makes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton

from coping_gui.essay.finding import Category
from coping_gui.gui.change_list import CHANGE_ROLE, ChangeListView
from coping_gui.gui.export_panel import ExportPanel
from coping_gui.gui.models import Change, ExportCounts, ExportRequest


@pytest.fixture
def panel(qtbot) -> ExportPanel:
    made = ExportPanel()
    qtbot.addWidget(made)
    made.resize(305, 700)
    made.show()
    return made


def text(panel: ExportPanel, name: str) -> str:
    return panel.findChild(QLabel, name).text()


def name_field(panel: ExportPanel) -> QLineEdit:
    return panel.findChild(QLineEdit, "file_name")


def export_button(panel: ExportPanel) -> QPushButton:
    return panel.findChild(QPushButton, "export")


def test_the_counts_are_shown(panel: ExportPanel) -> None:
    panel.set_counts(ExportCounts(accepted=31, ignored=4, open=12_345))
    assert [text(panel, f"count_{name}") for name in ("accepted", "ignored", "open")] == ["31", "4", "12\u202f345"]


@pytest.mark.parametrize(
    ("left", "note"),
    [
        (0, "Nothing is left open."),
        (1, "1 finding is still open. It stays in the text as written."),
        (73, "73 findings are still open. They stay in the text as written."),
    ],
)
def test_what_stays_open_is_said_before_the_export(panel: ExportPanel, left: int, note: str) -> None:
    panel.set_counts(ExportCounts(open=left))
    assert text(panel, "open_note") == note


def test_the_promise_about_the_original_is_always_there(panel: ExportPanel) -> None:
    assert text(panel, "export_promise") == "Your original file is never changed."


def test_the_request_holds_what_was_ticked(panel: ExportPanel, qtbot) -> None:
    panel.set_file_name("essay (cleaned).docx")
    for name in ("tracked", "report"):
        panel.findChild(QCheckBox, f"option_{name}").click()
    with qtbot.waitSignal(panel.export_requested) as caught:
        export_button(panel).click()
    assert caught.args == [ExportRequest("essay (cleaned).docx", tracked=True, report=True)]


def test_options_can_be_set_and_read_back(panel: ExportPanel) -> None:
    wanted = ExportRequest("a.docx", True, True, True, True)
    panel.set_file_name("a.docx")
    panel.set_options(wanted)
    assert panel.options() == wanted
    panel.set_options(ExportRequest("b.docx"))
    assert panel.options() == ExportRequest("a.docx")


def test_a_name_without_its_suffix_gets_it(panel: ExportPanel, qtbot) -> None:
    qtbot.keyClicks(name_field(panel), "my essay")
    assert panel.options().file_name == "my essay.docx"
    panel.set_file_name("LOUD.DOCX")
    assert panel.options().file_name == "LOUD.DOCX"


@pytest.mark.parametrize("name", ["", "   "])
def test_without_a_name_there_is_no_export(panel: ExportPanel, qtbot, name: str) -> None:
    panel.set_file_name(name)
    assert not export_button(panel).isEnabled()
    with qtbot.assertNotEmitted(panel.export_requested):
        qtbot.keyClick(name_field(panel), Qt.Key.Key_Return)


@pytest.mark.parametrize("name", ["a/b.docx", "a\\b", "what?.docx", 'x"y', "a:b", "tab\there"])
def test_a_name_that_no_file_can_have_is_refused_with_a_sentence(panel: ExportPanel, name: str) -> None:
    panel.set_file_name(name)
    assert not export_button(panel).isEnabled()
    assert text(panel, "name_problem").startswith("A file name cannot hold")
    panel.set_file_name("good.docx")
    assert export_button(panel).isEnabled()
    assert not panel.findChild(QLabel, "name_problem").isVisible()


def test_enter_in_the_name_exports(panel: ExportPanel, qtbot) -> None:
    panel.set_file_name("a.docx")
    with qtbot.waitSignal(panel.export_requested) as caught:
        qtbot.keyClick(name_field(panel), Qt.Key.Key_Return)
    assert caught.args == [ExportRequest("a.docx")]


def test_one_export_at_a_time(panel: ExportPanel, qtbot) -> None:
    panel.set_file_name("a.docx")
    panel.set_busy(True)
    assert not export_button(panel).isEnabled()
    with qtbot.assertNotEmitted(panel.export_requested):
        qtbot.keyClick(name_field(panel), Qt.Key.Key_Return)
    panel.set_busy(False)
    assert export_button(panel).isEnabled()


def test_the_changes_are_listed_before_and_after(panel: ExportPanel) -> None:
    changes = [Change("ofthe", "of the", "Missing space.", Category.SPACING), Change("the", "")]
    panel.set_changes(changes)
    view = panel.findChild(ChangeListView, "change_list")
    assert view.isVisible()
    assert text(panel, "changes_title") == "2 changes"
    model = view.model()
    assert [model.index(i, 0).data() for i in range(2)] == ["ofthe → of the", "the → (remove)"]
    assert [model.index(i, 0).data(CHANGE_ROLE) for i in range(2)] == changes


def test_changes_may_come_as_plain_triples(panel: ExportPanel) -> None:
    panel.set_changes([("teh", "the", "Typing error.")])
    view = panel.findChild(ChangeListView, "change_list")
    spoken = view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Replace teh with the, Typing error"


def test_without_changes_there_is_no_list(panel: ExportPanel) -> None:
    panel.set_changes([("a", "b", "")])
    panel.set_changes([])
    assert not panel.findChild(ChangeListView, "change_list").isVisible()
    assert text(panel, "changes_title") == "No changes yet"


def test_the_same_changes_again_do_not_move_the_list(panel: ExportPanel, qtbot) -> None:
    changes = [Change(f"a{i}b", f"a{i} b") for i in range(5000)]
    panel.set_changes(changes)
    view = panel.findChild(ChangeListView, "change_list")
    view.verticalScrollBar().setValue(500)
    with qtbot.assertNotEmitted(view.model().modelReset):
        panel.set_changes(list(changes))
    assert view.verticalScrollBar().value() == 500


def test_long_changes_are_painted_inside_the_list(panel: ExportPanel) -> None:
    panel.set_changes([("word " * 80, "other " * 80, ""), ("x" * 300, "y" * 300, "")])
    view = panel.findChild(ChangeListView, "change_list")
    image = view.viewport().grab().toImage()
    edge = {image.pixelColor(image.width() - 2, y).name() for y in range(4, image.height() - 4)}
    assert len(edge) == 1


def test_focus_goes_to_the_name_with_its_text_selected(panel: ExportPanel, qtbot) -> None:
    panel.set_file_name("essay.docx")
    panel.activateWindow()
    panel.focus_name()
    qtbot.waitUntil(name_field(panel).hasFocus)
    assert name_field(panel).selectedText() == "essay.docx"


def test_every_option_speaks(panel: ExportPanel) -> None:
    names = [box.accessibleName() for box in panel.findChildren(QCheckBox)]
    assert names == [
        "Mark changes as tracked changes",
        "Add structural hints as comments",
        "Add open findings as comments",
        "Write a report beside it",
    ]
    assert name_field(panel).accessibleName() == "File name"
