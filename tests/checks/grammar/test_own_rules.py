"""Every rule proves itself by its own examples; one test runs them all."""

import importlib
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import coping_gui.checks.grammar.rules
from coping_gui.checks.grammar.own import OwnRulesEngine
from coping_gui.checks.registry import PARAGRAPH_RULES
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.edit import apply_edits
from coping_gui.essay.finding import Tier

RULES = [pytest.param(rule, id=rule.id) for rule in PARAGRAPH_RULES]
FLAGS = [
    pytest.param(rule, *example, id=f"{rule.id}-{i}")
    for rule in PARAGRAPH_RULES
    for i, example in enumerate(rule.flags)
]
LEAVES = [
    pytest.param(rule, text, id=f"{rule.id}-{i}") for rule in PARAGRAPH_RULES for i, text in enumerate(rule.leaves)
]


def repaired(rule: ParagraphRule, text: str) -> str:
    return apply_edits(text, [f.edit() for f in rule.find(text) if f.suggestions])


@pytest.mark.parametrize(("rule", "bad", "good"), FLAGS)
def test_the_first_suggestions_turn_the_bad_example_into_the_good_one(rule, bad, good):
    assert repaired(rule, bad) == good


@pytest.mark.parametrize(("rule", "bad", "good"), FLAGS)
def test_a_repaired_example_is_not_flagged_again(rule, bad, good):
    assert list(rule.find(good)) == []


@pytest.mark.parametrize(("rule", "text"), LEAVES)
def test_sentences_that_only_look_alike_are_left_alone(rule, text):
    assert [f.span.of(text) for f in rule.find(text)] == []


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_examples_an_explanation_and_a_source(rule):
    assert rule.flags
    assert len(rule.leaves) >= 2
    assert rule.why.endswith(".")
    assert len(rule.source) > 5
    assert re.fullmatch(r"[A-Z][A-Z_]+", rule.id)


@pytest.mark.parametrize("rule", RULES)
def test_findings_name_their_rule_and_say_one_plain_sentence(rule):
    for bad, _ in rule.flags:
        for finding in rule.find(bad):
            assert finding.rule == rule.id
            assert finding.category is rule.category
            assert finding.engine == "coping"
            assert finding.tier is not Tier.SAFE or rule.id in {"MISSING_APOSTROPHE", "WRITTEN_TOGETHER"}
            assert finding.message.endswith(".")


@pytest.mark.parametrize("rule", [row for row in RULES if row.id != "FINAL_STOP"])  # it means a paragraph's end
def test_a_rule_finds_its_mistake_wherever_the_sentence_stands(rule):
    bad, good = rule.flags[0]
    assert repaired(rule, f"It was late. {bad} So it goes.") == f"It was late. {good} So it goes."


def test_every_rule_file_is_registered():
    folder = Path(coping_gui.checks.grammar.rules.__file__).parent
    files = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    rules = [importlib.import_module(f"coping_gui.checks.grammar.rules.{name}").RULE for name in sorted(files)]
    assert [rule.id for rule in rules if rule not in PARAGRAPH_RULES] == []
    assert len(rules) == len(PARAGRAPH_RULES)


def test_no_two_rules_share_an_id():
    assert Counter(rule.id for rule in PARAGRAPH_RULES).most_common(1)[0][1] == 1


def test_there_are_at_least_forty_rules():
    assert len(PARAGRAPH_RULES) >= 40


def test_the_engine_runs_all_rules_and_sorts_what_they_find():
    found = OwnRulesEngine().check(["He must to go, despite of the rain.", "All is well."], "en-GB")
    assert [f.rule for f in found[0]] == ["MODAL_TO", "DESPITE_OF"]
    assert found[1] == []


def test_the_engine_is_silent_about_other_languages():
    assert OwnRulesEngine().check(["He must to go."], "de-DE") == [[]]


def test_the_engine_is_always_there():
    engine = OwnRulesEngine()
    engine.start()
    assert engine.status().available
    assert str(len(PARAGRAPH_RULES)) in engine.status().detail
    engine.close()


WORDS = sorted({word for rule in PARAGRAPH_RULES for bad, _ in rule.flags for word in bad.split()})


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_any_mixture_of_words_gives_spans_inside_the_text_and_real_changes(text):
    for found in OwnRulesEngine().check([text], "en-US"):
        for finding in found:
            assert 0 <= finding.span.start < finding.span.end <= len(text)
            assert all(s != finding.span.of(text) for s in finding.suggestions)


@given(st.text(max_size=300))
def test_any_text_at_all_can_be_checked(text):
    assert len(OwnRulesEngine().check([text], "en-US")) == 1
