"""Sentences end where readers say they end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.checks.structure.sentences import length, sentences


def split(text: str) -> list[str]:
    return [s.of(text) for s in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["It is so.", "It is not.", "Why?", "Because!", "Well…", "So it goes."],
        ["Smith et al. (2015) show this.", "As J. K. Rowling said, it is so."],
        ["See e.g. Smith, i.e. the author, cf. Jones.", "It is in Fig. 3 and pp. 3–4 of vol. 2, ch. 5."],
        ["The U.S. economy grew.", "It is large in the U.S.", "The end."],
        ["Dr. Smith and Prof. Lee met Mrs. Brown on St. James Street.", "They talked."],
        ["It was 3.5 percent at 5 p.m. on Monday.", "It fell to 2.1."],
        ["“Why did he go?”", "She did not know.", "(Nobody did.)", "It was late."],
        ["It is so.[3]", "It is not.¹", "It is [12, 13].", "Yes."],
        ["He came with apples, pears, etc. and left.", "The rest is history."],
        ["They left... and then they came back.", "So it was."],
        ["It holds (see Smith, 2010).", "12 people came."],
        ["This is plan B.", "It may work.", "World War I was long."],
        ["One line", "Another line"],
    ],
)
def test_a_text_falls_into_its_sentences(parts: list[str]) -> None:
    joined = "\n".join(parts) if "." not in parts[0] and "?" not in parts[0] else " ".join(parts)
    assert split(joined) == parts


@pytest.mark.parametrize(
    "whole",
    [
        "The book (Smith et al. 2015) is good.",
        "She asked, “Why?” and left.",
        "It is No. 5 of the list.",
        "Jones, A. B. (2010) wrote it.",
        "the visit took 1.5 hours",
    ],
)
def test_marks_inside_a_sentence_do_not_end_it(whole: str) -> None:
    assert split(whole) == [whole]


def test_spans_count_code_points() -> None:
    text = "😀 One is here. 😀 two. Three is there."
    assert [s.of(text) for s in sentences(text)][-1] == "Three is there."


@given(st.text(st.sampled_from("aB. ?!\n“”()1😀"), max_size=60))
def test_sentences_cover_all_but_white_space_in_order(text: str) -> None:
    at = 0
    for span in sentences(text):
        assert span.length > 0
        assert not text[at : span.start].strip()
        assert not text[span.start].isspace()
        assert not text[span.end - 1].isspace()
        at = span.end
    assert not text[at:].strip()


def test_citations_do_not_make_a_sentence_long() -> None:
    assert length("It is so (Smith, 2010; Jones & Brown, 2011, pp. 3–5).") == 3
    assert length("It is so [1, 2–5].") == 3
    assert length("It is so (as one can see).") == 7
