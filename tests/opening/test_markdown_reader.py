"""Markdown: its blocks, its inline marks kept as typed, and nothing lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.essay.essay import Essay, Format, Kind
from coping_gui.opening.markdown_reader import essay_from_markdown, protected
from coping_gui.opening.text_reader import essay_from_text


def blocks(text: str) -> list[tuple[Kind, str]]:
    return [(p.kind, p.text) for p in essay_from_markdown(text).paragraphs]


def guarded(essay: Essay, paragraph: int) -> list[str]:
    p = essay.paragraphs[paragraph]
    return [s.of(p.text) for s in p.protected]


def test_hash_and_underlined_headings_have_levels() -> None:
    essay = essay_from_markdown("# One\n\n## Two ##\n\nThree\n=====\n\nFour\n----\n\n###### Six\n")
    assert [(p.text, p.level) for p in essay.paragraphs] == [
        ("One", 1),
        ("Two", 2),
        ("Three", 1),
        ("Four", 2),
        ("Six", 6),
    ]


def test_a_lone_first_level_heading_at_the_top_is_the_title_and_the_others_move_up() -> None:
    essay = essay_from_text("# The *Empty* House\n\n## Introduction\n\nText.\n\n### Rooms\n\nText.", Format.MARKDOWN)
    assert essay.paragraphs[0].kind is Kind.TITLE
    assert [(s.title, s.level) for s in essay.sections if s.title] == [("Introduction", 1), ("Rooms", 2)]


def test_several_first_level_headings_are_no_titles() -> None:
    essay = essay_from_text("# Introduction\n\nText.\n\n# Conclusion\n\nText.", Format.MARKDOWN)
    assert [(s.title, s.level) for s in essay.sections] == [("Introduction", 1), ("Conclusion", 1)]


def test_soft_breaks_become_blanks_and_hard_breaks_stay() -> None:
    assert blocks("one\ntwo  \nthree\\\nfour") == [(Kind.BODY, "one two\nthree\nfour")]


def test_lists_keep_their_markers_apart_and_their_depth() -> None:
    essay = essay_from_markdown("3. three\n4) four\n\n- a\n  - b\n\n    more of b\n* c\n")
    assert [(p.numbering, p.level, p.text) for p in essay.paragraphs] == [
        ("3.", 1, "three"), ("4)", 1, "four"), ("•", 1, "a"), ("•", 2, "b"), ("", 2, "more of b"), ("•", 1, "c"),
    ]  # fmt: skip
    assert {p.kind for p in essay.paragraphs} == {Kind.LIST_ITEM}


def test_quotations_code_and_tables_are_told_apart() -> None:
    text = (
        "> a quote\n> goes on\n\n```py\nx = 1\n```\n\n    y = 2\n\n| a | b |\n|---|---|\n| 1 | 2"
        " |\n\n<div>\nhtml\n</div>\n"
    )
    assert blocks(text) == [
        (Kind.QUOTATION, "a quote goes on"), (Kind.CODE, "x = 1"), (Kind.CODE, "y = 2"),
        (Kind.TABLE, "| a | b |\n|---|---|\n| 1 | 2 |"), (Kind.CODE, "<div>\nhtml\n</div>"),
    ]  # fmt: skip


def test_code_is_protected_whole() -> None:
    essay = essay_from_markdown("```\nteh code\n```")
    assert guarded(essay, 0) == ["teh code"]


def test_the_marks_of_a_table_are_protected() -> None:
    essay = essay_from_markdown("| a cell | b |\n|---|:-:|\n| one | two |")
    text = essay.paragraphs[0].text
    free = "".join(
        c for i, c in enumerate(text) if not any(s.start <= i < s.end for s in essay.paragraphs[0].protected)
    )
    assert "|" not in free
    assert "-" not in free
    assert "a cell" in free


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ('see [the site](https://a.b/c_(d) "T") now', ['](https://a.b/c_(d) "T")']),
        ("an ![image](a.png) here", ["](a.png)"]),
        ("run `teh code` and ``a ` b``", ["`teh code`", "``a ` b``"]),
        ("<https://a.b> and <br>", ["<https://a.b>", "<br>"]),
        ("see https://a.b/c?d=e, and www.f.gh.", ["https://a.b/c?d=e", "www.f.gh"]),
        ("a note[^1] and [a label][ref]", ["[^1]", "][ref]"]),
        ("not \\*emphasis\\*", ["\\*", "\\*"]),
        ("some **bold** and *italic* words", []),
        ("3 < 4 and 5 > 2 (see above)", []),
    ],
)
def test_addresses_code_and_labels_are_protected_and_words_are_not(text: str, places: list[str]) -> None:
    assert [s.of(text) for s in protected(text)] == places


def test_emphasis_is_kept_as_typed() -> None:
    assert blocks("A **bold** and _italic_ word.") == [(Kind.BODY, "A **bold** and _italic_ word.")]


def test_a_bold_line_is_a_heading_where_there_are_no_others() -> None:
    essay = essay_from_text(
        "Text of an introduction that is long enough to be one.\n\n**The Rooms**\n\nText follows it here.",
        Format.MARKDOWN,
    )
    assert essay.sections[-1].title == "**The Rooms**"
    assert essay.paragraphs[1].bold


def test_link_definitions_are_kept_as_protected_code() -> None:
    essay = essay_from_markdown("See [a].\n\n[a]: https://a.b\n\nMore.")
    assert blocks("See [a].\n\n[a]: https://a.b\n\nMore.")[1] == (Kind.CODE, "[a]: https://a.b")
    assert guarded(essay, 1) == ["[a]: https://a.b"]


def test_footnotes_stand_outside_of_the_flow() -> None:
    essay = essay_from_text("A word[^1] of text.\n\n[^1]: A note with words.\n", Format.MARKDOWN)
    assert (essay.paragraphs[1].kind, essay.paragraphs[1].place) == (Kind.NOTE, "footnote")


def test_front_matter_gives_the_title_and_is_kept() -> None:
    essay = essay_from_text('---\ntitle: "The Empty House"\nauthor: J\n---\n\nText of it.\n', Format.MARKDOWN)
    assert essay.title == "The Empty House"
    assert essay.paragraphs[0].kind is Kind.CODE
    assert "author: J" in essay.paragraphs[0].text
    assert essay.not_checked


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert blocks("---\n\nText.")[-1] == (Kind.BODY, "Text.")


@given(st.text(st.sampled_from("ab1 .\n\n#->*`[]()|:_\\<\t"), max_size=80))
def test_no_word_is_lost_whatever_the_markup(text: str) -> None:
    kept = "".join(p.text for p in essay_from_markdown(text).paragraphs)
    for word in re.findall(r"[ab]+", text):
        assert word in kept or word in "".join(kept.split())


@given(
    st.lists(
        st.text(st.sampled_from("abc ABC,’é"), min_size=3, max_size=40).map(lambda t: "X" + t.strip()),
        min_size=1,
        max_size=5,
    )
)
def test_plain_paragraphs_come_back_exactly(paragraphs: list[str]) -> None:
    assert [text for _, text in blocks("\n\n".join(paragraphs))] == paragraphs
