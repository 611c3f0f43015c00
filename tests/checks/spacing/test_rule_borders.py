"""The borders of every spacing rule: what it just mends, what it just leaves alone, and how sure it is there."""

from itertools import pairwise

import pytest

from coping_gui.checks.spacing.repair import find, profile
from coping_gui.checks.spacing.rules import SPACING_RULES
from coping_gui.essay.edit import apply_edits
from coping_gui.essay.finding import Tier

BY_ID = {rule.id.removeprefix("spacing."): rule for rule in SPACING_RULES}


def found(rule, text):
    return list(BY_ID[rule].find(text))


def mended(rule, text):
    return apply_edits(text, [finding.edit() for finding in found(rule, text)])


MENDED = [
    ("doubled-blank", "one  two", "one two"),
    ("doubled-blank", "one \u00a0two", "one two"),
    ("doubled-blank", "one\u00a0\u00a0two", "one two"),
    ("doubled-blank", "one  two  three", "one two three"),
    ("doubled-blank", "(see  page 3)", "(see page 3)"),
    ("doubled-blank", "It ended.”  Nobody knew.", "It ended.” Nobody knew."),
    ("doubled-blank", "𝒳  𝒴", "𝒳 𝒴"),
    ("blank-before-mark", "one , two", "one, two"),
    ("blank-before-mark", "one  , two", "one, two"),
    ("blank-before-mark", "one\u00a0; two", "one; two"),
    ("blank-before-mark", "He asked : who?", "He asked: who?"),
    ("blank-before-mark", "“He left .”", "“He left.”"),
    ("blank-before-mark", "He left !", "He left!"),
    ("blank-before-mark", "in 2015 , one", "in 2015, one"),
    ("blank-inside-bracket", "as ( Brown 2015) says", "as (Brown 2015) says"),
    ("blank-inside-bracket", "as (Brown 2015 ) says", "as (Brown 2015) says"),
    ("blank-inside-bracket", "a (  b  ) c", "a (b) c"),
    ("blank-inside-bracket", "in Ohio (U.S. ) too", "in Ohio (U.S.) too"),
    ("hard-wrapped-line", f"{'so it is ' * 6},\nand so it goes", f"{'so it is ' * 6}, and so it goes"),
    ("hard-wrapped-line", f"{'word ' * 10}word\nword", f"{'word ' * 10}word word"),
    ("hard-wrapped-line", f"{'word ' * 10}word  \n  word", f"{'word ' * 10}word word"),
    ("hard-wrapped-line", f"{'word ' * 10}word,\nBerlin", f"{'word ' * 10}word, Berlin"),
    ("ligature", "ﬂower", "flower"),
    ("ligature", "eﬀect", "effect"),
    ("ligature", "an oﬃcial baﬄed", "an official baffled"),
    ("ligature", "ﬁ nally", "finally"),
    ("ligature", "the ﬁrst gure", "the first gure"),
    ("invisible-character", "inter\u00adnational", "international"),
    ("invisible-character", "in\u00adter\u00adna\u00adtional", "international"),
    ("invisible-character", "pro\u200bject", "project"),
    ("invisible-character", "pro\u2060ject", "project"),
    ("invisible-character", "pro\ufeffject", "project"),
    ("line-end-hyphen", "inter-\nnational", "international"),
    ("line-end-hyphen", "inter- \nnational", "international"),
    ("line-end-hyphen", "inter‐\nnational", "international"),
    ("line-end-hyphen", "inter\u00ad\nnational", "international"),
    ("line-end-hyphen", "inter- national", "international"),
    ("line-end-hyphen", "well-\nmannered", "well-mannered"),
    ("line-end-hyphen", "pre-\nwar", "pre-war"),
    ("line-end-hyphen", "pre-\nsent", "present"),
    ("no-break-blank", "the\u00a0house", "the house"),
    ("no-break-blank", "the\u202fhouse", "the house"),
    ("no-break-blank", "the\u00a0house and\u00a0garden", "the house and garden"),
    ("split-word", "the resea rch", "the research"),
    ("split-word", "Organi zation", "Organization"),
]


@pytest.mark.parametrize(("rule", "text", "result"), MENDED)
def test_a_fault_just_inside_the_border_is_mended(rule, text, result):
    assert mended(rule, text) == result


@pytest.mark.parametrize(("rule", "text", "result"), MENDED)
def test_what_was_mended_is_found_by_no_rule_of_its_kind_again(rule, text, result):
    assert found(rule, result) == []
    assert mended(rule, mended(rule, text)) == result


