"""What must hold for every own rule on any text at all, and for every place where it finds something."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_gui.checks.grammar.own import OwnRulesEngine
from coping_gui.checks.registry import PARAGRAPH_RULES
from coping_gui.essay.edit import apply_edits
from coping_gui.essay.finding import Tier

RULES = [pytest.param(rule, id=rule.id) for rule in PARAGRAPH_RULES]
BAD = [(rule, bad, good) for rule in PARAGRAPH_RULES for bad, good in rule.flags]
AT_AN_END = {"FINAL_STOP"}
"""Rules on how a paragraph begins or ends: what stands around is just what they look at."""
ANYWHERE = [row for row in BAD if row[0].id not in AT_AN_END]
PIECES = sorted({word for _, bad, good in BAD for word in (*bad.split(), *good.split())})
MARKS = [".", ",", "?", "“", "”", "(", ")", "’", "'", "-", "\n", "\u00a0", "\u200b", "😀", "𝒳", "e\u0301", "1990", ""]

anything = st.text(max_size=200)
sentences = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)
mixtures = st.lists(st.sampled_from([*PIECES, *MARKS]), max_size=30).flatmap(
    lambda parts: st.sampled_from(["", " ", "\u00a0", "  "]).map(lambda blank: blank.join(parts))
)
surroundings = st.sampled_from(
    [
        ("", ""),
        ("It was late. ", ""),
        ("Why? ", " And then it ended."),
        ("😀! ", " 😀"),
        ("First line.\n", "\nLast line."),
        ("𝒳𝒴𝒵. ", " 𝒳"),
        ("Très bien. ", " Überall."),
    ]
)


def repaired(rule, text):
    return apply_edits(text, [finding.edit() for finding in rule.find(text) if finding.suggestions])


@pytest.mark.parametrize("rule", RULES)
@settings(max_examples=12, deadline=None)
@given(anything)
def test_no_rule_fails_on_arbitrary_text(rule, text):
    assert all(finding.rule == rule.id for finding in rule.find(text))


@pytest.mark.parametrize("rule", RULES)
@settings(max_examples=12, deadline=None)
@given(mixtures)
def test_spans_lie_in_the_text_and_suggestions_change_it(rule, text):
    for finding in rule.find(text):
        assert 0 <= finding.span.start < finding.span.end <= len(text)
        assert finding.span.of(text) not in finding.suggestions


@pytest.mark.parametrize("rule", RULES)
@settings(max_examples=12, deadline=None)
@given(mixtures)
def test_findings_of_one_rule_do_not_overlap(rule, text):
    spans = sorted(finding.span for finding in rule.find(text))
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


@pytest.mark.parametrize("rule", RULES)
@settings(max_examples=8, deadline=None)
@given(sentences)
def test_the_same_text_gives_the_same_findings(rule, text):
    assert list(rule.find(text)) == list(rule.find(text))


@pytest.mark.parametrize(
    ("rule", "bad", "good"), [pytest.param(*row, id=f"{row[0].id}-{i}") for i, row in enumerate(ANYWHERE)]
)
@settings(max_examples=10, deadline=None)
@given(surroundings)
def test_an_applied_suggestion_silences_the_rule_whatever_stands_around(rule, bad, good, around):
    before, after = around
    text = before + bad + after
    assert repaired(rule, text) == before + good + after
    assert list(rule.find(before + good + after)) == []


@pytest.mark.parametrize(
    ("rule", "bad", "good"), [pytest.param(*row, id=f"{row[0].id}-{i}") for i, row in enumerate(ANYWHERE)]
)
def test_a_place_further_on_moves_the_finding_and_nothing_else(rule, bad, good):
    here = [(f.span.start, f.suggestions, f.tier) for f in rule.find("So. " + bad)]
    there = [(f.span.start - 5, f.suggestions, f.tier) for f in rule.find("So. 😀𝒳\n. " + bad)]
    assert len(here) == len(there)
    assert [row[1:] for row in here] == [row[1:] for row in there]


@pytest.mark.parametrize(
    ("rule", "bad", "good"), [pytest.param(*row, id=f"{row[0].id}-{i}") for i, row in enumerate(BAD)]
)
def test_a_blank_that_does_not_break_is_a_blank(rule, bad, good):
    text = bad.replace(" ", "\u00a0")
    assert len(list(rule.find(text))) <= len(list(rule.find(bad)))
    for finding in rule.find(text):
        assert finding.suggestions != (finding.span.of(text),)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_finds_each_place_of_many(rule):
    bad, good = rule.flags[0]
    text = "\n".join([bad] * 5)
    assert repaired(rule, text) == "\n".join([good] * 5)


@pytest.mark.parametrize("rule", RULES)
def test_letters_of_a_hundred_thousand_are_no_trouble(rule):
    assert list(rule.find("x" * 100_000)) == []
    assert list(rule.find("word " * 20_000)) == []


@pytest.mark.parametrize("rule", RULES)
def test_blanks_without_end_are_no_trouble(rule):
    assert list(rule.find(" " * 20_000)) == []
    assert list(rule.find("\n" * 20_000)) == []


@pytest.mark.parametrize("text", ["", " ", "\n", "\u00a0", "\ud7ff", "0", "😀", "…", "’", "“”"])
def test_texts_of_next_to_nothing_have_no_mistakes(text):
    assert OwnRulesEngine().check([text], "en-US") == [[]]


@settings(max_examples=60, deadline=None)
@given(st.lists(sentences, max_size=5))
def test_each_text_is_checked_by_itself(texts):
    engine = OwnRulesEngine()
    together = engine.check(texts, "en-GB")
    assert together == [engine.check([text], "en-GB")[0] for text in texts]


@settings(max_examples=60, deadline=None)
@given(mixtures)
def test_the_engine_sorts_by_place(text):
    found = OwnRulesEngine().check([text], "en-AU")[0]
    assert [f.span.start for f in found] == sorted(f.span.start for f in found)


@pytest.mark.parametrize("language", ["en", "en-US", "en-GB", "en-AU", "en-CA", "en-NZ"])
def test_every_english_is_english(language):
    assert [f.rule for f in OwnRulesEngine().check(["You must to go."], language)[0]] == ["MODAL_TO"]


@pytest.mark.parametrize("language", ["de-DE", "fr", "nl", "x-none", ""])
def test_nothing_else_is(language):
    assert OwnRulesEngine().check(["You must to go."], language) == [[]]


@pytest.mark.parametrize("rule", RULES)
def test_all_tiers_and_confidences_fit_together(rule):
    for bad, _ in rule.flags:
        for finding in rule.find(bad):
            assert finding.confidence is not None
            assert (finding.confidence >= 0.9) == (finding.tier is not Tier.ASK)


SAFE = ["Im", "Ive", "isnt", "wasnt", "arent", "werent", "hadnt", "wouldnt", "shouldnt", "mustnt", "neednt", "whats"]
SAFE += ["weve", "youve", "theyve", "theres", "alot", "infact", "aswell", "eachother", "eventhough", "atleast"]
SAFE += ["inorder", "ofcourse"]
LIKELY = ["dont", "doesnt", "didnt", "hasnt", "havent", "couldnt", "thats", "youre", "theyre", "hes", "shes", "im"]
LIKELY += ["ive", "atmost", "incase", "aslong", "abit", "highschool", "alots", "thankyou", "asmuch", "alittle"]
LIKELY += ["otherhand", "infront", "upto", "everytime", "noone"]


def tiers_of(word):
    return [f.tier for f in OwnRulesEngine().check([f"Well, {word} there"], "en-US")[0] if f.span.start == 6]


@pytest.mark.parametrize("word", SAFE)
def test_forms_that_were_right_in_97_of_100_are_safe(word):
    assert tiers_of(word) == [Tier.SAFE]


@pytest.mark.parametrize("word", LIKELY)
def test_forms_that_may_mean_another_word_are_only_likely(word):
    assert tiers_of(word) == [Tier.LIKELY]


@pytest.mark.parametrize("word", SAFE)
def test_parts_of_names_and_addresses_are_no_slips(word):
    for text in (
        f"www.{word}.org",
        f"{word}@here.org",
        f"#{word}",
        f"{word}-like",
        f"x{word}",
        f"{word}x",
        f"/{word}/",
    ):
        assert OwnRulesEngine().check([text], "en-US") == [[]]


@pytest.mark.parametrize("rule", RULES)
def test_explanations_are_whole_sentences(rule):
    assert rule.why[0].isupper() or rule.why[0] in "“"
    assert len(rule.why) > 30
    assert not re.search(r"\s{2}|\n", rule.why)


@pytest.mark.parametrize("rule", RULES)
def test_titles_are_short(rule):
    assert 3 <= len(rule.title) <= 60
    assert rule.title == rule.title.strip()
