"""Templates: what they ask for, how they are read, and what is said of bad ones."""

import json
from pathlib import Path

import pytest

from coping_gui.checks.structure.assignments import SHIPPED, Limits, assignment, limits_by_section, names
from coping_gui.checks.structure.hints import find_hints
from coping_gui.cli.main import main
from coping_gui.errors import UsageError
from coping_gui.essay.essay import Format
from coping_gui.opening.text_reader import essay_from_text
from coping_gui.settings import DEFAULTS

WORDS = "So it is and so it goes on. "
TEXT = "\n\n".join(
    ["## Introduction", WORDS * 20, "## Methodology", WORDS, "### Detail", WORDS, "## Conclusion", WORDS * 14]
)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_templates_can_be_read(name: str) -> None:
    chosen = assignment(name)
    assert chosen is not None
    assert chosen.parts
    assert str(chosen.limits)


def asked(text: str, name: str) -> list[str]:
    essay = essay_from_text(text, Format.MARKDOWN)
    return [f"{h.question} {h.why}" for h in find_hints(essay, DEFAULTS.with_(assignment=name)) if h.rule == "S6"]


def test_missing_sections_and_limits_are_asked_about(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        'words = [0, 100]\n[[section]]\ntitle = "Methods"\nalso = ["Methodology"]\nwords = [20, 0]\n'
        '[[section]]\ntitle = "Results"\n[[section]]\ntitle = "Appendix"\nrequired = false\n',
        "utf-8",
    )
    found = asked(TEXT, str(file))
    assert len(found) == 3
    assert any("Results" in line for line in found)
    assert any("“Methods” has 16 words; the assignment asks for at least 20" in line for line in found)
    assert any("allows 100" in line for line in found)


def test_a_text_that_fits_raises_no_question(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('[[section]]\ntitle = "Intro"\nrole = "introduction"\nwords = [100, 200]\n', "utf-8")
    assert asked(TEXT, str(file)) == []


def test_subsections_count_to_their_section() -> None:
    essay = essay_from_text(TEXT, Format.MARKDOWN)
    limits = limits_by_section(essay, assignment("imrad-report"))
    assert limits[1] == ("Methods", 16, Limits(300, 1200))
    assert limits_by_section(essay, None) == {}


def test_own_templates_come_before_shipped_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPING_DATA", str(tmp_path))
    folder = tmp_path / "assignments"
    folder.mkdir(parents=True)
    (folder / "thesis.toml").write_text('name = "Thesis"\n', "utf-8")
    (folder / "essay.toml").write_text('name = "My essay"\n', "utf-8")
    assert names() == ["essay", "thesis", "imrad-report", "literature-review"]
    chosen = assignment("essay")
    assert chosen is not None
    assert chosen.name == "My essay"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("name = ", "is not TOML"),
        ("words = 3", "words must be two numbers"),
        ("words = [5, 3]", "allow nothing"),
        ("words = [-1, 3]", "words must be two numbers"),
        ("[[section]]\nwords = [1, 2]", "a section has no title"),
        ('[[section]]\ntitle = "X"\nrole = "prologue"', "prologue"),
        ("section = 3", "makes no sense"),
        ("\udcff", "is not TOML"),
    ],
)
def test_a_bad_template_is_refused_in_one_sentence(tmp_path: Path, content: str, says: str) -> None:
    file = tmp_path / "bad.toml"
    file.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(UsageError, match=says) as failure:
        assignment(str(file))
    assert "\n" not in str(failure.value)


def test_an_unknown_name_is_refused_and_the_choices_are_named() -> None:
    with pytest.raises(UsageError, match="imrad-report"):
        assignment("novel")
    assert assignment("") is None


def test_an_edited_template_is_read_again(tmp_path: Path) -> None:
    import os

    file = tmp_path / "mine.toml"
    for stamp, name in ((1, "One"), (2, "Two")):
        file.write_text(f'name = "{name}"', "utf-8")
        os.utime(file, ns=(stamp, stamp))
        chosen = assignment(str(file))
        assert chosen is not None
        assert chosen.name == name


def test_the_command_line_takes_a_template(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    essay = tmp_path / "essay.md"
    essay.write_text(TEXT, "utf-8")
    assert main(["hints", str(essay), "--assignment", "imrad-report"]) == 1
    assert "Methods: 16 words, 300–1,200 asked for" in capsys.readouterr().out
    assert main(["hints", str(essay), "--assignment", "novel"]) == 2
    assert main(["hints", str(essay), "--format", "json", "--assignment", "essay"]) == 1
    out = capsys.readouterr().out
    assert {h["rule"] for h in json.loads(out)["hints"]} >= {"S6"}
