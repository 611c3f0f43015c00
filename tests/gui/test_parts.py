"""The small parts: labels that show text as it is, areas that click, layouts that wrap."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coping_gui.gui.flow_layout import FlowLayout
from coping_gui.gui.parts import ClickArea, ElidedLabel, WrappingCheckBox, button, label, tool_button


class Brick(QWidget):
    """A widget that wants one size."""

    def __init__(self, width: int, height: int = 20) -> None:
        super().__init__()
        self._wanted = QSize(width, height)

    def sizeHint(self) -> QSize:
        return self._wanted

    def minimumSizeHint(self) -> QSize:
        return self._wanted


def flow(widths: list[int]) -> tuple[QWidget, FlowLayout]:
    holder = QWidget()
    layout = FlowLayout(holder, spacing=5)
    for width in widths:
        layout.addWidget(Brick(width))
    return holder, layout


def places(layout: FlowLayout) -> list[QRect]:
    return [layout.itemAt(i).geometry() for i in range(layout.count())]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.integers(5, 150), max_size=12), st.integers(160, 500), st.booleans())
def test_wrapped_widgets_stay_inside_and_apart(qapp, widths: list[int], width: int, mirrored: bool) -> None:
    holder, layout = flow(widths)
    if mirrored:
        holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    height = layout.heightForWidth(width)
    layout.setGeometry(QRect(0, 0, width, height))
    placed = places(layout)
    assert all(QRect(0, 0, width, height).contains(place) for place in placed)
    assert not any(a.intersects(b) for i, a in enumerate(placed) for b in placed[:i])
    assert [place.y() for place in placed] == sorted(place.y() for place in placed)


def test_widgets_stand_side_by_side_until_the_line_is_full(qapp) -> None:
    _holder, layout = flow([100, 100, 100])
    layout.setGeometry(QRect(0, 0, 210, 100))
    assert [(p.x(), p.y()) for p in places(layout)] == [(0, 0), (105, 0), (0, 25)]
    assert layout.heightForWidth(210) == 45
    assert layout.heightForWidth(400) == 20


def test_a_hidden_widget_takes_no_room(qtbot) -> None:
    holder, layout = flow([100, 100, 100])
    qtbot.addWidget(holder)
    holder.resize(310, 30)
    holder.show()
    layout.itemAt(1).widget().hide()
    layout.setGeometry(QRect(0, 0, 310, 30))
    assert layout.itemAt(2).geometry().x() == 105
    assert layout.sizeHint() == QSize(205, 20)


def test_a_flow_can_be_emptied(qapp) -> None:
    _holder, layout = flow([10, 20])
    assert layout.takeAt(5) is None
    first = layout.takeAt(0)
    assert first is not None
    assert layout.count() == 1
    assert layout.itemAt(7) is None
    assert layout.minimumSize() == QSize(20, 20)


def test_a_label_shows_markup_as_text(qapp) -> None:
    made = label("<b>not bold</b>", "muted", "sample")
    assert made.textFormat() is Qt.TextFormat.PlainText
    assert made.property("role") == "muted"
    assert made.objectName() == "sample"


def test_a_button_says_its_name_and_its_tip(qapp, qtbot) -> None:
    pressed: list[bool] = []
    made = button("Save && close", "primary", "save", lambda: pressed.append(True), "Keep it (Ctrl+S)")
    qtbot.addWidget(made)
    made.click()
    assert pressed == [True]
    assert made.accessibleName() == "Save  close"
    assert made.accessibleDescription() == made.toolTip() == "Keep it (Ctrl+S)"


def test_a_sign_button_has_a_name_in_words(qapp) -> None:
    made = tool_button("›", "next", "Next finding", "Next finding (F8)")
    assert made.accessibleName() == "Next finding"


@pytest.fixture
def area(qtbot) -> ClickArea:
    made = ClickArea()
    inside = QVBoxLayout(made)
    text = QLabel("A label inside, long enough to be wrapped into several lines")
    text.setWordWrap(True)
    text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    inside.addWidget(text)
    qtbot.addWidget(made)
    made.resize(120, 120)
    made.show()
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_an_area_is_clicked_by_key(area: ClickArea, qtbot, key: Qt.Key) -> None:
    with qtbot.waitSignal(area.clicked):
        qtbot.keyClick(area, key)


def test_an_area_is_clicked_through_its_labels(area: ClickArea, qtbot) -> None:
    with qtbot.waitSignal(area.clicked):
        qtbot.mouseClick(area, Qt.MouseButton.LeftButton, pos=area.rect().center())


def test_enter_with_a_modifier_is_left_to_the_window(area: ClickArea, qtbot) -> None:
    with qtbot.assertNotEmitted(area.clicked):
        qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)


def test_an_area_is_as_high_as_what_it_holds(area: ClickArea) -> None:
    assert area.hasHeightForWidth()
    assert area.heightForWidth(60) > area.heightForWidth(300)


def test_an_area_without_a_layout_still_has_a_size(qapp) -> None:
    empty = ClickArea()
    assert empty.sizeHint().isValid()
    assert empty.minimumSizeHint().isValid()


def test_an_elided_label_keeps_its_whole_text(qtbot) -> None:
    made = ElidedLabel("A rather long name of a file that will not fit.docx")
    qtbot.addWidget(made)
    made.resize(80, 20)
    made.show()
    assert made.text().endswith("…")
    assert made.toolTip() == made.whole() == made.accessibleName()
    made.resize(800, 20)
    assert made.text() == made.whole()
    assert made.toolTip() == ""


@pytest.fixture
def option(qtbot) -> WrappingCheckBox:
    made = WrappingCheckBox("option", "Words that are long enough to need several lines in a narrow pane", "Why")
    qtbot.addWidget(made)
    made.resize(140, 120)
    made.show()
    return made


def test_a_click_on_the_words_ticks_the_box(option: WrappingCheckBox, qtbot) -> None:
    with qtbot.waitSignal(option.box.toggled):
        qtbot.mouseClick(option, Qt.MouseButton.LeftButton, pos=QPoint(100, 12))
    assert option.box.isChecked()
    qtbot.mouseClick(option, Qt.MouseButton.RightButton, pos=QPoint(100, 12))
    assert option.box.isChecked()


def test_space_ticks_the_box(option: WrappingCheckBox, qtbot) -> None:
    qtbot.keyClick(option.box, Qt.Key.Key_Space)
    assert option.box.isChecked()


def test_the_words_of_a_box_wrap_and_are_its_name(option: WrappingCheckBox) -> None:
    assert option.minimumSizeHint().width() < 140
    assert option.heightForWidth(140) > option.heightForWidth(600)
    assert option.box.accessibleName().startswith("Words that are long")
    assert option.toolTip() == option.box.accessibleDescription() == "Why"


def test_the_last_widget_can_stand_at_the_far_end(qapp) -> None:
    holder = QWidget()
    layout = FlowLayout(holder, spacing=5, last_at_end=True)
    for width in (100, 60):
        layout.addWidget(Brick(width))
    layout.setGeometry(QRect(0, 0, 300, 30))
    assert [place.x() for place in places(layout)] == [0, 240]
    layout.setGeometry(QRect(0, 0, 120, 60))
    assert [(place.x(), place.y()) for place in places(layout)] == [(0, 0), (60, 25)]
