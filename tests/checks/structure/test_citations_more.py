"""Citations in every form: names, dates, brackets, pages, numbers, and generated texts that are read back exactly."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_gui.checks.structure.citations import Citation, Work, citations_in


def works(text: str) -> list[str]:
    return [w.label for c in citations_in(text) for w in c.works]


def only(text: str) -> Citation:
    (found,) = citations_in(text)
    return found


SURNAMES = [
    "Smith",
    "Li",
    "O’Brien",
    "O'Brien",
    "McDonald",
    "MacIntyre",
    "Smith-Jones",
    "Müller",
    "Ångström",
    "Øster",
    "Şahin",
    "Łukasiewicz",
    "García Márquez",
    "van der Berg",
    "van den Berg",
    "von Humboldt",
    "de Beauvoir",
    "de la Cruz",
    "del Toro",
    "di Lampedusa",
    "da Silva",
    "dos Santos",
    "Le Corbusier",
    "ten Brink",
    "bin Laden",
    "al-Ghazali",
    "d’Alembert",
    "l’Hôpital",
]


@pytest.mark.parametrize("name", SURNAMES)
@pytest.mark.parametrize(
    "form",
    ["It is so ({}, 2010).", "It is so ({} 2010).", "It is so (see {}, 2010, p. 3).", "It is so ({}, 2010; Wu, 2011)."],
)
def test_a_surname_of_any_form_is_read_in_brackets(name: str, form: str) -> None:
    assert citations_in(form.format(name))[0].works[0] == Work((name,), "2010")


@pytest.mark.parametrize("name", SURNAMES)
@pytest.mark.parametrize("form", ["As {} (2010) says.", "In 1999, {} (2010) said so.", "{} (2010) says so."])
def test_a_surname_of_any_form_is_read_in_the_sentence(name: str, form: str) -> None:
    text = form.format(name)
    citation = only(text)
    assert citation.works == (Work((name,), "2010"),)
    assert citation.narrative
    assert citation.span.of(text) == f"{name} (2010)"


@pytest.mark.parametrize(
    "date",
    ["1500", "1899", "1999", "2000", "2024", "2099", "2010a", "2010b", "2010h", "n.d.", "in press", "forthcoming"],
)
@pytest.mark.parametrize("form", ["So it is (Smith, {}).", "So says Smith ({}).", "So (Lee, 1990; Smith, {})."])
def test_every_date_is_read(date: str, form: str) -> None:
    assert citations_in(form.format(date))[-1].works[-1] == Work(("Smith",), date)


@pytest.mark.parametrize("date", ["1499", "2100", "20100", "201", "12", "0", "nd", "pressing"])
def test_what_is_no_year_dates_nothing(date: str) -> None:
    assert works(f"So it is (Smith, {date}).") == []


@pytest.mark.parametrize(
    ("names", "label"),
    [
        ("Smith & Jones", "Smith & Jones"),
        ("Smith and Jones", "Smith & Jones"),
        ("Smith, Jones & Lee", "Smith et al."),
        ("Smith, Jones, & Lee", "Smith et al."),
        ("Smith, Jones and Lee", "Smith et al."),
        ("Smith, Jones, and Lee", "Smith et al."),
        ("Smith et al.", "Smith et al."),
        ("Smith et al", "Smith et al."),
        ("Smith et. al.", "Smith et al."),
        ("Smith, et al.", "Smith et al."),
        ("Smith and others", "Smith et al."),
        ("Smith and colleagues", "Smith et al."),
        ("J. Smith", "Smith"),
        ("J. K. Smith", "Smith"),
        ("J.K. Smith", "Smith"),
        ("J. Smith & K. Lee", "Smith & Lee"),
        ("van der Berg & de Groot", "van der Berg & de Groot"),
        ("Müller und Schmidt", "Müller & Schmidt"),
        ("Dupont et Durand", "Dupont & Durand"),
        ("García y López", "García & López"),
    ],
)
def test_several_names_are_told_apart_in_brackets(names: str, label: str) -> None:
    assert works(f"So it is ({names}, 2010).") == [f"{label} (2010)"]


@pytest.mark.parametrize(
    ("names", "label"),
    [
        ("Smith & Jones", "Smith & Jones"),
        ("Smith and Jones", "Smith & Jones"),
        ("Smith, Jones, and Lee", "Smith et al."),
        ("Smith, Jones and Lee", "Smith et al."),
        ("Smith et al.", "Smith et al."),
        ("Smith et al", "Smith et al."),
        ("Smith and colleagues", "Smith et al."),
        ("Smith and his colleagues", "Smith et al."),
        ("Smith and her colleagues", "Smith et al."),
        ("Smith and their colleagues", "Smith et al."),
        ("Smith and others", "Smith et al."),
        ("Smith’s", "Smith"),
        ("Smith's", "Smith"),
        ("Jones’", "Jones"),
        ("J. K. Smith", "Smith"),
        ("A. Smith and B. Lee", "Smith & Lee"),
    ],
)
@pytest.mark.parametrize("before", ["", "As ", "However, ", "According to ", "In 2001, ", "It is so. ", "it, but "])
def test_several_names_are_told_apart_in_the_sentence(names: str, label: str, before: str) -> None:
    assert works(f"{before}{names} (2010) said so.") == [f"{label} (2010)"]


@pytest.mark.parametrize(
    "organisation",
    [
        "World Health Organization",
        "Ministry of Justice",
        "Department for Education",
        "Center for the Study of Prisons",
        "European Commission",
        "UNICEF",
        "WHO",
        "American Psychological Association",
        "Office for National Statistics",
        "National Coordinating Center for Public Engagement",
    ],
)
@pytest.mark.parametrize("form", ["So it is ({}, 2010).", "The {} (2010) says so.", "As the {} (2010) says, it is."])
def test_an_organisation_is_one_author(organisation: str, form: str) -> None:
    assert works(form.format(organisation)) == [f"{organisation} (2010)"]


@pytest.mark.parametrize("short", ["WHO", "UN", "EC", "UNICEF"])
def test_an_acronym_beside_its_organisation_is_no_author_of_its_own(short: str) -> None:
    assert works(f"So it is (World Health Organization [{short}], 2010).") == ["World Health Organization (2010)"]


SIGNALS = [
    "see",
    "See",
    "see also",
    "e.g.,",
    "see, e.g.,",
    "cf.",
    "for example,",
    "for a review, see",
    "compare",
    "according to",
    "adapted from",
    "as cited in",
    "cited in",
    "quoted in",
    "qtd. in",
    "after",
    "from",
    "based on",
    "but see",
    "such as",
]


@pytest.mark.parametrize("signal", SIGNALS)
def test_words_that_lead_to_a_citation_are_no_names(signal: str) -> None:
    assert works(f"So it is ({signal} Smith, 2010).") == ["Smith (2010)"]


@pytest.mark.parametrize(
    "word",
    [
        "According to",
        "As",
        "Although",
        "Because",
        "But",
        "Following",
        "However,",
        "In",
        "Like",
        "Recently,",
        "Since",
        "Then",
        "Therefore,",
        "Unlike",
        "When",
        "While",
        "Professor",
        "Dr.",
        "Moreover,",
        "Furthermore,",
    ],
)
def test_the_word_that_opens_the_sentence_is_no_name(word: str) -> None:
    text = f"{word} Smith (2010) says so."
    assert works(text) == ["Smith (2010)"]
    assert only(text).span.of(text) == "Smith (2010)"


@pytest.mark.parametrize(
    ("inside", "labels"),
    [
        ("Smith, 2010; Jones, 2011", ["Smith (2010)", "Jones (2011)"]),
        ("Smith 2010; Jones 2011", ["Smith (2010)", "Jones (2011)"]),
        ("Smith, 2010;Jones, 2011", ["Smith (2010)", "Jones (2011)"]),
        ("Smith, 2010, Jones, 2011", ["Smith (2010)", "Jones (2011)"]),
        ("Smith, 2010, and Jones, 2011", ["Smith (2010)", "Jones (2011)"]),
        ("Smith, 2010; 2011; 2012", ["Smith (2010)", "Smith (2011)", "Smith (2012)"]),
        ("Smith, 2010, 2011, 2012", ["Smith (2010)", "Smith (2011)", "Smith (2012)"]),
        ("Smith, 2010a, 2010b", ["Smith (2010a)", "Smith (2010b)"]),
        ("Smith, 2010a,b", ["Smith (2010a)", "Smith (2010b)"]),
        ("Smith, 2010a, b, c", ["Smith (2010a)", "Smith (2010b)", "Smith (2010c)"]),
        ("Smith, 2010 and 2011", ["Smith (2010)", "Smith (2011)"]),
        ("Smith, 2010 & 2011", ["Smith (2010)", "Smith (2011)"]),
        ("Smith, 2010, p. 3; Jones, 2011, pp. 4–5", ["Smith (2010)", "Jones (2011)"]),
        ("see Smith, 2010; but see Jones, 2011", ["Smith (2010)", "Jones (2011)"]),
        ("Smith et al., 2010; Wu & Li, 2011", ["Smith et al. (2010)", "Wu & Li (2011)"]),
        ("Smith, n.d.; Lee, in press", ["Smith (n.d.)", "Lee (in press)"]),
        ("Smith, 2010; see Table 3", ["Smith (2010)"]),
        ("Freud, 1920, as cited in Brown, 2004; Lee, 2005", ["Brown (2004)", "Lee (2005)"]),
        ("A, 2010; B, 2011; C, 2012", ["A (2010)", "B (2011)", "C (2012)"]),
        ("Smith [1990] 2010", ["Smith (1990)"]),
    ],
)
def test_the_works_of_one_bracket_are_read_in_order(inside: str, labels: list[str]) -> None:
    assert works(f"So it is ({inside}).") == labels


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("(Smith, 2010, p. 4)", True),
        ("(Smith, 2010, p.4)", True),
        ("(Smith, 2010, pp. 4–5)", True),
        ("(Smith, 2010, para. 4)", True),
        ("(Smith, 2010, paras. 4–5)", True),
        ("(Smith, 2010, chap. 4)", True),
        ("(Smith, 2010, ch. 4)", True),
        ("(Smith, 2010, § 4)", True),
        ("(Smith, 2010, ¶ 4)", True),
        ("(Smith, 2010: 45)", True),
        ("(Smith 2010:45)", True),
        ("(Smith 2010, 45)", True),
        ("(Smith, 2010, vol. 2)", True),
        ("(Smith, 2010, Fig. 2)", True),
        ("Smith (2010, p. 4)", True),
        ("Smith (2010: 45)", True),
        ("Smith (2010)", False),
        ("(Smith, 2010)", False),
        ("(Smith, 2010; Lee, 2011)", False),
        ("(Smith, 2010a, b)", False),
        ("(Smith et al., 2010)", False),
        ("(Philips, 2010)", False),
    ],
)
def test_a_place_in_the_work_is_told_from_the_rest(text: str, page: bool) -> None:
    assert only(f"So it is, {text}.").page is page


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("[1]", (1,)),
        ("[12]", (12,)),
        ("[999]", (999,)),
        ("[1,2]", (1, 2)),
        ("[1, 2, 3]", (1, 2, 3)),
        ("[1; 2]", (1, 2)),
        ("[1-3]", (1, 2, 3)),
        ("[1–3]", (1, 2, 3)),
        ("[1—3]", (1, 2, 3)),
        ("[1 – 3]", (1, 2, 3)),
        ("[1–3, 7]", (1, 2, 3, 7)),
        ("[7, 1–3]", (7, 1, 2, 3)),
        ("[1–3, 5–6, 9]", (1, 2, 3, 5, 6, 9)),
        ("[5–5]", (5, 5)),
        ("[5–3]", (5, 3)),
        ("[1–100]", tuple(range(1, 101))),
        ("[1–101]", (1, 101)),
        ("[1]–[3]", (1, 2, 3)),
        ("[1]-[3]", (1, 2, 3)),
        (r"\[1\]", (1,)),
        (r"\[1, 2\]", (1, 2)),
        ("[3, p. 5]", (3,)),
        ("[3, pp. 5–7]", (3,)),
        ("[3: 17]", (3,)),
        ("[3, fig. 2]", (3,)),
    ],
)
def test_numbers_are_read_with_their_ranges(text: str, numbers: tuple[int, ...]) -> None:
    citation = only(f"It is so {text}.")
    assert citation.numbers == numbers
    assert not citation.works


@pytest.mark.parametrize("text", ["[1000]", "[x]", "[]", "[1.5]", "[0, 1.5]", "[-1]", "[1+2]", "[n]", "(1)", "{1}"])
def test_other_square_brackets_hold_no_numbers(text: str) -> None:
    assert citations_in(f"It is so {text}.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "()",
        "[]",
        "(",
        "It (he said) is so.",
        "It was long ago (in 1914).",
        "It was in the war (1914–1918).",
        "In May (2010) it rained.",
        "It was a good year (2010).",
        "See Figure 3 (2010).",
        "It came out on Monday (January 2010).",
        "It was long (ca. 1914).",
        "It was cold (December 1914; January 1915).",
        "the film (1999) was good",
        "He paid (about 2000 euros).",
        "King Charles (1600–1649) lost.",
        "He was born then (born 1910).",
        "(retrieved from the page on May 5, 2010)",
        "It rained (Spring 2010).",
    ],
)
def test_brackets_with_a_date_or_without_name_cite_nothing(text: str) -> None:
    assert works(text) == []


@pytest.mark.parametrize("mark", ["😀", "𝔸", "\u200d", "\ufffc", "e\u0301", "“", "—"])
def test_odd_characters_before_a_citation_do_not_shift_its_span(mark: str) -> None:
    text = f"{mark} It is so ({mark} that is), as Smith (2010) says {mark} (Lee, 2011) [3]."
    assert [c.span.of(text) for c in citations_in(text)] == ["Smith (2010)", "(Lee, 2011)", "[3]"]


def test_a_sentence_end_parts_the_names_before_a_bracket() -> None:
    text = "So it was in Rome. Smith (2010) says so; Lee (2011) does not."
    assert [c.span.of(text) for c in citations_in(text)] == ["Smith (2010)", "Lee (2011)"]


def test_a_year_is_one_text_however_it_was_found() -> None:
    first, second = (citations_in(t)[0].works[0] for t in ("(Smith, 2010)", "Smith (2010)"))
    assert first == second
    assert hash(first) == hash(second)


@pytest.mark.parametrize(
    ("names", "et_al", "label"),
    [
        (("Smith",), False, "Smith (2010)"),
        (("Smith",), True, "Smith et al. (2010)"),
        (("Smith", "Lee"), False, "Smith & Lee (2010)"),
        (("Smith", "Lee"), True, "Smith et al. (2010)"),
        (("Smith", "Lee", "Wu"), False, "Smith et al. (2010)"),
        (("World Health Organization",), False, "World Health Organization (2010)"),
    ],
)
def test_a_work_is_named_to_the_author_in_one_form(names: tuple[str, ...], et_al: bool, label: str) -> None:
    assert Work(names, "2010", et_al).label == label


# --- generated texts --------------------------------------------------------------------------------------------------

NAMES = st.sampled_from(["Smith", "Jones", "Lee", "Wu", "O’Brien", "Müller", "van der Berg", "Smith-Jones", "Kowalski"])
YEARS = st.one_of(
    st.integers(1500, 2099).map(str),
    st.tuples(st.integers(1900, 2025), st.sampled_from("abcdefgh")).map(lambda p: f"{p[0]}{p[1]}"),
    st.sampled_from(["n.d.", "in press", "forthcoming"]),
)
AUTHORS = st.one_of(
    NAMES.map(lambda n: ((n,), False)),
    st.tuples(NAMES, NAMES).map(lambda p: (p, False)),
    NAMES.map(lambda n: ((n,), True)),
)
WORKS = st.tuples(AUTHORS, YEARS).map(lambda p: Work(p[0][0], p[1], p[0][1]))
FILLERS = st.sampled_from(
    ["It is so", "Many mothers wait", "the law was changed", "nobody knows why", "in 1999 it was"]
)


def names_of(work: Work, joint: str) -> str:
    return f"{work.names[0]} et al." if work.et_al else joint.join(work.names)


def bracketed(works: list[Work], joint: str, comma: str) -> str:
    return "(" + "; ".join(f"{names_of(w, joint)}{comma} {w.year}" for w in works) + ")"


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(FILLERS, st.lists(WORKS, min_size=1, max_size=4), st.sampled_from([" & ", " and "]),
                  st.sampled_from([",", ""])), max_size=5,
    )
)  # fmt: skip
def test_bracketed_citations_of_a_made_text_are_read_back(sentences: list[tuple[str, list[Work], str, str]]) -> None:
    text = " ".join(f"{filler} {bracketed(cited, joint, comma)}." for filler, cited, joint, comma in sentences)
    assert [c.works for c in citations_in(text)] == [tuple(cited) for _, cited, _, _ in sentences]
    assert [c.span.of(text) for c in citations_in(text)] == [bracketed(w, j, c) for _, w, j, c in sentences]
    assert not any(c.narrative for c in citations_in(text))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["As ", "However, ", "", "In their work "]), WORKS), max_size=5))
def test_narrative_citations_of_a_made_text_are_read_back(sentences: list[tuple[str, Work]]) -> None:
    made = [f"{names_of(work, ' and ')} ({work.year})" for _, work in sentences]
    text = " ".join(f"{before}{cited} says so." for (before, _), cited in zip(sentences, made, strict=True))
    assert [c.works for c in citations_in(text)] == [(work,) for _, work in sentences]
    assert [c.span.of(text) for c in citations_in(text)] == made
    assert all(c.narrative for c in citations_in(text))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.integers(1, 999), min_size=1, max_size=5), max_size=5))
def test_numbers_of_a_made_text_are_read_back(groups: list[list[int]]) -> None:
    text = " ".join(f"It is so [{', '.join(map(str, group))}]." for group in groups)
    assert [c.numbers for c in citations_in(text)] == [tuple(group) for group in groups]


@given(st.integers(1, 900), st.integers(1, 99), st.sampled_from("-–—"))
def test_a_range_of_numbers_is_written_out(first: int, more: int, dash: str) -> None:
    assert only(f"So [{first}{dash}{first + more}].").numbers == tuple(range(first, first + more + 1))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_no_text_stops_the_reading_of_citations(text: str) -> None:
    for citation in citations_in(text):
        assert 0 <= citation.span.start < citation.span.end <= len(text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(["(", ")", "[", "]", "Smith", "et al.", "&", ",", ";", "2010", "a", "n.d.", " ", "van",
                                 "1–3", "😀", ".", "’s", "in press", "see"]), max_size=30).map("".join))  # fmt: skip
def test_citations_of_any_tokens_are_ordered_and_name_someone(text: str) -> None:
    found = citations_in(text)
    assert list(found) == sorted(found, key=lambda c: c.span)
    for citation in found:
        assert all(work.names and all(work.names) and work.year for work in citation.works)
