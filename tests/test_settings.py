"""Settings come from one table and survive a bad file."""

import dataclasses
from pathlib import Path

import pytest

from coping_gui import settings
from coping_gui.errors import UsageError
from coping_gui.settings import DEFAULTS, Settings


@pytest.fixture(autouse=True)
def _own_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPING_CONFIG", str(tmp_path / "config"))


def test_what_is_saved_is_loaded_again() -> None:
    changed = DEFAULTS.with_(engine="harper", disabled_rules=("P1", "L1"), section_balance_low=0.3)
    settings.save(changed)
    assert settings.load() == changed


def test_without_a_file_the_defaults_are_taken() -> None:
    assert settings.load() == DEFAULTS


@pytest.mark.parametrize("content", ["", "{", "[1, 2]", "null"])
def test_a_damaged_file_gives_the_defaults(content: str, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.json").write_text(content)
    assert settings.load() == DEFAULTS


def test_values_that_do_not_fit_are_left_at_their_defaults() -> None:
    stored = {
        "engine": "magic",
        "tier": "likely",
        "text_zoom": "big",
        "tracked": 1,
        "unknown": 3,
        "disabled_rules": "P1",
    }
    assert settings.from_mapping(stored) == DEFAULTS.with_(tier="likely")


def test_every_setting_says_what_it_does() -> None:
    for field in dataclasses.fields(Settings):
        assert field.metadata["label"]
        assert field.metadata["help"].endswith((".", ")."))
        assert field.metadata["group"]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("COPING_CONFIG", str(blocked / "config"))
    with pytest.raises(UsageError, match=r"settings\.json"):
        settings.save(DEFAULTS)
