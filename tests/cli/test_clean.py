"""`coping clean`: its options, where it writes, and what it says."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from coping_gui import settings
from coping_gui.errors import ExitCode
from coping_gui.settings import DEFAULTS

Run = Callable[..., tuple[int, str, str]]

TEXT = "We hope to recieve teh aconsortium report, and to utilise it for those whom it concerns."


def essay(name: str = "essay.txt", text: str = TEXT) -> Path:
    file = Path(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def words_of(file: Path | str) -> str:
    return " ".join(p.text for p in docx.Document(str(file)).paragraphs)


def part(file: Path | str, name: str) -> str:
    with zipfile.ZipFile(file) as package:
        return package.read(name).decode("utf-8") if name in package.namelist() else ""


@pytest.mark.parametrize(
    ("options", "there", "not_there"),
    [
        ((), ["the a consortium", "recieve", "utilise"], ["teh", "receive"]),
        (("--tier", "safe"), ["the aconsortium", "recieve", "utilise"], ["teh", "receive"]),
        (("--tier", "likely"), ["the a consortium", "receive", "utilise"], ["teh", "recieve"]),
    ],
)
@pytest.mark.usefixtures("engine")
def test_only_fixes_as_sure_as_asked_for_are_made_unseen(
    coping: Run, options: tuple[str, ...], there: list[str], not_there: list[str]
) -> None:
    assert coping("clean", essay(), *options)[0] == ExitCode.DONE
    words = words_of("essay.cleaned.docx")
    assert [w for w in there if w not in words] == []
    assert [w for w in not_there if w in words] == []


@pytest.mark.usefixtures("engine")
def test_the_summary_counts_what_was_fixed_and_what_is_left_by_kind(coping: Run) -> None:
    code, told, complaints = coping("clean", essay())
    assert (code, complaints) == (ExitCode.DONE, "")
    lines = [line.strip() for line in told.splitlines()]
    assert lines[0] == f"essay.txt: {len(TEXT.split())} words"
    assert "Fixed:    1 spacing mistake, 1 grammar mistake" in lines
    assert "Left:     1 spelling suggestion, 1 grammar suggestion, 1 style suggestion; 0 hints on structure" in lines
    assert "File:     essay.cleaned.docx" in lines
    assert "Review:   coping-gui essay.txt" in lines


@pytest.mark.usefixtures("engine")
def test_a_perfect_text_is_copied_and_said_to_need_nothing(coping: Run) -> None:
    _, told, _ = coping("clean", essay(text="The state paid for the work."))
    assert "nothing needed fixing" in told
    assert "no open suggestions" in told
    assert words_of("essay.cleaned.docx").strip() == "The state paid for the work."


@pytest.mark.parametrize(
    ("output", "written"),
    [
        ("other.docx", "other.docx"),
        ("other.DOCX", "other.DOCX"),
        ("other.txt", "other.txt"),
        ("other.md", "other.md"),
        ("made/", "made/essay.cleaned.docx"),
        ("made", "made/essay.cleaned.docx"),
        ("made/of/many", "made/of/many/essay.cleaned.docx"),
    ],
)
@pytest.mark.usefixtures("engine")
def test_the_copy_goes_to_the_file_or_the_folder_that_is_named(coping: Run, output: str, written: str) -> None:
    code, told, _ = coping("clean", essay(), "-o", output)
    assert code == ExitCode.DONE
    assert Path(written).is_file()
    assert str(Path(written)) in told
    assert not Path("essay.cleaned.docx").exists()


@pytest.mark.usefixtures("engine")
def test_a_text_target_holds_the_cleaned_text_alone(coping: Run) -> None:
    coping("clean", essay(), "-o", "other.txt")
    assert Path("other.txt").read_text("utf-8").strip() == TEXT.replace("teh aconsortium", "the a consortium")


@pytest.mark.parametrize("suffix", [".pdf", ".odt", ".rtf", ".html"])
@pytest.mark.usefixtures("engine")
def test_a_kind_that_coping_does_not_write_is_refused_and_named(coping: Run, suffix: str) -> None:
    code, told, _ = coping("clean", essay(), "-o", f"other{suffix}")
    assert code == ExitCode.CANNOT_EXPORT
    assert f"other{suffix} cannot be written" in told
    assert [f.name for f in Path().iterdir()] == ["essay.txt"]


@pytest.mark.usefixtures("engine")
def test_the_sentence_on_an_existing_file_names_the_option_that_replaces_it(coping: Run) -> None:
    Path("essay.cleaned.docx").write_text("mine")
    code, told, _ = coping("clean", essay())
    assert code == ExitCode.CANNOT_EXPORT
    assert "--force" in told
    assert Path("essay.cleaned.docx").read_text() == "mine"


@pytest.mark.usefixtures("engine")
def test_force_replaces_the_earlier_copy_and_its_report_but_never_the_essay(coping: Run) -> None:
    file = essay()
    Path("essay.cleaned.docx").write_text("old")
    Path("r.json").write_text("old")
    assert coping("clean", file, "--force", "--report", "r.json")[0] == ExitCode.DONE
    assert zipfile.is_zipfile("essay.cleaned.docx")
    assert json.loads(Path("r.json").read_text("utf-8"))
    assert coping("clean", file, "--force", "-o", file)[0] == ExitCode.CANNOT_EXPORT
    assert file.read_text("utf-8") == TEXT


@pytest.mark.usefixtures("engine")
def test_tracked_changes_hold_both_wordings(coping: Run) -> None:
    _, told, _ = coping("clean", essay(), "--tracked")
    body = part("essay.cleaned.docx", "word/document.xml")
    assert "(as tracked changes)" in told
    assert "<w:del " in body
    assert "<w:ins " in body
    assert "aconsortium" in body


@pytest.mark.usefixtures("engine")
def test_without_the_option_nothing_is_tracked_and_no_comment_is_made(coping: Run) -> None:
    coping("clean", essay())
    body = part("essay.cleaned.docx", "word/document.xml")
    assert "<w:ins" not in body
    assert part("essay.cleaned.docx", "word/comments.xml") == ""


@pytest.mark.usefixtures("engine")
def test_hints_become_comments_where_they_are_asked_for(coping: Run) -> None:
    file = essay("essay.md", "# An essay\n\n## One\n\n#### Three\n\nShort.\n")
    assert coping("clean", file, "--hints")[0] == ExitCode.DONE
    assert "<w:comment " in part("essay.cleaned.docx", "word/comments.xml")


@pytest.mark.usefixtures("engine")
def test_the_report_lists_every_change_and_every_open_place(coping: Run) -> None:
    coping("clean", essay(), "--report", "r.json")
    report = Path("r.json").read_text("utf-8")
    found = json.loads(report)
    assert len(found["changes"]) == 2
    for open_place in ("recieve", "utilise", "whom"):
        assert open_place in report


@pytest.mark.usefixtures("engine")
def test_stored_settings_hold_unless_the_command_line_says_otherwise(coping: Run) -> None:
    settings.save(DEFAULTS.with_(tier="likely", tracked=True))
    coping("clean", essay())
    assert "<w:ins " in part("essay.cleaned.docx", "word/document.xml")
    coping("clean", essay(), "--tier", "safe", "-o", "safe.docx")
    assert "receive" not in part("safe.docx", "word/document.xml")


def test_the_language_of_the_command_line_reaches_the_engine_and_the_file(coping: Run, engine: object) -> None:
    coping("clean", essay(), "--language", "en-GB")
    assert {language for _, language in engine.asked} == {"en-GB"}  # type: ignore[attr-defined]
    assert 'w:val="en-GB"' in part("essay.cleaned.docx", "word/styles.xml")


def test_engines_are_ended_after_the_work_and_after_a_failure(coping: Run, engine: object) -> None:
    coping("clean", essay())
    assert engine.closed == 1  # type: ignore[attr-defined]
    coping("clean", "missing.txt")
    assert engine.closed == 2  # type: ignore[attr-defined]


@pytest.mark.usefixtures("engine")
def test_many_files_end_with_a_table_of_their_figures(coping: Run) -> None:
    code, told, _ = coping("clean", essay("a.txt"), essay("b.txt"), "missing.txt", "-o", "out")
    assert code == ExitCode.CANNOT_OPEN
    table = told[told.index("file   ") :].splitlines()
    assert [line.split()[0] for line in table[1:4]] == ["a.txt", "b.txt", "missing.txt"]
    assert table[1].split()[1:] == [str(len(TEXT.split())), "2", "3", "0"]
    assert table[3].endswith("not cleaned")
    assert table[4] == "2 files cleaned, 1 not."


@pytest.mark.usefixtures("engine")
def test_one_file_needs_no_table(coping: Run) -> None:
    assert "files cleaned" not in coping("clean", essay())[1]


@pytest.mark.usefixtures("engine")
def test_many_files_have_a_report_each_named_after_them(coping: Run) -> None:
    coping("clean", essay("a.txt"), essay("b.txt"), "--report", "r.html")
    assert sorted(f.name for f in Path().glob("*.html")) == ["r-a.html", "r-b.html"]


@pytest.mark.usefixtures("engine")
def test_a_folder_is_searched_to_its_depth_and_earlier_copies_are_left_out(coping: Run) -> None:
    for name in ("f/a.txt", "f/deep/er/b.md", "f/a.cleaned.docx", "f/.hidden.txt", "f/c.jpg"):
        essay(name)
    code, told, _ = coping("clean", "f", "-o", "out")
    assert code == ExitCode.DONE
    assert sorted(f.name for f in Path("out").iterdir()) == ["a.cleaned.docx", "b.cleaned.docx"]
    assert "2 files cleaned, 0 not." in told


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["none.txt"], ExitCode.CANNOT_OPEN, "There is no file none.txt."),
        (["essay.txt", "--report", "r.pdf"], ExitCode.USAGE, ".html or .json"),
        (["essay.txt", "--report", "no/r.html"], ExitCode.CANNOT_EXPORT, "The folder no of the report does not exist"),
        (["essay.txt", "-o", "no/x.docx"], ExitCode.CANNOT_EXPORT, "its folder does not exist"),
        (["essay.txt", "none.txt", "-o", "x.docx"], ExitCode.USAGE, "give a folder with -o"),
        (["essay.txt", "--language", "de"], ExitCode.USAGE, "'de'"),
        (["essay.txt", "--tier", "ask"], ExitCode.USAGE, "invalid choice"),
        (["essay.txt", "--engine", "word"], ExitCode.USAGE, "invalid choice"),
        (["essay.txt", "-o"], ExitCode.USAGE, "expected one argument"),
        ([], ExitCode.USAGE, "FILE"),
        (["empty"], ExitCode.CANNOT_OPEN, "holds no text, Markdown or Word file"),
        (["essay.txt", "-o", "essay.txt/x.docx"], ExitCode.CANNOT_EXPORT, "its folder is not a folder"),
        (["essay.txt", "-o", "essay.txt/made/"], ExitCode.CANNOT_EXPORT, "could not be made"),
    ],
)
@pytest.mark.usefixtures("engine")
def test_what_cannot_be_done_is_one_sentence_and_a_named_exit_code(
    coping: Run, arguments: list[str], code: ExitCode, words: str
) -> None:
    essay()
    Path("empty").mkdir()
    before = sorted(f.name for f in Path().rglob("*"))
    got, told, complaints = coping("clean", *arguments)
    assert (got, words in told + complaints) == (code, True)
    assert "Traceback" not in told + complaints
    assert sorted(f.name for f in Path().rglob("*")) == before
