"""What holds for every essay: no rule ever raises, hints point into the text, and the same text gives the same."""

import json
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coping_gui.checks import registry
from coping_gui.checks.structure.hints import OFF_BY_DEFAULT, active_rules, find_hints
from coping_gui.checks.structure.overview import overview
from coping_gui.checks.structure.strengths import strengths
from coping_gui.essay.essay import Essay, Format, Kind, Paragraph, Role, Section
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.opening.text_reader import essay_from_text
from coping_gui.settings import DEFAULTS

EVERYTHING = DEFAULTS.with_(
    enabled_rules=OFF_BY_DEFAULT, required_sections=("Introduction",), minimum_words=50, maximum_words=80,
    long_sentence_words=10, long_paragraph_words=50, short_paragraph_words=10, evidence_words=20, even_sentences=3,
    repeated_word=2, quotation_words=2, connective_share=0.1,
)  # fmt: skip
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

PIECES = st.sampled_from(
    [
        "It is so (Smith, 2010).", "Smith and Lee (2011) say so.", "So [1, 2–4].", "However, it is old.",
        "Moreover, it is cold.", "Because the prison was far away.", "“We live for the hour on Sunday”", "The WHO is.",
        "The World Health Organization (WHO) is.", "The colour is a color.", "This essay argues that mothers need aid.",
        "Smith, J. (2010). A book. Press.", "Lee, K. (2011). A book. doi:11.1/2", "[1] J. Smith, A, 2010.",
        "😀 𝔸 it is.",
        "word " * 45 + "end.", "It is. It is. It is. It is. It is.", "Why?", "In conclusion, it is so.", "(",
        "“", "]", "İ",
        "e\u0301\u200d", "\ufffc", "\t", "tremendous tremendous tremendous", "the state should pay", "2010",
        ";;;", "n.d.",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=8).map(" ".join), st.text(max_size=80))
PARAGRAPHS = st.builds(
    Paragraph,
    text=TEXTS,
    kind=st.sampled_from([*Kind, Kind.BODY, Kind.BODY, Kind.BODY, Kind.REFERENCE]),
    level=st.integers(1, 9),
    place=st.sampled_from(["body", "body", "body", "table", "footnote", "header"]),
    language=st.sampled_from(["", "", "", "en-GB", "de-DE"]),
    numbering=st.sampled_from(["", "", "1.", "[2]", "•"]),
    guessed=st.booleans(),
)


@st.composite
def essays(draw: st.DrawFn) -> Essay:
    """Any paragraphs, cut into any sections of any role."""
    paragraphs = draw(st.lists(PARAGRAPHS, min_size=1, max_size=10))
    cuts = sorted({0, len(paragraphs), *draw(st.lists(st.integers(0, len(paragraphs)), max_size=4))})
    sections: list[Section] = []
    for start, end in pairwise(cuts):
        titled = paragraphs[start].kind is Kind.HEADING
        role = draw(st.sampled_from([*Role, Role.BODY, Role.BODY]))
        title = paragraphs[start].text if titled else ""
        level = max(1, paragraphs[start].level) if titled else 1
        sections.append(Section(title, role, level, start, end, start if titled else None))
    language = draw(st.sampled_from(["en-US", "en-GB"]))
    return Essay(tuple(paragraphs), tuple(sections), language=language)


MARKDOWN = st.lists(
    st.one_of(
        TEXTS,
        st.sampled_from(
            ["## Introduction", "## One", "### Two", "#### Three", "## Conclusion", "## References", "## "]
        ),
        TEXTS.map("> {}".format),
        TEXTS.map("- {}".format),
        TEXTS.map("## {}".format),
    ),
    max_size=14,
).map("\n\n".join)


def assert_sound(essay: Essay, hint: Hint) -> None:
    assert 0 <= hint.section < len(essay.sections)
    assert hint.question.endswith("?")
    assert hint.why.rstrip("…").endswith(".") or hint.why.endswith("…")
    assert "\n" not in hint.question
    assert hint.paragraph is not None
    assert 0 <= hint.paragraph < len(essay.paragraphs)
    if hint.span is not None:
        text = essay.paragraphs[hint.paragraph].text
        assert 0 <= hint.span.start < hint.span.end <= len(text)
        assert hint.span.of(text).strip()


@FEW
@given(essays())
def test_hints_of_any_essay_point_into_its_text(essay: Essay) -> None:
    for hint in find_hints(essay, EVERYTHING):
        assert_sound(essay, hint)


@FEW
@given(MARKDOWN)
def test_hints_of_any_markdown_point_into_its_text(text: str) -> None:
    essay = essay_from_text(text, Format.MARKDOWN)
    for hint in find_hints(essay, EVERYTHING):
        assert_sound(essay, hint)


@FEW
@given(MARKDOWN)
def test_hints_of_any_plain_text_lie_in_the_section_that_they_name(text: str) -> None:
    essay = essay_from_text(text.replace("## ", ""))
    for hint in find_hints(essay, EVERYTHING):
        assert_sound(essay, hint)
        section = essay.sections[hint.section]
        if hint.paragraph is not None and hint.rule != "S6":
            assert section.start <= hint.paragraph < section.end


@FEW
@given(essays())
def test_hints_are_sorted_by_section_and_rank(essay: Essay) -> None:
    found = [(h.section, h.rank) for h in find_hints(essay, EVERYTHING)]
    assert found == sorted(found)


@FEW
@given(essays())
def test_all_hints_of_an_essay_are_those_of_its_rules(essay: Essay) -> None:
    apart = [hint for rule in active_rules(EVERYTHING) for hint in rule.find(essay, EVERYTHING)]
    together = find_hints(essay, EVERYTHING)
    assert len(apart) == len(together)
    assert all(hint in together for hint in apart)


