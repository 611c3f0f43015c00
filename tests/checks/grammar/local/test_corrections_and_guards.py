"""What labels come to in the text, what is left alone, and how chances are weighed: without the network."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.checks.grammar.local import kinds
from coping_gui.checks.grammar.local.corrections import Correction, Reader
from coping_gui.checks.grammar.local.guards import allowed, protected
from coping_gui.checks.grammar.local.model import (
    BANDS,
    BUSY,
    DENSE,
    MOST_BITS,
    REGRETTED,
    STRICT,
    WORTH_HEARING,
    chosen,
    chunks_of,
    edits_of,
    gains,
    merged,
    rate_of,
    regrets,
    weighed,
)  # fmt: skip
from coping_gui.checks.grammar.local.network import UNCHANGED, Choices
from coping_gui.checks.grammar.local.thresholds import thresholds
from coping_gui.checks.grammar.local.tokenizer import words_of
from coping_gui.essay.edit import apply_edits
from coping_gui.essay.span import Span

LABELS = ("KEEP", "DELETE", "SPELL", "CAPITAL", "LOWER", "JOIN", "SWAP", "PL", "SG", "VBZ", "VB", "=in", "=the", "=an")
INSERTS = ("", "the", ",", ".", "-", "to")


def corrected(text, said, inserts=None):
    """The text with the best correction of each word; `said` maps a word's number to its label."""
    words = words_of(text)
    choices = [
        Choices(
            0.1,
            ((LABELS.index(said[i]), 0.9),) if i in said else (),
            ((INSERTS.index(inserts[i]), 0.8),) if inserts and i in inserts else (),
        )
        for i in range(len(words) + 1)
    ]
    reader = Reader(text, LABELS, INSERTS, lambda _t, start, end: ("right",))
    return apply_edits(text, edits_of(reader.corrections(words, choices)))


@pytest.mark.parametrize(
    ("text", "said", "result"),
    [
        ("He go home.", {1: "VBZ"}, "He goes home."),
        ("He is is here.", {2: "DELETE"}, "He is here."),
        ("The life is good.", {0: "DELETE"}, "Life is good."),
        ("It is a a.", {3: "DELETE"}, "It is a."),
        ("It is wrogn now.", {2: "SPELL"}, "It is right now."),
        ("I can not go.", {1: "JOIN"}, "I cannot go."),
        ("I can not go.", {2: "JOIN", 1: "KEEP"}, "I can not go."),
        ("We also can go.", {1: "SWAP"}, "We can also go."),
        ("Also we go.", {0: "SWAP"}, "We also go."),
        ("many car are", {1: "PL"}, "many cars are"),
        ("english is fine", {0: "CAPITAL"}, "English is fine"),
        ("a well - known man", {2: "DELETE"}, "a well known man"),
        ("on time", {0: "=in"}, "in time"),
    ],
)
def test_a_label_changes_the_text_as_a_person_would(text, said, result):
    assert corrected(text, said) == result


@pytest.mark.parametrize(
    ("text", "near", "found"),
    [
        ("Then sientist agree.", ("scientist",), [("scientist", kinds.SPELLING)]),
        ("Then london agrees.", ("lindon",), [("London", kinds.CAPITAL)]),
        ("Then qobrin agrees.", ("Cobrin",), [("Qobrin", kinds.CAPITAL)]),
        ("Then qobrin agrees.", (), [("Qobrin", kinds.CAPITAL)]),
        ("sientist agree.", ("scientist",), [("Sientist", kinds.CAPITAL)]),
    ],
)
def test_an_unknown_word_that_looks_like_a_slip_lacks_letters_rather_than_a_capital(text, near, found):
    assert with_a_capital(text, near, 0.9) == found


def test_a_capital_that_is_hardly_likely_is_no_reason_to_spell_a_word_anew():
    assert with_a_capital("Then sientist agree.", ("scientist",), 0.05) == [("Sientist", kinds.CAPITAL)]


def with_a_capital(text, near, chance):
    """What comes of a capital that the network sees so likely at the unknown word."""
    words = words_of(text)
    at = next(i for i, w in enumerate(words) if w.text in ("sientist", "london", "qobrin"))
    said = [UNCHANGED] * (len(words) + 1)
    said[at] = Choices(1 - chance, ((LABELS.index("CAPITAL"), chance),), ())
    reader = Reader(text, LABELS, INSERTS, lambda *_: near)
    return [(c.new, c.kind) for c in reader.corrections(words, said)]


