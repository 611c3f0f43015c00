"""Sentences, thesis cues, content words and quotations at their borders."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_gui.checks.structure.quotations import quotations, quoted_share
from coping_gui.checks.structure.sentences import length, sentences
from coping_gui.checks.structure.thesis import claims, states_purpose, thesis_in
from coping_gui.checks.structure.view import view_of
from coping_gui.checks.structure.vocabulary import STOP_WORDS, content, stem, words
from coping_gui.essay.essay import Format
from coping_gui.essay.span import Span
from coping_gui.opening.text_reader import essay_from_text


def split(text: str) -> list[str]:
    return [s.of(text) for s in sentences(text)]


# --- sentences --------------------------------------------------------------------------------------------------------

ABBREVIATIONS = ["e.g.", "i.e.", "cf.", "viz.", "ca.", "p.", "pp.", "Fig.", "fig.", "vs.", "Dr.", "Mr.", "Mrs.", "Ms.",
                 "Prof.", "St.", "Gen.", "Rev.", "Sen.", "vol.", "eq.", "ch.", "ed.", "eds.", "para.", "ref.", "sec.",
                 "Tab.", "approx.", "trans."]  # fmt: skip


@pytest.mark.parametrize("short", ABBREVIATIONS)
@pytest.mark.parametrize("following", ["Smith", "12", "The"])
def test_an_abbreviation_never_ends_a_sentence(short: str, following: str) -> None:
    assert len(split(f"So it was, {short} {following} was there.")) == 1


@pytest.mark.parametrize("short", ["etc.", "et al.", "Inc.", "Ltd.", "Jr.", "a.m.", "p.m.", "U.S.", "U.K.", "Ph.D.",
                                   "ibid.",                                    "Jan.", "Dec.", "Sept."])  # fmt: skip
@pytest.mark.parametrize(
    ("following", "count"), [("The", 2), ("However,", 2), ("They", 2), ("Smith", 1), ("2010", 1), ("smith", 1)]
)
def test_some_abbreviations_end_a_sentence_before_a_usual_opener(short: str, following: str, count: int) -> None:
    assert len(split(f"So it was {short} {following} came then.")) == count


@pytest.mark.parametrize("initials", ["J.", "J. K.", "J. K. L.", "J.K.", "Ö.", "Å. B."])
def test_initials_do_not_end_a_sentence(initials: str) -> None:
    assert len(split(f"So wrote {initials} Smith of it.")) == 1


@pytest.mark.parametrize(
    "mark", [".", "!", "?", "…", "...", "?!", "!!", ".”", '."', ".’", ".)", "?”", ".»", ".[3]", ".³"]
)
@pytest.mark.parametrize("opening", ["", "“", '"', "‘", "(", "«", "[", "¿"])
def test_every_mark_ends_a_sentence_before_a_capital(mark: str, opening: str) -> None:
    text = f"So it was{mark} {opening}Nobody knew why."
    assert split(text) == [f"So it was{mark}", f"{opening}Nobody knew why."]


@pytest.mark.parametrize("mark", [".", "…", "...", "?”", "!"])
def test_no_mark_ends_a_sentence_before_a_small_letter(mark: str) -> None:
    assert len(split(f"So it was{mark} nobody knew why.")) == 1


@pytest.mark.parametrize("mark", [",", ";", ":", "–", "—", "-", "/", "·"])
def test_other_marks_end_no_sentence(mark: str) -> None:
    assert len(split(f"So it was{mark} Nobody knew why.")) == 1


@pytest.mark.parametrize("number", ["3.5", "1.000", "10.1000/182", "2.0", "v1.2.3"])
def test_points_in_numbers_end_no_sentence(number: str) -> None:
    assert len(split(f"It was {number} of It all.")) == 1


@pytest.mark.parametrize("blank", [" ", "  ", "\t", "\u00a0", "\u2009"])
def test_any_white_space_may_stand_between_sentences(blank: str) -> None:
    assert split(f"It was so.{blank}Nobody knew.") == ["It was so.", "Nobody knew."]


@pytest.mark.parametrize("text", ["", " ", "\n", "\n\n \t", "\u00a0"])
def test_a_text_of_white_space_has_no_sentences(text: str) -> None:
    assert sentences(text) == ()


@pytest.mark.parametrize("text", ["word", "…", "?", "😀", "(", "12", "“"])
def test_any_other_text_is_at_least_one_sentence(text: str) -> None:
    assert sentences(text) == (Span(0, len(text)),)


SENTENCES = st.sampled_from(
    [
        "It is so.",
        "Nobody knew why?",
        "They left!",
        "So did 12 of them.",
        "The house (it was old) fell.",
        "Smith et al. (2010) say so.",
        "J. K. Smith said it.",
        "See e.g. Fig. 3 and pp. 4–5.",
        "“Why?” She did not know.",
        "It was 3.5 of it.",
        "Yes.",
        "The 😀 was there.",
        "He said “no” (Smith, 2010, p. 3).",
        "Was it [3, 4]?",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(SENTENCES, max_size=8))
def test_sentences_that_are_put_together_fall_apart_again(parts: list[str]) -> None:
    whole = [piece for part in parts for piece in (["“Why?”", "She did not know."] if "Why?”" in part else [part])]
    assert split(" ".join(parts)) == whole


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120))
def test_sentences_of_any_text_lie_in_order_without_blanks_at_their_ends(text: str) -> None:
    at = 0
    for span in sentences(text):
        assert at <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()
        at = span.end


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One two three.", 3),
        ("One – two … three.", 3),
        ("One (Smith, 2010).", 1),
        ("One (see Smith, 2010, for all of it).", 1),
        ("One (in 2010).", 1),
        ("One (two three).", 3),
        ("One [3].", 1),
        ("One [three].", 2),
        ("One well-known thing.", 3),
        ("It’s 12.", 2),
    ],
)
def test_the_length_of_a_sentence_is_its_words_without_citations(text: str, count: int) -> None:
    assert length(text) == count


# --- thesis -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "work", ["essay", "paper", "report", "study", "assignment", "article", "chapter", "case study"]
)
@pytest.mark.parametrize(
    "act",
    [
        "argues",
        "will argue",
        "shows",
        "examines",
        "discusses",
        "analyses",
        "analyzes",
        "aims to show",
        "seeks to explore",
    ],
)
def test_every_work_that_does_something_states_a_purpose(work: str, act: str) -> None:
    assert states_purpose(f"This {work} {act} that mothers in prison need more help.")
    assert states_purpose(f"The present {work} {act} that mothers in prison need more help.")


@pytest.mark.parametrize("who", ["I", "We", "In this essay I", "Here we"])
@pytest.mark.parametrize("act", ["argue", "will show", "contend", "propose", "shall claim", "want to examine"])
def test_authors_who_speak_of_themselves_state_a_purpose(who: str, act: str) -> None:
    assert states_purpose(f"{who} {act} that mothers in prison need far more help.")


@pytest.mark.parametrize("noun", ["aim", "purpose", "objective", "focus", "goal"])
@pytest.mark.parametrize("link", ["of this essay is", "here is", "is"])
def test_a_named_aim_states_a_purpose(noun: str, link: str) -> None:
    assert states_purpose(f"The {noun} {link} to compare two ways of helping these mothers.")


@pytest.mark.parametrize(("words_of_it", "found"), [(7, False), (8, True), (9, True)])
def test_a_thesis_has_at_least_eight_words(words_of_it: int, found: bool) -> None:
    sentence = "This essay argues " + " ".join(["so"] * (words_of_it - 3)) + "."
    assert states_purpose(sentence) is found


@pytest.mark.parametrize("mark", ["?", "?”", "?)"])
def test_a_question_states_no_purpose(mark: str) -> None:
    assert not states_purpose(f"Can this essay argue that mothers in prison need help of their own{mark}")


@pytest.mark.parametrize("cue", ["should", "must", "ought to", "needs to", "need to", "therefore", "thus", "hence"])
@pytest.mark.parametrize(("end", "found"), [(".", True), ("?", False), (" (Smith, 2010).", False), (" [3].", False)])
def test_a_claim_speaks_for_itself(cue: str, end: str, found: bool) -> None:
    assert claims(f"The state {cue} pay for the visits of all children to prisons{end}") is found


@pytest.mark.parametrize(
    "text", ["", "Text.", "## One\n\nThis essay argues that mothers in prison need help of their own."]
)
def test_a_text_without_introduction_has_no_thesis(text: str) -> None:
    assert thesis_in(view_of(essay_from_text(text, Format.MARKDOWN))) is None


def test_a_sentence_of_purpose_goes_before_a_claim() -> None:
    purpose = "This essay argues that mothers in prison need help of their own."
    claim = "The state should pay for the visits of all children to prisons."
    essay = essay_from_text(f"## Introduction\n\n{purpose} {claim}\n\n## One\n\nText.", Format.MARKDOWN)
    found = thesis_in(view_of(essay))
    assert found is not None
    assert found[1].of(essay.paragraphs[found[0]].text) == purpose


# --- content words ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "forms",
    [
        ("prison", "prisons", "prison's", "prison’s", "prisons'", "Prison", "PRISONS"),
        ("argue", "argues", "argued", "arguing"),
        ("develop", "develops", "developed", "developing", "development", "developments"),
        ("study", "studies"),
        ("nation", "nations"),
        ("class", "class's"),
        ("organise", "organised", "organising", "organisation", "organisations"),
        ("organize", "organized", "organizing", "organization", "organizations"),
        ("use", "use's"),
    ],
)
def test_the_usual_forms_of_a_word_share_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("prison", "prism"), ("mother", "moth"), ("class", "clash"), ("bed", "bee")]
)
def test_different_words_have_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@given(st.text(st.characters(categories=["L"]), min_size=1, max_size=12))
def test_a_stem_begins_like_its_word_and_is_never_empty(word: str) -> None:
    assert stem(word)
    assert stem(word)[0] == word.lower()[0]


@pytest.mark.parametrize("word", sorted(STOP_WORDS)[::12])
def test_a_little_word_is_no_content_in_either_case(word: str) -> None:
    assert content(word) == content(word.upper()) == ()


def test_words_are_without_marks_and_numbers() -> None:
    assert words("The well-known “mother’s” 12 houses_2010 – é!") == ("the", "well-known", "mother’s", "houses", "é")


# --- quotations -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“One two”", ["“One two”"]),
        ("“One” and “two”", ["“One”", "“two”"]),
        ("“One “two” three”", ["“two”"]),
        ("“One", []),
        ("One”", []),
        ("””““", []),
        ("“”", []),
        ("“a”", []),
        ('"One two"', ['"One two"']),
        ('"One two', []),
        ('" one two "', []),
        ('12" by 14"', []),
        ("‘One two’", ["‘One two’"]),
        ("‘It’s so’", ["‘It’s so’"]),
        ("it’s the mothers’ house", []),
        ("‘90s and ‘80s", []),
        ("«One two»", ["«One two»"]),
        ("“😀 one”", ["“😀 one”"]),
        ("“One\ntwo”", ["“One\ntwo”"]),
        ('"One\ntwo"', []),
    ],
)
def test_quotations_of_every_mark_are_found(text: str, found: list[str]) -> None:
    assert [q.of(text) for q in quotations(text)] == found


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from('a “”"‘’«»\n1😀'), max_size=40))
def test_quotations_never_overlap_and_shares_lie_between_none_and_all(text: str) -> None:
    at = 0
    for span in quotations(text):
        assert at <= span.start < span.end <= len(text)
        at = span.end
    for start in range(0, len(text), 7):
        assert quoted_share(text, Span(start, len(text))) >= 0


@pytest.mark.parametrize(
    ("span", "share"),
    [(Span(0, 8), 0.0), (Span(8, 18), 1.0), (Span(0, 18), 0.5), (Span(0, 27), 2 / 6), (Span(3, 3), 0.0)],
)
def test_the_share_of_quoted_words_is_that_of_the_span(span: Span, share: float) -> None:
    assert quoted_share("One two “thr four” five six", span) == pytest.approx(share)
