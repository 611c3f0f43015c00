import pytest
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.essay.essay import Essay, Format, Kind, Paragraph
from coping_gui.export.alignment import unchanged
from coping_gui.export.plain_text import as_markdown, as_text
from coping_gui.export.revision import RevisedParagraph
from coping_gui.opening.text_reader import essay_from_text


def text(essay: Essay) -> str:
    return as_text(essay, unchanged(essay))


def markdown(essay: Essay) -> str:
    return as_markdown(essay, unchanged(essay))


class TestAsText:
    def test_an_empty_line_parts_paragraphs_and_the_text_ends_with_a_line_break(self) -> None:
        assert text(Essay((Paragraph("one"), Paragraph("two")))) == "one\n\ntwo\n"

    def test_an_empty_essay_is_an_empty_text(self) -> None:
        assert text(Essay(())) == ""

    def test_list_items_stand_close_with_their_own_labels(self) -> None:
        one = Essay(
            (Paragraph("a", Kind.LIST_ITEM, 1, numbering="1."), Paragraph("b", Kind.LIST_ITEM, 1, numbering="(2)"))
        )
        assert text(one) == "1. a\n(2) b\n"

    def test_markdown_loses_its_marks_and_code_keeps_its_stars(self, markdown_essay: Essay) -> None:
        shown = text(markdown_essay)
        assert "Access to fresh food is a great concern (map).1" in shown
        assert "for x in *y*:" in shown
        assert "City\tShops\nLeeds\t12\nYork\t7" in shown

    def test_only_the_cleaned_text_is_written(self) -> None:
        one = Essay((Paragraph("teh"), Paragraph("gone"), Paragraph("kept")))
        revised = [
            RevisedParagraph("the", 0),
            RevisedParagraph("new"),
            RevisedParagraph(" ", 1),
            RevisedParagraph("kept", 2),
        ]
        assert as_text(one, revised) == "the\n\nnew\n\nkept\n"

    def test_headers_and_footers_of_a_word_file_are_not_part_of_the_text(self) -> None:
        one = Essay((Paragraph("text"), Paragraph("page 1", Kind.NOTE, place="footer")), format=Format.DOCX)
        assert text(one) == "text\n"


class TestAsMarkdown:
    def test_plain_text_is_escaped_so_that_it_is_shown_as_it_is(self) -> None:
        one = Essay((Paragraph("5 * 3 * 2 [a] <b> `c` _d_"), Paragraph("# no heading"), Paragraph("1. no list")))
        assert markdown(one) == ("5 \\* 3 \\* 2 \\[a\\] \\<b\\> \\`c\\` \\_d\\_\n\n\\# no heading\n\n1\\. no list\n")

    def test_headings_move_below_the_title(self) -> None:
        one = Essay((Paragraph("T", Kind.TITLE), Paragraph("H", Kind.HEADING, 1), Paragraph("D", Kind.HEADING, 9)))
        assert markdown(one) == "# T\n\n## H\n\n###### D\n"

    def test_a_fence_is_longer_than_any_in_the_code(self) -> None:
        one = Essay((Paragraph("a ```` b", Kind.CODE),))
        assert markdown(one) == "`````\na ```` b\n`````\n"

    def test_a_table_of_tabs_becomes_a_table_of_bars(self) -> None:
        assert markdown(Essay((Paragraph("a\tb*", Kind.TABLE),))) == "| a | b\\* |\n"


MESSY = """\
---
title: "A title"
---

# Food

## Part *one*

Text with **bold**, [a link][x], `code` and a hard\\
break.[^1]

1. First
2. Second

   More of it.

   - inner
3. Third

> A quotation
> of two lines.

| a | b |
|---|--:|
| 1 | 2 |

```
print("x")
```

<!-- a remark -->

## References

Smith, J. (2010). *Food*. Press.

[x]: https://example.org

[^1]: A note.
"""


def facts(essay: Essay) -> list[tuple[object, ...]]:
    return [(p.kind, p.level, p.text, p.numbering) for p in essay.paragraphs]


def test_markdown_in_is_the_same_essay_out() -> None:
    essay = essay_from_text(MESSY, Format.MARKDOWN)
    assert len(essay.paragraphs) > 15
    again = essay_from_text(markdown(essay), Format.MARKDOWN)
    assert facts(again) == facts(essay)


@pytest.mark.parametrize("mark", ["1.", "12)", "-", "+", "#"])
def test_a_mark_of_a_list_or_heading_that_stands_alone_in_a_quotation_is_its_text(mark: str) -> None:
    essay = Essay((Paragraph(mark, Kind.QUOTATION),))
    (again,) = essay_from_text(markdown(essay), Format.MARKDOWN).paragraphs
    assert (again.kind, again.text.replace("\\", "")) == (Kind.QUOTATION, mark)


@pytest.mark.parametrize("kind", [Kind.BODY, Kind.QUOTATION])
@given(words=st.text(alphabet="ab *_`[]()<>#+-.1!~|\\", min_size=1, max_size=30))
def test_any_plain_text_is_shown_in_markdown_as_it_was(kind: Kind, words: str) -> None:
    words = " ".join(words.split())
    essay = Essay((Paragraph(words, kind),))
    if any(c.isalnum() for c in words):
        again = essay_from_text(markdown(essay), Format.MARKDOWN)
        assert " ".join(as_text(again, unchanged(again)).split()) == words
