"""All settings in one frozen table: the dialog, the docs and the config file are made from it."""

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from coping_gui import paths
from coping_gui.errors import UsageError

EngineChoice = Literal["auto", "languagetool", "harper", "local", "none"]
TierChoice = Literal["usual", "safe", "likely"]
LanguageChoice = Literal["auto", "en-US", "en-GB", "en-AU", "en-CA"]
ThemeChoice = Literal["system", "light", "dark", "high-contrast"]


def _option(default: Any, label: str, help_text: str, group: str, **limits: Any) -> Any:
    metadata = {"label": label, "help": help_text, "group": group, **limits}
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user can choose; every field carries `label`, `help` and `group` in its metadata."""

    language: LanguageChoice = _option(
        "auto",
        "Language",
        "The English that spelling follows; auto takes the file's own, else what the text shows.",
        "Checks",
    )
    engine: EngineChoice = _option(
        "auto",
        "Grammar engine",
        "auto uses all that is set up: LanguageTool, Harper and the local model; local is the model alone.",
        "Checks",
    )
    local_model: bool = _option(
        True,
        "Local model",
        "Let COPING's own model look for articles, agreement, verb forms and the like; it runs on this computer.",
        "Checks",
    )
    tier: TierChoice = _option(
        "usual",
        "Fixes made unseen",
        "usual: what is certain, and lost blanks that are nearly so. safe: only what is certain. "
        "likely: everything that is nearly always right.",
        "Checks",
    )
    disabled_rules: tuple[str, ...] = _option(
        (), "Rules switched off", "Ids of rules that never raise a finding.", "Checks"
    )
    tracked: bool = _option(False, "Tracked changes", "Write the fixes as tracked changes.", "Export")
    hints_as_comments: bool = _option(False, "Hints as comments", "Write structural hints as Word comments.", "Export")
    open_findings_as_comments: bool = _option(
        False, "Open findings as comments", "Write findings that are still open as Word comments.", "Export"
    )
    report: bool = _option(
        False, "Report", "Write a report beside it that lists every change with its reason.", "Export"
    )
    theme: ThemeChoice = _option("system", "Theme", "Light, dark, high contrast, or as the system has it.", "Window")
    text_zoom: int = _option(
        100, "Text size", "Size of the essay's text, in percent.", "Window", minimum=50, maximum=300
    )
    window_zoom: int = _option(
        100,
        "Window size",
        "Size of everything in the window, in percent; from the next start on.",
        "Window",
        minimum=75,
        maximum=300,
    )
    long_sentence_words: int = _option(
        40,
        "Long sentence",
        "L1: words above which a sentence is long (LanguageTool's default).",
        "Structure",
        minimum=10,
        maximum=200,
    )
    long_paragraph_words: int = _option(
        300,
        "Very long paragraph",
        "P1: words above which a paragraph is long; above two thirds of it, for information.",
        "Structure",
        minimum=50,
        maximum=2000,
    )
    short_paragraph_words: int = _option(
        40,
        "Very short paragraph",
        "P2: words below which a body paragraph is short.",
        "Structure",
        minimum=5,
        maximum=200,
    )
    section_balance_low: float = _option(
        0.4,
        "Short section",
        "S7: share of the median below which a section is short.",
        "Structure",
        minimum=0.05,
        maximum=1.0,
    )
    section_balance_high: float = _option(
        2.5,
        "Long section",
        "S7: multiple of the median above which a section is long.",
        "Structure",
        minimum=1.0,
        maximum=20.0,
    )
    edge_share: float = _option(
        0.3,
        "Long introduction or conclusion",
        "S7: share of the body's words above which either is long (house value).",
        "Structure",
        minimum=0.05,
        maximum=1.0,
    )
    assignment: str = _option(
        "",
        "Assignment",
        "S6: the template with required sections and word limits: essay, imrad-report, literature-review, the name of "
        "one in your assignments folder, or the path of a .toml file; empty for none.",
        "Structure",
        suggestions=("essay", "imrad-report", "literature-review"),
    )
    required_sections: tuple[str, ...] = _option(
        (), "Required sections", "S6: titles that the assignment asks for, for instance Introduction.", "Structure"
    )
    minimum_words: int = _option(
        0,
        "At least so many words",
        "S6: the assignment's lower word limit; 0 for none.",
        "Structure",
        minimum=0,
        maximum=1_000_000,
    )
    maximum_words: int = _option(
        0,
        "At most so many words",
        "S6: the assignment's upper word limit; 0 for none.",
        "Structure",
        minimum=0,
        maximum=1_000_000,
    )
    shared_thesis_words: int = _option(
        2,
        "Return to the thesis",
        "S5: words of the thesis that the conclusion must take up (house value).",
        "Structure",
        minimum=1,
        maximum=10,
    )
    topic_shift_similarity: float = _option(
        0.05,
        "Topic shift",
        "P3: likeness of a paragraph's halves below which it may hold two topics (after TextTiling).",
        "Structure",
        minimum=0.0,
        maximum=0.5,
    )
    evidence_words: int = _option(
        80,
        "Paragraph that needs evidence",
        "P6: words from which on a paragraph without any is asked about (house value).",
        "Structure",
        minimum=20,
        maximum=1000,
    )
    quoted_share: float = _option(
        0.5,
        "Quotation-heavy",
        "P7: share of a paragraph in quotation marks above which it is asked about (house value).",
        "Structure",
        minimum=0.1,
        maximum=1.0,
    )
    quotation_words: int = _option(
        5,
        "Quotation that needs a source",
        "C7: words from which on a quotation should cite its source (house value).",
        "Structure",
        minimum=2,
        maximum=100,
    )
    even_sentences: int = _option(
        5,
        "Monotony",
        "L3: sentences of nearly one length in a row that are asked about (house value).",
        "Structure",
        minimum=3,
        maximum=20,
    )
    connective_share: float = _option(
        0.3,
        "Connectives",
        "L5: share of a section's sentences opened by a connective that is too much (house value).",
        "Structure",
        minimum=0.1,
        maximum=1.0,
    )
    repeated_word: int = _option(
        4,
        "Repeated word",
        "L6: uses of one word within 100 words that are asked about (Criterion's repetition).",
        "Structure",
        minimum=2,
        maximum=20,
    )
    hints_per_section: int = _option(
        5,
        "Hints per section",
        "How many hints of a section are shown first, the most useful ones.",
        "Structure",
        minimum=1,
        maximum=50,
    )
    enabled_rules: tuple[str, ...] = _option(
        (), "Rules switched on", "Ids of hints that are off by default and wanted all the same.", "Checks"
    )

    def with_(self, **changes: Any) -> "Settings":
        """A copy with some fields changed."""
        return dataclasses.replace(self, **changes)


DEFAULTS = Settings()


def load() -> Settings:
    """The user's settings; unknown keys and values of the wrong type fall back to their defaults."""
    try:
        stored = json.loads((paths.config_folder() / "settings.json").read_text("utf-8"))
    except (OSError, ValueError):
        return DEFAULTS
    return from_mapping(stored) if isinstance(stored, dict) else DEFAULTS  # pyright: ignore[reportUnknownArgumentType]


