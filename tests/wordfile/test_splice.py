"""New texts in a part's own markup: nothing else in it changes, however it is written."""

import re

import pytest
from docx_samples import NAMESPACES, members, p, r, zipped
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from coping_gui.wordfile.names import names_of
from coping_gui.wordfile.splice import spliced
from coping_gui.wordfile.tracked import Mark
from coping_gui.wordfile.wordfile import WordFile
from coping_gui.wordfile.xml import parse

MARK = Mark("COPING", "2026-01-31T12:00:00Z")
BODY = "word/document.xml"
KEPT = ' xml:space="preserve"'

# how the text "teh" may be written, and how "the" must be in its place
WRITTEN = {
    "plainly": ("<w:t>teh</w:t>", f"<w:t{KEPT}>the</w:t>"),
    "with its space preserved": (f"<w:t{KEPT}>teh</w:t>", f"<w:t{KEPT}>the</w:t>"),
    "in single quotes": ("<w:t  xml:space='preserve' >teh</w:t >", "<w:t  xml:space='preserve' >the</w:t >"),
    "with another rule for space": ("<w:t xml:space='default'>teh</w:t>", "<w:t xml:space='preserve'>the</w:t>"),
    "with an attribute of another program": (
        '<w:t w:zz="a > b" >teh</w:t>',
        f'<w:t w:zz="a > b"{KEPT} >the</w:t>',
    ),
    "over two lines": ("<w:t\r\n>teh</w:t\r\n>", f"<w:t{KEPT}\r\n>the</w:t\r\n>"),
    "as character references": ("<w:t>t&#101;&#x68;</w:t>", f"<w:t{KEPT}>the</w:t>"),
    "as character data": ("<w:t><![CDATA[teh]]></w:t>", f"<w:t{KEPT}>the</w:t>"),
    "in part as character data": ("<w:t>t<![CDATA[e]]>h</w:t>", f"<w:t{KEPT}>the</w:t>"),
}
# what may stand before it
BEFORE = {
    "nothing": "",
    "an element with nearly its name": '<w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr>',
    "a comment with its markup": "<!-- <w:t>teh</w:t> -->",
    "a question": r("Why? ") + r("What &lt;? "),
    "a call": r("Ah! "),
    "an instruction with its markup": "<?word <w:t>teh</w:t>?>",
    "its markup as character data": "<w:r><w:instrText><![CDATA[<w:t>teh</w:t>]]></w:instrText></w:r>",
    "its markup in an attribute": '<w:bookmarkStart w:id="1" w:name="&lt;w:t>teh"/>',
    "a text without an end": "<w:r><w:t/></w:r>",
    "a text with a remark in it": "<w:r><w:t>a <!-- <w:t/> --> b</w:t></w:r>",
    "entities": r("A &amp; B &lt;w:t&gt; &#xA9; &quot; &gt; ]]&gt; "),
    "odd spelling": "<w:r ><w:br  w:type = 'page'></w:br><w:lastRenderedPageBreak   /></w:r\t>",
}


def edited(body: str, old: str = "teh", new: str = "the", *, head: str | None = None) -> tuple[bytes, bytes]:
    """The body's part before and after a plain fix."""
    files = members(f"<w:p>{body}</w:p>")
    markup = str(files[BODY])
    files[BODY] = (markup if head is None else head + markup.partition("?>\n")[2]).encode()
    file = WordFile(zipped(files), "essay.docx")
    found = next(one for one in file.paragraphs if old in one.text)
    at = found.text.rindex(old)
    result = file.edited({found.key: [(at, at + len(old), new)]}, MARK)
    assert not result.refused
    after = WordFile(result.data, "essay.docx")
    assert after.paragraphs[0].text == found.text[:at] + new + found.text[at + len(old) :]
    return bytes(files[BODY]), after.package.read(BODY)


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("written", WRITTEN)
def test_only_the_text_changes_whatever_the_markup_looks_like(written: str, before: str) -> None:
    old, new = WRITTEN[written]
    was, now = edited(f"{BEFORE[before]}<w:r>{old}</w:r>")
    assert now == was[: was.rindex(old.encode())] + new.encode() + was[was.rindex(old.encode()) + len(old) :]


@pytest.mark.parametrize(
    "head", ['<?xml version="1.0"?>', "", "\ufeff", "<?xml version='1.0' encoding='utf-8' ?>\r\n \n"]
)
def test_the_declaration_stays_as_it_was(head: str) -> None:
    was, now = edited(r("teh"), head=head)
    assert now == was.replace(b"teh", b"the")


