"""Tracked changes that a person can read, with ids that clash with nothing."""

import docx_oracle as oracle
import pytest
from docx_samples import body, p, r, word

from coping_gui.wordfile.ids import Ids
from coping_gui.wordfile.tracked import Mark
from coping_gui.wordfile.wordfile import WordFile

MARK = Mark("COPING", "2026-01-31T12:00:00Z")
MAIN = "word/document.xml"


def changes(content: str, *edits: tuple[str, str]) -> list[tuple[str, str]]:
    """(what was deleted or inserted, its text) in their order."""
    return marks(tracked(content, *edits))


def tracked(content: str, *edits: tuple[str, str]) -> bytes:
    file = WordFile(word(p(content)), "x")
    text = file.paragraphs[0].text
    wanted = [(text.index(old), text.index(old) + len(old), new) for old, new in edits]
    result = file.edited({file.paragraphs[0].key: wanted}, MARK, tracked=True)
    assert not result.refused
    return result.data


def marks(data: bytes) -> list[tuple[str, str]]:
    found = []
    for piece in body(data).split("<w:")[1:]:
        if piece.startswith(("del ", "ins ")):
            found.append((piece[:3], ""))
        elif piece.startswith(("t ", "delText ")) and found and not found[-1][1]:
            found[-1] = (found[-1][0], piece.partition(">")[2].partition("<")[0])
    return [one for one in found if one[1]]


@pytest.mark.parametrize(
    ("text", "old", "new", "shown"),
    [
        ("It is recieved now", "recieved", "received", [("del", "recieved"), ("ins", "received")]),
        ("It is recieved now", "ie", "ei", [("del", "recieved"), ("ins", "received")]),
        ("That is a apple", "a apple", "an apple", [("del", "a"), ("ins", "an")]),
        ("He dont know", "dont", "don’t", [("del", "dont"), ("ins", "don’t")]),
        ("Two  blanks", "  ", " ", [("del", " ")]),
        ("A comma , here", " ,", ",", [("del", " ")]),
        ("No stop", "stop", "stop.", [("ins", ".")]),
        ("words words", "words words", "words", [("del", " words")]),
        ("a very big house", "very big", "huge", [("del", "very big"), ("ins", "huge")]),
    ],
)
def test_a_word_gives_way_to_a_word_and_blanks_stay_blanks(
    text: str, old: str, new: str, shown: list[tuple[str, str]]
) -> None:
    assert changes(r(text), (old, new)) == shown


def test_a_lost_blank_is_only_inserted() -> None:
    file = WordFile(word(p(r("Whythe case"))), "x")
    data = file.edited({file.paragraphs[0].key: [(3, 3, " ")]}, MARK, tracked=True).data
    assert "<w:del " not in body(data)
    assert oracle.read(data)[MAIN][0].text == "Why the case"


def test_two_changes_in_one_word_are_shown_as_one() -> None:
    file = WordFile(word(p(r("an accomodaton here"))), "x")
    data = file.edited({file.paragraphs[0].key: [(7, 7, "m"), (12, 12, "i")]}, MARK, tracked=True).data
    assert body(data).count("<w:del ") == body(data).count("<w:ins ") == 1
    assert ">accommodation<" in body(data)


def test_a_word_over_runs_of_one_look_is_deleted_before_its_correction() -> None:
    after = body(tracked(r("rec") + '<w:proofErr w:type="spellEnd"/>' + r("ieve"), ("recieve", "receive")))
    assert after.rindex("<w:del ") < after.index("<w:ins ")
    assert after.count("<w:ins ") == 1


def test_a_word_over_runs_of_two_looks_keeps_both() -> None:
    data = tracked(r("rec", "<w:b/>") + r("ieve"), ("ie", "ei"))
    first, last = oracle.read(data)[MAIN][0].characters[0], oracle.read(data)[MAIN][0].characters[-1]
    assert first[1] != last[1]
    assert oracle.read(data)[MAIN][0].text == "receive"


def test_the_insertion_of_somebody_else_is_split_and_keeps_its_author() -> None:
    theirs = f'<w:ins w:id="8" w:author="Ann" w:date="2020-01-01T00:00:00Z">{r("one teh two")}</w:ins>'
    data = tracked(theirs, ("teh", "the"))
    assert not oracle.faults(data, MAIN)
    assert body(data).count('w:author="Ann"') == 2
    numbers = oracle.ids(data, MAIN)
    assert len(set(numbers)) == len(numbers)


def test_a_change_at_the_edge_of_an_insertion_leaves_no_empty_one() -> None:
    theirs = f'<w:ins w:id="8" w:author="Ann">{r("teh")}</w:ins>'
    after = body(tracked(r("a ") + theirs + r(" b"), ("teh", "a teh")))
    assert "/></w:ins>" not in after
    assert '<w:ins w:id="8" w:author="Ann"></w:ins>' not in after


def test_ids_are_fresh_over_all_parts() -> None:
    bookmark = '<w:bookmarkStart w:id="500" w:name="b"/>'
    note = f'<w:footnote w:id="2">{p(bookmark + r("note"))}</w:footnote>'
    file = WordFile(word(p(r("teh")), footnotes=note), "x")
    after = body(file.edited({file.paragraphs[0].key: [(0, 3, "the")]}, MARK, tracked=True).data)
    assert '<w:del w:id="501"' in after
    assert '<w:ins w:id="502"' in after


@pytest.mark.parametrize(
    ("data", "fresh"),
    [
        ([b'<w:p w:id="7"/>', b"<x w:id='9'/>"], ["10", "11"]),
        ([b""], ["1", "2"]),
        ([b'<w:sdtPr><w:id w:val="9"/></w:sdtPr>'], ["1", "2"]),
        ([b'<x w:id="2147483646"/><x w:id="1"/>'], ["2", "3"]),
        (['<x w:id="41"/>'.encode("utf-16")], ["42", "43"]),
        ([b'<x w:id="-5"/>'], ["1", "2"]),
    ],
)
def test_fresh_ids_are_above_those_in_use(data: list[bytes], fresh: list[str]) -> None:
    ids = Ids(data)
    assert [ids.fresh(), ids.fresh()] == fresh


def test_attributes_of_a_split_run_are_kept() -> None:
    run = '<w:r w:rsidR="00AB12CD"><w:t>one teh two</w:t></w:r>'
    assert body(tracked(run, ("teh", "the"))).count('w:rsidR="00AB12CD"') == 3


def test_only_the_first_piece_keeps_the_id_of_a_format_change() -> None:
    look = '<w:b/><w:rPrChange w:id="30" w:author="Ann"><w:rPr/></w:rPrChange>'
    data = tracked(r("one teh two", look), ("teh", "the"))
    numbers = oracle.ids(data, MAIN)
    assert len(set(numbers)) == len(numbers)
    assert numbers.count("30") == 1


def test_white_space_between_elements_is_kept() -> None:
    file = WordFile(word("<w:p>\n  <w:r>\n    <w:t>teh</w:t>\n  </w:r>\n</w:p>"), "x")
    for as_tracked in (False, True):
        data = file.edited({file.paragraphs[0].key: [(0, 3, "the")]}, MARK, tracked=as_tracked).data
        assert oracle.read(data)[MAIN][0].text == "the"
        assert body(data).endswith("\n</w:p>")
