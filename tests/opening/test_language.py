"""Which English a text follows, and which paragraphs are in another language."""

import pytest

from coping_gui.essay.essay import Essay, Paragraph
from coping_gui.opening.language import detect, is_english, other_language, spoken

ENGLISH = (
    "The house stands on a hill above the town, and it has been empty for many years, which is a pity for all of us."
)
GERMAN = (
    "Das Haus steht auf einem Hügel über der Stadt und ist seit vielen Jahren leer, was für die Nachbarn"
    " nicht schön ist."
)
FRENCH = (
    "La maison est sur une colline et elle est vide depuis des années, ce qui est une honte pour les voisins"
    " du village."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en-US"),
        (ENGLISH + " The colour of the theatre is grey.", "en-GB"),
        (ENGLISH + " The color of the theater is gray.", "en-US"),
        (ENGLISH + " They organised their behaviour whilst travelling.", "en-GB"),
        (ENGLISH + " One colour, two colors, and more behavior.", "en-US"),
        (ENGLISH + " In Australia, Australian colours glow over Sydney, its harbour.", "en-AU"),
        (ENGLISH + " In Canada, Canadian colours are recognized in Toronto.", "en-CA"),
        (GERMAN, "de"),
        ("", "en-US"),
        ("Too short.", "en-US"),
    ],
)
def test_the_texts_own_spelling_tells_its_english(text: str, language: str) -> None:
    assert detect([text]) == language


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        (GERMAN, "de"),
        (FRENCH, "fr"),
        (ENGLISH, ""),
        ("Der Hund.", ""),
        (ENGLISH + " “Das ist die Stadt und das Haus.”", ""),
    ],
)
def test_only_what_is_clearly_not_english_is_called_so(text: str, tag: str) -> None:
    assert other_language(text) == tag


def test_english_is_recognised() -> None:
    assert is_english(ENGLISH)
    assert not is_english(GERMAN)
    assert not is_english("Hello world")


def test_a_german_paragraph_in_an_english_essay_is_named() -> None:
    essay = spoken(Essay((Paragraph(ENGLISH), Paragraph(GERMAN))), "auto", None)
    assert [p.language for p in essay.paragraphs] == ["", "de"]
    assert essay.language.startswith("en")


def test_the_files_own_english_counts_before_the_spelling() -> None:
    essay = spoken(Essay((Paragraph(ENGLISH + " The color is gray.", language="en-GB"),)), "auto", None)
    assert essay.language == "en-GB"


@pytest.mark.parametrize(
    ("tag", "language"), [("en-NZ", "en-GB"), ("en-us", "en-US"), ("EN-AU", "en-AU"), ("en", "en-US")]
)
def test_tags_are_brought_to_a_variety_that_can_be_checked(tag: str, language: str) -> None:
    assert spoken(Essay((Paragraph(ENGLISH, language=tag),)), "auto", None).language == language


def test_a_choice_is_obeyed() -> None:
    assert spoken(Essay((Paragraph(ENGLISH, language="en-GB"),)), "en-CA", None).language == "en-CA"


def test_a_file_that_calls_english_text_romanian_is_not_believed() -> None:
    essay = spoken(Essay((Paragraph(ENGLISH, language="ro-RO"),)), "auto", None)
    assert essay.paragraphs[0].language == ""
    assert essay.language == "en-US"


def test_a_file_that_calls_german_text_german_is_believed() -> None:
    assert spoken(Essay((Paragraph(GERMAN, language="de-CH"),)), "auto", None).paragraphs[0].language == "de-CH"