def test_what_stands_behind_the_root_stays() -> None:
    files = members(p(r("teh")))
    files[BODY] = str(files[BODY]) + "\n<!-- <w:t> -->\n"
    file = WordFile(zipped(files), "essay.docx")
    result = file.edited({file.paragraphs[0].key: [(0, 3, "the")]}, MARK)
    assert WordFile(result.data, "x").package.read(BODY).decode() == str(files[BODY]).replace("teh", "the")


def test_a_text_that_was_empty_is_opened() -> None:
    file = WordFile(zipped(members("<w:p><w:r><w:t/></w:r></w:p>")), "essay.docx")
    was = file.package.read(BODY)
    result = file.edited({file.paragraphs[0].key: [(0, 0, "new")]}, MARK)
    now = WordFile(result.data, "essay.docx").package.read(BODY)
    assert now == was.replace(b"<w:t/>", f"<w:t{KEPT}>new</w:t>".encode())


@pytest.mark.parametrize("new", ["a < b", "a & b", "]]>", "</w:t>", "\u0431\U0001f600", "&amp;", "\\1"])
def test_signs_of_markup_in_a_new_text_are_text(new: str) -> None:
    edited(r("teh"), new=new)


@pytest.mark.parametrize(
    ("declared", "codec"), [("ISO-8859-1", "latin-1"), ("us-ascii", "ascii"), ("UTF-16", "utf-16")]
)
def test_a_character_that_the_encoding_lacks_is_written_by_its_number(declared: str, codec: str) -> None:
    files = members(p(r("teh")))
    files[BODY] = str(files[BODY]).replace("UTF-8", declared).encode(codec)
    file = WordFile(zipped(files), "essay.docx")
    result = file.edited({file.paragraphs[0].key: [(0, 3, "\u0431")]}, MARK)
    after = WordFile(result.data, "essay.docx")
    assert after.paragraphs[0].text == "\u0431"
    assert after.package.read(BODY).decode(codec).count("&#1073;") == (codec != "utf-16")


def texts_of(root: etree._Element) -> list[etree._Element]:
    return list(root.iter(names_of(root).t))


def root_of(markup: str) -> tuple[bytes, etree._Element]:
    data = f"<w:document {NAMESPACES}>{markup}</w:document>".encode()
    return data, parse(data, BODY, "f")


@pytest.mark.parametrize(
    "markup",
    [
        '<w:t>teh</w:t><x:t xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main">teh</x:t>',
        '<w:t>teh</w:t><w:t xmlns:w="urn:other">teh</w:t>',
        "<w:t>teh<w:b/></w:t>",
        "<w:t>teh<!-- b --></w:t>",
        "<!--<w:t>teh</w:t>--><w:t>teh</w:t>"
        '<x:t xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main">b</x:t>',
    ],
)
def test_markup_that_cannot_be_followed_with_certainty_is_left_to_the_tree(markup: str) -> None:
    data, root = root_of(markup)
    node = texts_of(root)[0]
    node.text = "the"
    assert spliced(data, texts_of(root), {node: "teh"}) is None


def test_a_text_that_is_not_the_one_expected_is_left_to_the_tree() -> None:
    data, root = root_of("<w:t>teh</w:t>")
    node = texts_of(root)[0]
    assert spliced(data, texts_of(root), {node: "another"}) is None
    stranger = etree.Element(node.tag, nsmap=node.nsmap)
    assert stranger.prefix == node.prefix
    assert spliced(data, texts_of(root), {stranger: "teh", node: "teh"}) is None


TEXTS = st.text(alphabet=st.sampled_from("abé\u0431\U0001f600&<>'\"] \u00a0"), max_size=8)


@settings(deadline=None)
@given(st.lists(st.tuples(TEXTS, st.one_of(st.none(), TEXTS)), min_size=1, max_size=8), st.booleans())
def test_any_texts_can_take_the_place_of_any_others(texts: list[tuple[str, str | None]], wide: bool) -> None:
    _, root = root_of("".join("<w:r><w:t/><w:tab/></w:r>" for _ in texts))
    names = names_of(root)
    for node, (old, _) in zip(root.iter(names.t), texts, strict=True):
        node.text = old
    data = etree.tostring(root, encoding="UTF-16" if wide else "UTF-8")
    root = parse(data, BODY, "f")
    before = {}
    for node, (_, new) in zip(texts_of(root), texts, strict=True):
        if new is not None:
            before[node], node.text = node.text, new
    written = spliced(data, texts_of(root), before) if before else data
    assert written is not None
    again = parse(written, BODY, "f")
    assert [node.text or "" for node in again.iter(names.t)] == [old if new is None else new for old, new in texts]
    codec = "utf-16" if wide else "utf-8"
    assert without_texts(written.decode(codec)) == without_texts(data.decode(codec))


def without_texts(markup: str) -> str:
    return re.sub(r"<w:t\b[^>]*(?:/>|>[^<]*</w:t>)", "<w:t/>", markup)
