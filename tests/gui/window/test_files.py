"""Opening by every way, exporting, what is said when it fails, and leaving."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from coping_gui.gui.export_work import Written
from coping_gui.gui.main_window import MainWindow
from coping_gui.gui.models import ExportRequest
from coping_gui.gui.window_parts import Services

Opened = Callable[..., MainWindow]
Settled = Callable[[MainWindow], None]


def notices(window: MainWindow) -> str:
    return " | ".join(window.parts.notices.texts())


def text(window: MainWindow) -> list[str]:
    return [window.parts.document.block_text(i) for i in range(window.parts.document.document.blockCount())]


def accept_everything(window: MainWindow) -> None:
    window.fixes.make_fixes(window.fixes.acceptable(window.review.rows()), "all")


def export(qtbot: QtBot, window: MainWindow, target: Path, **options: bool) -> Written:
    with qtbot.waitSignal(window.files.exports.exported, timeout=20_000) as waiting:
        window.files.exports.export(target, ExportRequest(target.name, **options))
    return waiting.args[0]


def word_file(path: Path, *paragraphs: str) -> Path:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(path))
    return path


def drop(window: MainWindow, data: QMimeData) -> None:
    event = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.parts.view.dropEvent(event)


def test_a_dropped_file_is_opened(qtbot: QtBot, window: MainWindow, settled: Settled, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(word_file(tmp_path / "dropped.docx", "Dropped teh text here.")))])
    with qtbot.waitSignal(window.files.essay_opened):
        drop(window, data)
    settled(window)
    assert text(window) == ["Dropped teh text here."]
    assert window.windowTitle() == "dropped.docx – COPING"


def test_text_pasted_into_the_empty_window_is_an_essay(qtbot: QtBot, window: MainWindow, settled: Settled) -> None:
    QApplication.clipboard().setText("Pasted\u00a0teh text.\n\nSecond paragraph.")
    with qtbot.waitSignal(window.files.essay_opened):
        qtbot.keyClick(window.parts.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled(window)
    assert text(window) == ["Pasted\u00a0teh text.", "Second paragraph."]
    assert [row.before for row in window.review.rows()] == ["teh"]


def test_text_pasted_into_an_essay_becomes_a_part_of_it_and_is_checked(
    qtbot: QtBot, opened: Opened, settled: Settled
) -> None:
    window = opened("One.\n\nTwo.")
    QApplication.clipboard().setText("Pasted\u00a0teh words\nand more ")
    qtbot.keyClick(window.parts.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled(window)
    assert text(window) == ["Pasted\u00a0teh words", "and more One.", "Two."]
    assert [row.before for row in window.review.rows()] == ["teh"]


def test_what_is_copied_keeps_its_no_break_spaces(qtbot: QtBot, opened: Opened) -> None:
    window = opened("One\u00a0thing.\n\nTwo.")
    window.parts.view.selectAll()
    window.parts.view.copy()
    assert QApplication.clipboard().text() == "One\u00a0thing.\nTwo."


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("missing.txt", None, "no file"),
        ("empty.txt", b"", "empty"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "old.doc"),
        ("binary.txt", bytes(range(256)) * 8, "binary.txt"),
        ("broken.docx", b"PK\x03\x04 broken", "broken.docx"),
    ],
)
def test_a_file_that_cannot_be_opened_is_told_in_one_sentence_and_the_open_essay_stays(
    qtbot: QtBot, opened: Opened, tmp_path: Path, name: str, content: bytes | None, words: str
) -> None:
    window = opened("Stays here.")
    bad = tmp_path / name
    if content is not None:
        bad.write_bytes(content)
    with qtbot.waitSignal(window.files.opener.failed):
        window.files.open(bad)
    assert words in notices(window)
    assert "Traceback" not in notices(window)
    assert text(window) == ["Stays here."]


def test_recent_files_are_remembered_newest_first(qtbot: QtBot, opened: Opened) -> None:
    opened("One.", name="one.txt")
    window = opened("Two.", name="two.txt")
    assert [path.name for path in window.files.recent()] == ["two.txt", "one.txt"]


def test_the_menu_lists_recent_files_and_opens_them(qtbot: QtBot, opened: Opened) -> None:
    opened("One.", name="one.txt")
    window = opened("Two.", name="two.txt")
    recent = window.findChild(QMenu, "recent_menu")
    window.fill_recent(recent)
    assert [action.text() for action in recent.actions()] == ["two.txt", "one.txt"]
    with qtbot.waitSignal(window.files.essay_opened):
        recent.actions()[1].trigger()
    assert text(window) == ["One."]


def test_several_dropped_files_are_a_batch(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    data = QMimeData()
    for file in files:
        file.write_text("Text.", "utf-8")
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    drop(window, data)
    dialog = window.dialogs.dialog
    assert dialog is not None
    assert [row.source for row in dialog.rows()] == files
    dialog.reject()


def test_a_file_dropped_beside_the_page_is_opened(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "beside.txt"
    file.write_text("Beside.", "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(window.files.essay_opened):
        window.dropEvent(event)
    assert text(window) == ["Beside."]


def test_a_text_is_exported_as_a_word_file_with_the_accepted_fixes(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    window = opened()
    accept_everything(window)
    target = tmp_path / "out.docx"
    written = export(qtbot, window, target)
    paragraphs = [p.text for p in Document(str(target)).paragraphs]
    assert "Here the results are better. Nobody receive the letter, because weird receive it." in paragraphs
    assert written.outcome.path == target
    assert "Saved out.docx" in notices(window)
    assert not window.parts.document.document.isModified()


def test_a_word_file_is_exported_with_its_formatting_and_only_the_accepted_fixes(
    qtbot: QtBot, opened: Opened, window: MainWindow, settled: Settled, tmp_path: Path
) -> None:
    source = tmp_path / "essay.docx"
    document = Document()
    paragraph = document.add_paragraph("Here ")
    paragraph.add_run("teh bold").bold = True
    paragraph.add_run(" words recieve praise.")
    document.save(str(source))
    before = source.read_bytes()
    with qtbot.waitSignal(window.files.essay_opened):
        window.files.open(source)
    settled(window)
    window.fixes.accept(window.review.rows()[0].id)
    export(qtbot, window, tmp_path / "out.docx")
    runs = [(r.text, r.bold) for r in Document(str(tmp_path / "out.docx")).paragraphs[0].runs]
    assert runs == [("Here ", None), ("the bold", True), (" words recieve praise.", None)]
    assert source.read_bytes() == before


@pytest.mark.parametrize("paragraphs", [(), ("",)])
def test_a_word_file_without_text_is_shown_and_comes_back_as_it_is(
    qtbot: QtBot, window: MainWindow, settled: Settled, tmp_path: Path, paragraphs: tuple[str, ...]
) -> None:
    source = word_file(tmp_path / "pictures.docx", *paragraphs)
    with qtbot.waitSignal(window.files.essay_opened):
        window.files.open(source)
    settled(window)
    assert (text(window), len(window.review.rows())) == ([""], 0)
    export(qtbot, window, tmp_path / "out.docx")
    assert (tmp_path / "out.docx").read_bytes() == source.read_bytes()


def test_the_report_lists_changes_with_reasons_and_what_is_open(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    window = opened()
    window.fixes.accept(window.review.rows()[0].id)
    written = export(qtbot, window, tmp_path / "out.docx", report=True, hints_as_comments=True)
    assert written.report == tmp_path / "out.report.html"
    page = written.report.read_text("utf-8")
    assert "“teh” is not right." in page
    assert "recieve" in page


def test_a_full_export_with_everything_switched_on_works(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    window = opened()
    window.parts.document.cursor_at(1, 0).insertText("Own words. ")
    window.parts.document.cursor_at(2, 8).insertBlock()
    accept_everything(window)
    export(
        qtbot,
        window,
        tmp_path / "out.docx",
        tracked=True,
        hints_as_comments=True,
        open_findings_as_comments=True,
        report=True,
    )
    assert Document(str(tmp_path / "out.docx")).paragraphs


def test_the_original_is_never_overwritten(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    window = opened("Here teh text.")
    with qtbot.waitSignal(window.files.exports.failed):
        window.files.exports.export(tmp_path / "essay.txt", ExportRequest("essay.txt"))
    assert (tmp_path / "essay.txt").read_text("utf-8") == "Here teh text."
    assert "original" in notices(window)


def test_a_word_file_that_changed_on_disk_is_noticed_and_nothing_is_written(
    qtbot: QtBot, window: MainWindow, settled: Settled, tmp_path: Path
) -> None:
    source = word_file(tmp_path / "essay.docx", "Here teh text.")
    with qtbot.waitSignal(window.files.essay_opened):
        window.files.open(source)
    settled(window)
    word_file(source, "Another text.")
    with qtbot.waitSignal(window.files.exports.failed):
        window.files.exports.export(tmp_path / "out.docx", ExportRequest("out.docx"))
    assert not (tmp_path / "out.docx").exists()
    assert "changed by another program" in notices(window)


def test_a_text_file_that_changed_on_disk_is_exported_as_it_was_opened_and_that_is_said(
    qtbot: QtBot, opened: Opened, tmp_path: Path
) -> None:
    window = opened("Here teh text.")
    (tmp_path / "essay.txt").write_text("Another text.", "utf-8")
    export(qtbot, window, tmp_path / "out.docx")
    assert "changed by another program" in notices(window)


def test_the_export_page_previews_every_change_with_its_reason(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    window.fixes.accept(window.review.rows()[0].id)
    window.parts.document.cursor_at(2, 0).insertText("Own. ")
    shown: list[object] = []
    panel = window.parts.side.export
    panel.set_changes = shown.append  # type: ignore[method-assign]
    window.parts.side.show_export()
    qtbot.waitUntil(lambda: bool(shown))
    changes = [(c.before, c.after) for c in shown[-1]]
    assert ("teh", "the") in changes
    assert any("Own." in after for _, after in changes)


def test_leaving_with_unsaved_work_asks_once(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    asked: list[str] = []
    window.files.ask_to_leave = asked.append
    window.fixes.accept(window.review.rows()[0].id)
    assert not window.close()
    assert len(asked) == 1
    assert "essay.txt" in asked[0]
    assert window.isVisible()
    window.files.ask_to_leave = lambda _question: False
    assert window.close()


def test_closing_ends_every_thread_even_while_an_engine_hangs(
    qtbot: QtBot, window: MainWindow, services: Services, engine: object, tmp_path: Path
) -> None:
    engine.gate.clear()
    file = tmp_path / "essay.txt"
    file.write_text("Here teh text.", "utf-8")
    window.files.open(file)
    qtbot.waitUntil(lambda: bool(engine.asked))
    window.close()
    assert engine.closed
    assert not services.background.running()


def test_a_file_of_the_command_line_is_opened(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "given.txt"
    file.write_text("Given.", "utf-8")
    with qtbot.waitSignal(window.files.essay_opened):
        window.begin(file)
    assert text(window) == ["Given."]


def recovery_files(services: Services) -> list[Path]:
    return list((services.data_folder / "recovery").glob("*.json"))


def test_what_was_typed_is_on_disk_soon_and_offered_to_the_next_window(
    qtbot: QtBot, opened: Opened, services: Services, make_window: Callable[[Services], MainWindow], settled: Settled
) -> None:
    window = opened("Here teh text.")
    window.parts.document.cursor_at(0, 0).insertText("New 😀. ")
    qtbot.waitUntil(lambda: bool(recovery_files(services)), timeout=5000)
    stored = recovery_files(services)[0]
    assert json.loads(stored.read_text("utf-8"))["revised"] == [["New 😀. Here teh text.", 0]]
    left = stored.read_text("utf-8")
    window.close()
    assert not recovery_files(services), "a farewell leaves nothing behind"
    stored.write_text(left, "utf-8")  # as after a crash: no lock is held
    after = make_window(
        Services(services.settings, services.make_engines, services.make_local, data_folder=services.data_folder)
    )
    after.begin(None)
    qtbot.waitUntil(lambda: "essay.txt" in notices(after))
    with qtbot.waitSignal(after.files.essay_opened):
        qtbot.mouseClick(after.parts.notices.findChild(QPushButton, "notice_action_0"), Qt.MouseButton.LeftButton)
    assert text(after) == ["New 😀. Here teh text."]
    assert after.parts.document.document.isModified()


def test_pasted_text_is_kept_though_nothing_was_typed(qtbot: QtBot, window: MainWindow, services: Services) -> None:
    with qtbot.waitSignal(window.files.essay_opened):
        window.files.opener.take_text("Never saved.")
    qtbot.waitUntil(lambda: bool(recovery_files(services)), timeout=5000)


def test_exported_work_needs_no_recovery_copy(qtbot: QtBot, opened: Opened, services: Services, tmp_path: Path) -> None:
    window = opened("Here teh text.")
    window.fixes.accept(window.review.rows()[0].id)
    qtbot.waitUntil(lambda: bool(recovery_files(services)), timeout=5000)
    export(qtbot, window, tmp_path / "out.docx")
    assert not recovery_files(services)
