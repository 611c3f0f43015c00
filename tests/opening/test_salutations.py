"""A letter begins with a salutation, which is no title."""

import pytest

from coping_gui.essay.essay import Kind
from coping_gui.opening.front import is_salutation
from coping_gui.opening.text_reader import essay_from_text

BODY = "I am writing to ask for an extension of three days for my essay on migration, which I cannot finish in time."


@pytest.mark.parametrize(
    "line",
    [
        "Dear Dr. Hale,",
        "Dear Prof. St. John,",
        "Dear Sir or Madam:",
        "Dear colleagues!",
        "Dearest Anna,",
        "To whom it may concern,",
        "To Whom It May Concern:",
        "Hello Anna,",
        "Hi,",
        "Gentlemen:",
        "Ladies and Gentlemen,",
    ],
)
def test_a_letter_has_no_title(line: str) -> None:
    essay = essay_from_text(f"{line}\n\n{BODY}\n\nKind regards,\nMira Sol")
    assert is_salutation(line)
    assert essay.title == ""
    assert essay.paragraphs[0].kind is Kind.BODY


@pytest.mark.parametrize(
    "line", ["Dear Diary: A Study of Private Writing", "Dear Brutus", "To Whom It May Concern", "Rivers and Roads"]
)
def test_a_title_that_speaks_like_a_letter_is_a_title(line: str) -> None:
    essay = essay_from_text(f"{line}\n\n{BODY}\n\n{BODY}")
    assert not is_salutation(line)
    assert essay.title == line
