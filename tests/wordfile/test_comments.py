"""Remarks as Word comments: where they are anchored, and what is made for them."""

import io

import docx
import docx_oracle as oracle
import pytest
from docx_samples import body, members, p, part, r, word, zipped

from coping_gui.wordfile.comments import MOST_COMMENTS, Comment
from coping_gui.wordfile.tracked import Mark
from coping_gui.wordfile.wordfile import Edited, WordFile

MARK = Mark("COPING", "2026-01-31T12:00:00Z")
MAIN = "word/document.xml"


def commented(
    data: bytes, *comments: tuple[int, int, int, str], tracked: bool = False, edits: dict | None = None
) -> Edited:
    """The file with (paragraph, start, end, text) comments."""
    file = WordFile(data, "essay.docx")
    keys = [paragraph.key for paragraph in file.paragraphs]
    wanted = [Comment(keys[at], start, end, text) for at, start, end, text in comments]
    return file.edited(edits or {}, MARK, tracked=tracked, comments=wanted)


def marked(data: bytes) -> str:
    """The text between the comment's marks."""
    inside = body(data).partition("<w:commentRangeStart")[2].partition("<w:commentRangeEnd")[0]
    return "".join(piece.partition("</w:t>")[0] for piece in inside.split('<w:t xml:space="preserve">')[1:])


@pytest.mark.parametrize(("start", "end"), [(0, 3), (4, 7), (4, 11), (0, 15), (12, 15), (5, 6)])
def test_a_comment_marks_exactly_its_words(start: int, end: int) -> None:
    text = "one two six end"
    data = word(p(r("one t") + r("wo s", "<w:b/>") + r("ix end")))
    after = commented(data, (0, start, end, "Why?")).data
    assert marked(after) == text[start:end]
    assert oracle.read(after)[MAIN][0].characters == oracle.read(data)[MAIN][0].characters


def test_the_comment_says_who_when_and_what() -> None:
    after = commented(word(p(r("one two"))), (0, 0, 3, "First line\nSecond <line>")).data
    (comment,) = docx.Document(io.BytesIO(after)).comments
    assert (comment.author, comment.initials, comment.text) == ("COPING", "C", "First line\nSecond <line>")
    assert comment.timestamp is not None
    assert comment.timestamp.isoformat() == "2026-01-31T12:00:00+00:00"


def test_the_part_its_type_and_its_relationship_are_made_once() -> None:
    data = word(p(r("one two")))
    after = commented(data, (0, 0, 3, "a"), (0, 4, 7, "b")).data
    assert part(after, "[Content_Types].xml").count("comments+xml") == 1
    assert part(after, "word/_rels/document.xml.rels").count("/comments") == 2
    again = commented(after, (0, 0, 3, "c")).data
    assert part(again, "[Content_Types].xml") == part(after, "[Content_Types].xml")
    assert len(docx.Document(io.BytesIO(again)).comments) == 3


def test_a_file_without_relationships_gets_them() -> None:
    files = members(p(r("one two")))
    del files["word/_rels/document.xml.rels"]
    after = commented(zipped(files), (0, 0, 3, "a")).data
    assert len(docx.Document(io.BytesIO(after)).comments) == 1


def test_existing_comments_stay_and_ids_are_fresh() -> None:
    old = f'<w:comment w:id="7" w:author="Ann" w:initials="A">{p(r("remark"))}</w:comment>'
    range_marks = '<w:commentRangeStart w:id="7"/>', '<w:commentRangeEnd w:id="7"/>'
    data = word(
        p(range_marks[0] + r("one two") + range_marks[1] + '<w:bookmarkStart w:id="9" w:name="b"/>'), comments=old
    )
    after = commented(data, (0, 0, 3, "new")).data
    assert 'w:author="Ann"' in part(after, "word/comments.xml")
    assert '<w:commentRangeStart w:id="10"/>' in body(after)


