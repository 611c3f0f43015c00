"""Rules on headings and sections: S3, S6 to S11."""

import pytest

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.rules import (
    assignment,
    heading_empty,
    heading_form,
    level_skipped,
    part_missing,
    section_balance,
    subsection_alone,
)
from coping_gui.essay.essay import Essay, Format, Kind, Paragraph, Role, Section
from coping_gui.essay.hint import Hint
from coping_gui.opening.text_reader import essay_from_text
from coping_gui.settings import DEFAULTS, Settings

RULES = (
    assignment.RULE,
    heading_empty.RULE,
    heading_form.RULE,
    level_skipped.RULE,
    part_missing.RULE,
    section_balance.RULE,
    subsection_alone.RULE,
)


def markdown(text: str) -> Essay:
    return essay_from_text(text, Format.MARKDOWN)


def hints(rule: EssayRule, text: str, settings: Settings = DEFAULTS) -> list[Hint]:
    return list(rule.find(markdown(text), settings))


def headings(*titles: str, text: str = "Text goes here.") -> str:
    return "\n\n".join(f"## {title}\n\n{text}" for title in titles)


def words(count: int) -> str:
    return " ".join(["word"] * (count - 1) + ["end."]) if count else ""


# --- S3: a part is missing --------------------------------------------------------------------------------------------


def paragraphs(count: int, size: int = 20) -> str:
    return "\n\n".join(words(size) for _ in range(count))


@pytest.mark.parametrize(("count", "found"), [(1, 0), (3, 0), (4, 2), (5, 2), (9, 2)])
def test_parts_are_missed_from_four_body_paragraphs_on(count: int, found: int) -> None:
    assert len(hints(part_missing.RULE, f"## Causes\n\n{paragraphs(count)}")) == found


@pytest.mark.parametrize(("size", "found"), [(10, 2), (39, 2), (40, 0), (41, 0)])
def test_a_full_first_and_last_paragraph_may_serve_as_introduction_and_conclusion(size: int, found: int) -> None:
    assert len(hints(part_missing.RULE, f"## Causes\n\n{paragraphs(4, size)}")) == found


@pytest.mark.parametrize(("limit", "found"), [(20, 0), (21, 2)])
def test_the_size_of_such_a_paragraph_comes_from_the_settings(limit: int, found: int) -> None:
    settings = DEFAULTS.with_(short_paragraph_words=limit)
    assert len(hints(part_missing.RULE, f"## Causes\n\n{paragraphs(4)}", settings)) == found


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        (f"## Introduction\n\nIt is.\n\n## Causes\n\n{paragraphs(4)}", ["conclusion"]),
        (f"## Causes\n\n{paragraphs(4)}\n\n## Conclusion\n\nIt is.", ["introduction"]),
        (f"## Introduction\n\nIt is.\n\n## Causes\n\n{paragraphs(4)}\n\n## Conclusion\n\nIt is.", []),
        (f"## 1. Introduction\n\nIt is.\n\n## 2. Causes\n\n{paragraphs(4)}\n\n## 3. Concluding remarks\n\nIs.", []),
        (f"An introduction without a heading.\n\n## Causes\n\n{paragraphs(4)}", ["conclusion"]),
        (f"## Causes\n\n{paragraphs(4)}\n\nIn conclusion, it is so.", ["introduction"]),
        (f"## Causes\n\n{paragraphs(4)}\n\nTo sum up, it is so.", ["introduction"]),
        (f"## Causes\n\n{paragraphs(3)}\n\n## Discussion\n\n{paragraphs(1)}", ["introduction"]),
        (f"## Causes\n\n{paragraphs(3)}\n\n## Outlook\n\n{paragraphs(1)}", ["introduction"]),
        (f"## Causes\n\n{paragraphs(3)}\n\n## Future work\n\n{paragraphs(1)}", ["introduction"]),
        (f"## Causes\n\n{paragraphs(4)}\n\n## References\n\nSmith, J. (2010). A book.", ["introduction", "conclusion"]),
        (paragraphs(8), []),
    ],
)
def test_the_missing_part_is_named(text: str, questions: list[str]) -> None:
    found = hints(part_missing.RULE, text)
    assert len(found) == len(questions)
    for hint, part in zip(found, questions, strict=True):
        assert f" {part} " in hint.question


def test_a_missing_introduction_is_marked_at_the_first_and_a_missing_conclusion_at_the_last_paragraph() -> None:
    found = hints(part_missing.RULE, f"## Causes\n\n{paragraphs(4)}\n\n## Effects\n\n{paragraphs(2)}")
    assert [(h.section, h.paragraph) for h in found] == [(0, 1), (1, 7)]


