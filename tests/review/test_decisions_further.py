"""Refusals and taught words: what they reach, what they leave alone, and what a reader of the file gets."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_gui.essay.essay import Essay, Paragraph, Role, Section
from coping_gui.essay.finding import Category, Finding
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.review.decisions import Decision, Decisions, Scope, read_decisions, write_decisions
from coping_gui.review.dictionary import UserDictionary

TEXT = "We saw the effect, and later the effect was gone."
FIRST = Finding(Span(11, 17), Category.GRAMMAR, "R", "m.", ("affect",))
SECOND = FIRST.moved(Span(33, 39))


def test_a_refusal_of_a_place_keeps_the_twelve_nearest_letters_of_each_side() -> None:
    decision = Decision.about(SECOND, TEXT, Scope.HERE)
    assert (decision.marked, decision.left, decision.right) == ("effect", "tandlaterthe", "wasgone")


@pytest.mark.parametrize(
    ("scope", "first", "second"),
    [(Scope.HERE, True, False), (Scope.EVERYWHERE, True, True), (Scope.RULE, True, True)],
)
def test_a_refusal_hides_the_other_place_of_the_same_words_only_when_it_reaches_further(
    scope: Scope, first: bool, second: bool
) -> None:
    decisions = Decisions()
    decisions.add(Decision.about(FIRST, TEXT, scope))
    assert (decisions.hides(FIRST, TEXT), decisions.hides(SECOND, TEXT)) == (first, second)


@pytest.mark.parametrize(
    "text",
    [
        "We saw the effect , and later",
        "We sawthe effect, and later",
        "WE SAW THE EFFECT, AND LATER",
        "We saw: the “effect”; and – later",
        "We  saw\u00a0the effect,\nand later",
    ],
)
def test_blanks_punctuation_and_capitals_beside_a_place_do_not_bring_it_back(text: str) -> None:
    decisions = Decisions()
    decisions.add(Decision.about(FIRST, "We saw the effect, and later", Scope.HERE))
    at = text.casefold().index("effect")
    assert decisions.hides(FIRST.moved(Span(at, at + 6)), text)


@settings(deadline=None)
@given(st.text("ab cé", max_size=30), st.text("ab cé", max_size=30), st.sampled_from(list(Scope)))
def test_a_refusal_hides_its_own_place_and_no_longer_when_taken_back(head: str, tail: str, scope: Scope) -> None:
    text = f"{head}effect{tail}"
    finding = FIRST.moved(Span(len(head), len(head) + 6))
    decisions, decision = Decisions(), Decision.about(finding, text, scope)
    decisions.add(decision)
    assert decisions.hides(finding, text)
    decisions.remove(decision)
    assert not decisions.hides(finding, text)


def test_taking_back_one_of_two_refusals_that_hide_a_place_leaves_it_hidden() -> None:
    here, rule = Decision.about(FIRST, TEXT, Scope.HERE), Decision.about(FIRST, TEXT, Scope.RULE)
    decisions = Decisions()
    decisions.add(here, rule)
    decisions.remove(rule)
    assert decisions.hides(FIRST, TEXT)
    assert not decisions.hides(SECOND, TEXT)


def test_a_refusal_made_twice_is_kept_once_and_one_never_made_can_be_taken_back() -> None:
    decisions = Decisions()
    decisions.add(Decision(Scope.RULE, "R"), Decision(Scope.RULE, "R"))
    decisions.remove(Decision(Scope.RULE, "S"))
    assert list(decisions) == [Decision(Scope.RULE, "R")]


def test_refusals_can_be_taken_back_while_they_are_gone_through() -> None:
    decisions = Decisions()
    decisions.add(*(Decision(Scope.RULE, f"R{n}") for n in range(5)))
    for decision in decisions:
        decisions.remove(decision)
    assert len(decisions) == 0


ESSAY = Essay(
    (Paragraph("Method"), Paragraph("We asked many people what they think.")), (Section("Method", Role.BODY, 1, 0, 2),)
)


@pytest.mark.parametrize(
    ("hint", "marked", "left"),
    [
        (Hint("P1", 0, "q?", "w.", 1, Span(0, 8)), "weasked", "method"),
        (Hint("P1", 0, "q?", "w.", 1), "weaskedmanypeoplewhattheythink.", "method"),
        (Hint("P1", 0, "q?", "w."), "", "method"),
        (Hint("P1", 0, "q?", "w.", 9), "", "method"),
        (Hint("P1", 7, "q?", "w.", 0), "method", ""),
    ],
)
def test_a_dismissed_hint_is_known_by_its_section_and_words(hint: Hint, marked: str, left: str) -> None:
    assert Decision.about_hint(hint, ESSAY) == Decision(Scope.HERE, "hint.P1", marked, left)


def test_a_dismissed_hint_stays_dismissed_when_paragraphs_are_put_before_it() -> None:
    later = Essay((Paragraph("New."), *ESSAY.paragraphs), (Section("Method", Role.BODY, 1, 1, 3),))
    before, after = Hint("P1", 0, "q?", "w.", 1, Span(0, 8)), Hint("P1", 0, "q?", "w.", 2, Span(0, 8))
    assert Decision.about_hint(before, ESSAY) == Decision.about_hint(after, later)


def test_a_file_of_refusals_leaves_out_what_a_scope_does_not_use(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "folder" / "decisions.json"
    write_decisions(file, [Decision.about(FIRST, TEXT, Scope.RULE), Decision.about(FIRST, TEXT, Scope.EVERYWHERE)])
    rows = json.loads(file.read_text("utf-8"))["decisions"]
    assert [(row["marked"], row["left"], row["right"]) for row in rows] == [("", "", ""), ("effect", "", "")]
    assert [decision.scope for decision in read_decisions(file)] == [Scope.RULE, Scope.EVERYWHERE]


def test_two_sets_of_refusals_do_not_share_what_they_hold(tmp_path: Path) -> None:
    one, other = Decisions(tmp_path / "one.json"), Decisions(tmp_path / "other.json")
    one.add(Decision(Scope.RULE, "R"))
    assert Decision(Scope.RULE, "R") in one
    assert Decision(Scope.RULE, "R") not in other
    assert not (tmp_path / "other.json").exists()


@pytest.mark.parametrize(
    ("entry", "word", "found"),
    [
        ("Jung", "Jung", "Jung"),
        ("Jung", "Jung's", "Jung"),
        ("Jung", "Jung’s", "Jung"),
        ("Jung", "JUNG", None),
        ("priming", "Priming", "priming"),
        ("priming", "PRIMING", "priming"),
        ("priming", "Priming’s", "priming"),
        ("priming", "primings", None),
        ("Übung", "übung", None),
        ("übung", "ÜBUNG", "übung"),
        ("Jung's", "Jung", None),
        ("a", "", None),
    ],
)
def test_the_dictionary_names_the_entry_by_which_a_word_is_right(entry: str, word: str, found: str | None) -> None:
    dictionary = UserDictionary()
    dictionary.add(entry)
    assert dictionary.entry_for(word) == found
    assert dictionary.knows(word) is (found is not None)


def test_the_exact_word_is_named_before_its_other_forms() -> None:
    dictionary = UserDictionary()
    dictionary.add("jung", "Jung", "Jung's")
    assert [dictionary.entry_for(word) for word in ("Jung's", "Jung", "jung")] == ["Jung's", "Jung", "jung"]


WORDS = st.lists(st.text("abcÄé’'-", min_size=1, max_size=6), max_size=8)


@settings(deadline=None, max_examples=40)
@given(WORDS, WORDS)
def test_a_dictionary_read_again_holds_what_was_added_and_not_removed(
    tmp_path_factory: pytest.TempPathFactory, added: list[str], removed: list[str]
) -> None:
    file = tmp_path_factory.mktemp("words") / "words.txt"
    dictionary = UserDictionary(file)
    dictionary.add(*added)
    dictionary.remove(*removed)
    assert set(UserDictionary(file)) == set(dictionary) == set(added) - set(removed)
    assert list(UserDictionary(file)) == sorted(dictionary)


def test_blanks_round_a_word_are_not_part_of_it_nor_in_a_file_written_by_hand(tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_text("  priming \r\n\r\n\tJung\r\n", "utf-8")
    dictionary = UserDictionary(file)
    dictionary.add(" Klein ")
    dictionary.remove(" Jung")
    assert list(dictionary) == ["priming", "Klein"]


def test_a_word_taught_twice_is_listed_once(tmp_path: Path) -> None:
    dictionary = UserDictionary(tmp_path / "words.txt")
    dictionary.add("Jung")
    dictionary.add("Jung", "Jung ")
    assert len(dictionary) == 1
    assert (tmp_path / "words.txt").read_text("utf-8") == "Jung\n"


@pytest.mark.parametrize(
    "strange",
    [
        {"scope": "galaxy", "rule": "A"}, {"scope": "rule", "rule": ["A"]}, {"rule": "A"}, "text", None, 7,
        {"scope": "rule", "rule": "A", "unheard": "of"},
    ],
)  # fmt: skip
def test_one_strange_entry_costs_only_itself(tmp_path: Path, strange: object) -> None:
    file = tmp_path / "decisions.json"
    good = Decision(Scope.RULE, "KEPT")
    write_decisions(file, [good])
    stored = json.loads(file.read_text("utf-8"))
    stored["decisions"].insert(0, strange)
    file.write_text(json.dumps(stored), "utf-8")
    assert read_decisions(file) == [good]
    assert list(Decisions(file)) == [good]


def test_a_file_nested_without_end_counts_as_empty(tmp_path: Path) -> None:
    file = tmp_path / "decisions.json"
    file.write_text("[" * 200_000, "utf-8")
    assert read_decisions(file) == []
