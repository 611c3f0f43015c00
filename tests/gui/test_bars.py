"""The bars around the essay: notices, state, name and buttons, and find and replace."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QProgressBar, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from coping_gui.essay.essay import Essay, Paragraph
from coping_gui.gui.actions import Actions, entries
from coping_gui.gui.essay_document import EssayDocument
from coping_gui.gui.essay_view import EssayView
from coping_gui.gui.find_bar import FindBar
from coping_gui.gui.notice_bar import Notice, NoticeBar
from coping_gui.gui.status_line import StatusLine
from coping_gui.gui.top_bar import TopBar
from coping_gui.review.manuscript import Manuscript


def text(widget: QWidget, name: str) -> str:
    found = widget.findChild(QLabel, name)
    assert found is not None
    return found.text()


def press(widget: QWidget, name: str) -> None:
    found = widget.findChild(QPushButton, name) or widget.findChild(QToolButton, name)
    assert found is not None
    found.click()


def hidden(widget: QWidget, name: str) -> bool:
    found = widget.findChild(QWidget, name)
    assert found is not None
    return found.isHidden()


# -- notices


@pytest.fixture
def notices(qtbot: QtBot) -> NoticeBar:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    return bar


def test_without_a_notice_there_is_no_bar(notices: NoticeBar) -> None:
    assert notices.isHidden()
    notices.close_top()
    notices.withdraw("nothing")
    assert notices.isHidden()


def test_the_newest_notice_is_shown_and_the_one_before_it_comes_back(notices: NoticeBar) -> None:
    notices.say(Notice("First."))
    notices.say(Notice("Second.", problem=True))
    assert text(notices, "notice_text") == "Second."
    assert notices.property("problem") is True
    press(notices, "notice_close")
    assert text(notices, "notice_text") == "First."
    assert notices.property("problem") is False
    press(notices, "notice_close")
    assert notices.isHidden()


def test_a_notice_takes_the_place_of_the_one_with_its_key(notices: NoticeBar) -> None:
    for words in ("Opening a.txt…", "Opening b.txt…"):
        notices.say(Notice(words, key="reading"))
    notices.say(Notice("Another."))
    notices.say(Notice("Opening c.txt…", key="reading"))
    assert notices.texts() == ["Another.", "Opening c.txt…"]


def test_notices_without_a_key_do_not_take_each_other_s_place(notices: NoticeBar) -> None:
    notices.say(Notice("One."))
    notices.say(Notice("One."))
    assert notices.texts() == ["One.", "One."]


def test_a_notice_is_withdrawn_wherever_it_waits(notices: NoticeBar) -> None:
    notices.say(Notice("Reading…", key="reading"))
    notices.say(Notice("On top."))
    notices.withdraw("reading")
    assert notices.texts() == ["On top."]
    notices.withdraw("reading")
    assert text(notices, "notice_text") == "On top."


def test_a_button_of_a_notice_closes_it_before_it_acts(notices: NoticeBar) -> None:
    seen: list[list[str]] = []
    actions = (("Undo", lambda: seen.append(notices.texts())), ("More", lambda: seen.append(["more"])))
    notices.say(Notice("Done.", actions=actions))
    press(notices, "notice_action_0")
    assert seen == [[]]
    assert notices.isHidden()


def test_what_a_button_says_anew_is_shown_after_it(notices: NoticeBar) -> None:
    notices.say(Notice("Fetch it?", actions=(("Fetch", lambda: notices.say(Notice("Fetching…"))),)))
    press(notices, "notice_action_0")
    assert notices.texts() == ["Fetching…"]


def test_work_that_can_be_cancelled_shows_progress_and_no_close_button(notices: NoticeBar) -> None:
    cancelled: list[bool] = []
    notices.say(Notice("Fetching…", key="setup", on_cancel=lambda: cancelled.append(True)))
    assert hidden(notices, "notice_close")
    assert not hidden(notices, "notice_progress")
    notices.set_progress("setup", 3, 10, "Fetching 3 of 10 MB")
    bar = notices.findChild(QProgressBar)
    assert bar is not None
    assert (bar.value(), bar.maximum(), text(notices, "notice_text")) == (3, 10, "Fetching 3 of 10 MB")
    press(notices, "notice_action_0")
    assert cancelled == [True]
    assert notices.isHidden()


def test_progress_of_work_that_is_not_on_top_changes_nothing_of_what_is_shown(notices: NoticeBar) -> None:
    notices.set_progress("setup", 1, 2)
    notices.say(Notice("Fetching…", key="setup", on_cancel=lambda: None))
    notices.say(Notice("On top."))
    notices.set_progress("setup", 1, 2, "half")
    assert text(notices, "notice_text") == "On top."


def test_buttons_of_an_earlier_notice_are_gone(notices: NoticeBar) -> None:
    notices.say(Notice("One.", actions=(("A", lambda: None), ("B", lambda: None))))
    notices.say(Notice("Two."))
    shown = [b for b in notices.findChildren(QPushButton) if b.objectName().startswith("notice_action")]
    assert shown == []


def test_every_notice_is_told_to_screen_readers_once(notices: NoticeBar, qtbot: QtBot) -> None:
    told: list[str] = []
    notices.shown.connect(told.append)
    notices.say(Notice("One."))
    notices.say(Notice("Two."))
    notices.close_top()
    assert told == ["One.", "Two."]


# -- the line below


@pytest.fixture
def status(qtbot: QtBot) -> StatusLine:
    line = StatusLine()
    qtbot.addWidget(line)
    return line


@pytest.mark.parametrize(
    ("words", "open_", "shown"),
    [
        (None, 0, ("", "")),
        (0, 0, ("0 words", "0 open issues")),
        (1, 1, ("1 word", "1 open issue")),
        (512, 70, ("512 words", "70 open issues")),
    ],
)
def test_words_and_open_findings_are_counted_in_words(
    status: StatusLine, words: int | None, open_: int, shown: tuple[str, str]
) -> None:
    status.set_counts(words, open_)
    assert (text(status, "status_words"), text(status, "status_open")) == shown


@pytest.mark.parametrize(
    ("done", "total", "not_checked", "state", "bar"),
    [
        (0, 0, "", "", False),
        (0, 0, "Harper is missing.", "", False),
        (1, 4, "", "Checking…", True),
        (1, 4, "Harper is missing.", "Checking…", True),
        (4, 4, "", "All text checked", False),
        (4, 4, "Harper is missing.", "Harper is missing.", False),
    ],
)
def test_how_far_the_checks_are_is_told(
    status: StatusLine, done: int, total: int, not_checked: str, state: str, bar: bool
) -> None:
    status.set_progress(done, total, not_checked)
    assert text(status, "status_state") == state
    assert hidden(status, "status_progress") is not bar


def test_where_there_is_no_room_the_keys_are_left_out(status: StatusLine) -> None:
    status.set_narrow(True)
    assert hidden(status, "status_keys")
    status.set_narrow(False)
    assert not hidden(status, "status_keys")


# -- the bar on top


@pytest.fixture
def top(qtbot: QtBot) -> TopBar:
    bar = TopBar()
    qtbot.addWidget(bar)
    return bar


def test_a_long_name_is_shortened_in_its_middle_and_whole_in_its_tip(top: TopBar) -> None:
    name = "a very long name of an essay that nobody would ever type by hand " * 3 + ".docx"
    top.set_file(name, False)
    shown = top.findChild(QLabel, "file_name_shown")
    assert shown is not None
    assert "…" in shown.text()
    assert shown.text().endswith(".docx")
    assert shown.toolTip() == name


@pytest.mark.parametrize("edited", [True, False])
def test_an_edited_essay_is_marked_as_such(top: TopBar, edited: bool) -> None:
    top.set_file("essay.txt", edited)
    assert text(top, "file_name_shown") == "essay.txt"
    assert hidden(top, "edited_mark") is not edited


def test_a_button_follows_its_action(top: TopBar) -> None:
    done: list[bool] = []
    action = QAction("&Export")
    action.triggered.connect(lambda: done.append(True))
    action.setEnabled(False)
    top.add(action, "primary", "export_button")
    button = top.findChild(QPushButton, "export_button")
    assert button is not None
    assert (button.text(), button.isEnabled()) == ("Export", False)
    action.setEnabled(True)
    action.setToolTip("Write a copy")
    assert (button.isEnabled(), button.toolTip()) == (True, "Write a copy")
    button.click()
    assert done == [True]


def test_the_menu_button_has_a_name_for_those_who_do_not_see_it(top: TopBar) -> None:
    menu = QMenu()
    made = top.add_menu(menu)
    assert made.accessibleName() == "Menu"
    assert made.menu() is menu


# -- actions


def test_no_two_actions_share_a_key(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window)
    keys = [key.toString() for name in actions.names() for key in actions[name].shortcuts()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("name", "key"),
    [("next", "F8"), ("previous", "Shift+F8"), ("suggestions", "Ctrl+."), ("accept", "Alt+Return"), ("ignore", "Alt+I"),
     ("accept_all", "Ctrl+Shift+A"), ("panes", "F6"), ("text", "Esc"), ("undo", "Ctrl+Z"), ("open", "Ctrl+O")],
)  # fmt: skip
def test_the_keys_that_the_readme_promises_are_those_of_the_window(qtbot: QtBot, name: str, key: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert key in [k.toString() for k in Actions(window)[name].shortcuts()]


def test_every_action_says_what_it_does_and_is_done_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window)
    done: list[str] = []
    for name in actions.names():
        actions.connect(name, lambda name=name: done.append(name))
        assert actions[name].toolTip()
        assert actions[name].objectName() == f"action_{name}"
    for name in actions.names():
        actions[name].trigger()
    assert done == [entry.name for entry in entries()]


def test_several_actions_are_switched_at_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window)
    actions.enable(("export", "find"), False)
    off = [name for name in actions.names() if not actions[name].isEnabled()]
    assert sorted(off) == ["export", "find"]
    actions["export"].trigger()
    actions.enable(("export", "find"), True)
    assert all(actions[name].isEnabled() for name in actions.names())


# -- find and replace


@pytest.fixture
def finding(qtbot: QtBot) -> Callable[..., FindBar]:
    def make(*texts: str) -> FindBar:
        owner = QWidget()
        qtbot.addWidget(owner)
        document = EssayDocument(owner)
        document.load(Manuscript(Essay(tuple(map(Paragraph, texts)))))
        view = EssayView(document, owner)
        bar = FindBar(document, view, owner)
        bar.owner, bar.view, bar.doc = owner, view, document  # type: ignore[attr-defined]
        return bar

    return make


def sought(bar: FindBar, words: str, new: str = "", exact: bool = False) -> None:
    for name, value in (("find_text", words), ("replace_text", new)):
        field = bar.findChild(QLineEdit, name)
        assert field is not None
        field.setText(value)
    bar._exact.setChecked(exact)


@pytest.mark.parametrize(
    ("texts", "words", "exact", "places"),
    [
        (["one two one"], "one", False, [(0, 0, 3), (0, 8, 11)]),
        (["One", "one"], "one", True, [(1, 0, 3)]),
        (["One", "one"], "ONE", False, [(0, 0, 3), (1, 0, 3)]),
        (["aaaa"], "aa", False, [(0, 0, 2), (0, 2, 4)]),
        (["👩 teh"], "teh", False, [(0, 2, 5)]),
        (["no\u00a0break"], "\u00a0", False, [(0, 2, 3)]),
        (["a.b", "axb"], "a.b", False, [(0, 0, 3)]),
        (["one"], "two", False, []),
        (["one"], "", False, []),
    ],
)
def test_places_are_found_in_code_points_of_their_paragraph(
    finding: Callable[..., FindBar],
    texts: list[str],
    words: str,
    exact: bool,
    places: list[tuple[int, int, int]],
) -> None:
    bar = finding(*texts)
    sought(bar, words, exact=exact)
    assert [(i, *span) for i, span in bar.places()] == places


@pytest.mark.parametrize(("words", "told"), [("one", "2 places"), ("two", "1 place"), ("x", "not found"), ("", "")])
def test_the_bar_says_how_many_places_there_are(finding: Callable[..., FindBar], words: str, told: str) -> None:
    bar = finding("one two one")
    sought(bar, "y")
    sought(bar, words)
    assert bar._told.text() == told


def test_finding_goes_round_in_both_directions(finding: Callable[..., FindBar]) -> None:
    bar = finding("one two one", "one")
    sought(bar, "one")
    view = bar.view  # type: ignore[attr-defined]
    seen = []
    for go in (bar.find_next, bar.find_next, bar.find_next, bar.find_next, bar.find_previous, bar.find_previous):
        assert go()
        cursor = view.textCursor()
        seen.append((cursor.blockNumber(), cursor.selectedText(), cursor.positionInBlock()))
    at = [(block, place) for block, _, place in seen]
    assert at == [(0, 3), (0, 11), (1, 3), (0, 3), (1, 3), (0, 11)]


def test_nothing_to_find_selects_nothing(finding: Callable[..., FindBar]) -> None:
    bar = finding("one")
    sought(bar, "two")
    assert not bar.find_next()
    assert not bar.find_previous()
    assert not bar.view.textCursor().hasSelection()  # type: ignore[attr-defined]


def test_replacing_all_is_one_step_and_says_how_many(finding: Callable[..., FindBar]) -> None:
    bar = finding("one two one", "none")
    sought(bar, "one", "1")
    assert bar.replace_all() == 3
    document = bar.doc  # type: ignore[attr-defined]
    assert [document.block_text(i) for i in range(2)] == ["1 two 1", "n1"]
    document.undo()
    assert [document.block_text(i) for i in range(2)] == ["one two one", "none"]


def test_one_place_is_replaced_and_the_next_one_selected(finding: Callable[..., FindBar]) -> None:
    bar = finding("one two one")
    sought(bar, "one", "three")
    bar.find_next()
    bar.replace()
    assert bar.doc.block_text(0) == "three two one"  # type: ignore[attr-defined]
    assert bar.view.textCursor().selectedText() == "one"  # type: ignore[attr-defined]


def test_a_selection_that_is_no_place_is_not_replaced(finding: Callable[..., FindBar]) -> None:
    bar = finding("one two")
    sought(bar, "two", "x")
    view = bar.view  # type: ignore[attr-defined]
    view.setTextCursor(bar.doc.cursor_at(0, 0, 3))  # type: ignore[attr-defined]
    bar.replace()
    assert bar.doc.block_text(0) == "one two"  # type: ignore[attr-defined]
