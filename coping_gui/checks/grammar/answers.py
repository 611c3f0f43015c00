"""LanguageTool's answers, kept between sessions: an essay that is opened again has its marks before Java has started.

Stored are answers only, under a hash of everything they depend on; no text. The file may vanish or break at any time:
then there is nothing to remember, and that is all.
"""

import contextlib
import hashlib
import json
import sqlite3
import threading
import time
from collections.abc import Generator, Mapping, Sequence
from pathlib import Path

from coping_gui import paths
from coping_gui.checks.grammar.languagetool_client import RawMatch
from coping_gui.essay.span import Span

MOST = 100_000
"""Paragraphs that are remembered; about 50 MB."""
_TABLE = "CREATE TABLE IF NOT EXISTS answers (key BLOB PRIMARY KEY, used INTEGER, matches TEXT) WITHOUT ROWID"

Answer = tuple[RawMatch, ...]


class StoredAnswers:
    """Answers on disk under one `context` (version, rules that are off); safe to use from several threads."""

    def __init__(self, file: Path, context: str, most: int = MOST) -> None:
        """Opens nothing before it is first asked."""
        self._file = file
        self._context = context
        self._most = most
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._broken = False

    def get(self, texts: Sequence[str], language: str) -> dict[str, Answer]:
        """The answers that are known, by text."""
        found: dict[str, Answer] = {}
        with self._lock, self._forgiving():
            connection = self._opened()
            for text in texts:
                key = self._key(text, language)
                row = connection.execute("SELECT matches FROM answers WHERE key = ?", (key,)).fetchone()
                if row:
                    found[text] = _read(row[0])
                    connection.execute("UPDATE answers SET used = ? WHERE key = ?", (int(time.time()), key))
            connection.commit()
        return found

    def put(self, answers: Mapping[str, Answer], language: str) -> None:
        """Remember answers; the longest unused are forgotten when there are too many."""
        with self._lock, self._forgiving():
            connection = self._opened()
            now = int(time.time())
            rows = [(self._key(text, language), now, _written(matches)) for text, matches in answers.items()]
            connection.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", rows)
            self._forget_the_oldest(connection)
            connection.commit()

    def close(self) -> None:
        """Close the file; safe to call twice, and a later question opens it again."""
        with self._lock, self._forgiving():
            if self._connection:
                connection, self._connection = self._connection, None
                connection.close()

    def _key(self, text: str, language: str) -> bytes:
        return hashlib.sha256("\0".join((self._context, language, text)).encode("utf-8", "surrogatepass")).digest()

    def _opened(self) -> sqlite3.Connection:
        if self._broken:
            raise sqlite3.OperationalError("The file could not be used before.")
        if self._connection is None:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(self._file, timeout=1, check_same_thread=False)
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = OFF")  # what a power cut loses is only asked again
            self._connection.execute(_TABLE)
        return self._connection

    @contextlib.contextmanager
    def _forgiving(self) -> Generator[None]:
        """A file that cannot be used means that nothing is remembered in this session; a damaged one is removed."""
        try:
            yield
        except (sqlite3.Error, OSError, ValueError, TypeError) as error:
            self._broken = not isinstance(error, sqlite3.OperationalError) or "locked" not in str(error)
            if self._connection:
                with contextlib.suppress(sqlite3.Error):
                    self._connection.close()
                self._connection = None
            if type(error) is sqlite3.DatabaseError:  # "file is not a database", "disk image is malformed"
                with contextlib.suppress(OSError):
                    self._file.unlink()

    def _forget_the_oldest(self, connection: sqlite3.Connection) -> None:
        (count,) = connection.execute("SELECT COUNT(*) FROM answers").fetchone()
        if count > self._most:
            wanted = count - self._most * 9 // 10
            oldest = "SELECT key FROM answers ORDER BY used LIMIT ?"
            connection.execute(f"DELETE FROM answers WHERE key IN ({oldest})", (wanted,))


def stored_answers(context: str) -> StoredAnswers:
    """The user's own, in the cache folder."""
    return StoredAnswers(paths.cache_folder() / "languagetool-answers.sqlite", context)


def _written(matches: Answer) -> str:
    plain = [[*m.span, m.rule, m.category, m.issue, m.message, list(m.replacements), m.description] for m in matches]
    return json.dumps(plain, ensure_ascii=True)


def _read(text: str) -> Answer:
    return tuple(
        RawMatch(Span(start, end), rule, category, issue, message, tuple(replacements), description)
        for start, end, rule, category, issue, message, replacements, description in json.loads(text)
    )
