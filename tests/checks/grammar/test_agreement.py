from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from coping_gui.checks.grammar.agreement import merge_engines
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span


def finding(
    start, end, *suggestions, engine="harper", tier=Tier.ASK, category=Category.GRAMMAR, rule="R", confidence=None
):
    return Finding(Span(start, end), category, rule, "x.", suggestions, tier, engine, confidence=confidence)


def test_the_same_change_by_two_engines_is_one_finding_and_surer():
    merged = merge_engines([finding(0, 3, "the")], [finding(0, 3, "the", engine="languagetool")])
    assert [(f.engine, f.tier, f.suggestions) for f in merged] == [("harper+languagetool", Tier.LIKELY, ("the",))]


def test_a_change_inside_a_wider_one_is_the_same_finding():
    merged = merge_engines([finding(0, 8, "a single")], [finding(2, 8, "single", engine="languagetool")])
    assert len(merged) == 1


def test_spelling_alarms_on_one_word_are_one_with_all_suggestions():
    spell = {"category": Category.SPELLING}
    merged = merge_engines(
        [finding(0, 4, "form", **spell)], [finding(0, 4, "from", "form", engine="languagetool", **spell)]
    )
    assert len(merged) == 1
    assert set(merged[0].suggestions) == {"form", "from"}
    assert merged[0].tier is Tier.ASK


def test_where_engines_contradict_each_other_the_surer_one_stays():
    weak = finding(0, 4, "left", tier=Tier.ASK)
    sure = finding(2, 6, "right", engine="languagetool", tier=Tier.LIKELY)
    assert merge_engines([weak], [sure]) == [sure]


def test_confidence_decides_within_a_tier():
    weak = finding(0, 4, "left", confidence=0.3)
    sure = finding(2, 6, "right", engine="languagetool", confidence=0.8)
    assert merge_engines([weak], [sure]) == [sure]


def test_a_capital_is_added_to_whatever_else_changes_the_word():
    word = finding(0, 4, "don't", engine="coping", rule="MISSING_APOSTROPHE")
    capital = finding(0, 4, "Dont", rule="SentenceCapitalization", tier=Tier.LIKELY)
    assert [f.suggestions for f in merge_engines([word], [capital])] == [("Don't",)]


def test_a_capital_alone_stays_a_finding():
    capital = finding(0, 4, "Dont", rule="UPPERCASE_SENTENCE_START")
    assert merge_engines([capital], []) == [capital]


def test_findings_apart_from_each_other_are_all_kept_in_order():
    first, second = finding(0, 3, "a"), finding(5, 8, "b", engine="languagetool")
    assert merge_engines([second], [first]) == [first, second]


def test_one_engine_does_not_agree_with_itself():
    one = finding(0, 3, "a")
    merged = merge_engines([one, replace(one, rule="S")])
    assert [f.engine for f in merged] == ["harper"]
    assert merged[0].tier is Tier.ASK


def test_no_findings_merge_to_none():
    assert merge_engines() == []
    assert merge_engines([], []) == []


SPANS = st.tuples(st.integers(0, 20), st.integers(1, 6)).map(lambda p: (p[0], p[0] + p[1]))
FINDINGS = st.builds(
    lambda span, text, tier, engine: finding(*span, text, tier=tier, engine=engine),
    SPANS,
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from(list(Tier)),
    st.sampled_from(["harper", "languagetool", "coping"]),
)


@given(st.lists(FINDINGS, max_size=12), st.lists(FINDINGS, max_size=12))
def test_merged_findings_never_overlap_and_never_outnumber(left, right):
    merged = merge_engines(left, right)
    assert len(merged) <= len(left) + len(right)
    assert merged == sorted(merged, key=lambda f: (f.span, f.tier.rank, f.rule))
    for i, one in enumerate(merged):
        assert not any(one.span.overlaps(other.span) for other in merged[i + 1 :])


@given(st.lists(FINDINGS, max_size=12), st.lists(FINDINGS, max_size=12))
def test_a_change_that_every_engine_leaves_out_never_appears(left, right):
    offered = {s for f in [*left, *right] for s in f.suggestions}
    assert {s for f in merge_engines(left, right) for s in f.suggestions} <= offered