# --- S6: the assignment -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("minimum", "maximum", "question"),
    [
        (0, 0, ""),
        (20, 0, ""),
        (19, 0, ""),
        (21, 0, "What could be developed further?"),
        (0, 20, ""),
        (0, 21, ""),
        (0, 19, "What could be left out?"),
        (20, 20, ""),
        (30, 40, "What could be developed further?"),
        (5, 10, "What could be left out?"),
    ],
)
def test_word_limits_hold_at_their_border(minimum: int, maximum: int, question: str) -> None:
    settings = DEFAULTS.with_(minimum_words=minimum, maximum_words=maximum)
    found = hints(assignment.RULE, f"## Causes\n\n{words(12)}\n\n## Effects\n\n{words(8)}", settings)
    assert [h.question for h in found] == ([question] if question else [])


@pytest.mark.parametrize(
    "extra",
    [
        "## References\n\nSmith, J. (2010). A book of words.",
        "## Appendix\n\nA table of words.",
        "## Acknowledgements\n\nThanks to all.",
        "## Abstract\n\nIt is all said here.",
    ],
)
def test_words_outside_of_the_argument_do_not_count_for_the_limit(extra: str) -> None:
    text = f"## Causes\n\n{words(12)}\n\n{extra}"
    assert hints(assignment.RULE, text, DEFAULTS.with_(minimum_words=12, maximum_words=12)) == []


@pytest.mark.parametrize(
    ("minimum", "maximum", "why"),
    [
        (2000, 0, "The text has 12 words; the assignment asks for at least 2,000."),
        (0, 5, "The text has 12 words; the assignment allows 5."),
    ],
)
def test_the_limit_and_the_count_are_told(minimum: int, maximum: int, why: str) -> None:
    settings = DEFAULTS.with_(minimum_words=minimum, maximum_words=maximum)
    assert [h.why for h in hints(assignment.RULE, f"## Causes\n\n{words(12)}", settings)] == [why]


@pytest.mark.parametrize(
    ("wanted", "missing"),
    [
        (("Introduction",), False),
        (("introduction",), False),
        (("Method",), False),
        (("METHOD",), False),
        (("Results",), True),
        (("References",), False),
        (("Reference",), False),
        (("Conclusion",), True),
        (("Conclusions",), True),
        ((), False),
    ],
)
def test_a_required_section_is_known_by_its_title_or_role(wanted: tuple[str, ...], missing: bool) -> None:
    text = "## 1. Introduction\n\nIt is.\n\n## 2. Method\n\nIt was.\n\n## References\n\nSmith, J. (2010). A."
    found = hints(assignment.RULE, text, DEFAULTS.with_(required_sections=wanted))
    assert [h.question for h in found] == ([f"Where is the section “{wanted[0]}”?"] if missing else [])


def test_every_missing_section_is_asked_for_at_the_last_section() -> None:
    found = hints(assignment.RULE, headings("One", "Two"), DEFAULTS.with_(required_sections=("A", "B")))
    assert [h.section for h in found] == [1, 1]


# --- S7: balance ------------------------------------------------------------------------------------------------------


def sections(*sizes: int) -> str:
    return "\n\n".join(f"## Part {n}\n\n{words(size)}" for n, size in enumerate(sizes))


@pytest.mark.parametrize(
    ("sizes", "unbalanced"),
    [
        ((100, 100, 40), []),
        ((100, 100, 39), [2]),
        ((100, 100, 250), []),
        ((100, 100, 251), [2]),
        ((100, 100), []),
        ((100, 10), []),
        ((80, 80, 31), [2]),
        ((79, 79, 5), []),
        ((30, 100, 100, 100, 300), [0, 4]),
        ((100, 100, 0), []),
    ],
)
def test_sections_far_from_the_median_are_asked_about(sizes: tuple[int, ...], unbalanced: list[int]) -> None:
    assert [h.section for h in hints(section_balance.RULE, sections(*sizes))] == unbalanced


@pytest.mark.parametrize(
    ("low", "high", "unbalanced"),
    [(0.4, 2.5, []), (0.51, 2.5, [0]), (0.4, 1.99, [3]), (0.51, 1.99, [0, 3]), (0.5, 2.0, [])],
)
def test_the_borders_of_balance_come_from_the_settings(low: float, high: float, unbalanced: list[int]) -> None:
    settings = DEFAULTS.with_(section_balance_low=low, section_balance_high=high)
    assert [h.section for h in hints(section_balance.RULE, sections(50, 100, 100, 200), settings)] == unbalanced


def test_subsections_count_with_their_section() -> None:
    text = f"{sections(100, 100)}\n\n## Part 2\n\n{words(10)}\n\n### Below\n\n{words(90)}"
    assert hints(section_balance.RULE, text) == []


