"""The `coping` command: its options, its help, and how a failure is told."""

import argparse
import signal
import sys
import threading
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from coping_gui import __version__
from coping_gui.cli import check, clean, doctor, hints, outline, repair, setup
from coping_gui.cli.common import discard_output
from coping_gui.errors import CopingError, ExitCode

EXAMPLES = """examples:
  coping clean essay.docx                        writes essay.cleaned.docx beside it
  coping clean *.docx -o cleaned/ --tracked      many files, fixes as tracked changes
  coping clean essay.txt --report report.html    with a report of every change
  coping check essay.docx --format json          findings for programs
  coping hints essay.md                          structural hints, section by section
  coping outline essay.docx -o outline.html      the first sentence of each paragraph, to print
  coping repair < pasted.txt > repaired.txt      only the blanks that were lost
  coping setup languagetool                      once: adds LanguageTool (84 MB)
  coping doctor                                  what is installed and what is missing

exit codes: 0 done, or nothing found; 1 findings; 2 usage; 3 cannot open; 4 cannot export; 5 engine missing"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code (errors.ExitCode)."""
    _use_utf8()
    try:
        options = _options(arguments)
        with _ended_by_signals():
            code = options.run(options)
            sys.stdout.flush()
            return code
    except CopingError as error:
        print(f"coping: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        discard_output()
        return ExitCode.DONE
    except OSError as error:
        discard_output()
        print(f"coping: The output could not be written: {error.strerror or error}.", file=sys.stderr)
        return ExitCode.CANNOT_EXPORT
    except KeyboardInterrupt:
        print("coping: stopped; nothing half-done was left behind.", file=sys.stderr)
        return 130


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    try:
        return _parser().parse_args(arguments)
    finally:
        sys.stdout.flush()  # help and version end the program in there


def _use_utf8() -> None:
    """UTF-8 and line ends as they are; what UTF-8 cannot hold (a file's odd name) is written as \\udcff."""
    for stream, errors in ((sys.stdin, "strict"), (sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace")):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors=errors, newline="\n")


@contextmanager
def _ended_by_signals() -> Generator[None]:
    """A request to end, or a terminal that closes, ends the work as Ctrl-C does: with every process ended."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    known = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, signal.default_int_handler) for number in known}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="coping",
        allow_abbrev=False,
        description="Repairs run-together words, checks grammar and structure, and writes a cleaned DOCX.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"coping {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for add in (_add_clean, _add_check, _add_hints, _add_outline, _add_repair, _add_doctor, _add_setup):
        add(commands)
    return parser


class _Commands(Protocol):
    """What argparse's add_subparsers gives; its class is private."""

    def add_parser(self, name: str, **options: Any) -> argparse.ArgumentParser: ...


def _command(commands: _Commands, name: str, help_text: str, example: str) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        allow_abbrev=False,
        help=help_text,
        description=help_text[0].upper() + help_text[1:] + ".",
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _add_check_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--engine", choices=("auto", "languagetool", "harper", "local", "none"), help="grammar engine (default: auto)"
    )
    parser.add_argument("--language", metavar="TAG", help="en-US, en-GB, en-AU, en-CA or auto (default: auto)")


def _add_clean(commands: _Commands) -> None:
    parser = _command(
        commands, "clean", "write a cleaned copy of each file; originals are never changed",
        "coping clean essay.docx notes.txt -o cleaned/ --report report.html",
    )  # fmt: skip
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="text, Markdown or Word files, or folders")
    parser.add_argument("-o", "--output", type=Path, metavar="DIR|FILE", help="where to write (default: beside each)")
    parser.add_argument(
        "--tier",
        choices=("safe", "likely"),
        help="which fixes are made unseen (default: what is safe, and likely lost blanks)",
    )
    _add_check_options(parser)
    parser.add_argument("--tracked", action="store_true", default=None, help="write the fixes as tracked changes")
    parser.add_argument("--hints", action="store_true", default=None, help="write structural hints as Word comments")
    parser.add_argument("--report", type=Path, metavar="FILE", help="report of every change, .html or .json")
    parser.add_argument("--force", action="store_true", help="replace an existing cleaned file or report")
    parser.add_argument("--guarded", action="store_true", help="also clean files that are signed or protected")
    parser.set_defaults(run=clean.run)


def _add_check(commands: _Commands) -> None:
    parser = _command(
        commands, "check", "list what could be better, without changing anything", "coping check essay.docx"
    )
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--jsonl", action="store_true", help="""{"id","text","language"} lines in, findings out""")
    _add_check_options(parser)
    parser.set_defaults(run=check.run)


def _add_hints(commands: _Commands) -> None:
    parser = _command(commands, "hints", "show sections with their roles, words and hints", "coping hints essay.docx")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--language", metavar="TAG", help="en-US, en-GB, en-AU, en-CA or auto (default: auto)")
    parser.add_argument(
        "--assignment",
        metavar="NAME|FILE",
        help="required sections and word limits: essay, imrad-report, literature-review or a .toml file",
    )
    parser.set_defaults(run=hints.run)


def _add_outline(commands: _Commands) -> None:
    parser = _command(
        commands, "outline", "show what each paragraph says first: a reverse outline",
        "coping outline essay.docx -o outline.html",
    )  # fmt: skip
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write a page to print, .html")
    parser.add_argument("--force", action="store_true", help="replace an existing page")
    parser.add_argument("--language", metavar="TAG", help="en-US, en-GB, en-AU, en-CA or auto (default: auto)")
    parser.set_defaults(run=outline.run)


def _add_repair(commands: _Commands) -> None:
    parser = _command(
        commands, "repair", "text on stdin to text with its lost blanks put back on stdout",
        "coping repair < pasted.txt > repaired.txt",
    )  # fmt: skip
    parser.add_argument("--jsonl", action="store_true", help="""{"id","text"} lines in and out""")
    parser.add_argument("--tier", choices=("safe", "likely"), default="likely", help="default: likely")
    parser.set_defaults(run=repair.run)


def _add_doctor(commands: _Commands) -> None:
    parser = _command(commands, "doctor", "say what is installed, where, and what is missing", "coping doctor")
    parser.set_defaults(run=doctor.run)


def _add_setup(commands: _Commands) -> None:
    parser = _command(
        commands, "setup", "fetch an optional part of COPING into your data folder", "coping setup languagetool"
    )
    parser.add_argument("part", choices=("languagetool",))
    parser.add_argument(
        "--from", dest="origin", type=Path, metavar="DIR|ZIP", help="take the files from here, without network"
    )
    parser.add_argument(
        "--language", dest="add", action="append", default=[], metavar="CODE",
        help="add another of LanguageTool's languages to English, e.g. de; may be given several times",
    )  # fmt: skip
    parser.add_argument(
        "--server", metavar="URL", help="use a LanguageTool server of your own instead (https, unless on this computer)"
    )
    parser.set_defaults(run=setup.run)
