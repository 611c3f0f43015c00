"""The command as a whole: help, versions, signals and streams."""

import io
import json
import signal
import sys
import threading
from collections.abc import Callable

import pytest

from coping_gui import __version__
from coping_gui.cli import check, clean, common, lines, repair
from coping_gui.cli import main as entry
from coping_gui.cli.common import Progress, counted, say
from coping_gui.errors import (
    Cancelled,
    CannotExport,
    CannotOpen,
    CopingError,
    ExitCode,
    GrammarUnavailable,
    UsageError,
)

Run = Callable[..., tuple[int, str, str]]

OPTIONS = {
    "clean": {
        "-o", "--output", "--tier", "--engine", "--language", "--tracked", "--hints", "--report", "--force",
        "--guarded",
    },
    "check": {"--format", "--jsonl", "--engine", "--language"},
    "hints": {"--format", "--language", "--assignment"},
    "outline": {"-o", "--output", "--force", "--language"},
    "repair": {"--jsonl", "--tier"},
    "doctor": set[str](),
    "setup": {"--from"},
}  # fmt: skip


def test_help_names_every_command_with_examples_and_exit_codes(coping: Run) -> None:
    code, told, _ = coping("--help")
    assert code == ExitCode.DONE
    for command in OPTIONS:
        assert f"  coping {command}" in told
    for number, words in enumerate(("done", "findings", "usage", "cannot open", "cannot export", "engine missing")):
        assert f"{number} {words}" in told


@pytest.mark.parametrize("command", OPTIONS)
def test_help_of_a_command_names_all_its_options(coping: Run, command: str) -> None:
    _, told, _ = coping(command, "--help")
    named = {word.strip(",[]") for word in told.split() if word.strip("[").startswith("-") and word != "--"}
    assert named >= OPTIONS[command]


def test_the_version_is_told(coping: Run) -> None:
    assert coping("--version") == (ExitCode.DONE, f"coping {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["clean", "x.txt", "--forc"],
        ["clean", "x.txt", "--track"],
        ["repair", "--json"],
        ["--vers"],
        ["check", "x.txt", "--engine=magic"],
        ["hints", "x.txt", "y.txt"],
    ],
)
def test_what_is_no_command_or_no_option_is_a_usage_error_also_when_it_is_shortened(
    coping: Run, arguments: list[str]
) -> None:
    code, told, complaints = coping(*arguments)
    assert (code, told) == (ExitCode.USAGE, "")
    assert complaints.startswith("usage: coping")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError, ExitCode.USAGE),
        (CannotOpen, ExitCode.CANNOT_OPEN),
        (CannotExport, ExitCode.CANNOT_EXPORT),
        (GrammarUnavailable, ExitCode.ENGINE_MISSING),
        (Cancelled, ExitCode.DONE),
    ],
)
def test_every_expected_failure_is_its_sentence_and_its_exit_code(
    coping: Run, monkeypatch: pytest.MonkeyPatch, error: type[CopingError], code: ExitCode
) -> None:
    def fail(_options: object) -> int:
        raise error("It cannot be done, and here is why.")

    monkeypatch.setattr(repair, "run", fail)
    assert coping("repair") == (code, "", "coping: It cannot be done, and here is why.\n")


def test_ctrl_c_is_told_as_what_it_is(coping: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_options: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(repair, "run", interrupted)
    code, _, complaints = coping("repair")
    assert code == 130
    assert complaints == "coping: stopped; nothing half-done was left behind.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGHUP and ends processes otherwise")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_request_to_end_is_heard_and_afterwards_forgotten(
    coping: Run, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    before = signal.getsignal(number)
    monkeypatch.setattr(repair, "run", lambda _options: signal.raise_signal(number) or 0)
    assert coping("repair")[0] == 130
    assert signal.getsignal(number) is before


def test_it_also_runs_in_a_thread_that_may_not_listen_to_signals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repair, "run", lambda _options: 0)
    codes: list[int] = []
    thread = threading.Thread(target=lambda: codes.append(entry(["repair"])))
    thread.start()
    thread.join(10)
    assert codes == [0]


@pytest.mark.parametrize("module", [check, clean, repair])
def test_every_command_s_run_says_what_its_exit_code_means(module: object) -> None:
    assert module.run.__doc__  # type: ignore[attr-defined]


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_progress_overwrites_its_line_and_takes_it_away() -> None:
    stream = Terminal()
    line = Progress(stream)
    for text in ("10 %", "10 %", "20 %"):
        line.show(text)
    assert stream.getvalue() == "\r\x1b[K10 %\r\x1b[K20 %"
    line.clear()
    line.clear()
    assert stream.getvalue() == "\r\x1b[K10 %\r\x1b[K20 %\r\x1b[K"


def test_progress_says_nothing_where_nobody_looks() -> None:
    stream = io.StringIO()
    line = Progress(stream)
    line.show("10 %")
    line.clear()
    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("number", "noun", "plural", "words"),
    [
        (0, "hint", "", "0 hints"),
        (1, "hint", "", "1 hint"),
        (2, "hint", "", "2 hints"),
        (1, "fix", "fixes", "1 fix"),
        (2, "fix", "fixes", "2 fixes"),
        (1234567, "word", "", "1,234,567 words"),
    ],
)
def test_numbers_and_their_nouns_agree(number: int, noun: str, plural: str, words: str) -> None:
    assert counted(number, noun, plural) == words


def test_a_reader_that_left_does_not_stop_the_one_who_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed(io.StringIO):
        def write(self, _text: str) -> int:
            raise BrokenPipeError

        def fileno(self) -> int:
            raise ValueError("closed")

    monkeypatch.setattr("sys.stdout", Closed())
    say("anybody there?")


@pytest.mark.parametrize("choice", ["harper", "languagetool", "none"])
def test_only_a_free_choice_of_engines_is_told_what_is_missing(monkeypatch: pytest.MonkeyPatch, choice: str) -> None:
    monkeypatch.setattr(common, "engines_for", lambda _choice, _words, **_: [])
    monkeypatch.setattr(common, "statuses", lambda: pytest.fail("not asked for"))
    with common.checker_for(common.Settings(engine=choice)) as checker:  # type: ignore[arg-type]
        assert checker.notices == ()


def test_blank_lines_between_records_are_passed_over_and_still_counted() -> None:
    given = ["\n", json.dumps({"id": 1, "text": "a"}) + "\n", "   \n", "broken\n"]
    records = lines.read_records(given)
    assert next(records)["id"] == 1
    with pytest.raises(CannotOpen, match="Line 4 "):
        next(records)
