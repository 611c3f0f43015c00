"""Citations held against the list: slips, gaps on either side, numbers, the guard, and generated essays."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_gui.checks.structure.matching import FEWEST_MISSING, Matches, cited_works, matches
from coping_gui.checks.structure.view import view_of
from coping_gui.essay.essay import Essay, Format
from coping_gui.opening.text_reader import essay_from_text


def paper(body: str, *entries: str) -> Essay:
    return essay_from_text(f"## One\n\n{body}\n\n## References\n\n" + "\n\n".join(entries), Format.MARKDOWN)


def found(body: str, *entries: str) -> Matches:
    return matches(view_of(paper(body, *entries)))


ADAMS, BROWN, CLARK = (
    "Adams, J. (2010). A book. Press.",
    "Brown, K. (2011). A book. Press.",
    "Clark, L. (2012). A book. Press.",
)


@pytest.mark.parametrize(
    "body",
    [
        "So (Adams, 2010; Brown, 2011; Clark, 2012).",
        "Adams (2010), Brown (2011) and Clark (2012) say so.",
        "So say Adams (2010) and others (see Brown, 2011, p. 3; Clark, 2012, pp. 4–5).",
        "So (Adams 2010: 45, Brown 2011 and Clark 2012).",
        "Adams et al. (2010) and Brown and Lee (2011) say so (e.g., Clark & Wu, 2012).",
        "It is so (Adams, 2010). It is (Brown, 2011). It is (Clark, 2012). It is (Adams, 2010).",
    ],
)
def test_citations_of_every_form_find_their_entries(body: str) -> None:
    assert found(body, ADAMS, BROWN, CLARK) == Matches()


@pytest.mark.parametrize(
    ("cited", "near"),
    [
        ("Adams, 2011", "Adams (2010)"),
        ("Adams, 2012", "Adams (2010)"),
        ("Adams, 2008", "Adams (2010)"),
        ("Adams, 2001", "Adams (2010)"),
        ("Adams, 2019", "Adams (2010)"),
        ("Adams, 2910", ""),
        ("Adams, 2015", "Adams (2010)"),
        ("Adams, 1995", ""),
        ("Adams, 2023", ""),
        ("Adam, 2010", "Adams (2010)"),
        ("Addams, 2010", "Adams (2010)"),
        ("Adsma, 2010", ""),
        ("Adasm, 2010", "Adams (2010)"),
        ("Adms, 2010", "Adams (2010)"),
        ("Ads, 2010", ""),
        ("Adam, 2011", ""),
        ("Wilson, 2010", ""),
        ("Adams, n.d.", ""),
    ],
)
def test_a_slip_in_year_or_name_is_told_from_another_work(cited: str, near: str) -> None:
    result = found(f"So ({cited}; Brown, 2011; Clark, 2012).", ADAMS, BROWN, CLARK)
    assert [e.label for _, e in result.near] == ([near] if near else [])
    if near:
        assert result.unlisted == ()


@pytest.mark.parametrize(
    ("cited", "listed", "near"),
    [
        ("Kowalski", "Kowalsky", True),
        ("Kowalsi", "Kowalski", True),
        ("Kowalcky", "Kowalski", True),
        ("Kowlasky", "Kowalski", True),
        ("Kawolzky", "Kowalski", False),
        ("Lee", "Leo", False),
        ("Ives", "Ivas", True),
        ("Ives", "Ivor", False),
        ("Herric", "Herrick", True),
        ("Muller", "Mueller", True),
        ("Smyth", "Smith", True),
    ],
)
def test_longer_names_may_differ_by_two_letters_and_shorter_ones_by_one(cited: str, listed: str, near: bool) -> None:
    result = found(f"So ({cited}, 2010; Brown, 2011).", f"{listed}, J. (2010). A book.", BROWN)
    assert bool(result.near) is near
    assert bool(result.unlisted) is not near


def test_a_slip_means_an_entry_that_nobody_cites_rather_than_one_that_is_cited() -> None:
    result = found("So (Adams, 2010; Adams, 2013).", "Adams, J. (2010). A.", "Adams, J. (2014). B.")
    assert [(c.work.label, e.label) for c, e in result.near] == [("Adams (2013)", "Adams (2014)")]
    assert result.uncited == ()


def test_an_entry_that_a_slip_explains_is_not_uncited() -> None:
    result = found("So (Adams, 2011; Brown, 2011).", ADAMS, BROWN)
    assert result.uncited == ()
    assert result.unlisted == ()


@pytest.mark.parametrize(
    ("body", "uncited"),
    [
        ("So (Adams, 2010).", ["Brown", "Clark"]),
        ("So (Adams, 2010; Brown, 2011).", ["Clark"]),
        ("So (Adams, 2010; Brown, 2011). In 2012 Clark wrote of it.", []),
        ("So (Adams, 2010; Brown, 2011). Clark wrote of it.", ["Clark"]),
        ("So (Adams, 2010; Brown, 2011). It was in 2012.", ["Clark"]),
        ("It is so.", []),
    ],
)
def test_entries_that_the_text_never_cites_are_named(body: str, uncited: list[str]) -> None:
    assert [e.author for e in found(body, ADAMS, BROWN, CLARK).uncited] == uncited


@pytest.mark.parametrize(
    ("body", "unlisted"),
    [
        ("So (Adams, 2010; Wilson, 1999; Brown, 2011).", ["Wilson (1999)"]),
        ("So Wilson (1999) and Adams (2010) say (Brown, 2011).", ["Wilson (1999)"]),
        ("Invisible Cities (1972) is a book (Adams, 2010; Brown, 2011).", []),
        ("It is a book (Invisible Cities, 1972; Adams, 2010; Brown, 2011).", ["Invisible Cities (1972)"]),
        ("So (Wilson, 1999; Adams, 2010; Wilson, 1999; Brown, 2011).", ["Wilson (1999)", "Wilson (1999)"]),
    ],
)
def test_works_that_the_list_misses_are_named_at_every_place(body: str, unlisted: list[str]) -> None:
    assert [c.work.label for c in found(body, ADAMS, BROWN).unlisted] == unlisted


@pytest.mark.parametrize("kind", ["- {}", "> {}", "1. {}", "| a | {} |\n|---|---|\n| 1 | 2 |", "Table 1. {}"])
def test_works_cited_outside_of_the_running_text_count_as_cited(kind: str) -> None:
    body = "So (Adams, 2010).\n\n" + kind.format("So it is (Brown, 2011).")
    assert found(body, ADAMS, BROWN).uncited == ()


def test_a_list_without_dates_is_compared_with_nothing() -> None:
    result = found("So (Adams, 2010; Wilson, 1999).", "A book by Adams", "A thing by Brown")
    assert result == Matches()


@pytest.mark.parametrize(("missing", "partial"), [(FEWEST_MISSING - 1, False), (FEWEST_MISSING, True)])
def test_a_list_is_doubted_when_many_works_and_most_are_missing(missing: int, partial: bool) -> None:
    names = ["Wilson", "Xavier", "Young", "Zimmer", "Quincy"][:missing]
    cited = "; ".join(f"{name}, 199{n}" for n, name in enumerate(names))
    assert found(f"So ({cited}; Adams, 2010; Brown, 2011).", ADAMS, BROWN).partial is partial


@pytest.mark.parametrize(("listed", "partial"), [(3, True), (4, False), (5, False)])
def test_a_list_is_trusted_when_half_of_the_works_are_in_it(listed: int, partial: bool) -> None:
    names = ["Evans", "Foster", "Graham", "Hopkins", "Ingram"][:listed]
    there = "; ".join(f"{name}, 2010" for name in names)
    body = f"So (Wilson, 1990; Xavier, 1991; Young, 1992; Zimmer, 1993; {there})."
    assert found(body, *(f"{name}, J. (2010). A book." for name in names)).partial is partial


NUMBERED = ("[1] J. Smith, A, 2010.", "[2] K. Lee, B, 2011.", "[3] L. Wu, C, 2012.", "[4] M. Ray, D, 2013.")


@pytest.mark.parametrize(
    ("body", "missing", "uncited"),
    [
        ("So [1]. So [2]. So [3, 4].", [], []),
        ("So [1–4]. So [1].", [], []),
        ("So [1]–[4]. So [2].", [], []),
        ("So [1]. So [2].", [], [3, 4]),
        ("So [1]. So [1].", [], []),
        ("So [1, 2, 3]. So [5].", [5], [4]),
        ("So [1–6]. So [2].", [5, 6], []),
        ("So [1, 2]. So [5]. So [5].", [5, 5], [3, 4]),
        ("So [1, 2, 3, 4]. So [0].", [0], []),
    ],
)
def test_numbers_are_held_against_a_numbered_list(body: str, missing: list[int], uncited: list[int]) -> None:
    result = found(body, *NUMBERED)
    assert [n for _, _, n in result.numbers_missing] == missing
    assert [e.number for e in result.uncited] == uncited


def test_a_single_number_in_brackets_does_not_make_a_numeric_essay() -> None:
    result = found("So [9] (Adams, 2010; Brown, 2011).", ADAMS, BROWN)
    assert result.numbers_missing == ()


def test_a_numbered_list_of_one_entry_is_compared_with_nothing() -> None:
    assert found("So [1]. So [7].", "[1] J. Smith, A, 2010.") == Matches()


def test_every_work_of_a_citation_has_its_place() -> None:
    view = view_of(paper("So (Adams, 2010; Brown, 2011).\n\nSo says Clark (2012).", ADAMS))
    assert [(c.paragraph, c.work.label) for c in cited_works(view)] == [
        (1, "Adams (2010)"),
        (1, "Brown (2011)"),
        (2, "Clark (2012)"),
    ]


# --- generated essays -------------------------------------------------------------------------------------------------

NAMES = (
    "Abernathy", "Blumenthal", "Castellano", "Dombrowski", "Eisenhower", "Fitzgerald", "Grunewald", "Holloway",
    "Ivanovich", "Johansson", "Kowalczyk", "Lichtenberg",
)  # fmt: skip
FORMS = ("So it is ({name}, {year}).", "So says {name} ({year}).", "It is (see {name} {year}, p. 3).",
         "{name} et al. ({year}) deny it.", "So ({name} & Quixote, {year}).")  # fmt: skip
ENTRIES = (
    "{name}, J. ({year}). A book of prisons. Press.",
    "{name}, John. {year}. A Book of Prisons. London: Press.",
    "{name}, J. {year}, A book of prisons, Press, London.",
)
WORK = st.tuples(st.sampled_from(NAMES), st.integers(1950, 2020), st.sampled_from(FORMS))


@settings(max_examples=40, deadline=None)
@given(st.lists(WORK, min_size=1, max_size=8, unique_by=lambda w: w[0]), st.sampled_from(ENTRIES))
def test_an_essay_whose_works_are_all_listed_is_matched_exactly(works: list[tuple[str, int, str]], style: str) -> None:
    body = " ".join(form.format(name=name, year=year) for name, year, form in works)
    assert found(body, *(style.format(name=name, year=year) for name, year, _ in sorted(works))) == Matches()


@settings(max_examples=40, deadline=None)
@given(st.lists(WORK, min_size=5, max_size=8, unique_by=lambda w: w[0]), st.data())
def test_one_work_taken_out_of_the_list_is_the_one_unlisted(
    works: list[tuple[str, int, str]], data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from(works))
    body = " ".join(form.format(name=name, year=year) for name, year, form in works)
    result = found(body, *(ENTRIES[0].format(name=n, year=y) for n, y, _ in sorted(works) if n != gone[0]))
    assert [(c.work.names[0], c.work.year) for c in result.unlisted] == [(gone[0], str(gone[1]))]
    assert (result.uncited, result.near, result.partial) == ((), (), False)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORK, min_size=2, max_size=8, unique_by=lambda w: w[0]), st.data())
def test_one_work_left_out_of_the_text_is_the_one_uncited(
    works: list[tuple[str, int, str]], data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from(works))
    body = " ".join(form.format(name=name, year=year) for name, year, form in works if name != gone[0])
    result = found(body, *(ENTRIES[0].format(name=n, year=y) for n, y, _ in sorted(works)))
    assert [(e.author, e.year) for e in result.uncited] == [(gone[0], str(gone[1]))]
    assert (result.unlisted, result.near) == ((), ())


@settings(max_examples=40, deadline=None)
@given(st.lists(WORK, min_size=2, max_size=8, unique_by=lambda w: w[0]), st.data())
def test_two_letters_that_changed_places_are_a_near_match(
    works: list[tuple[str, int, str]], data: st.DataObject
) -> None:
    name, year, _ = data.draw(st.sampled_from(works))
    wrong = name[:2] + name[3] + name[2] + name[4:]
    body = " ".join(form.format(name=wrong if n == name else n, year=y) for n, y, form in works)
    result = found(body, *(ENTRIES[0].format(name=n, year=y) for n, y, _ in sorted(works)))
    expected = [] if wrong == name else [(wrong, name, str(year))]
    assert [(c.work.names[0], e.author, e.year) for c, e in result.near] == expected
    assert (result.unlisted, result.uncited) == ((), ())


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 9), st.lists(st.integers(1, 12), min_size=2, max_size=9))
def test_numbers_beyond_the_list_are_exactly_those_missing(entries: int, cited: list[int]) -> None:
    body = " ".join(f"So it is [{n}]." for n in cited)
    result = found(body, *(f"[{n}] J. {NAMES[n]}, A book, 20{10 + n}." for n in range(1, entries + 1)))
    assert [n for _, _, n in result.numbers_missing] == [n for n in cited if n > entries]
    uncited = [n for n in range(1, entries + 1) if n not in cited]
    assert [e.number for e in result.uncited] == (uncited if len(uncited) * 2 <= entries else [])
