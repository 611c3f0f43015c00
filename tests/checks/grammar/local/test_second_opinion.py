"""How the model's opinion changes what the other engines find."""

from dataclasses import replace

import pytest

from coping_gui.checks.checker import Checker
from coping_gui.checks.grammar.agreement import merge_engines
from coping_gui.checks.grammar.second_opinion import NEVER_SHOWN, doubt, maybe, read, same_change
from coping_gui.essay.essay import Kind, Paragraph
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span
from coping_gui.settings import DEFAULTS

HERE = Span(3, 7)


def finding(new="have", category=Category.GRAMMAR, tier=Tier.ASK, engine="harper", span=HERE, confidence=0.7):
    return Finding(span, category, "A_RULE", "It is so.", (new,) if new else (), tier, engine, confidence=confidence)


def local(new, chance, span=HERE):
    return finding(new, engine="local", span=span, confidence=chance)


def test_without_the_model_everything_passes():
    assert merge_engines([finding()], []) == [finding()]


def test_what_only_helps_to_judge_is_never_shown():
    said = [read(0.01), doubt(HERE, 0.5), maybe(HERE, "has", 0.4)]
    assert merge_engines(said) == []
    assert not [f for f in merge_engines([finding(tier=Tier.LIKELY)], said) if f.rule in NEVER_SHOWN]


def test_a_spelling_alarm_on_a_word_that_the_model_does_not_doubt_is_silent_in_a_calm_paragraph():
    alarm = finding("heave", Category.SPELLING, Tier.LIKELY)
    assert merge_engines([alarm], [read(0.01)]) == []
    assert merge_engines([alarm], [read(0.01), doubt(HERE, 0.2)]) == [alarm]


def test_in_a_paragraph_with_many_mistakes_the_least_doubt_is_enough():
    alarm = finding("heave", Category.SPELLING)
    assert merge_engines([alarm], [read(0.2), doubt(HERE, 0.05)]) == [alarm]
    assert merge_engines([alarm], [read(0.2), doubt(Span(20, 24), 0.5)]) == []
    assert merge_engines([alarm], [read(0.01), doubt(HERE, 0.05)]) == []


@pytest.mark.parametrize(("tier", "stays"), [(Tier.ASK, False), (Tier.LIKELY, False), (Tier.SAFE, True)])
def test_a_grammar_finding_needs_some_doubt_unless_it_is_safe(tier, stays):
    assert bool(merge_engines([finding(tier=tier)], [read(0.01)])) is stays


def test_our_own_rules_are_never_silenced():
    own = finding(engine="coping", tier=Tier.ASK)
    assert merge_engines([own], [read(0.01)]) == [own]


def test_a_correction_that_both_give_becomes_likely_and_names_both():
    merged = merge_engines([finding("has")], [read(0.01), local("has", 0.99)])
    assert [(f.tier, f.engine, f.suggestions) for f in merged] == [(Tier.LIKELY, "harper+local", ("has",))]


def test_a_correction_that_the_model_holds_for_possible_makes_another_engines_likely():
    merged = merge_engines([finding("has")], [read(0.01), maybe(HERE, "has", 0.3)])
    assert [(f.tier, f.engine) for f in merged] == [(Tier.LIKELY, "harper")]


def test_the_model_wins_against_another_correction_of_the_same_words_but_not_against_a_safe_one():
    rival = local("had", 0.999)
    assert [f.engine for f in merge_engines([finding(tier=Tier.LIKELY)], [read(0.1), rival])] == ["local"]
    assert [f.engine for f in merge_engines([finding(tier=Tier.SAFE)], [read(0.1), rival])] == ["harper"]


def test_alone_in_a_calm_paragraph_the_model_must_be_very_sure():
    others = [finding(span=Span(20, 24), tier=Tier.SAFE)]
    assert local("has", 0.98) not in merge_engines(others, [read(0.01), local("has", 0.98)])
    assert local("has", 0.9995) in merge_engines(others, [read(0.01), local("has", 0.9995)])
    assert local("has", 0.98) in merge_engines(others, [read(0.1), local("has", 0.98)])


