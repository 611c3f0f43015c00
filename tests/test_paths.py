"""Resources and user folders are found wherever COPING is installed."""

from pathlib import Path

import pytest

from coping_gui import paths


def test_a_missing_resource_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"no-such-file"):
        paths.resource("no-such-file")


@pytest.mark.parametrize(
    ("variable", "folder"),
    [("COPING_DATA", paths.data_folder), ("COPING_CONFIG", paths.config_folder), ("COPING_CACHE", paths.cache_folder)],
)
def test_an_environment_variable_moves_a_user_folder(
    variable: str, folder: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(folder)
    monkeypatch.setenv(variable, str(tmp_path))
    assert folder() == tmp_path
    monkeypatch.delenv(variable)
    assert "coping" in str(folder())


def test_the_resources_of_a_frozen_program_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "thing").write_text("here")
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("thing").read_text() == "here"
