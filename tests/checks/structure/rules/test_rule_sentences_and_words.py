"""Rules on sentences and words: L1 to L9."""

import pytest

from coping_gui.checks.rule import EssayRule
from coping_gui.checks.structure.measures import syllables
from coping_gui.checks.structure.rules import (
    abbreviation,
    connectives,
    fragment,
    mixed_variety,
    monotony,
    openers_alike,
    readability,
    repeated_word,
    sentence_long,
)
from coping_gui.essay.essay import Essay, Format, Kind, Paragraph, Role, Section
from coping_gui.essay.hint import Hint
from coping_gui.opening.text_reader import essay_from_text
from coping_gui.settings import DEFAULTS, Settings

L1, L2, L3, L4 = sentence_long.RULE, fragment.RULE, monotony.RULE, openers_alike.RULE
L5, L6, L7, L8, L9 = (
    connectives.RULE,
    repeated_word.RULE,
    abbreviation.RULE,
    mixed_variety.RULE,
    readability.RULE,
)
ALL = (L1, L2, L3, L4, L5, L6, L7, L8, L9)


def markdown(text: str) -> Essay:
    return essay_from_text(text, Format.MARKDOWN)


def hints(rule: EssayRule, text: str, settings: Settings = DEFAULTS) -> list[Hint]:
    return list(rule.find(markdown(text), settings))


def marked(rule: EssayRule, text: str, settings: Settings = DEFAULTS) -> list[str]:
    essay = markdown(text)
    places = [(h.paragraph, h.span) for h in rule.find(essay, settings)]
    return [span.of(essay.paragraphs[i].text) for i, span in places if i is not None and span is not None]


def sentence(words: int, first: str = "It") -> str:
    return " ".join([first, *["goes"] * (words - 2), "on."]) if words > 1 else f"{first}."


# --- L1 ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lengths", "count"),
    [
        ((40,), 0),
        ((41,), 0),
        ((70,), 0),
        ((71,), 1),
        ((50, 41), 1),
        ((49, 49), 0),
        ((50, 40), 0),
        ((50, 41, *[5] * 18), 1),
        ((50, 41, *[5] * 19), 0),
        ((50, 41, 41, *[5] * 19), 1),
        ((71, *[5] * 50), 1),
    ],
)
def test_long_sentences_are_asked_about_when_far_too_long_or_many(lengths: tuple[int, ...], count: int) -> None:
    assert len(hints(L1, "## One\n\n" + " ".join(map(sentence, lengths)))) == count


@pytest.mark.parametrize(("limit", "count"), [(20, 1), (24, 1), (25, 0), (40, 0)])
def test_the_limit_of_long_sentences_comes_from_the_settings(limit: int, count: int) -> None:
    text = f"## One\n\n{sentence(30)} {sentence(30)}"
    assert len(hints(L1, text, DEFAULTS.with_(long_sentence_words=limit))) == count


@pytest.mark.parametrize(
    ("lengths", "why"),
    [
        ((80,), "It has 80 words."),
        ((80, 50), "It has 80 words; 1 more sentence here has over 40."),
        ((50, 80, 50), "It has 80 words; 2 more sentences here have over 40."),
    ],
)
def test_the_longest_sentence_is_marked_and_the_others_counted(lengths: tuple[int, ...], why: str) -> None:
    text = "## One\n\n" + "\n\n".join(map(sentence, lengths))
    assert [h.why for h in hints(L1, text)] == [why]
    assert marked(L1, text) == [sentence(80)]


@pytest.mark.parametrize(
    "citation", ["(Smith, 2010; Jones, 2011)", "(see Smith, 2010, for a long review of all of it)", "[1, 2–5]"]
)
def test_citations_count_no_words_of_a_sentence(citation: str) -> None:
    long = sentence(40).removesuffix(".")
    assert hints(L1, f"## One\n\n{long} {citation}. {long} {citation}.") == []


def test_each_section_has_its_own_hint_on_long_sentences() -> None:
    text = f"## One\n\n{sentence(80)}\n\n## Two\n\n{sentence(90)}"
    assert [h.section for h in hints(L1, text)] == [0, 1]


