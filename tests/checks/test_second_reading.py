"""What shows only once other mistakes are mended: how the findings of a second reading join those of the first."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_gui.checks.repaired import Repaired, edits_of, narrowed, on_span, whole_words
from coping_gui.checks.second_reading import WORDS_A_FIX, Mended
from coping_gui.essay.edit import Edit, apply_edits
from coping_gui.essay.essay import Paragraph
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span


def on(text: str, old: str, *new: str, tier: Tier = Tier.LIKELY, category: Category = Category.GRAMMAR,
       engine: str = "one", rule: str = "R") -> Finding:  # fmt: skip
    """A finding on the first place of `old`."""
    start = text.index(old)
    return Finding(Span(start, start + len(old)), category, rule, "m", new, tier, engine)


def mended(text: str, *findings: Finding) -> Mended:
    made = Mended.of(Paragraph(text), findings)
    assert made is not None
    return made


def accepted(text: str, findings: tuple[Finding, ...]) -> str:
    return apply_edits(text, edits_of(text, findings, Tier.ASK))


def told(text: str, findings: tuple[Finding, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(f.span.of(text), f.suggestions) for f in findings]


def test_what_is_found_elsewhere_is_added() -> None:
    text = "Many maket has open."
    first = on(text, "maket", "markets", category=Category.SPELLING)
    made = mended(text, first)
    assert made.paragraph.text == "Many markets has open."
    both = made.with_later([first], [on(made.paragraph.text, "has", "have")])
    assert told(text, both) == [("maket", ("markets",)), ("has", ("have",))]


def test_one_suggestion_mends_a_word_that_is_wrong_twice_and_the_first_stays_a_choice() -> None:
    text = "Many maket here."
    first = on(text, "maket", "market", "make", category=Category.SPELLING, rule="SPELL")
    made = mended(text, first)
    later = replace(on(made.paragraph.text, "market", "markets", tier=Tier.ASK, engine="two"), message="Many markets.")
    (both,) = made.with_later([first], [later])
    assert (both.suggestions, both.rule, both.engine) == (("markets", "market", "make"), "SPELL", "one+two")
    assert (both.tier, both.message) == (Tier.ASK, "m Many markets.")


def test_a_finding_on_several_mended_words_takes_them_all_in() -> None:
    text = "The bok are hear now."
    first = [on(text, "bok", "book"), on(text, "hear", "here")]
    made = mended(text, *first)
    both = made.with_later(first, [on(made.paragraph.text, "book are here", "books were there")])
    assert told(text, both) == [("bok are hear", ("books were there",))]


def test_what_lies_beside_a_mended_word_is_told_apart_from_it() -> None:
    text = "by example i know"
    first = [on(text, "by", "For")]
    made = mended(text, *first)
    both = made.with_later(first, [on(made.paragraph.text, "For example", "For example,")])
    assert told(text, both) == [("by", ("For",)), ("example", ("example,",))]


def test_a_mark_behind_a_mended_word_is_one_suggestion_with_it() -> None:
    text = "I like hancock"
    first = [on(text, "hancock", "Hancock")]
    made = mended(text, *first)
    assert told(text, made.with_later(first, [on(made.paragraph.text, "Hancock", "Hancock.")])) == [
        ("hancock", ("Hancock.", "Hancock"))
    ]


@pytest.mark.parametrize("undone", ["maket", "Maket"])
def test_a_second_reading_does_not_undo_the_first(undone: str) -> None:
    text = f"Many {undone} here."
    first = [on(text, undone, "market")]
    made = mended(text, *first)
    assert made.with_later(first, [on(made.paragraph.text, "market", undone)]) == tuple(first)


def test_a_second_reading_takes_nothing_away_that_the_first_put_there() -> None:
    text = "and i would like"
    first = [on(text, "i", "I")]
    made = mended(text, *first)
    assert made.with_later(first, [on(made.paragraph.text, "I would", "would")]) == tuple(first)


@pytest.mark.parametrize(
    ("tier", "category"), [(Tier.SAFE, Category.GRAMMAR), (Tier.ASK, Category.SPACING)], ids=["safe", "spacing"]
)
def test_what_is_safe_and_what_is_spacing_stays_as_it_is(tier: Tier, category: Category) -> None:
    text = "alot of people is here now, bd"
    first = [on(text, "alot", "a lot", tier=tier, category=category), on(text, "bd", "bad")]
    made = mended(text, *first)
    later = [on(made.paragraph.text, "a lot of", "much"), on(made.paragraph.text, "is", "are")]
    assert told(text, made.with_later(first, later)) == [("alot", ("a lot",)), ("is", ("are",)), ("bd", ("bad",))]


def test_nothing_of_the_second_reading_is_safe() -> None:
    text = "Many maket has open."
    first = [on(text, "maket", "markets", tier=Tier.ASK)]
    made = mended(text, *first)
    both = made.with_later(first, [on(made.paragraph.text, "has", "have", tier=Tier.SAFE)])
    assert [f.tier for f in both] == [Tier.ASK, Tier.LIKELY]


def test_what_has_no_suggestion_is_left_out_and_what_was_marked_without_one_is_kept() -> None:
    text = "A zogbert maket is."
    first = [on(text, "zogbert"), on(text, "maket", "market")]
    made = mended(text, *first)
    later = [on(made.paragraph.text, "zogbert", "robot"), on(made.paragraph.text, "is")]
    assert made.with_later(first, later) == tuple(first)


def test_two_later_findings_on_one_mended_word_do_not_both_take_it_in() -> None:
    text = "Many maket here."
    first = [on(text, "maket", "market")]
    made = mended(text, *first)
    later = [on(made.paragraph.text, "market", "markets"), on(made.paragraph.text, "market", "marked")]
    assert told(text, made.with_later(first, later)) == [("maket", ("markets", "market"))]


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("All is well.", ()),
        ("Many zogbert.", (("zogbert",),)),
        ("word " * (2 * WORDS_A_FIX) + "maket", (("maket", "market"),)),
    ],
    ids=["nothing found", "no suggestion", "calm"],
)
def test_what_is_not_read_again(text: str, findings: tuple[tuple[str, ...], ...]) -> None:
    assert Mended.of(Paragraph(text), [on(text, *row) for row in findings]) is None


def test_protected_places_move_along() -> None:
    text = "Many maket [12] has."
    made = Mended.of(Paragraph(text, protected=(Span(11, 15),)), [on(text, "maket", "markets")])
    assert made is not None
    assert [span.of(made.paragraph.text) for span in made.paragraph.protected] == ["[12]"]


def test_a_fix_of_a_word_that_spacing_parts_is_made_beside_the_blank() -> None:
    text = "moviesthat runned"
    first = [on(text, "moviesthat", "movies that", category=Category.SPACING, tier=Tier.LIKELY)]
    first.append(on(text, "that runned", "that ran"))
    made = mended(text, *first)
    assert made.paragraph.text == "movies that ran"
    both = made.with_later(first, [on(made.paragraph.text, "ran", "run")])
    assert accepted(text, both) == "movies that run"


# -- what lies around a repaired blank


def test_a_comma_behind_two_parted_words_brings_no_second_blank() -> None:
    text = "Infact he came."
    spacing = on(text, "Infact", "In fact", category=Category.SPACING)
    repaired = Repaired.of(text, [spacing])
    comma = repaired.to_source(on(repaired.text, "In fact", "In fact,", "Indeed,"))
    assert told(text, (comma,)) == [("fact", ("fact,",))]
    assert accepted(text, (spacing, comma)) == "In fact, he came."


@pytest.mark.parametrize(
    ("text", "span", "new", "wide"),
    [
        ("a maket b", (4, 5), "rk", ("maket", "market")),
        ("specialy x", (7, 8), "", ("specialy", "special")),
        ("I like it", (1, 1), ".", ("I", "I.")),
        ("moviesthat", (6, 6), " ", ("", " ")),
        ("the  end", (3, 4), "", (" ", "")),
        ("don't go", (2, 3), "", ("don't", "do't")),
    ],
)
def test_an_edit_of_letters_is_widened_to_its_word(
    text: str, span: tuple[int, int], new: str, wide: tuple[str, str]
) -> None:
    edit = whole_words(text, Edit(Span(*span), new))
    assert (edit.span.of(text), edit.text) == wide


def test_a_narrowed_finding_keeps_the_suggestions_that_change_nothing_else() -> None:
    text = "he have gone"
    finding = narrowed(text, on(text, "he have gone", "he has gone", "he had gone", "they have gone"))
    assert told(text, (finding,)) == [("have", ("has", "had"))]


def test_a_finding_is_not_put_on_more_than_it_marked() -> None:
    text = "specialy"
    finding = Finding(Span(0, 7), Category.GRAMMAR, "R", "m", ("special",))
    assert narrowed(text, finding) == finding
    assert told(text, (on_span(text, on(text, "specialy", "special"), Span(7, 8)),)) == [("y", ("",))]


# -- any findings


Case = tuple[str, list[Finding], list[Finding], Mended | None]


@st.composite
def readings(draw: st.DrawFn) -> Case:
    """A text, findings that do not conflict, and findings of the mended text that do not conflict either."""
    text = draw(st.text("ab ", min_size=1, max_size=14))
    first = draw(_findings(text, (Category.SPACING, Category.GRAMMAR, Category.SPELLING)))
    made = Mended.of(Paragraph(text), first)
    later = draw(_findings(made.paragraph.text, (Category.GRAMMAR,))) if made and made.paragraph.text else []
    return text, first, later, made


@st.composite
def _findings(draw: st.DrawFn, text: str, categories: tuple[Category, ...]) -> list[Finding]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), unique=True, max_size=6)))
    rows: list[Finding] = []
    for number, (start, end) in enumerate(zip(cuts[::2], cuts[1::2], strict=False)):
        words = tuple(draw(st.lists(st.text("ab .", max_size=4), max_size=2)))
        tier, category = draw(st.sampled_from(Tier)), draw(st.sampled_from(categories))
        rows.append(Finding(Span(start, end), category, f"R{number}", "m", words, tier, "e"))
    return rows


@settings(max_examples=150, deadline=None)
@given(readings())
def test_all_findings_of_both_readings_can_be_accepted_at_once(case: Case) -> None:
    text, first, later, made = case
    if made is not None:
        accepted(text, made.with_later(first, later))


@settings(max_examples=150, deadline=None)
@given(readings())
def test_safe_fixes_and_spacing_are_never_changed(case: Case) -> None:
    _, first, later, made = case
    if made is not None:
        both = made.with_later(first, later)
        kept = [f for f in first if f.tier is Tier.SAFE or f.category is Category.SPACING]
        assert [f for f in both if f in kept] == sorted(kept, key=lambda f: (f.span, f.rule))


@settings(max_examples=150, deadline=None)
@given(readings())
def test_without_a_second_reading_nothing_changes(case: Case) -> None:
    _, first, _, made = case
    if made is not None:
        assert made.with_later(first, []) == tuple(first)
