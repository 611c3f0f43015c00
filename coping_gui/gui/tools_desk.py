"""The tools around the review: accept all with a preview, ignored findings, many essays, settings, text size, help."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog

from coping_gui import __version__
from coping_gui import settings as stored_settings
from coping_gui.errors import CopingError
from coping_gui.essay.finding import Category, Finding
from coping_gui.gui.background import sentence
from coping_gui.gui.check_desk import CheckDesk
from coping_gui.gui.file_desk import FileDesk
from coping_gui.gui.help_dialog import HelpDialog
from coping_gui.gui.models import BatchRequest, Change, ExportRequest, in_accept_all
from coping_gui.gui.names_dialog import NamesDialog
from coping_gui.gui.review_dialogs import AcceptAllDialog, IgnoredDialog
from coping_gui.gui.review_wiring import Desks
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

    def __init__(self, parts: Parts, services: Services, desks: Desks, checks: CheckDesk, files: FileDesk) -> None:
        super().__init__(parts.owner)
        self._parts, self._services, self._checks, self._files = parts, services, checks, files
        self._review, self._fixes, self._decisions = desks.review, desks.fixes, desks.decisions
        self.dialog: QDialog | None = None
        """The one that is open."""
        actions = parts.actions
        actions.connect("accept_all", self._accept_all_of_current)
        actions.connect("restore", self.show_ignored)
        actions.connect("names", self.show_names)
        actions.connect("batch", self.show_batch)
        actions.connect("settings", self.show_settings)
        actions.connect("help", self.show_help)
        actions.connect("zoom_in", lambda: self.zoom(_ZOOM_STEP))
        actions.connect("zoom_out", lambda: self.zoom(-_ZOOM_STEP))
        actions.connect("zoom_reset", lambda: self.zoom(0))
        panel = parts.side.review
        panel.accept_all_requested.connect(self.accept_all)
        panel.restore_ignored_requested.connect(self.show_ignored)
        parts.view.set_zoom(services.settings.text_zoom)
        self._show_export_defaults()

    # -- accept all

    def accept_all(self, category: Category | None) -> None:
        """Show what accepting all of a category (None: all that is certain) would do; make it when confirmed."""
        rows = [row for row in self._review.rows() if in_accept_all(row, category)]
        chosen = self._fixes.acceptable(rows)
        if not chosen:
            self._parts.say(self.tr("There is nothing of this kind that is certain enough to accept all at once."))
            return
        pieces = self._review.pieces()
        changes = [
            Change(o.finding.span.of(pieces[i].text), o.finding.suggestions[n], o.finding.message, o.finding.category)
            for i, o, n in chosen
        ]
        label = self._fixes.step_label(category, len(chosen))
        dialog = AcceptAllDialog(changes, label, self._parts.window)
        ids = {o.id for _, o, _ in chosen}
        self._open(dialog, lambda: self._make(ids, label))

    def _make(self, ids: set[int], label: str) -> None:
        rows = [row for row in self._review.rows() if row.id in ids]
        self._fixes.make_fixes(self._fixes.acceptable(rows), label)

    def _accept_all_of_current(self) -> None:
        current = self._review.current()
        if current is not None:
            self.accept_all(current[1].finding.category)
        elif self._review.rows():
            self.accept_all(self._review.rows()[0].finding.category)

    # -- dialogs

    def show_ignored(self) -> None:
        """List what is ignored, and bring back what is chosen."""
        ignored = self._review.session.ignored_here() if self._review.session is not None else []
        dialog = IgnoredDialog(ignored, self._parts.window)
        dialog.restore_requested.connect(self._decisions.reconsider)
        self._open(dialog)

    def show_names(self) -> None:
        """List the names that no dictionary knows; they are gathered in the background."""
        session = self._review.session
        pieces = self._review.pieces()
        spacing = [session.found_by(piece, SPACING) if session is not None else () for piece in pieces]
        texts, words = [piece.text for piece in pieces], tuple(self._services.dictionary)
        self._services.background.run(lambda _job: _names(texts, spacing, words), self._names_found, self._names_failed)

    def _names_found(self, names: "Sequence[NameToCheck]") -> None:
        dialog = NamesDialog(names, self._parts.window)
        dialog.add_requested.connect(self._add_words)
        self._open(dialog)

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
        dialog.set_options(BatchRequest((), None, settings.tracked, settings.hints_as_comments))
        if files:
            dialog.add_paths(files)
        self._open(dialog)

    def show_settings(self) -> None:
        """Change the settings."""
        from coping_gui.gui.settings_dialog import SettingsDialog  # loads every rule

        dialog = SettingsDialog(self._services.settings, self._parts.window, words=self._services.dictionary)
        dialog.settings_changed.connect(self.apply_settings)
        dialog.words_changed.connect(self.apply_words)
        self._open(dialog)

    def show_help(self) -> None:
        """What the marks mean, all keys, and what COPING is."""
        actions = self._parts.actions
        keys = [
            (action.text().rstrip("…"), action.shortcuts()[0].toString(QKeySequence.SequenceFormat.NativeText))
            for action in (actions[name] for name in actions.names())
            if action.shortcuts()
        ]
        self._open(HelpDialog(keys, __version__, self._parts.window))

    def _open(self, dialog: QDialog, on_accept: Callable[[], None] | None = None) -> None:
        self.dialog = dialog
        if on_accept is not None:
            dialog.accepted.connect(on_accept)
        dialog.finished.connect(partial(self._closed, dialog))
        dialog.open()

    def _closed(self, dialog: QDialog, _result: int = 0) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()

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
        if (new.tracked, new.hints_as_comments) != (old.tracked, old.hints_as_comments):
            self._show_export_defaults()
        if _checks_differ(old, new):
            self._checks.restart()

    def _show_export_defaults(self) -> None:
        settings = self._services.settings
        self._parts.side.export.set_options(ExportRequest("", settings.tracked, settings.hints_as_comments))

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


def _names(
    texts: Sequence[str], spacing: Sequence[Sequence[Finding]], words: tuple[str, ...]
) -> "Sequence[NameToCheck]":
    """Runs in the background: loads the dictionary. Words that have run together are taken apart first."""
    from coping_gui.checks.checker import Repaired
    from coping_gui.checks.grammar.names import names_to_check

    return names_to_check([Repaired.of(text, row).text for text, row in zip(texts, spacing, strict=True)], words)


def _checks_differ(old: Settings, new: Settings) -> bool:
    others = ("theme", "text_zoom", "window_zoom", "tracked", "hints_as_comments")
    return old.with_(**{name: getattr(new, name) for name in others}) != new
