"""The list that runs parallel to the editor's blocks."""

from hypothesis import given
from hypothesis import strategies as st

from coping_gui.essay.essay import Essay, Kind, Paragraph
from coping_gui.essay.finding import Category, Finding
from coping_gui.essay.span import Span
from coping_gui.review.manuscript import Manuscript, OpenFinding, Piece, kept_findings, moved_span

TEXTS = st.text(alphabet="ab c😀\u00a0\u0627\n", max_size=12)


def manuscript(*texts: str) -> Manuscript:
    return Manuscript(Essay(tuple(Paragraph(text) for text in texts)))


def finding(start: int, end: int) -> Finding:
    return Finding(Span(start, end), Category.GRAMMAR, "r", "m", ("x",))


def opened(piece: Piece, *spans: tuple[int, int]) -> None:
    piece.open = tuple(OpenFinding(n, finding(*span)) for n, span in enumerate(spans))


def spans(piece: Piece) -> list[tuple[int, int]]:
    return [tuple(one.finding.span) for one in piece.open]


def test_a_change_moves_the_findings_behind_it_and_drops_the_one_it_touches() -> None:
    m = manuscript("one two three")
    opened(m.pieces[0], (0, 3), (4, 7), (8, 13))
    m.change(0, "one tqqwo three")
    assert spans(m.pieces[0]) == [(0, 3), (10, 15)]


def test_a_deletion_beside_a_finding_leaves_it_open() -> None:
    kept = kept_findings([OpenFinding(1, finding(0, 3)), OpenFinding(2, finding(5, 7))], 3, 2, 0)
    assert [tuple(k.finding.span) for k in kept] == [(0, 3), (3, 5)]


def test_an_insertion_at_the_end_of_a_finding_closes_it_because_its_word_changed() -> None:
    assert kept_findings([OpenFinding(1, finding(0, 3))], 3, 0, 1) == ()


def test_a_change_that_is_none_gives_none() -> None:
    m = manuscript("same")
    assert m.change(0, "same") is None
    assert m.pieces[0].revision == 0


def test_a_split_keeps_the_origin_with_the_part_that_is_most_alike_and_the_other_part_is_new() -> None:
    m = manuscript("first", "one two three", "last")
    m.splice(1, 2, ["one two", " three"])
    assert m.revised() == [("first", 0), ("one two", 1), (" three", None), ("last", 2)]


def test_a_join_keeps_the_origin_of_the_first_and_undoing_it_brings_the_second_back() -> None:
    m = manuscript("one two", "three four")
    m.splice(0, 2, ["one twothree four"])
    assert m.revised() == [("one twothree four", 0)]
    m.splice(0, 1, ["one two", "three four"])
    assert m.revised() == [("one two", 0), ("three four", 1)]


def test_a_moved_paragraph_keeps_its_piece() -> None:
    m = manuscript("a", "b", "c")
    first, second, third = m.pieces
    m.splice(0, 3, ["b", "c", "a"])
    assert m.pieces == [second, third, first]


def test_many_changed_paragraphs_keep_their_pieces_in_order() -> None:
    m = manuscript("aa", "bb", "cc")
    before = list(m.pieces)
    changed = m.splice(0, 3, ["aaX", "bb", "ccX"])
    assert m.pieces == before
    assert changed == [before[0], before[2]]


def test_a_new_paragraph_in_a_list_is_a_list_item_and_after_a_heading_body() -> None:
    m = Manuscript(Essay((Paragraph("Aims", Kind.HEADING, 1), Paragraph("point", Kind.LIST_ITEM))))
    m.splice(1, 2, ["point", "another"])
    m.splice(0, 1, ["Aims", "new"])
    assert [p.paragraph.kind for p in m.pieces] == [Kind.HEADING, Kind.BODY, Kind.LIST_ITEM, Kind.LIST_ITEM]


def test_protected_places_move_with_the_text_before_them() -> None:
    m = Manuscript(Essay((Paragraph("see FIELD here", protected=(Span(4, 9),)),)))
    m.change(0, "please see FIELD here")
    assert m.pieces[0].paragraph.protected == (Span(11, 16),)


def test_findings_that_were_carried_over_stay_where_they_were_said_to_be() -> None:
    m = manuscript("alot of teh words", "x")
    opened(m.pieces[0], (0, 4), (8, 11))
    m.carry("a lot of teh words", [OpenFinding(1, finding(9, 12))])
    m.splice(0, 2, ["a lot of teh words", "x"])
    assert spans(m.pieces[0]) == [(9, 12)]


def test_a_recovered_manuscript_starts_with_the_revised_texts() -> None:
    essay = Essay((Paragraph("one"), Paragraph("two")))
    m = Manuscript(essay, [("one!", 0), ("new", None), ("out of range", 9)])
    assert m.revised() == [("one!", 0), ("new", None), ("out of range", None)]


@given(st.lists(TEXTS, min_size=1, max_size=6), st.lists(TEXTS, max_size=6), st.data())
def test_after_any_splice_the_pieces_hold_the_texts_and_no_origin_twice(
    old: list[str], new: list[str], data: st.DataObject
) -> None:
    m = manuscript(*old)
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    changed = m.splice(start, end, new)
    assert m.texts() == old[:start] + new + old[end:]
    origins = [p.origin for p in m.pieces if p.origin is not None]
    assert len(origins) == len(set(origins))
    assert len(set(map(id, m.pieces))) == len(m.pieces)
    assert all(any(piece is p for p in m.pieces) for piece in changed)


@given(st.lists(st.tuples(st.lists(TEXTS, max_size=4), st.integers(0, 9), st.integers(0, 9)), max_size=8))
def test_any_row_of_splices_keeps_every_origin_at_most_once(steps: list[tuple[list[str], int, int]]) -> None:
    m = manuscript("one", "two", "three", "two")
    for texts, a, b in steps:
        start = min(a, len(m))
        end = min(start + b, len(m))
        expected = m.texts()[:start] + texts + m.texts()[end:]
        m.splice(start, end, texts)
        assert m.texts() == expected
        origins = [p.origin for p in m.pieces if p.origin is not None]
        assert len(origins) == len(set(origins))


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_a_moved_span_never_turns_round(start: int, length: int, at: int, removed: int, added: int) -> None:
    moved = moved_span(Span(start, start + length), at, removed, added)
    assert 0 <= moved.start <= moved.end


@given(st.text("ab ", max_size=15), st.data())
def test_a_finding_that_survives_an_edit_still_covers_its_words(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    removed = data.draw(st.integers(0, len(text) - at))
    added = data.draw(st.text("ab ", max_size=4))
    new = text[:at] + added + text[at + removed :]
    places = [(i, j) for i in range(len(text)) for j in range(i + 1, len(text) + 1)]
    every = [OpenFinding(n, finding(*place)) for n, place in enumerate(places)]
    for one in kept_findings(every, at, removed, len(added)):
        assert one.finding.span.of(new) == every[one.id].finding.span.of(text)
