"""Many files: one outcome each, whatever happens to one of them."""

from pathlib import Path

import pytest

from coping_gui import batch
from coping_gui.batch import Batch, Outcome, files_in
from coping_gui.checks.checker import Checker
from coping_gui.errors import ExitCode
from coping_gui.settings import DEFAULTS


def some_files(folder: Path, *names: str) -> list[Path]:
    files = [folder / name for name in names]
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("The projectsucceeded because it was wellplanned and wellfunded by the state.", "utf-8")
    return files


def a_batch(files: list[Path], output: Path | None = None, **more: object) -> Batch:
    return Batch(files, output, DEFAULTS, Checker(DEFAULTS, ()), **more)  # type: ignore[arg-type]


def test_a_folder_gives_its_readable_files_in_order_without_locks_and_earlier_results(tmp_path: Path) -> None:
    wanted = some_files(tmp_path, "a.txt", "b.md", "sub/c.docx")
    some_files(tmp_path, "~$c.docx", ".hidden.txt", "a.cleaned.docx", "picture.png")
    assert files_in([tmp_path, wanted[0]]) == wanted


def test_a_named_file_is_tried_whatever_its_suffix(tmp_path: Path) -> None:
    assert files_in([tmp_path / "essay.pdf"]) == [tmp_path / "essay.pdf"]


def test_every_file_has_an_outcome_and_a_bad_one_its_reason(tmp_path: Path) -> None:
    good, other = some_files(tmp_path, "good.txt", "other.txt")
    told: list[Outcome] = []
    outcomes = a_batch([tmp_path / "missing.txt", good, other], on_outcome=told.append).run()
    assert [o.ok for o in outcomes] == [False, True, True]
    assert outcomes[0].exit_code is ExitCode.CANNOT_OPEN
    assert "missing.txt" in outcomes[0].error
    assert told == outcomes


def test_a_defect_of_ours_costs_only_its_own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = some_files(tmp_path, "first.txt", "second.txt")
    real = batch.clean

    def clean(source: Path, *rest: object, **more: object) -> object:
        if source == first:
            raise RuntimeError("boom")
        return real(source, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(batch, "clean", clean)
    outcomes = a_batch([first, second]).run()
    assert [o.ok for o in outcomes] == [False, True]
    assert "unexpected RuntimeError" in outcomes[0].error


def test_files_of_one_name_get_targets_of_their_own(tmp_path: Path) -> None:
    files = some_files(tmp_path, "one/essay.txt", "two/essay.txt")
    output = tmp_path / "out"
    output.mkdir()
    assert [o.ok for o in a_batch(files, output).run()] == [True, True]
    assert sorted(f.name for f in output.iterdir()) == ["essay-2.cleaned.docx", "essay.cleaned.docx"]


def test_after_cancelling_the_rest_has_no_outcome_and_leaves_no_file(tmp_path: Path) -> None:
    files = some_files(tmp_path, "a.txt", "b.txt", "c.txt")
    told: list[Outcome] = []
    outcomes = a_batch(files, on_outcome=told.append, cancelled=lambda: bool(told)).run()
    assert [o.source for o in outcomes] == files[:1]
    assert sorted(f.name for f in tmp_path.glob("*.docx")) == ["a.cleaned.docx"]


def test_progress_tells_the_file_and_its_steps(tmp_path: Path) -> None:
    steps: list[tuple[int, int, int]] = []
    a_batch(some_files(tmp_path, "a.txt", "b.txt"), on_progress=lambda *step: steps.append(step)).run()
    assert {number for number, _, _ in steps} == {0, 1}
