"""The local model's word on the other engines' findings, and how all of them become one list: further borders."""

from dataclasses import replace

import pytest

from coping_gui.checks.grammar.agreement import merge_engines
from coping_gui.checks.grammar.second_opinion import (
    DENSE,
    DOUBTED,
    DOUBTED_GRAMMAR,
    SURE_ALONE,
    SecondOpinion,
    doubt,
    judged,
    maybe,
    read,
    same_change,
)
from coping_gui.checks.grammar.spelling import UNSURE
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span

CALM, CARELESS = read(0.01), read(DENSE)


def found(start=4, end=8, *new, engine="languagetool", **more):
    more = {"category": Category.GRAMMAR, "rule": "R", "message": "x.", "tier": Tier.ASK, "confidence": 0.5, **more}
    return Finding(span=Span(start, end), suggestions=new, engine=engine, **more)


def own(start, end, new, chance, rule="LOCAL_MODEL_WORD_CHOICE", **more):
    return found(start, end, new, engine="local", confidence=chance, rule=rule, **more)


@pytest.mark.parametrize(
    ("category", "tier", "doubted", "stays"),
    [
        (Category.SPELLING, Tier.ASK, None, False),
        (Category.SPELLING, Tier.ASK, DOUBTED, True),
        (Category.SPELLING, Tier.LIKELY, DOUBTED - 0.01, False),
        (Category.GRAMMAR, Tier.ASK, DOUBTED, False),
        (Category.GRAMMAR, Tier.ASK, DOUBTED_GRAMMAR, True),
        (Category.GRAMMAR, Tier.LIKELY, DOUBTED_GRAMMAR - 0.01, False),
        (Category.STYLE, Tier.ASK, None, True),
        (Category.SPELLING, Tier.SAFE, None, True),
    ],
)
def test_in_a_calm_paragraph_a_finding_needs_the_models_doubt(category, tier, doubted, stays):
    finding = found(4, 8, "tube", category=category, tier=tier)
    doubts = [] if doubted is None else [doubt(Span(6, 12), doubted)]
    assert judged([[finding], [CALM, *doubts]]) == ([finding] if stays else [])


@pytest.mark.parametrize(
    ("opinion", "doubted", "stays"),
    [
        ([], 0.9, False),
        ([CALM], 0.9, False),
        ([CARELESS], DOUBTED_GRAMMAR, True),
        ([CARELESS], DOUBTED_GRAMMAR - 0.01, False),
        ([CARELESS], None, False),
    ],
)
def test_an_unknown_word_that_nothing_explains_needs_a_careless_text_and_the_models_doubt(opinion, doubted, stays):
    finding = found(4, 8, "tube", category=Category.SPELLING, confidence=UNSURE)
    doubts = [] if doubted is None else [doubt(Span(4, 8), doubted)]
    assert bool(judged([[finding], [*opinion, *doubts]])) is stays


@pytest.mark.parametrize("place", [Span(0, 4), Span(8, 9)])
def test_doubt_about_the_neighbour_is_no_doubt_about_the_word(place):
    assert judged([[found(4, 8, "tube")], [CALM, doubt(place, 0.9)]]) == []


@pytest.mark.parametrize(("rate", "calm"), [(0.0, True), (DENSE - 0.001, True), (DENSE, False), (0.5, False)])
def test_a_paragraph_is_calm_below_six_mistakes_in_a_hundred_words(rate, calm):
    assert SecondOpinion.of([read(rate)]).calm is calm


def test_a_paragraph_that_was_not_read_is_not_calm_and_everything_passes():
    opinion = SecondOpinion.of([doubt(Span(4, 8), 0.01)])
    assert not opinion.calm
    assert opinion.judged(found(4, 8, "tube", category=Category.SPELLING)) is not None


def test_the_opinion_hears_only_the_model():
    opinion = SecondOpinion.of([found(4, 8, "tube"), CALM, own(0, 3, "The", 0.9), maybe(Span(4, 8), "tubes", 0.3)])
    assert (opinion.rate, len(opinion.own), len(opinion.maybes), opinion.doubts) == (0.01, 1, 1, ())


@pytest.mark.parametrize(
    ("tier", "chance", "expected"),
    [(Tier.ASK, 0.1, Tier.LIKELY), (Tier.LIKELY, 0.9, Tier.LIKELY), (Tier.SAFE, 0.9, Tier.SAFE)],
)
def test_support_makes_a_question_likely_and_nothing_safe(tier, chance, expected):
    (one,) = judged([[found(4, 8, "tube", tier=tier)], [CALM, maybe(Span(4, 8), "tube", chance)]])
    assert (one.tier, one.confidence) == (expected, max(chance, 0.5))


