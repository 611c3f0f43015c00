"""Which English it is, and what is none: word by word and paragraph by paragraph."""

from pathlib import Path

import pytest

from coping_gui.essay.essay import Essay, Kind, Paragraph
from coping_gui.opening.language import ENOUGH_WORDS, detect, is_english, other_language, spoken

FILLER = "The council met in spring and it was said that the river had risen by a foot."

SENTENCES = {
    "de": "Der Rat hat sich im Frühling getroffen und es wird auch von der Stadt und dem Fluss nicht viel erzählt.",
    "fr": "Le conseil est dans la ville et les gens qui sont au bord du fleuve ne le voient pas avec plaisir.",
    "es": "El consejo es una parte de la ciudad y los que viven con el río no lo ven más que en la tarde del lunes.",
    "it": "Il consiglio è una parte della città e gli abitanti che vivono con il fiume non lo vedono più nel giorno.",
    "nl": "Het bestuur van de stad is niet voor het water en dat was ook als de rivier door het land naar zee ging.",
    "pt": "O conselho é uma parte da cidade e os que vivem com o rio não o veem mais do que uma vez por dia ao lado.",
    "ro": "Consiliul este în oraș și nu a fost din care să fie pentru că o parte sunt cu apă prin mai multe locuri.",
    "sv": "Rådet var i staden och det som är på väg till havet har inte ett namn för den del av landet med vatten.",
    "pl": "Rada jest w mieście i nie ma na to czasu, że jest po tym jak oraz przez to się do wody dla ludzi.",
}


@pytest.mark.parametrize("tag", SENTENCES)
def test_other_languages_are_named(tag: str) -> None:
    assert other_language(SENTENCES[tag]) == tag
    assert not is_english(SENTENCES[tag])


@pytest.mark.parametrize("tag", SENTENCES)
def test_english_with_a_sentence_of_another_language_in_it_stays_english(tag: str) -> None:
    text = f"{FILLER} {FILLER} {FILLER} He wrote: {SENTENCES[tag]} {FILLER} {FILLER}"
    assert other_language(text) == ""


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        ("colour", "en-GB"), ("behaviours", "en-GB"), ("centre", "en-GB"), ("organise", "en-GB"),
        ("analysed", "en-GB"), ("analysing", "en-GB"), ("analyses", "en-US"),
        ("travelled", "en-GB"), ("whilst", "en-GB"), ("programme", "en-GB"),
        ("judgement", "en-GB"), ("paediatric", "en-GB"),
        ("color", "en-US"), ("behaviors", "en-US"), ("center", "en-US"), ("organize", "en-US"),
        ("analyzed", "en-US"), ("traveled", "en-US"), ("while", "en-US"), ("program", "en-US"),
        ("vigorous", "en-US"), ("coloration", "en-US"), ("metering", "en-US"),
    ],
)  # fmt: skip
def test_one_word_of_a_kind_decides_where_nothing_else_does(word: str, tag: str) -> None:
    assert detect([f"{FILLER} It was the {word} that it was."]) == tag


def test_the_more_frequent_spelling_decides_and_a_draw_is_american() -> None:
    assert detect([f"{FILLER} colour color"]) == "en-US"
    assert detect([f"{FILLER} colour color centre"]) == "en-GB"
    assert detect([f"{FILLER} colour color center"]) == "en-US"


@pytest.mark.parametrize(
    ("places", "tag"),
    [
        ("Sydney, Melbourne and Brisbane", "en-AU"),
        ("Sydney and Melbourne", "en-GB"),
        ("Toronto, Ontario and Quebec; they organize it", "en-CA"),
        ("Toronto, Ontario and Quebec", "en-GB"),
        ("London, Leeds and York", "en-GB"),
    ],
)
def test_places_tell_british_spelling_apart(places: str, tag: str) -> None:
    assert detect([f"{FILLER} The colour of the centre: {places}."]) == tag


@pytest.mark.parametrize("words", [0, 1, ENOUGH_WORDS - 1])
def test_a_few_words_say_too_little(words: int) -> None:
    assert other_language(" ".join(SENTENCES["de"].split()[:words])) == ""


def test_an_empty_essay_is_american_english() -> None:
    assert detect([]) == detect([""]) == "en-US"


def an_essay(*paragraphs: Paragraph) -> Essay:
    return spoken(Essay(paragraphs), "auto", None)


def test_references_and_code_do_not_tell_the_essay_s_english() -> None:
    british = "The colour of the centre, and the behaviour of it, as it was seen."
    essay = an_essay(Paragraph(FILLER), Paragraph(british, Kind.REFERENCE), Paragraph(british, Kind.CODE))
    assert essay.language == "en-US"


@pytest.mark.parametrize(
    ("tag", "language"),
    [("en-GB", "en-GB"), ("en-gb", "en-GB"), ("en-IE", "en-GB"), ("en-ZA", "en-GB"), ("en-CA", "en-CA"),
     ("en-AU", "en-AU"), ("EN-US", "en-US"), ("en", "en-US"), ("", "en-US")],
)  # fmt: skip
def test_the_file_s_own_tag_is_brought_to_one_that_can_be_checked(tag: str, language: str) -> None:
    assert an_essay(Paragraph(FILLER, language=tag)).language == language


def test_the_tag_of_most_words_decides() -> None:
    essay = an_essay(Paragraph(FILLER, language="en-GB"), Paragraph(FILLER * 3, language="en-AU"))
    assert essay.language == "en-AU"


def test_a_wrong_tag_on_english_is_taken_away_and_a_right_one_stays() -> None:
    essay = an_essay(Paragraph(FILLER * 2, language="ro-RO"), Paragraph(SENTENCES["de"], language="de-CH"))
    assert [p.language for p in essay.paragraphs] == ["", "de-CH"]


def test_a_choice_is_obeyed_whatever_the_text_shows_but_foreign_paragraphs_are_still_named() -> None:
    essay = spoken(Essay((Paragraph("The colour of it."), Paragraph(SENTENCES["fr"]))), "en-US", Path("e.txt"))
    assert (essay.language, essay.source) == ("en-US", Path("e.txt"))
    assert [p.language for p in essay.paragraphs] == ["", "fr"]
