"""What users do to a command line: odd names, pipes that close, files already there, Ctrl-C in the middle."""

import io
import json
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import docx
import pytest

from coping_gui.cli import clean, main
from coping_gui.errors import ExitCode

GLUED = "The research was undertaken by aconsortium of partners, havingbeen funded by the state for three years."
MENDED = "The research was undertaken by a consortium of partners, having been funded by the state for three years."
UNIX = pytest.mark.skipif(os.name == "nt", reason="signals, devices and byte names as Unix has them")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPING_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("COPING_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


def an_essay(name: str = "essay.txt", text: str = GLUED) -> Path:
    file = Path(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def text_of(file: Path) -> str:
    return "\n".join(p.text for p in docx.Document(str(file)).paragraphs)


def running(*arguments: str, **more: Any) -> "subprocess.Popen[bytes]":
    """The command as a process in a group of its own, as a terminal starts it: it hears Ctrl-C, whatever we do."""
    hear = None if os.name == "nt" else lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)
    command = [sys.executable, "-m", "coping_gui.cli", *arguments]
    return subprocess.Popen(command, start_new_session=True, preexec_fn=hear, **more)  # noqa: PLW1509


@pytest.mark.parametrize(
    "name",
    [
        "two words.txt",
        'it\'s "quoted".txt',
        "näme 😀 中文.txt",
        "-dash.txt",
        "per%cent & $dollar.txt",
        "no_suffix",
        ".hidden.txt",
        "dots.in.it.txt",
        "UPPER.TXT",
        "tab\tand\nline.txt",
    ],
)
@UNIX
def test_a_file_of_any_name_is_cleaned_and_its_copy_named_after_it(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    an_essay(name)
    assert main(["clean", "--engine", "none", "--", name]) == ExitCode.DONE
    assert MENDED in text_of(Path(f"{Path(name).stem}.cleaned.docx"))
    assert name in capsys.readouterr().out


@pytest.mark.parametrize("name", ["two words.txt", "it's.txt", "-dash.txt", "$HOME.txt"])
@UNIX
def test_the_line_that_opens_the_window_can_be_pasted_into_a_shell(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    an_essay(name)
    main(["clean", "--engine", "none", "--", name])
    (line,) = [row for row in capsys.readouterr().out.splitlines() if "Review:" in row]
    program, argument = shlex.split(line.split("Review:")[1])
    assert program == "coping-gui"
    assert not argument.startswith("-")
    assert Path(argument).samefile(name)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names that are no UTF-8 exist on Linux only")
@pytest.mark.parametrize("command", [["clean"], ["check"], ["check", "--format", "json"], ["hints"]])
def test_a_name_that_is_no_utf_8_is_shown_escaped(command: list[str]) -> None:
    name = os.fsdecode(b"bad\xff.txt")
    an_essay(name)
    engine = [] if command[0] == "hints" else ["--engine", "none"]
    done = running(*command, name, *engine, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = done.communicate(timeout=60)
    assert err == b""
    assert done.returncode in (ExitCode.DONE, ExitCode.FINDINGS)
    if "json" in command:
        assert json.loads(out)["file"] == name
    if "clean" in command:
        assert b"bad\\udcff.txt: 16 words" in out


@pytest.mark.parametrize("command", ["check", "clean", "hints"])
def test_a_name_longer_than_the_system_takes_is_one_sentence(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "a" * 5000]) == ExitCode.CANNOT_OPEN
    told = capsys.readouterr()
    assert "cannot be read" in told.out + told.err


def test_one_file_named_in_two_ways_is_cleaned_once(capsys: pytest.CaptureFixture[str]) -> None:
    file = an_essay()
    assert main(["clean", str(file), f"./{file}", str(file.absolute()), "--engine", "none"]) == ExitCode.DONE
    assert sorted(f.name for f in Path().glob("*.docx")) == ["essay.cleaned.docx"]
    assert capsys.readouterr().out.count("Fixed:") == 1


def test_files_of_one_name_have_a_result_and_a_report_each() -> None:
    texts = {"a/essay.txt": GLUED, "b/essay.txt": "One.", "b/Essay.md": "Two.", "c/essay-2.txt": "Three."}
    files = [str(an_essay(name, text)) for name, text in texts.items()]
    Path("out").mkdir()
    assert main(["clean", *files, "-o", "out", "--engine", "none", "--report", "out/r.json"]) == ExitCode.DONE
    results = {text_of(f) for f in Path("out").glob("*.docx")}
    assert results == {MENDED, "One.", "Two.", "Three."}
    reports = [json.loads(f.read_text("utf-8")) for f in Path("out").glob("r-*.json")]
    assert {Path(report["source"]) for report in reports} == {Path(file) for file in files}
    assert all(Path(report["target"]).exists() for report in reports)


def test_an_existing_report_is_kept_unless_forced(capsys: pytest.CaptureFixture[str]) -> None:
    an_essay()
    report = Path("report.html")
    report.write_text("mine", "utf-8")
    arguments = ["clean", "essay.txt", "--engine", "none", "--report", "report.html"]
    assert main(arguments) == ExitCode.CANNOT_EXPORT
    assert "report.html exists already" in capsys.readouterr().out
    assert report.read_text("utf-8") == "mine"
    assert not Path("essay.cleaned.docx").exists()
    assert main([*arguments, "--force"]) == ExitCode.DONE
    assert "havingbeen" in report.read_text("utf-8")


def test_a_report_in_a_missing_folder_is_told_before_anything_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    an_essay()
    arguments = ["clean", "essay.txt", "--engine", "none", "--report", "nowhere/report.html"]
    assert main(arguments) == ExitCode.CANNOT_EXPORT
    assert "nowhere" in capsys.readouterr().err
    assert [f.name for f in Path().iterdir()] == ["essay.txt"]


def test_a_report_never_replaces_the_essay_itself() -> None:
    an_essay("essay.html")
    assert main(["clean", "essay.html", "--engine", "none", "--report", "essay.html", "--force"]) == 4
    assert Path("essay.html").read_text("utf-8") == GLUED


@UNIX
@pytest.mark.parametrize("target", ["/dev/null", "essay.txt/x.docx"])
@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_target_that_is_no_file_is_refused_and_stays_what_it_is(
    target: str, force: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    an_essay()
    assert main(["clean", "essay.txt", "-o", target, "--engine", "none", *force]) == ExitCode.CANNOT_EXPORT
    told = capsys.readouterr()
    assert target in told.out + told.err
    assert "File exists" not in told.out + told.err
    assert Path("/dev/null").is_char_device()


def test_several_files_do_not_go_into_one_existing_file(capsys: pytest.CaptureFixture[str]) -> None:
    an_essay("a.txt")
    an_essay("b.txt")
    Path("result").write_text("mine", "utf-8")
    assert main(["clean", "a.txt", "b.txt", "-o", "result", "--engine", "none"]) == ExitCode.USAGE
    assert "give a folder" in capsys.readouterr().err
    assert Path("result").read_text("utf-8") == "mine"


@UNIX
def test_links_are_followed_and_broken_ones_told() -> None:
    an_essay("essay.txt")
    Path("link.txt").symlink_to("essay.txt")
    Path("dangling.txt").symlink_to("nowhere")
    Path("circle.txt").symlink_to("circle.txt")
    assert main(["clean", "link.txt", "--engine", "none"]) == ExitCode.DONE
    assert MENDED in text_of(Path("link.cleaned.docx"))
    for bad in ("dangling.txt", "circle.txt"):
        assert main(["clean", bad, "--engine", "none"]) == ExitCode.CANNOT_OPEN


@UNIX
def test_a_link_to_the_original_is_no_target(capsys: pytest.CaptureFixture[str]) -> None:
    essay = an_essay("essay.txt")
    Path("out.docx").symlink_to("essay.txt")
    assert main(["clean", "essay.txt", "-o", "out.docx", "--engine", "none", "--force"]) == ExitCode.CANNOT_EXPORT
    assert "original" in capsys.readouterr().out
    assert essay.read_text("utf-8") == GLUED


@UNIX
@pytest.mark.parametrize(
    "command",
    [
        ["check", "essay.txt", "--engine", "none"],
        ["hints", "essay.txt"],
        ["doctor"],
    ],
)
def test_a_full_disk_behind_standard_output_is_one_sentence(command: list[str]) -> None:
    an_essay()
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with Path("/dev/full").open("wb") as full:
        done = running(*command, stdout=full, stderr=subprocess.PIPE)
        _, err = done.communicate(timeout=60)
    assert done.returncode == ExitCode.CANNOT_EXPORT
    assert err.decode() == "coping: The output could not be written: No space left on device.\n"


@UNIX
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", [["--help"], ["clean", "--help"], ["--version"]])
def test_help_that_a_full_disk_does_not_take_is_no_crash(command: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = running(*command, stdout=full, stderr=subprocess.PIPE)
        _, err = done.communicate(timeout=60)
    assert done.returncode in (ExitCode.DONE, ExitCode.CANNOT_EXPORT)  # some Pythons keep silent about it
    assert err.decode() in ("", "coping: The output could not be written: No space left on device.\n")


@UNIX
def test_a_reader_that_leaves_early_costs_no_file_and_leaves_no_message() -> None:
    for number in range(3):
        an_essay(f"essay{number}.txt")
    reading, writing = os.pipe()
    os.close(reading)
    names = [f"essay{number}.txt" for number in range(3)]
    done = running("clean", *names, "--engine", "none", stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    _, err = done.communicate(timeout=60)
    assert (done.returncode, err) == (ExitCode.DONE, b"")
    assert len(list(Path().glob("*.cleaned.docx"))) == 3


@UNIX
@pytest.mark.parametrize("command", [["check", "essay.txt", "--engine", "none"], ["repair"], ["check", "--help"]])
def test_a_listing_into_a_closed_pipe_ends_quietly(command: list[str]) -> None:
    an_essay()
    reading, writing = os.pipe()
    os.close(reading)
    done = running(*command, stdin=subprocess.PIPE, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    _, err = done.communicate(GLUED.encode(), timeout=60)
    assert b"Traceback" not in err
    assert b"Exception ignored" not in err


def test_repair_keeps_line_ends_marks_and_every_other_character(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\ufeff" + GLUED + "\r\nnext\tline\u00a0here 😀\r\rold Mac\n\x0cnew page"
    done = running("repair", stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = done.communicate(text.encode(), timeout=60)
    assert (done.returncode, err) == (ExitCode.DONE, b"")
    assert out.decode() == text.replace(GLUED, MENDED)


@pytest.mark.parametrize("raw", [b"\xff\xfe", b"caf\xe9", b"fine\n\xf0\x9f"])
def test_input_that_is_no_utf_8_is_one_sentence(raw: bytes) -> None:
    done = running("repair", stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = done.communicate(raw, timeout=60)
    assert (done.returncode, out) == (ExitCode.CANNOT_OPEN, b"")
    assert err == b"coping: The text on standard input is not UTF-8.\n"


def test_half_a_character_in_a_record_comes_back_as_it_was() -> None:
    line = '{"id": 1, "text": "a \\ud800 b, havingbeen here before"}\n'
    done = running("repair", "--jsonl", stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = done.communicate(line.encode(), timeout=60)
    assert (done.returncode, err) == (ExitCode.DONE, b"")
    assert json.loads(out)["text"] == "a \ud800 b, having been here before"


def test_empty_input_is_empty_output(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["repair"], ["repair", "--jsonl"], ["check", "--jsonl", "--engine", "none"]):
        monkeypatch.setattr("sys.stdin", io.StringIO(""))
        assert main(arguments) == ExitCode.DONE
        assert capsys.readouterr().out == ""


def workers_of(pid: int) -> list[int]:
    """The living children of a process, from the system's own table."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in children.read_text().split()] if children.exists() else []


def wait_for_a_worker(job: "subprocess.Popen[bytes]") -> list[int]:
    for _ in range(1200):
        if found := workers_of(job.pid):
            return found
        assert job.poll() is None, "the command ended before its engine had started"
        time.sleep(0.05)
    raise AssertionError("no engine was started in a minute")


def ended(pid: int) -> bool:
    for _ in range(200):
        status = Path(f"/proc/{pid}/stat")
        if not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs the process table of Linux")
@pytest.mark.parametrize(("number", "to_all"), [(signal.SIGINT, True), (signal.SIGINT, False), (signal.SIGTERM, False)])
def test_stopping_in_the_middle_leaves_no_file_and_no_process(number: int, to_all: bool) -> None:
    words = "The committee has published a report on rivers, and it were read by many peoples in the town. "
    an_essay(text="\n\n".join(words * 5 + f"Part {n}." for n in range(700)))
    job = running("clean", "essay.txt", "--engine", "harper", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    workers = wait_for_a_worker(job)
    os.killpg(job.pid, number) if to_all else os.kill(job.pid, number)
    out, err = job.communicate(timeout=60)
    assert job.returncode == 130
    assert (out, err) == (b"", b"coping: stopped; nothing half-done was left behind.\n")
    assert all(ended(worker) for worker in workers)
    assert [f.name for f in Path().iterdir() if f.is_file()] == ["essay.txt"]


def test_two_runs_at_the_same_time_leave_one_whole_file() -> None:
    an_essay()
    jobs = [
        running("clean", "essay.txt", "--engine", "none", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    told = [job.communicate(timeout=60) for job in jobs]
    assert all(err == b"" for _, err in told)
    assert sorted(job.returncode for job in jobs) in ([0, 4], [0, 0])
    assert MENDED in text_of(Path("essay.cleaned.docx"))
    assert sorted(f.name for f in Path().iterdir() if f.is_file()) == ["essay.cleaned.docx", "essay.txt"]


def test_the_summary_counts_one_and_many(capsys: pytest.CaptureFixture[str]) -> None:
    an_essay(text="Hello")
    assert main(["clean", "essay.txt", "--engine", "none"]) == ExitCode.DONE
    told = capsys.readouterr().out
    assert "1 word\n" in told
    assert "nothing needed fixing" in told
    assert clean.counted(2, "fix", "fixes") == "2 fixes"
