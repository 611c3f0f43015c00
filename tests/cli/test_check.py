"""`coping check`: findings for people, for programs, and line by line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from coping_gui.errors import ExitCode
from coping_gui.settings import DEFAULTS, save

Run = Callable[..., tuple[int, str, str]]

TEXT = "We hope to recieve teh report.\n\nFor those whom it concerns, we utilise it."


def essay(name: str = "essay.txt", text: str = TEXT) -> Path:
    file = Path(name)
    file.write_text(text, "utf-8")
    return file


def found(told: str) -> list[dict[str, Any]]:
    return json.loads(told)["findings"]


@pytest.mark.usefixtures("engine")
def test_people_get_the_place_the_change_the_reason_and_the_rule(coping: Run) -> None:
    code, told, complaints = coping("check", essay())
    assert (code, complaints) == (ExitCode.FINDINGS, "")
    assert told.splitlines() == [
        "paragraph 1, 11: spelling (likely): 'recieve' → 'receive'",
        "    Not so. [coping KNOWN_RECIEVE]",
        "paragraph 1, 19: grammar (safe): 'teh' → 'the'",
        "    Not so. [coping KNOWN_TEH]",
        "paragraph 2, 10: grammar (ask): 'whom'",
        "    Not so. [coping KNOWN_WHOM]",
        "paragraph 2, 31: style (ask): 'utilise' → 'use'",
        "    Not so. [coping KNOWN_UTILISE]",
        "4 findings.",
    ]


@pytest.mark.parametrize(("text", "words"), [("We recieve it.", "1 finding."), ("We have it.", "0 findings.")])
@pytest.mark.usefixtures("engine")
def test_one_finding_is_not_many(coping: Run, text: str, words: str) -> None:
    code, told, _ = coping("check", essay(text=text))
    assert told.splitlines()[-1] == words
    assert code == (ExitCode.FINDINGS if words[0] == "1" else ExitCode.DONE)


@pytest.mark.usefixtures("engine")
def test_programs_get_every_field_with_offsets_that_cut_out_the_text(coping: Run) -> None:
    code, told, _ = coping("check", essay(), "--format", "json")
    lines = TEXT.split("\n\n")
    assert code == ExitCode.FINDINGS
    for row in found(told):
        assert lines[row["paragraph"]][row["start"] : row["end"]] == row["text"]
    assert [(r["text"], r["suggestions"], r["tier"], r["category"]) for r in found(told)] == [
        ("recieve", ["receive"], "likely", "spelling"),
        ("teh", ["the"], "safe", "grammar"),
        ("whom", [], "ask", "grammar"),
        ("utilise", ["use"], "ask", "style"),
    ]


@pytest.mark.usefixtures("engine")
def test_json_names_the_file_its_language_and_what_was_not_checked(coping: Run) -> None:
    _, told, _ = coping("check", essay(), "--format", "json", "--language", "en-AU")
    whole = json.loads(told)
    assert (whole["file"], whole["language"], whole["notices"]) == ("essay.txt", "en-AU", [])


@pytest.mark.usefixtures("engine")
def test_offsets_count_code_points_in_word_files_too(coping: Run) -> None:
    document = docx.Document()
    document.add_paragraph("👩‍🔬 teh")
    document.save("essay.docx")
    _, told, _ = coping("check", "essay.docx", "--format", "json")
    row = found(told)[0]
    assert (row["start"], row["end"]) == (4, 7)


@pytest.mark.usefixtures("engine")
def test_a_rule_that_is_switched_off_is_silent_here_too(coping: Run) -> None:
    save(DEFAULTS.with_(disabled_rules=("KNOWN_TEH", "KNOWN_WHOM")))
    _, told, _ = coping("check", essay(), "--format", "json")
    assert [r["text"] for r in found(told)] == ["recieve", "utilise"]


@pytest.mark.usefixtures("engine")
def test_a_word_of_the_user_s_dictionary_is_known(coping: Run, home: Path) -> None:
    (home / "data").mkdir(parents=True)
    (home / "data" / "dictionary.txt").write_text("recieve\n", "utf-8")
    _, told, _ = coping("check", essay(), "--format", "json")
    assert "recieve" not in [r["text"] for r in found(told)]


@pytest.mark.usefixtures("engine")
def test_checking_leaves_the_file_and_its_folder_as_they_are(coping: Run) -> None:
    file = essay()
    before = file.stat().st_mtime_ns
    coping("check", file)
    assert (file.stat().st_mtime_ns, [f.name for f in Path().iterdir()]) == (before, ["essay.txt"])


def records(*rows: dict[str, Any]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def answers(told: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in told.splitlines()]


@pytest.mark.usefixtures("engine")
def test_records_are_answered_in_order_each_with_its_id(coping: Run) -> None:
    given = records(*({"id": i, "text": "Fine." if i % 2 else "teh"} for i in range(450)))
    code, told, _ = coping("check", "--jsonl", given=given)
    rows = answers(told)
    assert code == ExitCode.FINDINGS
    assert [row["id"] for row in rows] == list(range(450))
    assert [len(row["findings"]) for row in rows] == [1, 0] * 225


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("teh", [(0, 3)]),
        ("\nteh", [(1, 4)]),
        ("One.\n\n\nteh teh\n", [(7, 10), (11, 14)]),
        ("👩 teh\nteh", [(2, 5), (6, 9)]),
        ("", []),
        ("\n\n", []),
    ],
)
@pytest.mark.usefixtures("engine")
def test_offsets_of_a_record_count_from_the_start_of_its_whole_text(
    coping: Run, text: str, places: list[tuple[int, int]]
) -> None:
    _, told, _ = coping("check", "--jsonl", given=records({"id": "x", "text": text}))
    assert [(f["start"], f["end"]) for f in answers(told)[0]["findings"]] == places


@pytest.mark.usefixtures("engine")
def test_a_lost_blank_and_a_mistake_beside_it_are_marked_apart_so_that_both_can_be_applied(coping: Run) -> None:
    text = "We asked for it,teh report was late."
    _, told, _ = coping("check", "--jsonl", given=records({"id": 1, "text": text}))
    rows = answers(told)[0]["findings"]
    assert [(r["text"], r["suggestions"]) for r in rows] == [("", [" "]), ("teh", ["the"])]
    for row in reversed(rows):
        text = text[: row["start"]] + row["suggestions"][0] + text[row["end"] :]
    assert text == "We asked for it, the report was late."


@pytest.mark.usefixtures("engine")
def test_people_see_a_lost_blank_with_its_words_whatever_stands_beside_it(coping: Run) -> None:
    _, told, _ = coping("check", essay(text="We asked for it,teh report was late."))
    assert "'it,teh' → 'it, teh'" in told


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Das ist ein Test. Ich habe gestern die Schule gesehen und das Kind spielt mit dem Ball. Alle Häuser "
            "sind groß und wir gehen morgen ins Kino.",
            False,
        ),
        ("We went to the town with Zebrowsky, and all of it was small but not very old.", True),
    ],
)
@pytest.mark.usefixtures("engine")
def test_names_are_told_of_english_texts_alone(coping: Run, text: str, named: bool) -> None:
    _, told, _ = coping("check", essay(text=text))
    assert ("Names to check" in told) is named


@pytest.mark.usefixtures("engine")
def test_a_lost_blank_by_itself_is_marked_with_its_words(coping: Run) -> None:
    _, told, _ = coping("check", "--jsonl", given=records({"id": 1, "text": "We asked for it,but it was late."}))
    assert [r["text"] for r in answers(told)[0]["findings"]] == ["it,but"]


@pytest.mark.usefixtures("engine")
def test_records_without_findings_are_exit_code_zero(coping: Run) -> None:
    code, told, _ = coping("check", "--jsonl", given=records({"id": 1, "text": "Fine."}))
    assert (code, answers(told)) == (ExitCode.DONE, [{"id": 1, "findings": []}])


@pytest.mark.parametrize(
    ("own", "option", "asked"),
    [
        (None, (), "en-US"),
        ("en-GB", (), "en-GB"),
        ("en-GB", ("--language", "en-CA"), "en-CA"),
        (None, ("--language", "en-AU"), "en-AU"),
    ],
)
def test_a_record_s_own_language_holds_unless_one_is_asked_for(
    coping: Run, engine: Any, own: str | None, option: tuple[str, ...], asked: str
) -> None:
    record = {"id": 1, "text": "We have it."} | ({"language": own} if own else {})
    coping("check", "--jsonl", *option, given=records(record))
    assert [language for _, language in engine.asked] == [asked]


@pytest.mark.parametrize("given", ["", "\n", "  \n\n"])
@pytest.mark.usefixtures("engine")
def test_no_records_are_no_answers(coping: Run, given: str) -> None:
    assert coping("check", "--jsonl", given=given) == (ExitCode.DONE, "", "")


@pytest.mark.usefixtures("engine")
def test_what_was_answered_before_a_bad_record_stays_answered(coping: Run) -> None:
    given = records(*({"id": i, "text": "teh"} for i in range(200))) + "{broken\n"
    code, told, complaints = coping("check", "--jsonl", given=given)
    assert code == ExitCode.CANNOT_OPEN
    assert len(answers(told)) == 200
    assert "Line 201 of the input is not JSON." in complaints


@pytest.mark.parametrize("arguments", [[], ["essay.txt", "--jsonl"]])
@pytest.mark.usefixtures("engine")
def test_either_a_file_or_records_and_not_both(coping: Run, arguments: list[str]) -> None:
    essay()
    code, told, complaints = coping("check", *arguments)
    assert (code, told) == (ExitCode.USAGE, "")
    assert "FILE or --jsonl" in complaints
