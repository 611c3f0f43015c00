"""The training program trains end to end: a few made-up documents in, four forests that judge out."""

import json
import lzma
import os
import subprocess
import sys
from pathlib import Path
from random import Random

import numpy as np
import pytest

from coping_gui.checks.spacing.candidates import MARK_FEATURES, WORD_FEATURES
from coping_gui.checks.spacing.profile import LATE
from coping_gui.checks.spacing.trees import Forest

pytest.importorskip("lightgbm", reason="the forests are trained with lightgbm, which is needed for nothing else")
ROOT = Path(__file__).resolve().parents[3]
if not (ROOT / "benchmarks" / "spacing_training").is_dir():
    pytest.skip("needs a source tree: the training programs are not installed", allow_module_level=True)

WIDTHS = {
    "word_first": len(WORD_FEATURES),
    "mark_first": len(MARK_FEATURES),
    "word_second": len(WORD_FEATURES) + len(LATE),
    "mark_second": len(MARK_FEATURES) + len(LATE),
}
PROSE = (
    "acl_abstracts", "gov", "gov_uk", "jats_articles", "langsci", "open_web", "openstax", "peps", "standardebooks",
    "state_history",
)  # fmt: skip
SUBJECTS = ["The river", "The old farmer", "Nobody in the village", "Each of the children", "The new report", "She"]
VERBS = ["rose above", "looked for", "wrote about", "had forgotten", "could not see", "moved away from"]
OBJECTS = ["the lower fields", "a small house", "the first question", "every other town", "the road to the hills"]
ENDS = [
    "in the night.",
    "for 3.5 or 10,000 pounds a year.",
    "in the well-known U.S. report (p. 3).",
    "(Brown, 2014), and left.",
    "because it rained; it was late.",
    "before the war, they said.",
]


def made_up(number):
    rng = Random(number)
    choices = (SUBJECTS, VERBS, OBJECTS, ENDS)
    sentences = [" ".join(rng.choice(some) for some in choices) for _ in range(60)]
    return "\n\n".join(" ".join(sentences[i : i + 6]) for i in range(0, 60, 6))


def write(path, records):
    path.parent.mkdir(parents=True, exist_ok=True)
    with lzma.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(record) + "\n" for record in records)


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """The folder of the forests that one run of the program wrote, and what it printed."""
    folder = tmp_path_factory.mktemp("training")
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN"
    records = [{"id": f"made-{name}", "genre": "news", "text": made_up(n)} for n, name in enumerate(letters)]
    write(folder / "data" / "spacing" / "train.jsonl.xz", records)
    for name in PROSE:
        write(folder / "data" / "prose" / f"{name}.jsonl.xz", [])
    (folder / "work").mkdir()
    command = [sys.executable, "-m", "benchmarks.spacing_training.train"]
    places = [str(folder / "data"), str(folder / "work"), str(folder / "resources")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, sys.path)])}
    run = subprocess.run(
        [*command, *places], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert run.returncode == 0, run.stderr[-2000:]
    return folder / "resources" / "spacing", run.stdout


def loaded(folder, name):
    with np.load(folder / f"{name}.npz") as stored:
        return Forest(
            stored["roots"], stored["feature"].astype(np.int32), stored["threshold"], stored["left"],
            stored["value"], int(stored["depth"]),
        )  # fmt: skip


@pytest.mark.parametrize("name", WIDTHS)
def test_a_forest_of_each_look_is_written(trained, name):
    forest = loaded(trained[0], name)
    assert len(forest.roots) > 1
    assert forest.depth > 0
    assert forest.feature.max() < WIDTHS[name]


@pytest.mark.parametrize("name", WIDTHS)
def test_a_trained_forest_answers_with_chances_that_differ(trained, name):
    rows = np.random.default_rng(5).normal(0, 8, (200, WIDTHS[name])).astype(np.float32)
    chances = loaded(trained[0], name).probability(rows)
    assert ((chances >= 0) & (chances <= 1)).all()
    assert len(set(chances.tolist())) > 1


def test_the_program_reports_thresholds_of_documents_it_kept_back(trained):
    assert "word 0.98: P" in trained[1]
    assert "all 0.5: P" in trained[1]
