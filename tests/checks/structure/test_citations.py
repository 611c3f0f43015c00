"""Citations in every manner are read, and what only looks like one is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.checks.structure.citations import Work, citations_in


def works(text: str) -> list[str]:
    return [w.label for c in citations_in(text) for w in c.works]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("According to Brueggemann (2014) it is.", ["Brueggemann (2014)"]),
        ("According to Herric and Indianos (2015), one is.", ["Herric & Indianos (2015)"]),
        ("It is (Herric and Indianos, 2015).", ["Herric & Indianos (2015)"]),
        ("It is (Herric & Indianos 2015).", ["Herric & Indianos (2015)"]),
        ("It is (National Coordinating Center for Public Engagement, 2017).", ["National Coordinating Center for"
            " Public Engagement (2017)"]),
        ("It is (Smith, 2010, p. 4; Jones, 2011a; see also van der Berg et al., n.d.).",
         ["Smith (2010)", "Jones (2011a)", "van der Berg et al. (n.d.)"]),
        ("It is (Smith, 2010, 2011b).", ["Smith (2010)", "Smith (2011b)"]),
        ("It is (Smith, 2010a, b).", ["Smith (2010a)", "Smith (2010b)"]),
        ("It is (Smith, 2010; 2011).", ["Smith (2010)", "Smith (2011)"]),
        ("It is (see, e.g., Smith, Jones, & Brown, 2001).", ["Smith et al. (2001)"]),
        ("It is (World Health Organization [WHO], 2012).", ["World Health Organization (2012)"]),
        ("The World Health Organization (2012) says so.", ["World Health Organization (2012)"]),
        ("Smith et al. (2010) and O’Brien (1999) say so.", ["Smith et al. (2010)", "O’Brien (1999)"]),
        ("Smith and colleagues (2010) say so.", ["Smith et al. (2010)"]),
        ("Smith’s (2010: 45) claim and McDonald's (2000) doubt.", ["Smith (2010)", "McDonald (2000)"]),
        ("However, Müller (2001) and, later, J. K. Rowling (2007) wrote.", ["Müller (2001)", "Rowling (2007)"]),
        ("It is (as cited in Brown, 2004).", ["Brown (2004)"]),
        ("It is (Freud, 1920, as cited in Brown, 2004).", ["Brown (2004)"]),
        ("It is (Smith in press; Jones, forthcoming).", ["Smith (in press)", "Jones (forthcoming)"]),
        ("It is (Bühler, 1934/1965).", ["Bühler (1934)", "Bühler (1965)"]),
        ("It is (Smith 2010: 45).", ["Smith (2010)"]),
        ("It is (de Beauvoir, 1949; Le Corbusier, 1923).", ["de Beauvoir (1949)", "Le Corbusier (1923)"]),
        ("It is (Smith-Jones, 2010).", ["Smith-Jones (2010)"]),
        ("A point made before (a view shared by Smith, 2010).", ["Smith (2010)"]),
    ],
)  # fmt: skip
def test_author_year_citations_are_read(text: str, labels: list[str]) -> None:
    assert works(text) == labels


@pytest.mark.parametrize(
    "text",
    [
        "In the spring (May 2014) it rained.",
        "The war (1939–1945) was long.",
        "Napoleon (1769–1821) was an emperor.",
        "Cold War papers (FRUS, 1861-1980) were read.",
        "It happened in 2010 (see Figure 3).",
        "Since then (since 2012) it is so.",
        "In 2010, 2,000 people came (about 2000).",
        "(2010)",
        "It (the house) was old.",
        "see [the site] and [2010]",
    ],
)
def test_other_brackets_are_no_citations(text: str) -> None:
    assert works(text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("So [3].", [(3,)]),
        ("So [2–5, 9].", [(2, 3, 4, 5, 9)]),
        ("So [1], [2] and [3; 7].", [(1,), (2,), (3, 7)]),
        ("So [1]–[4].", [(1, 2, 3, 4)]),
        ("So [16: 168].", [(16,)]),
        ("So [5, p. 12].", [(5,)]),
        ("In [2010] and [a] and [].", []),
        ("The interval [0, 1.5].", []),
    ],
)
def test_numeric_citations_are_read_with_their_ranges(text: str, numbers: list[tuple[int, ...]]) -> None:
    assert [c.numbers for c in citations_in(text) if c.numbers] == numbers


def test_a_citation_in_the_sentence_is_told_from_one_in_brackets() -> None:
    narrative, bracketed = citations_in("Smith (2010) says so (Jones, 2011).")
    assert narrative.narrative
    assert not bracketed.narrative


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("(Smith, 2010, p. 4)", True),
        ("(Smith, 2010)", False),
        ("Smith (2010, pp. 3–4)", True),
        ("(Smith 2010: 45)", True),
    ],
)
def test_page_markers_are_seen(text: str, page: bool) -> None:
    assert citations_in(text)[0].page is page


def test_the_span_holds_names_and_bracket() -> None:
    text = "As 😀 Herric and Indianos (2015, p. 3) say."
    assert citations_in(text)[0].span.of(text) == "Herric and Indianos (2015, p. 3)"


@given(st.text(st.sampled_from("Smith and(2010;,)[1–3] et al.&"), max_size=60))
def test_citations_never_overlap_and_lie_inside(text: str) -> None:
    at = 0
    for citation in citations_in(text):
        assert at <= citation.span.start < citation.span.end <= len(text)
        assert citation.works or citation.numbers
        at = citation.span.end


def test_a_work_of_many_authors_is_shortened() -> None:
    assert Work(("Smith", "Jones", "Lee"), "2010").label == "Smith et al. (2010)"
