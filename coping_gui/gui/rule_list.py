"""The rules, each with its reason and a check box; what is not checked never raises a finding or a hint."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from coping_gui.checks.registry import ESSAY_RULES, PARAGRAPH_RULES
from coping_gui.checks.structure.hints import OFF_BY_DEFAULT
from coping_gui.gui.parts import label
from coping_gui.gui.wording import category_name


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """A rule that can be switched off."""

    id: str
    title: str
    why: str
    group: str
    on_by_default: bool = True


def rule_choices() -> tuple[RuleChoice, ...]:
    """Every rule of COPING's own."""
    structure = QCoreApplication.translate("RuleList", "Structure")
    found = [RuleChoice(r.id, _tr(r.title), _tr(r.why), category_name(r.category)) for r in PARAGRAPH_RULES]
    found.extend(RuleChoice(r.id, _tr(r.title), _tr(r.why), structure, r.id not in OFF_BY_DEFAULT) for r in ESSAY_RULES)
    return tuple(found)


def _tr(text: str) -> str:
    """The rules' own words are translated in the context "Rules"."""
    return QCoreApplication.translate("Rules", text)


class RuleList(QWidget):
    """Ticked rules are on; ids of no known rule (an engine's) are listed while they are off, so they can come back."""

    changed = Signal()

    def __init__(self, rules: Sequence[RuleChoice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rule_list")
        self.setAccessibleName(self.tr("Rules"))
        self._rows: dict[str, tuple[RuleChoice, QCheckBox, QWidget]] = {}
        self._groups: dict[str, tuple[QLabel, QVBoxLayout]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        for rule in rules:
            self._add(rule)

    def value(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Ids switched off against their default, ids switched on against it."""
        states = [(rule, box.isChecked()) for rule, box, _ in self._rows.values()]
        off = tuple(rule.id for rule, ticked in states if rule.on_by_default and not ticked)
        return off, tuple(rule.id for rule, ticked in states if ticked and not rule.on_by_default)

    def set_value(self, value: tuple[Iterable[str], Iterable[str]]) -> None:
        """Show which rules are on, from the ids switched off and the ids switched on."""
        off, on = (tuple(ids) for ids in value)
        for rule_id in off:
            if rule_id not in self._rows:
                self._add(RuleChoice(rule_id, rule_id, "", self.tr("Engine")))
        for rule, box, _ in self._rows.values():
            box.setChecked(rule.id not in off and (rule.on_by_default or rule.id in on))

    def filter(self, words: Sequence[str]) -> bool:
        """Show only rules whose text has all the words; says whether any is shown."""
        shown: set[str] = set()
        for rule, _, row in self._rows.values():
            text = f"{rule.id} {rule.title} {rule.why} {rule.group}".casefold()
            matches = all(word in text for word in words)
            row.setVisible(matches)
            if matches:
                shown.add(rule.group)
        for group, (title, _) in self._groups.items():
            title.setVisible(group in shown)
        return bool(shown)

    def _group(self, name: str) -> QVBoxLayout:
        if name not in self._groups:
            title, column = label(name, "muted", f"rules_{name}"), QVBoxLayout()
            column.setSpacing(6)
            self._groups[name] = (title, column)
            self._column.addWidget(title)
            self._column.addLayout(column)
        return self._groups[name][1]

    def _add(self, rule: RuleChoice) -> None:
        box = QCheckBox(rule.title.replace("&", "&&"))
        box.setObjectName(f"rule_{rule.id}")
        box.setAccessibleName(f"{rule.group}: {rule.title}")
        box.setAccessibleDescription(rule.why)
        box.setChecked(True)
        box.toggled.connect(self.changed)
        row = QWidget()
        inside = QVBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(box)
        if rule.why:
            why = label(rule.why, "faint", wrap=True)
            why.setContentsMargins(25, 0, 0, 0)
            inside.addWidget(why)
        self._rows[rule.id] = (rule, box, row)
        self._group(rule.group).addWidget(row)
