"""Evidence beyond the token itself: citations, twins, the text's own words."""

import pytest

from coping_gui.checks.spacing.candidates import cited, names_authors
from coping_gui.checks.spacing.layout import lay
from coping_gui.checks.spacing.profile import know, profile
from coping_gui.checks.spacing.repair import find, repair_text
from coping_gui.essay.finding import Tier

CITATION = "The effect was first described by Belquistand Marrolan (2015), who found it in three of the five towns."


def place_of(text, left):
    laid = lay(text)
    return next((laid, k, p) for k, token in enumerate(laid.tokens) for p in token.words if p.left == left)


def test_the_first_author_of_a_citation_is_freed_from_and():
    assert "Belquist and Marrolan" in repair_text(CITATION, Tier.LIKELY)


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        (CITATION, 2),
        ("It was shown (Belquistand Marrolan, 2015) again.", 2),
        ("It was shown by Belquistand Marrolan long ago.", 1),
        ("It was shown by Belquistand later.", 0),
    ],
)
def test_how_much_a_place_looks_like_a_citation(text, strength):
    assert cited(*place_of(text, "belquist")) == strength


def test_a_name_that_the_text_uses_alone_is_kept():
    text = CITATION + " Belquistand said so himself, and Belquistand was right."
    assert not names_authors(*place_of(text, "belquist"), know([lay(text)]))
    assert "Belquistand said" in repair_text(text, Tier.SAFE)


def test_a_known_name_that_ends_in_and_is_kept():
    text = "The series was studied in Cleveland Heights (2015) and in Oakland Hills (2016) by the same group of people."
    assert repair_text(text, Tier.ASK) == text


def test_the_reason_names_the_citation():
    reasons = [f.reason for f in find(CITATION, profile([CITATION])) if "Belquist" in f.suggestions[0]]
    assert reasons
    assert "second author" in reasons[0]


def test_a_split_that_the_text_repeats_is_told_its_twin_s_chance():
    made = profile(["The children of thevillage were glad.", "The men of thevillage were not."])
    best, second = made.losses.splits["the village"]
    assert best >= second > 0.5
    assert made.losses.parts["village"] == 2
