"""Rules on introduction and conclusion: S1, S2, S4, S5."""

import pytest

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.rules import (
    conclusion_new_source,
    conclusion_no_return,
    thesis_early,
    thesis_missing,
)
from coping_gui.essay.essay import Essay, Format, Paragraph, Role, Section
from coping_gui.essay.hint import Hint
from coping_gui.opening.text_reader import essay_from_text
from coping_gui.settings import DEFAULTS, Settings

S1, S2, S4, S5 = thesis_missing.RULE, thesis_early.RULE, conclusion_new_source.RULE, conclusion_no_return.RULE
FILLER = "Many people live in that old town today."
THESIS = "This essay argues that imprisoned mothers need help from social workers."


def markdown(text: str) -> Essay:
    return essay_from_text(text, Format.MARKDOWN)


def hints(rule: EssayRule, text: str, settings: Settings = DEFAULTS) -> list[Hint]:
    return list(rule.find(markdown(text), settings))


def marked(rule: EssayRule, text: str) -> list[str]:
    essay = markdown(text)
    places = [(h.paragraph, h.span) for h in rule.find(essay, DEFAULTS)]
    return [span.of(essay.paragraphs[i].text) for i, span in places if i is not None and span is not None]


def essay_of(introduction: str, conclusion: str = "") -> str:
    end = f"\n\n## Conclusion\n\n{conclusion}" if conclusion else ""
    return f"## Introduction\n\n{introduction}\n\n## The prison\n\nText of the house goes here.{end}"


# --- S1 ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("sentences", "count"), [(1, 0), (4, 0), (5, 1), (6, 1), (20, 1)])
def test_a_thesis_is_missed_in_an_introduction_of_forty_words_or_more(sentences: int, count: int) -> None:
    assert len(FILLER.split()) == 8
    assert len(hints(S1, essay_of(" ".join([FILLER] * sentences)))) == count


@pytest.mark.parametrize(("limit", "count"), [(40, 1), (41, 0), (5, 1)])
def test_the_size_of_such_an_introduction_comes_from_the_settings(limit: int, count: int) -> None:
    settings = DEFAULTS.with_(short_paragraph_words=limit)
    assert len(hints(S1, essay_of(" ".join([FILLER] * 5)), settings)) == count


@pytest.mark.parametrize("place", [0, 2, 4])
def test_a_sentence_of_purpose_is_a_thesis_wherever_it_stands(place: int) -> None:
    sentences = [FILLER] * 5
    sentences[place] = THESIS
    assert hints(S1, essay_of(" ".join(sentences))) == []


@pytest.mark.parametrize(("place", "count"), [(0, 1), (2, 1), (3, 0), (4, 0)])
def test_a_claim_is_a_thesis_among_the_last_two_sentences(place: int, count: int) -> None:
    sentences = [FILLER] * 5
    sentences[place] = "The state should pay for the visits of all children to prisons."
    assert len(hints(S1, essay_of(" ".join(sentences)))) == count


@pytest.mark.parametrize(
    "sentence",
    [
        "This essay argues it.",
        "Does this essay argue that imprisoned mothers need help from social workers?",
        "One says “this essay argues that imprisoned mothers need help” and leaves it there for us.",
        "The state should pay for the visits of all children (Smith, 2010).",
        "Should the state therefore pay for the visits of all children to prisons?",
    ],
)
def test_what_only_looks_like_a_thesis_is_none(sentence: str) -> None:
    assert len(hints(S1, essay_of(" ".join([FILLER] * 5 + [sentence])))) == 1


def test_the_missing_thesis_is_marked_at_the_last_sentence_of_the_introduction() -> None:
    text = essay_of(f"{FILLER} {FILLER}\n\n{FILLER} {FILLER} {FILLER} “That 😀 is the end of it.”")
    (hint,) = hints(S1, text)
    assert (hint.section, hint.paragraph, hint.rank) == (0, 2, 10)
    assert marked(S1, text) == ["“That 😀 is the end of it.”"]
    assert hint.why == "None of its 6 sentences states an aim, a question or a position."


