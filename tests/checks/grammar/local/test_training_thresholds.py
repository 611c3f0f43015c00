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
    LEAST_CHANCE,
    LOUD,
    NEVER,
    RIGHT,
    SHOWN,
    Evidence,
    Rows,
    cross_checked,
    fitted,
    fold,
    likely_from,
    thresholds_of,
    write,
)
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
def evidence():
    """The likelier the righter, in ten documents; alarms at 0.95 in calm and none in dense prose."""
    made = Evidence()
    for n in range(10):
        for rate in (0.01, DENSE):
            for chance, right, wrong in ((0.99, 20, 0), (0.95, 18, 2), (0.9, 14, 6), (0.7, 4, 16)):
                for what, times in ((RIGHT, right), (FALSE, wrong)):
                    for _ in range(times):
                        made.add(f"d{n}", rate, one(chance), what)
        for _ in range(6):
            made.add(f"d{n}", 0.01, one(0.95), CALM)
        made.words[fold(f"d{n}"), CALM] += 1000
    return made


def chosen(evidence, most=100.0, quiet=100.0):
    return evidence.table(ALL, most, quiet)[NUMBER]


def test_where_alarms_are_free_what_is_right_often_enough_is_shown(evidence):
    calm, _busy, dense, _habit = chosen(evidence)
    assert 0.7 < calm < 0.95
    assert 0.7 < dense < 0.95


def test_a_threshold_is_where_the_fitted_chance_of_being_right_is_as_wanted(evidence):
    weights = fitted(Rows.of(evidence.rows, ALL), 0.05, 0.05)
    dense = thresholds_of(weights)[NUMBER, 2]
    odds = np.log(dense / (1 - dense))
    pairs = weights.reshape(-1, 2)
    fit = pairs[0] + pairs[2] + pairs[3 + NUMBER]
    assert 1 / (1 + np.exp(-fit[0] - fit[1] * odds)) == pytest.approx(SHOWN, abs=0.01)


def test_few_alarms_make_the_calm_threshold_rise_more_than_the_dense_one(evidence):
    free, strict = chosen(evidence), chosen(evidence, quiet=0.5)
    assert strict[0] > 0.95
    assert strict[0] - free[0] > strict[2] - free[2]
    assert evidence.alarms(ALL, evidence.table(ALL, 100, 0.5)) == (0.0, 0.0)


def test_a_kind_that_is_never_right_is_never_shown():
    made = Evidence()
    for n in range(50):
        made.add(f"d{n}", BUSY, one(0.999), FALSE)
        made.words[fold(f"d{n}"), [LOUD, CALM]] += 100
    assert chosen(made)[1] == NEVER


def test_a_kind_of_few_places_is_judged_as_all_kinds_are(evidence):
    article = kinds.NAMES.index(kinds.ARTICLE)
    before = evidence.table(ALL, 100, 100)[article]
    evidence.add("d0", 0.01, one(0.9, kinds.ARTICLE), FALSE)
    after = evidence.table(ALL, 100, 100)
    assert (before != NEVER).all()
    assert abs(after[article, 0] - after[NUMBER, 0]) < 0.15


def test_what_has_hardly_a_chance_is_no_evidence():
    made = Evidence()
    made.add("d", BUSY, one(LEAST_CHANCE - 0.01), RIGHT)
    assert made.rows == []


def test_without_any_unseen_prose_of_a_fold_the_choice_still_ends():
    made = Evidence()
    made.add("d", BUSY, one(0.99), RIGHT, 30.0)
    assert chosen(made)[1] <= 0.99
    assert cross_checked(made, 1.0, 1.0) == (0.0, 0.0)


def test_matters_of_habit_are_counted_apart_from_how_many_mistakes_there_are():
    made = Evidence()
    for rate in (0.0, BUSY, DENSE):
        made.add("d", rate, one(0.97, sorted(STRICT)[0]), RIGHT)
    assert Rows.of(made.rows, ALL).band.tolist() == [len(BANDS)] * 3


def test_alarms_are_counted_on_documents_that_the_choice_has_not_seen(evidence):
    everywhere, there = cross_checked(evidence, 100.0, 0.5)
    assert everywhere == there == 0.0
    for _ in range(5):  # one document that no other speaks of
        evidence.add("d3", 0.01, one(0.9999), CALM)
    assert cross_checked(evidence, 100.0, 0.5)[1] == pytest.approx(0.5)


def test_likely_is_what_was_nearly_always_right(evidence):
    rows = Rows.of(evidence.rows, ALL)
    assert 0.9 <= likely_from(rows, NUMBER) <= 0.95
    assert likely_from(rows, kinds.NAMES.index(kinds.ARTICLE)) == NEVER


def test_the_written_table_is_what_the_program_reads(evidence, tmp_path, capsys):
    path = tmp_path / "thresholds.tsv"
    table = evidence.table(ALL, 100, 0.5)
    write(path, evidence, table)
    assert capsys.readouterr().out.startswith("kind\tcalm\tbusy\tdense\tlikely")
    rows = {line.split("\t")[0]: line.split("\t")[1:] for line in path.read_text("utf-8").splitlines()[1:]}
    assert set(rows) == set(kinds.NAMES)
    calm, busy, dense, _likely, right, _wrong, clean = map(float, rows[kinds.NUMBER])
    assert (calm, busy, dense) == tuple(table[NUMBER, :3])
    assert right >= 200
    assert clean == 0


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
