"""Passages in another language are left alone; English is not taken for one, however it is spelt."""

import pytest

from coping_gui.checks.checker import Checker
from coping_gui.checks.grammar.engine import NullEngine
from coping_gui.checks.grammar.foreign import foreign_spans
from coping_gui.essay.essay import Paragraph
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span
from coping_gui.settings import DEFAULTS

PASSAGES = [
    ("The poet asks “", "Wer reitet so spät durch Nacht und Wind?", "” and then turns to the boy."),
    ('The law says: "', "Die Würde des Menschen ist unantastbar.", '" This sentence is often cited.'),
    ("Descartes wrote that ", "je pense, donc je suis", ", and his readers never forgot it."),
    ("The novel opens with « ", "Longtemps, je me suis couché de bonne heure", " » and never explains it."),
    ("The pamphlet held that ", "l’état est dans les mains du peuple", ", and was forbidden."),
    ('Cicero asks, "', "Quo usque tandem abutere, Catilina, patientia nostra?", '" before the senate.'),
    ("The old rule ", "nemo iudex in causa sua", " applies to every judge in the country."),
    ('It starts with "', "En un lugar de la Mancha, de cuyo nombre no quiero acordarme", '" and the joke is plain.'),
    ("The song says ", "que será, será", ", and everyone in the hall sang along."),
    ("The line is “", "Nel mezzo del cammin di nostra vita mi ritrovai per una selva oscura", "” in Italian."),
    ("The fado says “", "não sei porque te foste embora", "” to the end of the night."),
    ("The painter wrote ‘", "ik heb het werk niet voor mijzelf gemaakt", "’ to his brother."),
]
"""What stands before, the passage, what stands behind."""
ENGLISH = [
    "The results is that teh goverment recieve alot of monney, and nobody beleive it.",
    "In the war, die Wende and the Weltanschauung were words of the day.",
    "He was a van de Velde, she an el Greco; the les Halles market was on the rue de Rivoli in an old part of Paris.",
    "Per capita income and et al. are common, and so are ad hoc, de facto, pro rata and vice versa.",
    "Me and you are in it for the money, am I not? He has no son, so he was on a mission to sum it up.",
    "Dr. Müller and Señor Núñez met José Saramago, Slavoj Žižek and Søren Kierkegaard in a café.",
    "thechildren ofinmates wereaffected bythe project and itsresults arenot known inthe UK",
    "",
    "…",
]


@pytest.mark.parametrize(("before", "passage", "behind"), PASSAGES)
def test_a_passage_is_found_whole_and_nothing_else(before, passage, behind):
    text = before + passage + behind
    (span,) = foreign_spans(text)
    marks = " .?!,"
    assert span.of(text).strip(marks) == passage.strip(marks)


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_none_of_them(text):
    assert foreign_spans(text) == ()


def test_two_passages_are_two():
    text = "“".join(part for row in PASSAGES[:1] for part in row) + " Later: " + "".join(PASSAGES[2])
    assert len(foreign_spans(text)) == 2


def test_english_between_two_passages_belongs_to_neither():
    first, second = "Wer reitet so spät durch Nacht und Nebel", "ist der Vater mit seinem Kind und er hat den Knaben"
    text = f"{first} asks the poet, {second}."
    assert [span.of(text) for span in foreign_spans(text)] == [first, second]


def test_an_english_quotation_with_a_passage_in_it_is_not_foreign_as_a_whole():
    text = "She said: “We read je pense, donc je suis in the first week, and all of us knew what it meant to him.”"
    (span,) = foreign_spans(text)
    assert span.of(text) == "je pense, donc je suis"


class Everything(NullEngine):
    """Flags every word."""

    name = "everything"

    def check(self, texts, language):
        return [[self.flag(text, word) for word in text.split()] for text in texts]

    def flag(self, text, word):
        start = text.index(word)
        return Finding(Span(start, start + len(word)), Category.GRAMMAR, "R", "m", ("x",), Tier.ASK, self.name)


@pytest.mark.parametrize(("before", "passage", "behind"), PASSAGES)
def test_no_engine_marks_anything_inside_of_one(before, passage, behind):
    text = before + passage + behind
    checker = Checker(DEFAULTS, ())
    (found,) = checker.grammar(Everything(), [Paragraph(text)], [()], "en-GB")
    inside = Span(len(before), len(before) + len(passage))
    assert found
    assert not [f for f in found if f.span.overlaps(inside)]


def test_a_text_in_that_language_is_not_english_with_one_long_quotation():
    checker = Checker(DEFAULTS, ())
    text = "Er ist nicht hier, und ich weiß nicht, wo er ist."
    (found,) = checker.grammar(Everything(), [Paragraph(text)], [()], "de-DE")
    assert found


@pytest.mark.languagetool
def test_the_real_languagetool_leaves_a_german_quotation_alone_and_marks_the_english_beside_it(real_languagetool):
    text = 'He go home and say: "Ich habe keine Zeit mehr für diese Arbeit, aber ich hoffe auf baldige Antwort."'
    assert [m for m in real_languagetool.raw([text], "en-US")[0] if m.span.start > 20], "it has nothing to leave alone"
    (found,) = Checker(DEFAULTS, ()).grammar(real_languagetool, [Paragraph(text)], [()], "en-US")
    assert [f.span.of(text) for f in found][:1] == ["go"]
    assert not [f for f in found if f.span.start > 20]
