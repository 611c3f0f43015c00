"""The citations pane: every cited or listed work with its places; a click goes there, the list can be copied."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from coping_gui.gui.parts import button, label
from coping_gui.gui.wording import plural

if TYPE_CHECKING:
    from coping_gui.checks.structure.works import CitedWork, Place, Works

_PLACE = Qt.ItemDataRole.UserRole
_WORK = Qt.ItemDataRole.UserRole + 1
"""The work's name, by which it stays open when its standing changes."""
_SIGNS = {"cited and listed": "✓", "cited nearly as listed": "≈", "cited, not listed": "+", "listed, not cited": "–"}
_BEFORE, _AFTER = 14, 28
"""Characters of text shown on both sides of a place."""


@dataclass(frozen=True, slots=True)
class _Found:
    works: "Works"
    texts: Sequence[str]
    """Of the paragraphs that the places are in."""


class SourcesPanel(QWidget):
    """Shows the works that it is given; changes nothing."""

    place_activated = Signal(int, int, int)
    """Paragraph, start and end, in code points."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sources_panel")
        self.setAccessibleName(self.tr("Citations"))
        self._found: _Found | None = None
        self._count = label("", "faint", "sources_count")
        self._note = label("", "small", "sources_note", wrap=True)
        self._tree = QTreeWidget()
        self._copy = button(
            self.tr("Copy list"), "secondary", "copy_sources", self.copy, self.tr("Copy all works, for a spreadsheet")
        )
        self._build()
        self._say(self.tr("The works that the essay cites and lists appear here, with their places."))

    def _build(self) -> None:
        self._tree.setObjectName("sources_tree")
        self._tree.setAccessibleName(self.tr("Works and their places"))
        self._tree.setHeaderHidden(True)
        self._tree.setIndentation(14)
        self._tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._tree.itemActivated.connect(self._activate)
        self._tree.itemClicked.connect(self._activate)
        top = QHBoxLayout()
        top.addWidget(label(self.tr("Citations"), "heading", "sources_title"), 1)
        top.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._note)
        column.addWidget(self._tree, 1)
        column.addWidget(self._copy)

    def focus_list(self) -> None:
        """Put the focus into the list, for F6."""
        self._tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_works(self, works: "Works", texts: Sequence[str]) -> None:
        """Show these works; `texts` are the paragraphs that their places are in. What was open stays open."""
        found = _Found(works, texts)
        if found == self._found:
            return
        self._found = found
        opened = {item.data(0, _WORK) for item in self._items() if item.isExpanded()}
        self._tree.clear()
        for work in works.works:
            item = self._item(work, texts)
            self._tree.addTopLevelItem(item)
            item.setExpanded(work.label in opened)
        self._say(works.note)
        total = len(works.works)
        self._count.setText(plural(self.tr("{n} work"), self.tr("{n} works"), total) if total else "")
        self._copy.setEnabled(bool(works.works))
        self._tree.setVisible(bool(works.works))

    def copy(self) -> None:
        """Put the list into the clipboard."""
        if self._found is not None:
            QGuiApplication.clipboard().setText(self._found.works.as_text())

    def items(self) -> list[QTreeWidgetItem]:
        """The works' rows, in order."""
        return self._items()

    def _items(self) -> list[QTreeWidgetItem]:
        rows = (self._tree.topLevelItem(i) for i in range(self._tree.topLevelItemCount()))
        return [row for row in rows if row is not None]

    def _say(self, note: str) -> None:
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _item(self, work: "CitedWork", texts: Sequence[str]) -> QTreeWidgetItem:
        times = plural(self.tr("cited once"), self.tr("cited {n} times"), len(work.places)) if work.places else ""
        standing = standing_name(work.standing)
        briefly = brief_standing(work.standing)
        item = QTreeWidgetItem([f"{_SIGNS.get(work.standing, '·')}  {work.label}{briefly}"])
        facts = ", ".join(part for part in (standing, times) if part)
        item.setToolTip(0, "\n".join(part for part in (work.text, facts) if part))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{work.label}: {facts}")
        item.setData(0, _WORK, work.label)
        item.setData(0, _PLACE, work.places[0] if work.places else work.entry)
        for place in work.places:
            item.addChild(_child(place, around(texts, place)))
        if work.entry is not None:
            item.addChild(_child(work.entry, self.tr("In the list of references")))
        return item

    def _activate(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        place: tuple[int, tuple[int, int]] | None = item.data(0, _PLACE)
        if place is not None:
            paragraph, (start, end) = place
            self.place_activated.emit(paragraph, start, end)


def _child(place: "Place", text: str) -> QTreeWidgetItem:
    child = QTreeWidgetItem([text])
    child.setData(0, _PLACE, place)
    child.setToolTip(0, text)
    return child


def around(texts: Sequence[str], place: "Place") -> str:
    """A place with a few words before and after it."""
    paragraph, (start, end) = place
    text = texts[paragraph] if paragraph < len(texts) else ""
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    head = "…" + before.partition(" ")[2] if start > _BEFORE else before
    tail = after.rpartition(" ")[0] + " …" if end + _AFTER < len(text) else after
    return " ".join(f"{head}{text[start:end]}{tail}".split())


def brief_standing(standing: str) -> str:
    """The same in a word or two behind a work's name; nothing where all is well."""
    translate: Callable[[str], str] = lambda text: QCoreApplication.translate("SourcesPanel", text)  # noqa: E731
    return {
        "cited nearly as listed": " · " + translate("listed otherwise"),
        "cited, not listed": " · " + translate("not listed"),
        "listed, not cited": " · " + translate("not cited"),
    }.get(str(standing), "")


def standing_name(standing: str) -> str:
    """How a work stands in text and list, in the window's language."""
    translate: Callable[[str], str] = lambda text: QCoreApplication.translate("SourcesPanel", text)  # noqa: E731
    return {
        "cited and listed": translate("cited and listed"),
        "cited nearly as listed": translate("cited nearly as listed"),
        "cited, not listed": translate("cited, not listed"),
        "listed, not cited": translate("listed, not cited"),
    }.get(str(standing), translate("not compared"))
