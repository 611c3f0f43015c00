"""All structural hints of an essay."""

from collections.abc import Iterator

from coping_gui.checks import registry
from coping_gui.checks.rule import EssayRule
from coping_gui.essay.essay import Essay
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings

OFF_BY_DEFAULT: tuple[str, ...] = ("S2", "P3", "P4", "P6", "P8", "C4", "L2", "L3", "L4", "L6", "L9")
"""Rules that are wrong or pointless too often to be shown unasked (docs/structure.md says how often)."""


def active_rules(settings: Settings) -> Iterator[EssayRule]:
    """The rules that the settings leave on."""
    for rule in registry.ESSAY_RULES:
        wanted = rule.id not in OFF_BY_DEFAULT or rule.id in settings.enabled_rules
        if wanted and rule.id not in settings.disabled_rules:
            yield rule


def find_hints(essay: Essay, settings: Settings) -> list[Hint]:
    """Every hint, sorted by section and rank, the most useful first.

    The essay must be outlined and its texts' spacing repaired; spans are code points of these texts. A window shows
    the first `settings.hints_per_section` of a section and offers the rest.
    """
    found = [hint for rule in active_rules(settings) for hint in rule.find(essay, settings)] if essay.sections else []
    return sorted(found, key=lambda h: (h.section, h.rank, h.paragraph or 0, h.span or (0, 0), h.rule))
