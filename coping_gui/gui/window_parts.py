"""What the window is made of and what it works with, handed to its desks so that none of them knows the window."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from coping_gui import paths
from coping_gui.checks.grammar.engine import GrammarEngine
from coping_gui.gui.actions import Actions
from coping_gui.gui.background import Background
from coping_gui.gui.essay_document import EssayDocument
from coping_gui.gui.essay_view import EssayView
from coping_gui.gui.local_calls import LocalCalls
from coping_gui.gui.notice_bar import Notice, NoticeBar
from coping_gui.gui.outline_panel import OutlinePanel
from coping_gui.gui.side_panel import SidePanel
from coping_gui.gui.status_line import StatusLine
from coping_gui.gui.top_bar import TopBar
from coping_gui.review.decisions import Decisions
from coping_gui.review.dictionary import UserDictionary
from coping_gui.review.outline_memory import OutlineMemory
from coping_gui.settings import EngineChoice, Settings

if TYPE_CHECKING:
    from coping_gui.checks.grammar.languagetool_setup import SetupProgress

MakeEngines = Callable[[EngineChoice, Collection[str]], Sequence[GrammarEngine]]
Install = Callable[["Callable[[SetupProgress], None]", Callable[[], bool]], Path]
MakeLocal = Callable[[Settings, Collection[str]], LocalCalls]


def _install(progress: "Callable[[SetupProgress], None]", cancelled: Callable[[], bool]) -> Path:
    from coping_gui.checks.grammar.languagetool_setup import install

    return install(progress, cancelled)


@dataclass(slots=True)
class Services:
    """What works behind the window; tests put their own engines and run the local checks in a thread."""

    settings: Settings
    make_engines: MakeEngines
    make_local: MakeLocal
    background: Background = field(default_factory=Background)
    decisions: Decisions = field(default_factory=Decisions)
    corrections: OutlineMemory = field(default_factory=OutlineMemory)
    dictionary: UserDictionary = field(default_factory=UserDictionary)
    data_folder: Path = field(default_factory=paths.data_folder)
    install_languagetool: Install = _install
    may_set_up: bool = False
    """Whether to offer LanguageTool's set-up when it is missing."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Parts:
    """The widgets."""

    window: QMainWindow
    actions: Actions
    top: TopBar
    notices: NoticeBar
    outline: OutlinePanel
    view: EssayView
    document: EssayDocument
    side: SidePanel
    status: StatusLine

    def say(self, text: str, *, problem: bool = False, key: str = "") -> None:
        """One sentence in the notice bar."""
        self.notices.say(Notice(text, problem, key=key or text))

    def say_problem(self, text: str) -> None:
        """One sentence about something that failed."""
        self.say(text, problem=True)

    @property
    def owner(self) -> QObject:
        """The parent of everything that must live as long as the window."""
        return self.window