@pytest.mark.parametrize("count", [2, 4, 8])
def test_an_excerpt_without_headings_needs_no_thesis(count: int) -> None:
    assert hints(S1, "\n\n".join([" ".join([FILLER] * 6)] * count)) == []


@pytest.mark.parametrize("form", ["> {}", "- {}", "```\n{}\n```"])
def test_an_introduction_that_is_no_prose_needs_no_thesis(form: str) -> None:
    assert hints(S1, essay_of(form.format(" ".join([FILLER] * 6)))) == []


def test_a_thesis_in_another_spelling_is_a_thesis() -> None:
    essay = markdown(essay_of(" ".join([FILLER] * 5) + " This essay analyses how mothers organise their lives there."))
    british = Essay(essay.paragraphs, essay.sections, language="en-GB")
    assert list(S1.find(british, DEFAULTS)) == []


# --- S2 ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [(0, 4, 0), (0, 5, 1), (0, 9, 1), (1, 4, 1), (2, 3, 1), (3, 2, 0), (4, 1, 0), (5, 0, 0), (3, 3, 1), (4, 2, 0)],
)
def test_a_thesis_is_early_when_three_sentences_of_a_long_introduction_follow(
    before: int, after: int, count: int
) -> None:
    text = essay_of(" ".join([FILLER] * before + [THESIS] + [FILLER] * after))
    found = hints(S2, text)
    assert len(found) == count
    assert marked(S2, text) == [THESIS] * count
    for hint in found:
        assert hint.why == f"{after} sentences of the introduction follow it."


def test_sentences_of_all_paragraphs_of_the_introduction_count_for_an_early_thesis() -> None:
    assert len(hints(S2, essay_of(f"{FILLER} {THESIS}\n\n{FILLER} {FILLER}\n\n{FILLER} {FILLER}"))) == 1


def test_without_a_thesis_none_is_early() -> None:
    assert hints(S2, essay_of(" ".join([FILLER] * 9))) == []


# --- S4 ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "conclusion", "new"),
    [
        ("(Smith, 2010)", "(Smith, 2010)", ""),
        ("(Smith, 2010)", "(Jones, 2011)", "Jones (2011)"),
        ("(Smith, 2010)", "(Smith, 2011)", "Smith (2011)"),
        ("(Smith, 2010)", "(Smith, 2010a)", "Smith (2010a)"),
        ("(Smith, 2010)", "(Smith, 2010; Jones, 2011)", "Jones (2011)"),
        ("(Smith, 2010)", "(Jones, 2011; Lee, 2012)", "Jones (2011) and Lee (2012)"),
        ("(Smith, 2010)", "Smith (2010)", ""),
        ("(Smith & Jones, 2010)", "(Smith et al., 2010)", ""),
        ("(J. Smith, 2010)", "(Smith, 2010)", ""),
        ("Smith (2010)", "(SMITH, 2010)", ""),
        ("", "(Jones, 2011)", ""),
        ("(Smith, 2010)", "", ""),
    ],
)
def test_a_source_that_only_the_conclusion_cites_is_named(body: str, conclusion: str, new: str) -> None:
    text = f"## One\n\nIt is so {body}.\n\n## Conclusion\n\nIt is as {conclusion} said."
    whys = [h.why for h in hints(S4, text)]
    assert whys == ([f"The conclusion is the first place that cites {new}."] if new else [])


def test_a_new_source_is_marked_at_its_citation() -> None:
    text = "## One\n\nIt is so (Smith, 2010).\n\n## Conclusion\n\nIt is.\n\n😀 As Jones (2011) and Lee (2012) say."
    (hint,) = hints(S4, text)
    assert (hint.section, hint.paragraph) == (1, 4)
    assert marked(S4, text) == ["Jones (2011)"]


@pytest.mark.parametrize("where", ["- {}", "> {}", "1. {}", "Table 1. {}"])
def test_a_source_that_a_list_or_quotation_cited_before_is_not_new(where: str) -> None:
    before = where.format("It is so (Smith, 2010).")
    text = f"## One\n\nIt is (Lee, 2012).\n\n{before}\n\n## Conclusion\n\nIt is so (Smith, 2010)."
    assert hints(S4, text) == []


