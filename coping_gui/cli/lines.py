"""JSON lines: one record a line, each with an id and a text."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, cast

from coping_gui.errors import CannotOpen


def read_records(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The records of a JSON lines stream, blank lines left out.

    Raises CannotOpen, with the line's number, for a line that is no JSON object with a text.
    """
    number = 0
    try:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _record(line, number)
    except UnicodeDecodeError as error:
        raise CannotOpen(f"Line {number + 1} of the input is not UTF-8.") from error


def _record(line: str, number: int) -> dict[str, Any]:
    try:
        record: Any = json.loads(line)
    except ValueError as error:
        raise CannotOpen(f"Line {number} of the input is not JSON.") from error
    fields = cast(dict[str, Any], record) if isinstance(record, dict) else {}
    if not isinstance(fields.get("text"), str) or "id" not in fields:
        raise CannotOpen(f'Line {number} of the input needs an "id" and a "text".')
    return fields
