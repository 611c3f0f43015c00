"""Reference lists of every style, entries that run together, and which citation means which entry."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_gui.checks.structure.citations import Work
from coping_gui.checks.structure.references import (
    DATED_SHARE,
    Entry,
    ReferenceList,
    distance,
    entry_spans,
    key,
    read_entry,
    reference_list,
)
from coping_gui.essay.essay import Essay, Format, Kind, Paragraph, Role, Section
from coping_gui.essay.span import Span
from coping_gui.opening.text_reader import essay_from_text


def entry(text: str) -> Entry:
    return read_entry(0, Span(0, len(text)), text, None)


def listed(*entries: str, title: str = "References") -> Essay:
    return essay_from_text(f"## One\n\nText goes here.\n\n## {title}\n\n" + "\n\n".join(entries), Format.MARKDOWN)


STYLES = {
    "APA": "{name}, J. K., & Lee, A. ({year}). A book of prisons. Press.",
    "APA, one author": "{name}, J. ({year}). A book of prisons. Press.",
    "Harvard": "{name}, J. and Lee, A. ({year}) A book of prisons, London: Press.",
    "Harvard, no brackets": "{name}, J. {year}, A book of prisons, Press, London.",
    "Chicago": "{name}, John, and Ann Lee. {year}. A Book of Prisons. London: Press.",
    "Chicago, one author": "{name}, John. {year}. A Book of Prisons. London: Press.",
    "MLA": "{name}, John. A Book of Prisons. Press, {year}.",
    "IEEE": "J. K. {name}, “A paper on prisons,” IEEE Trans., vol. 3, {year}.",
    "Vancouver": "{name} J, Lee A. A book of prisons. London: Press; {year}.",
    "emphasised": "*{name}, J.* ({year}). A book of prisons. Press.",
    "thesis": "{name}, J. ({year}). A book of prisons [Doctoral dissertation, Some University]. Press.",
    "chapter": "{name}, J. ({year}). A chapter. In L. Wu (Ed.), A book of prisons (pp. 3–5). Press.",
    "web page": "{name}, J. ({year}). A page. https://example.org/prisons",
}
SURNAMES = ["Smith", "O’Brien", "Smith-Jones", "Müller", "van der Berg", "de Beauvoir", "McDonald", "Li", "Ångström"]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", SURNAMES)
def test_author_and_year_are_read_in_every_style(style: str, name: str) -> None:
    found = entry(STYLES[style].format(name=name, year=2010))
    assert (found.author, found.year) == (name, "2010")
    assert found.plausible
    assert found.label == f"{name} (2010)"


@pytest.mark.parametrize("style", ["APA", "Harvard", "APA, one author", "chapter", "web page"])
@pytest.mark.parametrize("year", ["1500", "1999", "2010a", "2010h", "2024", "n.d.", "in press", "forthcoming"])
def test_every_date_of_an_entry_is_read(style: str, year: str) -> None:
    assert entry(STYLES[style].format(name="Smith", year=year)).year == year


@pytest.mark.parametrize(
    ("date", "year"),
    [
        ("2010, May 3", "2010"),
        ("2010, January", "2010"),
        ("1920/1965", "1920"),
        ("n. d.", "n.d."),
        ("N.D.", "n.d."),
        ("In press", "in press"),
    ],
)
def test_longer_dates_are_read_by_their_year(date: str, year: str) -> None:
    assert entry(f"Smith, J. ({date}). A book.").year == year


@pytest.mark.parametrize(
    "organisation",
    ["World Health Organization", "Ministry of Justice", "UNICEF", "American Psychological Association", "WHO"],
)
def test_an_organisation_is_the_author(organisation: str) -> None:
    assert entry(f"{organisation}. (2010). A report. Press.").author == organisation


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("Smith, J. (2010). A. https://doi.org/10.1000/abc", "10.1000/abc"),
        ("Smith, J. (2010). A. http://dx.doi.org/10.1000/abc.", "10.1000/abc"),
        ("Smith, J. (2010). A. doi:10.1000/abc", "10.1000/abc"),
        ("Smith, J. (2010). A. DOI: 10.1000/ABC,", "10.1000/ABC"),
        ("Smith, J. (2010). A. 10.123456789/x;", "10.123456789/x"),
        ("Smith, J. (2010). A. 10.12/x", ""),
        ("Smith, J. (2010). A.", ""),
    ],
)
def test_a_doi_is_read_wherever_it_stands(text: str, doi: str) -> None:
    assert entry(text).doi == doi


@pytest.mark.parametrize(
    "text", ["https://example.org/2010", "", "   ", "It is a sentence about prisons.", "2010", "…"]
)
def test_what_does_not_begin_like_an_entry_is_not_plausible(text: str) -> None:
    assert not entry(text).plausible


def test_years_in_addresses_are_no_years_of_the_work() -> None:
    found = entry("Smith, J. (2010). A. https://example.org/1999/b https://doi.org/10.1000/1998")
    assert found.years == {"2010"}


@pytest.mark.parametrize("title", ["References", "Reference list", "Bibliography", "Works cited", "REFERENCES"])
def test_the_list_is_found_under_its_usual_titles(title: str) -> None:
    assert len(reference_list(listed("Smith, J. (2010). A.", "Wu, K. (2011). B.", title=title)).entries) == 2


@pytest.mark.parametrize(
    ("label", "number"),
    [("1.", 1), ("[1]", 1), ("(1)", 1), ("1)", 1), ("12", 12), ("", None), ("•", None), ("a.", None)],
)
def test_the_number_that_the_file_draws_is_the_entrys(label: str, number: int | None) -> None:
    paragraphs = (
        Paragraph("References", Kind.HEADING, 1),
        Paragraph("Smith, J. (2010). A book.", Kind.REFERENCE, numbering=label),
    )
    essay = Essay(paragraphs, (Section("References", Role.REFERENCES, 1, 0, 2, 0),))
    assert [e.number for e in reference_list(essay).entries] == [number]


@pytest.mark.parametrize("kind", [Kind.TABLE, Kind.CAPTION, Kind.HEADING, Kind.CODE, Kind.NOTE])
def test_what_is_no_entry_in_the_list_is_left_out(kind: Kind) -> None:
    paragraphs = (Paragraph("References", Kind.HEADING, 1), Paragraph("Smith, J. (2010). A book.", kind))
    essay = Essay(paragraphs, (Section("References", Role.REFERENCES, 1, 0, 2, 0),))
    assert not reference_list(essay).found


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("[1] J. Smith, A, 2010. [2] K. Lee, B, 2011.", [1, 2]),
        ("1. Smith J. A. 2010. 2. Lee K. B. 2011. 3. Wu L. C. 2012.", [1, 2, 3]),
        ("[7] J. Smith, A, 2010. [8] K. Lee, B, 2011.", [7, 8]),
        ("[1] J. Smith, see [5], 2010. [2] K. Lee, B, 2011.", [1, 2]),
        ("Smith, J. (2010). A. Press. Lee, K. (2011). B. Press.", [None, None]),
        ("Smith, J. (2010). A.\nLee, K. (2011). B.\n\nWu, L. (2012). C.", [None, None, None]),
        ("Smith, J. (2010). The 3. Reich and after. Press.", [None]),
        ("Smith, J., & Lee, K. (2010). A. Press.", [None]),
        ("\n\n", []),
        ("", []),
    ],
)
def test_entries_in_one_paragraph_are_parted_by_their_beginnings(text: str, numbers: list[int | None]) -> None:
    assert [number for _, number in entry_spans(text)] == numbers


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("Smith, J. (2010)[12]3.\n Lee K&"), max_size=120))
def test_the_spans_of_entries_never_overlap(text: str) -> None:
    at = 0
    for span, _ in entry_spans(text):
        assert at <= span.start < span.end <= len(text)
        assert span.of(text).strip()
        at = span.end


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(SURNAMES), st.integers(1900, 2025)), min_size=1, max_size=8))
def test_a_list_run_together_by_numbers_falls_into_its_works(works: list[tuple[str, int]]) -> None:
    text = " ".join(f"[{n}] J. {name}, A book, Press, {year}." for n, (name, year) in enumerate(works, 1))
    found = [read_entry(0, span, span.of(text), number) for span, number in entry_spans(text)]
    assert [(e.number, e.author, e.year) for e in found] == [(n, a, str(y)) for n, (a, y) in enumerate(works, 1)]


@pytest.mark.parametrize(("dated", "undated", "understood"), [(4, 1, True), (3, 1, False), (8, 2, True), (7, 2, False)])
def test_a_list_is_understood_from_four_dated_entries_of_five_on(dated: int, undated: int, understood: bool) -> None:
    entries = [entry(f"Smith, J. (20{10 + n}). A book.") for n in range(dated)]
    entries += [entry("A thing without its date") for _ in range(undated)]
    assert (dated / (dated + undated) >= DATED_SHARE) is understood
    assert ReferenceList(tuple(entries)).understood is understood


def test_no_entries_are_no_list_that_is_understood() -> None:
    assert not ReferenceList(()).understood
    assert not ReferenceList(()).found
    assert ReferenceList(()).numbered == {}


def test_an_unnumbered_list_is_counted_by_place() -> None:
    found = reference_list(listed("Adams, J. (2010). A.", "Brown, K. (2011). B."))
    assert {n: e.author for n, e in found.numbered.items()} == {1: "Adams", 2: "Brown"}


@pytest.mark.parametrize("dash", ["———", "–––", "---", "___", "—", "——."])
def test_every_dash_stands_for_the_author_above(dash: str) -> None:
    entries = (
        Paragraph("Smith, J. (2010). A.", Kind.REFERENCE),
        Paragraph(f"{dash} (2012). B.", Kind.REFERENCE),
        Paragraph(f"{dash} (2013). C.", Kind.REFERENCE),
    )
    essay = Essay(entries, (Section("", Role.REFERENCES, 1, 0, 3),))
    found = reference_list(essay).entries
    assert [e.author for e in found] == ["Smith"] * 3
    assert [e.year for e in found] == ["2010", "2012", "2013"]


@pytest.mark.parametrize(
    ("names", "year", "text"),
    [
        (("Smith",), "2010", "Smith, J. (2010). A book."),
        (("SMITH",), "2010", "Smith, J. (2010). A book."),
        (("Smith", "Lee"), "2010", "Smith, J., & Lee, K. (2010). A book."),
        (("O'Brien",), "2010", "O’Brien, J. (2010). A book."),
        (("Munoz",), "2010", "Muñoz, J. (2010). A book."),
        (("Weiss",), "2010", "Weiß, J. (2010). A book."),
        (("Smith",), "2010a", "Smith, J. (2010). A book."),
        (("Smith",), "2010", "Smith, J. (2010b). A book."),
        (("Berg",), "2010", "van der Berg, J. (2010). A book."),
        (("van der Berg",), "2010", "Berg, J. van der (2010). A book."),
        (("Bühler",), "1934", "Bühler, K. (1934/1965). A book."),
        (("Bühler",), "1965", "Bühler, K. (1934/1965). A book."),
        (("UN",), "2010", "United Nations. (2010). A report."),
        (("U.N.",), "2010", "United Nations. (2010). A report."),
        (("UNHCR",), "2010", "United Nations High Commissioner for Refugees (UNHCR). (2010). A report."),
        (("Food", "Agriculture Organization"), "2010", "Food and Agriculture Organization. (2010). A report."),
        (("Food", "Agriculture Organization"), "2010", "Food & Agriculture Organization. (2010). A report."),
        (
            ("Food", "Agriculture Organization"),
            "2010",
            "Food and Agriculture Organization of the United Nations. (2010). A report.",
        ),
        (("Ministry of Justice",), "2010", "The Ministry of Justice. (2010). A report."),
        (("The Ministry of Justice",), "2010", "Ministry of Justice. (2010). A report."),
    ],
)
def test_a_citation_means_its_entry(names: tuple[str, ...], year: str, text: str) -> None:
    found = ReferenceList((entry("Other, O. (1999). A book."), entry(text), entry("Zed, Z. (1998). A book.")))
    assert [e.text for e in found.meant_by(Work(names, year))] == [text]


@pytest.mark.parametrize(
    ("names", "year", "text"),
    [
        (("Smith",), "2009", "Smith, J. (2010). A book."),
        (("Smit",), "2010", "Smith, J. (2010). A book."),
        (("Lee",), "2010", "Smith, J., & Lee, K. (2010). A book."),
        (("Smith",), "2010a", "Smith, J. (2010b). A book."),
        (("Smith",), "n.d.", "Smith, J. (2010). A book."),
        (("Smith",), "in press", "Smith, J. (n.d.). A book."),
        (("WHO",), "2010", "United Nations. (2010). A report."),
        (("Ministry of Health",), "2010", "Ministry of Justice. (2010). A report."),
        (("Food", "Drug Administration"), "2010", "Food and Agriculture Organization. (2010). A report."),
    ],
)
def test_a_citation_means_no_other_entry(names: tuple[str, ...], year: str, text: str) -> None:
    assert ReferenceList((entry(text), entry("Zed, Z. (1998). A book."))).meant_by(Work(names, year)) == []


def test_both_works_of_a_year_without_letters_are_meant() -> None:
    found = ReferenceList((entry("Smith, J. (2010a). A."), entry("Smith, J. (2010b). B.")))
    assert [e.year for e in found.meant_by(Work(("Smith",), "2010"))] == ["2010a", "2010b"]
    assert [e.year for e in found.meant_by(Work(("Smith",), "2010b"))] == ["2010b"]


def test_all_works_of_an_author_are_found_by_name() -> None:
    found = ReferenceList((entry("Smith, J. (2010). A."), entry("Lee, J. (2010). A."), entry("Smith, J. (1999). B.")))
    assert [e.year for e in found.by_author(Work(("Smith",), "2050"))] == ["2010", "1999"]


@pytest.mark.parametrize(
    ("one", "other", "limit", "steps"),
    [
        ("", "", 2, 0),
        ("", "ab", 2, 2),
        ("", "abc", 2, 3),
        ("smith", "smith", 2, 0),
        ("smith", "smyth", 2, 1),
        ("smith", "smiht", 2, 1),
        ("smith", "smihtt", 2, 2),
        ("smith", "smi", 2, 2),
        ("smith", "jones", 2, 3),
        ("smith", "jones", 1, 2),
        ("smith", "smyths", 1, 2),
        ("ca", "abc", 2, 3),
    ],
)
def test_the_distance_stops_counting_beyond_its_limit(one: str, other: str, limit: int, steps: int) -> None:
    assert distance(one, other, limit) == steps


@given(st.text("abc", max_size=6), st.text("abc", max_size=6), st.text("abc", max_size=3), st.text("abc", max_size=3))
def test_what_two_names_share_at_their_ends_adds_no_distance(one: str, other: str, head: str, tail: str) -> None:
    assert distance(head + one + tail, head + other + tail, 9) <= distance(one, other, 9)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("O’Brien", "o'brien"),
        ("Müller", "MULLER"),
        ("Jose\u0301", "José"),
        ("Weiß", "WEISS"),
        ("Łukasz", "lukasz"),
        ("Østergaard", "Ostergaard"),
        ("Smith-Jones", "Smith Jones"),
        ("van der Berg", "Vanderberg"),
    ],
)
def test_names_are_one_without_their_marks(one: str, other: str) -> None:
    assert key(one) == key(other)


@given(st.text(max_size=40))
def test_the_key_of_a_name_does_not_change_again(name: str) -> None:
    assert key(key(name)) == key(name)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=150), st.one_of(st.none(), st.integers(1, 99)))
def test_any_text_can_stand_in_the_list(text: str, number: int | None) -> None:
    found = read_entry(0, Span(0, len(text)), text, number)
    assert found.text == text
    assert isinstance(found.plausible, bool)
    assert found.label is not None
    ReferenceList((found,)).meant_by(Work(("Smith",), "2010"))
