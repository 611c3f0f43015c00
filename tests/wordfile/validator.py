"""The kinds of error that openxml-audit, a validator with the rules of Microsoft's Open XML SDK, finds in a file."""

import re
import tempfile
from pathlib import Path

_CHANGING = re.compile(r"'[^']*'|\"[^\"]*\"|\d+")


def kinds_of_error(data: bytes, suffix: str) -> set[str]:
    """Type, element and sentence of each error, without the values in it."""
    from openxml_audit import OpenXmlValidator

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"file{suffix}"
        path.write_bytes(data)
        result = OpenXmlValidator(max_errors=100_000).validate(str(path))  # a new one for each: it remembers ids
    return {
        f"{error.error_type.name} in {error.part_uri}, {error.node}: {_CHANGING.sub('#', error.description)}"
        for error in result.errors
    }
