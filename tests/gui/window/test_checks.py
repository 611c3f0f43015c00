"""How the window follows the checks: stale results, failing engines, progress, what is checked again."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from coping_gui.checks.grammar.languagetool_setup import SetupProgress
from coping_gui.errors import Cancelled, GrammarUnavailable
from coping_gui.gui.main_window import MainWindow
from coping_gui.gui.window_parts import Services
from coping_gui.settings import load

Opened = Callable[..., MainWindow]
Settled = Callable[[MainWindow], None]


def marked(window: MainWindow) -> list[str]:
    window.review.tell_rows()
    return [row.before for row in window.review.rows()]


def state(window: MainWindow) -> str:
    return window.parts.status.findChild(QLabel, "status_state").text()


def test_only_what_was_changed_is_checked_again(opened: Opened, settled: Settled, engine: object) -> None:
    window = opened()
    engine.asked.clear()
    window.parts.document.cursor_at(2, 0).insertText("Now ")
    settled(window)
    asked = engine.asked
    assert asked[0] == window.review.pieces()[2].text.replace("thechildren", "the children")
    assert asked[1:] == [asked[0].replace("teh", "the")]  # as it will be when its fixes are accepted


def test_undo_and_redo_need_no_check_at_all(opened: Opened, settled: Settled, engine: object) -> None:
    window = opened()
    before = marked(window)
    window.parts.document.cursor_at(2, 0).insertText("Now ")
    settled(window)
    engine.asked.clear()
    window.decisions.undo()
    assert marked(window) == before
    settled(window)
    assert engine.asked == []


def test_a_result_of_a_text_that_has_changed_since_is_dropped(
    qtbot: QtBot, opened: Opened, settled: Settled, engine: object
) -> None:
    window = opened("Some plain text here.")
    engine.asked.clear()
    engine.gate.clear()
    window.parts.document.cursor_at(0, 0).insertText("teh ")
    qtbot.waitUntil(lambda: bool(engine.asked))
    window.parts.document.cursor_at(0, 0, 4).removeSelectedText()
    engine.gate.set()
    settled(window)
    assert marked(window) == []


def test_marks_of_other_words_stay_while_the_check_is_under_way(qtbot: QtBot, opened: Opened, engine: object) -> None:
    window = opened()
    engine.asked.clear()
    engine.gate.clear()
    window.parts.document.cursor_at(1, 0).insertText("Well. ")
    qtbot.waitUntil(lambda: bool(engine.asked))
    assert marked(window)[:2] == ["teh", "recieve"]


def test_an_engine_that_fails_is_named_once_and_the_rest_goes_on(
    qtbot: QtBot, opened: Opened, settled: Settled, engine: object
) -> None:
    engine.error = GrammarUnavailable("The fake engine is gone.")
    window = opened()
    assert window.parts.notices.texts() == ["The fake engine is gone."]
    assert marked(window) == ["thechildren"]
    assert "Not checked by fake" in state(window)


def test_when_all_is_checked_the_status_line_says_so(opened: Opened) -> None:
    window = opened()
    assert state(window) == "All text checked"
    assert window.parts.status.findChild(QLabel, "status_open").text() == "6 open issues"


def test_switching_a_rule_off_in_the_settings_checks_again_without_it(opened: Opened, settled: Settled) -> None:
    window = opened()
    window.tools.apply_settings(window.services.settings.with_(disabled_rules=("fake.teh",)))
    settled(window)
    assert marked(window) == ["recieve", "wierd", "recieve", "thechildren"]
    assert load().disabled_rules == ("fake.teh",)


def test_larger_text_keeps_the_marks_and_is_remembered(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    before = window.parts.view.font().pixelSize()
    qtbot.keyClick(window.parts.view, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert window.parts.view.font().pixelSize() > before
    assert len(marked(window)) == 6
    assert load().text_zoom == 110
    qtbot.keyClick(window.parts.view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert window.parts.view.font().pixelSize() == before


def test_a_missing_languagetool_is_offered_and_set_up_with_progress(
    qtbot: QtBot, services: Services, make_window: Callable[[Services], MainWindow], tmp_path: Path
) -> None:
    told: list[int] = []

    def install(progress: Callable[[SetupProgress], None], _cancelled: Callable[[], bool]) -> Path:
        for done in (0, 50_000_000, 99_000_000):
            progress(SetupProgress(done, 99_000_000, "a.jar"))
            told.append(done)
        return tmp_path

    services.may_set_up, services.install_languagetool = True, install
    window = make_window(services)
    qtbot.waitUntil(lambda: "not set up" in " ".join(window.parts.notices.texts()))
    qtbot.mouseClick(window.parts.notices.findChild(QPushButton, "notice_action_0"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "is set up" in " ".join(window.parts.notices.texts()))
    assert told == [0, 50_000_000, 99_000_000]


def test_a_set_up_that_fails_can_be_tried_again_and_one_that_was_cancelled_is_quiet(
    qtbot: QtBot, services: Services, make_window: Callable[[Services], MainWindow]
) -> None:
    tries: list[int] = []
    pause = threading.Event()

    def install(_progress: object, cancelled: Callable[[], bool]) -> Path:
        tries.append(1)
        if len(tries) == 1:
            raise GrammarUnavailable("The jars cannot be fetched.")
        while not cancelled():
            pause.wait(0.01)
        raise Cancelled("Stopped.")

    services.install_languagetool = install
    window = make_window(services)
    window.checks.set_up_languagetool()
    qtbot.waitUntil(lambda: "The jars cannot be fetched." in window.parts.notices.texts())
    qtbot.mouseClick(window.parts.notices.findChild(QPushButton, "notice_action_0"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(tries) == 2)
    qtbot.mouseClick(window.parts.notices.findChild(QPushButton, "notice_action_0"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not services.background.busy())
    assert window.parts.notices.texts() == []


def test_not_now_is_remembered(qtbot: QtBot, services: Services, make_window: Callable[[Services], MainWindow]) -> None:
    services.may_set_up = True
    window = make_window(services)
    qtbot.waitUntil(lambda: bool(window.parts.notices.texts()))
    qtbot.mouseClick(window.parts.notices.findChild(QPushButton, "notice_action_1"), Qt.MouseButton.LeftButton)
    again = make_window(Services(services.settings, services.make_engines, services.make_local, may_set_up=True))
    qtbot.waitUntil(lambda: bool(again.checks.engine_names()))
    assert again.parts.notices.texts() == []


def test_an_engine_that_was_asked_for_and_is_missing_is_told(
    qtbot: QtBot, services: Services, make_window: Callable[[Services], MainWindow]
) -> None:
    def make(_choice: str, _words: Sequence[str]) -> list[object]:
        raise GrammarUnavailable("LanguageTool is not set up.")

    services.make_engines = make
    window = make_window(services)
    qtbot.waitUntil(lambda: window.parts.notices.texts() == ["LanguageTool is not set up."])


@pytest.mark.parametrize("kind", ["accept_all", "restore", "batch", "settings", "help"])
def test_every_dialog_opens_and_closes_again(qtbot: QtBot, opened: Opened, kind: str) -> None:
    window = opened()
    window.actions_[kind].trigger()
    dialog = window.dialogs.dialog
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()
    assert window.dialogs.dialog is None


def test_ignored_findings_can_be_brought_back_from_their_list(qtbot: QtBot, opened: Opened) -> None:
    window = opened()
    for row in window.review.rows()[:2]:
        window.decisions.ignore(row.id)
    assert len(marked(window)) == 4
    window.choices.show_hidden()
    dialog = window.dialogs.dialog
    assert dialog is not None
    assert dialog.list.count() == 2
    agree = dialog.findChild(QPushButton, "hidden_restore")
    assert not agree.isEnabled(), "nothing is ticked yet"
    dialog.list.item(1).setCheckState(Qt.CheckState.Checked)
    assert agree.isEnabled()
    dialog.accept()
    assert marked(window) == ["recieve", "wierd", "recieve", "teh", "thechildren"]
    window.decisions.undo()
    assert marked(window) == ["wierd", "recieve", "teh", "thechildren"], "bringing back is a step, too"


def test_many_essays_are_cleaned_from_the_window(qtbot: QtBot, opened: Opened, tmp_path: Path) -> None:
    window = opened()
    good, bad = tmp_path / "good.txt", tmp_path / "bad.docx"
    good.write_text("We were helped,and thechildren came.", "utf-8")
    bad.write_bytes(b"PK\x03\x04 broken")
    window.tools.show_batch()
    dialog = window.dialogs.dialog
    assert dialog is not None
    dialog.add_paths([good, bad])
    qtbot.mouseClick(dialog.findChild(QPushButton, "batch_start"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.services.background.busy(), timeout=30_000)
    qtbot.waitUntil(lambda: {row.state.value for row in dialog.rows()} == {"done", "failed"})
    done = next(row for row in dialog.rows() if row.state.value == "done")
    assert done.target is not None
    assert done.target.exists()
    assert done.fixed >= 1
    dialog.reject()


@pytest.mark.parametrize("gone", ["none", "harper"])
def test_findings_of_an_engine_that_is_switched_off_are_gone(
    qtbot: QtBot,
    make_window: Callable[[Services], MainWindow],
    services: Services,
    engine: object,
    settled: Settled,
    tmp_path: Path,
    gone: str,
) -> None:
    def make(choice: str, _words: object) -> list[object]:
        if choice == "harper":
            raise GrammarUnavailable("Harper is not installed.")
        return [] if choice == "none" else [engine]

    services.make_engines = make  # type: ignore[assignment]
    window = make_window(services)
    (tmp_path / "essay.txt").write_text("Here teh words, and thechildren read them.", "utf-8")
    with qtbot.waitSignal(window.files.essay_opened):
        window.files.open(tmp_path / "essay.txt")
    settled(window)
    assert [row.before for row in window.review.rows()] == ["teh", "thechildren"]
    with qtbot.waitSignal(window.checks.engines_ready):
        window.tools.apply_settings(window.services.settings.with_(engine=gone))
    qtbot.waitUntil(lambda: window.checks.service.idle() and not window.services.background.busy())
    window.review.tell_rows()
    assert [row.before for row in window.review.rows()] == ["thechildren"]


def test_engines_start_once_the_window_is_there_and_not_before(
    make_window: Callable[[Services], MainWindow], services: Services, engine: object, qtbot: QtBot
) -> None:
    window = make_window(services)
    qtbot.waitUntil(lambda: bool(window.checks.engine_names()))
    assert engine.started == []
    window.begin(None)
    qtbot.waitUntil(lambda: engine.started == ["en-US"])


def test_they_start_for_the_english_of_the_settings(
    make_window: Callable[[Services], MainWindow], services: Services, engine: object, qtbot: QtBot
) -> None:
    services.settings = services.settings.with_(language="en-GB")
    make_window(services).begin(None)
    qtbot.waitUntil(lambda: engine.started == ["en-GB"])
