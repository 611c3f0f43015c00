"""The LanguageTool adapter against a server of our own that can misbehave, and against the real one."""

import json
import os
import signal
import sys
import threading
import time
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coping_gui.checks.grammar import languagetool_asking
from coping_gui.checks.grammar.engines import engines_for, statuses
from coping_gui.checks.grammar.languagetool import LanguageToolEngine, RawMatch, category_of, findings_of
from coping_gui.errors import GrammarUnavailable
from coping_gui.essay.finding import Category, Tier
from coping_gui.essay.span import Span


def utf16(text):
    return len(text.encode("utf-16-le")) // 2


class FakeServer:
    """Speaks LanguageTool's protocol and flags every "teh" and "teh𝒳", or misbehaves as it is told."""

    def __init__(self):
        self.asked = []
        self.restarts = 0
        self.behaviour = []  # one entry per request: "garbage", "slow", "error", "empty"; then it behaves
        self.pid = 1
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                fake.say(self, [{"code": c[:2], "longCode": c} for c in ("en-US", "en-GB", "de-DE")])

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                fake.check(self, urllib.parse.parse_qs(body, keep_blank_values=True))

            def log_message(self, *arguments):
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.http.serve_forever, daemon=True, kwargs={"poll_interval": 0.01}).start()

    def check(self, request, parameters):
        text = parameters["text"][0]
        self.asked.append(parameters)
        how = self.behaviour.pop(0) if self.behaviour else ""
        if how == "slow":
            time.sleep(1.5)
        if how in ("garbage", "error"):
            request.send_response(500 if how == "error" else 200)
            request.end_headers()
            request.wfile.write(b"Error: out of memory")
            return
        self.say(request, {} if how == "empty" else {"matches": [self.match(text, i) for i in places(text)]})

    def match(self, text, at):
        word = "teh𝒳" if text.startswith("teh𝒳", at) else "teh"
        return {
            "message": "Wrong.",
            "offset": utf16(text[:at]),
            "length": utf16(word),
            "sentence": text[:10],
            "replacements": [{"value": "the"}, {"value": "the"}, {"value": "ten"}],
            "context": {"text": text[:10], "offset": 0, "length": 3},
            "rule": {"id": "SOME_RULE", "issueType": "grammar", "category": {"id": "GRAMMAR", "name": "x"}},
        }

    def say(self, request, data):
        body = json.dumps(data).encode()
        request.send_response(200)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    def url(self):
        return f"http://127.0.0.1:{self.http.server_address[1]}"

    def restart(self, url):
        self.restarts += 1

    def close(self):
        pass

    def end(self):
        self.http.shutdown()
        self.http.server_close()


def places(text):
    return [i for i in range(len(text)) if text.startswith("teh", i)]


@pytest.fixture(scope="module")
def one_fake():
    server = FakeServer()
    yield server
    server.end()


@pytest.fixture
def fake(one_fake, monkeypatch):
    monkeypatch.setattr(languagetool_asking, "BACK_OFF", 0.01)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    one_fake.asked.clear()
    one_fake.behaviour.clear()
    one_fake.restarts = 0
    return one_fake


def spans(found, text):
    return [f.span.of(text) for f in found]


def test_texts_are_sent_in_one_bundle_and_answers_go_back_to_each(fake):
    texts = ["teh one", "fine", "two teh teh", ""]
    found = LanguageToolEngine(server=fake).check(texts, "en-US")
    assert [spans(f, t) for f, t in zip(found, texts, strict=True)] == [["teh"], [], ["teh", "teh"], []]
    assert len(fake.asked) == 1
    assert fake.asked[0]["language"] == ["en-US"]


def test_rules_that_are_off_are_not_even_run(fake):
    LanguageToolEngine(server=fake).check(["teh"], "en-US")
    assert "COMMA_COMPOUND_SENTENCE" in fake.asked[0]["disabledRules"][0]


def test_long_texts_go_in_several_requests(fake):
    texts = [f"teh {i} " + "word " * 1000 for i in range(4)]
    found = LanguageToolEngine(server=fake).check(texts, "en-US")
    assert [len(f) for f in found] == [1, 1, 1, 1]
    assert len(fake.asked) == 4


