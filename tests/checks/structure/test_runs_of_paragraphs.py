"""What is known of a run of paragraphs is kept when another run changes, and nothing else changes by it."""

from dataclasses import replace

import pytest

from coping_gui.checks.structure.hints import OFF_BY_DEFAULT, find_hints
from coping_gui.checks.structure.view import BLOCK, View
from coping_gui.essay.essay import Essay
from coping_gui.opening.sections import outlined
from coping_gui.opening.text_reader import essay_from_text
from coping_gui.settings import DEFAULTS

SETTINGS = DEFAULTS.with_(enabled_rules=OFF_BY_DEFAULT)
PLAIN = "The council met in spring, and it was said that the river had risen by more than a foot in two days."


def long_essay(paragraphs: int) -> Essay:
    body = [f"{PLAIN} It was the {n}th time (Marsh, {1900 + n % 99})." for n in range(paragraphs)]
    return essay_from_text(
        "\n\n".join(["On the River and its Towns", "Introduction", PLAIN, "The Many Rivers Here", *body])
    )


def edited(essay: Essay, at: int, text: str) -> Essay:
    rows = list(essay.paragraphs)
    rows[at] = replace(rows[at], text=text)
    return outlined(replace(essay, paragraphs=tuple(rows)))


def test_the_runs_of_a_section_hold_its_prose_in_order() -> None:
    view = View(long_essay(3 * BLOCK + 5))
    for index, section in enumerate(view.sections):
        assert [i for block in view.blocks(index) for i in block.paragraphs] == view.prose(section)
    assert [i for block in view.running_blocks for i in block.paragraphs] == view.running
    assert all(len(block.paragraphs) <= BLOCK for block in view.running_blocks)


def test_a_run_whose_paragraphs_are_the_same_is_the_same() -> None:
    essay = long_essay(3 * BLOCK)
    before, after = View(essay), View(edited(essay, 10, f"{PLAIN} So it is now."))
    same = [a.run is b.run for a, b in zip(before.running_blocks, after.running_blocks, strict=True)]
    assert same.count(False) == 1


@pytest.mark.parametrize("at", [10, BLOCK + 10, 2 * BLOCK + 20])
@pytest.mark.parametrize(
    ("first", "then", "rule"),
    [
        ("The colour of it is the honour of the town.", "The color of it is the labor of the town.", "L8"),
        ("The World Health Organization (WHO) came.", "The World Health Organization (WHO) came again.", "L7"),
        ("Moreover, it is old. Furthermore, it is cold. However, it is far.", PLAIN, "L5"),
        (" ".join(["word"] * 80) + ".", PLAIN, "L1"),
    ],
)
def test_hints_after_an_edit_are_those_of_the_text_read_anew(at: int, first: str, then: str, rule: str) -> None:
    essay = long_essay(3 * BLOCK)
    find_hints(essay, SETTINGS)
    changed = edited(edited(essay, at, first), 8, then)
    anew = essay_from_text("\n\n".join(p.text for p in changed.paragraphs))
    assert find_hints(changed, SETTINGS) == find_hints(anew, SETTINGS)
    assert any(h.rule == rule for h in find_hints(changed, SETTINGS))


def test_three_connectives_in_a_row_are_seen_across_two_runs() -> None:
    openers = [f"{word}, it rained. It is so." for word in ("Moreover", "However", "Therefore")]
    plain = [PLAIN] * (BLOCK - 2)
    rows = [*plain, *(o.split(" It is so.")[0] for o in openers), *plain]
    essay = essay_from_text("\n\n".join(["On the River and its Towns", "The Many Rivers Here", *rows]))
    assert [h.paragraph for h in find_hints(essay, SETTINGS) if h.rule == "L5"] == [
        next(i for i, p in enumerate(essay.paragraphs) if p.text.startswith("Therefore"))
    ]


def test_citations_of_runs_are_those_of_their_paragraphs_in_order() -> None:
    view = View(long_essay(2 * BLOCK))
    assert list(view.citations) == sorted(view.citations)
    assert len(view.citations) == 2 * BLOCK