@pytest.mark.parametrize(
    ("text", "inserts", "result"),
    [
        ("He went to school in city.", {5: "the"}, "He went to school in the city."),
        ("cat is here.", {0: "the"}, "The cat is here."),
        ("However it rains.", {1: ","}, "However, it rains."),
        ("It rains", {2: "."}, "It rains."),
        ("It rains.", {3: "."}, "It rains."),
        ("He said: “It rains.”", {7: "."}, "He said: “It rains.”"),
        ("He said that (it rains)", {7: "."}, "He said that (it rains)."),
        ("a well known man", {2: "-"}, "a well-known man"),
        ("He is the man.", {2: "the"}, "He is the man."),
        ("I want go.", {2: "to"}, "I want to go."),
    ],
)
def test_what_is_missing_is_put_in_with_its_blanks(text, inserts, result):
    assert corrected(text, {}, inserts) == result


def test_a_lost_first_word_takes_the_capital():
    assert corrected("Cat is here.", {0: "LOWER"}, {0: "the"}).startswith("The cat")


def test_labels_that_come_to_the_same_add_up():
    words = words_of("the cars stops here")
    choices = [
        UNCHANGED,
        UNCHANGED,
        Choices(0.2, ((LABELS.index("VB"), 0.4), (LABELS.index("SG"), 0.3)), ()),
        UNCHANGED,
    ]
    found = Reader("the cars stops here", LABELS, INSERTS, lambda *_: ()).corrections(words, choices)
    assert [(c.new, round(c.chance, 2)) for c in found] == [("stop", 0.7)]


def correction(text, old, new, kind=kinds.NUMBER, chance=0.95):
    at = text.index(old)
    return Correction(Span(at, at + len(old)), new, kind, chance)


@pytest.mark.parametrize(
    ("text", "old", "new", "kind"),
    [
        ("He said “this are it” to me.", "are", "is", kinds.AGREEMENT),
        ('He said "this are it" to me.', "are", "is", kinds.AGREEMENT),
        ("As shown (Smith 2010 say) it is.", "say", "says", kinds.AGREEMENT),
        ("See www.example.org/cars for it.", "cars", "car", kinds.NUMBER),
        ("The NATO are here.", "NATO", "Nato", kinds.WORD),
        ("We met Brown there.", "Brown", "Browns", kinds.NUMBER),
        ("The word is known.", "known", "knwon", kinds.SPELLING),
        ("We met Herrick there.", "Herrick", "Merrick", kinds.SPELLING),
        ("It is a house.", "house", "House", kinds.CAPITAL),
        ("The time τmin is long.", "τmin", "min", kinds.SPELLING),
        ("as in [the cars] of", "cars", "car", kinds.NUMBER),
    ],
)
def test_guarded_words_are_left_alone(text, old, new, kind):
    assert allowed([correction(text, old, new, kind)], text) == []


@pytest.mark.parametrize(
    ("text", "old", "new", "kind"),
    [
        ("Many car are here.", "car", "cars", kinds.NUMBER),
        ("this is it.", "this", "This", kinds.CAPITAL),
        ("He spoke english well.", "english", "English", kinds.CAPITAL),
        ("It is a tabel here.", "tabel", "table", kinds.SPELLING),
        ("Childs are here.", "Childs", "Children", kinds.NUMBER),
    ],
)
def test_plain_words_are_not_guarded(text, old, new, kind):
    assert len(allowed([correction(text, old, new, kind)], text)) == 1


def test_the_authors_dictionary_is_respected():
    text = "It is a tabel here."
    assert allowed([correction(text, "tabel", "table", kinds.SPELLING)], text, {"tabel"}) == []


@given(st.text(max_size=120))
def test_protected_spans_lie_in_the_text(text):
    assert all(0 <= span.start < span.end <= len(text) for span in protected(text))


@given(st.lists(st.floats(0.01, 0.99), min_size=1, max_size=6))
def test_more_mistakes_around_make_each_one_likelier(chances):
    text = "word " * 40
    found = [Correction(Span(5 * i, 5 * i + 4), "words", kinds.NUMBER, c) for i, c in enumerate(chances)]
    alone, together = weighed(found[:1], text)[0], weighed(found, text)[0]
    assert together.chance >= alone.chance - 1e-9
    assert 0 < together.chance < 1


ADVICE = "He gave me some good advise about the house that we saw."


@pytest.mark.parametrize(
    ("old", "new", "kind", "better"),
    [
        ("advise", "advice", kinds.WORD, True),
        ("house", "hose", kinds.WORD, False),
        ("good advise", "good the advise", kinds.ARTICLE_LOST, False),
        ("about the", "about", kinds.ARTICLE_EXTRA, False),
    ],
)
def test_what_reads_better_between_its_neighbours_is_likelier_right(old, new, kind, better):
    change = Correction(Span(ADVICE.index(old), ADVICE.index(old) + len(old)), new, kind, 0.7)
    mark = replace(change, kind=kinds.PUNCTUATION)  # the same change, as one of which the tables say nothing
    (gain, none) = gains([change, mark], ADVICE)
    assert (gain > 0, none) == (better, 0.0)
    heard, unheard = (weighed([one], ADVICE)[0].chance for one in (change, mark))
    assert (heard > unheard) is better


