"""Small readers of the structure: notes, raised numbers, quotations, stems, and what hints say of numbers and lists."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_gui.checks.structure.citations import Work, numbers_in
from coping_gui.checks.structure.measures import ease, grade, syllables
from coping_gui.checks.structure.notes import note_citations
from coping_gui.checks.structure.quotations import quotations, quoted_share
from coping_gui.checks.structure.rules.abbreviation import explanations
from coping_gui.checks.structure.sentences import length, sentences
from coping_gui.checks.structure.superscripts import raised_citations
from coping_gui.checks.structure.view import listed, opens_conclusion, plural, quoted
from coping_gui.checks.structure.vocabulary import STOP_WORDS, content, stem, words
from coping_gui.essay.essay import Paragraph
from coping_gui.essay.span import Span

NOTES = [
    ("Ann Marsh, *Tides* (Hull: Quay Press, 1911), 45.", Work(("Marsh",), "1911", title="Tides")),
    ("1. Ann Marsh, *Tides* (Hull: Quay Press, 1911), 45.", Work(("Marsh",), "1911", title="Tides")),
    ("Michael Marsh, *Tides* (Hull: Quay Press, 1911), 3.", Work(("Marsh",), "1911", title="Tides")),
    ("Linda Marsh, *Tides* (Hull: Quay Press, 1911), 3.", Work(("Marsh",), "1911", title="Tides")),
    ("Marsh, Tides, 45.", Work(("Marsh",), "", title="Tides")),
    ("Marsh, pp. 45–47.", Work(("Marsh",), "")),
    ("Marsh, 45.", Work(("Marsh",), "")),
    ("See Marsh, “Tides and Moons,” 45.", Work(("Marsh",), "", title="Tides and Moons")),
    ("Ann Marsh and Bo Reed, *Tides* (Hull: Quay Press, 1911).", Work(("Marsh", "Reed"), "1911", title="Tides")),
    ("Ann van der Meer, *Tides* (Hull: Quay Press, 1911), 3.", Work(("van der Meer",), "1911", title="Tides")),
]  # fmt: skip


@pytest.mark.parametrize(("note", "work"), NOTES)
def test_a_note_names_its_work(note: str, work: Work) -> None:
    [found] = note_citations(note)
    assert found.works == (work,)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "This point is taken up again below.",
        "The tide was then at its lowest, as everyone agreed.",
        "Ibid.",
        "I thank the harbour master for this.",
    ],
)
def test_a_note_that_only_comments_names_no_work(note: str) -> None:
    assert note_citations(note) == ()


def test_several_works_of_a_note_have_places_of_their_own() -> None:
    note = "Marsh, Tides, 45; see also Reed, Moons, 7; Fenn, 12."
    found = note_citations(note)
    assert [c.span.of(note) for c in found] == ["Marsh, Tides, 45", "see also Reed, Moons, 7", "Fenn, 12."]
    assert [c.works[0].names[0] for c in found] == ["Marsh", "Reed", "Fenn"]
    assert all(c.page for c in found)


@settings(deadline=None)
@given(st.text(alphabet="AMarsh,;. 12“”*()é", max_size=60))
def test_citations_of_any_note_lie_in_it_in_order(note: str) -> None:
    at = 0
    for citation in note_citations(note):
        assert at <= citation.span.start < citation.span.end <= len(note)
        at = citation.span.end


RAISED: list[tuple[str, list[tuple[int, ...]]]] = [
    ("The tide turned.¹", [(1,)]),
    ("The tide turned.¹²", [(12,)]),
    ("The tide turned,² then fell.³", [(2,), (3,)]),
    ("The tide turned.²⁻⁵", [(2, 3, 4, 5)]),
    ("The tide turned.^3,7^", [(3, 7)]),
    ("The tide turned.^2–4^", [(2, 3, 4)]),
    ("An area of 4 m² lay dry.", []),
    ("It was 10³ times as deep.", []),
    ("It ran 5 km² further.", []),
    ("The tide turned.", []),
    ("The tide turned 12 times.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "numbers"), RAISED)
def test_raised_numbers_are_told_from_powers(text: str, numbers: list[tuple[int, ...]]) -> None:
    assert [c.numbers for c in raised_citations(Paragraph(text))] == numbers


@pytest.mark.parametrize(
    ("places", "numbers"),
    [
        ("7", (7,)),
        ("2-4", (2, 3, 4)),
        ("2–4, 9", (2, 3, 4, 9)),
        ("9; 2—3", (9, 2, 3)),
        ("5-5", (5, 5)),
        ("9-4", (9, 4)),
        ("1-100", tuple(range(1, 101))),
        ("1-101", (1, 101)),
        ("", ()),
    ],
)
def test_ranges_of_numbers_are_written_out(places: str, numbers: tuple[int, ...]) -> None:
    assert numbers_in(places) == numbers


@settings(deadline=None)
@given(st.lists(st.integers(1, 300), max_size=8))
def test_numbers_in_a_list_are_read_back(numbers: list[int]) -> None:
    assert numbers_in(", ".join(map(str, numbers))) == tuple(numbers)


QUOTATIONS: list[tuple[str, list[str]]] = [
    ("They said “the tide is out” again.", ["“the tide is out”"]),
    ('They said "the tide is out" again.', ['"the tide is out"']),
    ("They said ‘the tide is out’ again.", ["‘the tide is out’"]),
    ("They said ‘the tide’s out’ again.", ["‘the tide’s out’"]),
    ("They said «the tide is out» again.", ["«the tide is out»"]),
    ("“Out” and then “in again”.", ["“Out”", "“in again”"]),
    ("The boys’ boat and the girls’ raft.", []),
    ('A plank of 6" by 4" lay there.', []),
    ("They said “the tide is out again.", []),
    ("The tide is out.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), QUOTATIONS)
def test_quotations_are_found_with_their_marks(text: str, found: list[str]) -> None:
    assert [span.of(text) for span in quotations(text)] == found


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("“the tide is out”", 1.0),
        ("they say “tide out”", 0.5),
        ("they say the “tide”", 0.25),
        ("they say tide out", 0.0),
        ("", 0.0),
    ],
)
def test_the_share_of_quoted_words_is_told(text: str, share: float) -> None:
    assert quoted_share(text, Span(0, len(text))) == pytest.approx(share)


def test_only_the_quotation_inside_the_span_counts() -> None:
    text = "“tide out” they say twice"
    assert quoted_share(text, Span(0, 10)) == 1.0
    assert quoted_share(text, Span(11, len(text))) == 0.0


STEMS = [
    ("harbours", "harbour"),
    ("harbour’s", "harbour"),
    ("harbour's", "harbour"),
    ("Harbour", "harbour"),
    ("sailing", "sailed"),
    ("nationalization", "nationalize"),
    ("movements", "movement"),
    ("rivalries", "rivalry"),
    ("historically", "historic"),
    ("densities", "density"),
]


@pytest.mark.parametrize(("one", "other"), STEMS)
def test_two_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("tide", "tidy"), ("boat", "boast"), ("glass", "glance"), ("sand", "sane")])
def test_two_words_have_two_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@settings(deadline=None)
@given(st.lists(st.sampled_from(["The", "harbours", "of", "tidal", "which", "12", "at", "rivers", "Ox"]), max_size=12))
def test_content_leaves_out_small_words_numbers_and_short_ones(tokens: list[str]) -> None:
    kept = [t for t in tokens if t in ("harbours", "tidal", "rivers")]
    assert content(" ".join(tokens)) == tuple(map(stem, kept))
    assert not STOP_WORDS.intersection(map(str.lower, kept))


def test_words_keep_inner_marks_and_lose_numbers() -> None:
    assert words("The pilot’s well-built 12 boats, 3rd class!") == (
        "the",
        "pilot’s",
        "well-built",
        "boats",
        "rd",
        "class",
    )


@pytest.mark.parametrize(
    ("word", "count"), [("tide", 1), ("table", 2), ("harbour", 2), ("estuary", 3), ("free", 1), ("the", 1), ("pst", 1)]
)
def test_syllables_of_words_with_and_without_a_silent_e(word: str, count: int) -> None:
    assert syllables(word) == count


@settings(deadline=None)
@given(st.integers(1, 500), st.integers(1, 50), st.integers(0, 900), st.integers(1, 100))
def test_more_syllables_make_a_text_harder(count: int, sentence_count: int, more: int, added: int) -> None:
    sounds = count + more
    assert ease(count, sentence_count, sounds + added) < ease(count, sentence_count, sounds)
    assert grade(count, sentence_count, sounds + added) > grade(count, sentence_count, sounds)


EXPLAINED: list[tuple[str, list[tuple[str, str]]]] = [
    ("The Royal Harbour Board (RHB) met.", [("RHB", "Royal Harbour Board")]),
    ("The Board of Harbour and Rivers (BHR) met.", [("BHR", "Board of Harbour and Rivers")]),
    ("The RHB (Royal Harbour Board) met.", [("RHB", "Royal Harbour Board")]),
    ("A mean tidal range (MTR) and low water mark (LWM).", [("MTR", "mean tidal range"), ("LWM", "low water mark")]),
    ("All mean tidal ranges (MTRs) differ.", [("MTR", "mean tidal ranges")]),
    ("The ferry left (RHB) early.", []),
    ("The Royal Harbour Board met (see RHB).", []),
    ("The Royal Harbour Board met.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), EXPLAINED)
def test_an_explanation_has_the_initials_of_its_words(text: str, found: list[tuple[str, str]]) -> None:
    assert [(short, form) for short, _, form in explanations(text)] == found


SENTENCES = [
    ("The tide fell. The mud dried.", ["The tide fell.", "The mud dried."]),
    ("Dr. Marsh rowed. Mr. Reed swam.", ["Dr. Marsh rowed.", "Mr. Reed swam."]),
    ("It fell (see Fig. 3). It rose.", ["It fell (see Fig. 3).", "It rose."]),
    ("A. B. Marsh rowed. She won.", ["A. B. Marsh rowed.", "She won."]),
    ("Marsh et al. (1911) rowed. They won.", ["Marsh et al. (1911) rowed.", "They won."]),
    ("Did it fall? It did! So it did.", ["Did it fall?", "It did!", "So it did."]),
    ("“It fell.” She left.", ["“It fell.”", "She left."]),
    ("It fell by 3.5 feet. It rose.", ["It fell by 3.5 feet.", "It rose."]),
    ("It fell … and rose.", ["It fell … and rose."]),
    ("It fell\nIt rose", ["It fell", "It rose"]),
    ("They left the U.S. in May. They rowed.", ["They left the U.S. in May.", "They rowed."]),
    ("It fell, e.g. Here. It rose.", ["It fell, e.g. Here.", "It rose."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parts"), SENTENCES)
def test_a_paragraph_is_parted_into_its_sentences(text: str, parts: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == parts


@settings(deadline=None)
@given(st.text(alphabet="ABet al.?!… \n“”()12", max_size=60))
def test_sentences_hold_every_character_that_is_no_white_space(text: str) -> None:
    spans = sentences(text)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("The tide fell.", 3),
        ("The tide fell (Marsh, 1911).", 3),
        ("The tide fell (see Marsh, 1911a, p. 4; Reed, 1912).", 3),
        ("The tide fell [2, 3–5] again.", 4),
        ("The tide fell (as it must).", 6),
        ("The tide fell [as it must].", 6),
    ],
)
def test_a_citation_in_brackets_has_no_words_and_a_remark_has(sentence: str, count: int) -> None:
    assert length(sentence) == count


@pytest.mark.parametrize(
    ("count", "one", "many", "said"),
    [
        (0, "word", "", "0 words"),
        (1, "word", "", "1 word"),
        (2, "word", "", "2 words"),
        (1, "entry", "entries", "1 entry"),
        (3, "entry", "entries", "3 entries"),
        (12345, "word", "", "12,345 words"),
    ],
)
def test_a_count_is_said_with_its_noun(count: int, one: str, many: str, said: str) -> None:
    assert plural(count, one, many) == said


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ([], ""),
        (["eel"], "eel"),
        (["eel", "ray"], "eel and ray"),
        (["eel", "ray", "cod"], "eel, ray and cod"),
        (["eel", "eel", "ray"], "eel and ray"),
        (["eel", "ray", "cod", "hake"], "eel, ray, cod and hake"),
        (["eel", "ray", "cod", "hake", "bass"], "eel, ray, cod and 2 more"),
    ],
)
def test_a_list_is_said_in_words_and_the_rest_counted(items: list[str], said: str) -> None:
    assert listed(items) == said


@settings(deadline=None)
@given(st.lists(st.text(alphabet="abcdé", min_size=1, max_size=9), max_size=30).map(" ".join), st.integers(10, 40))
def test_a_long_quotation_is_cut_between_words(text: str, longest: int) -> None:
    said = quoted(text, longest)
    assert (said[0], said[-1]) == ("“", "”")
    inside = said[1:-1]
    if len(text) <= longest:
        assert inside == text
    else:
        kept = inside.removesuffix(" …")
        assert len(kept) <= longest
        assert text.startswith(kept + " ")


@pytest.mark.parametrize(
    ("text", "concludes"),
    [
        ("In conclusion, the tide won.", True),
        ("Inconclusion, the tide won.", True),
        ("To sum up, the tide won.", True),
        ("To summarise, the tide won.", True),
        ("All in all, the tide won.", True),
        ("In contrast, the tide won.", False),
        ("The tide won, in conclusion.", False),
        ("", False),
    ],
)
def test_an_opening_says_that_it_concludes(text: str, concludes: bool) -> None:
    assert opens_conclusion(text) is concludes
