"""A process that an engine runs in, so that it can be timed, replaced, and never holds up the program."""

import contextlib
import json
import queue
import subprocess
import sys
import threading
from typing import Any

from coping_gui.errors import GrammarUnavailable


class WorkerProcess:
    """One process that answers a JSON line with a JSON line, and the thread that reads its answers."""

    def __init__(self, command: list[str], name: str) -> None:
        """Start it; raises GrammarUnavailable, naming the engine, when the system will not."""
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0) if sys.platform == "win32" else 0,
            )
        except OSError as error:
            raise GrammarUnavailable(f"{name}'s worker process cannot be started: {error.strerror}.") from error
        self.told: set[int] = set()
        """The dialects that know the user's dictionary."""
        self._answers: queue.Queue[bytes] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def _read(self) -> None:
        assert self._process.stdout
        with contextlib.suppress(ValueError, OSError):
            for line in self._process.stdout:
                self._answers.put(line)
        self._answers.put(b"")

    def answer(self, request: dict[str, Any], patience: float) -> list[Any] | None:
        """The answer to one request, or None when there is none in time or it is no list."""
        assert self._process.stdin
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
            answer = json.loads(self._answers.get(timeout=patience))
        except (OSError, queue.Empty, ValueError):
            return None
        return answer if isinstance(answer, list) else None  # pyright: ignore[reportUnknownVariableType]

    def end(self) -> None:
        """Kill the process and free its pipes."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()