def test_half_a_word_is_judged_by_the_whole_one():
    start = ADVICE.index("advise")
    half, whole = Correction(Span(start + 4, start + 5), "c", kinds.WORD, 0.7), Span(start, start + 6)
    assert gains([half], ADVICE) == gains([replace(half, span=whole, new="advice")], ADVICE)


def test_neighbours_never_say_more_than_some_bits_and_nothing_of_what_has_hardly_a_chance():
    start = ADVICE.index("advise")
    odd = Correction(Span(start, start + 6), "qzxv qzxv qzxv", kinds.WORD, WORTH_HEARING)
    assert gains([odd, replace(odd, chance=WORTH_HEARING - 0.01)], ADVICE) == [-MOST_BITS, 0.0]


def test_a_long_clean_text_lowers_a_chance_and_a_short_one_raises_it():
    one = [Correction(Span(0, 4), "words,", kinds.COMMA_EXTRA, 0.9)]  # a mark, of which neighbours say nothing
    assert weighed(one, "word " * 300)[0].chance < 0.5
    assert weighed(one, "word word")[0].chance > 0.9
    assert rate_of(one, "word " * 300) < rate_of(one, "word word")


def test_the_surest_of_two_that_touch_is_chosen():
    text = "Many car are here."
    weak = correction(text, "car", "card", kinds.WORD, 0.995)
    sure = correction(text, "Many car", "Much car", kinds.DETERMINER, 0.999)
    assert chosen([weak, sure], 0.01) == [sure]


def test_of_two_neighbours_that_go_together_the_surer_is_changed_first():
    text = "Every children are here."
    first = correction(text, "Every", "All", kinds.DETERMINER, 0.999)
    second = correction(text, "children", "child", kinds.NUMBER, 0.9995)
    assert chosen([first, second], 0.2) == [second]


def test_below_its_threshold_nothing_is_chosen_and_in_a_careless_text_less_is_enough():
    text = "Many car are here."
    calm, busy, dense = (table[kinds.NUMBER] for table in thresholds().shown)
    assert min(busy, dense) < calm
    bands = ((0, calm), (BUSY - 0.001, calm), (BUSY, busy), (DENSE - 0.001, busy), (DENSE, dense), (1, dense))
    for rate, needed in bands:
        assert chosen([correction(text, "car", "cars", kinds.NUMBER, needed - 0.001)], rate) == []
        assert len(chosen([correction(text, "car", "cars", kinds.NUMBER, needed)], rate)) == 1


def test_what_is_a_matter_of_habit_has_one_threshold_for_all_texts():
    for kind in STRICT:
        assert len({table[kind] for table in thresholds().shown}) == 1


def test_a_correction_that_the_second_reading_doubts_is_taken_back():
    text = "He go to two school."
    made = [correction(text, "go", "goes"), correction(text, "school", "schools")]
    repaired = "He goes to two schools."
    doubt = Span(repaired.index("schools"), repaired.index("."))
    assert regrets(text, made, [(doubt, REGRETTED)]) == [made[1]]
    assert regrets(text, made, [(doubt, REGRETTED - 0.01), (Span(8, 10), 0.9)]) == []
    assert regrets(text, made, []) == []


def test_a_second_reading_keeps_what_the_first_corrected():
    text = "He have two informations about it."
    first = [correction(text, "have", "has"), correction(text, "informations", "information")]
    again = "He has two information about it."
    second = [correction(again, "two", "some", kinds.DETERMINER)]
    found = merged(text, first, second)
    assert apply_edits(text, edits_of(found)) == "He has some information about it."
    assert [c.span for c in found] == sorted(c.span for c in found)


def test_a_second_reading_of_the_same_word_becomes_one_correction():
    text = "two child's toys"
    first = [correction(text, "child's", "childs")]
    second = [correction("two childs toys", "childs", "children's")]
    found = merged(text, first, second)
    assert [(c.span.of(text), c.new) for c in found] == [("child's", "children's")]


@given(st.text(alphabet="aB. \n,!", max_size=60))
def test_chunks_hold_the_words_of_the_text_in_order(text):
    words = [word for chunk in chunks_of(text) for word in chunk]
    assert [w.start for w in words] == sorted({w.start for w in words})
    assert "".join(w.text for w in words) == "".join(w.text for w in words_of(text))


def test_the_shipped_thresholds_name_every_kind_and_none_is_below_a_third():
    table = thresholds()
    assert len(table.shown) == len(BANDS)
    for shown in table.shown:
        assert set(shown) == set(kinds.NAMES) == set(table.likely)
        assert all(value >= 0.3 for value in shown.values())
    assert all(table.likely[kind] >= table.shown[0][kind] for kind in kinds.NAMES)
