"""What the author refused, and how it is found again."""

import json
from pathlib import Path

import pytest

from coping_gui.errors import UsageError
from coping_gui.essay.finding import Category, Finding
from coping_gui.essay.span import Span
from coping_gui.review.decisions import Decision, Decisions, Scope, read_decisions, write_decisions, write_json

TEXT = "The COPINGwas a project, and the COPINGwas good."


def finding(text: str, words: str, nth: int = 0, rule: str = "spacing.joined") -> Finding:
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Finding(Span(at, at + len(words)), Category.SPACING, rule, "m", ("x",))


def test_ignoring_a_place_hides_that_place_alone() -> None:
    decisions = Decisions()
    decisions.add(Decision.about(finding(TEXT, "COPINGwas"), TEXT, Scope.HERE))
    assert decisions.hides(finding(TEXT, "COPINGwas"), TEXT)
    assert not decisions.hides(finding(TEXT, "COPINGwas", 1), TEXT)


def test_ignoring_everywhere_hides_the_same_words_whatever_their_capitals() -> None:
    decisions = Decisions()
    decisions.add(Decision.about(finding(TEXT, "COPINGwas"), TEXT, Scope.EVERYWHERE))
    assert decisions.hides(finding(TEXT, "COPINGwas", 1), TEXT)
    assert decisions.hides(finding("copingWas", "copingWas"), "copingWas")
    assert not decisions.hides(finding("thewas", "thewas"), "thewas")


def test_ignoring_a_rule_hides_all_that_it_finds_and_nothing_of_other_rules() -> None:
    decisions = Decisions()
    decisions.add(Decision.about(finding(TEXT, "COPINGwas"), TEXT, Scope.RULE))
    assert decisions.hides(finding("any text", "any"), "any text")
    assert not decisions.hides(finding("any text", "any", rule="other"), "any text")


def test_a_refused_place_is_found_again_after_the_blanks_beside_it_were_repaired() -> None:
    before, after = "byaconsortium comprising of one", "by a consortium comprising of one"
    decision = Decision.about(finding(before, "comprising of", rule="g"), before, Scope.HERE)
    assert decision == Decision.about(finding(after, "comprising of", rule="g"), after, Scope.HERE)


def test_a_refused_place_is_found_again_in_a_new_draft_where_other_sentences_changed() -> None:
    draft = "A wholly new start. The consortium comprising of one community partner. A new end."
    old = "The consortium comprising of one community partner."
    decisions = Decisions()
    decisions.add(Decision.about(finding(old, "comprising of", rule="g"), old, Scope.HERE))
    assert decisions.hides(finding(draft, "comprising of", rule="g"), draft)


def test_decisions_are_on_disk_as_soon_as_they_are_made_and_gone_when_taken_back(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "decisions.json"
    made = Decision.about(finding(TEXT, "COPINGwas"), TEXT, Scope.HERE)
    Decisions(file).add(made)
    again = Decisions(file)
    assert list(again) == [made]
    again.remove(made)
    assert len(Decisions(file)) == 0


def test_decisions_can_be_handed_on_as_a_file(tmp_path: Path) -> None:
    made = [Decision.about(finding(TEXT, "COPINGwas"), TEXT, scope) for scope in Scope]
    write_decisions(tmp_path / "mine.json", made)
    assert read_decisions(tmp_path / "mine.json") == made


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"decisions": [{"scope": "nowhere", "rule": "r"}]}', '{"decisions": 3}']
)
def test_a_damaged_file_counts_as_empty(tmp_path: Path, content: str) -> None:
    file = tmp_path / "decisions.json"
    file.write_text(content, "utf-8")
    assert len(Decisions(file)) == 0


def test_a_file_that_cannot_be_written_is_named_and_the_decision_holds_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    decisions = Decisions(tmp_path / "file" / "decisions.json")
    made = Decision.about(finding(TEXT, "COPINGwas"), TEXT, Scope.RULE)
    with pytest.raises(UsageError, match=r"decisions\.json"):
        decisions.add(made)
    assert made in decisions


def test_json_is_replaced_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    write_json(tmp_path / "a.json", {"a": 1})
    write_json(tmp_path / "a.json", {"a": 2})
    assert json.loads((tmp_path / "a.json").read_text("utf-8")) == {"a": 2}
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]
