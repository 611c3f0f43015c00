"""Rules on citations and the reference list: C1 to C7."""

from datetime import date

import pytest

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.rules import (
    citation_form,
    cited_nearly,
    cited_not_listed,
    list_health,
    listed_not_cited,
    named_without_year,
    quotation_without_source,
)
from coping_gui.essay.essay import Essay, Format, Paragraph
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.opening.text_reader import essay_from_text
from coping_gui.settings import DEFAULTS, Settings

C1, C2, C3, C4 = cited_not_listed.RULE, listed_not_cited.RULE, cited_nearly.RULE, named_without_year.RULE
C5, C6, C7 = citation_form.RULE, list_health.RULE, quotation_without_source.RULE

ADAMS, BROWN, CLARK = (
    "Adams, J. (2010). A book. Press.",
    "Brown, K. (2011). A paper. Press.",
    "Clark, L. (2012). A report. Press.",
)


def paper(body: str, *entries: str) -> Essay:
    end = "\n\n## References\n\n" + "\n\n".join(entries) if entries else ""
    return essay_from_text(f"## One\n\n{body}{end}", Format.MARKDOWN)


def hints(rule: EssayRule, essay: Essay, settings: Settings = DEFAULTS) -> list[Hint]:
    return list(rule.find(essay, settings))


def marked(rule: EssayRule, essay: Essay) -> list[str]:
    places = [(h.paragraph, h.span) for h in rule.find(essay, DEFAULTS)]
    return [span.of(essay.paragraphs[i].text) for i, span in places if i is not None and span is not None]


# --- C1 ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cited", "places"),
    [
        ("(Adams, 2010; Brown, 2011)", []),
        ("(Adams, 2010; Wilson, 1999)", ["(Adams, 2010; Wilson, 1999)"]),
        ("Adams (2010), Wilson (1999) and Brown (2011)", ["Wilson (1999)"]),
        ("(Adams, 2010; Wilson, 1999; Young, 1998; Brown, 2011)",
         ["(Adams, 2010; Wilson, 1999; Young, 1998; Brown, 2011)"] * 2),
        ("Wilson (1999), Wilson (1999) and Adams (2010)", ["Wilson (1999)"]),
        ("Wilson (1999), Wilson (1980), Adams (2010) and Brown (2011)", ["Wilson (1999)", "Wilson (1980)"]),
    ],
)  # fmt: skip
def test_each_unlisted_work_is_marked_at_its_first_citation(cited: str, places: list[str]) -> None:
    assert marked(C1, paper(f"😀 So it is {cited}.", ADAMS, BROWN)) == places


@pytest.mark.parametrize(("times", "told"), [(1, False), (2, True), (3, True)], ids=["once", "twice", "three times"])
def test_how_often_an_unlisted_work_is_cited_is_told(times: int, told: bool) -> None:
    (hint,) = hints(C1, paper("So (Adams, 2010; Brown, 2011). " + "So (Wilson, 1999). " * times, ADAMS, BROWN))
    assert hint.question.endswith("?")
    assert "Wilson (1999)" in hint.question
    assert (f" It is cited {times} times." in hint.why) is told


@pytest.mark.parametrize(
    ("works", "count"),
    [(["Adams, 2010"], 0), (["Adams, 2010", "Brown, 2011"], 0), (["Adams, 2010", "Brown, 2011", "Clark, 2012"], 1),
     (["Adams, 2010"] * 5, 0)],
)  # fmt: skip
def test_a_list_is_missed_from_three_works_on(works: list[str], count: int) -> None:
    found = hints(C1, paper(" ".join(f"So ({work})." for work in works)))
    assert [h.question for h in found] == ["Should a list of references follow the text?"] * count


def test_a_missing_list_is_marked_at_the_last_citation() -> None:
    essay = paper("So (Adams, 2010). So (Brown, 2011).\n\nSo 😀 says Clark (2012).")
    assert marked(C1, essay) == ["Clark (2012)"]
    assert "Adams (2010), Brown (2011) and Clark (2012)" in hints(C1, essay)[0].why