def test_the_reference_list_is_no_place_of_citation() -> None:
    text = "## One\n\nIt is (Lee, 2012).\n\n## Conclusion\n\nSo (Lee, 2012).\n\n## References\n\nSmith (2010). A book."
    assert hints(S4, text) == []


def test_numbers_in_a_conclusion_are_no_new_sources() -> None:
    text = "## One\n\nIt is [1]. It is [2]. So it is (Lee, 2012).\n\n## Conclusion\n\nIt is so [3], as Wu (2011) says."
    assert hints(S4, text) == []


def test_new_sources_of_an_excerpt_are_left_alone() -> None:
    paragraphs = tuple(Paragraph(t) for t in ("It is (Lee, 2012).", "It is.", "It is so (Wu, 2011)."))
    roles = (Role.INTRODUCTION, Role.BODY, Role.CONCLUSION)
    essay = Essay(paragraphs, tuple(Section("", role, 1, n, n + 1) for n, role in enumerate(roles)))
    assert list(S4.find(essay, DEFAULTS)) == []


# --- S5 ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("conclusion", "taken_up"),
    [
        ("The weather was fine all year.", "no word"),
        ("The mothers were fine all year.", "only one word"),
        ("The mothers had fine help all year.", ""),
        ("Imprisoned mothers need help.", ""),
        ("This essay argued that it rains.", "no word"),
    ],
)
def test_a_conclusion_returns_to_the_thesis_by_two_of_its_words(conclusion: str, taken_up: str) -> None:
    whys = [h.why for h in hints(S5, essay_of(THESIS, conclusion))]
    assert whys == ([f"It takes up {taken_up} of “{THESIS[:59].rsplit(' ', 1)[0]} …”."] if taken_up else [])


@pytest.mark.parametrize(("needed", "count"), [(1, 0), (2, 0), (3, 1), (10, 1)])
def test_the_words_that_a_conclusion_must_share_come_from_the_settings(needed: int, count: int) -> None:
    text = essay_of(THESIS, "The mothers had fine help all year.")
    assert len(hints(S5, text, DEFAULTS.with_(shared_thesis_words=needed))) == count


@pytest.mark.parametrize("form", ["Mother’s help came.", "HELP for a MOTHER came.", "To mother is helping."])
def test_other_forms_of_the_words_of_a_thesis_count(form: str) -> None:
    assert hints(S5, essay_of(THESIS, form)) == []


def test_all_paragraphs_of_the_conclusion_are_searched_for_the_thesis() -> None:
    assert hints(S5, essay_of(THESIS, "It rained.\n\nThe mothers did not mind.\n\nHelp had come.")) == []


def test_a_conclusion_that_does_not_return_is_marked_at_its_first_sentence() -> None:
    text = essay_of(THESIS, "It rained 😀. It stopped.\n\nIt rained again.")
    (hint,) = hints(S5, text)
    assert hint.rank == 22
    assert marked(S5, text) == ["It rained 😀."]


def test_a_thesis_of_few_content_words_is_not_looked_for() -> None:
    assert hints(S5, essay_of("This essay argues that it is so and will be.", "It rained.")) == []


@pytest.mark.parametrize("introduction", [FILLER, f"{FILLER} {FILLER}", "Why?"])
def test_without_a_thesis_a_conclusion_returns_to_none(introduction: str) -> None:
    assert hints(S5, essay_of(introduction, "It rained.")) == []


@pytest.mark.parametrize("rule", [S1, S2, S4, S5], ids=lambda r: r.id)
@pytest.mark.parametrize(
    "text", ["", "Text.", "## Introduction", "## Conclusion", "## Introduction\n\n## Conclusion", "## One\n\nText."]
)
def test_a_text_without_introduction_and_conclusion_is_left_alone(rule: EssayRule, text: str) -> None:
    assert hints(rule, text) == []
