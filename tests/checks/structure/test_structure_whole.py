"""The parts around the rules: matching, strengths, overview, vocabulary, quotations, thresholds, the seed."""

import json
from pathlib import Path

import pytest

from coping_gui.checks.structure import vocabulary
from coping_gui.checks.structure.hints import find_hints
from coping_gui.checks.structure.matching import matches
from coping_gui.checks.structure.overview import overview
from coping_gui.checks.structure.quotations import quotations, quoted_share
from coping_gui.checks.structure.strengths import strengths
from coping_gui.checks.structure.view import listed, plural, quoted, view_of
from coping_gui.essay.essay import Essay, Format
from coping_gui.essay.span import Span
from coping_gui.opening.text_reader import essay_from_text
from coping_gui.settings import DEFAULTS, Settings

GOLD = Path(__file__).parents[4] / "shared" / "seeds" / "seed_gold.txt"


def markdown(text: str) -> Essay:
    return essay_from_text(text, Format.MARKDOWN)


def rules(essay: Essay, settings: Settings = DEFAULTS) -> list[str]:
    return [h.rule for h in find_hints(essay, settings)]


BODY = "It is so (Smith, 2010; Jones & Lee, 2011). The WHO (2012) agrees."
LIST = (
    "Jones, K., & Lee, A. (2011). A book.\n\nSmith, J. (2010). A book.\n\nWorld Health Organization. (2012). A report."
)


def paper(body: str = BODY, references: str = LIST) -> Essay:
    return markdown(f"## One\n\n{body}\n\n## References\n\n{references}")


def test_a_paper_in_order_raises_no_hint_on_citations() -> None:
    assert not {"C1", "C2", "C3", "C5", "C6"} & set(rules(paper()))
    assert "Every citation has its entry, and every entry is cited." in strengths(paper(), DEFAULTS)[1]


@pytest.mark.parametrize(
    ("essay", "rule"),
    [
        (paper(references=LIST.replace("Smith, J. (2010). A book.\n\n", "")), "C1"),
        (paper(body=BODY.replace("Smith, 2010; ", "")), "C2"),
        (paper(body=BODY.replace("Smith, 2010", "Smith, 2011")), "C3"),
        (paper(body=BODY.replace("Jones", "Jonse")), "C3"),
        (paper(references=LIST + "\n\nWorld Health Organization. (2012). A report."), "C6"),
    ],
)
def test_a_planted_fault_is_named_with_its_kind_and_nothing_else(essay: Essay, rule: str) -> None:
    assert [r for r in rules(essay) if r.startswith("C")] == [rule]


def test_a_list_that_misses_most_works_is_asked_about_as_a_whole() -> None:
    body = " ".join(f"So says {name} (2010)." for name in ("Adams", "Brown", "Clark", "Davis", "Evans", "Smith"))
    found = [h for h in find_hints(paper(body=body), DEFAULTS) if h.rule == "C1"]
    assert [h.question for h in found] == ["Is the reference list complete?"]


def test_a_title_with_a_year_is_not_missed_in_the_list() -> None:
    essay = paper(body=BODY + " As in Invisible Cities (1972), it is. Calvino (1972) wrote it.")
    assert [c.work.names[0] for c in matches(view_of(essay)).unlisted] == ["Calvino"]


def test_numeric_citations_are_held_against_the_numbers() -> None:
    essay = markdown(
        "## One\n\nSo [1, 2]. So [4].\n\n## References\n\n[1] J. Smith, 2010.\n\n[2] K. Lee, 2011.\n\n[3] L. Wu, 2012."
    )
    found = matches(view_of(essay))
    assert [n for _, _, n in found.numbers_missing] == [4]
    assert [e.number for e in found.uncited] == [3]


@pytest.mark.parametrize(
    ("rule", "text", "strict", "lenient"),
    [
        (
            "L1",
            "## One\n\n" + " ".join(["word"] * 50) + ". " + " ".join(["word"] * 50) + ".",
            {"long_sentence_words": 40},
            {"long_sentence_words": 60},
        ),
        ("P1", " ".join(["It is so."] * 50), {"long_paragraph_words": 100}, {"long_paragraph_words": 200}),
        (
            "S7",
            "## A\n\n" + "w " * 100 + "\n\n## B\n\n" + "w " * 110 + "\n\n## C\n\n" + "w " * 50,
            {"section_balance_low": 0.6},
            {"section_balance_low": 0.3},
        ),
        ("S6", "## One\n\nText.", {"minimum_words": 2}, {"minimum_words": 1}),
        ("S6", "## One\n\nText goes on.", {"maximum_words": 2}, {"maximum_words": 3}),
        ("S6", "## One\n\nText.", {"required_sections": ("Two",)}, {"required_sections": ("One",)}),
    ],
)
def test_thresholds_come_from_the_settings(
    rule: str, text: str, strict: dict[str, object], lenient: dict[str, object]
) -> None:
    assert rule in rules(markdown(text), DEFAULTS.with_(**strict))
    assert rule not in rules(markdown(text), DEFAULTS.with_(**lenient))


