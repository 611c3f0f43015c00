"""The batch behind its dialog: rows, one progress, stopping, and what a bad file or a bad engine costs."""

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import docx
import pytest
from pytestqt.qtbot import QtBot

from coping_gui.checks.grammar.engine import EngineStatus
from coping_gui.errors import GrammarUnavailable
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span
from coping_gui.gui.batch_runner import BackgroundBatch
from coping_gui.gui.check_work import LocalChecks
from coping_gui.gui.models import BatchRequest, BatchRow, FileState
from coping_gui.gui.window_parts import Services
from coping_gui.review.decisions import Decisions
from coping_gui.review.dictionary import UserDictionary
from coping_gui.settings import DEFAULTS

TEXT = "We have teh aconsortium report, and wierd words."


class Engine:
    """Flags two words; may wait at a gate, may fail."""

    name = "harper"

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.reached = threading.Event()
        self.error: Exception | None = None
        self.closed = 0

    def status(self) -> EngineStatus:
        return EngineStatus(self.name, True, "fine")

    def start(self, language: str = "en-US") -> None:
        pass

    def check(self, texts: Sequence[str], language: str) -> list[list[Finding]]:
        self.reached.set()
        self.gate.wait()
        if self.error is not None:
            raise self.error
        return [
            [
                Finding(Span(at, at + len(word)), category, word, "m", (better,), tier, self.name)
                for word, better, category, tier in (
                    ("teh", "the", Category.GRAMMAR, Tier.SAFE),
                    ("wierd", "weird", Category.SPELLING, Tier.ASK),
                )
                if (at := text.find(word)) >= 0
            ]
            for text in texts
        ]

    def close(self) -> None:
        self.closed += 1


