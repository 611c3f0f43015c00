"""The checks in their own process give what they give in a thread, and end with the window."""

from collections.abc import Iterator

import pytest

from coping_gui.errors import GrammarUnavailable
from coping_gui.essay.essay import Paragraph
from coping_gui.gui.check_work import LocalChecks
from coping_gui.gui.local_checks import ProcessChecks
from coping_gui.opening.text_reader import essay_from_text
from coping_gui.settings import DEFAULTS

TEXT = "The project was funded,and thechildren of inmates were helped.\n\nA second paragraph of the essay stands here."


@pytest.fixture(scope="module")
def process() -> Iterator[ProcessChecks]:
    made = ProcessChecks(DEFAULTS, ())
    yield made
    made.close()


def paragraphs() -> list[Paragraph]:
    return list(essay_from_text(TEXT).paragraphs)


def test_the_process_finds_what_a_thread_finds(process: ProcessChecks) -> None:
    here = LocalChecks(DEFAULTS, ())
    texts = [p.text for p in paragraphs()]
    for checks in (here, process):
        checks.profile(texts)
    spacing = process.spacing(paragraphs())
    assert spacing == here.spacing(paragraphs())
    assert spacing[0]
    assert process.own(paragraphs(), spacing, "en-US") == here.own(paragraphs(), spacing, "en-US")
    outline = process.outline(essay_from_text(TEXT), spacing)
    assert outline == here.outline(essay_from_text(TEXT), spacing)
    assert outline.essay.sections


def test_a_process_that_died_is_started_again_and_knows_the_document(process: ProcessChecks) -> None:
    process.profile([p.text for p in paragraphs()])
    before = process.spacing(paragraphs())
    process._process.kill()  # pyright: ignore[reportPrivateUsage]
    process._process.join()  # pyright: ignore[reportPrivateUsage]
    assert process.spacing(paragraphs()) == before


def test_a_process_that_was_started_ahead_answers_the_same(process: ProcessChecks) -> None:
    fresh = ProcessChecks(DEFAULTS, ())
    fresh.start()
    for checks in (fresh, process):
        checks.profile([p.text for p in paragraphs()])
    assert fresh.spacing(paragraphs()) == process.spacing(paragraphs())
    fresh.close()


def test_an_error_of_the_checks_is_raised_here(process: ProcessChecks) -> None:
    with pytest.raises(IndexError):
        process.own(paragraphs(), [], "en-US")
    assert len(process.spacing(paragraphs())) == 2, "it goes on after an error"


def test_after_closing_nothing_is_started_any_more() -> None:
    closed = ProcessChecks(DEFAULTS, ())
    closed.close()
    closed.close()
    with pytest.raises(GrammarUnavailable):
        closed.spacing(paragraphs())