# --- L2 ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Because the prison was far away.", 1),
        ("Although the prison was far away.", 1),
        ("Whereas the prison was far away.", 1),
        ("Which nobody had ever seen before.", 1),
        ("Such as dolls and cars.", 1),
        ("Even though the prison was far away.", 1),
        ("Because of it.", 0),
        ("Because of all it.", 1),
        ("Because the prison was far away, they left.", 0),
        ("Because the prison was far away they were late.", 0),
        ("Because the prison was far; it was late.", 0),
        ("Because the prison – it was far.", 0),
        ("Because the prison was far?", 0),
        ("Because the prison was far!", 0),
        ("Which of them was right?", 0),
        ("When the prison was far away.", 0),
        ("Becauses the prison was far away.", 0),
        ("Because " + "word " * 23 + "word.", 1),
        ("Because " + "word " * 24 + "word.", 0),
    ],
)
def test_a_clause_alone_may_be_a_fragment(text: str, count: int) -> None:
    assert len(hints(L2, f"## One\n\nIt was so. {text} It is.")) == count
    assert marked(L2, f"## One\n\nIt was so. {text} It is.") == [text] * count


def test_the_word_that_opens_a_fragment_is_named() -> None:
    (hint,) = hints(L2, "## One\n\nThey had toys. Such as dolls and cars.")
    assert hint.why == "It begins with “Such” and no main clause follows."


# --- L3 and L4 --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lengths", "count"),
    [
        ((5, 5, 5, 5), 0),
        ((5, 5, 5, 5, 5), 1),
        ((5, 6, 7, 8, 5), 1),
        ((5, 6, 7, 9, 5), 0),
        ((20, 5, 5, 5, 5, 5), 1),
        ((5, 5, 5, 20, 5, 5, 5), 0),
        ((*[5] * 5, 20, *[9] * 5), 1),
    ],
)
def test_five_even_sentences_in_a_row_are_monotonous(lengths: tuple[int, ...], count: int) -> None:
    assert len(hints(L3, "## One\n\n" + " ".join(map(sentence, lengths)))) == count


@pytest.mark.parametrize(("run", "count"), [(3, 1), (4, 1), (5, 0), (20, 0)])
def test_the_run_of_even_sentences_comes_from_the_settings(run: int, count: int) -> None:
    text = "## One\n\n" + " ".join([sentence(5)] * 4)
    assert len(hints(L3, text, DEFAULTS.with_(even_sentences=run))) == count


def test_the_whole_run_of_even_sentences_is_marked() -> None:
    text = f"## One\n\n{sentence(30)} " + " ".join(map(sentence, (5, 6, 7, 8, 6)))
    assert marked(L3, text) == [" ".join(map(sentence, (5, 6, 7, 8, 6)))]
    assert [h.why for h in hints(L3, text)] == ["5 sentences in a row have 5 to 8 words."]


@pytest.mark.parametrize(
    ("openers", "at"),
    [
        (["It", "It", "It"], 2),
        (["It", "It", "He"], None),
        (["It", "He", "It"], None),
        (["He", "It", "It", "It"], 3),
        (["It", "It", "It", "It"], 2),
        (["it", "It", "IT"], 2),
        (["The", "The", "The"], None),
        (["A", "A", "A"], None),
        (["However,", "However,"], 1),
        (["However,", "It", "However,"], None),
        (["Then", "Then"], 1),
        (["They", "They"], None),
        (["2010", "2011", "2012"], None),
    ],
)
def test_sentences_begin_alike_thrice_or_twice_with_an_adverb(openers: list[str], at: int | None) -> None:
    made = [f"{opener} said x{n}." for n, opener in enumerate(openers)]
    if openers[0][0].isdigit():
        made = [f"{opener}." for opener in openers]
    if openers[0].islower():
        made[0] = made[0].capitalize()
    assert marked(L4, "## One\n\n" + " ".join(made)) == ([] if at is None else [made[at]])


@pytest.mark.parametrize(("opener", "times"), [("It", "three"), ("However,", "two")])
def test_how_often_an_opener_came_is_told(opener: str, times: str) -> None:
    (hint,) = hints(L4, "## One\n\n" + " ".join([f"{opener} he said so."] * 3))
    assert hint.why == f"It is one of {times} in a row that begin with “{opener.strip(',')}”."


# --- L5 ---------------------------------------------------------------------------------------------------------------

PLAIN = "The old house stands on a hill above the town."
WITH = "Moreover, the old house stands on a hill above it."


