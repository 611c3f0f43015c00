"""The engines of the window: made in the background, asked by the check service, and said what of them is missing."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from coping_gui.checks.checker import Checker
from coping_gui.checks.grammar.engine import GrammarEngine
from coping_gui.gui.background import sentence
from coping_gui.gui.check_service import CheckService
from coping_gui.gui.window_parts import Parts, Services


class CheckDesk(QObject):
    """Owns checker, check service and engines."""

    checked = Signal()
    """All text is checked, as far as the engines answer."""
    engines_ready = Signal(object)
    """Names of the engines in use."""

    def __init__(self, parts: Parts, services: Services) -> None:
        super().__init__(parts.owner)
        self._parts, self._services = parts, services
        self._local = services.make_local(services.settings, tuple(services.dictionary))
        self.checker = Checker(services.settings, (), tuple(services.dictionary))
        self.service = CheckService(services.background, self._local, self.checker, self)
        self._engines: list[GrammarEngine] = []
        self.not_checked = ""
        self.service.progressed.connect(self._progressed)
        self.service.noticed.connect(self._noticed)
        self._make_engines()

    def engine_names(self) -> list[str]:
        """The engines in use."""
        return [engine.name for engine in self._engines]

    def add_engine(self, engine: GrammarEngine) -> None:
        """Use one more engine from now on."""
        self._engines.append(engine)
        self.service.add_engine(engine)

    def close_engines(self) -> None:
        """End the engines' processes, so that no thread waits for them any more."""
        self._local.close()
        for engine in self._engines:
            engine.close()

    def _make_engines(self) -> None:
        choice, words = self._services.settings.engine, tuple(self._services.dictionary)
        make = self._services.make_engines
        self._services.background.run(lambda _job: make(choice, words), self._engines_made, self._engines_missing)

    def _engines_made(self, engines: Sequence[GrammarEngine]) -> None:
        for engine in engines:
            self.add_engine(engine)
        self.engines_ready.emit(self.engine_names())

    def _engines_missing(self, error: Exception) -> None:
        self.not_checked = sentence(error)
        self._parts.say(self.not_checked, problem=True)
        self.engines_ready.emit([])

    def _progressed(self, done: int, total: int) -> None:
        failed = ", ".join(name.capitalize() for name in self.service.failed())
        missing = self.tr("Not checked by {engine}").format(engine=failed) if failed else ""
        self._parts.status.set_progress(done, total, missing)
        if done >= total:
            self.checked.emit()

    def _noticed(self, text: str) -> None:
        self._parts.say(text, problem=True)
