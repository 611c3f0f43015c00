"""Which sentences state what an essay is for."""

import pytest

from coping_gui.checks.structure.thesis import claims, states_purpose, thesis_in
from coping_gui.checks.structure.view import view_of
from coping_gui.essay.essay import Format
from coping_gui.opening.text_reader import essay_from_text


@pytest.mark.parametrize(
    "sentence",
    [
        "This essay argues that mothers in prison need help of their own.",
        "The present study examines how children see their mothers in prison.",
        "In this paper, I will show that the law has changed little since then.",
        "This report first describes the project and then discusses its results.",
        "I argue that the state should pay for the visits of all children.",
        "We investigated whether children of prisoners do worse at their schools.",
        "It will be argued that the law does more harm than good to them.",
        "The aim of this essay is to compare two ways of helping the children.",
        "The main purpose of the following pages is to explain why it failed.",
        "Our hypothesis is that the visits help both mothers and children a lot.",
        "My view is that prisons should be the last of all resorts for mothers.",
        "This case study will therefore explore what the agencies have learnt.",
    ],
)
def test_a_sentence_of_purpose_is_known(sentence: str) -> None:
    assert states_purpose(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Prisons are old institutions that hold many people in every country of the world.",
        "Does this essay argue that mothers in prison need help of their own?",
        "This essay argues it.",
        "One author writes “this essay argues that mothers need help” and leaves it there.",
        "The essay of the child was about the house on the hill above the town.",
        "The study was closed, and its windows looked out on the old garden wall.",
        "Many agencies have worked on this for years and years now, it seems to me.",
    ],
)
def test_other_sentences_are_not(sentence: str) -> None:
    assert not states_purpose(sentence)


def test_a_claim_has_no_citation_and_is_no_question() -> None:
    assert claims("The state should therefore pay for the visits of all children to prisons.")
    assert not claims("The state should therefore pay for the visits of all children (Smith, 2010).")
    assert not claims("Should the state therefore pay for the visits of all children to prisons?")


def introduction(text: str) -> str:
    essay = essay_from_text(f"## Introduction\n\n{text}\n\n## Body\n\nText of it.", Format.MARKDOWN)
    found = thesis_in(view_of(essay))
    return found[1].of(essay.paragraphs[found[0]].text) if found else ""


def test_a_sentence_of_purpose_counts_wherever_it_stands() -> None:
    thesis = "This essay argues that mothers in prison need help of their own."
    assert introduction(f"{thesis} It is long. It is old. It is known.") == thesis
    assert introduction(f"It is long. It is old. {thesis}") == thesis


def test_a_claim_counts_only_among_the_last_two_sentences() -> None:
    claim = "The state should pay for the visits of all children to prisons."
    assert introduction(f"It is long. {claim} It is so.") == claim
    assert introduction(f"{claim} It is long. It is old. It is so.") == ""
