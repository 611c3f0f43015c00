"""A misspelt word's corrections, read in its sentence by a network that likes what a test wants."""

import pytest

from coping_gui.checks.grammar.agreement import merge_engines
from coping_gui.checks.grammar.local import in_sentence, kinds
from coping_gui.checks.grammar.local.corrections import Correction, Reader
from coping_gui.checks.grammar.local.in_sentence import CLOSE, MOST_READ, Trial, heard, in_sentences, trial
from coping_gui.checks.grammar.local.model import chunks_of
from coping_gui.checks.grammar.local.network import UNCHANGED, Choices
from coping_gui.checks.grammar.local.tokenizer import words_of
from coping_gui.checks.grammar.ranking import Choice, weighed
from coping_gui.checks.grammar.second_opinion import SecondOpinion, doubt, maybe, read
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span

TEXT = "They met in those palce last year."
PLACE = Span(18, 23)


class Liking:
    """A network to which a sentence is right when it holds one of some words, and wrong at every word otherwise."""

    labels, inserts = ("KEEP", "SPELL"), ("", ".", "?", "!")

    def __init__(self, *liked):
        self.liked, self.seen = liked, []

    def run(self, chunks):
        self.seen += [[w.text for w in chunk] for chunk in chunks]
        wrong = Choices(0.001, ((1, 0.9),), ())
        return [[UNCHANGED if self._likes(chunk) else wrong] * (len(chunk) + 1) for chunk in chunks]

    def _likes(self, chunk):
        return any(w.text in self.liked for w in chunk)


def spelling(span=PLACE, new="place", others=("palace", "places")):
    return Correction(span, new, kinds.SPELLING, 0.9, others)


def ordered(network, correction=None, text=TEXT):
    found = [[correction or spelling()]]
    return in_sentences(network, [text], [(0, chunk) for chunk in chunks_of(text)], found)[0][0]


@pytest.mark.parametrize("liked", ["place", "palace"])
def test_the_correction_that_the_sentence_likes_comes_first(liked):
    better = ordered(Liking(liked))
    assert better.new == liked
    assert liked not in better.others


def test_only_the_best_few_of_many_candidates_are_read(monkeypatch):
    words = ("place", "palace", "places", "pace", "pale")
    near = tuple(Choice(word, -0.1 * n) for n, word in enumerate(words))
    monkeypatch.setattr(in_sentence, "weighed", lambda *_: near)
    tried = trial(TEXT, chunks_of(TEXT)[0], 4)
    assert tried is not None
    assert tuple(tried.choices) == near[:MOST_READ]


def test_span_kind_and_chance_stay():
    better = ordered(Liking("palace"))
    assert (better.span, better.kind, better.chance) == (PLACE, kinds.SPELLING, 0.9)


def test_only_candidates_that_are_nearly_as_likely_are_read():
    network = Liking("place")
    ordered(network)
    choices = weighed(TEXT, *PLACE, ())
    close = {c.word for c in choices if choices[0].score - c.score < CLOSE}
    assert {row[4] for row in network.seen} == close
    assert len(network.seen) == len(close) < len(choices)


def test_the_rest_of_the_sentence_is_as_it_was():
    network = Liking("place")
    ordered(network)
    assert all([*row[:4], *row[5:]] == ["They", "met", "in", "those", "last", "year", "."] for row in network.seen)


def test_a_word_whose_letters_leave_nothing_open_is_not_read():
    text = "The goverment resigned."
    (chunk,) = chunks_of(text)
    assert trial(text, chunk, 1) is None
    network = Liking()
    found = [[Correction(Span(4, 13), "government", kinds.SPELLING, 0.9)]]
    assert in_sentences(network, [text], [(0, chunk)], found) == found
    assert network.seen == []


def test_corrections_of_other_kinds_are_left_alone():
    network = Liking("places")
    other = Correction(PLACE, "place", kinds.WORD, 0.9)
    assert ordered(network, other) == other
    assert network.seen == []


def test_a_correction_that_starts_inside_a_word_is_left_alone():
    inside = spelling(Span(19, 23))
    assert ordered(Liking("places"), inside) == inside


class Inflecting(Liking):
    """A network that would put a word into another form."""

    labels = ("KEEP", "SPELL", "PL", "CAPITAL")

    def __init__(self, word, label, chance):
        super().__init__()
        self.word, self.change = word, Choices(1 - chance, ((self.labels.index(label), chance),), ())

    def run(self, chunks):
        self.seen += [[w.text for w in chunk] for chunk in chunks]
        return [[self.change if w.text == self.word else UNCHANGED for w in [*chunk, None] if w] + [UNCHANGED] for chunk in chunks]  # fmt: skip # noqa: E501


def test_the_form_that_the_sentence_wants_of_a_candidate_is_a_candidate():
    better = ordered(Inflecting("place", "PL", 0.9))
    assert better.new == "places"
    assert "place" in better.others


def test_a_form_that_is_hardly_likely_stays_behind_the_candidate():
    assert ordered(Inflecting("place", "PL", 0.02)).new == "place"


@pytest.mark.parametrize(("chance", "forms"), [(0.05, []), (0.5, ["places"])])
def test_a_form_must_be_seen_to_be_a_candidate(chance, forms):
    tried = Trial(chunks_of(TEXT)[0], 4, [Choice("place", -1.0), Choice("palace", -1.5)])
    (said,) = heard(Inflecting("place", "PL", chance), [tried])
    assert [one.word for one in said] == ["place", *forms, "palace"]