def test_an_unbalanced_section_is_marked_at_its_heading() -> None:
    (hint,) = hints(section_balance.RULE, sections(100, 30, 100))
    assert (hint.section, hint.paragraph, hint.span) == (1, 2, None)
    assert hint.why == "It has 30 words; the sections beside it have about 100."


@pytest.mark.parametrize(
    ("introduction", "body", "count"),
    [(120, 390, 0), (121, 390, 1), (120, 400, 0), (150, 500, 0), (151, 500, 1), (300, 359, 0), (300, 360, 1)],
)
def test_a_long_introduction_is_held_against_the_body(introduction: int, body: int, count: int) -> None:
    text = f"## Introduction\n\n{words(introduction)}\n\n## One\n\n{words(body)}"
    found = hints(section_balance.RULE, text)
    assert len(found) == count
    assert all("introduction" in h.question for h in found)


@pytest.mark.parametrize(("share", "count"), [(0.3, 0), (0.29, 1), (0.1, 1)])
def test_the_share_of_a_conclusion_comes_from_the_settings(share: float, count: int) -> None:
    text = f"## One\n\n{words(500)}\n\n## Conclusion\n\n{words(150)}"
    found = hints(section_balance.RULE, text, DEFAULTS.with_(edge_share=share))
    assert [h.why for h in found] == ["It has 150 words, 30 % of the body's 500."] * count


# --- S8 and S9: levels ------------------------------------------------------------------------------------------------


def levels(*depths: int) -> str:
    return "\n\n".join(f"{'#' * depth} Part {n}\n\nText goes here." for n, depth in enumerate(depths))


@pytest.mark.parametrize(
    ("depths", "skipped"),
    [
        ((2, 3, 4), []),
        ((2, 4), [1]),
        ((2, 5), [1]),
        ((2, 4, 6), [1, 2]),
        ((2, 3, 5), [2]),
        ((4, 2, 3), []),
        ((2, 3, 4, 2), []),
        ((2, 2, 2), []),
        ((3,), []),
        ((2, 4, 4), [1]),
        ((2, 3, 2, 4), [3]),
    ],
)
def test_a_heading_two_levels_deeper_skips_one(depths: tuple[int, ...], skipped: list[int]) -> None:
    assert [h.section for h in hints(level_skipped.RULE, levels(*depths))] == skipped


def test_the_level_that_was_skipped_is_named() -> None:
    (hint,) = hints(level_skipped.RULE, levels(2, 5))
    assert hint.question == "Should this heading be of level 3?"
    assert "level 5" in hint.why
    assert "“Part 0”" in hint.why


@pytest.mark.parametrize(
    ("depths", "alone"),
    [
        ((2, 3), [1]),
        ((2, 3, 2), [1]),
        ((2, 3, 3), []),
        ((2, 3, 3, 2, 3), [4]),
        ((2, 3, 4), [1, 2]),
        ((2, 3, 4, 4), [1]),
        ((2, 3, 4, 3), [2]),
        ((2, 2), []),
        ((2, 4), []),
        ((3, 2, 2), []),
    ],
)
def test_a_subsection_without_a_sibling_is_alone(depths: tuple[int, ...], alone: list[int]) -> None:
    assert [h.section for h in hints(subsection_alone.RULE, levels(*depths))] == alone


@pytest.mark.parametrize("title", ["References", "Bibliography", "Appendix", "Works cited"])
def test_a_list_below_a_heading_is_no_lone_subsection(title: str) -> None:
    assert hints(subsection_alone.RULE, f"## One\n\nText.\n\n### {title}\n\nSmith, J. (2010). A.") == []


@pytest.mark.parametrize("rule", [level_skipped.RULE, subsection_alone.RULE], ids=lambda r: r.id)
@pytest.mark.parametrize(("guessed", "count"), [(True, 0), (False, 1)])
def test_the_level_of_a_guessed_heading_is_not_held_against_it(rule: EssayRule, guessed: bool, count: int) -> None:
    depth = 4 if rule is level_skipped.RULE else 3
    essay = Essay(
        (
            Paragraph("One", Kind.HEADING, 2),
            Paragraph("Text."),
            Paragraph("Two", Kind.HEADING, depth, guessed=guessed),
            Paragraph("Text."),
        ),
        (Section("One", Role.BODY, 2, 0, 2, 0), Section("Two", Role.BODY, depth, 2, 4, 2)),
    )
    assert len(list(rule.find(essay, DEFAULTS))) == count


