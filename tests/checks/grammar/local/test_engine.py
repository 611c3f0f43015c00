"""The engine with the shipped model, its worker process, and what happens when that fails."""

import os
import signal
import subprocess
import sys
import textwrap
from importlib.util import find_spec
from pathlib import Path

import pytest

from coping_gui.checks.grammar import engines
from coping_gui.checks.grammar.local import engine as engine_module
from coping_gui.checks.grammar.local import kinds, worker
from coping_gui.checks.grammar.local.engine import LocalModelEngine, finding_of, findings_of, worker_command
from coping_gui.checks.grammar.local.network import LONGEST, Network
from coping_gui.checks.grammar.local.tokenizer import words_of
from coping_gui.checks.grammar.second_opinion import MAYBE, NEVER_SHOWN
from coping_gui.errors import GrammarUnavailable
from coping_gui.essay.edit import apply_edits
from coping_gui.essay.finding import Category, Tier

WRONG = "I has a apple, and he go to school every days. The informations is very usefull for childs."


@pytest.fixture(scope="module")
def local():
    made = LocalModelEngine()
    yield made
    made.close()


def shown(engine, text, language="en-US"):
    return [f for f in engine.check([text], language)[0] if f.rule not in NEVER_SHOWN]


def test_common_mistakes_are_found_and_corrected(local):
    found = shown(local, WRONG)
    text = apply_edits(WRONG, [f.edit() for f in found])
    for right in ("an apple", "he goes", "every day", "information", "useful", "children"):
        assert right in text


def test_a_finding_says_what_why_and_how_sure(local):
    found = next(f for f in shown(local, WRONG) if f.suggestions[0] == "goes")
    assert (found.engine, found.category, found.rule) == ("local", Category.GRAMMAR, kinds.rule_of(kinds.AGREEMENT))
    assert "local model" in found.reason
    assert "%" in found.reason
    assert 0 < found.confidence <= 1


def test_nothing_is_safe(local):
    assert all(f.tier is not Tier.SAFE for f in shown(local, WRONG))


def test_edited_prose_is_left_alone(local):
    text = (
        "The committee met on Tuesday to discuss the results of the survey. Most of the members agreed that the methods"
        " were sound, although some of them doubted that the sample was large enough."
    )
    assert shown(local, text) == []


def test_quotations_citations_and_addresses_are_left_alone(local):
    text = "She wrote “he go to school every days” (Smith 2010) on www.he-go.org/informations yesterday."
    assert shown(local, text) == []


def test_spans_are_code_points_beside_astral_characters(local):
    text = "😀 He go to school every days."
    assert all(f.span.end <= len(text) for f in shown(local, text))
    assert "goes" in {f.suggestions[0] for f in shown(local, text)}


def test_other_languages_empty_texts_and_endless_words_cost_nothing(local):
    assert local.check(["Er gehen nach Hause."], "de-DE") == [[]]
    assert local.check(["", "   ", "x" * 100_000], "en-US") == [[], [], []]


def test_the_same_text_is_answered_from_memory(local, monkeypatch):
    first = local.check([WRONG], "en-US")
    monkeypatch.setattr(local, "_answers", lambda _texts: pytest.fail("asked again"))
    assert local.check([WRONG, WRONG], "en-GB") == [first[0], first[0]]


def test_the_users_words_are_known():
    engine = LocalModelEngine(dictionary={"usefull"})
    try:
        assert "useful" not in {f.suggestions[0] for f in shown(engine, WRONG)}
    finally:
        engine.close()


def test_a_killed_worker_is_replaced():
    engine = LocalModelEngine()
    try:
        before = shown(engine, WRONG)
        os.kill(engine._worker.pid, signal.SIGKILL)
        engine._cache.clear()
        assert shown(engine, WRONG) == before
    finally:
        engine.close()


@pytest.mark.parametrize(
    "program", ["print('nonsense', flush=True); input()", "pass", "print('[]', flush=True); input()"]
)
def test_a_worker_that_fails_makes_it_unavailable_in_one_sentence(program):
    engine = LocalModelEngine(patience=5, command=[sys.executable, "-c", program])
    with pytest.raises(GrammarUnavailable, match=r"^The local model's process ended .*\.$"):
        engine.check(["A text."], "en-US")
    engine.close()


def test_no_worker_is_left_when_its_program_is_killed():
    program = textwrap.dedent("""
        import os, sys
        from coping_gui.checks.grammar.local.engine import LocalModelEngine
        engine = LocalModelEngine(); engine.start(); print(engine._worker.pid, flush=True); sys.stdin.read()
    """)
    started = subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    pid = int(started.stdout.readline())
    started.kill()
    started.communicate()
    for _ in range(200):
        try:
            os.kill(pid, 0)
            if Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z":
                break
        except (ProcessLookupError, FileNotFoundError):
            break
        select_briefly()
    else:
        pytest.fail("the worker outlived its program")


def select_briefly():
    """Give other processes a moment; the loop above ends as soon as the state is reached."""
    subprocess.run([sys.executable, "-c", ""], check=True)


def test_without_onnx_runtime_it_is_absent_without_harm(monkeypatch):
    monkeypatch.setattr(engine_module, "find_spec", lambda name: None if name == "onnxruntime" else find_spec(name))
    status = LocalModelEngine().status()
    assert not status.available
    assert "pip install onnxruntime" in status.detail
    assert "local" not in [e.name for e in engines.engines_for("auto")]


def test_the_switch_and_the_choice():
    assert "local" in [e.name for e in engines.engines_for("auto")]
    assert "local" not in [e.name for e in engines.engines_for("auto", local=False)]
    assert [e.name for e in engines.engines_for("local")] == ["local"]


def test_the_flag_starts_a_worker_in_a_frozen_program(monkeypatch):
    calls = []
    monkeypatch.setattr(worker, "main", lambda: calls.append(1))
    assert worker.worker_from([worker.FROZEN_FLAG])
    assert not worker.worker_from(["essay.docx"])
    assert calls == [1]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command() == [sys.executable, worker.FROZEN_FLAG]


def test_what_is_put_in_is_shown_at_a_word():
    made = finding_of([13, 13, "the ", kinds.ARTICLE_LOST, 0.99, []], "He went into house.")
    assert (made.span.of("He went into house."), made.suggestions) == ("house.", ("the house.",))
    made = finding_of([8, 8, ".", kinds.STOP_LOST, 0.99, []], "It rains")
    assert (made.span.of("It rains"), made.suggestions) == ("rains", ("rains.",))


def test_words_beyond_the_longest_chunk_stay_as_they_are():
    text = "word " * (LONGEST + 50)
    network = Network()
    said = network.run([words_of(text)])[0]
    assert len(said) == LONGEST + 51
    assert said[-1].keep == said[LONGEST].keep == 1.0


@pytest.mark.parametrize(("kind", "category"), [(kinds.SPELLING, Category.SPELLING), (kinds.NUMBER, Category.GRAMMAR)])
def test_what_is_not_sure_enough_to_be_shown_still_says_whether_a_word_is_misspelt(kind, category):
    answer = {"shown": [], "others": [[4, 9, "place", kind, 0.4, []]], "doubts": [], "rate": 0.1}
    (hidden,) = (f for f in findings_of(answer, "The palce is.") if f.rule == MAYBE)
    assert (hidden.category, hidden.suggestions) == (category, ("place",))
