"""Which files a batch takes, where each goes, and what is told meanwhile."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coping_gui.batch import READABLE, Batch, Outcome, files_in, unlike
from coping_gui.checks.checker import Checker
from coping_gui.checks.grammar.engine import EngineStatus
from coping_gui.errors import Cancelled, ExitCode, GrammarUnavailable
from coping_gui.essay.finding import Finding
from coping_gui.pipeline import clean
from coping_gui.settings import DEFAULTS, Settings

TEXT = "The projectsucceeded because it was wellplanned and wellfunded by the state."


def written(folder: Path, *names: str, text: str = TEXT) -> list[Path]:
    files = [folder / name for name in names]
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return files


@pytest.mark.parametrize("suffix", [*READABLE, *(s.upper() for s in READABLE)])
def test_every_kind_that_can_be_read_is_taken_from_a_folder(tmp_path: Path, suffix: str) -> None:
    [file] = written(tmp_path, f"essay{suffix}")
    assert files_in([tmp_path]) == [file]


@pytest.mark.parametrize(
    "name",
    ["essay", "essay.doc", "essay.odt", "essay.pdf", "essay.docx.bak", "~$essay.docx", ".essay.txt", "e.cleaned.docx",
     "e.cleaned.txt", "~$e.cleaned.docx", "picture.png", "folder.txt/inside.log"],
)  # fmt: skip
def test_what_is_no_essay_or_is_ours_is_left_in_its_folder_but_taken_when_it_is_named(
    tmp_path: Path, name: str
) -> None:
    [file] = written(tmp_path, name)
    assert files_in([tmp_path]) == []
    assert files_in([file]) == [file]


def test_files_come_in_the_order_of_their_names_folder_by_folder_each_once(tmp_path: Path) -> None:
    b, a, deep = written(tmp_path / "one", "b.txt", "a.txt", "sub/a.txt")
    [other] = written(tmp_path / "two", "c.txt")
    given_ = [other, tmp_path / "one", b, tmp_path / "two"]
    assert files_in(given_) == [other, a, b, deep]


def test_a_folder_that_is_not_there_is_tried_as_a_file(tmp_path: Path) -> None:
    assert files_in([tmp_path / "gone"]) == [tmp_path / "gone"]


def test_links_inside_a_folder_are_files_where_they_lead_to_one(tmp_path: Path) -> None:
    [file] = written(tmp_path / "real", "essay.txt")
    folder = tmp_path / "linked"
    folder.mkdir()
    try:
        (folder / "link.txt").symlink_to(file)
        (folder / "broken.txt").symlink_to(tmp_path / "gone.txt")
    except OSError:
        pytest.skip("this system makes no links")
    assert files_in([folder]) == [folder / "link.txt"]


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (["a.cleaned.docx", "a.cleaned.docx"], ["a.cleaned.docx", "a-2.cleaned.docx"]),
        (["a.cleaned.docx", "A.cleaned.docx"], ["a.cleaned.docx", "A-2.cleaned.docx"]),
        (["a.docx"] * 3, ["a.docx", "a-2.docx", "a-3.docx"]),
        (["a.cleaned.docx", "a-2.cleaned.docx", "a.cleaned.docx"],
         ["a.cleaned.docx", "a-2.cleaned.docx", "a-3.cleaned.docx"]),
        (["report", "report"], ["report", "report-2"]),
        (["a.b.cleaned.docx"] * 2, ["a.b.cleaned.docx", "a.b-2.cleaned.docx"]),
        (["STRASSE.docx", "straße.docx"], ["STRASSE.docx", "straße-2.docx"]),
        (["a.docx", "b.docx"], ["a.docx", "b.docx"]),
        ([], []),
    ],
)  # fmt: skip
def test_targets_of_one_name_are_numbered_before_their_suffix(names: list[str], wanted: list[str]) -> None:
    assert [p.name for p in unlike(map(Path, names))] == wanted


@settings(deadline=None)
@given(st.lists(st.sampled_from(["a.docx", "A.DOCX", "a-2.docx", "a-3.docx", "b", "x/a.docx", "a.cleaned.docx"])))
def test_no_two_targets_are_one_file_and_the_first_of_each_name_keeps_it(names: list[str]) -> None:
    chosen = unlike(map(Path, names))
    assert len({str(p).casefold() for p in chosen}) == len(names)
    assert [p.parent for p in chosen] == [Path(n).parent for n in names]
    seen: set[str] = set()
    for name, target in zip(names, chosen, strict=True):
        if name.casefold() not in seen:
            assert str(target).casefold() == name.casefold() or any(
                str(p).casefold() == name.casefold() for p in chosen[: chosen.index(target)]
            )
        seen.add(name.casefold())


class Engine:
    """Answers nothing; does `at` before each answer."""

    name = "known"

    def __init__(self, at: Callable[[], None] = lambda: None) -> None:
        self.at = at
        self.texts: list[str] = []

    def status(self) -> EngineStatus:
        return EngineStatus(self.name, True, "fine")

    def start(self, language: str = "en-US") -> None:
        pass

    def check(self, texts: Sequence[str], language: str) -> list[list[Finding]]:
        self.texts += texts
        self.at()
        return [[] for _ in texts]

    def close(self) -> None:
        pass


def batch(files: list[Path], engine: Engine | None = None, chosen: Settings = DEFAULTS, **more: object) -> Batch:
    engines = [engine] if engine else []
    return Batch(files, None, chosen, Checker(chosen, engines), **more)  # type: ignore[arg-type]


def test_each_outcome_is_told_before_the_next_file_is_begun(tmp_path: Path) -> None:
    order: list[str] = []
    engine = Engine(lambda: order.append("checked"))
    files = written(tmp_path, "a.txt", "b.txt")
    batch(files, engine, on_outcome=lambda o: order.append(o.source.name)).run()
    assert order == ["checked", "a.txt", "checked", "b.txt"]


def test_an_engine_that_breaks_costs_no_file_and_is_told_with_each(tmp_path: Path) -> None:
    def broken() -> None:
        raise GrammarUnavailable("The engine is gone.")

    outcomes = batch(written(tmp_path, "a.txt", "b.txt"), Engine(broken)).run()
    assert [o.ok for o in outcomes] == [True, True]
    assert all(o.cleaned is not None and "The engine is gone." in o.cleaned.notices for o in outcomes)


def test_what_was_cancelled_in_the_middle_of_a_file_leaves_nothing_of_it(tmp_path: Path) -> None:
    stop = threading.Event()
    files = written(tmp_path, "a.txt", "b.txt")
    outcomes = batch(files, Engine(stop.set), cancelled=stop.is_set).run()
    assert outcomes == []
    assert sorted(f.name for f in tmp_path.iterdir()) == ["a.txt", "b.txt"]


def test_a_batch_of_no_files_has_no_outcome(tmp_path: Path) -> None:
    assert batch([]).run() == []
    assert list(tmp_path.iterdir()) == []


def test_existing_copies_are_kept_unless_they_may_be_replaced(tmp_path: Path) -> None:
    files = written(tmp_path, "a.txt", "b.txt")
    (tmp_path / "a.cleaned.docx").write_text("mine")
    outcomes = batch(files).run()
    assert [(o.ok, o.exit_code) for o in outcomes] == [(False, ExitCode.CANNOT_EXPORT), (True, ExitCode.DONE)]
    assert (tmp_path / "a.cleaned.docx").read_text() == "mine"
    assert [o.ok for o in batch(files, overwrite=True).run()] == [True, True]


def test_every_file_has_its_own_report(tmp_path: Path) -> None:
    files = written(tmp_path, "one/a.txt", "two/a.txt")
    batch(files, report=lambda source: tmp_path / f"{source.stem}.json").run()
    assert sorted(f.name for f in tmp_path.glob("*.json")) == ["a-2.json", "a.json"]


def test_files_without_a_report_get_none(tmp_path: Path) -> None:
    files = written(tmp_path, "a.txt", "b.txt")
    batch(files, report=lambda source: tmp_path / "b.html" if source.stem == "b" else None).run()
    assert [f.name for f in tmp_path.glob("*.html")] == ["b.html"]


def test_a_file_is_not_checked_when_its_copy_could_not_be_written(tmp_path: Path) -> None:
    engine = Engine()
    files = written(tmp_path, "a.txt")
    (tmp_path / "a.cleaned.docx").mkdir()
    [outcome] = batch(files, engine).run()
    assert outcome.exit_code is ExitCode.CANNOT_EXPORT
    assert engine.texts == []


@pytest.mark.parametrize("seen", [0, 1, 2])
def test_cancelling_between_files_keeps_what_is_done(tmp_path: Path, seen: int) -> None:
    told: list[Outcome] = []
    files = written(tmp_path, "a.txt", "b.txt", "c.txt")
    outcomes = batch(files, on_outcome=told.append, cancelled=lambda: len(told) >= seen).run()
    assert [o.source.name for o in outcomes] == ["a.txt", "b.txt", "c.txt"][:seen]
    assert len(list(tmp_path.glob("*.docx"))) == seen


def test_one_file_at_a_time_tells_its_steps_up_to_all_of_them(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    file = written(tmp_path, "a.txt", text="\n\n".join([TEXT] * 10))[0]
    clean(file, tmp_path / "o.docx", DEFAULTS, Checker(DEFAULTS, [Engine()]), progress=lambda *s: steps.append(s))
    assert steps[-1] == (30, 30)
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)


def test_a_stop_just_before_writing_writes_nothing(tmp_path: Path) -> None:
    stop = threading.Event()
    [file] = written(tmp_path, "a.txt")
    checker = Checker(DEFAULTS, ())

    def progress(done: int, total: int) -> None:
        if done == total:
            stop.set()

    with pytest.raises(Cancelled):
        clean(file, tmp_path / "o.docx", DEFAULTS, checker, progress=progress, cancelled=stop.is_set)
    assert not (tmp_path / "o.docx").exists()


def test_word_files_are_cleaned_in_place_of_being_rebuilt(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(TEXT, style="Quote")
    document.core_properties.author = "Anna"
    document.save(str(tmp_path / "a.docx"))
    [outcome] = batch([tmp_path / "a.docx"]).run()
    assert outcome.cleaned is not None
    copy = docx.Document(str(outcome.cleaned.target))
    assert copy.core_properties.author == "Anna"
    assert (copy.paragraphs[0].style.name, copy.paragraphs[0].text) == (  # type: ignore[union-attr]
        "Quote",
        "The project succeeded because it was well planned and well funded by the state.",
    )
