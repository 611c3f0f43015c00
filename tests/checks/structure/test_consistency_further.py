"""Further things that a text writes in two ways: what is found of each kind, how often, and what one choice makes."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_gui.checks.structure.consistency.find import find_variations
from coping_gui.checks.structure.consistency.prose import MASK, masked, prose_of
from coping_gui.checks.structure.consistency.variation import Found, Kind, Variation, cased_like, variation
from coping_gui.essay.edit import apply_edits
from coping_gui.essay.essay import Essay, Format
from coping_gui.essay.span import Span
from coping_gui.opening.text_reader import essay_from_text

PLAIN = "Nothing here is written in more than one manner at all."


def essay_of(text: str) -> Essay:
    return essay_from_text(f"{PLAIN}\n\n{text}\n\n{PLAIN}", Format.MARKDOWN)


def of_kind(kind: Kind, text: str) -> list[Variation]:
    return [v for v in find_variations(essay_of(text)) if v.kind is kind]


def rewritten(kind: Kind, text: str, form: int = 0) -> str:
    """The text with every place of its one variation of this kind written in one form."""
    essay = essay_of(text)
    [found] = [v for v in find_variations(essay) if v.kind is kind]
    return apply_edits(essay.paragraphs[1].text, found.edits(form).get(1, ()))


SPELLINGS = [
    ("The harbour froze. A harbor thawed. Their harbour silted.",
     "The harbour froze. A harbour thawed. Their harbour silted."),
    ("Its centre moved. The theater burned. Each metre counted.",
     "Its centre moved. The theatre burned. Each metre counted."),
    ("We analyse soils. They analyze seeds. You analysed weeds.",
     "We analyse soils. They analyse seeds. You analysed weeds."),
    ("A catalogue of maps. The dialog of gods. One catalogue more.",
     "A catalogue of maps. The dialogue of gods. One catalogue more."),
    ("They modelled ice. We modeled snow. She modelled hail.",
     "They modelled ice. We modelled snow. She modelled hail."),
    ("He emphasized wool. She emphasised silk. It was emphasized.",
     "He emphasized wool. She emphasized silk. It was emphasized."),
    ("A favourite lake. That favorite hill. Our favorite pond.",
     "A favorite lake. That favorite hill. Our favorite pond."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "after"), SPELLINGS)
def test_spellings_follow_the_one_that_is_used_most(text: str, after: str) -> None:
    assert rewritten(Kind.SPELLING, text) == after


DATES = [
    ("It rose on 3 April 1911. It fell on 9 June 1912. It was on July 4, 1913.", "It was on 4 July 1913."),
    ("It rose on April 3, 1911. It fell on June 9, 1912. It was on 4 July 1913.", "It was on July 4, 1913."),
    ("In the 17th century they sailed. In the 18th century they traded. In the sixteenth century they rowed.",
     "In the 16th century they rowed."),
    ("In the eleventh century they built. In the twelfth century they prayed. In the 13th century they fought.",
     "In the thirteenth century they fought."),
    ("The 1920s roared. The 1950s slept. The 1930's starved.", "The 1930s starved."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "end"), DATES)
def test_dates_centuries_and_decades_follow_the_majority(text: str, end: str) -> None:
    assert rewritten(Kind.DATES, text).endswith(end)


MARKS = [
    ("A ferry — the last — left. No dog - it rained - swam.", "A ferry — the last — left. No dog — it rained — swam."),
    ("The pilot’s map and the cook’s pot beat the boy's hat.",
     "The pilot’s map and the cook’s pot beat the boy’s hat."),
    ("The pilot's map and the cook's pot beat the boy’s hat.",
     "The pilot's map and the cook's pot beat the boy's hat."),
    ("Sail—row—drift was all -- they knew.", "Sail—row—drift was all—they knew."),
    ('"Land" he wrote, "sand" she wrote, “wind” we wrote.', '"Land" he wrote, "sand" she wrote, "wind" we wrote.'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "after"), MARKS)
def test_marks_follow_the_majority(text: str, after: str) -> None:
    assert rewritten(Kind.MARKS, text) == after


@pytest.mark.parametrize(
    "text",
    [
        "Pages 3 – 5 and 7 - 9 were wet—or so.",
        "The well-known ford and the half-built mole.",
        "He wrote ‘land’ once and “sea” and “sky” later.",
        "They said “so be it” and “not so” at once.",
        "The boys’ boat and the girls’ raft.",
    ],
)
def test_marks_of_another_meaning_are_no_variation(text: str) -> None:
    assert of_kind(Kind.MARKS, text) == []


NUMBERS = [
    ("It shrank 4% and 6% and then 8 per cent.", "It shrank 4% and 6% and then 8%."),
    ("It shrank 4 percent and 6 percent and then 8%.", "It shrank 4 percent and 6 percent and then 8 percent."),
    ("It shrank 4 per cent and 6 per cent and then 8 percent.",
     "It shrank 4 per cent and 6 per cent and then 8 per cent."),
    ("They caught 31,000 cod and 42,500 eels but 18750 rays.",
     "They caught 31,000 cod and 42,500 eels but 18,750 rays."),
    ("They caught 31000 cod and 42500 eels but 18,750 rays.", "They caught 31000 cod and 42500 eels but 18750 rays."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "after"), NUMBERS)
def test_percentages_and_thousands_follow_the_majority(text: str, after: str) -> None:
    assert rewritten(Kind.NUMBERS, text) == after


@pytest.mark.parametrize(
    "text",
    [
        "In 1911 it froze and in 2,011 cases it thawed.",
        "See RFC 21345 and its 21,345 readers.",
        "Section 4 tells of four boats.",
        "A 6% rise and a 7% fall.",
    ],
)
def test_numbers_of_another_meaning_are_no_variation(text: str) -> None:
    assert of_kind(Kind.NUMBERS, text) == []


ABBREVIATIONS = [
    ("The Royal Harbour Board (RHB) met. The RHB left. The RHB won. Then the Royal Harbour Board lost.",
     "Then the RHB lost."),
    ("A Mean Tidal Range (MTR) is wide. An MTR is low. An MTR is high. A mean tidal range is neither.",
     "An MTR is neither."),
    ("The U.K. sailed. Then the U.K. rowed. Yet the UK sank.", "Yet the U.K. sank."),
    ("The UK sailed. Then the UK rowed. Yet the U.K. sank.", "Yet the UK sank."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "end"), ABBREVIATIONS)
def test_abbreviations_follow_the_majority_with_their_article(text: str, end: str) -> None:
    assert rewritten(Kind.ABBREVIATION, text).endswith(end)


@pytest.mark.parametrize(
    "text",
    [
        "The Royal Harbour Board met. The Royal Harbour Board (RHB) left. The RHB won.",
        "The Royal Harbour Board (RHB) met. The Royal Harbour Board (RHB) left.",
        "A. B. Marsh sailed. The AB was read.",
    ],
)
def test_a_full_form_before_or_in_an_explanation_is_no_variation(text: str) -> None:
    assert of_kind(Kind.ABBREVIATION, text) == []


NAMES = [
    ("He met Wittgenstein. She read Wittgenstein. They quote Wittgenstien.", ("Wittgenstein", "Wittgenstien")),
    ("He met Lagerlöf. She read Lagerlöf. They quote Lagerlof.", ("Lagerlöf", "Lagerlof")),
    ("He met Schopenhauer. She read Schopenhauer. They quote Schopenhuer.", ("Schopenhauer", "Schopenhuer")),
]


@pytest.mark.parametrize(("text", "forms"), NAMES)
def test_a_slip_in_a_name_stands_beside_the_name(text: str, forms: tuple[str, ...]) -> None:
    [found] = of_kind(Kind.NAMES, text)
    assert found.forms == forms
    assert found.counts == (2, 1)


@pytest.mark.parametrize(
    "text",
    [
        "He met Wittgenstein. She read Wittgensteins. They quote Wittgenstein.",
        "He met Marlow. She met Harlow. They met Marlow.",
        "He met Lund. She met Lunt. They met Lund.",
        "He met Hegel. She met Kant. They met Plato.",
    ],
)
def test_two_names_are_no_slip_of_one(text: str) -> None:
    assert of_kind(Kind.NAMES, text) == []


@pytest.mark.parametrize(
    ("text", "model", "after"),
    [
        ("harbour", "Harbor", "Harbour"),
        ("harbour", "HARBOR", "HARBOUR"),
        ("harbour", "harbor", "harbour"),
        ("harbour", "A", "Harbour"),
        ("well-known", "WELL KNOWN", "WELL-KNOWN"),
        ("élan", "Elan", "Élan"),
        ("harbour", "12", "harbour"),
        ("", "Harbor", ""),
    ],
)
def test_a_word_takes_the_capitals_of_its_model(text: str, model: str, after: str) -> None:
    assert cased_like(text, model) == after


FORMS = ("reed", "rush", "sedge")


def found_of(forms: list[str]) -> list[Found]:
    """One occurrence after the other, three to a paragraph."""
    return [Found(n // 3, Span(n % 3 * 6, n % 3 * 6 + 5), form, {f: f for f in FORMS}) for n, form in enumerate(forms)]


@settings(deadline=None)
@given(st.lists(st.sampled_from(FORMS), max_size=14), st.randoms(use_true_random=False))
def test_a_variation_counts_its_forms_and_puts_the_places_in_order(forms: list[str], random: Random) -> None:
    shuffled = found_of(forms)
    random.shuffle(shuffled)
    made = variation(Kind.SPELLING, shuffled)
    if len(set(forms)) < 2:
        assert made is None
        return
    assert made is not None
    assert dict(zip(made.forms, made.counts, strict=True)) == Counter(forms)
    assert list(made.counts) == sorted(made.counts, reverse=True)
    assert [made.forms[p.form] for p in made.places] == forms
    assert made.is_tied == (made.counts[0] == made.counts[1])


@settings(deadline=None)
@given(st.lists(st.sampled_from(FORMS), min_size=2, max_size=14))
def test_the_edits_of_a_form_touch_exactly_the_places_of_the_others(forms: list[str]) -> None:
    made = variation(Kind.SPELLING, found_of(forms))
    for form in range(len(made.forms) if made else 0):
        assert made is not None
        edits = [edit for of_paragraph in made.edits(form).values() for edit in of_paragraph]
        assert len(edits) == len(made.places) - made.counts[form]
        assert {edit.text for edit in edits} == {made.forms[form]}


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda p: Span(p[0], p[0] + p[1])), max_size=6)


@settings(deadline=None)
@given(st.text(alphabet="ab é😀", max_size=30), SPANS)
def test_masking_keeps_every_place_and_hides_just_the_spans(text: str, spans: list[Span]) -> None:
    hidden = {i for s in spans for i in range(s.start, min(s.end, len(text)))}
    assert masked(text, spans) == "".join(MASK if i in hidden else c for i, c in enumerate(text))


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("The tide “never turned” there.", "“never turned”"),
        ("The tide turned (Marsh, 1911) there.", "(Marsh, 1911)"),
        ("The tide turned [3] there.", "[3]"),
        ("The tide at https://tides.example/colour turned.", "https://tides.example/colour"),
        ("Write to pilot@harbour.example today.", "pilot@harbour.example"),
        ("The tide, 10.1234/tide.5 by number, turned.", "10.1234/tide.5"),
    ],
)
def test_what_is_not_the_author_s_wording_is_masked(text: str, gone: str) -> None:
    own = prose_of(essay_of(text))[1].own
    assert own == text.replace(gone, MASK * len(gone))


def test_a_name_in_the_sentence_is_the_author_s_wording() -> None:
    assert prose_of(essay_of("As Marsh (1911) saw, the tide turned."))[1].own == "As Marsh (1911) saw, the tide turned."
