"""An essay opened with the author's remembered corrections of its outline."""

from dataclasses import replace
from pathlib import Path

from coping_gui import paths
from coping_gui.essay.essay import Essay
from coping_gui.opening.reader import open_essay
from coping_gui.opening.sections import outlined
from coping_gui.review.outline_memory import OutlineMemory


def opened_as_corrected(path: Path, language: str) -> Essay:
    """The outlined essay of a file, its headings and roles as the author corrected them in the window.

    Raises CannotOpen like `open_essay`.
    """
    essay = open_essay(path, language)
    corrections = tuple(OutlineMemory(paths.data_folder() / OUTLINE_FILE))
    return outlined(replace(essay, corrections=corrections)) if corrections else essay


OUTLINE_FILE = "outline.json"
"""The memory's file in the user's data folder."""
