"""What the window remembers between starts that is no setting: recent files, questions that were answered."""

import json
from typing import Any

from coping_gui import paths
from coping_gui.errors import CopingError
from coping_gui.review.decisions import write_json

_FILE = "window.json"


def recall(key: str, otherwise: Any) -> Any:
    """What was remembered under `key`; `otherwise` when nothing was, or something of another type."""
    stored = _stored().get(key, otherwise)
    return stored if isinstance(stored, type(otherwise)) else otherwise


def remember(key: str, value: Any) -> None:
    """Remember a plain value; where it cannot be written, it is forgotten at the end."""
    try:
        write_json(paths.config_folder() / _FILE, {**_stored(), key: value})
    except CopingError:
        return


def _stored() -> dict[str, Any]:
    try:
        stored = json.loads((paths.config_folder() / _FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stored if isinstance(stored, dict) else {}  # pyright: ignore[reportUnknownVariableType]
