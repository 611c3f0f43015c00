"""From candidates to decisions: certainty, protection, the look behind a first repair, and reasons."""

from dataclasses import replace
from itertools import pairwise

import pytest

from coping_gui.checks.spacing.decision import CERTAIN, Missing, missing_blanks
from coping_gui.checks.spacing.layout import lay
from coping_gui.checks.spacing.profile import profile
from coping_gui.checks.spacing.repair import (
    ASK,
    LIKELY,
    SAFE,
    SHORT,
    find,
    is_calm,
    is_short,
    repair_text,
    tier_of,
)
from coping_gui.essay.finding import Tier
from coping_gui.essay.span import Span

REST = "The men and women of the village were glad, because the road was dry again after the long winter."


def missing(text, **more):
    return missing_blanks([lay(text)], profile([text]), **more)[0]


def test_missing_blanks_come_in_order_with_a_chance_and_a_reason():
    found = missing(f"They saw thevillage from afar.Nobody was surprised by itssize. {REST}")
    assert [m.at for m in found] == sorted(m.at for m in found)
    assert all(0 < m.chance <= 1 and m.reason for m in found)
    assert [m.beside_mark for m in found if m.chance > 0.5] == [False, True, False]


def test_nothing_is_missing_in_a_clean_text():
    assert all(m.chance < 0.5 for m in missing(REST))


def test_an_address_that_touches_a_word_is_certain():
    (found,) = [m for m in missing(f"See the page.https://example.org/a {REST}") if m.beside_mark]
    assert found.chance >= CERTAIN - 1e-6


def test_the_border_of_a_protected_span_may_be_parted_but_not_its_inside():
    text = f"They saw thevillage from afar. {REST}"
    at = text.index("thevillage")
    inside = [m.at for m in missing(text, protected=[[Span(at, at + 10)]])]
    border = [m.at for m in missing(text, protected=[[Span(at + 3, at + 10)]])]
    assert at + 3 not in inside
    assert at + 3 in border


@pytest.mark.parametrize("token", ["`thevillage`", "thevillage()", "std::thevillage", "my_thevillage", "#thevillage"])
def test_code_and_tags_are_not_parted(token):
    text = f"They saw {token} from afar. {REST}"
    assert token in repair_text(text, Tier.ASK)


def test_thresholds_fall_with_the_tiers():
    for safe, likely, ask in zip(SAFE, LIKELY, ASK, strict=True):
        assert 1 > safe > likely > ask > 0


def test_every_missing_blank_has_the_tier_of_its_chance():
    texts = [f"They saw thevillage from afar.Nobody was surprised by itssize. {REST}", *[REST] * 5]
    whole = profile(texts)
    for m in missing_blanks([lay(text) for text in texts], whole)[0]:
        tier = tier_of(m, whole)
        assert (tier is Tier.SAFE) == (m.chance >= SAFE[m.beside_mark])
        assert (tier is None) == (m.chance < ASK[m.beside_mark])


def test_a_token_with_repairs_of_two_tiers_gives_findings_that_touch_but_do_not_overlap():
    text = f"They saw thevillage.Thechildren ofthemen were there. {REST}"
    found = [f for f in find(text, profile([text])) if f.rule.startswith(("spacing.run", "spacing.lost"))]
    for one, two in pairwise(found):
        assert one.span.end <= two.span.start


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They saw thevillage from afar.", "no dictionary has “thevillage”"),
        ("They stayed inSwitzerland for a year.", "a capital stands inside"),
        ("They saw it.Nobody was surprised.", "behind a full stop"),
        ("They saw it,but nobody was surprised.", "behind a comma"),
        ("They left the town(Brown, 2014) in the end.", "before an opening bracket"),
    ],
)
def test_the_reason_names_what_speaks_for_the_repair(text, words):
    whole = f"{text} {REST}"
    reasons = [f.reason.lower() for f in find(whole, profile([whole]))]
    assert any(words.lower() in some for some in reasons)


def test_a_reason_starts_like_a_sentence_and_has_no_full_stop():
    text = f"They saw thevillage from afar.Nobody was surprised. {REST}"
    for finding in find(text, profile([text])):
        assert finding.reason[0].isupper()
        assert not finding.reason.endswith(".")


@pytest.mark.parametrize(
    ("style", "kept"),
    [
        ("A.B. Carter and C.D. Dawson met E.F. Ellis and G.H. Foster in the town where I.J. Graham was born.", True),
        ("p.12 of the book, p.14 of the letter, p.19 of the diary and p.23 of the will are all by one hand.", True),
    ],
)
def test_a_text_s_own_habit_beside_a_mark_is_kept(style, kept):
    text = f"{style} {REST}"
    assert (repair_text(text, Tier.LIKELY) == text) is kept


def test_a_long_document_that_seems_clean_asks_for_surer_repairs():
    clean = profile([REST] * 20)
    glued = profile([REST.replace("of the", "ofthe")] * 20)
    short = profile([REST])
    assert is_calm(clean)
    assert not is_calm(glued)
    assert not is_calm(short)
    doubtful = Missing(3, 0.7, False, "Because")
    assert tier_of(doubtful, glued) is Tier.LIKELY
    assert tier_of(doubtful, clean) is Tier.ASK


@pytest.mark.parametrize(
    ("chat", "first"),
    [
        ("We laugh everytime we see it at school.", "every time"),
        ("It should be allright then.", "all right"),
        ("I say it was beautifulthat old garden.", "beautiful that"),
    ],
)
def test_a_short_text_does_not_show_whether_it_loses_blanks_between_words(chat, first):
    (alone,) = find(chat, profile([chat]))
    assert (alone.tier, alone.suggestions[0].rstrip(".")) == (Tier.LIKELY, first)


def test_the_same_slip_is_safe_in_a_document_that_shows_its_habits():
    slip = "They saw thevillage from afar."
    assert find(slip, profile([slip]))[0].tier is Tier.LIKELY
    assert find(slip, profile([slip, *[REST] * 6]))[0].tier is Tier.SAFE


def test_a_short_text_that_loses_more_blanks_is_mended_unseen():
    note = "I ask for an extensionof three days. Thankyou for your time."
    assert [f.tier for f in find(note, profile([note]))] == [Tier.SAFE, Tier.SAFE]


@pytest.mark.parametrize(
    ("chance", "others", "tier"),
    [
        (0.99, 2.0, Tier.SAFE),
        (0.989, 2.0, Tier.LIKELY),
        (0.99, 0.4, Tier.LIKELY),
    ],
)
def test_a_short_text_that_loses_more_needs_a_surer_chance_for_the_safe_tier(chance, others, tier):
    made = profile(["I ask for three days."])
    losing = replace(made, losses=replace(made.losses, between_words=chance + others))
    assert tier_of(Missing(3, chance, False, "Because"), losing) is tier


def test_a_blank_that_is_lost_beside_a_mark_is_safe_in_a_short_text_too():
    chat = "I am free this week,but not on Monday."
    (finding,) = find(chat, profile([chat]))
    assert finding.tier is Tier.SAFE


@pytest.mark.parametrize(("words", "short"), [(SHORT - 1, True), (SHORT, False)])
def test_a_document_is_short_below_a_hundred_words(words, short):
    assert is_short(profile([" ".join(["word"] * words)])) is short
