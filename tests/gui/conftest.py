"""Every test of the window runs offscreen, in the product's look, with settings of its own; set before Qt is loaded."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_ACCESSIBILITY", "0")  # no bridge to a bus; the interfaces themselves still answer

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span
from coping_gui.gui.models import FindingRow
from coping_gui.gui.theme import apply_theme

for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed, QtBot.waitActive):
    # tests wait for states, never for time: on a busy machine a state may take longer than pytest-qt's five seconds
    wait.__kwdefaults__["timeout"] = 60_000


@pytest.fixture(autouse=True)
def own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, data and cache of each test lie in its own folder."""
    for variable in ("COPING_CONFIG", "COPING_DATA", "COPING_CACHE"):
        monkeypatch.setenv(variable, str(tmp_path / variable.lower()))
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "qsettings"))
    return tmp_path


@pytest.fixture(autouse=True)
def no_leftovers(qapp: QApplication) -> Iterator[None]:
    """What a test closed is gone before the next one starts, so that no test slows or disturbs another."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def light_look(qapp: QApplication) -> None:
    """Each test starts in the light theme with the bundled fonts."""
    apply_theme(qapp, "light")
    return


@pytest.fixture
def make_row() -> Callable[..., FindingRow]:
    """Builds a finding row from a few words."""

    def make(
        number: int = 1,
        before: str = "havingbeen",
        after: str | tuple[str, ...] = "having been",
        category: Category = Category.SPACING,
        tier: Tier = Tier.SAFE,
        message: str = "Missing space between words.",
        reason: str = "",
        context: str = "Introduction",
        rule: str = "spacing.joined",
    ) -> FindingRow:
        suggestions = (after,) if isinstance(after, str) else after
        span = Span(10 * number, 10 * number + len(before))
        finding = Finding(span, category, rule, message, suggestions, tier, reason=reason)
        return FindingRow(number, 0, finding, before, context)

    return make


@pytest.fixture
def apply_look(qapp: QApplication) -> Callable[[str], None]:
    """Switches the theme; the next test starts in the light one again."""

    def apply(choice: str) -> None:
        apply_theme(qapp, choice)

    return apply
