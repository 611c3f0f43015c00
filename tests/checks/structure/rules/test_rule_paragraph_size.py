"""Paragraphs that are very long (P1) or very short (P2): at their limits, in their place, and what is left alone."""

import pytest

from coping_gui.checks.structure.rules import paragraph_long, paragraph_short
from coping_gui.essay.essay import Essay, Format, Kind, Paragraph, Role, Section
from coping_gui.essay.hint import Hint
from coping_gui.opening.text_reader import essay_from_text
from coping_gui.settings import DEFAULTS, Settings


def markdown(text: str) -> Essay:
    return essay_from_text(text, Format.MARKDOWN)


def prose(words: int, sentences: int = 3) -> str:
    """So many words in so many sentences."""
    lengths = [words // sentences + (n < words % sentences) for n in range(sentences)]
    return " ".join(" ".join(["Mothers", *["wait"] * (n - 2), "here."][-n:]).capitalize() for n in lengths)


def long_hints(text: str, settings: Settings = DEFAULTS) -> list[Hint]:
    return list(paragraph_long.find(markdown(text), settings))


def short_hints(text: str, settings: Settings = DEFAULTS) -> list[Hint]:
    return list(paragraph_short.find(markdown(text), settings))


@pytest.mark.parametrize("words", [10, 20, 37, 99, 301])
def test_the_made_prose_has_the_words_and_sentences_it_says(words: int) -> None:
    assert len(prose(words).split()) == words
    assert prose(words).count(".") == 3


# --- P1 ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "ranks"),
    [
        (100, []),
        (199, []),
        (200, []),
        (201, [65]),
        (299, [65]),
        (300, [65]),
        (301, [40]),
        (900, [40]),
    ],
)
def test_a_long_paragraph_is_mentioned_above_two_thirds_and_asked_about_above_the_limit(
    words: int, ranks: list[int]
) -> None:
    assert [h.rank for h in long_hints(f"## One\n\n{prose(words)}")] == ranks


@pytest.mark.parametrize(
    ("limit", "words", "ranks"),
    [
        (90, 60, []),
        (90, 61, [65]),
        (90, 90, [65]),
        (90, 91, [40]),
        (600, 301, []),
        (600, 400, []),
        (600, 401, [65]),
        (600, 601, [40]),
    ],
)
def test_the_limit_of_long_paragraphs_comes_from_the_settings(limit: int, words: int, ranks: list[int]) -> None:
    settings = DEFAULTS.with_(long_paragraph_words=limit)
    assert [h.rank for h in long_hints(f"## One\n\n{prose(words)}", settings)] == ranks


@pytest.mark.parametrize(("words", "count"), [(250, 0), (300, 0), (301, 1)])
def test_without_headings_only_the_limit_itself_counts(words: int, count: int) -> None:
    assert len(long_hints(prose(words))) == count


def test_every_paragraph_above_the_limit_is_asked_about() -> None:
    found = long_hints(f"## One\n\n{prose(310)}\n\n{prose(20)}\n\n{prose(320)}")
    assert [h.paragraph for h in found] == [1, 3]


def test_of_paragraphs_below_the_limit_only_the_longest_of_a_section_is_mentioned() -> None:
    found = long_hints(f"## One\n\n{prose(210)}\n\n{prose(250)}\n\n{prose(220)}\n\n## Two\n\n{prose(205)}")
    assert [(h.section, h.paragraph) for h in found] == [(0, 2), (1, 5)]


def test_of_equally_long_paragraphs_the_first_is_mentioned() -> None:
    assert [h.paragraph for h in long_hints(f"## One\n\n{prose(210)}\n\n{prose(210)}")] == [1]


@pytest.mark.parametrize("sentences", [1, 2, 7])
def test_a_long_paragraph_is_marked_at_its_first_sentence(sentences: int) -> None:
    essay = markdown(f"## One\n\n{prose(350, sentences)}")
    (hint,) = paragraph_long.find(essay, DEFAULTS)
    assert hint.span is not None
    marked = hint.span.of(essay.paragraphs[1].text)
    assert marked.startswith("Mothers")
    assert marked.endswith("here.")
    assert marked.count(".") == 1


@pytest.mark.parametrize(
    ("words", "sentences", "why"),
    [
        (301, 3, "It has 301 words in 3 sentences."),
        (1200, 4, "It has 1,200 words in 4 sentences."),
        (310, 1, "It has 310 words in 1 sentence."),
    ],
)
def test_a_long_paragraph_is_given_with_its_size(words: int, sentences: int, why: str) -> None:
    (hint,) = long_hints(f"## One\n\n{prose(words, sentences)}")
    assert hint.why == why
    assert hint.question == "Could this paragraph be parted where its topic turns?"


