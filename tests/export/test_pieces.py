from hypothesis import given
from hypothesis import strategies as st

from coping_gui.essay.edit import Edit, apply_edits, diff
from coping_gui.essay.span import Span
from coping_gui.export.inline import show
from coping_gui.export.pieces import Mark, Piece, accepted, changed, rejected, split_at, to_revised, whole_words

TEXT = st.text(alphabet="abc ,.é🦉-'*", max_size=40)


def pieces(before: str, after: str, markdown: bool = False) -> list[Piece]:
    return changed(show(before, markdown=markdown), show(after, markdown=markdown))


def words(found: list[Piece]) -> list[tuple[str, str]]:
    return [(p.mark.value, p.text) for p in found]


def test_a_change_inside_a_word_takes_the_whole_word() -> None:
    assert words(pieces("we look inthe box", "we look in the box")) == [
        ("kept", "we look "),
        ("deleted", "inthe"),
        ("inserted", "in the"),
        ("kept", " box"),
    ]


def test_a_blank_after_a_comma_is_a_blank_alone() -> None:
    assert words(pieces("(2015),one", "(2015), one")) == [("kept", "(2015),"), ("inserted", " "), ("kept", "one")]


def test_no_change_is_one_kept_piece() -> None:
    assert words(pieces("as it was", "as it was")) == [("kept", "as it was")]


def test_all_new_and_all_gone() -> None:
    assert words(pieces("", "new")) == [("inserted", "new")]
    assert words(pieces("old", "")) == [("deleted", "old")]
    assert pieces("", "") == []


def test_a_look_that_alone_changed_is_kept_text_with_its_former_look() -> None:
    found = pieces("a **b** c", "a *b* c", markdown=True)
    assert words(found) == [("kept", "a "), ("kept", "b"), ("kept", " c")]
    assert found[1].look.italic
    assert found[1].former is not None
    assert found[1].former.bold


def test_edits_whose_words_meet_become_one() -> None:
    edits = [Edit(Span(1, 2), "x"), Edit(Span(3, 4), "y")]
    assert whole_words("abcde fg", edits) == [Edit(Span(0, 5), "axcye")]


def test_places_of_the_original_are_found_in_the_revised_text() -> None:
    found = pieces("teh cat sat", "the old cat sat")
    revised = "the old cat sat"
    assert to_revised(found, 7) == revised.index(" sat")
    assert to_revised(found, 8) == revised.index("sat")
    assert to_revised(found, 11) == len(revised)
    assert to_revised(found, 0) == 0


@given(TEXT, TEXT, st.booleans())
def test_accepting_gives_the_revised_text_and_rejecting_the_original(before: str, after: str, markdown: bool) -> None:
    found = pieces(before, after, markdown)
    assert [(p.text, p.look) for p in accepted(found)] == [(p.text, p.look) for p in pieces(after, after, markdown)]
    assert [(p.text, p.look) for p in rejected(found)] == [(p.text, p.look) for p in pieces(before, before, markdown)]


@given(TEXT, TEXT)
def test_pieces_stand_where_they_say(before: str, after: str) -> None:
    found = pieces(before, after)
    for piece in found:
        if piece.mark is not Mark.INSERTED:
            assert before[piece.start : piece.end] == piece.text
    for piece in accepted(found):
        assert after[piece.start : piece.end] == piece.text
    places = [to_revised(found, p) for p in range(len(before) + 1)]
    assert places == sorted(places)
    assert all(0 <= p <= len(after) for p in places)


@given(TEXT, TEXT)
def test_growing_to_whole_words_changes_no_result(before: str, after: str) -> None:
    grown = whole_words(before, diff(before, after))
    assert apply_edits(before, grown) == after
    for edit in grown:
        for place in edit.span:
            assert not (0 < place < len(before) and before[place - 1].isalnum() and before[place].isalnum())


@given(TEXT, TEXT, st.lists(st.integers(0, 45), max_size=5))
def test_splitting_loses_nothing(before: str, after: str, places: list[int]) -> None:
    found = pieces(before, after)
    split = split_at(found, places)
    assert "".join(p.text for p in split) == "".join(p.text for p in found)
    for piece in split:
        if piece.mark is not Mark.INSERTED:
            assert not any(piece.start < place < piece.end for place in places)
