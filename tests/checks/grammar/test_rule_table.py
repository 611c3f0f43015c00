import pytest

from coping_gui import paths
from coping_gui.checks.grammar.rule_table import rule_table
from coping_gui.essay.finding import Tier


@pytest.mark.parametrize("engine", ["harper", "languagetool"])
def test_every_row_has_a_verdict_and_its_numbers(engine):
    head, *rows = paths.resource("grammar", f"{engine}.tsv").read_text("utf-8").splitlines()
    assert head.split("\t")[:3] == ["rule", "verdict", "confidence"]
    for row in rows:
        rule, verdict, confidence, alarms, _right, _hit, clean, *_note = row.split("\t")
        assert rule
        assert verdict in {"safe", "likely", "ask", "off"}
        assert 0 <= float(confidence) <= 1
        assert int(alarms) >= 0
        assert float(clean) >= 0


@pytest.mark.parametrize("engine", ["harper", "languagetool"])
def test_no_rule_stands_twice(engine):
    rules = [r.split("\t")[0] for r in paths.resource("grammar", f"{engine}.tsv").read_text("utf-8").splitlines()]
    assert len(set(rules)) == len(rules)


def test_what_the_table_does_not_name_is_a_question():
    table = rule_table("harper")
    assert table.tier("NEVER_HEARD_OF") is Tier.ASK
    assert table.confidence("NEVER_HEARD_OF") == 0.5


def test_a_rule_that_is_off_has_no_tier():
    assert rule_table("harper").tier("LongSentences") is None


def test_harpers_noisy_rules_of_the_measurement_are_off():
    assert {"LongSentences", "OxfordComma", "UpdatePlaceNames", "ExpandMemoryShorthands", "Dashes"} <= rule_table(
        "harper"
    ).off


def test_languagetools_loudest_rules_are_off():
    off = rule_table("languagetool").off
    assert {"ENGLISH_WORD_REPEAT_BEGINNING_RULE", "COMMA_COMPOUND_SENTENCE", "OXFORD_SPELLING_Z_NOT_S"} <= off


@pytest.mark.parametrize(("engine", "rule"), [("harper", "SpellCheck"), ("languagetool", "MORFOLOGIK_RULE_EN_US")])
def test_spelling_is_not_safe_by_the_table(engine, rule):
    assert rule_table(engine).tier(rule) is Tier.ASK


def test_harper_itself_knows_every_rule_of_its_table():
    harper = pytest.importorskip("harper")
    known = set(harper.get_default_lint_config())
    rows = paths.resource("grammar", "harper.tsv").read_text("utf-8").splitlines()[1:]
    assert [r.split("\t")[0] for r in rows if r.split("\t")[0] not in known] == []
