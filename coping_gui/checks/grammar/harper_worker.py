"""The process that Harper runs in; the only place that imports the harper package.

Harper can end a whole process (a token of 20,000 characters makes it ask for gigabytes), so it never runs in the
program itself. One JSON line in, one JSON line out: {"text", "dialect", "words"} gives a list of findings as
[start, end, rule, kind, message, [suggestions], description]. The process ends when its input does.
"""

import json
import os
import sys
from collections.abc import Sequence
from typing import Any, TextIO

FROZEN_FLAG = "--harper-worker"
"""A frozen program is its own Python: started with this flag it is to be a worker, see `worker_from`."""
LONG_TOKEN = r"\S{60,}"
"""What Harper must not see: above some thousands of characters without a blank its memory use explodes."""
_SUGGESTIONS = 8


def worker_from(arguments: Sequence[str]) -> bool:
    """Be a worker until standard input ends when the arguments ask for one; returns whether they did.

    A frozen program calls it with its arguments before anything else, for it is the Python that `harper.worker_command`
    starts. Without the flag it does nothing, and importing this module costs next to nothing.
    """
    if list(arguments[:1]) != [FROZEN_FLAG]:
        return False
    main(json.loads(arguments[1]) if len(arguments) > 1 else ())
    return True


def main(off: Sequence[str]) -> None:
    """Answer lines from standard input until it ends; `off` are the rules to switch off."""
    output = _private_output()
    checker = _Checker(off)
    with open(0, "rb", closefd=False) as lines:  # a program without console has no sys.stdin, and yet this pipe
        for line in lines:
            output.write(json.dumps(checker.answer(json.loads(line))) + "\n")
            output.flush()


def _private_output() -> TextIO:
    """The real standard output under another number; Harper has stray prints, which go nowhere from now on."""
    output = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return output


class _Checker:
    """One linter per dialect, made when first needed, which takes half a second; words come with the first text."""

    def __init__(self, off: Sequence[str]) -> None:
        self._off = off
        self._linters: dict[int, Any] = {}
        self._descriptions: dict[str, str] = {}

    def answer(self, request: dict[str, Any]) -> list[list[Any]]:
        """The findings of one text, in code points."""
        linter = self._linter(request["dialect"], request["words"])
        text: str = request["text"]
        mask = LONG_TOKEN if any(len(token) >= 60 for token in text.split()) else None
        by_rule = linter.organized_lints(text, language="plaintext", regex_mask=mask)
        about = self._descriptions
        return [_row(rule, lint, about.get(rule, "")) for rule, lints in by_rule.items() for lint in lints]

    def _linter(self, dialect: int, words: list[str] | None) -> Any:
        if dialect not in self._linters:
            import harper

            linter = harper.Linter(harper.Dialect(dialect))
            linter.set_lint_config({**linter.get_lint_config(), **dict.fromkeys(self._off, False)})
            self._linters[dialect] = linter
            self._descriptions = dict(linter.get_lint_descriptions())
        linter = self._linters[dialect]
        if words:
            linter.import_words(words)
        return linter


def _row(rule: str, lint: Any, about: str) -> list[Any]:
    suggestions = [_replacement(lint, s) for s in lint.suggestions[:_SUGGESTIONS]]
    return [lint.span.start, lint.span.end, rule, lint.lint_kind, lint.message, suggestions, about]


def _replacement(lint: Any, suggestion: Any) -> str:
    if suggestion.kind == 1:  # SuggestionKind.REMOVE
        return ""
    if suggestion.kind == 2:  # SuggestionKind.INSERT_AFTER
        return lint.problem_text + suggestion.replacement_text
    return suggestion.replacement_text


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
