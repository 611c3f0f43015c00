"""The worker's own side: its flag, its command line, its lines in and out. The process is real, Harper is real."""

import ast
import io
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from coping_gui.checks.grammar import harper, harper_worker
from coping_gui.checks.grammar.harper_worker import FROZEN_FLAG, worker_from

PACKAGING = Path(__file__).parents[3] / "packaging"


@pytest.fixture
def started(monkeypatch):
    calls = []
    monkeypatch.setattr(harper_worker, "main", calls.append)
    return calls


@pytest.mark.parametrize(
    "arguments",
    [[], ["essay.docx"], ["--help"], ["clean", FROZEN_FLAG], ["--harper"], ["--harper-worker=[]"], [""]],
)
def test_other_arguments_start_no_worker(started, arguments):
    assert worker_from(arguments) is False
    assert started == []


def test_the_flag_starts_one_with_the_rules_that_are_off(started):
    assert worker_from([FROZEN_FLAG, '["A", "B"]']) is True
    assert started == [["A", "B"]]


def test_the_flag_alone_starts_one_with_all_rules(started):
    assert worker_from((FROZEN_FLAG,)) is True
    assert started == [()]


def test_the_engine_and_the_worker_mean_the_same_flag():
    assert harper.FROZEN_FLAG == FROZEN_FLAG


