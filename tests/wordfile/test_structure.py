"""Paragraphs split, joined, deleted and inserted in the XML, plain and tracked."""

import docx_oracle as oracle
import pytest
from docx_samples import body, p, r, word

from coping_gui.wordfile.comments import Comment
from coping_gui.wordfile.tracked import Mark
from coping_gui.wordfile.wordfile import Edited, WordFile

MARK = Mark("COPING", "2026-01-31T12:00:00Z")
MAIN = "word/document.xml"
HEADING = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
CENTRED = '<w:pPr><w:jc w:val="center"/></w:pPr>'
TITLE, FIRST, SECOND, LAST = "The title", "First bold end. Next sentence.", "Another one.", "The last."
ESSAY = (
    p(HEADING + r(TITLE))
    + p(CENTRED + r("First ") + r("bold", "<w:b/>") + r(" end. Next sentence."))
    + p(r(SECOND))
    + p(r(LAST))
)
OLD = [TITLE, FIRST, SECOND, LAST]


def rewritten(data: bytes, revised: list[tuple[str, int | None]], *, tracked: bool = False) -> Edited:
    return WordFile(data, "essay.docx").rewritten(revised, MARK, tracked=tracked)


def seen(data: bytes, view: str = "accepted") -> list[str]:
    return [one.text for one in oracle.read(data, view=view)[MAIN]]


def keep(*indices: int) -> list[tuple[str, int | None]]:
    return [(OLD[at], at) for at in indices]


REVISIONS = {
    "split": [*keep(0), ("First bold end.", 1), ("Next sentence.", None), *keep(2, 3)],
    "split in bold": [*keep(0), ("First bo", None), ("ld end. Next sentence.", 1), *keep(2, 3)],
    "split and edited": [*keep(0), ("First bald end.", 1), ("The next sentence.", None), *keep(2, 3)],
    "joined": [*keep(0), (FIRST + " " + SECOND, 1), *keep(3)],
    "all joined": [*keep(0), (" ".join([FIRST, SECOND, LAST]), 1)],
    "joined and edited": [*keep(0), ("First bald end. Next sentence. Another won.", 1), *keep(3)],
    "deleted": keep(0, 1, 3),
    "first deleted": keep(1, 2, 3),
    "inserted": [*keep(0, 1), ("New words.", None), *keep(2, 3)],
    "inserted first": [("New.", None), ("Newer.", None), *keep(0, 1, 2, 3)],
    "inserted last": [*keep(0, 1, 2, 3), ("New.", None), ("Newer.", None)],
    "moved": [*keep(0, 2), (FIRST, 1), *keep(3)],
    "exchanged": [*keep(0), ("New words for it.", None), *keep(2, 3)],
}


@pytest.mark.parametrize("tracked", [False, True])
@pytest.mark.parametrize("name", REVISIONS)
def test_the_paragraphs_are_as_revised_and_can_be_taken_back(name: str, tracked: bool) -> None:
    result = rewritten(word(ESSAY), REVISIONS[name], tracked=tracked)
    assert result.refused == ()
    assert seen(result.data) == [text for text, _ in REVISIONS[name]]
    if tracked:
        assert seen(result.data, "rejected") == OLD


def test_both_halves_of_a_split_keep_the_properties_and_the_formatting() -> None:
    after = body(rewritten(word(ESSAY), REVISIONS["split in bold"]).data)
    assert p(CENTRED + r("First ") + r("bo", "<w:b/>")) in after
    assert p(CENTRED + r("ld", "<w:b/>") + r(" end. Next sentence.")) in after


def test_a_new_paragraph_under_a_heading_is_no_heading() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    data = rewritten(word(ESSAY, styles=styles), [*keep(0), ("New words.", None), *keep(1, 2, 3)]).data
    assert p(CENTRED + r("New words.")) in body(data)


def test_a_new_paragraph_may_hold_tabs_and_line_breaks() -> None:
    data = rewritten(word(ESSAY), [*keep(0, 1, 2), ("a\tb\nc", None), *keep(3)]).data
    assert "a\tb\nc" in seen(data)


def test_a_deleted_paragraph_leaves_its_bookmarks() -> None:
    marks = '<w:bookmarkStart w:id="1" w:name="x"/>', '<w:bookmarkEnd w:id="1"/>'
    data = word(p(r("one")) + p(marks[0] + r("two") + marks[1]) + p(r("three")))
    assert "".join(marks) in body(rewritten(data, [("one", 0), ("three", 2)]).data)


def test_the_last_paragraph_is_emptied_and_not_taken_away() -> None:
    for tracked in (False, True):
        data = rewritten(word(ESSAY), keep(0, 1, 2), tracked=tracked).data
        assert seen(data) == [TITLE, FIRST, SECOND, ""]


FIELD = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
LOCK = '<w:lock w:val="contentLocked"/>'
SECTION = "<w:pPr><w:sectPr/></w:pPr>"


