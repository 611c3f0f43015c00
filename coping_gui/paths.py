"""Where COPING's own resources and the user's files live: source tree, installed wheel and frozen app alike."""

import os
import sys
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


def _folder(variable: str, default: Path) -> Path:
    return Path(os.environ[variable]) if os.environ.get(variable) else default
