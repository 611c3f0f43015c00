"""The main job on the seed essays, through the command line as a user runs it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest

from coping_gui.cli import main
from coping_gui.errors import ExitCode

SEEDS = Path(__file__).parents[2] / "seeds"
ESSAYS = sorted(f.name for f in SEEDS.iterdir() if f.suffix in (".txt", ".md") and f.stem != "README")
CASE_STUDY = SEEDS / "coping-case-study.txt"


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPING_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("COPING_DATA", str(tmp_path / "data"))


def coping(*arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
    """The command as a process of its own, with no terminal."""
    return subprocess.run(
        [sys.executable, "-m", "coping_gui.cli", *arguments],
        input=text, capture_output=True, text=True, encoding="utf-8", env=os.environ, check=False,
    )  # fmt: skip


def without_blanks(text: str) -> str:
    return "".join(text.split())


def words_of(file: Path) -> list[str]:
    """Every word of the body, in order, whatever the paragraphs."""
    return " ".join(p.text for p in docx.Document(str(file)).paragraphs).split()


def test_every_lost_blank_of_the_case_study_comes_back_and_nothing_else_changes(tmp_path: Path) -> None:
    target = tmp_path / "cleaned.docx"
    assert main(["clean", str(CASE_STUDY), "-o", str(target), "--engine", "none"]) == ExitCode.DONE
    gold = (SEEDS / "clean" / CASE_STUDY.name).read_text("utf-8")
    assert words_of(target) == gold.split()


def test_repairing_the_case_study_gives_its_clean_twin(capsys: pytest.CaptureFixture[str]) -> None:
    done = coping("repair", text=CASE_STUDY.read_text("utf-8"))
    assert done.returncode == ExitCode.DONE
    assert done.stdout.split() == (SEEDS / "clean" / CASE_STUDY.name).read_text("utf-8").split()


@pytest.mark.parametrize("name", ESSAYS)
def test_the_spacing_repair_takes_no_letter_of_any_seed_away(name: str) -> None:
    text = (SEEDS / name).read_text("utf-8")
    for tier in ("safe", "likely"):
        assert without_blanks(coping("repair", "--tier", tier, text=text).stdout) == without_blanks(text)


@pytest.mark.parametrize("name", ["rivers.txt", *(f"clean/{name}" for name in ESSAYS)])
def test_a_clean_essay_keeps_every_blank_as_it_is(name: str) -> None:
    text = (SEEDS / name).read_text("utf-8")
    assert coping("repair", text=text).stdout == text


@pytest.mark.parametrize("name", ESSAYS)
def test_every_seed_is_cleaned_into_a_word_file_that_opens(name: str, tmp_path: Path) -> None:
    done = coping("clean", str(SEEDS / name), "-o", str(tmp_path), "--engine", "none", "--hints", "--tracked")
    assert done.returncode == ExitCode.DONE, done.stderr
    assert done.stderr == ""
    (target,) = tmp_path.glob("*.docx")
    assert zipfile.ZipFile(target).testzip() is None
    assert docx.Document(str(target)).paragraphs


def test_the_summary_tells_what_was_fixed_what_is_left_and_what_to_do_next(tmp_path: Path) -> None:
    told = coping("clean", str(CASE_STUDY), "-o", str(tmp_path), "--engine", "none").stdout
    for word in ("512 words", "Fixed:", "Left:", "File:", "coping-case-study.cleaned.docx", "coping-gui"):
        assert word in told


def test_the_case_study_has_an_untitled_introduction_one_titled_section_and_a_conclusion() -> None:
    told = coping("hints", str(CASE_STUDY)).stdout
    lines = [line for line in told.splitlines() if line and not line.startswith(" ")]
    assert [line.split(" (")[0] for line in lines[:3]][0::2] == ["Introduction", "Conclusion"]
    assert "(body" in lines[1]


def test_a_whole_folder_is_cleaned_and_its_originals_stay_as_they_are(tmp_path: Path) -> None:
    essays = tmp_path / "essays"
    essays.mkdir()
    for name in ESSAYS:
        (essays / name).write_bytes((SEEDS / name).read_bytes())
    done = coping("clean", str(essays), "-o", str(tmp_path / "out"), "--engine", "none")
    assert done.returncode == ExitCode.DONE, done.stdout
    assert f"{len(ESSAYS)} files cleaned, 0 not." in done.stdout
    assert len(list((tmp_path / "out").iterdir())) == len(ESSAYS)
    assert all((essays / name).read_bytes() == (SEEDS / name).read_bytes() for name in ESSAYS)


@pytest.mark.languagetool
def test_the_real_languagetool_takes_part_in_the_main_job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COPING_DATA")
    essay = tmp_path / "essay.txt"
    essay.write_text("The consortium was comprising of partners, havingbeen funded by an union of states.", "utf-8")
    done = coping("check", str(essay), "--engine", "languagetool", "--format", "json")
    assert done.returncode == ExitCode.FINDINGS, done.stderr
    assert "languagetool" in done.stdout
