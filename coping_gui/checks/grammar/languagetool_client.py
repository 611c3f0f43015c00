"""One conversation with a LanguageTool server: the only place that knows the language_tool_python package.

What the package does in its own way is set right here: it waits 300 s for an answer, counts lengths in UTF-16, and
keeps the offsets of the last text on a class that threads share.
"""

import threading
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import language_tool_python
import requests
from language_tool_python.exceptions import LanguageToolError

from coping_gui.checks.grammar.own_server import is_loopback
from coping_gui.essay.span import Span

DOCUMENT_RULES = frozenset(
    {
        "CONSISTENT_APOSTROPHES",
        "ENGLISH_WORD_REPEAT_BEGINNING_RULE",
        "EN_REPEATEDWORDS",
        "EN_UNPAIRED_BRACKETS",
        "EN_UNPAIRED_QUOTES",
        "EN_WORD_COHERENCY",
        "PARAGRAPH_REPEAT_BEGINNING_RULE",
        "READABILITY_RULE_DIFFICULT",
        "READABILITY_RULE_SIMPLE",
        "TOO_OFTEN_USED_WORD",
    }
)
"""LanguageTool 6.8's English rules that look beyond their paragraph (`minToCheckParagraph` other than 0). A bundle's
paragraphs are neighbours by chance, so these never run; what they are after, COPING's structural hints see."""
SUGGESTIONS = 8
_match_state = threading.Lock()


class Client(language_tool_python.LanguageTool):
    """The package's client with time-outs of our own and one try for each request: the engine does the trying again."""

    patience: float = 30.0

    def __init__(self, language: str, url: str, off: Collection[str]) -> None:
        self._TIMEOUT = self.patience  # pyright: ignore
        self._session = requests.Session()
        self._session.trust_env = not is_loopback(urlsplit(url).hostname or "")
        super().__init__(language, remote_server=url)
        self.disabled_rules = {*off, *DOCUMENT_RULES}

    def _query_server(self, url: str, params: Any = None, num_tries: int = 1, method: Any = "get") -> Any:  # noqa: ARG002
        """One try. A proxy of the environment is passed over on the loopback, and no answer may lead text elsewhere."""
        fields = {"data": params} if method == "post" else {"params": params}
        with self._session:  # closes the connection: one that is kept may be cut just when it is needed again
            answer = self._session.request(method, url, timeout=self._TIMEOUT, allow_redirects=False, **fields)
        try:
            return answer.json()
        except ValueError as error:
            raise LanguageToolError(answer.content[:200].decode("utf-8", "replace")) from error

    def found(self, text: str, patience: float) -> "list[RawMatch]":
        """The matches with exact code point spans; raises LanguageToolError or ValueError on any failure."""
        self._TIMEOUT = patience  # pyright: ignore
        response = self._query_server(f"{self._url}check", self._create_params(text), method="post")
        told = [str(match["rule"].get("description", "")) for match in response["matches"]]  # Match takes "rule" out
        with _match_state:
            matches = [language_tool_python.Match(match, text) for match in response["matches"]]
        return [raw for match, about in zip(matches, told, strict=True) if (raw := _raw_match(match, text, about))]


@dataclass(frozen=True, slots=True)
class RawMatch:
    """What LanguageTool said about one place."""

    span: Span
    rule: str
    category: str
    issue: str
    message: str
    replacements: tuple[str, ...]
    description: str = ""
    """What the rule is about, in LanguageTool's words."""


def _raw_match(match: Any, text: str, about: str) -> RawMatch | None:
    """The package's match with its length, which is in UTF-16 units, turned into code points."""
    start, units = int(match.offset), int(match.error_length)
    end = start
    while units > 0 and end < len(text):
        units -= 2 if ord(text[end]) > 0xFFFF else 1
        end += 1
    if not 0 <= start < end <= len(text):
        return None
    marked = text[start:end]
    replacements = tuple(dict.fromkeys(_cased(marked, str(r)) for r in match.replacements[:SUGGESTIONS]))
    rule, category, issue = match.rule_id, match.category, match.rule_issue_type
    return RawMatch(Span(start, end), rule, category, issue, match.message, replacements, about)


def _cased(marked: str, replacement: str) -> str:
    """LanguageTool capitalises some contractions in mid-sentence ("its" → "It's"); its intention is clear."""
    same = replacement.replace("'", "").replace("’", "").lower() == marked
    return replacement.lower() if same and "'" in replacement and not replacement.startswith("I'") else replacement
