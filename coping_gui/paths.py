"""Where COPING's own resources and the user's files live, and how COPING keeps its own small files whole."""

import os
import sys
import threading
from contextlib import suppress
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a file shipped with COPING (models, word lists, fonts, icons).

    Raises FileNotFoundError, naming the path, when the installation is incomplete.
    """
    path = _resources_folder().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"COPING's installation is incomplete: {path} is missing.")
    return path


def _resources_folder() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen) / "resources"] if frozen else []
    candidates += [_PACKAGE / "_resources", _PACKAGE.parent / "resources"]
    return next((folder for folder in candidates if folder.is_dir()), candidates[-1])


def data_folder() -> Path:
    """The user's data folder (LanguageTool, dictionaries, decisions); COPING_DATA overrides it. Not created here."""
    return _folder("COPING_DATA", platformdirs.user_data_path("coping", appauthor=False))


def config_folder() -> Path:
    """The folder of the settings file; COPING_CONFIG overrides it. Not created here."""
    return _folder("COPING_CONFIG", platformdirs.user_config_path("coping", appauthor=False))


def cache_folder() -> Path:
    """A folder whose content may vanish at any time; COPING_CACHE overrides it. Not created here."""
    return _folder("COPING_CACHE", platformdirs.user_cache_path("coping", appauthor=False))


def log_file() -> Path:
    """Where the window writes its log. Not created here."""
    return platformdirs.user_log_path("coping", appauthor=False) / "coping.log"


def write_whole(file: Path, text: str) -> None:
    """Write a file of COPING's own whole or not at all, its folder made where it is missing; raises OSError.

    Programs and threads that write it at the same time do not mix: the last one's text is what stays. The author's
    documents are written by `export.save`, which also keeps permissions and survives a power cut.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f"{file.name}.{os.getpid()}-{threading.get_ident()}.tmp")
    try:
        beside.write_text(text, "utf-8")
        beside.replace(file)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _folder(variable: str, default: Path) -> Path:
    return Path(os.environ[variable]) if os.environ.get(variable) else default
