"""COPING as a user has it: built as a wheel, installed elsewhere, run from another folder."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "resources"

_BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"

_REACH = """
import json, sys
from pathlib import Path
import coping_gui
from coping_gui import paths
found = {}
for name in json.loads(sys.stdin.read()):
    file = paths.resource(*name.split("/"))
    found[name] = [str(file), file.stat().st_size]
print(json.dumps({"package": coping_gui.__file__, "files": found}))
"""

_WORK = """
import sys
from pathlib import Path
from coping_gui.essay.essay import Essay, Paragraph
from coping_gui.export.docx_writer import build_docx
from coping_gui.export.report import Report, write_report
Path("essay.docx").write_bytes(build_docx(Essay((Paragraph("Good."),))))
write_report(Report(None, Path("essay.docx")), Path("report.html"))
assert "PySide6" not in sys.modules
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    done = run([sys.executable, "-c", _BUILD, str(folder)], ROOT)
    return folder / done.stdout.split()[-1]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with COPING in it, and nothing else."""
    target = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    run([*pip, "--no-deps", "--no-index", "--no-compile", "--target", str(target), str(wheel)], target)
    return target


def run(command: list[str], folder: Path, text: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **variables}
    done = subprocess.run(
        command, cwd=folder, input=text, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done


def run_installed(program: str, installed: Path, folder: Path, text: str = "") -> str:
    return run([sys.executable, "-c", program], folder, text, PYTHONPATH=str(installed)).stdout


def shipped() -> dict[str, int]:
    """Every file in resources/ and its size."""
    files = (f for f in RESOURCES.rglob("*") if f.is_file() and "__pycache__" not in f.parts)
    return {f.relative_to(RESOURCES).as_posix(): f.stat().st_size for f in files}


def test_every_resource_is_reached_from_an_installed_wheel(installed: Path, tmp_path: Path) -> None:
    expected = shipped()
    assert "templates/essay-styles.xml" in expected
    answer = json.loads(run_installed(_REACH, installed, tmp_path, json.dumps(sorted(expected))))
    assert Path(answer["package"]).is_relative_to(installed)
    assert all(Path(file).is_relative_to(installed) for file, _ in answer["files"].values())
    assert {name: size for name, (_, size) in answer["files"].items()} == expected


def test_an_installed_wheel_writes_word_files_and_reports(installed: Path, tmp_path: Path) -> None:
    run_installed(_WORK, installed, tmp_path)
    assert zipfile.is_zipfile(tmp_path / "essay.docx")
    assert "@media print" in (tmp_path / "report.html").read_text("utf-8")


def test_both_programs_are_installed_and_tell_what_they_are(installed: Path, tmp_path: Path) -> None:
    (info,) = installed.glob("coping-*.dist-info")
    entries = (info / "entry_points.txt").read_text("utf-8")
    assert "coping = coping_gui.cli:main" in entries
    assert "coping-gui = coping_gui.app:main" in entries
    help_text = run_installed("from coping_gui.cli import main; main(['--help'])", installed, tmp_path)
    assert "clean" in help_text


def test_the_wheel_holds_the_program_and_its_licence_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {
        "coping_gui",
        next(n.split("/")[0] for n in names if "dist-info" in n),
    }
    assert any(name.endswith("licenses/LICENSE") for name in names)
