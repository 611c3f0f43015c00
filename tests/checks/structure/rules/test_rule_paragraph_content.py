"""Rules on what a paragraph holds: P3 to P8."""

import pytest

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.rules import (
    ends_on_quotation,
    no_evidence,
    paragraphs_alike,
    source_heavy,
    topic_sentence,
    topic_shift,
)
from coping_gui.essay.essay import Essay, Format, Paragraph
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.opening.text_reader import essay_from_text
from coping_gui.settings import DEFAULTS, Settings

P3, P4, P5 = topic_shift.RULE, topic_sentence.RULE, ends_on_quotation.RULE
P6, P7, P8 = no_evidence.RULE, source_heavy.RULE, paragraphs_alike.RULE


def markdown(text: str) -> Essay:
    return essay_from_text(text, Format.MARKDOWN)


def hints(rule: EssayRule, text: str, settings: Settings = DEFAULTS) -> list[Hint]:
    return list(rule.find(markdown(text), settings))


def marked(rule: EssayRule, text: str) -> list[str]:
    essay = markdown(text)
    places = [(h.paragraph, h.span) for h in rule.find(essay, DEFAULTS)]
    return [span.of(essay.paragraphs[i].text) for i, span in places if i is not None and span is not None]


# --- P3 ---------------------------------------------------------------------------------------------------------------

PRISON = (
    "The prison holds many mothers whose children visit the prison with great hope and many tears every single week."
)
WHEAT = (
    "Wheat prices rose sharply because farmers in Ukraine sold wheat abroad and traders bought wheat at high prices."
)


@pytest.mark.parametrize(
    ("prison", "wheat", "count"),
    [(4, 4, 0), (6, 6, 1), (5, 5, 1), (10, 0, 0), (0, 10, 0), (2, 10, 0), (10, 2, 0), (3, 8, 1), (8, 3, 1)],
)
def test_a_topic_turns_where_both_sides_have_three_sentences_of_their_own(prison: int, wheat: int, count: int) -> None:
    text = f"## One\n\n{' '.join([PRISON] * prison + [WHEAT] * wheat)}"
    assert marked(P3, text) == [WHEAT] * count


def test_a_turn_of_topic_is_marked_at_the_sentence_after_the_gap() -> None:
    essay = markdown(f"## One\n\n{' '.join([PRISON] * 5 + [WHEAT] * 5)}")
    (hint,) = P3.find(essay, DEFAULTS)
    assert hint.span is not None
    assert essay.paragraphs[1].text[: hint.span.start].count(".") == 5


def test_a_likeness_of_nought_is_asked_for_by_the_settings() -> None:
    mixed = WHEAT.replace("Ukraine", "prison")
    text = f"## One\n\n{' '.join([PRISON] * 5 + [mixed] * 5)}"
    assert hints(P3, text, DEFAULTS.with_(topic_shift_similarity=0.0)) == []
    assert len(hints(P3, text, DEFAULTS.with_(topic_shift_similarity=0.5))) == 1


@pytest.mark.parametrize("form", ["> {}", "- {}", "```\n{}\n```"])
def test_what_is_no_running_text_has_no_topic(form: str) -> None:
    assert hints(P3, "## One\n\n" + form.format(" ".join([PRISON] * 6 + [WHEAT] * 6))) == []


# --- P4 ---------------------------------------------------------------------------------------------------------------

REST = (
    "The prison holds many mothers. Children visit the prison every week. The mothers wait for these visits of the"
    " children with great hope. In the prison the mothers may hold the children for an hour. The children cry when"
    " they leave. The guards let them play for a while in the yard behind the old main building."
)


@pytest.mark.parametrize(
    ("opening", "why"),
    [
        ("“Nobody knows the trouble I have seen,” he wrote.", "It opens with a quotation."),
        ('"Nobody knows the trouble I have seen," he wrote.', "It opens with a quotation."),
        ("“One two three,” he wrote.", "It opens with a quotation."),
        ("“One two three,” he then wrote. The mothers were many.", ""),
        ("He then wrote “one two.” Of mothers.", ""),
        ("Prison parts mothers from their children.", ""),
        ("The weather was mild. It rained at night.", "None of the words of its first two sentences recurs in the 6"
            " sentences after them."),
        ("The weather was mild. The children laughed.", ""),
    ],
)  # fmt: skip
def test_an_opening_is_weak_when_it_is_quoted_or_not_taken_up(opening: str, why: str) -> None:
    found = hints(P4, f"## One\n\n{opening} {REST}")
    assert [h.why for h in found] == ([why] if why else [])


@pytest.mark.parametrize(("words", "count"), [(59, 0), (60, 1)])
def test_an_opening_is_looked_at_from_sixty_words_on(words: int, count: int) -> None:
    filler = " ".join(["sun"] * (words - 8))
    text = f"## One\n\nWeather was mild. Rain fell. It is. Why {filler}."
    assert len(text.split()) - 2 == words
    assert len(hints(P4, text)) == count


