"""LanguageTool's answers on disk: found again, never trusted when damaged, never too many."""

import sqlite3
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coping_gui.checks.grammar import languagetool
from coping_gui.checks.grammar.answers import StoredAnswers
from coping_gui.checks.grammar.languagetool import LanguageToolEngine
from coping_gui.checks.grammar.languagetool_asking import Asker
from coping_gui.checks.grammar.languagetool_client import RawMatch
from coping_gui.essay.span import Span

ANSWER = (RawMatch(Span(1, 4), "RULE", "GRAMMAR", "grammar", "It’s wrong 😀.", ("a", ""), "About it"),)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "cache" / "answers.sqlite"


def test_an_answer_is_found_in_the_next_session(file):
    store = StoredAnswers(file, "6.8")
    store.put({"a text": ANSWER, "a clean one": ()}, "en-US")
    store.close()
    assert StoredAnswers(file, "6.8").get(["a text", "a clean one", "new"], "en-US") == {
        "a text": ANSWER,
        "a clean one": (),
    }


def test_another_language_or_another_set_of_rules_is_another_question(file):
    StoredAnswers(file, "6.8").put({"a text": ANSWER}, "en-US")
    assert StoredAnswers(file, "6.8").get(["a text"], "en-GB") == {}
    assert StoredAnswers(file, "6.9").get(["a text"], "en-US") == {}


def test_no_text_is_written(file):
    store = StoredAnswers(file, "6.8")
    store.put({"my secret paragraph": ANSWER}, "en-US")
    store.close()
    assert b"secret" not in b"".join(part.read_bytes() for part in file.parent.iterdir())


def test_the_longest_unused_are_forgotten(file):
    store = StoredAnswers(file, "6.8", most=10)
    store.put({f"text {i}": () for i in range(10)}, "en-US")
    store.put({"one more": ()}, "en-US")
    kept = store.get([f"text {i}" for i in range(10)] + ["one more"], "en-US")
    assert len(kept) == 9


def test_a_damaged_file_is_no_memory_and_no_error(file):
    file.parent.mkdir()
    file.write_bytes(b"no database at all" * 100)
    store = StoredAnswers(file, "6.8")
    assert store.get(["a text"], "en-US") == {}
    store.put({"a text": ANSWER}, "en-US")
    store.close()
    fresh = StoredAnswers(file, "6.8")
    fresh.put({"a text": ANSWER}, "en-US")
    assert fresh.get(["a text"], "en-US") == {"a text": ANSWER}


def test_an_answer_of_another_shape_is_not_taken(file):
    store = StoredAnswers(file, "6.8")
    store.put({"a text": ANSWER}, "en-US")
    store.close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE answers SET matches = '[[1, 2]]'")
    connection.close()
    assert StoredAnswers(file, "6.8").get(["a text"], "en-US") == {}


def test_a_place_that_cannot_be_written_is_no_memory_and_no_error(tmp_path):
    (tmp_path / "file").write_text("x")
    store = StoredAnswers(tmp_path / "file" / "answers.sqlite", "6.8")
    store.put({"a text": ANSWER}, "en-US")
    assert store.get(["a text"], "en-US") == {}
    store.close()


def test_two_programs_may_use_it_at_once(file):
    stores = [StoredAnswers(file, "6.8") for _ in range(3)]

    def work(number):
        for i in range(20):
            stores[number].put({f"{number} {i}": ANSWER}, "en-US")

    threads = [threading.Thread(target=work, args=(i,)) for i in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wanted = [f"{n} {i}" for n in range(3) for i in range(20)]
    assert set(stores[0].get(wanted, "en-US")) <= set(wanted)
    for store in stores:
        store.close()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_any_text_can_be_asked_for(tmp_path_factory, text):
    store = StoredAnswers(tmp_path_factory.mktemp("answers") / "a.sqlite", "6.8")
    store.put({text: ANSWER}, "en-US")
    assert store.get([text], "en-US") == {text: ANSWER}
    store.close()


def test_an_engine_of_the_next_session_asks_no_server_for_what_is_stored(monkeypatch, tmp_path):
    monkeypatch.setenv("COPING_CACHE", str(tmp_path))
    monkeypatch.delenv("COPING_LANGUAGETOOL_SERVER", raising=False)
    asked = []

    def ask(asker, bundle, language):
        asked.extend(bundle)
        return [ANSWER for _ in bundle]

    monkeypatch.setattr(Asker, "ask", ask)
    monkeypatch.setattr(languagetool, "named_server", lambda: None)
    monkeypatch.setattr(languagetool, "find_installation", lambda: None)
    for _session in range(2):
        engine = LanguageToolEngine()
        assert engine.raw(["One text.", "Another."], "en-US") == [ANSWER, ANSWER]
        engine.close()
    assert asked == ["One text.", "Another."]