def test_an_excerpt_needs_no_list() -> None:
    text = "So (Adams, 2010). So (Brown, 2011). So (Clark, 2012). So (Davis, 2013)."
    assert hints(C1, essay_from_text(text)) == []


@pytest.mark.parametrize(("works", "count"), [("Adams, 2010; Brown, 2011", 0), ("Adams, 2010; Li, 2011; Wu, 2012", 1)])
def test_a_list_that_is_not_understood_is_said_to_be_so(works: str, count: int) -> None:
    found = hints(C1, paper(f"So ({works}).", "A book by him", "A thing", "Another"))
    assert [h.why for h in found] == ["It could not be understood, so citations were not compared with it."] * count
    for rule in (C2, C3, C4, C6):
        assert hints(rule, paper(f"So ({works}).", "A book by him", "A thing", "Another")) == []


@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        ("So [1]. So [2].", []),
        ("So [1]. So [3].", [3]),
        ("So [1–4]. So [2].", [3, 4]),
        ("So [1, 3]. So [3].", [3]),
    ],
)
def test_a_number_beyond_the_list_is_asked_for_once(body: str, numbers: list[int]) -> None:
    found = hints(C1, paper(body, "[1] J. Smith, A, 2010.", "[2] K. Lee, B, 2011."))
    assert [h.question for h in found] == [f"Which work is number {n}?" for n in numbers]


# --- C2 ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "uncited"),
    [
        ("So (Adams, 2010; Brown, 2011; Clark, 2012).", []),
        ("So (Adams, 2010; Clark, 2012).", [BROWN]),
        ("So (Adams, 2010).", [BROWN, CLARK]),
        ("So (Adams, 2010; Brown, 2012; Clark, 2012).", []),
        ("It is so.", []),
        ("So (Adams, 2010). It was Brown, in 2011. So (Clark, 2012).", []),
    ],
)
def test_an_uncited_entry_is_marked_in_the_list(body: str, uncited: list[str]) -> None:
    essay = paper(body, ADAMS, BROWN, CLARK)
    assert marked(C2, essay) == uncited
    assert all(h.section == 1 for h in hints(C2, essay))


def test_an_uncited_entry_among_entries_that_run_together_is_marked_alone() -> None:
    essay = paper("So (Adams, 2010; Clark, 2012).", f"{ADAMS} {BROWN} {CLARK}")
    assert marked(C2, essay) == [BROWN]


def test_an_uncited_number_is_named() -> None:
    essay = paper("So [1]. So [3].", "[1] J. Smith, A, 2010.", "[2] K. Lee, B, 2011.", "[3] L. Wu, C, 2012.")
    (hint,) = hints(C2, essay)
    assert hint.why == "The text does not cite number 2."


# --- C3 ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cited", "question"),
    [
        ("Adams, 2011", "Is Adams (2011) the work listed as Adams (2010)?"),
        ("Adam, 2010", "Is Adam (2010) the work listed as Adams (2010)?"),
        ("Adams, 2010", ""),
        ("Wilson, 1999", ""),
    ],
)
def test_a_near_match_names_both_works(cited: str, question: str) -> None:
    found = hints(C3, paper(f"So ({cited}; Brown, 2011). So ({cited}).", ADAMS, BROWN))
    assert [h.question for h in found] == ([question] if question else [])


def test_no_work_is_both_unlisted_and_nearly_listed() -> None:
    essay = paper("So (Adams, 2011; Brwon, 2011; Clark, 2012).", ADAMS, BROWN, CLARK)
    assert (len(hints(C1, essay)), len(hints(C2, essay)), len(hints(C3, essay))) == (0, 0, 2)


