"""The seed essay: every lost blank repaired, nothing else touched. Skipped where the shared data is absent."""

import json
from pathlib import Path

import pytest

from coping_gui.checks.spacing.repair import find, profile, repair_text
from coping_gui.essay.edit import apply_edits
from coping_gui.essay.finding import Tier

SEED = Path(__file__).resolve().parents[4] / "shared" / "seeds" / "seed.jsonl"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason=f"needs {SEED}, which is not part of the project")


def record():
    return json.loads(SEED.read_text("utf-8").splitlines()[0])


@pytest.mark.parametrize("tier", [Tier.SAFE, Tier.LIKELY])
def test_every_lost_blank_of_the_seed_is_repaired_and_nothing_else(tier):
    seed = record()
    assert repair_text(seed["corrupted"], tier).split() == seed["gold"].split()


def test_paragraph_by_paragraph_repairs_the_same():
    seed = record()
    paragraphs = [line for line in seed["corrupted"].split("\n") if line.strip()]
    whole = profile(paragraphs)
    repaired = [apply_edits(p, [f.edit() for f in find(p, whole) if f.tier is Tier.SAFE]) for p in paragraphs]
    assert " ".join(repaired).split() == seed["gold"].split()


def test_the_line_width_of_the_seed_is_found():
    paragraphs = record()["corrupted"].split("\n\n")
    assert abs(profile(paragraphs).lines.width - 69) <= 1
