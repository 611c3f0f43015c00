"""Every number agrees with the sentences behind it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.checks.structure.measures import Figure, Measure, ease, figures, grade, parts
from coping_gui.essay.essay import Essay
from coping_gui.opening.markdown_reader import essay_from_markdown
from coping_gui.opening.sections import outlined
from coping_gui.opening.text_reader import essay_from_text

TEXT = """# One

The cat sat. The very administrative organisation (Smith, 2010) deliberated. Then it left.

A second paragraph begins here.

> A quotation is not counted at all.

# Two

Only this one."""


def essay(text: str = TEXT) -> Essay:
    return outlined(essay_from_markdown(text))


def by_measure(found: tuple[Figure, ...]) -> dict[Measure, Figure]:
    return {figure.measure: figure for figure in found}


def test_the_whole_comes_first_then_each_section_with_running_text() -> None:
    found = parts(essay())
    assert [(part.section, part.name) for part in found] == [(None, ""), (0, "One"), (1, "Two")]
    assert found[0].sentences == (*found[1].sentences, *found[2].sentences)


def test_numbers_are_those_of_the_sentences_behind_them() -> None:
    text = essay()
    one = by_measure(figures(parts(text)[1], long_sentence=6))
    shown = {m: [s.span.of(text.paragraphs[s.paragraph].text) for s in f.sentences] for m, f in one.items()}
    assert one[Measure.WORDS].value == 3 + 7 + 3 + 5
    assert shown[Measure.PARAGRAPHS] == ["The cat sat.", "A second paragraph begins here."]
    assert one[Measure.SENTENCES].value == 4
    assert one[Measure.MEAN_LENGTH].value == 4.5
    assert shown[Measure.MEAN_LENGTH][0].startswith("The very")
    assert shown[Measure.LONG_SENTENCES] == shown[Measure.CITING] == [shown[Measure.MEAN_LENGTH][0]]
    assert shown[Measure.LONG_WORDS][0] == shown[Measure.CITING][0]


def test_readability_keeps_silent_about_a_few_sentences() -> None:
    assert Measure.EASE not in by_measure(figures(parts(essay())[0], 40))
    long = by_measure(figures(parts(essay(f"# One\n\n{'The cat sat on the mat. ' * 20}"))[0], 40))
    assert long[Measure.EASE].value == pytest.approx(ease(120, 20, 120))
    assert long[Measure.GRADE].value == pytest.approx(grade(120, 20, 120))


def test_an_essay_without_running_text_has_no_figures() -> None:
    assert figures(parts(essay("# One"))[0], 40) == ()


@given(st.text(max_size=300))
def test_any_text_can_be_measured(text: str) -> None:
    read = essay_from_text(text)
    for part in parts(read):
        for figure in figures(part, 40):
            assert figure.value == figure.value, "no number is missing"
            for sentence in figure.sentences:
                assert sentence.span.of(read.paragraphs[sentence.paragraph].text).strip()
