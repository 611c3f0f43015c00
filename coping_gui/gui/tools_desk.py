"""The tools around the review: many essays, settings, text size, help."""

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from coping_gui import __version__
from coping_gui import settings as stored_settings
from coping_gui.errors import CopingError
from coping_gui.essay.finding import Finding
from coping_gui.gui.background import sentence
from coping_gui.gui.check_desk import CheckDesk
from coping_gui.gui.dialog_opener import DialogOpener
from coping_gui.gui.file_desk import FileDesk
from coping_gui.gui.help_dialog import HelpDialog
from coping_gui.gui.models import BatchRequest, ExportRequest
from coping_gui.gui.names_dialog import NamesDialog
from coping_gui.gui.review_desk import ReviewDesk
from coping_gui.gui.theme import apply_theme
from coping_gui.gui.window_parts import Parts, Services
from coping_gui.review.session import SPACING
from coping_gui.settings import Settings

if TYPE_CHECKING:
    from coping_gui.checks.grammar.names import NameToCheck

_ZOOM_STEP = 10
_ZOOM = (50, 300)


class ToolsDesk(QObject):
    """Opens the tools' dialogs, none of which blocks the window's loop, and carries out what they say."""

    def __init__(
        self,
        parts: Parts,
        services: Services,
        review: ReviewDesk,
        checks: CheckDesk,
        files: FileDesk,
        dialogs: DialogOpener,
    ) -> None:
        super().__init__(parts.owner)
        self._parts, self._services, self._checks, self._files = parts, services, checks, files
        self._review, self._dialogs = review, dialogs
        actions = parts.actions
        actions.connect("names", self.show_names)
        actions.connect("batch", self.show_batch)
        actions.connect("settings", self.show_settings)
        actions.connect("help", self.show_help)
        actions.connect("zoom_in", lambda: self.zoom(_ZOOM_STEP))
        actions.connect("zoom_out", lambda: self.zoom(-_ZOOM_STEP))
        actions.connect("zoom_reset", lambda: self.zoom(0))
        parts.view.set_zoom(services.settings.text_zoom)
        self._show_export_defaults()

    # -- dialogs

    def show_names(self) -> None:
        """List the names that no dictionary knows; they are gathered in the background."""
        session = self._review.session
        pieces = self._review.pieces()
        spacing = [session.found_by(piece, SPACING) if session is not None else () for piece in pieces]
        texts, words = [piece.text for piece in pieces], tuple(self._services.dictionary)
        language = session.essay.language if session is not None else "en"
        self._services.background.run(
            lambda _job: _names(texts, spacing, words, language), self._names_found, self._names_failed
        )

    def _names_found(self, names: "Sequence[NameToCheck]") -> None:
        dialog = NamesDialog(names, self._parts.window)
        dialog.add_requested.connect(self._add_words)
        self._dialogs.open(dialog)

    def _add_words(self, new: tuple[str, ...]) -> None:
        self.apply_words((*self._services.dictionary, *new))

    def _names_failed(self, error: Exception) -> None:
        self._parts.say(sentence(error), problem=True)

    def show_batch(self, files: Sequence[Path] = ()) -> None:
        """Clean many essays, these to begin with."""
        from coping_gui.gui.batch_dialog import BatchDialog  # loads the whole pipeline
        from coping_gui.gui.batch_runner import BackgroundBatch

        settings = self._services.settings
        dialog = BatchDialog(BackgroundBatch(self._services), self._parts.window)
        dialog.set_options(BatchRequest((), None, settings.tracked, settings.hints_as_comments, settings.report))
        if files:
            dialog.add_paths(files)
        self._dialogs.open(dialog)

    def show_settings(self) -> None:
        """Change the settings."""
        from coping_gui.gui.settings_dialog import SettingsDialog  # loads every rule

        dialog = SettingsDialog(self._services.settings, self._parts.window, words=self._services.dictionary)
        dialog.settings_changed.connect(self.apply_settings)
        dialog.words_changed.connect(self.apply_words)
        self._dialogs.open(dialog)

    def show_help(self) -> None:
        """What the marks mean, all keys, and what COPING is."""
        actions = self._parts.actions
        keys = [
            (action.text().rstrip("…"), action.shortcuts()[0].toString(QKeySequence.SequenceFormat.NativeText))
            for action in (actions[name] for name in actions.names())
            if action.shortcuts()
        ]
        self._dialogs.open(HelpDialog(keys, __version__, self._parts.window))

    # -- settings

    def apply_settings(self, new: Settings) -> None:
        """Take new settings, store them, and do what they change: look, size, checks."""
        old, self._services.settings = self._services.settings, new
        try:
            stored_settings.save(new)
        except CopingError as error:
            self._parts.say(str(error), problem=True)
        app = QApplication.instance()
        if new.theme != old.theme and isinstance(app, QApplication):
            apply_theme(app, new.theme)
        self._parts.view.set_zoom(new.text_zoom)
        self._files.opener.language = new.language
        if _export_defaults(old) != _export_defaults(new):
            self._show_export_defaults()
        if _checks_differ(old, new):
            self._checks.restart()

    def _show_export_defaults(self) -> None:
        self._parts.side.export.set_options(_export_defaults(self._services.settings))

    def apply_words(self, words: tuple[str, ...]) -> None:
        """Take another dictionary, store it, and check again what it concerns."""
        dictionary = self._services.dictionary
        try:
            for word in set(dictionary).difference(words):
                dictionary.remove(word)
            for word in set(words).difference(dictionary):
                dictionary.add(word)
        except CopingError as error:
            self._parts.say(str(error), problem=True)
        self._checks.restart()

    def zoom(self, step: int) -> None:
        """Make the essay's text larger or smaller; 0 makes it normal."""
        now = self._services.settings.text_zoom
        size = 100 if step == 0 else max(_ZOOM[0], min(_ZOOM[1], now + step))
        self.apply_settings(self._services.settings.with_(text_zoom=size))


def _export_defaults(settings: Settings) -> ExportRequest:
    return ExportRequest(
        "", settings.tracked, settings.hints_as_comments, settings.open_findings_as_comments, settings.report
    )


def _names(
    texts: Sequence[str], spacing: Sequence[Sequence[Finding]], words: tuple[str, ...], language: str
) -> "Sequence[NameToCheck]":
    """Runs in the background: loads the dictionary. Words that have run together are taken apart first."""
    from coping_gui.checks.grammar.names import names_to_check
    from coping_gui.checks.repaired import Repaired

    repaired = [Repaired.of(text, row).text for text, row in zip(texts, spacing, strict=True)]
    return names_to_check(repaired, words, language)


def _checks_differ(old: Settings, new: Settings) -> bool:
    others = tuple(f.name for f in fields(Settings) if f.metadata["group"] in ("Window", "Export"))
    return old.with_(**{name: getattr(new, name) for name in others}) != new