@pytest.mark.parametrize("section", ["References", "Bibliography", "Abstract", "Appendix", "Acknowledgements"])
def test_long_paragraphs_outside_of_the_argument_are_left_alone(section: str) -> None:
    assert long_hints(f"## One\n\n{prose(50)}\n\n## {section}\n\n{prose(400)}") == []


@pytest.mark.parametrize("section", ["Introduction", "The prison", "Conclusion"])
def test_long_paragraphs_of_the_argument_are_seen_in_every_part(section: str) -> None:
    assert len(long_hints(f"## {section}\n\n{prose(400)}\n\n## Another\n\n{prose(50)}")) == 1


@pytest.mark.parametrize("kind", [k for k in Kind if k is not Kind.BODY])
def test_only_running_text_can_be_a_long_paragraph(kind: Kind) -> None:
    paragraphs = (Paragraph("One", Kind.HEADING, 1), Paragraph(prose(400), kind))
    essay = Essay(paragraphs, (Section("One", Role.BODY, 1, 0, 2, 0),))
    assert list(paragraph_long.find(essay, DEFAULTS)) == []


@pytest.mark.parametrize("place", ["table", "header", "footer", "footnote", "endnote", "text box"])
def test_long_paragraphs_outside_of_the_page_are_left_alone(place: str) -> None:
    essay = Essay((Paragraph(prose(400), place=place),), (Section("", Role.BODY, 1, 0, 1),))
    assert list(paragraph_long.find(essay, DEFAULTS)) == []


@pytest.mark.parametrize(("language", "count"), [("", 1), ("en-GB", 1), ("en-US", 1), ("de-DE", 0), ("fr", 0)])
def test_a_long_paragraph_in_another_language_is_left_alone(language: str, count: int) -> None:
    essay = Essay((Paragraph(prose(400), language=language),), (Section("", Role.BODY, 1, 0, 1),), language="en-GB")
    assert len(list(paragraph_long.find(essay, DEFAULTS))) == count


def test_marks_that_stand_alone_are_no_words_of_a_long_paragraph() -> None:
    assert long_hints("## One\n\n" + "– – … & " * 200 + prose(150)) == []


def test_characters_beyond_the_basic_plane_do_not_shift_the_mark() -> None:
    essay = markdown(f"## One\n\n😀𝔸 {prose(350)}")
    (hint,) = paragraph_long.find(essay, DEFAULTS)
    assert hint.span is not None
    assert hint.span.of(essay.paragraphs[1].text).startswith("😀𝔸 Mothers")
    assert hint.span.of(essay.paragraphs[1].text).endswith("here.")


# --- P2 ---------------------------------------------------------------------------------------------------------------

FULL = prose(100, 6)


def around(*short: str) -> str:
    return f"## One\n\n{FULL}\n\n" + "\n\n".join(short) + f"\n\n{FULL}\n\n{FULL}\n\n{FULL}"


@pytest.mark.parametrize(
    ("words", "count"),
    [(2, 1), (10, 1), (19, 1), (20, 0), (21, 0), (39, 0), (40, 0)],
)
def test_a_lone_short_paragraph_is_asked_about_below_twenty_words(words: int, count: int) -> None:
    assert len(short_hints(around(prose(words, 1)))) == count


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (20, 20, 1),
        (39, 39, 1),
        (39, 40, 0),
        (40, 40, 0),
        (19, 40, 1),
    ],
)
def test_two_short_paragraphs_of_a_section_are_asked_about_below_the_limit(first: int, second: int, count: int) -> None:
    assert len(short_hints(around(prose(first, 1), prose(second, 1)))) == count


@pytest.mark.parametrize(("limit", "count"), [(30, 0), (31, 1), (60, 1)])
def test_the_limit_of_short_paragraphs_comes_from_the_settings(limit: int, count: int) -> None:
    text = around(prose(30, 1), prose(30, 1))
    assert len(short_hints(text, DEFAULTS.with_(short_paragraph_words=limit))) == count


@pytest.mark.parametrize(("sentences", "count"), [(1, 1), (2, 1), (3, 0), (5, 0)])
def test_a_short_paragraph_has_one_or_two_sentences(sentences: int, count: int) -> None:
    assert len(short_hints(around(prose(15, sentences)))) == count


def test_the_first_short_paragraph_is_marked_at_its_first_sentence() -> None:
    essay = markdown(around("It is short. It is so.", "It is short, too."))
    (hint,) = paragraph_short.find(essay, DEFAULTS)
    assert hint.paragraph == 2
    assert hint.span is not None
    assert hint.span.of(essay.paragraphs[2].text) == "It is short."


