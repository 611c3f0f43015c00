"""Where the characters of a paragraph lie in its markup, in plain paragraphs and in those that have to be walked."""

import pytest
from docx_samples import p, r, word
from hypothesis import given
from hypothesis import strategies as st

from coping_gui.wordfile.textmap import IS_BREAK, IS_HYPHEN, MappedParagraph
from coping_gui.wordfile.wordfile import WordFile

VANISH = "<w:vanish/>"
HIDDEN_STYLE = (
    '<w:style w:type="character" w:styleId="Ghost"><w:name w:val="ghost"/><w:rPr><w:vanish/></w:rPr></w:style>'
)
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
LINK = f'<w:hyperlink w:anchor="x">{r("link")}</w:hyperlink>'
# what may stand in a paragraph: (markup, what it shows)
ATOMS = [
    (r("word"), "word"),
    ("<w:r><w:t> cut </w:t></w:r>", "cut"),
    (r(""), ""),
    ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a\tb"),
    ("<w:r><w:noBreakHyphen/></w:r>", "‑"),
    ("<w:r><w:t>two\nlines</w:t></w:r>", "two lines"),
    (NOTE, ""),
    (LINK, "link"),
    ('<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>', "￼"),
    (r("gone", VANISH), ""),
    ('<w:bookmarkStart w:id="1" w:name="m"/>', ""),
]


def mapped(content: str, **parts: str) -> list[MappedParagraph]:
    [story, *_] = WordFile(word(content, **parts), "x").stories.values()
    return story.paragraphs


@given(st.lists(st.sampled_from(ATOMS), max_size=8))
def test_the_pieces_hold_the_text_without_a_gap_whatever_stands_in_the_paragraph(atoms: list[tuple[str, str]]) -> None:
    [paragraph] = mapped(p("".join(markup for markup, _ in atoms)))
    assert paragraph.text == "".join(shown for _, shown in atoms)
    ends = [0, *(piece.end for piece in paragraph.pieces)]
    assert [piece.start for piece in paragraph.pieces] == ends[:-1]
    assert ends[-1] == len(paragraph.text)
    for piece in paragraph.pieces:
        assert piece.node.getparent() is piece.run
    marks = [sum(len(shown) for _, shown in atoms[:at]) for at, (markup, _) in enumerate(atoms) if markup == NOTE]
    assert [at for at, _ in paragraph.notes] == marks


def test_tabs_and_hyphens_in_a_plain_paragraph_keep_their_reasons() -> None:
    [paragraph] = mapped(p("<w:r><w:t>a</w:t><w:tab/><w:softHyphen/><w:t>b</w:t></w:r>"))
    assert [piece.why for piece in paragraph.pieces] == ["", IS_BREAK, IS_HYPHEN, ""]


def test_tab_stops_are_no_tabs() -> None:
    stops = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr>'
    [paragraph] = mapped(p(stops + r("a")))
    assert (paragraph.text, len(paragraph.pieces)) == ("a", 1)


def test_the_map_is_that_of_the_text_that_was_read_even_if_it_is_asked_for_later() -> None:
    [paragraph] = mapped(p(r("one") + r(" two")))
    paragraph.nodes[0].text = "something else"
    assert [(piece.start, piece.end) for piece in paragraph.pieces] == [(0, 3), (3, 7)]
    assert paragraph.pieces is paragraph.pieces


@pytest.mark.parametrize(
    ("hidden", "parts"),
    [
        (p(r("seen") + r("gone", VANISH)), {}),
        (p(r("seen") + r("gone", '<w:rStyle w:val="Ghost"/>')), {"styles": HIDDEN_STYLE}),
    ],
    ids=["by a property", "by a style"],
)
def test_hidden_text_in_one_paragraph_leaves_the_others_as_they_are(hidden: str, parts: dict[str, str]) -> None:
    before, paragraph, behind = mapped(p(r("a")) + hidden + p(r("b", '<w:rStyle w:val="Other"/>')), **parts)
    assert (before.text, paragraph.text, behind.text) == ("a", "seen", "b")
    assert (before.hidden, paragraph.hidden, behind.hidden) == (False, True, False)


def test_text_in_a_box_belongs_to_the_box_alone() -> None:
    box = f"<w:txbxContent>{p(r('in') + '<w:r><w:tab/></w:r>')}</w:txbxContent>"
    host, inner = mapped(p(r("out") + f"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>"))
    assert (host.text, inner.text) == ("out￼", "in\t")
    assert inner.host is host


def test_a_field_that_runs_over_paragraphs_is_seen_in_those_without_any_mark() -> None:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    code = "<w:r><w:instrText>TOC</w:instrText></w:r>"
    paragraphs = mapped(p(begin + code + separate + r("one")) + p(r("two")) + p(r("three") + end) + p(r("own")))
    assert [bool(paragraph.pieces[0].why) for paragraph in paragraphs] == [True, True, True, False]
    assert [paragraph.in_field for paragraph in paragraphs] == [True, True, True, False]