def test_a_conclusion_that_returns_to_the_aim_is_praised_for_it() -> None:
    essay = markdown(
        "## Introduction\n\nThis essay argues that imprisoned mothers need help from social workers.\n\n"
        "## Work\n\nMothers in prison see social workers (Smith, 2010). Social workers help mothers.\n\n"
        "## Conclusion\n\nImprisoned mothers depend on the help that social workers give."
    )
    good = strengths(essay, DEFAULTS)
    assert good[0] == ("Says what the essay sets out to do.",)
    assert "Its claims cite sources." in good[1]
    assert "Returns to the aim stated in the introduction." in good[2]


def test_nothing_is_praised_without_evidence() -> None:
    essay = markdown(
        "## Introduction\n\nMany people live there.\n\n## Work\n\nThey work.\n\n## Conclusion\n\nThe weather was good."
    )
    assert strengths(essay, DEFAULTS) == {}


def test_the_overview_is_plain_data_that_points_into_the_text() -> None:
    essay = paper(body=BODY.replace("Smith", "Smyth"))
    data = overview(essay, DEFAULTS, find_hints(essay, DEFAULTS))
    assert json.loads(json.dumps(data)) == data
    assert [b["kind"] for b in data["blocks"]] == ["heading", "body", "heading", "reference", "reference", "reference"]
    assert [(s["role"], s["title"]) for s in data["sections"]] == [("body", "One"), ("references", "References")]
    for citation in data["citations"]:
        assert essay.paragraphs[citation["paragraph"]].text[citation["start"] : citation["end"]] == citation["text"]
    assert [c["references"] for c in data["citations"]] == [[0], [2]]
    assert data["references_understood"]
    assert [e["author"] for e in data["references"]] == ["Jones", "Smith", "World Health Organization"]
    assert {h["rule"] for h in data["hints"]} >= {"C3"}


def test_the_overview_of_numeric_citations_names_their_entries() -> None:
    essay = markdown("## One\n\nSo [1, 2].  So [2].\n\n## References\n\n[1] J. Smith, 2010.\n\n[2] K. Lee, 2011.")
    data = overview(essay, DEFAULTS, [])
    assert [c["references"] for c in data["citations"]] == [[0, 1], [1]]


def test_an_empty_essay_has_an_overview() -> None:
    assert overview(Essay(()), DEFAULTS, [])["sections"] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("prisons", "prison"),
        ("arguing", "argued"),
        ("studies", "study"),
        ("Mother's", "mothers"),
        ("organization", "organize"),
    ],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert vocabulary.stem(one) == vocabulary.stem(other)


def test_little_words_are_no_content() -> None:
    assert vocabulary.content("The mothers of the children are in this prison.") == ("mother", "children", "prison")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “it is so” and left.", ["“it is so”"]),
        ('He said "it is so" and "not that", too.', ['"it is so"', '"not that"']),
        ("He said ‘it’s so’ and left.", ["‘it’s so’"]),
        ("It's the mothers' house.", []),
        ('A 5" pipe and a 6" one.', []),
    ],
)
def test_quotations_are_found(text: str, found: list[str]) -> None:
    assert [q.of(text) for q in quotations(text)] == found


def test_the_share_of_quoted_words_is_of_the_span_alone() -> None:
    text = "“One two three four.” Five six."
    assert quoted_share(text, Span(0, 21)) == 1.0
    assert quoted_share(text, Span(0, len(text))) == pytest.approx(4 / 6)
    assert quoted_share("", Span(0, 0)) == 0.0


def test_words_for_people_are_put_together() -> None:
    assert plural(1, "word") == "1 word"
    assert plural(1200, "entry", "entries") == "1,200 entries"
    assert listed(["a", "b", "a", "c"]) == "a, b and c"
    assert listed("abcdef") == "a, b, c and 3 more"
    assert quoted("word " * 30, 20) == "“word word word word …”"


def test_hints_of_a_paragraph_point_into_the_text_as_given() -> None:
    essay = markdown("## One\n\n😀 " + " ".join(["word"] * 80) + ". It is.")
    hint = next(h for h in find_hints(essay, DEFAULTS) if h.rule == "L1")
    assert hint.paragraph == 1
    assert hint.span is not None
    assert hint.span.of(essay.paragraphs[1].text).endswith("word.")


@pytest.mark.skipif(not GOLD.exists(), reason="the shared seed essay is not beside this repository")
def test_the_repaired_seed_essay_gets_few_hints_that_are_right() -> None:
    essay = essay_from_text(GOLD.read_text("utf-8"))
    found = find_hints(essay, DEFAULTS)
    assert {h.rule for h in found} == {"S1", "C1", "P1"}
    assert len(found) == 3
    assert strengths(essay, DEFAULTS)[1] == ("Its claims cite sources.", "No sentence is too long.")
