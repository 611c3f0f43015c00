"""LanguageTool's server as a process of our own: on a free loopback port, ended with the program however it ends.

One server serves every window and batch worker of a program: engines take a lease of `shared_server()`.
"""

import contextlib
import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import deque
from collections.abc import Iterable
from pathlib import Path

from coping_gui import paths
from coping_gui.checks.grammar.java import find_java, java_facts
from coping_gui.checks.grammar.languagetool_setup import find_installation, installation_facts
from coping_gui.errors import GrammarUnavailable

OPTIONS = (
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-Xms128m",
    "-Xmx768m",
    "-XX:+ExitOnOutOfMemoryError",
    "-Dsun.net.httpserver.nodelay=true",
    "-Dfile.encoding=UTF-8",
)
"""Java's options: with them the server takes less than half the memory and answers small requests twice as fast; one
that has run out of memory ends, and is replaced, rather than answering some requests and not others. Translating less
thoroughly halves the work until the first essay is checked (4.7 instead of 9.1 seconds of processor time); a server
that has seen 75,000 words would be a fifth faster without it."""
CONFIG = "pipelineCaching=true\nmaxPipelinePoolSize=20\npipelineExpireTimeInSeconds=36000\n"
START_PATIENCE = 60.0
"""Seconds that the start may take on a busy machine."""
STARTS = 3
"""How many ports are tried: between choosing a free one and using it, another program may take it."""
_STARTED = "Server started"
_TRACE = re.compile(r"at \S+\(|\.\.\. \d+ (?:more|common)|Caused by:")
_FAULT = re.compile(r"\b\w*(?:Error|Exception)\b|\berror\b")


class LanguageToolServer:
    """Starts, watches and ends one server process; thread-safe."""

    def __init__(self, start_patience: float = START_PATIENCE) -> None:
        self._lock = threading.RLock()
        self._process: subprocess.Popen[bytes] | None = None
        self._url = ""
        self._start_patience = start_patience
        self._closing = threading.Event()
        self.niceness = 0
        """How much a server that is started from now on yields to other processes, as `nice` counts."""
        self._said: deque[str] = deque(maxlen=30)

    @property
    def pid(self) -> int | None:
        """The process id of the running server."""
        process = self._process
        return process.pid if process and process.poll() is None else None

    def url(self) -> str:
        """The address of the running server, started when needed; raises GrammarUnavailable with what is missing."""
        with self._lock:
            if self.pid is None:
                self.close()  # one that died leaves its pipes
                self._start()
            return self._url

    def restart(self, url: str) -> None:
        """End the server that was at `url` (dead, hung or talking nonsense); one that replaced it is left alone."""
        with self._lock:
            if url == self._url:
                self.close()

    def close(self) -> None:
        """End the process; safe to call twice, and a later `url()` starts a new one. A start under way is given up."""
        self._closing.set()
        with self._lock:
            process, self._process, self._url = self._process, None, ""
            self._closing.clear()
        if process:
            _end(process)

    def _start(self) -> None:
        command = _command()
        for _attempt in range(STARTS):
            port = _free_port()
            if self._started_at(command, port):
                self._url = f"http://127.0.0.1:{port}"
                return
            if self._closing.is_set():
                raise GrammarUnavailable("LanguageTool's server was closed while it started.")
        raise GrammarUnavailable(f"LanguageTool's server does not start: {_why(self._said)}.")

    def _started_at(self, command: list[str], port: int) -> bool:
        self._said.clear()
        ready = threading.Event()
        process = _popen([*command, "--port", str(port)])
        _yield_to_others(process.pid, self.niceness)
        threading.Thread(target=self._listen, args=(process, ready), daemon=True).start()
        end = time.monotonic() + self._start_patience
        while time.monotonic() < end and process.poll() is None and not self._closing.is_set():
            if ready.wait(0.05) and process.poll() is None and _answers(port):
                self._process = process
                return True
        hung = process.poll() is None and not self._closing.is_set()
        _end(process)
        if hung:
            raise GrammarUnavailable(f"LanguageTool's server did not start within {self._start_patience:.0f} seconds.")
        return False

    def _listen(self, process: subprocess.Popen[bytes], ready: threading.Event) -> None:
        """Keep the pipe empty, for the server would wait on a full one, and notice when it says that it is ready."""
        assert process.stdout
        with contextlib.suppress(ValueError, OSError):
            for line in process.stdout:
                text = line.decode("utf-8", "replace").strip()
                self._said.append(text)
                if _STARTED in text:
                    ready.set()


def _why(said: Iterable[str]) -> str:
    """The line that says what is wrong: Java's traces end on lines that say where."""
    lines = [line.rstrip(".") for line in said if line and not _TRACE.match(line)]
    return next((line for line in lines if _FAULT.search(line)), lines[-1] if lines else "it said nothing")


def _command() -> list[str]:
    installation, java = find_installation(), find_java()
    if installation is None:
        raise GrammarUnavailable(installation_facts())
    if java is None:
        raise GrammarUnavailable(f"LanguageTool needs Java. {java_facts()}")
    wrapper = paths.resource("languagetool", "CopingServer.class").parent
    class_path = os.pathsep.join([str(wrapper), str(installation.server_jar)])
    return [str(java.executable), *OPTIONS, "-cp", class_path, "CopingServer", "--config", str(_config_file())]


def _config_file() -> Path:
    """The server's properties file, in the cache folder; written anew when it is missing or differs."""
    file = paths.cache_folder() / "languagetool-server.properties"
    try:
        if not file.is_file() or file.read_text("utf-8") != CONFIG:
            paths.write_whole(file, CONFIG)
    except OSError as error:
        raise GrammarUnavailable(f"LanguageTool's settings cannot be written to {file}: {error.strerror}.") from error
    return file


def _popen(command: list[str]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,  # the server ends when this pipe does, see CopingServer.java
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0) if sys.platform == "win32" else 0,
        )
    except OSError as error:
        raise GrammarUnavailable(f"Java cannot be started: {error.strerror}.") from error


def _yield_to_others(pid: int, niceness: int) -> None:
    if niceness and hasattr(os, "setpriority"):
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, pid, niceness)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _answers(port: int) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"http://127.0.0.1:{port}/v2/healthcheck", timeout=10) as answer:
            return answer.status == 200
    except (OSError, urllib.error.URLError):
        return False


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()  # nothing of the server is worth a slow goodbye, and a stopped process hears nothing else
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(10)
    for pipe in (process.stdin, process.stdout):
        if pipe:
            with contextlib.suppress(OSError):
                pipe.close()


class Lease:
    """One user's share in the program's server; the last one to give it back ends the process."""

    def __init__(self, server: LanguageToolServer) -> None:
        self.server = server
        self._open = True

    def close(self) -> None:
        """Give the share back; safe to call twice."""
        with _shared_lock:
            if not self._open:
                return
            self._open = False
            _shared_users.discard(id(self))
            last = not _shared_users
        if last:
            self.server.close()


_shared_lock = threading.Lock()
_shared_users: set[int] = set()
_shared = LanguageToolServer()


def shared_server() -> Lease:
    """A share in the one server of this program; starts nothing by itself."""
    with _shared_lock:
        lease = Lease(_shared)
        _shared_users.add(id(lease))
    return lease


def yield_to_the_window(niceness: int) -> None:
    """Have the program's server leave the processor to its window where both want it; for programs that have one."""
    _shared.niceness = niceness