LEFT = [
    ("doubled-blank", "one two"),
    ("doubled-blank", "x = 5  # comment"),
    ("doubled-blank", "x = 5;  // comment"),
    ("line-end-hyphen", "pre- war"),
    ("doubled-blank", "Name   Age"),
    ("doubled-blank", "Name     Age"),
    ("doubled-blank", "  indented"),
    ("doubled-blank", "trailing  "),
    ("doubled-blank", "one\n\ntwo"),
    ("doubled-blank", "one\t\ttwo"),
    ("blank-before-mark", "one, two"),
    ("blank-before-mark", "a . . . b"),
    ("blank-before-mark", "the .NET framework"),
    ("blank-before-mark", "a .5 share"),
    ("blank-before-mark", "( , )"),
    ("blank-before-mark", ", he said"),
    ("blank-before-mark", "grep :word"),
    ("blank-before-mark", "Est-ce que le roi est dans la rue ?"),
    ("blank-inside-bracket", "an open ( bracket"),
    ("blank-inside-bracket", "[ ] to do"),
    ("blank-inside-bracket", "{ a }"),
    ("blank-inside-bracket", "(a) (b)"),
    ("hard-wrapped-line", "short line,\nand so on"),
    ("hard-wrapped-line", f"{'word ' * 10}end.\nNew sentence"),
    ("hard-wrapped-line", f"{'word ' * 10}word\nBerlin"),
    ("hard-wrapped-line", f"{'word ' * 10}word\n{'word ' * 20}word\nword"),
    ("hard-wrapped-line", "no break at all"),
    ("ligature", "fluffy office"),
    ("ligature", "encyclopædia œuvre"),
    ("invisible-character", "\u200bword"),
    ("invisible-character", "word\u00ad"),
    ("invisible-character", "one \u200b two"),
    ("line-end-hyphen", "pre- and post-war"),
    ("line-end-hyphen", "three- to four-year"),
    ("line-end-hyphen", "pay-as-\nyou-go"),
    ("line-end-hyphen", "Kowal- ski"),
    ("line-end-hyphen", "a - b"),
    ("line-end-hyphen", "mother-in- law"),
    ("no-break-blank", "10\u00a0kg"),
    ("no-break-blank", "§\u00a05"),
    ("no-break-blank", "Mr\u00a0Brown"),
    ("no-break-blank", "eight\u00a0mph"),
    ("no-break-blank", "the\u00a0qzxwv"),
    ("no-break-blank", "of\u00a0it"),
    ("split-word", "may be"),
    ("split-word", "in to"),
    ("split-word", "Dr. Lan caster"),
    ("split-word", "a part of"),
    ("split-word", "KOWAL ski"),
    ("split-word", "resea\u00a0rch"),
]


@pytest.mark.parametrize(("rule", "text"), LEFT)
def test_what_stands_just_outside_the_border_is_left_alone(rule, text):
    assert found(rule, text) == []


TIERS = [
    ("doubled-blank", "one  two", Tier.SAFE),
    ("doubled-blank", "One.  Two", Tier.LIKELY),
    ("doubled-blank", "One:  two", Tier.LIKELY),
    ("blank-before-mark", "one , two", Tier.SAFE),
    ("blank-before-mark", "one ; two", Tier.SAFE),
    ("blank-before-mark", "one ? Two", Tier.SAFE),
    ("blank-before-mark", "one ?”", Tier.LIKELY),
    ("blank-inside-bracket", "( one)", Tier.LIKELY),
    ("hard-wrapped-line", f"{'word ' * 10}word\nword", Tier.LIKELY),
    ("ligature", "ﬁrst", Tier.SAFE),
    ("ligature", "ﬁqzx", Tier.LIKELY),
    ("invisible-character", "inter\u00adnational", Tier.SAFE),
    ("invisible-character", "qzx\u00advk", Tier.LIKELY),
    ("line-end-hyphen", "inter-\nnational", Tier.SAFE),
    ("line-end-hyphen", "inter- national", Tier.LIKELY),
    ("line-end-hyphen", "well-\nmannered", Tier.LIKELY),
    ("no-break-blank", "the\u00a0house", Tier.LIKELY),
]


@pytest.mark.parametrize(("rule", "text", "tier"), TIERS)
def test_a_rule_is_as_sure_as_its_evidence(rule, text, tier):
    assert [finding.tier for finding in found(rule, text)] == [tier]


@pytest.mark.parametrize(("rule", "text", "result"), MENDED)
def test_an_astral_character_before_a_fault_moves_its_span_by_one(rule, text, result):
    plain = [finding.span for finding in found(rule, text)]
    moved = [finding.span for finding in found(rule, "𝒳 " + text)]
    assert [(span.start - 2, span.end - 2) for span in moved] == [(span.start, span.end) for span in plain]


@pytest.mark.parametrize("rule", sorted(BY_ID))
@pytest.mark.parametrize("text", ["", " ", "\n", "a", "𝒳", "…", "(", "-", "\u00ad", "\u00a0", "ﬁ"])
def test_a_rule_takes_the_shortest_texts(rule, text):
    assert apply_edits(text, [finding.edit() for finding in found(rule, text)]) is not None


ALL_AT_ONCE = (
    "The  mothers , who inter- national ﬁrst pro\u200bject wrote ( 2015 ) in the\u00a0house, saw the resea rch."
)
ALL_MENDED = "The mothers, who international first project wrote (2015) in the house, saw the research."


def test_all_rules_together_mend_a_sentence_with_every_fault():
    edits = [finding.edit() for finding in find(ALL_AT_ONCE, profile([ALL_AT_ONCE]))]
    assert apply_edits(ALL_AT_ONCE, edits) == ALL_MENDED


def test_the_findings_of_all_rules_do_not_touch_and_stand_in_order():
    findings = find(ALL_AT_ONCE, profile([ALL_AT_ONCE]))
    assert len(findings) > 5
    for before, after in pairwise(findings):
        assert before.span.end <= after.span.start


def test_a_sentence_without_a_fault_has_no_finding():
    assert find(ALL_MENDED, profile([ALL_MENDED])) == []


@pytest.mark.parametrize(
    ("text", "tier"), [("the pro ject", Tier.LIKELY), ("to gether", Tier.LIKELY), ("the mar ket", Tier.ASK)]
)
def test_a_split_word_is_likely_where_a_part_is_no_word_at_all(text, tier):
    assert [finding.tier for finding in found("split-word", text)] == [tier]