def test_a_frozen_program_starts_itself_with_the_flag(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    program, flag, off = harper.worker_command()
    assert (program, flag) == (sys.executable, FROZEN_FLAG)
    assert "LongSentences" in json.loads(off)


def test_an_unfrozen_one_starts_the_module():
    assert harper.worker_command()[1:3] == ["-m", "coping_gui.checks.grammar.harper_worker"]


@pytest.mark.parametrize("name", ["command_entry.py", "window_entry.py"])
def test_the_frozen_programs_ask_for_the_worker_before_they_start(name):
    tree = ast.parse((PACKAGING / name).read_text("utf-8"))
    called = [n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
    assert "worker_from" in called
    assert "freeze_support" in called
    body = (PACKAGING / name).read_text("utf-8")
    assert body.index("worker_from(") < body.index("import main as run")


@pytest.mark.parametrize("name", ["command_entry.py", "window_entry.py"])
def test_a_frozen_entry_answers_as_harpers_worker(name):
    lines = [{"text": "The goverment decided.", "dialect": 0, "words": None}, {"text": "", "dialect": 0, "words": None}]
    done = subprocess.run(
        [sys.executable, str(PACKAGING / name), FROZEN_FLAG, "[]"],
        input="".join(json.dumps(line) + "\n" for line in lines).encode(),
        capture_output=True,
        timeout=120,
        check=True,
    )
    first, second = map(json.loads, done.stdout.splitlines())
    assert [row[:3] for row in first] == [[4, 13, "SpellCheck"]]
    assert "government" in first[0][5]
    assert second == []


def test_importing_the_worker_costs_nothing_heavy():
    code = (
        "import sys; import coping_gui.checks.grammar.harper_worker; "
        "heavy = ('harper', 'numpy', 'requests', 'PySide6', 'lxml', 'language_tool_python'); "
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=True, text=True)
    assert done.stdout.strip() == "[]"


class FakeLinter:
    """Stands in for Harper's: it remembers what it was asked and told."""

    def __init__(self, lints=()):
        self.asked = []
        self.words = []
        self._lints = list(lints)

    def organized_lints(self, text, language, regex_mask):
        self.asked.append((text, language, regex_mask))
        return {"Rule": self._lints}

    def import_words(self, words):
        self.words.extend(words)


def lint(*suggestions, start=1, end=3):
    return SimpleNamespace(
        span=SimpleNamespace(start=start, end=end),
        lint_kind="Spelling",
        message="m.",
        problem_text="xy",
        suggestions=[SimpleNamespace(kind=kind, replacement_text=text) for kind, text in suggestions],
    )


def checker_with(linter, dialect=0):
    checker = harper_worker._Checker(())
    checker._linters[dialect] = linter
    return checker


def answered(linter, text="some text", words=None):
    return checker_with(linter).answer({"text": text, "dialect": 0, "words": words})


def test_a_row_holds_place_rule_kind_message_and_suggestions():
    assert answered(FakeLinter([lint((0, "new"))])) == [[1, 3, "Rule", "Spelling", "m.", ["new"], ""]]


def test_a_removal_is_an_empty_suggestion():
    assert answered(FakeLinter([lint((1, "ignored"))]))[0][5] == [""]


def test_an_insertion_keeps_what_stands_before_it():
    assert answered(FakeLinter([lint((2, " z"))]))[0][5] == ["xy z"]


def test_at_most_eight_suggestions_are_passed_on():
    row = answered(FakeLinter([lint(*[(0, str(i)) for i in range(20)])]))[0]
    assert row[5] == [str(i) for i in range(8)]


@pytest.mark.parametrize(("length", "masked"), [(59, False), (60, True), (20_000, True)])
def test_long_tokens_are_hidden_from_harper(length, masked):
    linter = FakeLinter()
    answered(linter, "a " + "x" * length + " b")
    assert linter.asked[0][2] == (harper_worker.LONG_TOKEN if masked else None)


def test_texts_are_plain_and_never_markdown():
    linter = FakeLinter()
    answered(linter)
    assert linter.asked[0][1] == "plaintext"


def test_the_users_words_are_told_when_they_come():
    linter = FakeLinter()
    answered(linter, words=["coping"])
    answered(linter, words=None)
    answered(linter, words=[])
    assert linter.words == ["coping"]


def test_an_answer_is_one_line_of_json():
    out = io.StringIO()
    out.write(json.dumps(answered(FakeLinter([lint((0, "a\nb"))]), "x\ny")) + "\n")
    assert out.getvalue().count("\n") == 1


@pytest.mark.parametrize(
    ("rule", "kind", "category"),
    [
        ("SpellCheck", "Anything", "spelling"),
        ("X", "Spelling", "spelling"),
        ("X", "Style", "style"),
        ("X", "Redundancy", "style"),
        ("X", "Regionalism", "style"),
        ("X", "Agreement", "grammar"),
    ],
)
def test_kinds_are_categories(rule, kind, category):
    assert harper.category_of(rule, kind).value == category


@pytest.mark.parametrize(
    ("text", "latin"),
    [("word", True), ("Übergröße", True), ("слово", False), ("слово word word", True), ("漢字 a", False), ("", False)],
)
def test_what_counts_as_latin(text, latin):
    assert harper.is_latin(text) is latin


@pytest.mark.parametrize(
    ("row", "text", "span", "suggestions"),
    [
        ([0, 3, "R", "K", "m.", [""]], "the end", "the ", ("",)),
        ([4, 7, "R", "K", "m.", [""]], "see the end", "the ", ("",)),
        ([4, 7, "R", "K", "m.", [""]], "see the", "the", ("",)),
        ([1, 4, "R", "K", "m.", [""]], "(the end)", "the", ("",)),
        ([0, 3, "R", "K", "m.", ["a", "a", "b"]], "the end", "the", ("a", "b")),
        ([0, 3, "R", "K", "m.", ["a", ""]], "the end", "the ", ("a ", "")),
    ],
)
def test_removing_takes_one_blank_along_where_two_would_be_left(row, text, span, suggestions):
    finding = harper.as_finding(row, text)
    assert finding is not None
    assert finding.span.of(text) == span
    assert finding.suggestions == suggestions


@pytest.mark.parametrize("place", [(-1, 2), (2, 2), (3, 2), (0, 99), (50, 60)])
def test_places_outside_of_the_text_are_no_findings(place):
    assert harper.as_finding([*place, "R", "K", "m.", []], "the end") is None
