"""The engines of the window: made in the background, asked by the check service, and said what of them is missing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coping_gui.checks.grammar.engine import GrammarEngine
from coping_gui.essay.essay import Essay, Paragraph
from coping_gui.essay.finding import Finding
from coping_gui.gui.background import Job, sentence
from coping_gui.gui.check_service import CheckService
from coping_gui.gui.memory import recall, remember
from coping_gui.gui.notice_bar import Notice
from coping_gui.gui.window_parts import Parts, Services
from coping_gui.review.session import Session

if TYPE_CHECKING:  # the checks are loaded in the background, after the window is there
    from coping_gui.checks.checker import Checker
    from coping_gui.checks.second_reading import Mended

LANGUAGETOOL = "languagetool"
_KEY = "languagetool"
_NOT_NOW = "languagetool not now"


@dataclass(frozen=True, slots=True)
class _Made:
    engines: Sequence[GrammarEngine]
    server: str = ""
    """The user's own LanguageTool server, where one is used."""


def _make(services: Services) -> _Made:
    """Runs in the background: loads the checks and looks for the engines."""
    import coping_gui.checks.checker  # pyright: ignore[reportUnusedImport] # noqa: F401
    from coping_gui.checks.grammar.own_server import named_server

    engines = services.make_engines(services.settings.engine, tuple(services.dictionary))
    server = named_server() if LANGUAGETOOL in {engine.name for engine in engines} else None
    return _Made(engines, server.url if server else "")


class CheckDesk(QObject):
    """Owns checker, check service and engines."""

    checked = Signal()
    """All text is checked, as far as the engines answer."""
    engines_ready = Signal(object)
    """Names of the engines in use."""

    def __init__(self, parts: Parts, services: Services) -> None:
        super().__init__(parts.owner)
        self._parts, self._services = parts, services
        self._engines: list[GrammarEngine] = []
        self._setup: Job | None = None
        self._local = services.make_local(services.settings, tuple(services.dictionary))
        self._checker: Checker | None = None
        self.service = CheckService(services.background, self._local, self.checker, self)
        self.service.progressed.connect(self._progressed)
        self.service.noticed.connect(parts.say_problem)
        parts.actions.connect("setup", self.set_up_languagetool)
        self._make_engines()

    def checker(self) -> "Checker":
        """The checker with the settings as they are; made when it is first asked for."""
        if self._checker is None:
            from coping_gui.checks.checker import Checker

            self._checker = Checker(self._services.settings, (), tuple(self._services.dictionary))
        return self._checker

    def settle(self, text: str, spacing: Sequence[Finding], *grammar: Sequence[Finding]) -> tuple[Finding, ...]:
        """The one overlap policy, as the engines and the document are now."""
        from coping_gui.checks.settling import settle

        two = {"harper", LANGUAGETOOL} <= set(self.engine_names()).difference(self.service.failed())
        facts = self.service.habits.facts
        if facts is None:
            return settle(text, spacing, *grammar, two_spellers=two)
        return settle(text, spacing, *grammar, terms=facts.terms, quiet=facts.quiet, two_spellers=two)

    def mend(self, paragraph: Paragraph, findings: Sequence[Finding]) -> "Mended | None":
        """The paragraph with its findings accepted, where it is to be read again."""
        from coping_gui.checks.second_reading import Mended

        return Mended.of(paragraph, findings)

    def session(self, essay: Essay, revised: Sequence[tuple[str, int | None]] | None = None) -> Session:
        """An essay in revision, checked by what this desk has; `revised` goes on from a recovery copy."""
        decisions, dictionary = self._services.decisions, self._services.dictionary
        return Session(essay, decisions, dictionary, self.settle, revised, self.mend)

    def engine_names(self) -> list[str]:
        """The engines in use."""
        return [engine.name for engine in self._engines]

    def restart(self) -> None:
        """Check with the settings and the dictionary as they are now: other rules, other engines."""
        self.close_engines()
        self._engines = []
        self._local = self._services.make_local(self._services.settings, tuple(self._services.dictionary))
        self._checker = None
        self.service.restart(self._local)
        self._make_engines()

    def close_engines(self) -> None:
        """End the engines' processes, so that no thread waits for them any more."""
        self._local.close()
        for engine in self._engines:
            engine.close()

    # -- engines

    def _make_engines(self) -> None:
        services = self._services
        services.background.run(lambda _job: _make(services), self._engines_made, self._engines_missing)

    def _engines_made(self, made: _Made) -> None:
        for engine in made.engines:
            self._engines.append(engine)
            self.service.add_engine(engine)
        self.service.engines_complete()
        self._parts.status.set_server(made.server)
        names = self.engine_names()
        if self._services.settings.engine == "auto" and LANGUAGETOOL not in names and self._services.may_set_up:
            self._offer_setup()
        self.engines_ready.emit(names)

    def _engines_missing(self, error: Exception) -> None:
        self._parts.say(sentence(error), problem=True)
        self.service.engines_complete()
        self.engines_ready.emit([])

    def _progressed(self, done: int, total: int) -> None:
        failed = ", ".join(_NAMES.get(name, name) for name in self.service.failed())
        missing = self.tr("Not checked by {engine}").format(engine=failed) if failed else ""
        self._parts.status.set_progress(done, total, missing)
        if done >= total:
            self.checked.emit()

    # -- LanguageTool

    def _offer_setup(self) -> None:
        if recall(_NOT_NOW, False):
            return
        text = self.tr("LanguageTool is not set up: with it, COPING finds more grammar mistakes. It works offline.")
        actions = (
            (self.tr("Set up (84 MB)"), self.set_up_languagetool),
            (self.tr("Not now"), lambda: remember(_NOT_NOW, True)),
        )
        self._parts.notices.say(Notice(text, key=_KEY, actions=actions))

    def set_up_languagetool(self) -> None:
        """Fetch LanguageTool in the background and use it as soon as it is there."""
        install = self._services.install_languagetool
        if self._setup is not None:
            return
        text = self.tr("Setting up LanguageTool…")
        self._parts.notices.say(Notice(text, key=_KEY, on_cancel=self._cancel_setup))
        self._setup = self._services.background.run(
            lambda job: install(lambda p: job.progress(p.done // 1000, p.total // 1000, p.what), job.cancelled),
            self._set_up,
            self._setup_failed,
            self._setup_progress,
        )

    def _setup_progress(self, done: int, total: int, what: str) -> None:
        text = self.tr("Setting up LanguageTool: {done} of {total} MB, {what}")
        words = text.format(done=f"{done / 1000:.1f}", total=f"{total / 1000:.1f}", what=what)
        self._parts.notices.set_progress(_KEY, done, total, words)

    def _cancel_setup(self) -> None:
        if self._setup is not None:
            self._setup.cancel()
            self._setup = None
        self._parts.notices.withdraw(_KEY)

    def _set_up(self, _folder: Path) -> None:
        self._setup = None
        self._services.may_set_up = False
        self._parts.notices.withdraw(_KEY)
        self._parts.say(self.tr("LanguageTool is set up; the text is checked with it now."), key=_KEY)
        self.restart()

    def _setup_failed(self, error: Exception) -> None:
        self._setup = None
        again: tuple[tuple[str, Callable[[], None]], ...] = ((self.tr("Try again"), self.set_up_languagetool),)
        self._parts.notices.say(Notice(sentence(error), problem=True, key=_KEY, actions=again))


_NAMES = {
    "languagetool": "LanguageTool",
    "harper": "Harper",
    "local": "the local model",
    "coping": "COPING",
    "spacing": "COPING",
}