def from_mapping(stored: dict[str, Any]) -> Settings:
    """Settings from plain values, taking the defaults where a value is missing or does not fit."""
    kinds = get_type_hints(Settings)
    good = {
        field.name: _fitting(stored[field.name], kinds[field.name])
        for field in dataclasses.fields(Settings)
        if field.name in stored and fits(stored[field.name], kinds[field.name], field.metadata)
    }
    return Settings(**good)


def fits(value: Any, kind: Any, limits: Mapping[str, Any] = MappingProxyType({})) -> bool:
    """Whether a plain JSON value can stand in a field of this type, within its `minimum` and `maximum`."""
    if "minimum" in limits:
        return fits(value, kind) and limits["minimum"] <= value <= limits["maximum"]
    if get_origin(kind) is Literal:
        return value in get_args(kind)
    if get_origin(kind) is tuple:
        return isinstance(value, (list, tuple)) and all(isinstance(v, str) for v in value)  # pyright: ignore[reportUnknownVariableType]
    if kind is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))


def _fitting(value: Any, kind: Any) -> Any:
    return tuple(value) if get_origin(kind) is tuple else value


def save(settings: Settings) -> None:
    """Store the settings for the next start; raises UsageError, naming the file, when it cannot be written."""
    file = paths.config_folder() / "settings.json"
    try:
        paths.write_whole(file, json.dumps(dataclasses.asdict(settings), indent=1))
    except OSError as error:
        raise UsageError(f"The settings could not be saved to {file}: {error.strerror}.") from error