def test_too_little_support_is_none():
    assert judged([[found(4, 8, "tube")], [CALM, maybe(Span(4, 8), "tube", DOUBTED - 0.01)]]) == []


@pytest.mark.parametrize(("support", "stays"), [(0.95, True), (0.9, True), (0.2, False)])
def test_the_model_silences_a_rival_that_it_holds_for_less_likely(support, stays):
    said = [CARELESS, own(4, 8, "tone", 0.9), maybe(Span(4, 8), "tube", support)]
    heard = judged([[found(4, 8, "tube")], said])
    assert any(f.engine == "languagetool" for f in heard) is stays


@pytest.mark.parametrize(("chance", "stays"), [(SURE_ALONE, True), (SURE_ALONE - 0.0001, False)])
def test_alone_in_a_calm_paragraph_the_model_speaks_only_when_all_but_certain(chance, stays):
    assert bool(judged([[], [CALM, own(4, 8, "tube", chance)]])) is stays


def test_spelling_and_careless_paragraphs_need_no_such_certainty():
    spelt = own(4, 8, "tube", 0.7, category=Category.SPELLING)
    assert judged([[], [CALM, spelt]]) == [spelt]
    word = own(4, 8, "tube", 0.7)
    assert judged([[], [CARELESS, word]]) == [word]


@pytest.mark.parametrize(
    ("rule", "start", "stays"),
    [
        ("LOCAL_MODEL_NUMBER", 9, False),
        ("LOCAL_MODEL_NUMBER", 10, True),
        ("LOCAL_MODEL_WORD_CHOICE", 9, True),
        ("LOCAL_MODEL_AGREEMENT", 9, False),
    ],
)
def test_the_model_leaves_its_word_where_the_neighbour_is_changed_already(rule, start, stays):
    mine, theirs = own(start, start + 4, "tube", 0.9, rule), found(4, 8, "these", tier=Tier.SAFE)
    assert (mine in judged([[theirs], [CARELESS, mine]])) is stays


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (found(4, 8, "tube"), found(4, 8, "tube", "tub"), True),
        (found(4, 8, "tube"), found(4, 8, "tub", "tube"), False),
        (found(4, 8), found(4, 8), False),
        (found(0, 8, "the tube"), found(4, 8, "tube"), True),
        (found(4, 8, "tube"), found(0, 8, "the tubes"), False),
        (found(0, 8, "the tube"), found(4, 4, "old "), False),
        (found(0, 6, "a tube"), found(4, 8, "be"), False),
    ],
)
def test_two_findings_make_the_same_change_when_the_inner_one_lies_in_the_outer(a, b, same):
    assert same_change(a, b) is same
    assert same_change(b, a) is same


def test_the_model_and_a_wider_finding_agree_and_become_one():
    (one,) = merge_engines([found(0, 8, "the tube")], [CALM, own(4, 8, "tube", 0.99)])
    assert (one.engine, one.tier) == ("languagetool+local", Tier.LIKELY)


def test_a_capital_is_not_added_to_a_change_that_starts_elsewhere():
    word = found(4, 8, "tube", tier=Tier.LIKELY)
    capital = found(2, 8, "Tube", rule="UPPERCASE_SENTENCE_START", engine="harper")
    assert merge_engines([word], [capital]) == [word]


def test_two_bare_findings_of_one_place_agree_only_in_their_category():
    grammar, style = found(4, 8), found(4, 8, engine="harper", category=Category.STYLE)
    assert len(merge_engines([grammar], [style])) == 1
    (one,) = merge_engines([grammar], [replace(style, category=Category.GRAMMAR)])
    assert one.engine == "harper+languagetool"
    (first,) = merge_engines([replace(grammar, confidence=0.9)], [style])
    assert first.engine == "languagetool"


def test_where_three_change_one_place_the_two_that_agree_are_named_and_the_third_gives_way():
    lists = [
        [found(4, 8, "tube", engine="harper")],
        [found(4, 8, "tube")],
        [found(4, 8, "tone", engine="coping", confidence=0.1)],
    ]
    (one,) = merge_engines(*lists)
    assert (one.engine, one.suggestions) == ("harper+languagetool", ("tube",))


def test_a_finding_without_confidence_counts_as_half_sure():
    unsaid, weak = found(4, 8, "tube", confidence=None), found(5, 9, "tone", engine="harper", confidence=0.4)
    assert merge_engines([weak], [unsaid]) == [unsaid]
    strong = replace(weak, confidence=0.6)
    assert merge_engines([strong], [unsaid]) == [strong]
