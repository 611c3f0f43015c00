"""Every spacing rule's own examples, and what all of them promise together."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.checks.spacing import rules
from coping_gui.checks.spacing.rules import SPACING_RULES
from coping_gui.essay.edit import apply_edits
from coping_gui.essay.finding import Category, Tier

FLAGS = [
    pytest.param(rule, bad, good, id=f"{rule.id}-{n}")
    for rule in SPACING_RULES
    for n, (bad, good) in enumerate(rule.flags)
]
LEAVES = [pytest.param(rule, text, id=f"{rule.id}-{n}") for rule in SPACING_RULES for n, text in enumerate(rule.leaves)]


def mended(rule, text):
    return apply_edits(text, [finding.edit() for finding in rule.find(text)])


@pytest.mark.parametrize(("rule", "bad", "good"), FLAGS)
def test_a_rule_mends_its_bad_example(rule, bad, good):
    assert mended(rule, bad) == good


@pytest.mark.parametrize(("rule", "bad", "good"), FLAGS)
def test_a_rule_leaves_its_mended_example_alone(rule, bad, good):
    assert list(rule.find(good)) == []


@pytest.mark.parametrize(("rule", "text"), LEAVES)
def test_a_rule_leaves_alone_what_only_looks_alike(rule, text):
    assert list(rule.find(text)) == []


@pytest.mark.parametrize("rule", SPACING_RULES, ids=lambda rule: rule.id)
def test_a_finding_says_what_why_and_how_sure(rule):
    for bad, _ in rule.flags:
        for finding in rule.find(bad):
            assert finding.category is Category.SPACING
            assert finding.rule == rule.id
            assert finding.message.endswith(".")
            assert finding.reason
            assert finding.tier in Tier


def test_every_rule_file_is_listed():
    folder = Path(rules.__file__).parent
    files = {path.stem for path in folder.glob("*.py")} - {"__init__", "common"}
    assert files == {rule.find.__module__.rsplit(".", 1)[-1] for rule in SPACING_RULES}


def test_every_rule_has_examples_of_both_kinds_and_an_id_of_its_own():
    assert all(rule.flags and rule.leaves and rule.source and rule.why for rule in SPACING_RULES)
    assert len({rule.id for rule in SPACING_RULES}) == len(SPACING_RULES)


MESSY = st.text(alphabet="abcdefi .,;:?!-\n\u00a0\u00ad\ufb01()AB1𝒳", max_size=60)


@pytest.mark.parametrize("rule", SPACING_RULES, ids=lambda rule: rule.id)
@given(text=MESSY)
def test_the_findings_of_one_rule_never_conflict(rule, text):
    apply_edits(text, [finding.edit() for finding in rule.find(text)])


@pytest.mark.parametrize("rule", SPACING_RULES, ids=lambda rule: rule.id)
@given(text=MESSY)
def test_a_rule_changes_no_letters_beyond_blanks_hyphens_and_debris(rule, text):
    def letters(some):
        plain = some.replace("\ufb01", "fi")
        return [c for c in plain if c not in " \u00a0\n\u00ad-"]

    assert letters(mended(rule, text)) == letters(text)


def test_two_blanks_inside_a_sentence_are_surer_than_after_one():
    rule = next(rule for rule in SPACING_RULES if rule.id == "spacing.doubled-blank")
    inside, after = (next(iter(rule.find(text))) for text in ("two  words", "Two words.  Three."))
    assert inside.tier is Tier.SAFE
    assert after.tier is Tier.LIKELY


def test_a_word_split_by_a_blank_is_never_safe():
    rule = next(rule for rule in SPACING_RULES if rule.id == "spacing.split-word")
    tiers = {finding.tier for bad, _ in rule.flags for finding in rule.find(bad)}
    assert Tier.SAFE not in tiers


def test_a_hyphen_at_a_line_end_is_surer_than_one_before_a_blank():
    rule = next(rule for rule in SPACING_RULES if rule.id == "spacing.line-end-hyphen")
    assert next(iter(rule.find("inter-\nnational"))).tier is Tier.SAFE
    assert next(iter(rule.find("inter- national"))).tier is Tier.LIKELY


@pytest.mark.parametrize(
    "text", ["10\u00a0kg", "§\u00a05", "Fig.\u00a02", "J.\u00a0R.\u00a0Brown", "5\u00a0%", "Mr\u00a0Brown", "p.\u00a03"]
)
def test_a_no_break_blank_stays_where_it_is_right(text):
    assert not [finding for rule in SPACING_RULES for finding in rule.find(text)]
