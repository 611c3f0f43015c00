"""Text that a file holds twice, for newer and older readers: read once, edited in both copies."""

import docx_oracle as oracle
import pytest
from docx_samples import body, p, r, word

from coping_gui.wordfile.boxes import in_both
from coping_gui.wordfile.tracked import Mark
from coping_gui.wordfile.wordfile import Edited, WordFile

MARK = Mark("COPING", "2026-01-31T12:00:00Z")


def text_box(text: str) -> str:
    return f"<w:txbxContent>{p(r(text))}</w:txbxContent>"


def two_drawings(new: str, old: str) -> str:
    choice = f'<mc:Choice Requires="wps"><w:drawing>{new}</w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict>{old}</w:pict></mc:Fallback>"
    return f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"


def two_branches(new: str, old: str) -> str:
    choice = f'<mc:Choice Requires="w14">{new}</mc:Choice>'
    return f"<mc:AlternateContent>{choice}<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"


def change(data: bytes, old: str, new: str, *, tracked: bool, paragraph: int = 0) -> Edited:
    file = WordFile(data, "essay.docx")
    found = file.paragraphs[paragraph]
    start = found.text.index(old)
    return file.edited({found.key: [(start, start + len(old), new)]}, MARK, tracked=tracked)


def texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in WordFile(data, "essay.docx").paragraphs]


@pytest.mark.parametrize("tracked", [False, True])
def test_a_text_box_is_read_once_and_edited_in_both_its_copies(tracked: bool) -> None:
    data = word(p(r("Body") + two_drawings(text_box("Teh box"), text_box("Teh box"))))
    file = WordFile(data, "x")
    assert [(q.place, q.text) for q in file.paragraphs] == [("body", "Body￼"), ("text box", "Teh box")]
    after = change(data, "Teh", "The", paragraph=1, tracked=tracked).data
    assert oracle.copies(after) == [("The box", "The box")]
    assert oracle.copies(after, view="rejected") == ([("Teh box", "Teh box")] if tracked else [("The box", "The box")])


def test_a_text_box_whose_copy_says_something_else_is_edited_where_word_shows_it() -> None:
    data = word(p(two_drawings(text_box("Teh box"), text_box("Old words"))))
    assert oracle.copies(change(data, "Teh", "The", paragraph=1, tracked=False).data) == [("The box", "Old words")]


@pytest.mark.parametrize("tracked", [False, True])
def test_paragraphs_in_two_branches_are_edited_in_both(tracked: bool) -> None:
    data = word(two_branches(p(r("teh")), p(r("teh"))))
    assert texts(data) == ["teh"]
    assert oracle.copies(change(data, "teh", "the", tracked=tracked).data) == [("the", "the")]


@pytest.mark.parametrize("tracked", [False, True])
@pytest.mark.parametrize(("old", "new"), [("teh", "the"), ("ne te", "ne at te"), ("teh ho", "that ho")])
def test_words_in_two_branches_of_a_paragraph_are_edited_in_both(tracked: bool, old: str, new: str) -> None:
    data = word(p(r("one ") + two_branches(r("teh"), r("t") + r("eh")) + r(" house")))
    assert texts(data) == ["one teh house"]
    result = change(data, old, new, tracked=tracked)
    assert result.refused == ()
    assert texts(result.data) == ["one teh house".replace(old, new)]
    ((newer, older),) = oracle.copies(result.data)
    assert newer == older
    assert body(result.data).count("house") == 1


@pytest.mark.parametrize("tracked", [False, True])
def test_words_beside_two_branches_change_once(tracked: bool) -> None:
    data = word(p(r("teh ") + two_branches(r("same"), r("same")) + r(" word")))
    after = change(data, "teh", "the", tracked=tracked).data
    assert texts(after) == ["the same word"]
    assert body(after).count(">the") == 1


def test_words_that_the_branches_do_not_share_are_left_alone() -> None:
    data = word(p(r("a ") + two_branches(r("teh"), r("something else"))))
    assert texts(data) == ["a teh"]
    (refused,) = change(data, "teh", "the", tracked=False).refused
    assert "twice" in refused.why


@pytest.mark.parametrize("tracked", [False, True])
@pytest.mark.parametrize("inner", [0, 1], ids=["for newer readers", "for older readers"])
def test_copies_in_a_copy_are_left_alone(inner: int, tracked: bool) -> None:
    branches = [r("teh"), r("teh")]
    branches[inner] = two_branches(r("teh"), r("teh"))
    data = word(p(r("one ") + two_branches(*branches)))
    result = change(data, "teh", "the", tracked=tracked)
    assert "twice" in result.refused[0].why
    assert result.data == data
    assert texts(change(data, "one", "two", tracked=tracked).data) == ["two teh"]


def test_copies_in_a_copy_leave_the_next_paragraph_as_it_is() -> None:
    nested = p(two_branches(two_branches(r("own"), r("own")), r("own")))
    data = word(nested + p(two_branches(r("teh"), r("teh"))))
    result = change(data, "teh", "the", tracked=False, paragraph=1)
    assert result.refused == ()
    assert body(result.data).count(">the<") == 2