# --- C4 ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("passage", "count"),
    [
        ("Yet Adams thought so.", 1),
        ("Yet Adams (2010) thought so.", 0),
        ("Yet Adams thought so (Brown, 2011).", 1),
        ("Yet Adamson thought so.", 0),
        ("Yet adams thought so.", 0),
        ("Yet Adams thought so. Adams knew.", 1),
        ("Yet Adams’s thought was so.", 1),
        ("Yet Adams and Brown thought so.", 2),
    ],
)
def test_an_author_who_is_named_without_a_year_is_asked_about(passage: str, count: int) -> None:
    essay = paper(f"So (Adams, 2010; Brown, 2011).\n\nIt is.\n\n{passage}", ADAMS, BROWN)
    assert len(hints(C4, essay)) == count


def test_a_name_after_a_citation_in_the_paragraph_before_is_plain() -> None:
    assert hints(C4, paper("So (Adams, 2010; Brown, 2011).\n\nYet Adams thought so.", ADAMS, BROWN)) == []


def test_the_name_itself_is_marked() -> None:
    essay = paper("So (Adams, 2010).\n\nIt is.\n\n😀 Yet Adams thought so.", ADAMS)
    assert marked(C4, essay) == ["Adams"]


@pytest.mark.parametrize("name", ["Lee", "Wu"])
def test_short_names_are_too_common_to_ask_about(name: str) -> None:
    essay = paper(f"So ({name}, 2010).\n\nIt is.\n\nYet {name} thought so.", f"{name}, J. (2010). A book.")
    assert hints(C4, essay) == []


# --- C5 ---------------------------------------------------------------------------------------------------------------


def forms(usual: str, other: str, have: int, lack: int) -> Essay:
    names = ["Adams", "Brown", "Clark", "Davis", "Evans", "Frank", "Green", "Hills", "Irvin", "Jones"]
    made = [(usual if n < have else other).format(name=name) for n, name in enumerate(names[: have + lack])]
    return paper(" ".join(f"It is so {citation}." for citation in made))


BRACKETED = [
    ("({name} & Lee, 2010)", "({name} and Lee, 2010)"),
    ("({name} and Lee, 2010)", "({name} & Lee, 2010)"),
    ("({name}, 2010)", "({name} 2010)"),
    ("({name} 2010)", "({name}, 2010)"),
]


@pytest.mark.parametrize(("usual", "other"), BRACKETED)
@pytest.mark.parametrize(
    ("have", "lack", "count"), [(3, 1, 0), (4, 0, 0), (4, 1, 1), (6, 2, 1), (6, 3, 0), (5, 2, 0), (5, 5, 0)]
)
def test_a_minority_form_is_asked_about_below_a_quarter(
    usual: str, other: str, have: int, lack: int, count: int
) -> None:
    essay = forms(usual, other, have, lack)
    names = ["Adams", "Brown", "Clark", "Davis", "Evans", "Frank", "Green", "Hills", "Irvin", "Jones"]
    assert marked(C5, essay) == [other.format(name=names[have])] * count


def test_further_places_of_a_minority_form_are_counted() -> None:
    (hint,) = hints(C5, forms("({name}, 2010)", "({name} 2010)", 8, 2))
    assert hint.why == "8 citations have a comma before the year; this one has none. So do 1 more."


def test_names_in_the_sentence_and_in_brackets_have_forms_of_their_own() -> None:
    made = " ".join(
        f"It is so ({n} & Lee, 2010). {n} and Lee (2010) say so." for n in ("Adams", "Brown", "Clark", "Doe")
    )
    assert hints(C5, paper(made)) == []


# --- C6 ---------------------------------------------------------------------------------------------------------------

LIST = [f"{n}, J. (2010). A book on {n}. Press." for n in ("Adams", "Brown", "Clark", "Davis", "Evans", "Frank")]


def listed(*entries: str) -> Essay:
    return paper("It is so (Adams, 2010).", *entries)


