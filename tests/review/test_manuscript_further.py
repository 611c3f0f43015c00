"""Pieces that are followed through edits, and what of their paragraphs goes with them; recovery copies of them."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coping_gui.essay.essay import Essay, Kind, Look, Paragraph
from coping_gui.essay.finding import Category, Finding
from coping_gui.essay.span import Span
from coping_gui.review.manuscript import Manuscript, OpenFinding, kept_findings, moved_span
from coping_gui.review.recovery import RecoveryCopy, left_behind, read_copy


def manuscript(*texts: str) -> Manuscript:
    return Manuscript(Essay(tuple(map(Paragraph, texts))))


def marking(number: int, start: int, end: int) -> OpenFinding:
    return OpenFinding(number, Finding(Span(start, end), Category.GRAMMAR, "R", "m.", ("x",)))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ((0, 0, 3), Span(8, 11)),
        ((0, 2, 0), Span(3, 6)),
        ((9, 1, 4), Span(5, 8)),
        ((8, 0, 2), Span(5, 8)),
        ((6, 0, 2), Span(5, 10)),
        ((6, 1, 0), Span(5, 7)),
        ((5, 3, 0), Span(5, 5)),
        ((3, 8, 0), Span(3, 3)),
        ((5, 3, 5), Span(5, 10)),
    ],
)
def test_a_span_moves_grows_and_shrinks_with_a_change(change: tuple[int, int, int], expected: Span) -> None:
    assert moved_span(Span(5, 8), *change) == expected


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        ((0, 0, 1), [(5, 8), (11, 13)]),
        ((0, 4, 1), [(7, 9)]),
        ((0, 3, 1), [(2, 5), (8, 10)]),
        ((4, 0, 1), [(11, 13)]),
        ((3, 1, 0), [(3, 6), (9, 11)]),
        ((3, 1, 2), [(11, 13)]),
        ((7, 1, 1), [(10, 12)]),
        ((8, 1, 1), [(4, 7), (10, 12)]),
        ((12, 0, 3), [(4, 7)]),
        ((0, 13, 0), []),
        ((13, 0, 9), [(4, 7), (10, 12)]),
    ],
)
def test_findings_stay_on_their_words_or_go_when_the_words_change(
    change: tuple[int, int, int], kept: list[tuple[int, int]]
) -> None:
    left = kept_findings([marking(1, 4, 7), marking(2, 10, 12)], *change)
    assert [tuple(one.finding.span) for one in left] == kept


def test_findings_that_stay_keep_their_ids() -> None:
    assert [one.id for one in kept_findings([marking(7, 0, 2), marking(9, 4, 6)], 1, 0, 1)] == [9]
    assert [one.id for one in kept_findings([marking(7, 0, 2), marking(9, 4, 6)], 3, 0, 1)] == [7, 9]


MARKED = Paragraph(
    "See cat2 here",
    protected=(Span(9, 13),),
    raised=(Span(7, 8),),
    note_marks=(8,),
    looks=(Look(Span(4, 7), italic=True), Look(Span(9, 13), bold=True)),
)


@pytest.mark.parametrize(
    ("text", "protected", "raised", "notes", "looks"),
    [
        ("Now see cat2 here", "here", "2", 12, ["cat", "here"]),
        ("cat2 here", "here", "2", 4, ["cat", "here"]),
        ("See cat here", "here", None, 7, ["cat", "here"]),
        ("See 2 here", "here", "2", 5, ["here"]),
        ("See cat2 here and there", "here", "2", 8, ["cat", "here"]),
        ("See big2 here", "here", "2", 8, ["big", "here"]),
    ],
)
def test_looks_marks_and_protected_places_go_with_their_words(
    text: str, protected: str, raised: str | None, notes: int, looks: list[str]
) -> None:
    m = Manuscript(Essay((MARKED,)))
    m.change(0, text)
    now = m.pieces[0].paragraph
    assert [span.of(text) for span in now.protected] == [protected]
    assert [span.of(text) for span in now.raised] == ([] if raised is None else [raised])
    assert now.note_marks == (notes,)
    assert [look.span.of(text) for look in now.looks] == looks


def test_a_change_keeps_what_else_is_known_of_the_paragraph() -> None:
    heading = Paragraph("Method", Kind.HEADING, 2, "Heading 2", key="p7", language="de-CH", bold=True, numbering="2.1")
    m = Manuscript(Essay((heading,)))
    piece = m.change(0, "Methods")
    assert piece is m.pieces[0]
    now = piece.paragraph
    assert (now.text, now.kind, now.level, now.style) == ("Methods", Kind.HEADING, 2, "Heading 2")
    assert (now.key, now.language, now.bold, now.numbering) == ("p7", "de-CH", True, "2.1")
    assert piece.revision == 1


@pytest.mark.parametrize(
    ("start", "end", "texts", "origins"),
    [
        (0, 0, ["new"], [None, 0, 1, 2]),
        (3, 3, ["new"], [0, 1, 2, None]),
        (1, 2, [], [0, 2]),
        (0, 3, [], []),
        (0, 3, ["third one", "first one", "second one"], [2, 0, 1]),
        (0, 3, ["first one", "third one"], [0, 2]),
        (1, 2, ["second two"], [0, 1, 2]),
        (0, 2, ["first one", "between", "second one"], [0, None, 1, 2]),
        (1, 3, ["second onethird one"], [0, 1]),
    ],
)
def test_origins_stay_with_their_paragraphs_through_a_splice(
    start: int, end: int, texts: list[str], origins: list[int | None]
) -> None:
    m = manuscript("first one", "second one", "third one")
    m.splice(start, end, texts)
    assert [piece.origin for piece in m.pieces] == origins


def test_a_splice_gives_only_the_pieces_whose_texts_are_new() -> None:
    m = manuscript("first", "second", "third")
    assert m.splice(0, 3, ["first", "second", "third"]) == []
    changed = m.splice(0, 3, ["first", "second!", "third", "fourth"])
    assert [piece.text for piece in changed] == ["second!", "fourth"]


def test_a_paragraph_cut_and_pasted_elsewhere_keeps_its_origin_and_its_piece() -> None:
    m = manuscript("first", "second", "third")
    cut = m.pieces[0]
    m.splice(0, 1, [])
    m.splice(2, 2, ["first"])
    assert m.pieces[2] is cut
    assert m.revised() == [("second", 1), ("third", 2), ("first", 0)]


def test_a_paragraph_pasted_twice_has_its_origin_once() -> None:
    m = manuscript("first", "second")
    m.splice(0, 1, [])
    m.splice(1, 1, ["first", "first"])
    assert sorted(m.revised(), key=str) == sorted([("second", 1), ("first", 0), ("first", None)], key=str)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (Kind.LIST_ITEM, Kind.LIST_ITEM),
        (Kind.REFERENCE, Kind.REFERENCE),
        (Kind.HEADING, Kind.BODY),
        (Kind.TITLE, Kind.BODY),
        (Kind.TABLE, Kind.BODY),
        (Kind.BODY, Kind.BODY),
    ],
)
def test_a_new_paragraph_takes_the_kind_above_it_only_in_lists(kind: Kind, expected: Kind) -> None:
    m = Manuscript(Essay((Paragraph("above", kind),)))
    m.splice(0, 1, ["above", "entirely new"])
    assert m.pieces[1].paragraph.kind is expected


@pytest.mark.parametrize("origin", [None, -1, 2, 99])
def test_a_revised_text_whose_origin_is_not_in_the_essay_counts_as_added(origin: int | None) -> None:
    m = Manuscript(Essay((Paragraph("one", Kind.HEADING), Paragraph("two"))), [("three", origin)])
    assert m.revised() == [("three", None)]
    assert m.pieces[0].paragraph == Paragraph("three")


TEXTS = st.lists(st.text("ab c", max_size=5), min_size=1, max_size=5)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_what_was_revised_can_be_gone_on_from(opened: list[str], texts: list[str]) -> None:
    essay = Essay(tuple(map(Paragraph, opened)))
    m = Manuscript(essay)
    m.splice(0, len(opened), texts)
    again = Manuscript(essay, m.revised())
    assert again.texts() == texts
    assert again.revised() == m.revised()


@settings(deadline=None)
@given(TEXTS)
def test_an_essay_cut_out_whole_and_pasted_back_has_every_origin_again(opened: list[str]) -> None:
    distinct = [f"{n} {text}" for n, text in enumerate(opened)]
    m = manuscript(*distinct)
    m.splice(0, len(distinct), [])
    m.splice(0, 0, distinct)
    assert m.revised() == [(text, n) for n, text in enumerate(distinct)]


@settings(deadline=None)
@given(TEXTS, st.lists(TEXTS, max_size=4))
@example(["a", ""], [[" ", "", "a"]])
@example(["a", "b"], [["b", "x"], [], ["y", "z", "a"]])
def test_undoing_any_row_of_rewrites_brings_every_origin_back(opened: list[str], rewrites: list[list[str]]) -> None:
    distinct = [f"{n} {text}" for n, text in enumerate(opened)]
    m = manuscript(*distinct)
    for texts in [*rewrites, distinct]:
        m.splice(0, len(m), texts)
    assert m.revised() == [(text, n) for n, text in enumerate(distinct)]


def test_a_piece_that_comes_back_with_its_text_counts_as_changed() -> None:
    m = manuscript("one", "two")
    piece = m.pieces[1]
    m.splice(1, 2, [])
    assert m.splice(1, 1, ["two"]) == [piece]
    assert piece.revision == 1


ESSAY = Essay((Paragraph("opened"),))


def test_a_copy_written_again_holds_only_the_latest(tmp_path: Path) -> None:
    copy = RecoveryCopy(tmp_path / "new folder")
    copy.write(ESSAY, (("first", 0),), "a.docx", "d", 1.0)
    copy.write(ESSAY, (("second", 0), ("added", None)), "a.docx", "d", 2.0)
    assert [file.name for file in copy.file.parent.iterdir()] == [copy.file.name]
    rescued = read_copy(copy.file)
    assert rescued is not None
    assert (rescued.revised, rescued.saved) == ((("second", 0), ("added", None)), 2.0)


def test_each_session_writes_a_copy_of_its_own_and_removes_no_other(tmp_path: Path) -> None:
    one, other = RecoveryCopy(tmp_path), RecoveryCopy(tmp_path)
    one.write(ESSAY, (("one", 0),), "a", "", 1.0)
    other.write(ESSAY, (("other", 0),), "a", "", 2.0)
    one.remove()
    assert [rescued.revised for rescued in left_behind(tmp_path, lambda _file: False)] == [(("other", 0),)]


def test_files_that_are_no_copies_are_left_where_they_are(tmp_path: Path) -> None:
    (tmp_path / "notes.json").write_text("{}", "utf-8")
    RecoveryCopy(tmp_path).write(ESSAY, (("one", 0),), "a", "", 1.0)
    assert len(left_behind(tmp_path, lambda _file: False)) == 1
    assert (tmp_path / "notes.json").read_text("utf-8") == "{}"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("revised", [["text"]]),
        ("revised", [["text", "first"]]),
        ("revised", [["text", float("inf")]]),
        ("revised", None),
        ("saved", "yesterday"),
        ("essay", {}),
        ("essay", []),
        ("essay", None),
    ],
)
def test_a_copy_with_a_part_of_another_shape_is_passed_over(tmp_path: Path, key: str, value: object) -> None:
    copy = RecoveryCopy(tmp_path)
    copy.write(ESSAY, (("text", 0),), "a", "", 1.0)
    stored = json.loads(copy.file.read_text("utf-8"))
    copy.file.write_text(json.dumps({**stored, key: value}), "utf-8")
    assert read_copy(copy.file) is None


def test_a_copy_nested_without_end_is_passed_over(tmp_path: Path) -> None:
    copy = RecoveryCopy(tmp_path)
    copy.file.write_text("[" * 200_000, "utf-8")
    assert read_copy(copy.file) is None


@pytest.mark.parametrize("key", ["raised", "note_marks", "looks", "cell", "guessed", "numbering"])
def test_a_copy_of_an_earlier_version_that_knew_less_of_a_paragraph_is_read(tmp_path: Path, key: str) -> None:
    copy = RecoveryCopy(tmp_path)
    copy.write(ESSAY, (("text", 0),), "a", "", 1.0)
    stored = json.loads(copy.file.read_text("utf-8"))
    del stored["essay"]["paragraphs"][0][key]
    copy.file.write_text(json.dumps({**stored, "unheard of": 1}), "utf-8")
    rescued = read_copy(copy.file)
    assert rescued is not None
    assert rescued.essay == ESSAY
