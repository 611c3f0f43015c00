"""Names with lost accents, notes of three authors, and words with several endings."""

import pytest

from coping_gui.checks.structure.consistency.find import find_variations
from coping_gui.checks.structure.consistency.variation import Kind
from coping_gui.checks.structure.notes import note_citations
from coping_gui.checks.structure.sentences import length
from coping_gui.checks.structure.vocabulary import stem
from coping_gui.opening.text_reader import essay_from_text

PLAIN = "The council met in spring, and it was said that the river had risen by more than a foot in two days."


def names_in(text: str) -> list[tuple[str, ...]]:
    essay = essay_from_text(f"On the River\n\n{PLAIN}\n\n{text}\n\n{PLAIN}")
    return [v.forms for v in find_variations(essay) if v.kind is Kind.NAMES]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("Dvořák", "Dvorak"), ("Brontë", "Bronte"), ("Kierkegaard", "Kierkegard"), ("Foucault", "Foucalt")],
)
def test_a_name_that_lost_letters_or_accents_is_held_beside_the_right_one(right: str, wrong: str) -> None:
    text = f"They read {right} here. They like {right} there. They saw {right} again, and then {wrong} once."
    assert names_in(text) == [(right, wrong)]


def test_a_name_that_always_follows_another_name_is_looked_at_too() -> None:
    text = (
        "In the spring they met with Maria Kowalska and her staff for the first time. It was said that Maria Kowalska"
        " had left the town before that, and it was there that Maria Kowalka and the others were seen together."
    )
    assert names_in(text) == [("Kowalska", "Kowalka")]


@pytest.mark.parametrize(
    ("note", "names", "title"),
    [
        ("Ann Marsh, Bo Reed, and Cy Fenn, *Tides* (London: Press, 2010), 4.", ("Marsh", "Reed", "Fenn"), "Tides"),
        ("Ann Marsh, Bo Reed, and Cy Fenn, *Tides*", ("Marsh", "Reed", "Fenn"), "Tides"),
        ("Ann Marsh, Bo Reed and Cy Fenn, Tides, 45.", ("Marsh", "Reed", "Fenn"), "Tides"),
        ("Marsh, Reed, and Fenn, *Tides*, 45.", ("Marsh", "Reed", "Fenn"), "Tides"),
        ("Ann Marsh and Bo Reed, *Tides*, 9.", ("Marsh", "Reed"), "Tides"),
        ("Ann Marsh, Tides and Times, 45.", ("Marsh",), "Tides and Times"),
    ],
)
def test_a_note_names_all_its_authors(note: str, names: tuple[str, ...], title: str) -> None:
    (citation,) = note_citations(note)
    assert (citation.works[0].names, citation.works[0].title) == (names, title)


@pytest.mark.parametrize(
    "citation", ["(Marsh, 2010)", "(Marsh, n.d.)", "(Marsh, in press)", "(Marsh, forthcoming)", "[3, 4]"]
)
def test_a_citation_adds_no_words_to_its_sentence(citation: str) -> None:
    assert length(f"It is so {citation}.") == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hopefulness", "hope"), ("hopeful", "hope"), ("usefulness", "useful"), ("nervousness", "nervous"),
        ("effectiveness", "effective"),
    ],
)  # fmt: skip
def test_words_with_two_endings_have_the_stem_of_those_with_one(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_a_double_s_alone_is_no_ending() -> None:
    assert stem("happiness") == "happiness"
    assert stem("process") == "process"
