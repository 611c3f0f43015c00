"""`coping hints`: sections, roles, words and questions."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from coping_gui.errors import ExitCode
from coping_gui.settings import DEFAULTS, save

Run = Callable[..., tuple[int, str, str]]

SEEDS = Path(__file__).parents[2] / "seeds"
SENTENCES = "The council paid for the work. Its members met twice a year. They wrote down what they had seen. "
MARKDOWN = f"""# A study of one council

## Introduction

This essay argues that the council did well. {SENTENCES}

## Method

{SENTENCES * 3}

#### A small point

{SENTENCES}

## Conclusion

The council did well. {SENTENCES}
"""


def essay(text: str = MARKDOWN, name: str = "essay.md") -> Path:
    Path(name).write_text(text, "utf-8")
    return Path(name)


def test_every_section_is_named_with_its_role_and_words_and_set_in_by_its_depth(coping: Run) -> None:
    _, told, _ = coping("hints", essay())
    heads = [line for line in told.splitlines() if line.rstrip().endswith("words)")]
    assert [head.strip().split(" (")[0] for head in heads][-4:] == [
        "Introduction", "Method", "A small point", "Conclusion",
    ]  # fmt: skip
    assert "(introduction, " in told
    assert "(conclusion, " in told
    small = next(head for head in heads if "A small point" in head)
    method = next(head for head in heads if "Method" in head)
    assert len(small) - len(small.lstrip()) > len(method) - len(method.lstrip())


def test_a_skipped_heading_level_is_asked_about_and_counted(coping: Run) -> None:
    code, told, _ = coping("hints", essay())
    assert code == ExitCode.FINDINGS
    assert any(line.strip().startswith("S8  ") for line in told.splitlines())
    assert told.splitlines()[-1] == "1 hint."


def test_the_json_says_the_same_as_the_text(coping: Run) -> None:
    _, told, _ = coping("hints", essay())
    code, whole, _ = coping("hints", essay(), "--format", "json")
    found = json.loads(whole)
    assert code == ExitCode.FINDINGS
    assert f"{len(found['hints'])} hint" in told.splitlines()[-1]
    for section in found["sections"]:
        if section["title"]:
            assert f"{section['title']} ({section['role']}, {section['words']} words)" in told


def test_sections_of_the_json_cover_every_block_once(coping: Run) -> None:
    _, whole, _ = coping("hints", essay(), "--format", "json")
    found = json.loads(whole)
    covered = [i for s in found["sections"] for i in range(s["start"], s["end"])]
    assert covered == [b["paragraph"] for b in found["blocks"]]
    assert found["words"] == sum(b["words"] for b in found["blocks"])


def test_a_hint_s_offsets_lie_in_the_paragraph_it_points_at(coping: Run) -> None:
    long = "It was a plan " + "and a hope " * 40 + "of ours."
    file = essay(f"The first words. {long} The last words.", "essay.txt")
    _, whole, _ = coping("hints", file, "--format", "json")
    hint = next(h for h in json.loads(whole)["hints"] if h["rule"] == "L1")
    text = file.read_text("utf-8")
    assert text[hint["start"] : hint["end"]].strip() == long


def test_hints_are_found_on_the_repaired_words(coping: Run) -> None:
    _, glued, _ = coping("hints", essay(MARKDOWN.replace("did well.", "didwell.")), "--format", "json")
    _, clean, _ = coping("hints", essay(), "--format", "json")
    assert [h["rule"] for h in json.loads(glued)["hints"]] == [h["rule"] for h in json.loads(clean)["hints"]]


def test_no_more_hints_of_a_section_are_shown_than_the_settings_say(coping: Run) -> None:
    file = SEEDS / "coping-case-study.txt"
    _, all_of_them, _ = coping("hints", file)
    save(DEFAULTS.with_(hints_per_section=1))
    _, one, _ = coping("hints", file)
    assert all_of_them.splitlines()[-1] == one.splitlines()[-1]
    assert "more hint" not in all_of_them
    shown, fewer = ([line for line in t.splitlines() if line.startswith("    ")] for t in (all_of_them, one))
    assert len(shown) == 3
    assert fewer == [shown[0], shown[1], "    … and 1 more hint"]


def test_a_hint_that_is_switched_off_is_not_asked(coping: Run) -> None:
    save(DEFAULTS.with_(disabled_rules=("S8",)))
    _, told, _ = coping("hints", essay(), "--format", "json")
    assert "S8" not in {h["rule"] for h in json.loads(told)["hints"]}


def test_a_word_count_of_the_assignment_is_checked_where_it_is_set(coping: Run) -> None:
    _, told, _ = coping("hints", essay(), "--format", "json")
    assert "S6" not in {h["rule"] for h in json.loads(told)["hints"]}
    save(DEFAULTS.with_(minimum_words=5000))
    _, told, _ = coping("hints", essay(), "--format", "json")
    assert "S6" in {h["rule"] for h in json.loads(told)["hints"]}


@pytest.mark.parametrize("language", ["en-GB", "en-US", "en-AU", "en-CA", "auto"])
def test_every_english_is_taken(coping: Run, language: str) -> None:
    code, told, _ = coping("hints", essay(), "--language", language, "--format", "json")
    assert code == ExitCode.FINDINGS
    assert json.loads(told)["language"] == ("en-US" if language == "auto" else language)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], ExitCode.USAGE),
        (["none.md"], ExitCode.CANNOT_OPEN),
        (["essay.md", "--format", "xml"], ExitCode.USAGE),
        (["essay.md", "--language", "xx"], ExitCode.USAGE),
        (["essay.md", "other.md"], ExitCode.USAGE),
    ],
)
def test_what_it_does_not_understand_has_a_named_exit_code(coping: Run, arguments: list[str], code: ExitCode) -> None:
    essay()
    got, told, complaints = coping("hints", *arguments)
    assert (got, told) == (code, "")
    assert complaints.strip()


def test_the_works_of_the_json_are_those_of_the_repaired_text(coping: Run) -> None:
    text = (
        "## Introduction\n\nIt is so (Adams, 2010). It wasfirst seen bySmith (2011) and then (Carter, 2012).\n\n"
        "## References\n\nAdams, J. (2010). On them. Press.\n\nCarter, J. (2012). On them. Press.\n\n"
        "Smith, J. (2011). On them. Press.\n"
    )
    file = essay(text)
    _, whole, _ = coping("hints", file, "--format", "json")
    works = {w["label"]: w for w in json.loads(whole)["works"]}
    assert {w["standing"] for w in works.values()} == {"cited and listed"}
    block = "It is so (Adams, 2010). It wasfirst seen bySmith (2011) and then (Carter, 2012)."
    shown = {block[p["start"] : p["end"]] for w in works.values() for p in w["places"]}
    assert "Smith (2011)" in shown
