"""The one overlap policy and the way back from the repaired text: what must hold of any findings."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_gui.checks.checker import Checker
from coping_gui.checks.repaired import Repaired, edits_of
from coping_gui.checks.settling import settle
from coping_gui.essay.edit import Edit, apply_edits
from coping_gui.essay.essay import Essay, Kind, Paragraph, Role, Section
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span
from coping_gui.settings import DEFAULTS

CHECKER = Checker(DEFAULTS, ())
GRAMMAR = [Category.GRAMMAR, Category.SPELLING, Category.STYLE]


def found(start: int, end: int, *suggestions: str, tier: Tier = Tier.ASK, rule: str = "R", engine: str = "e",
          category: Category = Category.GRAMMAR) -> Finding:  # fmt: skip
    return Finding(Span(start, end), category, rule, "m", suggestions, tier, engine)


@st.composite
def paragraphs(draw: st.DrawFn) -> tuple[str, list[Finding], list[list[Finding]]]:
    """A text, its spacing findings (which never conflict), and the findings of two engines."""
    text = draw(st.text("abc ", min_size=1, max_size=16))
    places = sorted(draw(st.lists(st.integers(1, len(text)), unique=True, max_size=4)))
    spacing = [
        found(at - 1, at, text[at - 1] + " ", tier=draw(st.sampled_from(Tier)), rule=f"S{at}", engine="coping",
              category=Category.SPACING)
        for at in places[::2]
    ]  # fmt: skip
    engines: list[list[Finding]] = []
    for engine in ("one", "two"):
        row: list[Finding] = []
        for number in range(draw(st.integers(0, 4))):
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            words = draw(st.lists(st.text("abc ", max_size=4), max_size=2))
            tier, category = draw(st.sampled_from(Tier)), draw(st.sampled_from(GRAMMAR))
            row.append(found(start, end, *words, tier=tier, rule=f"{engine}{number}", engine=engine, category=category))
        engines.append(row)
    return text, spacing, engines


Case = tuple[str, list[Finding], list[list[Finding]]]


def test_a_misspelt_word_that_is_not_shown_takes_no_unsure_spacing_away() -> None:
    sure = found(0, 1, "a ", tier=Tier.SAFE, rule="S1", category=Category.SPACING)
    unsure = found(2, 3, "a ", rule="S3", category=Category.SPACING)
    misspelt = found(0, 3, "b", tier=Tier.SAFE, category=Category.SPELLING)
    assert settle("aaa", [sure, unsure], [misspelt]) == (sure, unsure)
    assert settle("aaa", [unsure], [misspelt]) == (misspelt,)


@settings(max_examples=80, deadline=None)
@given(paragraphs())
def test_what_is_settled_can_all_be_accepted_at_once(case: Case) -> None:
    text, spacing, engines = case
    settled = settle(text, spacing, *engines)
    edits = [f.edit().trimmed(text) for f in settled if f.suggestions]
    apply_edits(text, [e for e in edits if e.changes(text)])


@settings(max_examples=80, deadline=None)
@given(paragraphs())
def test_sure_spacing_always_stays_and_everything_comes_in_order(case: Case) -> None:
    text, spacing, engines = case
    settled = settle(text, spacing, *engines)
    assert [f for f in settled if f.category is Category.SPACING and f.tier is not Tier.ASK] == [
        f for f in spacing if f.tier is not Tier.ASK
    ]
    assert [f.span for f in settled] == sorted(f.span for f in settled)


@settings(max_examples=80, deadline=None)
@given(paragraphs())
def test_nothing_is_made_up(case: Case) -> None:
    text, spacing, engines = case
    known = {f.span for f in itertools.chain(spacing, *engines)}
    assert {f.span for f in settle(text, spacing, *engines)} <= known


@settings(max_examples=80, deadline=None)
@given(paragraphs())
def test_settling_what_is_settled_changes_nothing(case: Case) -> None:
    text, spacing, engines = case
    settled = settle(text, spacing, *engines)
    others = [f for f in settled if f.category is not Category.SPACING]
    assert settle(text, spacing, others) == settled


@settings(max_examples=80, deadline=None)
@given(paragraphs())
def test_the_order_of_the_engines_does_not_matter(case: Case) -> None:
    text, spacing, engines = case
    one, other = (settle(text, spacing, *row) for row in (engines, engines[::-1]))
    assert [(f.span, f.tier) for f in one] == [(f.span, f.tier) for f in other]


TEXT = "one two three four"


@pytest.mark.parametrize(
    ("findings", "kept"),
    [
        ([found(4, 7, "x", tier=Tier.ASK, rule="A"), found(4, 7, "y", tier=Tier.SAFE, rule="B")], ["B"]),
        ([found(4, 7, "x", rule="A"), found(8, 13, "y", rule="B")], ["A", "B"]),
        ([found(0, 7, "one 2", rule="A"), found(0, 3, "1", rule="B")], ["B"]),
        ([found(0, 7, rule="A"), found(4, 7, "x", rule="B", tier=Tier.LIKELY)], ["B"]),
        ([found(4, 7, "x", rule="A"), found(5, 6, rule="B")], ["A"]),
        ([found(4, 7, rule="A"), found(4, 7, rule="B", category=Category.STYLE)], ["A"]),
        ([], []),
    ],
)
def test_of_those_that_meet_the_surest_or_else_the_first_is_kept(findings: list[Finding], kept: list[str]) -> None:
    assert [f.rule for f in settle(TEXT, (), findings)] == kept


def test_a_grammar_finding_without_a_suggestion_stays_beside_a_blank_that_was_lost_inside_of_it() -> None:
    spacing = found(4, 7, "t wo", category=Category.SPACING, rule="S", engine="coping", tier=Tier.SAFE)
    assert [f.rule for f in settle(TEXT, [spacing], [found(0, 13, rule="G")])] == ["G", "S"]


@pytest.mark.parametrize(
    ("tier", "taken"),
    [(Tier.SAFE, ["1"]), (Tier.LIKELY, ["1", "2"]), (Tier.ASK, ["1", "2", "3"])],
)
def test_the_edits_of_a_tier_are_those_of_the_surer_ones_too_and_never_idle_ones(tier: Tier, taken: list[str]) -> None:
    findings = [
        found(0, 3, "1", tier=Tier.SAFE), found(4, 7, "2", tier=Tier.LIKELY), found(8, 13, "3", tier=Tier.ASK),
        found(14, 18, "four", tier=Tier.SAFE), found(14, 18, tier=Tier.SAFE),
    ]  # fmt: skip
    assert [e.text for e in edits_of(TEXT, findings, tier)] == taken


@st.composite
def repaired_texts(draw: st.DrawFn) -> tuple[str, list[Finding], Span, str]:
    """A text, blanks to put in or take out, a span of the repaired text, and what is to stand there."""
    text = draw(st.text("ab ", min_size=1, max_size=14))
    places = sorted(draw(st.lists(st.integers(0, len(text) - 1), unique=True, max_size=4)))
    spacing: list[Finding] = []
    for at in places:
        new = "" if text[at] == " " else text[at] + " "
        spacing.append(found(at, at + 1, new, category=Category.SPACING, tier=Tier.SAFE, rule=f"S{at}"))
    length = len(Repaired.of(text, spacing).text)
    start = draw(st.integers(0, max(0, length - 1)))
    end = draw(st.integers(min(start + 1, length), length))
    return text, spacing, Span(start, end), draw(st.text("xyz", max_size=3))


@settings(max_examples=80, deadline=None)
@given(repaired_texts())
def test_a_change_of_the_repaired_text_can_be_made_on_the_original(case: tuple[str, list[Finding], Span, str]) -> None:
    text, spacing, span, new = case
    repaired = Repaired.of(text, spacing)
    if not span.length:
        return
    wanted = apply_edits(repaired.text, [Edit(span, new)])
    back = repaired.to_source(found(*span, new))
    untouched = [e for e in edits_of(text, spacing, Tier.LIKELY) if not _inside(e.span, back.span)]
    made = apply_edits(text, [back.edit(), *untouched])
    assert made.replace(" ", "") == wanted.replace(" ", "")


def _inside(small: Span, large: Span) -> bool:
    return large.start <= small.start and small.end <= large.end


def test_only_repairs_that_are_sure_enough_are_made_before_grammar_looks() -> None:
    rows = [found(0, 2, "a b", tier=t, category=Category.SPACING) for t in Tier]
    assert [Repaired.of("ab", [f]).text for f in rows] == ["a b", "a b", "ab"]


def test_titles_of_sections_are_repaired_with_their_headings() -> None:
    essay = Essay(
        (Paragraph("Theaims", Kind.HEADING, 1), Paragraph("Text.")), (Section("Theaims", Role.BODY, 1, 0, 2, 0),)
    )
    blank = found(2, 3, "e ", category=Category.SPACING, tier=Tier.SAFE)
    clean = CHECKER.repaired(essay, [[blank], []])
    assert (clean.sections[0].title, clean.paragraphs[0].text) == ("The aims", "The aims")
    assert essay.sections[0].title == "Theaims"


REST = "The men and women of the village were glad, because the road was dry again after the long winter."


@pytest.mark.parametrize("kind", [Kind.CODE, Kind.REFERENCE, Kind.BODY, Kind.HEADING, Kind.TABLE, Kind.NOTE])
def test_blanks_are_put_back_everywhere_but_in_code_and_only_safe_ones_in_references(kind: Kind) -> None:
    text = "The projectsucceeded because it was wellplanned,and the state paid."
    rows = CHECKER.spacing(Paragraph(text, kind), CHECKER.profile([text, *[REST] * 6]))
    assert bool(rows) is (kind is not Kind.CODE)
    if kind is Kind.REFERENCE:
        assert {f.tier for f in rows} <= {Tier.SAFE}


@pytest.mark.parametrize("protected", [Span(0, 67), Span(4, 20), Span(11, 12), Span(35, 46)])
def test_no_blank_is_put_into_what_is_protected(protected: Span) -> None:
    text = "The projectsucceeded because it was wellplanned,and the state paid."
    paragraph = Paragraph(text, protected=(protected,))
    for finding in CHECKER.spacing(paragraph, CHECKER.profile([text])):
        change = finding.edit().trimmed(text).span
        assert not (protected.start < change.start < protected.end)


@pytest.mark.parametrize(
    ("spacing_tier", "spelling_tier", "correction", "kept"),
    [
        (Tier.ASK, Tier.LIKELY, "important", "important"),
        (Tier.ASK, Tier.ASK, "important", "import and"),
        (Tier.LIKELY, Tier.LIKELY, "important", "import and"),
        (Tier.SAFE, Tier.LIKELY, "important", "import and"),
        (Tier.ASK, Tier.LIKELY, "importing and", "import and"),
    ],
)
def test_unsure_spacing_stands_back_only_where_one_word_is_surely_misspelt(
    spacing_tier: Tier, spelling_tier: Tier, correction: str, kept: str
) -> None:
    text = "It is importand to have it."
    place = Span(6, 15)
    parted = Finding(place, Category.SPACING, "spacing.run-together", "m", ("import and",), spacing_tier, "coping")
    misspelt = Finding(place, Category.SPELLING, "SPELL", "m", (correction,), spelling_tier, "languagetool")
    assert [f.suggestions[0] for f in settle(text, [parted], [misspelt])] == [kept]


@pytest.mark.parametrize(
    ("tier", "kept"),
    [
        (Tier.LIKELY, ["possibilty of", "possibility"]),
        (Tier.SAFE, ["possibilty of", "possibility"]),
        (Tier.ASK, ["possibilty of"]),
    ],
)
def test_a_misspelt_word_beside_a_blank_that_was_surely_lost_is_shown_as_well(tier: Tier, kept: list[str]) -> None:
    text = "The possibiltyof it is small."
    parted = Finding(Span(4, 16), Category.SPACING, "spacing.run-together", "m", ("possibilty of",), tier, "coping")
    misspelt = Finding(Span(4, 14), Category.SPELLING, "SPELL", "m", ("possibility",), Tier.ASK, "languagetool")
    assert sorted(f.suggestions[0] for f in settle(text, [parted], [misspelt])) == sorted(kept)


@pytest.mark.parametrize(
    ("tier", "kept"), [(Tier.ASK, "weather related"), (Tier.LIKELY, "weather realted"), (Tier.SAFE, "weather realted")]
)
def test_unsure_spacing_that_leaves_no_word_stands_back_where_an_engine_respells_it_too(tier: Tier, kept: str) -> None:
    text = "The weatherrealted factors."
    place = Span(4, 18)
    parted = Finding(place, Category.SPACING, "spacing.run-together", "m", ("weather realted",), tier, "coping")
    misspelt = Finding(place, Category.SPELLING, "SPELL", "m", ("weather related",), Tier.ASK, "languagetool")
    assert [f.suggestions[0] for f in settle(text, [parted], [misspelt])] == [kept]