def test_what_was_asked_before_is_not_asked_again(fake):
    engine = LanguageToolEngine(server=fake)
    first = engine.check(["teh", "b"], "en-US")
    assert engine.check(["b", "teh", "teh"], "en-US") == [first[1], first[0], first[0]]
    assert len(fake.asked) == 1
    engine.check(["teh"], "en-GB")
    assert len(fake.asked) == 2


def test_offsets_and_lengths_are_code_points_beside_astral_characters(fake):
    text = "😀😀 teh𝒳 and 𝒳 teh 😀"
    (found,) = LanguageToolEngine(server=fake).check([text], "en-US")
    assert spans(found, text) == ["teh𝒳", "teh"]


PIECES = st.lists(st.sampled_from(["teh", "teh𝒳", "😀", " ", "x", "\u00a0", "\n", "é", "e\u0301"]), max_size=25)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES.map("".join), min_size=1, max_size=4))
def test_every_span_is_exact_in_any_mixture_of_characters(fake, texts):
    found = LanguageToolEngine(server=fake).check(texts, "en-US")
    for text, mine in zip(texts, found, strict=True):
        wanted = places(text) if text.strip() else []
        assert sorted(f.span.start for f in mine) == wanted
        assert all(f.span.of(text) in ("teh", "teh𝒳") for f in mine)


def test_suggestions_come_once_each(fake):
    (found,) = LanguageToolEngine(server=fake).check(["teh"], "en-US")
    assert found[0].suggestions == ("the", "ten")
    assert (found[0].tier, found[0].engine) == (Tier.ASK, "languagetool")


@pytest.mark.parametrize("how", ["garbage", "error", "empty", "slow"])
def test_after_one_failure_the_server_is_restarted_and_every_text_still_checked(fake, how):
    fake.behaviour = [how]
    engine = LanguageToolEngine(server=fake, patience=1.0)
    assert [len(f) for f in engine.check(["teh a", "teh b"], "en-US")] == [1, 1]
    assert fake.restarts == 1


def test_after_three_failures_it_is_unavailable_and_rests(fake):
    fake.behaviour = ["garbage"] * 3
    engine = LanguageToolEngine(server=fake)
    with pytest.raises(GrammarUnavailable, match="failed 3 times"):
        engine.check(["teh"], "en-US")
    assert fake.restarts == 3
    asked = len(fake.asked)
    with pytest.raises(GrammarUnavailable):
        engine.check(["teh again"], "en-US")
    assert len(fake.asked) == asked


def test_a_language_that_the_server_does_not_have_is_named(fake):
    with pytest.raises(GrammarUnavailable, match="xx-YY"):
        LanguageToolEngine(server=fake).check(["teh"], "xx-YY")
    assert fake.restarts == 0


def test_two_threads_get_each_its_own_offsets(fake):
    texts = [("😀 " * i) + "teh" for i in range(30)]
    results = {}

    def work(name):
        engine = LanguageToolEngine(server=fake)
        results[name] = [engine.check([t], "en-US")[0] for t in texts]

    threads = [threading.Thread(target=work, args=(i,)) for i in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all([spans(f, t) for f, t in zip(r, texts, strict=True)] == [["teh"]] * 30 for r in results.values())


def match(rule="R", category="GRAMMAR", issue="grammar", message="x."):
    return RawMatch(Span(0, 3), rule, category, issue, message, ("the",))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (match("MORFOLOGIK_RULE_EN_US", "TYPOS", "misspelling"), Category.SPELLING),
        (match("EN_A_VS_AN", "MISC", "misspelling"), Category.GRAMMAR),
        (match(category="REDUNDANCY", issue="style"), Category.STYLE),
        (match(category="CONFUSED_WORDS"), Category.GRAMMAR),
    ],
)
def test_categories(raw, expected):
    assert category_of(raw) is expected


def test_a_rule_that_is_off_gives_no_finding():
    assert findings_of([match("COMMA_COMPOUND_SENTENCE")], "teh x") == []