@pytest.mark.parametrize(
    ("begin", "end"),
    [('<mc:Choice Requires="w14">', "</mc:Choice>"), ("<mc:Fallback>", "</mc:Fallback>")],
    ids=["for newer readers", "for older readers"],
)
def test_a_copy_in_what_is_there_once_is_changed_with_it(begin: str, end: str) -> None:
    only = begin + two_branches(r("teh"), r("teh")) + end
    data = word(p(f"<mc:AlternateContent>{only}</mc:AlternateContent>"))
    result = change(data, "teh", "the", tracked=False)
    assert result.refused == ()
    assert body(result.data).count(">the<") == 2


@pytest.mark.parametrize("tracked", [False, True])
def test_an_edit_that_would_make_the_branches_differ_is_refused(tracked: bool) -> None:
    newer, older = r("ab", "<w:b/>") + r("cd"), r("a") + r("bcd", "<w:b/>")
    data = word(p(r("x", "<w:i/>") + two_branches(newer, older)))
    result = change(data, "xab", "xyab1", tracked=tracked)
    ((new, old),) = oracle.copies(result.data)
    assert new == old


@pytest.mark.parametrize("tracked", [False, True])
def test_a_text_box_that_only_older_readers_have_parts_no_other_from_its_copy(tracked: bool) -> None:
    """Of two linked boxes the second holds nothing, and stands in the older drawing only."""
    linked = text_box("Teh box") + "<w:txbxContent/>"
    result = change(word(p(two_drawings(text_box("Teh box"), linked))), "Teh", "The", paragraph=1, tracked=tracked)
    assert oracle.copies(result.data) == [("The box", "The box")]


@pytest.mark.parametrize("tracked", [False, True])
def test_of_boxes_that_only_newer_readers_have_the_others_are_still_changed_with_their_copies(tracked: bool) -> None:
    new, old = text_box("Alone") + text_box("Teh box") + text_box("End"), text_box("Teh box") + text_box("End")
    data = word(p(two_drawings(new, old)))
    result = change(data, "Teh", "The", paragraph=2, tracked=tracked)
    assert oracle.copies(result.data) == [("AloneThe boxEnd", "The boxEnd")]


@pytest.mark.parametrize("tracked", [False, True])
def test_paragraphs_that_one_of_the_copies_lacks_part_no_others(tracked: bool) -> None:
    new = f"<w:txbxContent>{p(r('Only here'))}{p(r('Teh box'))}</w:txbxContent>"
    old = f"<w:txbxContent>{p(r('Teh box'))}{p('')}</w:txbxContent>"
    result = change(word(p(two_drawings(new, old))), "Teh", "The", paragraph=2, tracked=tracked)
    assert oracle.copies(result.data) == [("Only hereThe box", "The box")]


def test_very_many_paragraphs_that_say_nothing_are_matched_in_no_time() -> None:
    new, old = p("") * 3000 + p(r("end")), p("") * 2999 + p(r("end"))
    assert len(texts(word(two_branches(new, old)))) == 3001


def test_what_is_held_twice_in_the_words_of_a_reading_aid_is_read_once() -> None:
    base = two_branches(r("base"), r("base"))
    ruby = f"<w:r><w:ruby><w:rt>{r('rd')}</w:rt><w:rubyBase>{base}</w:rubyBase></w:ruby></w:r>"
    assert texts(word(p(ruby))) == ["base"]


@pytest.mark.parametrize("tracked", [False, True])
def test_a_text_box_in_a_copy_of_a_copy_is_left_alone(tracked: bool) -> None:
    drawn = two_drawings(text_box("Teh box"), text_box("Teh box"))
    data = word(p(two_branches(drawn, two_branches(drawn, drawn))))
    result = change(data, "Teh", "The", paragraph=1, tracked=tracked)
    assert "twice" in result.refused[0].why
    assert result.data == data


@pytest.mark.parametrize("tracked", [False, True])
def test_words_typed_beside_an_object_or_into_a_box_without_words_are_in_both_branches(tracked: bool) -> None:
    empty = "<w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r>"
    data = word(p(two_branches(empty, empty)))
    file = WordFile(data, "x")
    assert [one.text for one in file.paragraphs] == ["￼", ""]
    typed = {file.paragraphs[1].key: [(0, 0, "box")]}
    assert oracle.copies(file.edited(typed, MARK, tracked=tracked).data) == [("￼box", "￼box")]


@pytest.mark.parametrize("tracked", [False, True])
def test_branches_in_a_branch_that_stands_alone_are_no_copies(tracked: bool) -> None:
    newer = f'<mc:AlternateContent><mc:Choice Requires="w14">{r("teh")}</mc:Choice></mc:AlternateContent>'
    data = word(p(f"<mc:AlternateContent><mc:Fallback>{newer}</mc:Fallback></mc:AlternateContent>" + r(" house")))
    assert texts(change(data, "teh", "that", tracked=tracked).data) == ["that house"]


def test_copies_are_found_where_the_same_words_come_again_and_again() -> None:
    said = ["Yes.", "No."] * 150
    assert list(in_both(said, ["One more.", *said])) == [(i, i + 1) for i in range(300)]
