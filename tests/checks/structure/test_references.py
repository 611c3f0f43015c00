"""Reference lists of all styles fall into entries, and citations find theirs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.checks.structure.citations import Work, citations_in
from coping_gui.checks.structure.hints import find_hints
from coping_gui.checks.structure.references import distance, entry_spans, key, read_entry, reference_list
from coping_gui.essay.essay import Essay
from coping_gui.essay.span import Span
from coping_gui.opening.text_reader import essay_from_text
from coping_gui.settings import DEFAULTS


def listed(*entries: str) -> Essay:
    return essay_from_text("The House\n\nText of the house goes here.\n\nReferences\n\n" + "\n\n".join(entries))


@pytest.mark.parametrize(
    ("text", "author", "year"),
    [
        ("Smith, J., & Jones, K. (2010). A book. Press.", "Smith", "2010"),
        ("Smith, J. and Jones, K. 2010, A book, Press, London.", "Smith", "2010"),
        ("Smith, John, and Karen Jones. 2010. A Book. London: Press.", "Smith", "2010"),
        ("Smith, John. A Book. Press, 2010.", "Smith", "2010"),
        ("van der Berg, L. (2012a). A third one.", "van der Berg", "2012a"),
        ("World Health Organization. (2012). A report. Geneva.", "World Health Organization", "2012"),
        (
            "National Coordinating Center for Public Engagement (2017). What is it?",
            "National Coordinating Center for Public Engagement",
            "2017",
        ),
        ("J. K. Smith, “A paper,” IEEE Trans., vol. 3, 2010.", "Smith", "2010"),
        ("Blackburn E Rowley J Reason as our guide. PLoS Biol 2004 2 e116", "Blackburn", "2004"),
        ("O’Brien, T. (n.d.). A page.", "O’Brien", "n.d."),
        ("Müller-Lüdenscheidt, H. (in press). Ein Buch.", "Müller-Lüdenscheidt", "in press"),
        ("Ragep, Jamil F., and Sally P. Ragep. (2008). The Initiative.", "Ragep", "2008"),
        ("*Smith, J.* (2010). A book.", "Smith", "2010"),
    ],
)
def test_author_and_year_of_an_entry_are_read(text: str, author: str, year: str) -> None:
    entry = read_entry(0, Span(0, len(text)), text, None)
    assert (entry.author, entry.year) == (author, year)
    assert entry.plausible


def test_numbered_entries_know_their_number() -> None:
    found = reference_list(listed("[1] J. Smith, A book, 2010.", "[2] K. Jones, A book, 2011.")).entries
    assert [(e.number, e.author) for e in found] == [(1, "Smith"), (2, "Jones")]


def test_numbers_that_became_list_markers_are_the_entries_numbers() -> None:
    essay = essay_from_text(
        "The House\n\nText goes here.\n\nReferences\n\n1. Smith J. A book. 2010.\n2. Jones K. A book. 2011."
    )
    assert [e.number for e in reference_list(essay).entries] == [1, 2]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("[1] J. Smith, A book, 2010. [2] K. Jones, A book, 2011. [3] L. Lee, 2012.", 3),
        ("1. Smith J. A book. 2010. 2. Jones K. A book. 2011.", 2),
        ("Jones, K. (2011). A book. Press. Smith, J. (2010). A book. Press.", 2),
        ("Smith, J. (2010). A book.\nJones, K. (2011). A book.", 2),
        ("Dalal, N. (2005). Histograms. In CVPR, vol. 1. IEEE, pp. 886–93.", 1),
        ("Smith, J. (2010). In L. Lee (Ed.), A book (2nd ed., pp. 3–5). Press.", 1),
    ],
)
def test_entries_that_run_together_are_parted(text: str, count: int) -> None:
    assert len(entry_spans(text)) == count


def test_a_dash_stands_for_the_author_above() -> None:
    found = reference_list(
        listed("Smith, J. (2010). A book.", "———. (2012). Another book.", "Jones, K. (2013). A book.")
    ).entries
    assert [e.author for e in found] == ["Smith", "Smith", "Jones"]


def test_the_doi_of_an_entry_is_read_without_the_full_stop() -> None:
    text = "Smith, J. (2010). A book. https://doi.org/10.1000/ab.c-1."
    assert read_entry(0, Span(0, len(text)), text, None).doi == "10.1000/ab.c-1"


def test_a_list_without_years_is_not_understood() -> None:
    assert not reference_list(listed("A book by Smith", "A thing by Jones", "Something else")).understood
    assert reference_list(listed("Smith, J. (2010). A book.", "Jones, K. (2011). A book.")).understood


def test_an_essay_without_a_list_has_no_entries() -> None:
    found = reference_list(essay_from_text("Some text (Smith, 2010)."))
    assert not found.found
    assert not found.understood


@pytest.mark.parametrize(
    ("names", "year", "entry"),
    [
        (("Smith",), "2010", "Smith, J. (2010). A book."),
        (("Smith",), "2010", "Smith, J. (2010a). A book."),
        (("John Smith",), "2010", "Smith, J. (2010). A book."),
        (("Muller",), "2010", "Müller, J. (2010). A book."),
        (("WHO",), "2012", "World Health Organization. (2012). A report."),
        (("World Health Organization",), "2012", "World Health Organization (WHO). (2012). A report."),
        (("Language Archive",), "2016", "The Language Archive. (2016). A page."),
        (("Jones",), "1972", "Sparck Jones, K. (1972). A paper."),
        (("Smith",), "n.d.", "Smith, J. (n.d.). A page."),
        (("Freud",), "1965", "Freud, S. (1920/1965). A book."),
        (("Del Monte Prado",), "2014a", "Monte Prado, L. del (2014a). A paper."),
        (("van der Molen",), "2015", "Van der Molen, Piet, Anna Visser, and Jan Smit. 2015. A paper."),
        (("Marta",), "2014", "Marta Rivers, I. (2014). A paper."),
        (("Peña", "Soler"), "2011", "Peña y Soler, R. (2011). A paper."),
        (("Smith",), "n.d.", "Smith, J. (n.d). A page, accessed at: https://example.org (28 October 2015)."),
        (("Marsh",), "n.d.", "Marsh, N. Boats: In Demand, http://example.org/2011/10/. (accessed October 24, 2015)."),
        (("Statista",), "2015", "Anon. (2015). Visitors of pages. Statista. April 2015."),
        (("Ulysses",), "1922", "Joyce, J. (1922). Ulysses. Paris: Press."),
    ],
)
def test_a_citation_finds_its_entry(names: tuple[str, ...], year: str, entry: str) -> None:
    found = reference_list(listed(entry, "Other, O. (1999). A book.", "Zed, Z. (1998). A book."))
    assert [e.text for e in found.meant_by(Work(names, year))] == [entry]


@pytest.mark.parametrize(
    ("names", "year", "entry"),
    [
        (("Smith",), "2011", "Smith, J. (2010). A book."),
        (("Herric",), "2010", "Herrick, J. (2010). A book."),
        (("Smith",), "2010b", "Smith, J. (2010a). A book."),
        (("Marx",), "2010", "Smith, J. (2010). Marx and after. Press."),
        (("A",), "2010", "Smith, J. (2010). A. Press."),
        (("W",), "2010", "World, W. (2010). A book."),
    ],
)
def test_a_citation_does_not_find_another_entry(names: tuple[str, ...], year: str, entry: str) -> None:
    assert reference_list(listed(entry, "Other, O. (1999). A book.")).meant_by(Work(names, year)) == []


@given(st.text(st.sampled_from("abcd"), max_size=6), st.text(st.sampled_from("abcd"), max_size=6))
def test_the_distance_is_symmetric_and_zero_only_for_equals(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)


@pytest.mark.parametrize(
    ("one", "other", "steps"), [("herric", "herrick", 1), ("smith", "simth", 1), ("lee", "li", 2), ("abc", "xyzuv", 3)]
)
def test_the_distance_counts_slips_and_swaps(one: str, other: str, steps: int) -> None:
    assert distance(one, other) == steps


def test_names_are_compared_without_accents_case_and_marks() -> None:
    assert key("Müller-Ö") == key("MULLER O")
    assert key("Weiß") == key("Weiss")


@given(st.text(max_size=200))
def test_any_text_can_be_an_entry(text: str) -> None:
    for span, number in entry_spans(text):
        read_entry(0, span, span.of(text), number)


@pytest.mark.parametrize(
    ("work", "wanted"),
    [
        (Work(("Marsh",), "2012", et_al=True), "Marsh, H., Fenn, J. G. and Stone, E. C. (2012). A paper."),
        (Work(("Marsh", "Reed"), "2012"), "Marsh, H. and Reed, U. (2012). A paper."),
    ],
)
def test_of_two_entries_that_fit_the_one_with_as_many_authors_is_meant(work: Work, wanted: str) -> None:
    entries = (
        "Marsh, H. and Reed, U. (2012). A paper.",
        "Marsh, H., Fenn, J. G. and Stone, E. C. (2012). A paper.",
    )
    assert [e.text for e in reference_list(listed(*entries)).meant_by(work)] == [wanted]


@pytest.mark.parametrize(
    "sentence",
    [
        "It is set after the Wrecker (1892) as before.",
        "One novel is Tides (2013) by Ann Marsh and others.",
        "The university of Turku/Åbo (1640) was the first.",
        "There was a great school in Paris (1640) then.",
    ],
)
def test_a_title_or_a_place_with_a_year_is_not_asked_about(sentence: str) -> None:
    cited = " ".join(f"It is so ({name}, 2010)." for name in ("Adams", "Baker", "Carter"))
    entries = [f"{name}, J. (2010). On them. Press." for name in ("Adams", "Baker", "Carter")]
    essay = essay_from_text("\n\n".join(["Introduction", f"{cited} {sentence}", "References", *entries]))
    assert [h for h in find_hints(essay, DEFAULTS) if h.rule == "C1"] == []


def test_an_adverb_before_the_authors_is_no_author() -> None:
    found = citations_in("Elsewhere, Marsh and Reed (2014) found it.")
    assert [c.works[0].names for c in found] == [("Marsh", "Reed")]