@pytest.mark.parametrize(
    ("opened", "plain", "count"),
    [
        (2, 5, 0),
        (2, 6, 0),
        (3, 7, 0),
        (3, 6, 1),
        (4, 9, 1),
        (0, 20, 0),
    ],
)
def test_connectives_are_too_many_above_three_of_ten_in_eight_sentences(opened: int, plain: int, count: int) -> None:
    words = ["Moreover", "However", "Thus", "Hence"]
    made = [WITH.replace("Moreover", words[n]) for n in range(opened)] + [PLAIN] * plain
    mixed = [s for pair in zip(made[: len(made) // 2], made[len(made) // 2 :], strict=False) for s in pair]
    mixed += made[len(mixed) :]
    assert len(hints(L5, "## One\n\n" + " ".join(reversed(mixed)))) == count


def test_connectives_that_open_a_paragraph_are_signposts_and_do_not_count() -> None:
    signposts = ["Firstly", "Secondly", "Thirdly", "Finally"]
    paragraphs = [f"{WITH.replace('Moreover', word)} {PLAIN} {PLAIN}" for word in signposts]
    assert hints(L5, "## One\n\n" + "\n\n".join(paragraphs)) == []


@pytest.mark.parametrize(("share", "count"), [(0.2, 1), (0.24, 1), (0.25, 0), (0.5, 0)])
def test_the_share_of_connectives_comes_from_the_settings(share: float, count: int) -> None:
    text = "## One\n\n" + " ".join([PLAIN, WITH, PLAIN, WITH.replace("Moreover", "Thus"), *[PLAIN] * 4])
    assert len(hints(L5, text, DEFAULTS.with_(connective_share=share))) == count


@pytest.mark.parametrize(
    ("openers", "count"),
    [
        (["Moreover", "However", "Thus"], 1),
        (["Moreover", "However"], 0),
        (["Moreover", "However", "", "Thus"], 0),
        (["In addition", "On the other hand", "As a result"], 1),
        (["First", "Second", "Finally"], 1),
        (["Next", "Then", "Also"], 1),
    ],
)
def test_three_connectives_in_a_row_are_asked_about(openers: list[str], count: int) -> None:
    made = [f"{o}, it was so n{n}." if o else "It was." for n, o in enumerate(openers)]
    assert marked(L5, "## One\n\n" + " ".join(made)) == made[2:] * count


@pytest.mark.parametrize("word", ["Nextdoor", "Thusly", "Indeeds", "Firstborn", "Secondhand", "Alsop", "Moreo"])
def test_words_that_only_begin_like_a_connective_are_none(word: str) -> None:
    assert hints(L5, "## One\n\n" + f"{word} he came. " * 3) == []


def test_one_connective_again_and_again_is_asked_about() -> None:
    text = "## One\n\n" + " ".join([f"{WITH} {PLAIN} {PLAIN} {PLAIN}"] * 5)
    (hint,) = hints(L5, text)
    assert hint.question == "Could some of these sentences do without “Moreover”?"
    assert hint.why == "5 sentences of the text open with it."
    assert marked(L5, text) == [WITH]


# --- L6 ---------------------------------------------------------------------------------------------------------------

OTHER = "\n\n".join(f"Paragraph of sort x{n}x is here." for n in range(8))


@pytest.mark.parametrize(("uses", "count"), [(3, 0), (4, 1), (5, 1)])
def test_a_word_is_repeated_from_four_uses_within_a_hundred_words_on(uses: int, count: int) -> None:
    text = " ".join(["It is a tremendous one of them."] * uses + ["So it is for us and for all of them."] * 3)
    found = hints(L6, f"## One\n\n{text}\n\n{OTHER}")
    assert [h.question for h in found] == ["Could another word stand for some uses of “tremendous”?"] * count


@pytest.mark.parametrize(("limit", "count"), [(2, 1), (4, 1), (5, 0), (20, 0)])
def test_the_number_of_repeated_words_comes_from_the_settings(limit: int, count: int) -> None:
    text = " ".join(["It is a tremendous one of them."] * 4 + ["So it is for us and for all of them."] * 3)
    assert len(hints(L6, f"## One\n\n{text}\n\n{OTHER}", DEFAULTS.with_(repeated_word=limit))) == count


@pytest.mark.parametrize("heading", ["Tremendous", "The tremendous"])
def test_a_word_of_a_heading_may_be_repeated(heading: str) -> None:
    text = " ".join(["It is a tremendous one of them."] * 6)
    assert hints(L6, f"## {heading}\n\n{text}\n\n{OTHER}") == []


@pytest.mark.parametrize(("between", "count"), [(20, 1), (31, 1), (35, 0), (50, 0)])
def test_uses_far_apart_are_no_repetition(between: int, count: int) -> None:
    gap = " ".join(["so"] * between)
    text = f"It is tremendous {gap} tremendous {gap} tremendous {gap} tremendous."
    assert len(hints(L6, f"## One\n\n{text}\n\n{OTHER}")) == count


def test_the_last_use_of_a_repeated_word_is_marked() -> None:
    text = "😀 " + " ".join(["It is a tremendous one of them."] * 4 + ["It is Tremendous here."])
    essay = markdown(f"## One\n\n{text}\n\n{OTHER}")
    (hint,) = L6.find(essay, DEFAULTS)
    assert hint.span is not None
    assert hint.span.of(essay.paragraphs[1].text) == "Tremendous"


def test_a_longer_word_that_holds_the_repeated_one_is_not_marked() -> None:
    text = " ".join(["It is a rather old town of them."] * 2 + ["Town of it is a town."] * 3 + ["Downtowns are so."])
    essay = markdown(f"## One\n\n{text}\n\n{OTHER}")
    (hint,) = L6.find(essay, DEFAULTS)
    assert hint.span is not None
    assert essay.paragraphs[1].text[hint.span.start - 1] == " "
    assert hint.span.of(essay.paragraphs[1].text) == "town"


def test_letters_that_grow_in_lower_case_do_not_shift_the_mark() -> None:
    text = "İİİİ " + " ".join(["It is a tremendous one of them."] * 5)
    assert marked(L6, f"## One\n\n{text}\n\n{OTHER}") == ["tremendous"]


# --- L7 ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("The WHO is. The World Health Organization (WHO) is.", ["Should WHO be explained here"]),
        ("The World Health Organization (WHO) is. The WHO is.", []),
        ("WHO (World Health Organization) is. The WHO is.", []),
        ("The WHO is. WHO (World Health Organization) is.", ["Should WHO be explained here"]),
        ("The WHO is. The WHO was.", []),
        ("The Ministry of Justice (MJ) is. MJ is.", []),
        ("The Ministry of Justice (MOJ) is. MOJ is.", []),
        ("The MOJ is. The Ministry of Justice (MOJ) is.", ["Should MOJ be explained here"]),
        ("WHOs are. WHO is. A World Health Organization (WHO) is.", ["Should WHO be explained here"]),
        ("The AWHO is. The World Health Organization (WHO) is.", []),
        ("The WHO-led is. The World Health Organization (WHO) is.", []),
        ("The house (ABC) is. The ABC is.", []),
        ("The World Health Organization (WHO) is.\n\nThe World Health Organization (WHO) was.",
         ["Is it needed to explain WHO again?"]),
        ("The World Health Organization (WHO) is.\n\nThe World Home Order (WHO) was.",
         ["Does WHO mean the same here as before?"]),
        ("The World Health Organization (WHO) is. The World Health Organization (WHO) was.", []),
        ("One Young Carer (YC) is.\n\nTwo Young Carers (YCs) are.", ["Is it needed to explain YC again?"]),
    ],
)  # fmt: skip
def test_an_abbreviation_is_explained_once_and_first(text: str, questions: list[str]) -> None:
    found = hints(L7, f"## One\n\n{text}")
    assert len(found) == len(questions)
    for hint, question in zip(found, questions, strict=True):
        assert hint.question.startswith(question)


def test_an_abbreviation_is_marked_at_its_first_use() -> None:
    text = "## One\n\n😀 It is. The WHO is.\n\nThe WHO was. The World Health Organization (WHO) is."
    (hint,) = hints(L7, text)
    assert hint.paragraph == 1
    assert marked(L7, text) == ["WHO"]


def test_the_second_explanation_is_marked_whole() -> None:
    text = "## One\n\nThe World Health Organization (WHO) is.\n\nThe World Home Order (WHO) was."
    assert marked(L7, text) == ["World Home Order (WHO)"]


@pytest.mark.parametrize("form", ["> {}", "- {}", "Table 1. {}"])
def test_abbreviations_outside_of_the_running_text_are_left_alone(form: str) -> None:
    before = form.format("The WHO is.")
    assert hints(L7, f"## One\n\n{before}\n\nThe World Health Organization (WHO) is.") == []


# --- L8 ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("organise", "organize"),
        ("realised", "realized"),
        ("organisation", "organization"),
        ("recognising", "recognizing"),
        ("colour", "color"),
        ("behaviours", "behaviors"),
        ("favourite", "favorite"),
        ("neighbourhood", "neighborhood"),
        ("labour", "labor"),
        ("honourable", "honorable"),
        ("centre", "center"),
        ("theatres", "theaters"),
        ("travelled", "traveled"),
        ("labelling", "labeling"),
        ("traveller", "traveler"),
        ("analyse", "analyze"),
        ("analysing", "analyzing"),
        ("defence", "defense"),
        ("ageing", "aging"),
        ("grey", "gray"),
    ],
)
def test_both_spellings_of_one_kind_are_a_mixture(british: str, american: str) -> None:
    assert marked(L8, f"## One\n\nThe {british} was a {british}, not the {american}.") == [american]
    assert marked(L8, f"## One\n\nThe {american} was a {american}, not the {british}.") == [british]
    assert hints(L8, f"## One\n\nThe {british} was a {british}.") == []
    assert hints(L8, f"## One\n\nThe {american} was a {american}.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The colour was organized.",
        "The Labor Party laboured for labour.",
        "He read “Colour” and saw the Color of it; it had color.",
        "The four hours were for our or your tour.",
        "It was an analysis of the analyses; they analyzed it.",
        "The program was on. The programme was off.",
        "They advise, devise and exercise; they size, seize and capsize it.",
        "The parking meter is a metre away.",
        "The diary of the actor was an error of the author.",
    ],
)
def test_what_only_looks_like_a_mixture_is_left_alone(text: str) -> None:
    assert hints(L8, f"## One\n\n{text}") == []


