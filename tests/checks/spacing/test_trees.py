import numpy as np
import pytest

from coping_gui.checks.spacing.candidates import MARK_FEATURES, WORD_FEATURES
from coping_gui.checks.spacing.profile import LATE
from coping_gui.checks.spacing.trees import Forest, forest


def stump():
    """One tree: feature 1 > 0.5 ? 2.0 : -2.0."""
    return Forest(
        np.array([0]), np.array([1, 0, 0], np.int32), np.array([0.5, np.inf, np.inf], np.float32),
        np.array([1, 1, 2], np.int32), np.array([0.0, -2.0, 2.0], np.float32), 1,
    )  # fmt: skip


def test_a_tree_asks_its_feature():
    rows = np.array([[9, 0.4], [9, 0.6], [9, 0.5]], np.float32)
    no, yes = 1 / (1 + np.exp(2)), 1 / (1 + np.exp(-2))
    assert stump().probability(rows) == pytest.approx([no, yes, no])


def test_no_rows_have_no_probabilities():
    assert stump().probability(np.zeros((0, 2), np.float32)).shape == (0,)


def test_many_rows_are_scored_like_single_ones():
    rows = np.random.default_rng(3).random((1000, 2)).astype(np.float32)
    together = stump().probability(rows)
    assert together == pytest.approx([stump().probability(row[None])[0] for row in rows])


@pytest.mark.parametrize(
    ("name", "width"),
    [
        ("word_first", len(WORD_FEATURES)),
        ("mark_first", len(MARK_FEATURES)),
        ("word_second", len(WORD_FEATURES) + len(LATE)),
        ("mark_second", len(MARK_FEATURES) + len(LATE)),
    ],
)
def test_the_shipped_forests_fit_the_features(name, width):
    trees = forest(name)
    assert trees.feature.max() < width
    assert trees.left.max() < len(trees.left)
    assert ((trees.left > np.arange(len(trees.left))) | np.isinf(trees.threshold)).all()
    chances = trees.probability(np.random.default_rng(1).normal(0, 10, (50, width)).astype(np.float32))
    assert ((chances >= 0) & (chances <= 1)).all()


def test_the_models_of_spacing_stay_small():
    from coping_gui.paths import resource

    size = sum(path.stat().st_size for folder in ("spacing", "words") for path in resource(folder).iterdir())
    assert size <= 15_000_000
