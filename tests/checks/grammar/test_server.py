"""The server process: starting, sharing, dying and never being left behind."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from coping_gui import paths
from coping_gui.checks.grammar import server as server_module
from coping_gui.checks.grammar.java import find_java
from coping_gui.checks.grammar.server import LanguageToolServer, shared_server
from coping_gui.errors import GrammarUnavailable

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and shell scripts of POSIX")

FAKE = """
import http.server, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers()
    def log_message(self, *a): pass
server = http.server.HTTPServer(("127.0.0.1", int(sys.argv[-1])), Handler)
print("Server started", flush=True)
import threading
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
"""


@pytest.fixture
def fake_command(monkeypatch):
    monkeypatch.setattr(server_module, "_command", lambda: [sys.executable, "-c", FAKE])


@pytest.fixture
def server(fake_command):
    made = LanguageToolServer()
    yield made
    made.close()


def gone(pid, patience=20):
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


def test_it_starts_when_first_asked_and_only_once(server):
    assert server.pid is None
    url = server.url()
    pid = server.pid
    assert url.startswith("http://127.0.0.1:")
    assert server.url() == url
    assert server.pid == pid


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="priorities of POSIX")
def test_a_windows_server_yields_to_its_window(server):
    server.niceness = os.getpriority(os.PRIO_PROCESS, 0) + 3
    server.url()
    assert os.getpriority(os.PRIO_PROCESS, server.pid) == server.niceness


def test_a_server_that_died_is_started_anew(server):
    server.url()
    first = server.pid
    os.kill(first, signal.SIGKILL)
    assert gone(first)
    server._process.wait(20)
    server.url()
    assert server.pid not in (None, first)


def test_a_stopped_server_is_ended_by_a_restart(server):
    url = server.url()
    first = server.pid
    os.kill(first, signal.SIGSTOP)
    server.restart(url)
    assert gone(first)
    assert server.url()


def test_a_restart_meant_for_an_older_server_leaves_the_new_one_alone(server):
    server.url()
    pid = server.pid
    server.restart("http://127.0.0.1:1")
    assert server.pid == pid


def test_closing_ends_the_process_and_may_be_done_twice(server):
    server.url()
    pid = server.pid
    server.close()
    server.close()
    assert gone(pid)
    assert server.pid is None


def test_a_server_that_does_not_start_gives_its_last_words(monkeypatch):
    monkeypatch.setattr(server_module, "_command", lambda: [sys.executable, "-c", "print('no memory left')"])
    with pytest.raises(GrammarUnavailable, match="no memory left"):
        LanguageToolServer().url()


def test_a_port_that_is_taken_is_exchanged_for_another(server, monkeypatch):
    ports = [1, *[server_module._free_port() for _ in range(2)]]  # nobody but root may take port 1, and it is refused
    taken = server_module._free_port()
    blocker = subprocess.Popen([sys.executable, "-c", FAKE, str(taken)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert blocker.stdout
    assert blocker.stdin
    blocker.stdout.readline()
    monkeypatch.setattr(server_module, "_free_port", lambda: taken if ports.pop(0) == 1 else ports[0])
    try:
        assert str(taken) not in server.url()
    finally:
        blocker.kill()
        blocker.communicate()


def test_a_java_that_cannot_be_run_is_one_sentence(monkeypatch):
    monkeypatch.setattr(server_module, "_command", lambda: ["/nowhere/java"])
    with pytest.raises(GrammarUnavailable, match="cannot be started"):
        LanguageToolServer().url()


def test_engines_of_one_program_share_one_server(fake_command):
    first, second = shared_server(), shared_server()
    assert first.server is second.server
    first.server.url()
    pid = first.server.pid
    first.close()
    first.close()
    assert second.server.pid == pid
    second.close()
    assert gone(pid)


def test_the_wrapper_class_is_older_java_than_any_that_runs_languagetool():
    data = paths.resource("languagetool", "CopingServer.class").read_bytes()
    assert data[:4] == bytes.fromhex("cafebabe")
    assert int.from_bytes(data[6:8], "big") <= 55 + 6  # class file 55 is Java 11, 61 is Java 17
    source = paths.resource("languagetool", "CopingServer.java").read_text("utf-8")
    assert "class CopingServer" in source


def test_the_settings_file_is_written_and_mended(monkeypatch, tmp_path):
    monkeypatch.setenv("COPING_CACHE", str(tmp_path))
    file = server_module._config_file()
    assert "pipelineCaching=true" in file.read_text()
    file.write_text("damaged")
    assert server_module._config_file().read_text() == server_module.CONFIG


def test_a_cache_folder_that_cannot_be_written_is_one_sentence(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("COPING_CACHE", str(tmp_path / "file"))
    with pytest.raises(GrammarUnavailable, match="cannot be written"):
        server_module._config_file()


@pytest.mark.languagetool
def test_no_java_is_left_when_its_program_is_killed(real_server):
    code = """
        import time
        from coping_gui.checks.grammar.server import shared_server
        lease = shared_server()
        lease.server.url()
        print(lease.server.pid, flush=True)
        time.sleep(100)
    """
    program = subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE)
    assert program.stdout
    java = int(program.stdout.readline())
    program.kill()
    program.wait()
    program.stdout.close()
    assert gone(java)


@pytest.mark.languagetool
def test_the_real_server_listens_on_the_loopback_only(real_server):
    real_server.url()
    port = real_server.url().rsplit(":", 1)[1]
    listening = [
        line.split()[1]
        for table in ("tcp", "tcp6")
        for line in Path(f"/proc/{real_server.pid}/net/{table}").read_text().splitlines()[1:]
        if line.split()[3] == "0A" and line.split()[1].endswith(f":{int(port):04X}")
    ]
    assert listening
    assert all("0100007F" in place for place in listening)


@pytest.mark.languagetool
def test_a_java_is_found_where_languagetool_runs(real_server):
    assert find_java() is not None