@pytest.mark.parametrize(
    ("order", "misplaced"),
    [
        ([0, 1, 2, 3, 4, 5], []),
        ([1, 0, 2, 3, 4, 5], [0]),
        ([0, 1, 2, 3, 5, 4], [4]),
        ([1, 2, 3, 4, 5, 0], [0]),
        ([5, 0, 1, 2, 3, 4], [0]),
        ([5, 4, 3, 2, 1, 0], []),
        ([1, 0, 3, 2, 5, 4], []),
        ([0, 2, 1, 3], []),
        ([0, 2, 1, 3, 4], [1]),
    ],
)
def test_an_entry_out_of_order_is_marked_in_a_list_that_is_sorted(order: list[int], misplaced: list[int]) -> None:
    assert marked(C6, listed(*(LIST[n] for n in order))) == [LIST[n] for n in misplaced]


@pytest.mark.parametrize(
    "name", ["van Basten", "de Beer", "The Border Agency", "d’Boer", "BAKER", "Bähr", "von Bar", "al-Basri"]
)
def test_an_entry_may_be_sorted_with_or_without_its_prefix(name: str) -> None:
    entry = f"{name}, J. (2010). Another book. Press."
    assert hints(C6, listed(LIST[0], entry, *LIST[2:])) == []


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (LIST[1], LIST[1], "Brown (2010) has the same beginning."),
        (LIST[1], LIST[1].replace(".", ","), "Brown (2010) has the same beginning."),
        (LIST[1], LIST[1].upper(), "Brown (2010) has the same beginning."),
        ("Brown, K. (2010). A. doi:10.1000/1", "Brown, K. (2011). B. doi:10.1000/1", "Brown (2010) has the same DOI."),
        ("Brown, K. (2010). A. doi:10.1000/a", "Brown, K. (2011). B. doi:10.1000/A", "Brown (2010) has the same DOI."),
        ("Brown, K. (2010). A.", "Brown, K. (2011). A.", ""),
        ("Brown, K. (2010a). A.", "Brown, K. (2010b). A.", ""),
    ],
)
def test_an_entry_that_stands_twice_is_asked_about(one: str, other: str, why: str) -> None:
    assert [h.why for h in hints(C6, listed(LIST[0], one, other, *LIST[2:]))] == ([why] if why else [])


@pytest.mark.parametrize(
    ("doi", "broken"),
    [
        ("https://doi.org/10.1000/182", False),
        ("http://dx.doi.org/10.1000/182", False),
        ("doi:10.1000/182", False),
        ("doi: 10.1000/182", False),
        ("DOI: https://doi.org/10.1000/182", False),
        ("doi:10.123456789/x", False),
        ("doi:11.1000/182", True),
        ("doi:10.100/182", True),
        ("doi:10.1000", True),
        ("https://doi.org/101000/182", True),
        ("https://doi.org/", True),
        ("https://example.org/doing", False),
    ],
)
def test_a_broken_doi_is_asked_about(doi: str, broken: bool) -> None:
    found = hints(C6, listed(*LIST, f"Green, J. (2010). A book. {doi}"))
    assert [h.question for h in found] == ["Is this DOI complete?"] * broken


@pytest.mark.parametrize(("ahead", "count"), [(-1, 0), (0, 0), (1, 0), (2, 1), (40, 1)])
def test_a_year_to_come_is_asked_about_beyond_the_next(ahead: int, count: int) -> None:
    year = date.today().year + ahead
    found = hints(C6, listed(*LIST, f"Green, J. ({year}). A book."))
    assert [h.why for h in found] == [f"{year} is still to come."] * count


def test_a_numbered_list_needs_no_alphabet() -> None:
    assert hints(C6, listed(*(f"[{n}] J. {name}, A book, 2010." for n, name in enumerate("ZWVUTS", 1)))) == []


# --- C7 ---------------------------------------------------------------------------------------------------------------

