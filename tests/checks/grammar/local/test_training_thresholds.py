# ruff: noqa: E402  (the training programs are in the source tree alone, which is looked at first)
"""How thresholds are chosen: gains against alarms, bands and folds apart, documents that training has seen left out."""

import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[4]
if not (ROOT / "benchmarks" / "training").is_dir():
    pytest.skip("needs a source tree: the training programs are not installed", allow_module_level=True)
sys.path.insert(0, str(ROOT))

from benchmarks.training.findings import shown_as
from benchmarks.training.thresholds import (
    CALM,
    FALSE,
    FOLDS,
    GRID,
    LOUD,
    NEVER,
    RIGHT,
    Tally,
    cross_checked,
    fold,
    likely_from,
    write,
)  # fmt: skip
from benchmarks.training.trained_on import unseen
from coping_gui.checks.grammar.local import kinds
from coping_gui.checks.grammar.local.corrections import Correction
from coping_gui.checks.grammar.local.model import BANDS, BUSY, DENSE, STRICT
from coping_gui.essay.span import Span

NUMBER = kinds.NAMES.index(kinds.NUMBER)
ALL = range(FOLDS)


def one(chance, kind=kinds.NUMBER):
    return Correction(Span(0, 3), "cars", kind, chance)


@pytest.fixture
def tally():
    """Right above 0.9 and wrong below, in ten documents; alarms at 0.95 in calm and none in dense prose."""
    made = Tally()
    for n in range(10):
        for rate in (0.01, DENSE):
            for _ in range(20):
                made.add(f"d{n}", rate, one(0.985), RIGHT)
                made.add(f"d{n}", rate, one(0.92), RIGHT)
                made.add(f"d{n}", rate, one(0.7), FALSE)
        for _ in range(3):
            made.add(f"d{n}", 0.01, one(0.95), CALM)
        made.words[fold(f"d{n}"), CALM] += 1000
    return made


def chosen(tally, most=100.0, quiet=100.0):
    return [GRID[place] for place in tally.within(ALL, most, quiet)[NUMBER]]


def test_where_alarms_are_free_everything_that_is_mostly_right_is_shown(tally):
    calm, _busy, dense, _habit = chosen(tally)
    assert 0.7 < calm <= 0.92
    assert 0.7 < dense <= 0.92


def test_few_alarms_make_the_calm_threshold_rise_and_leave_the_dense_one(tally):
    calm, _busy, dense, _habit = chosen(tally, quiet=0.5)
    assert calm > 0.95
    assert 0.7 < dense <= 0.92
    assert tally.alarms(ALL, tally.within(ALL, 100, 0.5)) == (0.0, 0.0)


def test_a_kind_that_is_never_right_is_never_shown():
    made = Tally()
    for n in range(50):
        made.add(f"d{n}", BUSY, one(0.999), FALSE)
        made.words[fold(f"d{n}"), [LOUD, CALM]] += 100
    assert chosen(made)[1] == NEVER


def test_without_any_unseen_prose_of_a_fold_the_choice_still_ends():
    made = Tally()
    made.add("d", BUSY, one(0.99), RIGHT, 30.0)
    assert chosen(made)[1] <= 0.99
    assert cross_checked(made, 1.0, 1.0) == (0.0, 0.0)


def test_matters_of_habit_are_counted_apart_from_how_many_mistakes_there_are():
    made = Tally()
    kind = sorted(STRICT)[0]
    for rate in (0.0, BUSY, DENSE):
        made.add("d", rate, one(0.97, kind), RIGHT)
    cells = made.cells[:, kinds.NAMES.index(kind)].sum(0)
    assert cells[: len(BANDS)].sum() == 0
    assert cells[len(BANDS), 0, RIGHT] == 3


def test_alarms_are_counted_on_documents_that_the_choice_has_not_seen(tally):
    everywhere, there = cross_checked(tally, 100.0, 0.5)
    assert everywhere == there == 0.0
    tally.add("d3", 0.01, one(0.999), CALM, 5.0)  # one document that no other speaks of
    assert cross_checked(tally, 100.0, 0.5)[1] == pytest.approx(0.5)


def test_likely_is_what_was_nearly_always_right(tally):
    assert 0.7 < likely_from(tally, NUMBER, 0) <= 0.92
    assert likely_from(tally, kinds.NAMES.index(kinds.ARTICLE), 0) == NEVER


def test_the_written_table_is_what_the_program_reads(tally, tmp_path, capsys):
    path = tmp_path / "thresholds.tsv"
    write(path, tally, tally.within(ALL, 100, 0.5))
    assert capsys.readouterr().out.startswith("kind\tcalm\tbusy\tdense\tlikely")
    rows = {line.split("\t")[0]: line.split("\t")[1:] for line in path.read_text("utf-8").splitlines()[1:]}
    assert set(rows) == set(kinds.NAMES)
    calm, _busy, dense, likely, right, wrong, clean = map(float, rows[kinds.NUMBER])
    assert (calm > 0.95, dense <= 0.92, likely > 0.95) == (True, True, True)
    assert (right, wrong, clean) == (600, 0, 0)


def test_a_document_whose_sentences_were_trained_on_is_not_unseen(tmp_path):
    (tmp_path / "text").mkdir()
    words = ["The", "old", "house", "stood", "on", "a", "hill", "above", "us", "."]
    np.savez(
        tmp_path / "text" / "000.npz", words="\n".join(words), ids=np.arange(10, dtype=np.uint32),
        lengths=np.array([10], np.uint16),
    )  # fmt: skip
    seen = "The old house stood on a hill above us. It was raining."
    other = "The old house stood beside a lake, and nobody had lived there. It was raining."
    assert unseen([seen, other, ""], tmp_path) == [False, True, True]


def test_a_finding_is_shown_in_its_context():
    assert shown_as("He go home.", Correction(Span(3, 5), "goes", kinds.AGREEMENT, 0.99)) == "… He [go → goes] home. …"
    assert "[∅ → the ]" in shown_as("In morning", Correction(Span(3, 3), "the ", kinds.ARTICLE_LOST, 0.99))
