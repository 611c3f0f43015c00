"""Which entry a citation means, where entries begin, and what a template's limits let through."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_gui.checks.structure.assignments import Limits, Part
from coping_gui.checks.structure.citations import Work, citations_in
from coping_gui.checks.structure.overview import overview
from coping_gui.checks.structure.references import distance, entry_spans, key, read_entry, reference_list
from coping_gui.checks.structure.strengths import strengths
from coping_gui.checks.structure.thesis import claims, states_purpose
from coping_gui.essay.essay import Essay, Format, Role
from coping_gui.essay.span import Span
from coping_gui.opening.text_reader import essay_from_text
from coping_gui.settings import DEFAULTS

LIST = (
    "Marsh, A. (1911a). Tides. Quay Press.",
    "Marsh, A. (1911b). Moons. Quay Press.",
    "Royal Harbour Board. (1920). Depths. Quay Press.",
    "van der Meer, C. (1931). Dykes. Quay Press.",
    "Ångström, D. (n.d.). Ice. Quay Press.",
)


def essay_of(*entries: str, text: str = "The tide turned.") -> Essay:
    return essay_from_text(f"## Boats\n\n{text}\n\n## References\n\n" + "\n\n".join(entries), Format.MARKDOWN)


MEANT: list[tuple[Work, list[int]]] = [
    (Work(("Marsh",), "1911a"), [0]),
    (Work(("Marsh",), "1911b"), [1]),
    (Work(("Marsh",), "1911"), [0, 1]),
    (Work(("MARSH",), "1911a"), [0]),
    (Work(("Marsh",), "1912"), []),
    (Work(("Reed",), "1911a"), []),
    (Work(("Royal Harbour Board",), "1920"), [2]),
    (Work(("The Royal Harbour Board",), "1920"), [2]),
    (Work(("RHB",), "1920"), [2]),
    (Work(("RHC",), "1920"), []),
    (Work(("van der Meer",), "1931"), [3]),
    (Work(("Meer",), "1931"), [3]),
    (Work(("Angstrom",), "n.d."), [4]),
    (Work(("Marsh",), "", title="Moons"), [1]),
    (Work(("Marsh",), "", title="Currents"), []),
    (Work(("Marsh",), ""), [0, 1]),
]


@pytest.mark.parametrize(("work", "meant"), MEANT)
def test_a_work_means_the_entries_of_its_author_and_year(work: Work, meant: list[int]) -> None:
    found = reference_list(essay_of(*LIST))
    assert [found.entries.index(entry) for entry in found.meant_by(work)] == meant


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ångström", "angstrom"), ("O’Brien", "OBRIEN"), ("Weiß", "weiss"), ("Øster", "oster"), ("Łódź", "lodz")],
)
def test_names_that_differ_by_accents_and_marks_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@settings(deadline=None)
@given(st.text(max_size=20))
def test_the_key_of_a_key_is_itself_and_case_makes_no_difference(name: str) -> None:
    assert key(key(name)) == key(name)
    assert key(name.casefold()) == key(name)


SHORT_WORDS = st.text(alphabet="abc", max_size=6)


@settings(deadline=None)
@given(SHORT_WORDS, SHORT_WORDS, st.integers(0, 3))
def test_a_lower_limit_never_changes_a_distance_within_it(one: str, other: str, limit: int) -> None:
    whole = distance(one, other, 12)
    assert distance(one, other, limit) == min(whole, limit + 1)
    assert abs(len(one) - len(other)) <= whole <= max(len(one), len(other))


@settings(deadline=None)
@given(SHORT_WORDS, st.integers(0, 6), st.sampled_from("abc"))
def test_one_letter_more_is_a_distance_of_one(word: str, at: int, letter: str) -> None:
    assert distance(word, word[:at] + letter + word[at:]) == 1


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("[1] A. Marsh, Tides, 1911. [2] B. Reed, Moons, 1912.", [1, 2]),
        ("[7] A. Marsh, Tides, 1911. [8] B. Reed, Moons, 1912.", [7, 8]),
        ("[1] A. Marsh, Tides, 1911. [5] B. Reed, Moons, 1912.", [1]),
        ("1. Marsh A. Tides. 1911. 2. Reed, B. Moons. 1912.", [1, 2]),
        ("Marsh, A. (1911). Tides. Quay Press. Reed, B. (1912). Moons. Quay Press.", [None, None]),
        ("Marsh, A. (1911). Tides. Quay Press.\nReed, B. (1912). Moons.", [None, None]),
        ("1911 was a year of tides.", [None]),
        ("…", []),
    ],
)
def test_entries_of_one_paragraph_are_parted_and_numbered(text: str, numbers: list[int | None]) -> None:
    assert [number for _, number in entry_spans(text)] == numbers


@settings(deadline=None)
@given(st.text(alphabet="AMarsh,. ()[]12\n", max_size=60))
def test_entries_lie_in_their_paragraph_in_order(text: str) -> None:
    at = 0
    for span, _ in entry_spans(text):
        assert at <= span.start < span.end <= len(text)
        at = span.end


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("Marsh, A. (1911). Tides. https://doi.org/10.1234/tides.5", "10.1234/tides.5"),
        ("Marsh, A. (1911). Tides. doi:10.1234/tides;", "10.1234/tides"),
        ("Marsh, A. (1911). Tides. DOI 10.1234/T(5)x.", "10.1234/T(5)x"),
        ("Marsh, A. (1911). Tides, vol. 10.12.", ""),
        ("Marsh, A. (1911). Tides. doi:11.1234/tides", ""),
    ],
)
def test_the_doi_of_an_entry_is_read_as_it_stands(text: str, doi: str) -> None:
    assert read_entry(0, Span(0, len(text)), text, None).doi == doi


@pytest.mark.parametrize(
    ("work", "label"),
    [
        (Work(("Marsh",), "1911"), "Marsh (1911)"),
        (Work(("Marsh", "Reed"), "1911a"), "Marsh & Reed (1911a)"),
        (Work(("Marsh", "Reed", "Fenn"), "n.d."), "Marsh et al. (n.d.)"),
        (Work(("Marsh",), "1911", et_al=True), "Marsh et al. (1911)"),
        (Work(("Marsh",), "", title="Tides"), "Marsh, Tides"),
        (Work(("Marsh",), ""), "Marsh"),
    ],
)
def test_a_work_is_called_by_names_and_year(work: Work, label: str) -> None:
    assert work.label == label


@pytest.mark.parametrize(
    "text",
    [
        "The tide (the lowest since 1911) turned.",
        "The ferry (built in May 1911) sank.",
        "The ferry (Figure 1911) sank.",
        "It lay there (1911–1920) for years.",
        "The sound [sic] was still.",
        "It fell by (12) feet.",
    ],
)
def test_a_year_or_number_in_brackets_alone_cites_nothing(text: str) -> None:
    assert citations_in(text) == ()


@pytest.mark.parametrize(
    ("limits", "said", "fitting", "too_few", "too_many"),
    [
        (Limits(), "", [0, 9999], [], []),
        (Limits(100), "at least 100", [100, 9999], [0, 99], []),
        (Limits(0, 1500), "at most 1,500", [0, 1500], [], [1501]),
        (Limits(1350, 1650), "1,350–1,650", [1350, 1650], [1349], [1651]),
        (Limits(80, 80), "80–80", [80], [79], [81]),
    ],
)
def test_limits_include_their_borders(
    limits: Limits, said: str, fitting: list[int], too_few: list[int], too_many: list[int]
) -> None:
    assert str(limits) == said
    assert all(map(limits.fit, fitting))
    assert not any(map(limits.fit, [*too_few, *too_many]))


SECTIONS = "\n\n".join(f"{title}\n\nThe tide turned." for title in ("# 1. Boats", "## Sails", "### Ropes", "# Tides"))


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (Part("Boats"), [0, 1, 2]),
        (Part("BOATS"), [0, 1, 2]),
        (Part("Sails"), [1, 2]),
        (Part("Ropes"), [2]),
        (Part("Tides"), [3]),
        (Part("Ships", also=("Ropes", "Tides")), [2, 3]),
        (Part("Ships"), []),
        (Part("Ships", role=Role.BODY), [0, 1, 2, 3]),
        (Part("Tides", role=Role.BODY), [3]),
        (Part("Ships", role=Role.CONCLUSION), []),
    ],
)
def test_a_part_is_found_by_title_with_what_lies_below_it_or_by_role(part: Part, found: list[int]) -> None:
    assert part.sections_in(essay_from_text(SECTIONS, Format.MARKDOWN)) == found


@pytest.mark.parametrize(
    ("sentence", "purpose", "claim"),
    [
        ("This essay examines how ferries changed the trade of the sound.", True, False),
        ("In this paper we trace the routes of three old ferries.", True, False),
        ("It will be argued that ferries made the island rich.", True, False),
        ("The aim of this study is to map the old ferry routes.", True, False),
        ("The harbour should therefore be dredged every year by the state.", False, True),
        ("The harbour should be dredged every year (Marsh, 1911).", False, False),
        ("Should the harbour therefore be dredged every year by the state?", False, False),
        ("The harbour should be dredged.", False, False),
        ("The harbour was dredged every year in those old days.", False, False),
        ("This essay argues this.", False, False),
    ],
)
def test_purpose_and_claim_are_told_by_their_words(sentence: str, purpose: bool, claim: bool) -> None:
    assert (states_purpose(sentence), claims(sentence)) == (purpose, claim)


def test_the_overview_points_from_each_citation_to_its_entries() -> None:
    text = "The tide turned (Marsh, 1911b; Reed, 1950), as van der Meer (1931) saw."
    data = overview(essay_of(*LIST, text=text), DEFAULTS, [])
    assert [(c["text"], c["references"]) for c in data["citations"]] == [
        ("(Marsh, 1911b; Reed, 1950)", [1]),
        ("van der Meer (1931)", [3]),
    ]
    assert [entry["year"] for entry in data["references"]] == ["1911a", "1911b", "1920", "1931", "n.d."]
    assert data["references_understood"] is True


@pytest.mark.parametrize(
    ("text", "praised"),
    [
        ("It turned (Marsh, 1911).", True),
        ("It turned (Marsh, 1912).", False),
        ("It turned (Marsh, 1911; Reed, 1950).", False),
        ("It turned.", False),
    ],
)
def test_a_list_is_praised_where_it_and_the_text_agree(text: str, praised: bool) -> None:
    good = strengths(essay_of("Marsh, A. (1911). Tides. Quay Press.", text=text), DEFAULTS)
    said = [line for lines in good.values() for line in lines]
    assert ("Every citation has its entry, and every entry is cited." in said) is praised