@FEW
@given(essays())
def test_the_same_essay_gives_the_same_hints_again(essay: Essay) -> None:
    copy = Essay(tuple(replace(p) for p in essay.paragraphs), essay.sections, language=essay.language)
    assert find_hints(copy, EVERYTHING) == find_hints(essay, EVERYTHING)


@FEW
@given(essays(), st.sampled_from([rule.id for rule in registry.ESSAY_RULES]))
def test_a_rule_that_is_switched_off_takes_only_its_own_hints_away(essay: Essay, rule: str) -> None:
    all_hints = find_hints(essay, EVERYTHING)
    assert find_hints(essay, EVERYTHING.with_(disabled_rules=(rule,))) == [h for h in all_hints if h.rule != rule]


@FEW
@given(essays())
def test_the_overview_and_strengths_of_any_essay_are_plain_data(essay: Essay) -> None:
    data = overview(essay, EVERYTHING, find_hints(essay, EVERYTHING))
    assert json.loads(json.dumps(data)) == data
    good = strengths(essay, EVERYTHING)
    assert set(good) <= set(range(len(essay.sections)))
    assert all(said.endswith(".") for section in good.values() for said in section)
    for citation in data["citations"]:
        text = essay.paragraphs[citation["paragraph"]].text
        assert text[citation["start"] : citation["end"]] == citation["text"]


@FEW
@given(essays())
def test_hints_of_one_essay_do_not_depend_on_another_seen_between(essay: Essay) -> None:
    before = find_hints(essay, EVERYTHING)
    find_hints(essay_from_text("## One\n\nIt is so (Smith, 2010). However, it is."), EVERYTHING)
    assert find_hints(essay, EVERYTHING) == before


@pytest.mark.parametrize("rule", registry.ESSAY_RULES, ids=lambda r: r.id)
@pytest.mark.parametrize(
    "essay",
    [
        Essay((Paragraph(""),), (Section("", Role.BODY, 1, 0, 1),)),
        Essay((Paragraph("", Kind.HEADING, 1),), (Section("", Role.BODY, 1, 0, 1, 0),)),
        Essay((Paragraph(" \t\u00a0"), Paragraph("\n")), (Section("", Role.INTRODUCTION, 1, 0, 2),)),
        Essay((Paragraph("\ufffc"),), (Section("", Role.CONCLUSION, 1, 0, 1),)),
        Essay((Paragraph("😀" * 50),), (Section("", Role.REFERENCES, 1, 0, 1),)),
        Essay((Paragraph("note", Kind.NOTE, place="footnote"),), ()),
    ],
    ids=["empty", "empty heading", "blank", "picture", "emoji", "only a note"],
)
def test_a_rule_bears_an_essay_with_next_to_nothing_in_it(rule: object, essay: Essay) -> None:
    found = list(rule.find(essay, DEFAULTS))  # type: ignore[attr-defined]
    assert all(h.rule == "S10" for h in found)


def test_an_essay_without_sections_has_no_hints() -> None:
    assert find_hints(Essay(()), EVERYTHING) == []
    assert find_hints(Essay((Paragraph("It is so. " * 500),)), EVERYTHING) == []


@pytest.mark.parametrize("rule", registry.ESSAY_RULES, ids=lambda r: r.id)
@pytest.mark.parametrize("language", ["en-GB", "en-AU", "en-CA", "en"])
def test_a_rule_says_the_same_of_every_english(rule: object, language: str) -> None:
    for text in (*rule.flags, *rule.leaves):  # type: ignore[attr-defined]
        essay = essay_from_text(text, Format.MARKDOWN)
        other = replace(essay, language=language)
        assert list(rule.find(essay, EVERYTHING)) == list(rule.find(other, EVERYTHING))  # type: ignore[attr-defined]


@pytest.mark.parametrize("rule", registry.ESSAY_RULES, ids=lambda r: r.id)
def test_the_why_of_a_hint_is_one_sentence(rule: object) -> None:
    for text in rule.flags:  # type: ignore[attr-defined]
        for hint in rule.find(essay_from_text(text, Format.MARKDOWN), EVERYTHING):  # type: ignore[attr-defined]
            assert hint.question[0].isupper()
            assert hint.question.count("?") == 1
            assert len(hint.question) < 160
            assert "  " not in hint.question + hint.why
            assert 0 < hint.rank <= 100


@pytest.mark.parametrize("rule", registry.ESSAY_RULES, ids=lambda r: r.id)
def test_an_empty_front_part_moves_every_hint_by_as_much(rule: object) -> None:
    for text in rule.flags:  # type: ignore[attr-defined]
        essay = essay_from_text(text, Format.MARKDOWN)
        sections = [replace(s, start=s.start + 1, end=s.end + 1, heading=None if s.heading is None else s.heading + 1)
                    for s in essay.sections]  # fmt: skip
        front = Section("", Role.FRONT, 1, 0, 1)
        moved = Essay((Paragraph(""), *essay.paragraphs), (front, *sections), language=essay.language)
        before = list(rule.find(essay, EVERYTHING))  # type: ignore[attr-defined]
        after = list(rule.find(moved, EVERYTHING))  # type: ignore[attr-defined]
        places = [(h.section + 1, (h.paragraph or 0) + 1, h.span, h.question) for h in before]
        assert [(h.section, h.paragraph, h.span, h.question) for h in after] == places


def test_spans_are_of_the_kind_that_the_window_draws() -> None:
    essay = essay_from_text("## One\n\n" + "word " * 80 + "end.", Format.MARKDOWN)
    assert all(isinstance(h.span, Span) for h in find_hints(essay, DEFAULTS) if h.span is not None)