# --- S10: empty headings ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "empty"),
    [
        ("## One\n\nText.\n\n## Two", [1]),
        ("## One\n\n## Two\n\nText.", [0]),
        ("## One\n\n## Two", [0, 1]),
        ("## One\n\n### Two\n\nText.\n\n### Three\n\nText.", []),
        ("## One\n\n### Two\n\n## Three\n\nText.", [1]),
        ("### One\n\n## Two\n\nText.", [0]),
        ("## One\n\n- item", []),
        ("## One\n\n> quotation", []),
        ("## One\n\n```\ncode\n```", []),
        ("## One\n\nText.\n\n## References", [1]),
        ("## One\n\nText.\n\n## Appendix", []),
    ],
)
def test_a_heading_with_nothing_under_it_is_empty(text: str, empty: list[int]) -> None:
    assert [h.section for h in hints(heading_empty.RULE, text)] == empty


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("## One\n\nText.\n\n## Two", "There is no text under it: the text ends here."),
        ("## One\n\n## Two\n\nText.", "There is no text under it: the next heading follows at once."),
    ],
)
def test_what_follows_an_empty_heading_is_told(text: str, why: str) -> None:
    assert [h.why for h in hints(heading_empty.RULE, text)] == [why]


@pytest.mark.parametrize("blank", ["", " ", "\t", "\n", "\u00a0"])
def test_blank_paragraphs_do_not_fill_a_heading(blank: str) -> None:
    essay = Essay((Paragraph("One", Kind.HEADING, 1), Paragraph(blank)), (Section("One", Role.BODY, 1, 0, 2, 0),))
    assert len(list(heading_empty.find(essay, DEFAULTS))) == 1


# --- S11: form --------------------------------------------------------------------------------------------------------

TITLE = ("The Many Causes", "The Early Effects", "The Later Effects", "What Should Follow")
SENTENCE = ("The many causes", "The early effects", "The later effects", "What should follow")


@pytest.mark.parametrize(
    ("titles", "odd"),
    [
        (TITLE, []),
        (SENTENCE, []),
        ((*TITLE[:3], SENTENCE[3]), [3]),
        ((SENTENCE[0], *TITLE[1:]), [0]),
        ((*SENTENCE[:3], TITLE[3]), [3]),
        ((*TITLE[:2], *SENTENCE[2:]), []),
        ((*TITLE[:2], SENTENCE[3]), []),
        ((*TITLE, *SENTENCE[:2]), [4, 5]),
        ((*TITLE[:3], "Causes"), []),
        ((*TITLE[:3], "Prisons in Germany"), []),
        ((*TITLE[:3], "THE LAST THINGS"), [3]),
        ((*SENTENCE[:3], "THE LAST THINGS"), [3]),
        (("Causes:", "Effects", "Views", "Others"), [0]),
        (("Causes.", "Effects", "Views", "Others"), [0]),
        (("Causes:", "Effects:", "Views:", "Others"), [3]),
        (("Causes", "Effects", "Views", "Others?"), []),
        (("Causes:", "Effects", "Views"), []),
    ],
)
def test_the_minority_form_of_headings_is_asked_about(titles: tuple[str, ...], odd: list[int]) -> None:
    assert [h.section for h in hints(heading_form.RULE, headings(*titles))] == odd


def test_headings_of_different_levels_may_differ_in_form() -> None:
    text = headings(*TITLE) + "\n\n" + headings(*SENTENCE).replace("##", "###")
    assert hints(heading_form.RULE, text) == []


def test_the_usual_form_of_headings_is_shown() -> None:
    (hint,) = hints(heading_form.RULE, headings(*TITLE[:3], SENTENCE[3]))
    assert hint.why == (
        "It is written with a capital on its first word only; 3 others are not, like “The Many Causes”."
    )


# --- all of them ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
@pytest.mark.parametrize(
    "essay",
    [
        Essay((Paragraph(""),), (Section("", Role.BODY, 1, 0, 1),)),
        Essay((Paragraph("Text goes here."),), (Section("", Role.BODY, 1, 0, 1),)),
        markdown("Text.\n\nMore text."),
        markdown("> Only a quotation.\n\n- and a list"),
    ],
    ids=["empty", "line", "two lines", "no prose"],
)
def test_an_essay_without_headings_has_no_hint_on_headings(rule: EssayRule, essay: Essay) -> None:
    assert list(rule.find(essay, DEFAULTS)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_a_heading_beyond_the_basic_plane_is_named_whole(rule: EssayRule) -> None:
    for text in rule.flags:
        for hint in rule.find(markdown(text.replace("## ", "## 😀𝔸 ")), assignment.EXAMPLE_SETTINGS):
            assert hint.question.endswith("?")
            assert "\ud83d" not in hint.question + hint.why
