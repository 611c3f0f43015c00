"""The real Harper in its real worker process, and what happens when that process misbehaves."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from coping_gui.checks.grammar.harper import HarperEngine, findings_of, is_latin, known_forms, worker_command
from coping_gui.errors import GrammarUnavailable
from coping_gui.essay.finding import Category, Tier

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@pytest.fixture(scope="module")
def harper():
    engine = HarperEngine(patience=60)
    yield engine
    engine.close()


def words(found, text):
    return [f.span.of(text) for f in found]


def test_a_slip_is_found_with_its_correction(harper):
    text = "The goverment decided."
    (found,) = harper.check([text], "en-US")
    assert words(found, text) == ["goverment"]
    assert found[0].suggestions[0] == "government"
    assert found[0].category is Category.SPELLING
    assert found[0].engine == "harper"


def test_spans_are_code_points_beside_astral_characters(harper):
    text = "😀 𝒳 We has recieved it. 😀"
    (found,) = harper.check([text], "en-US")
    assert "recieved" in words(found, text)


def test_every_text_gets_its_own_list_in_order(harper):
    texts = ["Fine here.", "", "The goverment decided.", "   ", "Fine here."]
    assert [len(found) for found in harper.check(texts, "en-US")] == [0, 0, 1, 0, 0]


def test_no_texts_give_no_lists(harper):
    assert harper.check([], "en-US") == []


def test_markdown_is_not_markup_here(harper):
    assert words(harper.check(["`goverment` is here."], "en-US")[0], "`goverment` is here.") == ["goverment"]


def test_nothing_is_safe(harper):
    texts = ["i has two informations.", "The goverment dont know.", "its a very long story , indeed"]
    assert all(f.tier is not Tier.SAFE for found in harper.check(texts, "en-US") for f in found)


def test_the_noisy_rules_are_silent(harper):
    texts = ["The UK, France and Turkey met in 1990-1995 ... and it was very good, you know."]
    assert harper.check(texts, "en-US") == [[]]


def test_a_long_sentence_hides_nothing(harper):
    text = "We saw " + "the house and " * 25 + "the goverment."
    assert words(harper.check([text], "en-US")[0], text) == ["goverment"]


def test_other_languages_and_scripts_are_left_alone(harper):
    assert harper.check(["Das ist ein Hauss."], "de-DE") == [[]]
    assert harper.check(["Это не по-английски, совсем нет."], "en-US") == [[]]
    assert not is_latin("12345")
    assert is_latin("a word")


def test_a_token_of_a_hundred_thousand_characters_is_survived(harper):
    text = "x" * 100_000 + " and the goverment."
    assert words(harper.check([text], "en-US")[0], text) == ["goverment"]


def test_the_same_text_is_answered_from_memory(harper):
    harper.check(["The goverment decided again."], "en-US")
    worker, harper._worker = harper._worker, None
    try:
        assert len(harper.check(["The goverment decided again."], "en-US")[0]) == 1
        assert harper._worker is None
    finally:
        harper._worker = worker


def test_dialects_differ(harper):
    assert harper.check(["My favourite colour."], "en-GB") == [[]]


def test_the_users_words_are_known_with_their_possessives():
    engine = HarperEngine(dictionary=["goverment"], patience=60)
    try:
        assert engine.check(["The goverment and the goverment's plan and goverment’s."], "en-US") == [[]]
    finally:
        engine.close()
    assert known_forms({"b", "a"}) == ["a", "a's", "a’s", "b", "b's", "b’s"]


@posix
def test_a_killed_worker_is_replaced_and_the_text_still_checked():
    engine = HarperEngine(patience=60)
    engine.start()
    try:
        assert engine._worker is not None
        first = engine._worker.pid
        os.kill(first, signal.SIGKILL)
        assert len(engine.check(["The goverment decided."], "en-US")[0]) == 1
        assert engine._worker.pid != first
    finally:
        engine.close()


@posix
def test_a_stopped_worker_is_replaced_in_time():
    engine = HarperEngine(patience=60)
    engine.start()
    try:
        assert engine._worker is not None
        os.kill(engine._worker.pid, signal.SIGSTOP)
        engine._patience = 0.3
        engine._worker.told.clear()
        first = engine._worker.pid
        engine.check(["The goverment decided."], "en-US")
        assert engine._worker is None or engine._worker.pid != first
    finally:
        engine.close()


def fake_worker(*lines):
    """A worker that is a Python program of its own."""
    return [sys.executable, "-c", textwrap.dedent("\n".join(lines))]


def test_a_worker_that_answers_nonsense_makes_harper_unavailable_in_one_sentence():
    engine = HarperEngine(command=fake_worker("while input(): print('nonsense', flush=True)"), patience=30)
    try:
        with pytest.raises(GrammarUnavailable, match="not used now"):
            engine.check(["One.", "Two.", "Three."], "en-US")
    finally:
        engine.close()


def test_a_worker_that_dies_at_once_makes_harper_unavailable_in_one_sentence():
    engine = HarperEngine(command=fake_worker("pass"), patience=30)
    try:
        with pytest.raises(GrammarUnavailable, match="ended several times"):
            engine.check(["One.", "Two."], "en-US")
    finally:
        engine.close()


def test_one_text_that_ends_the_worker_costs_only_itself():
    code = "import sys\nfor line in sys.stdin:\n    if 'poison' in line: sys.exit(1)\n    print('[]', flush=True)"
    engine = HarperEngine(command=fake_worker(code), patience=30)
    try:
        assert engine.check(["good", "poison", "good too"], "en-US") == [[], [], []]
    finally:
        engine.close()


def test_a_program_that_does_not_exist_is_unavailable():
    engine = HarperEngine(command=["/nowhere/at/all"])
    with pytest.raises(GrammarUnavailable, match="cannot be started"):
        engine.start()


def test_rows_outside_of_the_text_are_dropped():
    assert findings_of([[2, 90, "AnA", "Miscellaneous", "x.", []]], "short") == []


@pytest.mark.parametrize("text", ["The weights {i} and i = 3.", "First (i) cotton, then (i) wool."])
def test_the_letter_i_in_formulas_and_lists_is_no_pronoun(harper, text):
    assert [f for f in harper.check([text], "en-US")[0] if f.rule == "CapitalizePersonalPronouns"] == []


def test_the_pronoun_i_is_written_large(harper):
    text = "We know that i like it."
    assert "i" in words(harper.check([text], "en-US")[0], text)


def test_a_capital_after_an_abbreviation_is_not_asked_for(harper):
    text = "See Mr. and Mrs. Brown, and the Proc. of the meeting."
    assert [f for f in harper.check([text], "en-US")[0] if f.rule == "SentenceCapitalization"] == []


def test_removing_a_word_takes_its_blank_along():
    (found,) = findings_of([[2, 4, "SomeRule", "Miscellaneous", "x.", [""]]], "a of b")
    assert found.span.of("a of b") == "of "
    assert found.suggestions == ("",)


def test_closing_twice_is_fine_and_checking_again_starts_anew():
    engine = HarperEngine(patience=60)
    engine.close()
    engine.close()
    assert len(engine.check(["The goverment decided."], "en-US")[0]) == 1
    engine.close()


@posix
def test_no_worker_is_left_when_its_program_is_killed():
    code = f"""
        import subprocess, sys, time
        worker = subprocess.Popen({worker_command()!r}, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        print(worker.pid, flush=True)
        time.sleep(60)
    """
    parent = subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE)
    assert parent.stdout
    worker = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert gone(worker)


def gone(pid, patience=20):
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return True  # ended; only its parent's record is left
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.05)
    return False
