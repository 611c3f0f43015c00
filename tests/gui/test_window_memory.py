"""What the window remembers between starts."""

from pathlib import Path

import pytest

from coping_gui import paths
from coping_gui.gui.memory import recall, remember


def test_what_was_remembered_is_there_again_beside_what_was_before() -> None:
    remember("recent", ["a", "b"])
    remember("asked", True)
    assert recall("recent", []) == ["a", "b"]
    assert recall("asked", False) is True


def test_what_was_never_remembered_is_the_default() -> None:
    assert recall("recent", ["x"]) == ["x"]


@pytest.mark.parametrize("content", ["", "[]", "{", '{"recent": 3}'])
def test_a_damaged_memory_is_none(content: str) -> None:
    folder = paths.config_folder()
    folder.mkdir(parents=True)
    (folder / "window.json").write_text(content, "utf-8")
    assert recall("recent", []) == []
    remember("recent", ["a"])
    assert recall("recent", []) == ["a"]


def test_where_nothing_can_be_written_it_is_forgotten_quietly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("COPING_CONFIG", str(tmp_path / "file"))
    remember("recent", ["a"])
    assert recall("recent", []) == []