@pytest.mark.parametrize(("sentences", "count"), [(3, 0), (4, 1)])
def test_an_opening_is_looked_at_from_four_sentences_on(sentences: int, count: int) -> None:
    text = " ".join(["Weather was mild.", *["It is."] * (sentences - 2), "Why " + " ".join(["sun"] * 60) + "."])
    assert len(hints(P4, f"## One\n\n{text}")) == count


def test_only_body_paragraphs_need_a_topic_sentence() -> None:
    weak = f"“Nobody knows the trouble I have seen,” he wrote. {REST}"
    text = f"## Introduction\n\n{weak}\n\n## One\n\n{weak}\n\n> {weak}\n\n## Conclusion\n\n{weak}"
    assert [h.paragraph for h in hints(P4, text)] == [3]
    assert marked(P4, text) == ["“Nobody knows the trouble I have seen,” he wrote."]


# --- P5 ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("end", "count"),
    [
        ("“We live for the hour on Sunday” (Smith, 2010).", 1),
        ("“We live for the hour on Sunday when they come.”", 1),
        ('"We live for the hour on Sunday when they come."', 1),
        ("«We live for the hour on Sunday when they come.»", 1),
        ("“We live for it.”", 0),
        ("“We live for it now.”", 0),
        ("“We live for it right now.”", 1),
        ("One says “we live for the hour”.", 0),
        ("One says “we live for one hour now”.", 1),
        ("So one of them says: “we live for the hour”.", 0),
        ("“We live for the hour on Sunday.” So they say.", 0),
        ("They live for the hour on Sunday when they come.", 0),
    ],
)
def test_a_paragraph_ends_on_a_quotation_of_six_words_and_most_of_its_sentence(end: str, count: int) -> None:
    assert len(hints(P5, f"## One\n\nPrison is hard. Mothers say so. {end}")) == count


@pytest.mark.parametrize(("before", "count"), [(1, 0), (2, 1), (5, 1)])
def test_a_paragraph_that_ends_on_a_quotation_has_three_sentences(before: int, count: int) -> None:
    text = "Prison is hard. " * before + "“We live for the hour on Sunday when they come.”"
    assert len(hints(P5, f"## One\n\n{text}")) == count


@pytest.mark.parametrize("following", ["> A block quotation.", "- an item"])
def test_a_quotation_before_a_list_or_block_quotation_is_no_end(following: str) -> None:
    text = "## One\n\nPrison is hard. So it is. “We live for the hour on Sunday when they come.”"
    assert len(hints(P5, text)) == 1
    assert hints(P5, f"{text}\n\n{following}") == []


def test_talk_may_end_on_speech() -> None:
    said = "“It is hard.” He left. “It is.” She stayed. “Why is it?” “We live for the hour on Sunday when they come.”"
    assert hints(P5, f"## One\n\n{said}") == []


def test_the_last_sentence_is_marked_where_a_quotation_ends_the_paragraph() -> None:
    text = "## One\n\n😀 Prison is hard. Mothers say so. “We live for the hour on Sunday” (Smith, 2010)."
    assert marked(P5, text) == ["“We live for the hour on Sunday” (Smith, 2010)."]


# --- P6 ---------------------------------------------------------------------------------------------------------------

CITING = "So (Adams, 2010). So (Brown, 2011). So (Clark, 2012). So (Davis, 2013)."
FIFTH = " So (Evans, 2014)."


def bare(words: int) -> str:
    return " ".join(["Mothers", *["mothers"] * (words - 2), "wait."])


@pytest.mark.parametrize(("words", "count"), [(79, 0), (80, 1), (81, 1), (200, 1)])
def test_a_paragraph_needs_evidence_from_eighty_words_on(words: int, count: int) -> None:
    assert len(hints(P6, f"## One\n\n{CITING}{FIFTH}\n\n{bare(words)}")) == count


@pytest.mark.parametrize(("limit", "count"), [(50, 1), (60, 1), (61, 0)])
def test_the_size_of_a_paragraph_that_needs_evidence_comes_from_the_settings(limit: int, count: int) -> None:
    text = f"## One\n\n{CITING}{FIFTH}\n\n{bare(60)}"
    assert len(hints(P6, text, DEFAULTS.with_(evidence_words=limit))) == count


@pytest.mark.parametrize(("citations", "count"), [(CITING, 0), (CITING + FIFTH, 1)])
def test_only_an_essay_of_five_citations_works_with_sources(citations: str, count: int) -> None:
    assert len(hints(P6, f"## One\n\n{citations}\n\n{bare(90)}")) == count


@pytest.mark.parametrize(
    "evidence",
    [
        "(Smith, 2010)",
        "Smith (2010) says so.",
        "There were 12 of them.",
        "It was so in half of them.",
        "It was 5% of it.",
        "One says “so it is”.",
        'One says "so it is".',
        "For example, so.",
        "for instance, so.",
        "such as those.",
        "Table A shows it.",
        "So the survey says.",
        "An interviewee said so.",
        "Millions know it.",
        "It is known.³",
        "That is, namely, so.",
    ],
)
def test_every_kind_of_evidence_counts(evidence: str) -> None:
    assert hints(P6, f"## One\n\n{CITING}{FIFTH}\n\n{bare(90)} {evidence}") == []


