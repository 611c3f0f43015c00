"""A LanguageTool server of the user's own: only where a text may be sent, asked once, named, forgotten."""

import http.server
import json
import threading

import pytest

from coping_gui.checks.grammar import own_server
from coping_gui.checks.grammar.languagetool import LanguageToolEngine
from coping_gui.errors import GrammarUnavailable, UsageError


@pytest.fixture(autouse=True)
def own_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("COPING_DATA", str(tmp_path / "data"))
    monkeypatch.delenv(own_server.VARIABLE, raising=False)


@pytest.fixture
def serve():
    """Starts servers on the loopback that answer every GET with the same bytes."""
    running = []

    def start(body):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *arguments):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True, kwargs={"poll_interval": 0.01}).start()
        running.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield start
    for server in running:
        server.shutdown()
        server.server_close()


LANGUAGES = json.dumps([{"name": "English", "code": "en", "longCode": "en-US"}]).encode()


@pytest.mark.parametrize(
    "url", ["https://lt.example.org", "http://localhost:8081", "http://127.0.0.1", "http://[::1]:80"]
)
def test_addresses_that_may_be_used(url):
    assert own_server.problem_of(url) == ""


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://lt.example.org", "unencrypted"),
        ("http://192.168.0.7:8081", "unencrypted"),
        ("http://localhost.example.org", "unencrypted"),
        ("ftp://localhost", "no address"),
        ("localhost:8081", "no address"),
        ("", "no address"),
        ("https://me:word@example.org", "plain address"),
        ("https://example.org/?key=1", "plain address"),
    ],
)
def test_addresses_that_may_not_be_used_and_why(url, why):
    assert why in own_server.problem_of(url)
    with pytest.raises(UsageError, match=why):
        own_server.use_server(url)
    assert own_server.named_server() is None


def test_a_server_that_answers_is_remembered_until_it_is_forgotten(serve):
    url = serve(LANGUAGES)
    assert own_server.use_server(f"{url}/v2/") == url
    named = own_server.named_server()
    assert named is not None
    assert (named.url, named.why) == (url, "coping setup languagetool --server")
    status = LanguageToolEngine().status()
    assert status.available
    assert url in status.detail
    assert own_server.forget_server()
    assert own_server.named_server() is None
    assert not own_server.forget_server()


@pytest.mark.parametrize("body", [b"<html>", b"[{}]", b"[1]"])
def test_what_is_no_languagetool_is_not_remembered(serve, body):
    with pytest.raises(GrammarUnavailable, match="no LanguageTool"):
        own_server.use_server(serve(body))
    assert own_server.named_server() is None


def test_a_server_without_english_is_not_remembered(serve):
    with pytest.raises(GrammarUnavailable, match="no English"):
        own_server.use_server(serve(json.dumps([{"longCode": "de-DE"}]).encode()))


def test_nobody_at_home_is_one_sentence():
    with pytest.raises(GrammarUnavailable, match=r"No LanguageTool answers at http://127\.0\.0\.1:9"):
        own_server.use_server("http://127.0.0.1:9")


def test_the_environment_comes_first_and_a_bad_address_there_is_told_and_not_used(monkeypatch, serve):
    own_server.use_server(serve(LANGUAGES))
    monkeypatch.setenv(own_server.VARIABLE, "https://lt.example.org/v2")
    named = own_server.named_server()
    assert named is not None
    assert named.url == "https://lt.example.org"
    monkeypatch.setenv(own_server.VARIABLE, "http://lt.example.org")
    assert own_server.named_server() is None
    assert "unencrypted" in own_server.server_facts()
    assert "unencrypted" in LanguageToolEngine().status().detail