def test_where_another_engine_changes_the_neighbour_the_model_leaves_its_own_word():
    own = Finding(
        Span(0, 5), Category.GRAMMAR, "LOCAL_MODEL_DETERMINER", "So.", ("All",), engine="local", confidence=0.9
    )
    other = finding("child", engine="coping", span=Span(6, 14), tier=Tier.LIKELY)
    assert merge_engines([other], [read(0.2), own]) == [other]
    assert own in merge_engines([finding("x", engine="coping", span=Span(30, 34))], [read(0.2), own])


@pytest.mark.parametrize(
    ("rule", "rate", "stays"),
    [
        ("LOCAL_MODEL_HYPHEN", 0.01, False), ("LOCAL_MODEL_HYPHEN", 0.2, False),
        ("LOCAL_MODEL_NUMBER", 0.01, False), ("LOCAL_MODEL_NUMBER", 0.2, True),
        ("LOCAL_MODEL_VERB_FORM", 0.01, True), ("LOCAL_MODEL_VERB_FORM", 0.2, True),
    ],
)  # fmt: skip
def test_what_good_prose_does_in_two_ways_needs_another_engine_or_many_mistakes(rule, rate, stays):
    own = Finding(HERE, Category.GRAMMAR, rule, "So.", ("x",), engine="local", confidence=0.9999)
    others = [finding(span=Span(30, 34), tier=Tier.SAFE)]
    assert (own in merge_engines(others, [read(rate), own])) is stays


def test_where_only_the_model_was_asked_its_own_thresholds_do():
    assert merge_engines([read(0.01), local("has", 0.9)]) == [local("has", 0.9)]


def test_the_same_change_is_seen_through_wider_spans():
    wide, narrow = finding("an apple", span=Span(0, 7)), finding("an", span=Span(0, 1))
    assert same_change(wide, narrow)
    assert same_change(narrow, wide)
    assert not same_change(finding("an apple", span=Span(0, 7)), finding("the", span=Span(0, 1)))
    assert not same_change(finding(""), narrow)


class Said:
    """An engine that says the same of every text."""

    name = "local"

    def __init__(self, *found):
        self.found = list(found)

    def check(self, texts, language):
        return [self.found for _ in texts]


@pytest.mark.parametrize(
    ("kind", "rule", "stays"),
    [
        (Kind.BODY, "LOCAL_MODEL_FULL_STOP_MISSING", True), (Kind.HEADING, "LOCAL_MODEL_FULL_STOP_MISSING", False),
        (Kind.LIST_ITEM, "LOCAL_MODEL_FULL_STOP_MISSING", False), (Kind.HEADING, "LOCAL_MODEL_ARTICLE_MISSING", False),
        (Kind.TABLE, "LOCAL_MODEL_VERB_MISSING", False), (Kind.HEADING, "LOCAL_MODEL_AGREEMENT", True),
        (Kind.QUOTATION, "LOCAL_MODEL_AGREEMENT", False), (Kind.LIST_ITEM, "LOCAL_MODEL_ARTICLE_MISSING", True),
    ],
)  # fmt: skip
def test_headings_and_quotations_are_read_for_what_they_are(kind, rule, stays):
    said = Finding(Span(4, 8), Category.GRAMMAR, rule, "So.", ("x",), engine="local", confidence=0.99)
    paragraph = Paragraph("The road goes on", kind=kind)
    found = Checker(DEFAULTS, ()).grammar(Said(said), [paragraph], [()], "en-US")
    assert bool(found[0]) is stays


@pytest.mark.parametrize(("chance", "stays"), [(0.85, True), (0.95, False)])
def test_an_own_rule_gives_way_only_to_what_the_model_is_surer_of(chance, stays):
    own = finding("I've", tier=Tier.LIKELY, engine="coping", confidence=0.9)
    kept = merge_engines([own], [read(0.2), replace(local("I", chance), tier=Tier.LIKELY)])
    assert any(f.engine == "coping" for f in kept) is stays
