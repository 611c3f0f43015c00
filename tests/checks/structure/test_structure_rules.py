"""Every structural rule flags its bad examples, leaves its good ones alone, and is registered."""

import importlib
import pkgutil
from pathlib import Path

import pytest

from coping_gui.checks import registry
from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure import hints, rules
from coping_gui.checks.structure.hints import find_hints
from coping_gui.essay.essay import Essay, Format
from coping_gui.essay.hint import Hint
from coping_gui.opening.text_reader import essay_from_text
from coping_gui.settings import DEFAULTS

DOCS = Path(__file__).parents[3] / "docs" / "structure.md"
FLAGS = [(rule, text) for rule in registry.ESSAY_RULES for text in rule.flags]
LEAVES = [(rule, text) for rule in registry.ESSAY_RULES for text in rule.leaves]
FILES = [name for _, name, _ in pkgutil.iter_modules(rules.__path__)]


def essay_of(text: str) -> Essay:
    return essay_from_text(text, Format.MARKDOWN)


MODULES = [importlib.import_module(f"{rules.__name__}.{file}") for file in FILES]
SETTINGS = {module.RULE.id: getattr(module, "EXAMPLE_SETTINGS", DEFAULTS) for module in MODULES}


def own_hints(rule: EssayRule, text: str) -> tuple[Essay, list[Hint]]:
    essay = essay_of(text)
    return essay, list(rule.find(essay, SETTINGS[rule.id]))


def name_of(case: object) -> str:
    return case.id if isinstance(case, EssayRule) else ""


@pytest.mark.parametrize(("rule", "text"), FLAGS, ids=name_of)
def test_a_rule_flags_its_bad_example(rule: EssayRule, text: str) -> None:
    essay, found = own_hints(rule, text)
    assert found, f"{rule.id} sees nothing in {text[:200]!r}"
    for hint in found:
        assert hint.rule == rule.id
        assert hint.question.endswith("?"), hint.question
        assert hint.why.endswith((".", "…")), hint.why
        assert 0 <= hint.section < len(essay.sections)
        assert hint.paragraph is not None
        if hint.span is not None:
            assert hint.span.of(essay.paragraphs[hint.paragraph].text).strip()


@pytest.mark.parametrize(("rule", "text"), LEAVES, ids=name_of)
def test_a_rule_leaves_its_good_example_alone(rule: EssayRule, text: str) -> None:
    _, found = own_hints(rule, text)
    assert found == []


@pytest.mark.parametrize("file", FILES)
def test_a_rule_file_is_registered_and_has_both_kinds_of_examples(file: str) -> None:
    rule = importlib.import_module(f"{rules.__name__}.{file}").RULE
    assert rule in registry.ESSAY_RULES
    assert rule.flags
    assert rule.leaves
    assert rule.source
    assert rule.why.endswith(".")


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for rule in registry.ESSAY_RULES]
    assert len(ids) == len(set(ids))


def test_rules_that_are_off_by_default_exist_and_can_be_switched_on() -> None:
    ids = {rule.id for rule in registry.ESSAY_RULES}
    assert set(hints.OFF_BY_DEFAULT) <= ids
    active = {rule.id for rule in hints.active_rules(DEFAULTS)}
    assert active == ids - set(hints.OFF_BY_DEFAULT)
    switched = DEFAULTS.with_(enabled_rules=hints.OFF_BY_DEFAULT)
    assert {rule.id for rule in hints.active_rules(switched)} == ids


def test_a_rule_that_is_switched_off_says_nothing() -> None:
    essay = essay_of("## One\n\n" + " ".join(["word"] * 80) + ".")
    assert "L1" in {h.rule for h in find_hints(essay, DEFAULTS)}
    assert "L1" not in {h.rule for h in find_hints(essay, DEFAULTS.with_(disabled_rules=("L1",)))}


def test_hints_come_by_section_and_the_most_useful_first() -> None:
    essay = essay_of("\n\n".join(text for rule in registry.ESSAY_RULES for text in rule.flags))
    found = find_hints(essay, DEFAULTS)
    assert len(found) > 10
    assert [(h.section, h.rank) for h in found] == sorted((h.section, h.rank) for h in found)


def test_an_essay_without_sections_has_no_hints() -> None:
    assert find_hints(Essay(()), DEFAULTS) == []


def test_every_rule_is_explained_in_the_documentation() -> None:
    rows = {line.split("|")[1].strip(): line for line in DOCS.read_text("utf-8").splitlines() if line.startswith("| ")}
    for rule in registry.ESSAY_RULES:
        assert rule.title in rows[rule.id]
        assert ("| no |" in rows[rule.id]) == (rule.id in hints.OFF_BY_DEFAULT)
