"""Words of the window, further: rows, hidden entries, counts and sentences as they are read aloud."""

from collections.abc import Callable

import pytest

from coping_gui.essay.finding import Category, Tier
from coping_gui.essay.hint import Hint
from coping_gui.gui.models import Change, FindingRow, SectionRow
from coping_gui.gui.wording import (
    category_name,
    change_sentence,
    changed_words,
    counts_text,
    engine_name,
    hidden_sentence,
    row_sentence,
    section_sentence,
    sentence,
    tier_name,
)
from coping_gui.review.decisions import Decision, Scope
from coping_gui.review.hidden import Hidden

HERE = Decision(Scope.HERE, "spelling.x", "teh", "saw", "cat")
EVERYWHERE = Decision(Scope.EVERYWHERE, "spelling.x", "teh")
RULE = Decision(Scope.RULE, "style.long")


@pytest.mark.parametrize(
    ("before", "after", "action"),
    [
        ("teh", "the", "replace teh with the"),
        ("teh", (), "check teh"),
        ("very", "", "remove very"),
        (" ", "", "remove a blank"),
        ("   ", "", "remove blanks"),
        ("  ", " ", "replace blanks with a blank"),
        ("", " ", "insert a blank"),
        ("", "the", "insert the"),
    ],
)
def test_a_row_says_what_accepting_would_do(
    make_row: Callable[..., FindingRow], before: str, after: str | tuple[str, ...], action: str
) -> None:
    row = make_row(before=before, after=after, message="", context="")
    assert row_sentence(row) == f"Spacing: {action}"


@pytest.mark.parametrize(
    ("message", "context", "tail"),
    [
        ("Missing space.", "Introduction", ", Missing space, Introduction"),
        ("Missing space", "", ", Missing space"),
        ("", "Introduction", ", Introduction"),
        ("", "", ""),
    ],
)
def test_a_row_goes_on_with_the_reason_and_the_section(
    make_row: Callable[..., FindingRow], message: str, context: str, tail: str
) -> None:
    row = make_row(before="teh", after="the", message=message, context=context, category=Category.SPELLING)
    assert row_sentence(row) == f"Spelling: replace teh with the{tail}"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Change("teh", "the", "It is not right."), "Replace teh with the, It is not right"),
        (Change("  ", " "), "Replace blanks with a blank"),
        (Change("very", ""), "Remove very"),
        (Change("", "a", "Your own change"), "Insert a, Your own change"),
    ],
)
def test_a_change_begins_with_a_capital_and_ends_without_a_stop(change: Change, said: str) -> None:
    assert change_sentence(change) == said


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (Hidden("Habermas", 3, "Habermas"), "In the dictionary: Habermas (3 places)"),
        (Hidden("Habermas"), "In the dictionary: Habermas (not in this essay)"),
        (Hidden(HERE, 1, "teh", "“teh” is not right."), "Ignored here: “teh” – “teh” is not right"),
        (Hidden(HERE, 1, "a  b"), "Ignored here: “a··b”"),
        (Hidden(EVERYWHERE, 2, "teh"), "Ignored everywhere: “teh” (2 places)"),
        (Hidden(EVERYWHERE, 0, "teh", "Not right."), "Ignored everywhere: “teh” – Not right (not in this essay)"),
        (Hidden(RULE, 1, "long", "Long sentence."), "Rule switched off: Long sentence (1 place)"),
        (Hidden(RULE), "Rule switched off: style.long (not in this essay)"),
        (Hidden(Decision(Scope.HERE, "hint.aim"), 1, "What is the aim?"), "Hint: What is the aim?"),
    ],
)
def test_what_is_hidden_says_how_far_and_where(entry: Hidden, said: str) -> None:
    assert hidden_sentence(entry) == said


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (SectionRow(0, "Aim", words=250), "Aim, 250 words, no open findings, no hints"),
        (
            SectionRow(1, "Aim", words=1, counts={Category.GRAMMAR: 1}, hints=(Hint("h", 0, "What?", ""),)),
            "Aim, 1 word, 1 open finding: 1 grammar, 1 hint",
        ),
        (
            SectionRow(
                2, "", words=0, counts={Category.STYLE: 2, Category.SPACING: 1}, hints=(Hint("h", 0, "?", ""),) * 2
            ),
            ", 0 words, 3 open findings: 1 spacing, 2 style, 2 hints",
        ),
    ],
)
def test_a_section_is_told_with_all_that_is_open_in_it(row: SectionRow, said: str) -> None:
    assert section_sentence(row) == said


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({Category.SPELLING: 0}, "no open findings"),
        ({Category.SPELLING: 10_000}, "10\u202f000 open findings: 10\u202f000 spelling"),
        ({Category.GRAMMAR: 1, Category.STYLE: 0}, "1 open finding: 1 grammar"),
    ],
)
def test_open_findings_are_counted_without_empty_categories(counts: dict[Category, int], said: str) -> None:
    assert counts_text(counts) == said


@pytest.mark.parametrize(
    ("engine", "name"),
    [
        ("coping", "COPING"),
        ("harper", "Harper"),
        ("local", "local model"),
        ("languagetool", "LanguageTool"),
        ("harper+languagetool", "Harper and LanguageTool"),
        ("coping+harper+languagetool", "COPING and Harper and LanguageTool"),
        ("of tomorrow", "of tomorrow"),
    ],
)
def test_engines_are_named_as_their_makers_name_them(engine: str, name: str) -> None:
    assert engine_name(engine) == name


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("too long", "Too long."),
        ("Too long.", "Too long."),
        ("is it so?", "Is it so?"),
        ("it says “so”", "It says “so”"),
        ("and so on…", "And so on…"),
        ("éléphant", "Éléphant."),
    ],
)
def test_a_reason_gets_a_capital_and_a_stop_where_it_has_none(text: str, said: str) -> None:
    assert sentence(text) == said
    assert sentence(said) == said


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("I saw teh cat", "I saw the cat", ("… teh …", "… the …")),
        ("teh cat", "the cat", ("teh …", "the …")),
        ("the cta", "the cat", ("… cta", "… cat")),
        ("one", "two", ("one", "two")),
        ("a b c", "a c", ("… b c", "… c")),
        ("", "new", ("", "new")),
    ],
)
def test_of_two_sentences_only_the_words_that_differ_are_shown(before: str, after: str, shown: tuple[str, str]) -> None:
    assert changed_words(before, after) == shown


@pytest.mark.parametrize(
    ("category", "name"),
    [
        (Category.SPACING, "Spacing"),
        (Category.SPELLING, "Spelling"),
        (Category.GRAMMAR, "Grammar"),
        (Category.STYLE, "Style"),
    ],
)
def test_categories_are_named_as_in_the_manual(category: Category, name: str) -> None:
    assert category_name(category) == name


@pytest.mark.parametrize(
    ("tier", "name"), [(Tier.SAFE, "Certain"), (Tier.LIKELY, "Very likely"), (Tier.ASK, "You decide")]
)
def test_how_sure_coping_is_is_said_in_words(tier: Tier, name: str) -> None:
    assert tier_name(tier) == name