def test_styles_of_comments_are_named_only_where_they_exist() -> None:
    data = word(p(r("one two")))
    assert "CommentReference" not in body(commented(data, (0, 0, 3, "a")).data)
    styles = '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/></w:style>'
    assert "CommentReference" in body(commented(word(p(r("one two")), styles=styles), (0, 0, 3, "a")).data)


def test_marks_stand_around_a_link_and_not_in_it() -> None:
    link = f'<w:hyperlink w:anchor="a">{r("two three")}</w:hyperlink>'
    after = body(commented(word(p(r("one ") + link)), (0, 4, 7, "a")).data)
    assert f'<w:commentRangeStart w:id="1"/>{link}<w:commentRangeEnd w:id="1"/>' in after


def test_a_comment_on_a_field_takes_the_whole_paragraph() -> None:
    signs = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    data = word(p(r("on ") + signs[0] + signs[1] + r("Monday") + signs[2] + r("!")))
    after = body(commented(data, (0, 4, 6, "a")).data)
    assert after.startswith('<w:p><w:commentRangeStart w:id="1"/>')
    assert after.endswith('<w:r><w:commentReference w:id="1"/></w:r></w:p>')


def test_an_empty_paragraph_can_be_commented_on() -> None:
    after = body(commented(word("<w:p><w:pPr><w:keepNext/></w:pPr></w:p>"), (0, 0, 0, "a")).data)
    assert after.index("</w:pPr>") < after.index("<w:commentRangeStart") < after.index("<w:commentReference")


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_remark_on_a_note_stands_at_its_mark_in_the_text(kind: str) -> None:
    notes = f'<w:{kind} w:id="2">{p(r("Teh note"))}</w:{kind}>'
    data = word(p(r("fact") + f'<w:r><w:{kind}Reference w:id="2"/></w:r>' + r(" on")), **{f"{kind}s": notes})
    result = commented(data, (1, 0, 3, "Spelling"))
    assert result.skipped == ()
    assert "<w:commentRangeStart" in body(result.data)
    assert "commentRange" not in part(result.data, f"word/{kind}s.xml")


def test_a_remark_on_a_text_box_stands_at_the_paragraph_that_holds_it() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p(r('box'))}</w:txbxContent></w:pict></w:r>"
    after = body(commented(word(p(r("a") + box)), (1, 0, 3, "Remark")).data)
    assert after.startswith('<w:p><w:commentRangeStart w:id="1"/>')


def test_a_remark_on_a_header_is_left_out_and_said_so() -> None:
    result = commented(word(p(r("text")), header=p(r("head"))), (1, 0, 4, "Remark"))
    ((comment, why),) = result.skipped
    assert (comment.text, why) == ("Remark", "Word shows no comments there")


def test_no_file_gets_more_comments_than_word_opens() -> None:
    many = "".join(f'<w:comment w:id="{n}" w:author="A">{p("")}</w:comment>' for n in range(MOST_COMMENTS))
    result = commented(word(p(r("text")), comments=many), (0, 0, 4, "Remark"))
    assert len(result.skipped) == 1
    assert result.data == WordFile(result.data, "x").data


@pytest.mark.parametrize("tracked", [False, True])
def test_comments_and_edits_of_the_same_words_go_together(tracked: bool) -> None:
    data = word(p(r("one teh two")))
    key = f"{MAIN}#0"
    after = commented(data, (0, 4, 7, "A"), (0, 8, 11, "B"), tracked=tracked, edits={key: [(4, 7, "the")]}).data
    seen = oracle.read(after)[MAIN][0].text
    assert seen == "one the two"
    assert oracle.read(after, view="rejected")[MAIN][0].text == ("one teh two" if tracked else "one the two")
    assert body(after).count("<w:commentReference") == 2


def test_without_comments_no_part_is_made() -> None:
    data = word(p(r("text")))
    assert commented(data).data == data
