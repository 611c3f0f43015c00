"""The `coping` command, driven as a user drives it."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest

from coping_gui.cli import main
from coping_gui.errors import ExitCode

GLUED = "The research was undertaken by aconsortium of partners, havingbeen funded by the state for three years."


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPING_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("COPING_DATA", str(tmp_path / "data"))


def an_essay(folder: Path, name: str = "essay.txt", text: str = GLUED) -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def give(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_cleaning_writes_a_word_file_beside_the_essay_and_leaves_the_essay_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    essay = an_essay(tmp_path)
    assert main(["clean", str(essay), "--engine", "none"]) == ExitCode.DONE
    assert essay.read_text("utf-8") == GLUED
    texts = [p.text for p in docx.Document(str(tmp_path / "essay.cleaned.docx")).paragraphs]
    assert any("a consortium of partners, having been funded" in text for text in texts)
    told = capsys.readouterr().out
    assert "2 spacing mistakes" in told
    assert "essay.cleaned.docx" in told
    assert "coping-gui" in told


def test_an_existing_cleaned_file_is_kept_unless_forced(tmp_path: Path) -> None:
    essay = an_essay(tmp_path)
    target = tmp_path / "essay.cleaned.docx"
    target.write_bytes(b"mine")
    assert main(["clean", str(essay), "--engine", "none"]) == ExitCode.CANNOT_EXPORT
    assert target.read_bytes() == b"mine"
    assert main(["clean", str(essay), "--engine", "none", "--force"]) == ExitCode.DONE
    assert zipfile.is_zipfile(target)


def test_many_files_go_to_a_folder_and_a_bad_one_does_not_stop_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = an_essay(tmp_path), tmp_path / "bad.docx"
    bad.write_bytes(b"PK\x03\x04 not a zip")
    missing = tmp_path / "missing.txt"
    arguments = ["clean", str(bad), str(missing), str(good), "-o", str(tmp_path / "out"), "--engine", "none"]
    assert main(arguments) == ExitCode.CANNOT_OPEN
    assert (tmp_path / "out" / "essay.cleaned.docx").exists()
    told = capsys.readouterr().out
    assert "1 file cleaned, 2 not." in told
    assert "bad.docx: NOT cleaned." in told
    assert "missing.txt" in told


def test_several_files_are_not_written_over_each_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(an_essay(tmp_path, name)) for name in ("one.txt", "two.txt")]
    assert main(["clean", *files, "-o", str(tmp_path / "all.docx"), "--engine", "none"]) == ExitCode.USAGE
    assert "give a folder" in capsys.readouterr().err


@pytest.mark.parametrize("suffix", ["html", "json"])
def test_a_report_lists_every_change(tmp_path: Path, suffix: str) -> None:
    report = tmp_path / f"report.{suffix}"
    assert main(["clean", str(an_essay(tmp_path)), "--engine", "none", "--report", str(report)]) == ExitCode.DONE
    assert "havingbeen" in report.read_text("utf-8")


def test_a_report_of_another_kind_is_refused_before_anything_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["clean", str(an_essay(tmp_path)), "--engine", "none", "--report", str(tmp_path / "r.pdf")]
    assert main(arguments) == ExitCode.USAGE
    assert ".html or .json" in capsys.readouterr().out
    assert not (tmp_path / "essay.cleaned.docx").exists()


def test_tracked_changes_keep_the_original_words_in_the_file(tmp_path: Path) -> None:
    assert main(["clean", str(an_essay(tmp_path)), "--engine", "none", "--tracked"]) == ExitCode.DONE
    with zipfile.ZipFile(tmp_path / "essay.cleaned.docx") as package:
        body = package.read("word/document.xml").decode()
    assert "<w:ins " in body
    assert 'w:author="COPING"' in body


def test_findings_are_listed_as_json_with_code_point_offsets(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    essay = an_essay(tmp_path, text="👩 " + GLUED)
    assert main(["check", str(essay), "--format", "json", "--engine", "none"]) == ExitCode.FINDINGS
    found = json.loads(capsys.readouterr().out)["findings"]
    row = next(r for r in found if r["text"] == "havingbeen")
    assert ("👩 " + GLUED)[row["start"] : row["end"]] == "havingbeen"
    assert row["suggestions"][0] == "having been"
    assert row["category"] == "spacing"
    assert set(row) >= {
        "paragraph",
        "start",
        "end",
        "text",
        "category",
        "rule",
        "message",
        "suggestions",
        "tier",
        "engine",
    }


def test_a_clean_text_has_no_findings_and_exit_code_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    essay = an_essay(tmp_path, text="The research was funded by the state.")
    assert main(["check", str(essay), "--engine", "none"]) == ExitCode.DONE
    assert "0 findings." in capsys.readouterr().out


def test_records_are_checked_with_offsets_into_their_whole_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "A first line.\n\n" + GLUED
    give(monkeypatch, json.dumps({"id": 7, "text": text, "language": "en-GB"}) + "\n")
    assert main(["check", "--jsonl", "--engine", "none"]) == ExitCode.FINDINGS
    row = json.loads(capsys.readouterr().out)
    assert row["id"] == 7
    assert {text[f["start"] : f["end"]] for f in row["findings"]} >= {"aconsortium", "havingbeen"}


def test_check_needs_a_file_or_records(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == ExitCode.USAGE
    assert "--jsonl" in capsys.readouterr().err


@pytest.mark.parametrize("line", ["not json", "[]", '{"id": 1}', '{"text": "x"}', '{"id": 1, "text": 2}'])
def test_a_bad_record_is_named_by_its_line(
    line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    give(monkeypatch, json.dumps({"id": 1, "text": "Good."}) + "\n" + line + "\n")
    assert main(["repair", "--jsonl"]) == ExitCode.CANNOT_OPEN
    assert "Line 2 of the input" in capsys.readouterr().err


def test_repair_puts_blanks_back_and_changes_nothing_else(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    give(monkeypatch, GLUED + "\n")
    assert main(["repair"]) == ExitCode.DONE
    repaired = capsys.readouterr().out
    assert "a consortium of partners, having been funded" in repaired
    assert repaired.replace(" ", "") == (GLUED + "\n").replace(" ", "")


def test_hints_come_section_by_section(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    essay = an_essay(tmp_path, "essay.md", "# One\n\n### Three\n\nShort.\n\n# Two\n\n" + "A word. " * 60)
    assert main(["hints", str(essay)]) == ExitCode.FINDINGS
    told = capsys.readouterr().out
    assert "One (body" in told
    assert "S8" in told


def test_hints_as_json_hold_sections_and_hints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    essay = an_essay(tmp_path, "essay.md", "# An essay\n\n## One\n\n#### Three\n\nShort.\n")
    main(["hints", str(essay), "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert [s["title"] for s in found["sections"]][-2:] == ["One", "Three"]
    assert "S8" in {h["rule"] for h in found["hints"]}


@pytest.mark.parametrize("command", [[], ["clean"], ["check"], ["hints"], ["repair"], ["doctor"], ["setup"]])
def test_every_command_has_help_with_an_example(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([*command, "--help"])
    assert stop.value.code == 0
    assert "example" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["dance"], ["clean"], ["clean", "x", "--tier", "ask"]])
def test_a_wrong_command_line_is_exit_code_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == ExitCode.USAGE
    assert "usage" in capsys.readouterr().err


def test_an_unknown_language_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(an_essay(tmp_path)), "--language", "xx"]) == ExitCode.USAGE
    assert "'xx'" in capsys.readouterr().err


def test_an_engine_that_is_asked_for_and_missing_is_exit_code_five(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("LTP_PATH", raising=False)
    assert main(["check", str(an_essay(tmp_path)), "--engine", "languagetool"]) == ExitCode.ENGINE_MISSING
    assert "coping setup languagetool" in capsys.readouterr().err


def test_without_languagetool_the_work_is_done_and_the_summary_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("LTP_PATH", raising=False)
    assert main(["clean", str(an_essay(tmp_path))]) == ExitCode.DONE
    assert "coping setup languagetool" in capsys.readouterr().out


def test_the_command_line_imports_no_qt() -> None:
    code = "import sys, coping_gui.cli.main; sys.exit(any(m.startswith('PySide6') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_doctor_names_every_part_and_where_files_live(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["doctor"])
    told = capsys.readouterr().out.lower()
    for part in ("python", "qt", "java", "languagetool", "harper", "fonts", str(tmp_path / "data").lower()):
        assert part in told