def test_two_words_have_no_other_form():
    tried = Trial(chunks_of(TEXT)[0], 4, [Choice("place in", -1.0)])
    (said,) = heard(Inflecting("place", "PL", 0.9), [tried])
    assert [one.word for one in said] == ["place in"]


def test_a_candidate_that_is_another_ones_form_too_counts_as_the_likelier_of_both(monkeypatch):
    near = (Choice("place", -1.0), Choice("places", -1.1))
    monkeypatch.setattr(in_sentence, "weighed", lambda *_: near)

    class Wanting(Inflecting):
        """It wants the plural of the one, and nothing of the other."""

        def run(self, chunks):
            wrong = Choices(0.001, (), ())
            rows = zip(chunks, super().run(chunks), strict=True)
            return [[wrong] * len(said) if any(w.text == "places" for w in chunk) else said for chunk, said in rows]

    assert ordered(Wanting("place", "PL", 0.9)).new == "places"


def test_only_forms_are_taken_from_the_sentence():
    better = ordered(Inflecting("place", "CAPITAL", 0.9))
    assert "Place" not in (better.new, *better.others)


def test_two_words_are_read_as_two(monkeypatch):
    near = (Choice("in vain", -1.0), Choice("invade", -1.2))
    monkeypatch.setattr(in_sentence, "weighed", lambda *_: near)
    text = "He tried invain to go."
    (chunk,) = chunks_of(text)
    tried = trial(text, chunk, 2)
    assert tried is not None
    sentence = tried.sentence(near[0])
    assert [(w.text, w.blank) for w in sentence[1:5]] == [("tried", True), ("in", True), ("vain", True), ("to", True)]
    found = [[Correction(Span(9, 15), "invade", kinds.SPELLING, 0.9)]]
    network = Liking("vain")
    assert in_sentences(network, [text], [(0, chunk)], found)[0][0].new == "in vain"


# -- the mark at the end, and words that are joined


def at_end(*marks):
    words = words_of("We came")
    inserts = ("", ".", "?", "!")
    said = [UNCHANGED, UNCHANGED, Choices(0.1, (), tuple((inserts.index(m), chance) for m, chance in marks))]
    return [
        (c.new, round(c.chance, 2))
        for c in Reader("We came", ("KEEP",), inserts, lambda *_: ()).corrections(words, said)
    ]


@pytest.mark.parametrize(
    ("marks", "found"),
    [
        ([(".", 0.9)], [(".", 0.9)]),
        ([("?", 0.9)], [("?", 0.9)]),
        ([("?", 0.5), (".", 0.4)], [(".", 0.9)]),
        ([("!", 0.5), (".", 0.3), ("?", 0.1)], [(".", 0.9)]),
        ([("?", 0.8), (".", 0.1)], [("?", 0.8)]),
    ],
)
def test_a_missing_mark_is_a_full_stop_unless_another_is_clearly_likelier(marks, found):
    assert at_end(*marks) == found


@pytest.mark.parametrize(("text", "joined"), [("ten per cent", ["percent"]), ("to you salf now", [])])
def test_two_words_are_joined_only_where_they_make_a_word(text, joined):
    words = words_of(text)
    said = [UNCHANGED, Choices(0.1, ((1, 0.9),), ()), *[UNCHANGED] * (len(words) - 1)]
    found = Reader(text, ("KEEP", "JOIN"), ("",), lambda *_: ()).corrections(words, said)
    assert [c.new for c in found] == joined


# -- beside other engines


def alarm(engine, *suggestions, tier=Tier.LIKELY):
    return Finding(PLACE, Category.SPELLING, "SPELL", "m", suggestions, tier, engine, confidence=0.8)


def test_what_was_read_in_its_sentence_leads_where_engines_agree_on_the_word():
    others = [alarm("harper", "place", "palace", "places"), read(0.2)]
    (merged,) = merge_engines(others, [alarm("local", "places", "place", tier=Tier.ASK)])
    assert (merged.engine, merged.suggestions) == ("harper+local", ("places", "place", "palace"))


@pytest.mark.parametrize("first", ["pal ce", "pal's", "pal-ce"])
def test_a_correction_of_other_kinds_of_words_keeps_its_place(first):
    (merged,) = merge_engines([alarm("languagetool", first)], [alarm("local", "places", tier=Tier.ASK)])
    assert merged.suggestions[0] == first


def test_a_correction_that_is_not_shown_orders_the_other_engines_suggestions():
    opinion = SecondOpinion.of([maybe(PLACE, "places", 0.4), read(0.2)])
    judged = opinion.judged(alarm("languagetool", "place", "palace", "places"))
    assert judged is not None
    assert judged.suggestions == ("places", "place", "palace")


def test_the_models_spelling_leads_though_the_other_engine_does_not_know_it():
    opinion = SecondOpinion.of([maybe(PLACE, "places", 0.4, misspelt=True), read(0.2), doubt(PLACE, 0.5)])
    judged = opinion.judged(alarm("languagetool", "place", "palace"))
    assert judged is not None
    assert judged.suggestions == ("places", "place", "palace")


def test_a_correction_that_the_other_engine_does_not_know_changes_nothing():
    opinion = SecondOpinion.of([maybe(PLACE, "plaice", 0.4), doubt(PLACE, 0.5), read(0.2)])
    judged = opinion.judged(alarm("languagetool", "place", "palace"))
    assert judged is not None
    assert judged.suggestions == ("place", "palace")