def test_a_field_of_the_file_may_be_a_citation() -> None:
    essay = markdown(f"## One\n\n{CITING}{FIFTH}\n\n{bare(90)}")
    guarded = Paragraph(essay.paragraphs[2].text, protected=(Span(0, 3),))
    assert len(list(P6.find(essay, DEFAULTS))) == 1
    assert list(P6.find(Essay((*essay.paragraphs[:2], guarded), essay.sections), DEFAULTS)) == []


@pytest.mark.parametrize("section", ["Introduction", "Conclusion", "Abstract", "Appendix", "References"])
def test_only_the_body_needs_evidence(section: str) -> None:
    assert hints(P6, f"## One\n\n{CITING}{FIFTH}\n\n## {section}\n\n{bare(90)}") == []


def test_the_first_sentence_of_a_paragraph_without_evidence_is_marked() -> None:
    text = f"## One\n\n{CITING}{FIFTH}\n\n😀 It is hard. {bare(90)}"
    assert marked(P6, text) == ["😀 It is hard."]
    assert hints(P6, text)[0].why.startswith("Its 93 words hold no source")


# --- P7 ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("own", "quoted", "count"), [(30, 30, 0), (29, 31, 1), (20, 80, 1), (24, 25, 0), (24, 26, 1)])
def test_a_paragraph_is_mostly_quotation_above_half_of_fifty_words(own: int, quoted: int, count: int) -> None:
    text = f"## One\n\n{' '.join(['own'] * own)} “{' '.join(['theirs'] * quoted)}”"
    assert len(hints(P7, text)) == count


@pytest.mark.parametrize(("share", "count"), [(0.59, 1), (0.6, 0), (0.7, 0), (0.1, 1)])
def test_the_share_of_quotation_comes_from_the_settings(share: float, count: int) -> None:
    text = f"## One\n\n{' '.join(['own'] * 40)} “{' '.join(['theirs'] * 60)}”"
    found = hints(P7, text, DEFAULTS.with_(quoted_share=share))
    assert [h.why for h in found] == ["60 % of the paragraph stands in quotation marks."] * count


CLAIM = "The mothers live for the hour on Sunday when their children come to see them"


@pytest.mark.parametrize(
    ("cited", "count"),
    [
        (["Smith, 2010"] * 3, 0),
        (["Smith, 2010"] * 4, 1),
        (["Smith, 2010"] * 6, 1),
        ([*["Smith, 2010"] * 4, "Lee, 2011"], 0),
        ([*["Smith, 2010"] * 3, "Smith, 2011"], 0),
        ([*["Smith, 2010, p. 3"] * 3, "see Smith, 2010"], 1),
    ],
)
def test_a_paragraph_leans_on_one_source_from_four_citations_on(cited: list[str], count: int) -> None:
    text = "## One\n\n" + " ".join(f"{CLAIM} ({work})." for work in cited)
    assert len(hints(P7, text)) == count


def test_the_one_source_is_named_and_the_first_sentence_marked() -> None:
    text = "## One\n\n" + " ".join(f"{CLAIM} (Smith & Lee, 2010)." for _ in range(5))
    (hint,) = hints(P7, text)
    assert hint.why == "All 5 citations of the paragraph are of Smith & Lee (2010)."
    assert marked(P7, text) == [f"{CLAIM} (Smith & Lee, 2010)."]


# --- P8 ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "opening"),
    [
        ("However, it is.", "However, it was.", "however"),
        ("However, it is.", "however it was.", "however"),
        ("The prison is.", "The prison was.", "the prison"),
        ("The prison is.", "The guard was.", ""),
        ("A prison is.", "The prison was.", ""),
        ("It is.", "It was.", "it"),
        ("It is.", "Its door was.", ""),
        ("“It is.”", "It was.", "it"),
        ("😀 It is.", "It was.", "it"),
        ("2010 was.", "2010 was.", "was"),
        ("1 2 3.", "1 2 3.", ""),
    ],
)
def test_neighbours_begin_alike_by_their_first_words(first: str, second: str, opening: str) -> None:
    found = hints(P8, f"## One\n\n{first}\n\n{second}")
    assert [h.why for h in found] == ([f"Both begin with “{opening}”."] if opening else [])


@pytest.mark.parametrize("between", ["- item", "> quotation", "## Two", "```\ncode\n```"])
def test_paragraphs_with_something_between_them_are_no_neighbours(between: str) -> None:
    assert hints(P8, f"## One\n\nIt is so.\n\n{between}\n\nIt was so.") == []


def test_each_pair_of_neighbours_is_asked_about() -> None:
    assert [h.paragraph for h in hints(P8, "## One\n\nIt is.\n\nIt was.\n\nIt will be.\n\nYes.")] == [2, 3]


@pytest.mark.parametrize("rule", [P3, P4, P5, P6, P7, P8], ids=lambda r: r.id)
@pytest.mark.parametrize("text", ["", "Text.", "## One", "## One\n\n- item", "## References\n\nSmith, J. (2010). A."])
def test_a_text_without_paragraphs_holds_nothing(rule: EssayRule, text: str) -> None:
    assert hints(rule, text) == []