def test_engines_by_choice():
    assert [e.name for e in engines_for("none")] == ["none"]
    assert [e.name for e in engines_for("harper")] == ["coping", "harper"]
    assert [e.name for e in engines_for("auto")][:3] == ["coping", "harper", "local"]
    assert [s.name for s in statuses()] == ["coping", "harper", "local", "languagetool"]


def test_an_engine_asked_for_and_missing_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("COPING_DATA", str(tmp_path))
    monkeypatch.delenv("LTP_PATH", raising=False)
    monkeypatch.setattr("pathlib.Path.home", lambda: tmp_path)
    with pytest.raises(GrammarUnavailable, match="coping setup languagetool"):
        engines_for("languagetool")
    assert [e.name for e in engines_for("auto")] == ["coping", "harper", "local"]
    engine = LanguageToolEngine()
    with pytest.raises(GrammarUnavailable, match="coping setup languagetool"):
        engine.check(["One."], "en-US")
    engine.close()


def test_closing_what_was_never_started_is_fine():
    engine = LanguageToolEngine()
    engine.close()
    engine.close()


@pytest.mark.languagetool
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_the_real_server_killed_between_two_checks_is_replaced(real_server):
    """Stands before the other tests of the real server: here it is killed while it is still cold."""
    engine = LanguageToolEngine(server=real_server, patience=60)
    engine.start()
    first = real_server.pid
    os.kill(first, signal.SIGKILL)
    text = "He go to school."
    assert [f.span.of(text) for f in engine.check([text], "en-US")[0]] == ["go"]
    assert real_server.pid not in (None, first)


@pytest.mark.languagetool
def test_the_real_server_finds_a_wrong_verb_and_a_slip(real_languagetool):
    text = "He go to school 😀 every day. The 𝒳 goverment decided."
    (found,) = real_languagetool.check([text], "en-US")
    assert {"go", "goverment"} <= set(spans(found, text))


@pytest.mark.languagetool
def test_the_real_server_answers_per_paragraph_as_it_does_for_one_alone(real_languagetool):
    texts = ["He go to school.", "All is well here.", "She have a dog; their is a problem."]
    together = real_languagetool.check(texts, "en-US")
    alone = [LanguageToolEngine(server=real_languagetool._server()).raw([t], "en-US") for t in texts]
    assert together == [findings_of(a[0], t) for a, t in zip(alone, texts, strict=True)]


@pytest.mark.languagetool
@pytest.mark.parametrize(
    "text", ["a\r\nHe go home.", "x\u00a0He go home.", "He go home." + " All of it is well." * 300]
)
def test_the_real_server_is_exact_in_odd_texts(real_languagetool, text):
    (found,) = real_languagetool.check([text], "en-US")
    assert "go" in spans(found, text)


def test_a_proxy_of_the_environment_is_not_asked_for_the_loopback(fake, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://192.0.2.1:9")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    (found,) = LanguageToolEngine(server=fake, patience=5).check(["teh"], "en-US")
    assert len(found) == 1


def test_a_confused_word_is_grammar_and_stays_though_the_dictionary_knows_it():
    raw = RawMatch(Span(0, 3), "IT_IS", "TYPOS", "misspelling", "m.", ("It's",))
    (finding,) = findings_of([raw], "Its late.")
    assert (finding.category, finding.suggestions) == (Category.GRAMMAR, ("It's",))


@pytest.mark.parametrize(
    ("text", "offered", "first"),
    [
        ("these problem", ("this problem", "these problems"), "these problems"),
        ("Those book", ("That book", "Those books"), "Those books"),
        ("these evidence", ("this evidence", "these evidences"), "this evidence"),
        ("this problems", ("this problem", "these problems"), "this problem"),
        ("these", ("this", "these ones"), "this"),
        ("these problem", ("this problem",), "this problem"),
    ],
)
def test_who_writes_these_means_several_of_what_is_counted(text, offered, first):
    raw = RawMatch(Span(0, len(text)), "THIS_NNS", "GRAMMAR", "grammar", "m.", offered)
    (finding,) = findings_of([raw], text)
    assert finding.suggestions[0] == first
    assert sorted(finding.suggestions) == sorted(offered)
