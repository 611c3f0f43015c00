"""What is no essay, or a part that is short by nature, is not asked to be otherwise."""

import pytest

from coping_gui.checks.structure.consistency.find import find_variations
from coping_gui.checks.structure.hints import find_hints
from coping_gui.checks.structure.thesis import states_purpose
from coping_gui.essay.essay import Format, Role
from coping_gui.opening.text_reader import essay_from_text
from coping_gui.settings import DEFAULTS

PLAIN = "The council met in spring, and it was said that the river had risen by more than a foot in two days."


def rules_of(text: str) -> list[str]:
    return [h.rule for h in find_hints(essay_from_text(text, Format.MARKDOWN), DEFAULTS)]


def sheet(lines: int, line: str) -> str:
    return "## Learning aims\n\n" + "\n\n".join([line] * lines) + "\n\n## Practice\n\n" + "\n\n".join([line] * lines)


def test_a_sheet_of_exercises_is_asked_for_no_introduction_and_no_conclusion() -> None:
    assert "S3" not in rules_of(sheet(8, "Select the verb that agrees with its subject in number."))


def test_a_short_text_of_a_few_paragraphs_still_is() -> None:
    assert rules_of(sheet(2, "Select the verb that agrees with its subject in number.")).count("S3") == 2


def test_a_first_paragraph_that_opens_a_list_is_no_missing_introduction() -> None:
    text = f"## Aims\n\nYou will learn:\n\n- to row\n\n{PLAIN}\n\n{PLAIN}\n\n## Boats\n\n{PLAIN}\n\n{PLAIN}"
    questions = [h.question for h in find_hints(essay_from_text(text, Format.MARKDOWN), DEFAULTS) if h.rule == "S3"]
    assert not any("introduction" in q for q in questions)


@pytest.mark.parametrize(("paragraphs", "asked"), [(5, True), (13, False)])
def test_a_long_text_before_the_first_heading_is_no_introduction_without_an_aim(paragraphs: int, asked: bool) -> None:
    before = "\n\n".join(["It was so. It had been so for years and years."] * paragraphs)
    text = f"{before}\n\n## The boats\n\n{PLAIN}\n\n{PLAIN}\n\n## Conclusion\n\n{PLAIN}"
    assert ("S1" in rules_of(text)) is asked


@pytest.mark.parametrize(
    ("before", "after", "asked"),
    [("## Introduction\n\n", "", True), ("", "\n\n## Conclusion\n\nIt is so.", True), ("", "", False)],
)
def test_a_thesis_is_missed_only_where_the_text_is_framed_like_an_essay(before: str, after: str, asked: bool) -> None:
    text = f"{before}{PLAIN} {PLAIN} {PLAIN}\n\n## The boats\n\n{PLAIN}\n\n{PLAIN}{after}"
    assert ("S1" in rules_of(text)) is asked


@pytest.mark.parametrize(
    "sentence",
    [
        "For that reason I asked three towns, whose answers this brief report will compare at last.",
        "The main theme of the day is bridge building and its cost to the towns.",
    ],
)
def test_an_aim_in_other_words_is_a_thesis(sentence: str) -> None:
    assert states_purpose(sentence)


def test_films_with_their_years_need_no_list_of_references() -> None:
    films = "He was seen in Silent River (2004), Night Market (2005), The Long Bridge (2006) and The Iron Mill (2014)."
    assert "C1" not in rules_of(f"## The man\n\n{films}\n\n## His life\n\n{PLAIN}")


def test_a_section_is_asked_for_evidence_once() -> None:
    cited = " ".join(f"It is so (Adams, {year})." for year in range(2001, 2008))
    bare = " ".join(["The house is a hard place for mothers and their small children to be."] * 7)
    text = f"## Introduction\n\n{cited}\n\n## The houses\n\n{cited}\n\n{bare}\n\n{bare}\n\n## The towns\n\n{bare}"
    hints = find_hints(essay_from_text(text, Format.MARKDOWN), DEFAULTS.with_(enabled_rules=("P6",)))
    assert [h.rule for h in hints].count("P6") == 2
    assert "P6" not in rules_of(text)  # off by default: of nine that were read three were useful


def test_a_question_among_titles_may_be_written_like_a_sentence() -> None:
    titles = ["The Many Small Towns", "The Long Bridge Road", "The Great Old Mill", "What do the people there think?"]
    assert "S11" not in rules_of("\n\n".join(f"## {t}\n\n{PLAIN}" for t in titles))


@pytest.mark.parametrize(
    ("title", "asked"), [("Outlook and Future Work", False), ("Ethics", False), ("The boats", True)]
)
def test_parts_that_are_short_by_nature_need_not_weigh_as_much(title: str, asked: bool) -> None:
    long = " ".join([PLAIN] * 12)
    text = f"## The river\n\n{long}\n\n## The town\n\n{long}\n\n## {title}\n\n{PLAIN}\n\n## Conclusion\n\n{PLAIN}"
    assert ("S7" in rules_of(text)) is asked


def test_further_reading_is_an_appendix_and_not_the_list_of_references() -> None:
    essay = essay_from_text(
        f"## The river\n\n{PLAIN}\n\n## Further Reading\n\nReynolds, Jason. Stamped. 2020.", Format.MARKDOWN
    )
    assert [s.role for s in essay.sections][-1] is Role.APPENDIX


def variations_of(text: str) -> list[tuple[str, ...]]:
    return [v.forms for v in find_variations(essay_from_text(f"On it\n\n{PLAIN}\n\n{text}\n\n{PLAIN}"))]


@pytest.mark.parametrize(
    "text",
    [
        "They study data in the humanities. The work was paid by the Data Service Centre for the Humanities then.",
        "They are shown in their spatial context. It is like the Churches in their Spatial Context of the town.",
        "They built a service called WOLVA for it. It is found at Wolva.org since then.",
    ],
)
def test_the_end_of_a_name_and_an_address_are_no_second_form_of_a_word(text: str) -> None:
    assert variations_of(text) == []


def test_a_lone_capital_is_still_seen() -> None:
    assert variations_of("They study data in the humanities. It is of use for the Humanities as well.") == [
        ("humanities", "Humanities")
    ]
