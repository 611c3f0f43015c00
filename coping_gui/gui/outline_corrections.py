"""Lets the author correct the outline: the role of a section, the level of a heading, what is a heading at all."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from coping_gui.errors import CopingError
from coping_gui.essay.correction import Correction, mark_of
from coping_gui.essay.essay import Essay, Kind, Role
from coping_gui.gui.check_desk import CheckDesk
from coping_gui.gui.local_calls import Outline
from coping_gui.gui.review_desk import ReviewDesk
from coping_gui.gui.window_parts import Parts
from coping_gui.review.outline_memory import OutlineMemory

_LEVELS = (1, 2, 3, 4)


class OutlineCorrections(QObject):
    """Adds the corrections to the menus of sections and paragraphs, and remembers what is chosen."""

    def __init__(self, parts: Parts, desk: ReviewDesk, checks: CheckDesk, memory: OutlineMemory) -> None:
        super().__init__(parts.owner)
        self._parts, self._desk, self._checks, self._memory = parts, desk, checks, memory
        self._essay: Essay | None = None
        desk.opened.connect(self._begin)
        checks.service.whole.outlined.connect(self._outlined)
        parts.outline.section_menu_made.connect(self.fill_section_menu)
        parts.outline.paragraphs.menu_made.connect(self.fill_paragraph_menu)

    def _begin(self) -> None:
        self._essay = None
        if self._desk.session is not None:
            self._desk.session.corrections = self._memory

    def _outlined(self, outline: Outline) -> None:
        self._essay = outline.essay

    # -- menus

    def fill_section_menu(self, menu: QMenu, section: int) -> None:
        """Add the roles, and for a heading its levels, to the menu of a section."""
        essay = self._essay
        if essay is None or section >= len(essay.sections):
            return
        place = essay.sections[section]
        menu.addSeparator()
        roles = menu.addMenu(self.tr("This section is"))
        roles.setObjectName("role_menu")
        for role in Role:
            _choice(roles, self._role_name(role), role is place.role, partial(self.set_role, place.start, role))
        if place.heading is not None:
            self._add_levels(menu, self.tr("Heading of level"), place.heading, place.level)
            menu.addAction(self.tr("This is no heading"), partial(self.set_kind, place.heading, Kind.BODY, 0))
        self._add_reset(menu, place.start)

    def fill_paragraph_menu(self, menu: QMenu, paragraph: int) -> None:
        """Add the ways to make a paragraph a heading."""
        if self._essay is not None and paragraph < len(self._essay.paragraphs):
            self._add_levels(menu, self.tr("Make it a heading of level"), paragraph, 0)
            self._add_reset(menu, paragraph)

    def _add_levels(self, menu: QMenu, title: str, paragraph: int, now: int) -> None:
        levels = menu.addMenu(title)
        levels.setObjectName("level_menu")
        for level in _LEVELS:
            _choice(levels, str(level), level == now, partial(self.set_kind, paragraph, Kind.HEADING, level))

    def _add_reset(self, menu: QMenu, paragraph: int) -> None:
        assert self._essay is not None
        if self._memory.about(mark_of(self._essay.paragraphs, paragraph)) is not None:
            menu.addAction(self.tr("Take my correction back"), partial(self.reset, paragraph))

    def _role_name(self, role: Role) -> str:
        return {
            Role.FRONT: self.tr("Front matter"),
            Role.ABSTRACT: self.tr("Abstract"),
            Role.INTRODUCTION: self.tr("Introduction"),
            Role.BODY: self.tr("Body"),
            Role.CONCLUSION: self.tr("Conclusion"),
            Role.REFERENCES: self.tr("References"),
            Role.APPENDIX: self.tr("Appendix"),
            Role.ACKNOWLEDGEMENTS: self.tr("Acknowledgements"),
        }[role]

    # -- corrections

    def set_role(self, paragraph: int, role: Role) -> None:
        """The section that begins with this paragraph has this role."""
        before = self._before(paragraph)
        if before is not None:
            self._remember(Correction(before.mark, before.kind, before.level, role))

    def set_kind(self, paragraph: int, kind: Kind, level: int) -> None:
        """The paragraph is a heading of this level, or none."""
        before = self._before(paragraph)
        if before is not None:
            role = before.role if kind is Kind.HEADING else None
            self._remember(Correction(before.mark, kind, level, role))

    def reset(self, paragraph: int) -> None:
        """Read the paragraph as COPING does."""
        before = self._before(paragraph)
        if before is not None:
            self._remember(Correction(before.mark))

    def _before(self, paragraph: int) -> Correction | None:
        """What was corrected already about a paragraph, or an empty correction of it."""
        if self._essay is None or paragraph >= len(self._essay.paragraphs):
            return None
        mark = mark_of(self._essay.paragraphs, paragraph)
        return self._memory.about(mark) or Correction(mark)

    def _remember(self, correction: Correction) -> None:
        try:
            self._memory.add(correction)
        except CopingError as error:
            self._parts.say_problem(str(error))
        self._checks.service.whole.look_again()


def _choice(menu: QMenu, text: str, chosen: bool, act: Callable[[], object]) -> None:
    action = menu.addAction(text)
    action.setCheckable(True)
    action.setChecked(chosen)
    action.triggered.connect(lambda _checked=False: act())
