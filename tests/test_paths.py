"""Resources and user folders are found wherever COPING is installed."""

from concurrent.futures import ThreadPoolExecutor
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


def test_a_file_is_written_whole_into_a_folder_that_did_not_exist(tmp_path: Path) -> None:
    file = tmp_path / "new" / "words.txt"
    paths.write_whole(file, "Zürich\n")
    assert file.read_text("utf-8") == "Zürich\n"
    assert [p.name for p in file.parent.iterdir()] == ["words.txt"]


def test_a_file_that_cannot_be_written_stays_as_it_was_and_nothing_lies_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "words.txt"
    file.write_text("old", "utf-8")

    def full(_self: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        paths.write_whole(file, "new")
    assert file.read_text("utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["words.txt"]


def test_threads_that_write_the_same_file_do_not_mix(tmp_path: Path) -> None:
    file, texts = tmp_path / "words.txt", [str(n) * 50_000 for n in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda text: paths.write_whole(file, text), texts * 3))
    assert file.read_text("utf-8") in texts
