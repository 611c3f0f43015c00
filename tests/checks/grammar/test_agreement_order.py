"""How findings of several engines become one list: who speaks, what joins, what gives way."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.checks.grammar.agreement import CAPITAL_RULES, PRONOUN_RULES, merge_engines
from coping_gui.checks.grammar.second_opinion import is_unsure
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span

HARPER, TOOL, OWN = "harper", "languagetool", "coping"


def found(start, end, *suggestions, engine=HARPER, **more):
    more = {"category": Category.GRAMMAR, "rule": "R", "message": "x.", "tier": Tier.ASK, **more}
    return Finding(span=Span(start, end), suggestions=suggestions, engine=engine, **more)


def spelled(start, end, *suggestions, **more):
    return found(start, end, *suggestions, category=Category.SPELLING, **more)


def test_findings_of_different_places_are_all_kept_in_order():
    last, first = found(8, 9, "a"), found(0, 2, "b", engine=TOOL)
    assert merge_engines([last], [first]) == [first, last]


def test_neighbours_that_touch_do_not_overlap():
    left, right = found(0, 3, "a"), found(3, 6, "b", engine=TOOL)
    assert merge_engines([left], [right]) == [left, right]


def test_three_engines_that_agree_are_named_in_order():
    lists = [[found(0, 3, "the", engine=engine)] for engine in (TOOL, OWN, HARPER)]
    (one,) = merge_engines(*lists)
    assert one.engine == "coping+harper+languagetool"


def test_an_engine_that_agrees_with_itself_is_named_once_and_no_surer():
    (one,) = merge_engines([found(0, 3, "the"), found(0, 3, "the", rule="S")])
    assert one.engine == HARPER
    assert one.tier is Tier.ASK


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (Tier.ASK, Tier.ASK, Tier.LIKELY),
        (Tier.LIKELY, Tier.ASK, Tier.LIKELY),
        (Tier.LIKELY, Tier.LIKELY, Tier.LIKELY),
        (Tier.SAFE, Tier.ASK, Tier.SAFE),
        (Tier.ASK, Tier.SAFE, Tier.SAFE),
    ],
)
def test_two_engines_raise_a_question_and_nothing_to_safe(first, second, expected):
    (one,) = merge_engines([found(0, 3, "the", tier=first)], [found(0, 3, "the", engine=TOOL, tier=second)])
    assert one.tier is expected


def test_agreement_on_the_word_alone_leaves_the_tier():
    (one,) = merge_engines([spelled(0, 4, "form")], [spelled(0, 4, "from", engine=TOOL)])
    assert one.tier is Tier.ASK
    assert one.engine == "harper+languagetool"


def test_suggestions_are_interleaved_and_come_once():
    left = spelled(0, 4, "a", "b", "c")
    right = spelled(0, 4, "a", "d", "b", "e", engine=TOOL)
    (one,) = merge_engines([left], [right])
    assert one.suggestions == ("a", "b", "d", "c", "e")


def test_the_surer_one_gives_message_and_rule():
    unsure = found(0, 3, "the", message="Maybe.", rule="MAYBE")
    sure = found(0, 3, "the", message="Surely.", rule="SURE", engine=TOOL, tier=Tier.LIKELY)
    (one,) = merge_engines([unsure], [sure])
    assert (one.message, one.rule) == ("Surely.", "SURE")


def test_without_confidence_a_finding_counts_as_even():
    unknown, weak, strong = found(0, 4, "a"), found(0, 4, "b", confidence=0.4), found(0, 4, "c", confidence=0.6)
    assert merge_engines([unknown], [weak]) == [unknown]
    assert merge_engines([unknown], [strong]) == [strong]


def test_a_tier_outweighs_any_confidence():
    sure = found(0, 4, "a", tier=Tier.LIKELY, confidence=0.1)
    assert merge_engines([sure], [found(1, 5, "b", confidence=0.99)]) == [sure]


@pytest.mark.parametrize(
    ("wide", "narrow", "agree"),
    [
        (found(0, 6, "in the"), found(3, 6, "the", engine=TOOL), True),
        (found(0, 6, "at the"), found(3, 6, "the", engine=TOOL), True),
        (found(0, 6, "in a"), found(3, 6, "the", engine=TOOL), False),
        (found(0, 6, "the"), found(0, 3, "", engine=TOOL), True),
        (found(0, 6, "in the now"), found(3, 6, "the", engine=TOOL), False),
    ],
)
def test_a_wide_change_and_a_narrow_one_agree_when_the_text_comes_out_the_same(wide, narrow, agree):
    (one,) = merge_engines([wide], [narrow])
    assert ("+" in one.engine) is agree


def test_two_that_cross_never_agree():
    (one,) = merge_engines([found(0, 4, "abc")], [found(2, 6, "abc", engine=TOOL)])
    assert "+" not in one.engine


def test_alarms_without_suggestion_agree_on_the_same_place_only():
    (same,) = merge_engines([found(0, 4)], [found(0, 4, "x", engine=TOOL)])
    assert same.engine == "harper+languagetool"
    assert same.suggestions == ("x",)
    (other,) = merge_engines([found(0, 4)], [found(1, 4, "x", engine=TOOL)])
    assert "+" not in other.engine


def test_alarms_without_suggestion_of_different_kinds_do_not_agree():
    (one,) = merge_engines([found(0, 4)], [found(0, 4, category=Category.STYLE, engine=TOOL)])
    assert "+" not in one.engine


@pytest.mark.parametrize("rule", sorted(CAPITAL_RULES))
def test_a_capital_yields_to_whatever_else_changes_the_word(rule):
    capital = found(0, 4, "Teh", rule=rule, tier=Tier.LIKELY, confidence=0.99)
    word = spelled(0, 4, "the", "ten", engine=TOOL)
    (one,) = merge_engines([capital], [word])
    assert one.suggestions == ("The", "Ten")
    assert one.rule == "R"


def test_a_capital_alone_stays():
    capital = found(0, 3, "The", rule="SentenceCapitalization")
    assert merge_engines([capital]) == [capital]


def test_a_capital_elsewhere_in_the_span_changes_nothing():
    wide = found(0, 8, "in a way", tier=Tier.LIKELY)
    capital = found(3, 8, "The", rule="SentenceCapitalization", engine=TOOL)
    assert merge_engines([wide], [capital]) == [wide]


def test_two_capitals_are_one():
    (one,) = merge_engines(
        [found(0, 3, "The", rule="SentenceCapitalization")],
        [found(0, 3, "The", rule="UPPERCASE_SENTENCE_START", engine=TOOL)],
    )
    assert one.engine == "harper+languagetool"


PLACES = st.tuples(st.integers(0, 30), st.integers(1, 8))
ANY = st.builds(
    lambda place, new, tier, engine, kind, sure: found(
        place[0], place[0] + place[1], *new, tier=tier, engine=engine, category=kind, confidence=sure
    ),
    PLACES,
    st.lists(st.sampled_from(["a", "bc", "the", ""]), max_size=3, unique=True),
    st.sampled_from(list(Tier)),
    st.sampled_from([HARPER, TOOL, OWN]),
    st.sampled_from(list(Category)),
    st.one_of(st.none(), st.floats(0, 1)),
)
ANY = ANY.filter(lambda finding: not is_unsure(finding))  # those wait for the local model
LISTS = st.lists(ANY, max_size=10)


@given(LISTS, LISTS)
def test_what_is_merged_is_sorted_and_apart(a, b):
    spans = [f.span for f in merge_engines(a, b)]
    assert spans == sorted(spans)
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))


@given(LISTS, LISTS)
def test_merging_again_changes_nothing(a, b):
    once = merge_engines(a, b)
    assert merge_engines(once) == once


@given(LISTS)
def test_every_place_that_gives_way_overlaps_one_that_is_shown(findings):
    shown = merge_engines(findings)
    for finding in findings:
        assert any(finding.span.overlaps(other.span) for other in shown)


@given(LISTS, LISTS)
def test_every_one_shown_is_one_that_was_found(a, b):
    originals = {(f.span, f.rule, f.category, f.message) for f in [*a, *b]}
    assert {(f.span, f.rule, f.category, f.message) for f in merge_engines(a, b)} <= originals


@given(LISTS)
def test_a_finding_is_never_less_sure_than_the_surest_there(findings):
    for one in merge_engines(findings):
        rivals = [f.tier.rank for f in findings if f.span == one.span]
        assert one.tier.rank <= max(rivals)


@given(ANY)
def test_one_finding_alone_is_left_as_it_is(finding):
    assert merge_engines([finding]) == [finding]
    assert merge_engines([], [finding], []) == [finding]


@given(ANY)
def test_a_finding_twice_is_one(finding):
    twin = replace(finding, engine=TOOL if finding.engine != TOOL else HARPER)
    merged = merge_engines([finding], [twin])
    assert len(merged) == 1
    assert merged[0].engine == "+".join(sorted([finding.engine, twin.engine]))


# -- what engines that differ say of a misspelt word


WRONG = "He has much selfconfdence in his work."
WORD = (12, 25)


@pytest.mark.parametrize("swapped", [False, True])
def test_the_likelier_of_two_engines_corrections_comes_first(swapped):
    far = spelled(*WORD, "teleconference", confidence=0.6)
    near = spelled(*WORD, "self-confidence", engine=TOOL, confidence=0.6)
    (one,) = merge_engines([near], [far], text=WRONG) if swapped else merge_engines([far], [near], text=WRONG)
    assert one.suggestions == ("self-confidence", "teleconference")


def test_without_a_text_the_surer_engines_correction_comes_first():
    far = spelled(*WORD, "teleconference", confidence=0.7)
    near = spelled(*WORD, "self-confidence", engine=TOOL, confidence=0.6)
    (one,) = merge_engines([far], [near])
    assert one.suggestions[0] == "teleconference"


def test_an_engine_without_a_correction_does_not_lead():
    (one,) = merge_engines([spelled(*WORD, "self-confidence")], [spelled(*WORD, engine=TOOL)], text=WRONG)
    assert one.suggestions == ("self-confidence",)


@pytest.mark.parametrize("rule", sorted(PRONOUN_RULES))
def test_what_is_as_sure_and_changes_more_than_a_small_i_has_the_capital_in_it(rule):
    small = found(3, 4, "I", rule=rule, tier=Tier.LIKELY, confidence=0.95)
    whole = found(3, 6, "I'm", engine=OWN, tier=Tier.LIKELY, confidence=0.9)
    (one,) = merge_engines([small], [whole])
    assert one.suggestions[0] == "I'm"


def test_an_unsure_change_of_a_small_i_does_not_take_the_capital_away():
    small = found(3, 4, "I", rule="I_LOWERCASE", tier=Tier.LIKELY)
    assert merge_engines([small], [found(3, 6, "it", engine=TOOL, confidence=0.9)]) == [small]