CITED = (
    "One says “we live for the hour on Sunday” (Smith, 2010). It is so. It is. Another says “they cry when they go”"
    " (Lee, 2011)."
)
APART = "It is so. It is true."


@pytest.mark.parametrize(
    ("quotation", "count"),
    [
        ("“nobody in here talks of it”", 1),
        ('"nobody in here talks of it"', 1),
        ("‘nobody in here talks of it’", 1),
        ("«nobody in here talks of it»", 1),
        ("“nobody here talks of it”", 1),
        ("“nobody talks of it”", 0),
        ("“The Lord of the Rings”", 0),
        ("“The Lord of the Rings and Other Stories”", 0),
        ("nobody in here talks of it", 0),
    ],
)
def test_a_quotation_of_five_words_needs_a_source(quotation: str, count: int) -> None:
    essay = paper(f"{CITED} {APART} Yet {quotation} at all. It is so.")
    assert marked(C7, essay) == [quotation] * count


@pytest.mark.parametrize(("limit", "count"), [(4, 1), (6, 1), (7, 0), (100, 0)])
def test_the_words_of_a_quotation_that_needs_a_source_come_from_the_settings(limit: int, count: int) -> None:
    cited = " ".join(f"{APART} One says “{'they wait and wait ' * 40}” (Smith, 201{n})." for n in range(2))
    essay = paper(f"{cited} {APART} {APART} Yet “nobody in here talks of it” at all. It is so.")
    assert len(hints(C7, essay, DEFAULTS.with_(quotation_words=limit))) == count


@pytest.mark.parametrize(
    "source",
    [
        "(Smith, 2010)",
        ", as Smith (2010) says",
        "[3]",
        "³",
        ".³",
        "[^1]",
        "(p. 3)",
        "(pp. 3–4)",
        "(ibid.)",
        "(34)",
    ],
)
def test_every_source_beside_a_quotation_counts(source: str) -> None:
    essay = paper(f"{CITED} {APART} {APART} Yet “nobody in here talks of it”{source}. {APART} {APART}")
    assert hints(C7, essay) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("So says Smith (2010). Yet “nobody in here talks of it”. It is so.", 0),
        ("Yet “nobody in here talks of it”. So says Smith (2010). It is so.", 0),
        ("So says Smith (2010). It is so. Yet “nobody in here talks of it”. It is so.", 1),
        ("Yet “nobody in here talks of it”. It is so. So says Smith (2010).", 1),
    ],
)
def test_a_source_in_the_next_sentence_is_beside_a_quotation(text: str, count: int) -> None:
    assert len(hints(C7, paper(f"{CITED}\n\n{text}"))) == count


def test_a_field_of_the_file_beside_a_quotation_may_be_its_source() -> None:
    essay = paper(f"{CITED}\n\nYet “nobody in here talks of it” X.")
    text = essay.paragraphs[2].text
    field = Paragraph(text, protected=(Span(len(text) - 2, len(text) - 1),))
    assert len(hints(C7, essay)) == 1
    assert hints(C7, Essay((*essay.paragraphs[:2], field), essay.sections)) == []


@pytest.mark.parametrize("cited", ["", "One says “we live for the hour on Sunday” (Smith, 2010)."])
def test_an_essay_that_does_not_cite_its_quotations_is_left_alone(cited: str) -> None:
    assert hints(C7, paper(f"{cited} {APART} {APART} Yet “nobody in here talks of it” at all.")) == []


@pytest.mark.parametrize("rule", [C1, C2, C3, C4, C5, C6, C7], ids=lambda r: r.id)
@pytest.mark.parametrize("text", ["", "Text.", "## One", "## References", "## References\n\n- item", "(2010)", "[1]"])
def test_a_text_without_citations_is_left_alone(rule: EssayRule, text: str) -> None:
    assert hints(rule, essay_from_text(text, Format.MARKDOWN)) == []