def test_the_counts_of_both_spellings_are_told() -> None:
    (hint,) = hints(L8, "## One\n\nThe colour is. The behaviour is.\n\nThe Color is, too. The color was.")
    assert hint.why.startswith("1 like color, 2 like")


@pytest.mark.parametrize("form", ["> {}", "- {}", "## {}", "```\n{}\n```"])
def test_spellings_outside_of_the_running_text_are_left_alone(form: str) -> None:
    assert hints(L8, f"## One\n\nThe colour is.\n\n{form.format('The color is.')}") == []


# --- L9 ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "count"), [(99, 0), (100, 1), (500, 1)])
def test_readability_is_told_from_a_hundred_words_on(words: int, count: int) -> None:
    assert len(hints(L9, f"## One\n\n{sentence(words)}")) == count


def test_the_hardest_sentence_of_the_section_is_marked() -> None:
    hard = "Considerable organisational sophistication characterises administrative institutions."
    text = f"## One\n\n{' '.join([sentence(10)] * 6)} {hard} {' '.join([sentence(10)] * 6)}"
    assert marked(L9, text) == [hard]


@pytest.mark.parametrize(
    ("word", "count"),
    [("a", 1), ("the", 1), ("house", 1), ("table", 2), ("people", 2), ("committee", 3), ("area", 2), ("rhythm", 1),
     ("institution", 4), ("xyz", 1), ("b", 1), ("naïve", 1)],
)  # fmt: skip
def test_syllables_are_groups_of_vowels(word: str, count: int) -> None:
    assert syllables(word) == count