class Desk:
    """A runner and what it told."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.engine = Engine()
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.services = Services(
            DEFAULTS, self._make, LocalChecks,
            decisions=Decisions(), dictionary=UserDictionary(), data_folder=folder,
        )  # fmt: skip
        self.runner = BackgroundBatch(self.services)
        self.rows: list[BatchRow] = []
        self.steps: list[tuple[int, int]] = []
        self.ends: list[str] = []
        self._qtbot = qtbot

    def _make(self, choice: str, words: Sequence[str]) -> list[Engine]:
        self.asked.append((choice, tuple(words)))
        if choice == "languagetool":
            raise GrammarUnavailable("LanguageTool is not set up.")
        return [self.engine]

    def start(self, *files: Path, folder: Path | None = None, **options: bool) -> None:
        request = BatchRequest(files, folder, **options)
        self.runner.start(request, self.rows.append, lambda *s: self.steps.append(s), self.ends.append)

    def run(self, *files: Path, folder: Path | None = None, **options: bool) -> None:
        self.start(*files, folder=folder, **options)
        self.wait()

    def wait(self) -> None:
        self._qtbot.waitUntil(lambda: bool(self.ends))

    def states(self, file: Path) -> list[FileState]:
        return [row.state for row in self.rows if row.source == file]

    def last(self, file: Path) -> BatchRow:
        return [row for row in self.rows if row.source == file][-1]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path / "data")
    yield made
    made.engine.gate.set()
    made.services.background.stop()


@pytest.fixture
def essay(tmp_path: Path) -> Callable[..., Path]:
    def write(name: str = "a.txt", text: str = TEXT) -> Path:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
        return tmp_path / name

    return write


def words_of(file: Path) -> str:
    return " ".join(p.text for p in docx.Document(str(file)).paragraphs)


def test_a_file_is_worked_on_and_then_done_with_its_figures(desk: Desk, essay: Callable[..., Path]) -> None:
    file = essay()
    desk.run(file)
    assert desk.states(file) == [FileState.WORKING, FileState.DONE]
    row = desk.last(file)
    assert (row.target, row.fixed, row.left) == (file.with_name("a.cleaned.docx"), 2, 1)
    assert words_of(row.target) == "We have the a consortium report, and wierd words."  # type: ignore[arg-type]
    assert desk.ends == [""]


def test_progress_goes_over_all_files_to_its_end_and_never_back(desk: Desk, essay: Callable[..., Path]) -> None:
    desk.run(*(essay(f"{n}.txt", "\n\n".join([TEXT] * 5)) for n in range(3)))
    assert desk.steps[-1] == (300, 300)
    assert [done for done, _ in desk.steps] == sorted(done for done, _ in desk.steps)
    assert {total for _, total in desk.steps} == {300}


def test_a_bad_file_is_told_in_its_row_and_stops_nothing(
    desk: Desk, essay: Callable[..., Path], tmp_path: Path
) -> None:
    bad, good = tmp_path / "bad.docx", essay()
    bad.write_bytes(b"PK\x03\x04 broken")
    desk.run(bad, tmp_path / "none.txt", good)
    assert [desk.last(f).state for f in (bad, tmp_path / "none.txt", good)] == [
        FileState.FAILED, FileState.FAILED, FileState.DONE,
    ]  # fmt: skip
    assert "damaged" in desk.last(bad).note
    assert "none.txt" in desk.last(tmp_path / "none.txt").note
    assert desk.ends == [""]


def test_copies_go_to_the_chosen_folder_with_names_of_their_own(
    desk: Desk, essay: Callable[..., Path], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    desk.run(essay("one/a.txt"), essay("two/a.txt"), folder=out, report=True)
    assert sorted(f.name for f in out.iterdir()) == [
        "a-2.cleaned.docx", "a.cleaned.docx", "a.report-2.html", "a.report.html",
    ]  # fmt: skip


def test_reports_stand_beside_the_originals_where_no_folder_is_chosen(desk: Desk, essay: Callable[..., Path]) -> None:
    file = essay()
    desk.run(file, report=True)
    assert file.with_name("a.report.html").is_file()


@pytest.mark.parametrize("overwrite", [False, True])
def test_an_earlier_copy_is_replaced_only_where_that_is_wanted(
    desk: Desk, essay: Callable[..., Path], overwrite: bool
) -> None:
    file = essay()
    file.with_name("a.cleaned.docx").write_text("mine")
    desk.run(file, overwrite=overwrite)
    assert desk.last(file).state is (FileState.DONE if overwrite else FileState.FAILED)
    assert (file.with_name("a.cleaned.docx").read_bytes() == b"mine") is not overwrite


def test_options_of_the_dialog_hold_for_this_batch_alone(desk: Desk, essay: Callable[..., Path]) -> None:
    file = essay()
    desk.run(file, tracked=True)
    import zipfile

    with zipfile.ZipFile(file.with_name("a.cleaned.docx")) as package:
        assert "<w:ins " in package.read("word/document.xml").decode()
    assert desk.services.settings == DEFAULTS


def test_engine_and_dictionary_are_those_of_the_window(desk: Desk, essay: Callable[..., Path]) -> None:
    desk.services.dictionary.add("wierd")
    desk.services.settings = DEFAULTS.with_(engine="harper")
    file = essay()
    desk.run(file)
    assert desk.asked == [("harper", ("wierd",))]
    assert desk.last(file).left == 0


def test_its_engines_are_ended_with_it(desk: Desk, essay: Callable[..., Path]) -> None:
    desk.run(essay())
    assert desk.engine.closed == 1


def test_an_engine_that_is_asked_for_and_missing_ends_the_batch_with_a_sentence(
    desk: Desk, essay: Callable[..., Path]
) -> None:
    desk.services.settings = DEFAULTS.with_(engine="languagetool")
    desk.run(essay())
    assert desk.ends == ["LanguageTool is not set up."]
    assert desk.rows == []


def test_an_engine_that_fails_on_the_way_is_told_with_the_file(desk: Desk, essay: Callable[..., Path]) -> None:
    desk.engine.error = GrammarUnavailable("Harper has stopped.")
    file = essay()
    desk.run(file)
    assert desk.last(file).state is FileState.DONE
    assert "Harper has stopped." in desk.last(file).note


def test_stopping_leaves_what_is_done_and_nothing_of_the_file_in_work(
    desk: Desk, essay: Callable[..., Path], qtbot: QtBot
) -> None:
    first, second, third = (essay(f"{n}.txt") for n in range(3))
    desk.run(first)
    desk.ends.clear()
    desk.engine.gate.clear()
    desk.engine.reached.clear()
    desk.start(second, third)
    qtbot.waitUntil(desk.engine.reached.is_set)
    desk.runner.cancel()
    desk.engine.gate.set()
    desk.wait()
    assert desk.ends == [""]
    assert FileState.DONE not in desk.states(second)
    assert desk.states(third) == []
    assert sorted(f.name for f in first.parent.glob("*.docx")) == ["0.cleaned.docx"]


def test_a_batch_can_be_run_again_after_it_was_stopped(desk: Desk, essay: Callable[..., Path]) -> None:
    file = essay()
    desk.runner.cancel()
    desk.run(file)
    assert desk.last(file).state is FileState.DONE


def test_closing_the_window_ends_a_batch_that_waits_for_its_engine(
    desk: Desk, essay: Callable[..., Path], qtbot: QtBot
) -> None:
    desk.engine.gate.clear()
    desk.start(essay())
    qtbot.waitUntil(desk.engine.reached.is_set)
    desk.services.background.cancel_all()
    desk.engine.gate.set()
    desk.services.background.stop()
    assert desk.ends == []
    assert not desk.services.background.busy()
