"""Decisions and words go into a file and come back as they were; other files are refused in one sentence."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.errors import UsageError
from coping_gui.review.decisions import Decision, Scope
from coping_gui.review.exchange import Choices, read_choices, write_choices

words = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Z")), min_size=1, max_size=9)
decisions = st.builds(Decision, st.sampled_from(Scope), words, words, words, words)


@given(st.lists(decisions, unique=True), st.lists(words, unique=True))
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, made: list[Decision], known: list[str]
) -> None:
    file = tmp_path_factory.mktemp("exchange") / "decisions.json"
    write_choices(file, Choices(tuple(made), tuple(known)))
    assert read_choices(file) == Choices(tuple(made), tuple(sorted(known)))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("no JSON", "it is not JSON"),
        ("[]", "no file of decisions that COPING has exported"),
        ('{"kind": "something else"}', "no file of decisions that COPING has exported"),
        ('{"kind": "COPING decisions", "version": 1, "words": []}', "damaged"),
        ('{"kind": "COPING decisions", "decisions": [{"scope": "galaxy"}], "words": []}', "damaged"),
        ('{"kind": "COPING decisions", "decisions": [3], "words": []}', "damaged"),
    ],
)
def test_another_file_is_refused_in_one_sentence(tmp_path: Path, content: str, told: str) -> None:
    file = tmp_path / "decisions.json"
    file.write_text(content, "utf-8")
    with pytest.raises(UsageError, match=told):
        read_choices(file)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="could not be read"):
        read_choices(tmp_path / "gone.json")


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    file = tmp_path / "decisions.json"
    write_choices(file, Choices((Decision(Scope.RULE, "r"),), ("wug",)))
    assert json.loads(file.read_text("utf-8"))["kind"] == "COPING decisions"