# --- all of them ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", ALL, ids=lambda r: r.id)
@pytest.mark.parametrize("kind", [k for k in Kind if k is not Kind.BODY])
def test_only_running_text_has_sentences_and_words(rule: EssayRule, kind: Kind) -> None:
    for text in rule.flags:
        running = " ".join(p.text for p in markdown(text).paragraphs if p.kind is Kind.BODY)
        essay = Essay((Paragraph(running, kind),), (Section("", Role.BODY, 1, 0, 1),))
        assert list(rule.find(essay, DEFAULTS)) == []


@pytest.mark.parametrize("rule", ALL, ids=lambda r: r.id)
@pytest.mark.parametrize("language", ["de", "fr-FR", "es"])
def test_sentences_in_another_language_are_left_alone(rule: EssayRule, language: str) -> None:
    for text in rule.flags:
        essay = markdown(text)
        paragraphs = tuple(Paragraph(p.text, p.kind, p.level, language=language) for p in essay.paragraphs)
        assert list(rule.find(Essay(paragraphs, essay.sections, language="en-GB"), DEFAULTS)) == []


@pytest.mark.parametrize("rule", ALL, ids=lambda r: r.id)
@pytest.mark.parametrize("role", [Role.REFERENCES, Role.FRONT, Role.APPENDIX, Role.ACKNOWLEDGEMENTS])
def test_words_outside_of_the_argument_are_left_alone(rule: EssayRule, role: Role) -> None:
    if rule in (L1, L5, L9):
        return  # these speak of each section by itself
    for text in rule.flags:
        essay = markdown(text)
        sections = tuple(Section(s.title, role, s.level, s.start, s.end, s.heading) for s in essay.sections)
        assert list(rule.find(Essay(essay.paragraphs, sections), DEFAULTS)) == []
