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


NUMBERS = [f for f in dataclasses.fields(Settings) if type(f.default) in (int, float)]


def stored_alone(tmp_path: Path, text: str) -> Settings:
    (tmp_path / "config").mkdir(exist_ok=True)
    (tmp_path / "config" / "settings.json").write_text(text, "utf-8")
    return settings.load()


@pytest.mark.parametrize("field", NUMBERS, ids=lambda f: f.name)
def test_every_number_has_limits_and_its_default_lies_within_them(field: dataclasses.Field[float]) -> None:
    assert field.metadata["minimum"] <= field.default <= field.metadata["maximum"]  # type: ignore[operator]


@pytest.mark.parametrize("field", NUMBERS, ids=lambda f: f.name)
def test_a_number_at_its_limits_is_taken_and_one_beyond_them_is_not(field: dataclasses.Field[float]) -> None:
    low, high = field.metadata["minimum"], field.metadata["maximum"]
    for value in (low, high):
        assert getattr(settings.from_mapping({field.name: value}), field.name) == value
    for value in (low - 1, high + 1, float("nan"), float("inf"), -float("inf")):
        assert settings.from_mapping({field.name: value}) == DEFAULTS


@pytest.mark.parametrize("field", NUMBERS, ids=lambda f: f.name)
@pytest.mark.parametrize("value", [True, None, "5", [5], {}])
def test_what_is_no_number_leaves_a_number_at_its_default(field: dataclasses.Field[float], value: object) -> None:
    assert settings.from_mapping({field.name: value}) == DEFAULTS


def test_a_size_that_would_make_the_window_useless_is_not_taken_from_a_file(tmp_path: Path) -> None:
    assert stored_alone(tmp_path, '{"window_zoom": 0, "text_zoom": 100000, "theme": "dark"}') == DEFAULTS.with_(
        theme="dark"
    )


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("engine", "none", "None"),
        ("tier", "safe", "ask"),
        ("language", "en-CA", "fr"),
        ("theme", "high-contrast", "blue"),
        ("tracked", True, "yes"),
        ("hints_as_comments", True, 0),
        ("disabled_rules", ("L1",), [1]),
        ("required_sections", ("Introduction", "Method"), "Introduction"),
        ("enabled_rules", ("L6",), {"L6": True}),
    ],
)
def test_of_each_kind_of_value_the_good_one_is_taken_and_the_bad_one_is_not(
    name: str, good: object, bad: object
) -> None:
    assert getattr(settings.from_mapping({name: good}), name) == good
    assert settings.from_mapping({name: bad}) == DEFAULTS


def test_a_list_from_a_file_becomes_a_tuple_so_that_settings_can_be_compared(tmp_path: Path) -> None:
    assert stored_alone(tmp_path, '{"disabled_rules": ["A", "B"]}').disabled_rules == ("A", "B")


def test_a_file_in_another_encoding_gives_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.json").write_bytes('{"theme": "dark"}'.encode("utf-16"))
    assert settings.load() == DEFAULTS


def test_a_folder_in_place_of_the_file_gives_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "config" / "settings.json").mkdir(parents=True)
    assert settings.load() == DEFAULTS


def test_saving_replaces_the_file_in_one_step_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    for theme in ("dark", "light"):
        settings.save(DEFAULTS.with_(theme=theme))
    assert [f.name for f in (tmp_path / "config").iterdir()] == ["settings.json"]
    assert settings.load().theme == "light"


def test_a_key_of_a_later_version_does_not_cost_the_others(tmp_path: Path) -> None:
    assert stored_alone(tmp_path, '{"later": {"x": 1}, "engine": "harper"}') == DEFAULTS.with_(engine="harper")


def test_settings_cannot_be_changed_behind_one_s_back() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        DEFAULTS.theme = "dark"  # type: ignore[misc]
    assert DEFAULTS.with_(theme="dark") != DEFAULTS