@pytest.mark.parametrize(
    ("short", "why"),
    [
        (["It is short."], "It has 3 words."),
        (["Yes."], "It has 1 word."),
        (["It is short.", "This is, too."], "It has 3 words, and 1 other paragraph here is as short."),
        (["It is short."] * 3, "It has 3 words, and 2 other paragraphs here are as short."),
    ],
)
def test_the_other_short_paragraphs_of_the_section_are_counted(short: list[str], why: str) -> None:
    (hint,) = short_hints(around(*short))
    assert hint.why == why
    assert hint.question == "Should this paragraph be developed or joined to its neighbour?"


def test_each_section_has_its_own_hint_on_short_paragraphs() -> None:
    found = short_hints(f"{around('It is short.')}\n\n{around('It is, too.').replace('One', 'Two')}")
    assert [(h.section, h.paragraph) for h in found] == [(0, 2), (1, 8)]


@pytest.mark.parametrize(
    "neighbour",
    [
        "- an item\n- another",
        "1. an item\n2. another",
        "> A block quotation that someone else has written.",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "```\ncode = 1\n```",
        "Figure 1. What the prison looks like.",
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_a_short_paragraph_beside_something_else_than_prose_is_left_alone(neighbour: str, before: bool) -> None:
    pair = (neighbour, "It is short.") if before else ("It is short.", neighbour)
    assert short_hints(around(*pair)) == []


@pytest.mark.parametrize(
    "text",
    [
        "It leads on to this:",
        "It was never ended",
        "It is followed by a formula,",
        "where m is the mass of it.",
        "with m as the mass of it.",
        "One line\nand another line.",
    ],
)
def test_a_short_paragraph_that_belongs_to_its_neighbour_is_left_alone(text: str) -> None:
    essay = markdown(around("It is short."))
    paragraphs = tuple(Paragraph(text) if p.text == "It is short." else p for p in essay.paragraphs)
    changed = Essay(paragraphs, essay.sections)
    assert len(list(paragraph_short.find(essay, DEFAULTS))) == 1
    assert list(paragraph_short.find(changed, DEFAULTS)) == []


@pytest.mark.parametrize("end", [".", "!", "?", ".”", '."', ".)", "?’", ".]"])
def test_every_mark_that_ends_a_sentence_ends_a_short_paragraph(end: str) -> None:
    assert len(short_hints(around(f"It is short{end}"))) == 1


@pytest.mark.parametrize("section", ["Introduction", "Conclusion", "References", "Abstract", "Appendix"])
def test_short_paragraphs_outside_of_the_body_are_left_alone(section: str) -> None:
    assert short_hints(f"{around()}\n\n## {section}\n\n{FULL}\n\nIt is short.\n\n{FULL}") == []


def test_the_only_paragraph_of_a_section_may_be_short() -> None:
    assert short_hints(f"{around()}\n\n## Two\n\nIt is short.") == []


@pytest.mark.parametrize(("size", "count"), [(59, 0), (60, 1)])
def test_a_text_of_mostly_short_paragraphs_is_written_so_on_purpose(size: int, count: int) -> None:
    text = "## One\n\n" + "\n\n".join([prose(size, 3), prose(size, 3), "It is short.", prose(size, 3)])
    assert len(short_hints(text)) == count


def test_short_paragraphs_of_a_text_without_headings_are_left_alone() -> None:
    assert short_hints(f"{FULL}\n\nIt is short.\n\n{FULL}\n\n{FULL}") == []


def test_short_paragraphs_of_a_text_with_a_spoken_conclusion_are_seen() -> None:
    assert len(short_hints(f"{FULL}\n\n{FULL}\n\nIt is a rather short one as paragraphs go.\n\n{FULL}\n\n"
                           f"In conclusion, {FULL}")) == 1  # fmt: skip


@pytest.mark.parametrize("rule", [paragraph_long.RULE, paragraph_short.RULE], ids=lambda r: r.id)
@pytest.mark.parametrize(
    "essay",
    [
        Essay(()),
        Essay((Paragraph(""),), (Section("", Role.BODY, 1, 0, 1),)),
        Essay((Paragraph(" \n\t"), Paragraph("\ufffc")), (Section("", Role.BODY, 1, 0, 2),)),
        Essay((Paragraph("One", Kind.HEADING, 1),), (Section("One", Role.BODY, 1, 0, 1, 0),)),
        Essay((Paragraph(prose(400)),)),
    ],
    ids=["nothing", "empty", "blank", "heading", "no sections"],
)
def test_an_essay_without_prose_has_no_size(rule: object, essay: Essay) -> None:
    assert list(rule.find(essay, DEFAULTS)) == []  # type: ignore[attr-defined]