@pytest.mark.parametrize(
    ("content", "revised", "why"),
    [
        (p(r("one")) + p(SECTION + r("two")) + p(r("three")), [("one", 0), ("three", 2)], "end of a section"),
        (p(r("one")) + p("<w:r><w:drawing/></w:r>") + p(r("x")), [("one", 0), ("x", 2)], "an image, a note"),
        (
            p(r("one")) + p(r("n") + '<w:r><w:footnoteReference w:id="2"/></w:r>') + p(r("x")),
            [("one", 0), ("x", 2)],
            "an image, a note",
        ),
        (
            p(r("one") + FIELD[0] + FIELD[1] + r("two three") + FIELD[2]),
            [("one two", 0), ("three", None)],
            "inside a field",
        ),
        (p(r("one two")) + "<w:tbl/>" + p(r("six ten")), [("one two six ten", 0)], "stands between"),
        (
            p(FIELD[0] + FIELD[1] + r("one two")) + p(r("three four") + FIELD[2]),
            [("one two", 0), ("new", None), ("three four", 1)],
            "inside a field",
        ),
        (
            f"<w:sdt><w:sdtPr>{LOCK}</w:sdtPr><w:sdtContent>{p(r('a'))}</w:sdtContent></w:sdt>",
            [("a", 0), ("new", None)],
            "locked",
        ),
    ],
)
@pytest.mark.parametrize("tracked", [False, True])
def test_what_cannot_be_carried_is_refused_and_changes_nothing(
    content: str, revised: list[tuple[str, int | None]], why: str, tracked: bool
) -> None:
    data = word(content)
    result = rewritten(data, revised, tracked=tracked)
    (refused,) = result.refused
    assert why in refused.why
    assert result.data == data


def test_notes_cannot_be_split_or_taken_away() -> None:
    notes = f'<w:footnote w:id="2">{p(r("One note. Two notes."))}</w:footnote>'
    data = word(p(r("text")), footnotes=notes)
    for revised in ([("text", 0)], [("text", 0), ("One note.", 1), ("Two notes.", None)]):
        result = rewritten(data, revised)
        assert "in the text itself" in result.refused[0].why
        assert result.data == data


def test_a_split_cuts_links_and_the_insertions_of_others_in_two() -> None:
    inner = f'<w:ins w:id="4" w:author="Ann"><w:hyperlink w:anchor="a">{r("one two")}</w:hyperlink></w:ins>'
    for tracked in (False, True):
        result = rewritten(word(p(inner) + p(r("end"))), [("one", 0), ("two", None), ("end", 1)], tracked=tracked)
        assert seen(result.data) == ["one", "two", "end"]
        numbers = oracle.ids(result.data, MAIN)
        assert len(set(numbers)) == len(numbers)
        assert body(result.data).count('<w:hyperlink w:anchor="a">') == 2


def test_a_footnote_mark_stays_with_the_words_before_a_split() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    after = rewritten(word(p(r("one.") + mark + r(" two")) + p(r("x"))), [("one.", 0), ("two", None), ("x", 1)]).data
    assert p(r("one.") + mark) in body(after)


def test_paragraphs_of_a_table_cell_can_be_split() -> None:
    data = word(f"<w:tbl><w:tr><w:tc>{p(r('one two'))}</w:tc></w:tr></w:tbl>" + p(r("end")))
    after = rewritten(data, [("one", 0), ("two", None), ("end", 1)])
    assert seen(after.data) == ["one", "two", "end"]
    assert body(after.data).index("two") < body(after.data).index("</w:tc>")


def test_comments_move_with_their_words() -> None:
    file = WordFile(word(ESSAY), "essay.docx")
    remark = Comment(file.paragraphs[1].key, 6, 10, "Why bold?")
    result = file.rewritten(REVISIONS["split"], MARK, comments=[remark])
    assert seen(result.data) == [text for text, _ in REVISIONS["split"]]
    assert '<w:commentRangeStart w:id="1"/>' + r("bold", "<w:b/>") + '<w:commentRangeEnd w:id="1"/>' in body(
        result.data
    )


@pytest.mark.parametrize("change", ["ins", "del"])
def test_a_paragraph_behind_one_whose_mark_another_author_changed_can_be_taken_back(change: str) -> None:
    """As when Return is pressed there in Word: the change of the old mark is said of the new last one."""
    others = f'<w:{change} w:id="9" w:author="Bob" w:date="2020-01-01T00:00:00Z"/>'
    marked = f"<w:pPr><w:rPr>{others}</w:rPr></w:pPr>"
    cell = f"<w:tbl><w:tr><w:tc>{p(marked + r('in a cell'))}</w:tc></w:tr></w:tbl>"
    data = word(cell + p(r("end")))
    result = rewritten(data, [("in a cell", 0), ("New.", None), ("end", 1)], tracked=True)
    assert seen(result.data) == ["in a cell", "New.", "end"]
    assert seen(result.data, "rejected") == ["in a cell", "end"]
    first, new = body(result.data).split("New.")[0].split("<w:p>")[1:]
    assert 'w:author="Bob"' not in first
    assert f'<w:rPr><w:{change} w:id="9" w:author="Bob"' in new


def test_what_a_deleted_paragraph_holds_is_one_deletion_where_nothing_stands_between() -> None:
    others = f'<w:ins w:id="9" w:author="Bob">{r("three ")}{r("four", "<w:i/>")}</w:ins>'
    bookmark = '<w:bookmarkStart w:id="5" w:name="b"/><w:bookmarkEnd w:id="5"/>'
    data = word(p(r("one ") + r("two ", "<w:b/>") + others + bookmark + r("five") + r("six")) + p(r("end")))
    result = rewritten(data, [("end", 1)], tracked=True)
    assert seen(result.data) == ["end"]
    assert seen(result.data, "rejected") == ["one two three fourfivesix", "end"]
    kept = body(result.data).split("</w:pPr>")[1].split("</w:p>")[0]
    assert kept.count("<w:del ") == kept.count("</w:del>") == 3
    assert [piece.count("<w:r>") for piece in kept.split("</w:del>")[:3]] == [2, 2, 2]
