"""The corruption that the spacing model trains on loses blanks and nothing else, and says which."""

import importlib.util
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

FILE = Path(__file__).resolve().parents[3] / "benchmarks" / "spacing_training" / "corruption.py"
pytestmark = pytest.mark.skipif(
    not FILE.exists(), reason="needs a source tree: the training programs are not installed"
)

TEXT = (
    "The Long Valley\n\nThe river had risen in the night (Brown and Miller, 2014), and the lower fields were full of "
    "mud. As Brown and Miller (2014) say, nobody in the New Village was surprised. It happened every spring, they "
    "said; the farmers had moved their cattle to the hills. “So be it,” said one of them."
)


def module():
    spec = importlib.util.spec_from_file_location("spacing_corruption", FILE)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def restored(paragraph, lost):
    return "".join(" " * (i in lost) + c for i, c in enumerate(paragraph))


@pytest.mark.parametrize("mode", ["wrap", "html", "mixed", "punctuation", "citation", "random", "clean"])
def test_the_places_of_the_losses_restore_the_text(mode):
    for seed in range(10):
        pieces = module().corrupted(TEXT, mode, Random(seed))
        assert "\n\n".join(restored(paragraph, lost) for paragraph, lost in pieces) == TEXT


def test_a_clean_text_loses_nothing():
    assert all(not lost for _, lost in module().corrupted(TEXT, "clean", Random(1)))


def test_every_mode_but_clean_loses_something():
    for mode in set(module().MODES) - {"clean"}:
        counts = [sum(len(lost) for _, lost in module().corrupted(TEXT * 5, mode, Random(seed))) for seed in range(10)]
        assert max(counts) > 0


def test_the_same_seed_gives_the_same_losses():
    made = module()
    assert made.corrupted(TEXT, "mixed", Random(7)) == made.corrupted(TEXT, "mixed", Random(7))


def test_wrapped_lines_end_before_the_width():
    made = module()
    paragraph = " ".join(["word"] * 60)
    lost = sorted(made.wrap(paragraph, Random(1), 50, 1.0))
    starts = [0, *(place + 1 for place in lost)]
    assert all(end - start <= 50 for start, end in zip(starts, lost, strict=False))


def test_shares_of_the_modes_add_up_to_one():
    assert sum(module().MODES.values()) == pytest.approx(1.0)


@given(
    st.text(alphabet="ab (),.2015\n", max_size=80),
    st.sampled_from(["wrap", "html", "mixed", "random"]),
    st.integers(0, 5),
)
def test_any_text_is_restored(text, mode, seed):
    pieces = module().corrupted(text, mode, Random(seed))
    assert "\n\n".join(restored(paragraph, lost) for paragraph, lost in pieces) == text
