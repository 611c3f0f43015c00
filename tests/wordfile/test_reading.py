"""What a paragraph of a Word file says to its reader, markup by markup, and which of it must not be changed."""

import pytest
from docx_samples import members, p, r, word, zipped

from coping_gui.wordfile.tracked import Mark
from coping_gui.wordfile.wordfile import WordFile

MARK = Mark("COPING", "2026-01-31T12:00:00Z")
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, SEPARATE, END = (FIELD.format(kind) for kind in ("begin", "separate", "end"))
CODE = "<w:r><w:instrText>REF x</w:instrText></w:r>"
OTHERS = 'w:id="9" w:author="Bob" w:date="2020-01-01T00:00:00Z"'


def read(content: str, **parts: str) -> WordFile:
    return WordFile(word(content, **parts), "x")


def text_of(content: str) -> str:
    [paragraph] = read(p(content)).paragraphs
    return paragraph.text


def protected(content: str) -> list[str]:
    [paragraph] = read(p(content)).paragraphs
    return [paragraph.text[s.start : s.end] for s in paragraph.protected]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (r("one") + r(" two"), "one two"),
        (r(""), ""),
        ("", ""),
        ("<w:r><w:t>one </w:t></w:r>" + r("two"), "onetwo"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a\tb"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", "a\nb"),
        ("<w:r><w:t>a</w:t><w:cr/><w:t>b</w:t></w:r>", "a\nb"),
        ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>", "a\u2011b"),
        (r("&amp; &lt;b&gt;"), "& <b>"),
        (r("👩 é"), "👩 é"),
        (f'<w:hyperlink w:anchor="x">{r("a link")}</w:hyperlink>', "a link"),
        (f"<w:smartTag>{r('tagged')}</w:smartTag>", "tagged"),
        (f"<w:sdt><w:sdtContent>{r('in a control')}</w:sdtContent></w:sdt>", "in a control"),
        (f"<w:customXml>{r('custom')}</w:customXml>", "custom"),
        (f"<w:ins {OTHERS}>{r('put in')}</w:ins>", "put in"),
        (f"a{'<w:proofErr w:type=' + chr(34) + 'spellStart' + chr(34) + '/>'}" + r("b"), "b"),
        (r("a") + '<w:bookmarkStart w:id="1" w:name="m"/>' + r("b") + '<w:bookmarkEnd w:id="1"/>', "ab"),
        (r("a") + '<w:commentRangeStart w:id="1"/>' + r("b") + '<w:commentRangeEnd w:id="1"/>', "ab"),
        ("<w:r><w:t>a</w:t><w:lastRenderedPageBreak/><w:t>b</w:t></w:r>", "ab"),
        (f'<w:fldSimple w:instr="PAGE">{r("1")}</w:fldSimple>', "1"),
        (BEGIN + CODE + SEPARATE + r("result") + END, "result"),
        (f"<w:moveTo {OTHERS}>{r('moved here')}</w:moveTo>", "moved here"),
    ],
)
def test_what_a_reader_sees_is_read(content: str, text: str) -> None:
    assert text_of(content) == text


@pytest.mark.parametrize(
    "content",
    [
        f"<w:del {OTHERS}><w:r><w:delText>gone</w:delText></w:r></w:del>",
        f"<w:moveFrom {OTHERS}>{r('moved away')}</w:moveFrom>",
        r("hidden", "<w:vanish/>"),
        BEGIN + CODE + END,
        "<w:r><w:instrText>PAGE</w:instrText></w:r>",
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        '<w:r><w:commentReference w:id="2"/></w:r>',
        "<w:pPr><w:rPr><w:b/></w:rPr></w:pPr>",
    ],
)
def test_what_a_reader_does_not_see_is_not_read(content: str) -> None:
    assert text_of(r("before ") + content + r("after")) == "before after"


@pytest.mark.parametrize(
    "drawn",
    [
        "<w:drawing/>",
        "<w:pict/>",
        "<w:object/>",
        '<w:sym w:font="Wingdings" w:char="F04A"/>',
    ],
)
def test_a_picture_an_object_and_a_sign_take_the_place_of_one_character_or_of_none(drawn: str) -> None:
    text = text_of(r("a") + f"<w:r>{drawn}</w:r>" + r("b"))
    assert text in ("a\ufffcb", "ab")


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        (r("free text"), []),
        (BEGIN + CODE + SEPARATE + r("result") + END, ["result"]),
        (r("a ") + BEGIN + CODE + SEPARATE + r("b") + END + r(" c"), ["b"]),
        (f'<w:fldSimple w:instr="PAGE">{r("1")}</w:fldSimple>', ["1"]),
        (f'<w:hyperlink w:anchor="x">{r("a link")}</w:hyperlink>', []),
        (f"<w:ins {OTHERS}>{r('put in')}</w:ins>", []),
        ('<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent>' + r("locked")
         + "</w:sdtContent></w:sdt>", ["locked"]),
        ('<w:sdt><w:sdtPr><w:lock w:val="unlocked"/></w:sdtPr><w:sdtContent>' + r("free")
         + "</w:sdtContent></w:sdt>", []),
        (r("Words not to be checked", "<w:noProof/>"), ["Words not to be checked"]),
        (r("English words, and then ") + r("ein paar deutsche Worte", '<w:lang w:val="de-DE"/>')
         + r(", and English again and again."), ["ein paar deutsche Worte"]),
    ],
)  # fmt: skip
def test_what_word_or_the_author_keeps_is_protected(content: str, kept: list[str]) -> None:
    assert protected(content) == kept


def test_fields_of_links_can_be_edited_like_links() -> None:
    code = "<w:r><w:instrText> HYPERLINK &quot;https://example.org&quot; </w:instrText></w:r>"
    assert protected(BEGIN + code + SEPARATE + r("a link") + END) == []


def table(*cells: str) -> str:
    made = "".join(f"<w:tc>{cell}</w:tc>" for cell in cells)
    return f"<w:tbl><w:tr>{made}</w:tr></w:tbl>"


@pytest.mark.parametrize(
    ("content", "places"),
    [
        (p(r("a")) + p(r("b")), [("a", "body"), ("b", "body")]),
        (table(p(r("a")), p(r("b"))), [("a", "table"), ("b", "table")]),
        (table(table(p(r("inner"))) + p(r("outer"))), [("inner", "table"), ("outer", "table")]),
        (f"<w:sdt><w:sdtContent>{p(r('a'))}</w:sdtContent></w:sdt>", [("a", "body")]),
        (f"<w:customXml>{p(r('a'))}</w:customXml>", [("a", "body")]),
        (f"<w:sdt><w:sdtContent>{table(p(r('a')))}</w:sdtContent></w:sdt>", [("a", "table")]),
        (p(""), [("", "body")]),
    ],
)
def test_paragraphs_are_found_wherever_they_stand(content: str, places: list[tuple[str, str]]) -> None:
    assert [(q.text, q.place) for q in read(content).paragraphs] == places


def test_notes_headers_and_footers_come_after_the_body() -> None:
    file = read(
        p(r("body")),
        footnotes=f'<w:footnote w:id="1">{p(r("a footnote"))}</w:footnote>'
        f'<w:footnote w:type="separator" w:id="0">{p(r("a line"))}</w:footnote>',
        endnotes=f'<w:endnote w:id="1">{p(r("an endnote"))}</w:endnote>',
        header=p(r("a header")),
        footer=p(r("a footer")),
    )
    assert [(q.text, q.place) for q in file.paragraphs] == [
        ("body", "body"), ("a footnote", "footnote"), ("an endnote", "endnote"), ("a header", "header"),
        ("a footer", "footer"),
    ]  # fmt: skip


def box(content: str) -> str:
    shape = f"<v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape>"
    return f"<w:r><w:pict>{shape}</w:pict></w:r>"


def test_the_text_of_a_box_comes_after_the_paragraph_that_holds_it() -> None:
    file = read(p(r("host") + box(p(r("one")) + p(r("two")))) + p(r("next")))
    assert sorted((q.text.replace("\ufffc", ""), q.place) for q in file.paragraphs) == [
        ("host", "body"), ("next", "body"), ("one", "text box"), ("two", "text box"),
    ]  # fmt: skip


def test_of_two_alternatives_one_is_read() -> None:
    choice = f'<mc:Choice Requires="wps">{r("new")}</mc:Choice>'
    fallback = f"<mc:Fallback>{r('old')}</mc:Fallback>"
    assert text_of(r("a ") + f"<mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>" + r(" b")) in (
        "a new b", "a  b",
    )  # fmt: skip


def test_every_paragraph_has_an_address_of_its_own() -> None:
    content = p(r("a")) + table(p(r("a")), p(r("a"))) + p(r("a") + box(p(r("a"))))
    file = read(content, header=p(r("a")), footer=p(r("a")))
    keys = [q.key for q in file.paragraphs]
    assert len(keys) == len(set(keys)) == 7


@pytest.mark.parametrize(
    ("look", "bold", "italic"),
    [
        ("<w:b/>", True, False),
        ("<w:i/>", False, True),
        ("<w:b/><w:i/>", True, True),
        ('<w:b w:val="0"/>', False, False),
        ("", False, False),
    ],
)
def test_the_look_of_a_whole_paragraph_is_told(look: str, bold: bool, italic: bool) -> None:
    [paragraph] = read(p(r("All of it", look))).paragraphs
    assert (paragraph.bold, paragraph.italic) == (bold, italic)


def test_a_look_of_some_letters_alone_is_not_that_of_the_paragraph() -> None:
    [paragraph] = read(p(r("Some", "<w:b/>") + r(" of it"))).paragraphs
    assert not paragraph.bold


def test_blanks_do_not_count_for_the_look() -> None:
    [paragraph] = read(p(r("All", "<w:b/>") + r("  ") + r("of it", "<w:b/>"))).paragraphs
    assert paragraph.bold


@pytest.mark.parametrize("depth", [1, 50, 400])
def test_deep_nesting_is_read_like_any_other(depth: int) -> None:
    content = r("deep")
    for _ in range(depth):
        content = f"<w:smartTag>{content}</w:smartTag>"
    assert text_of(content) == "deep"


def test_a_long_paragraph_of_many_runs_is_read_whole() -> None:
    words = [f"word{n} " for n in range(3000)]
    assert text_of("".join(map(r, words))) == "".join(words)


def test_notes_without_any_attributes_are_read() -> None:
    rule = f'<w:footnote w:type="separator" w:id="-1">{p("<w:r><w:separator/></w:r>")}</w:footnote>'
    file = read(p(r("Text.")), footnotes=f"{rule}<w:footnote>{p(r('A note.'))}</w:footnote>")
    assert [(one.place, one.text) for one in file.paragraphs] == [("body", "Text."), ("footnote", "A note.")]


TABLE = f"<w:tbl><w:tr><w:tc>{p(r('inner'))}</w:tc></w:tr></w:tbl>"


@pytest.mark.parametrize("wrong", [r("outer") + TABLE, r("outer") + f"<w:r>{TABLE}</w:r>", TABLE + r("outer")])
def test_a_table_inside_a_paragraph_is_read_behind_it(wrong: str) -> None:
    file = read(p(wrong) + p(r("end")))
    assert [(one.place, one.text) for one in file.paragraphs] == [
        ("body", "outer"),
        ("table", "inner"),
        ("body", "end"),
    ]


def test_a_table_inside_a_paragraph_keeps_it_from_being_broken_joined_or_deleted() -> None:
    data = word(p(r("one two") + TABLE) + p(r("end")))
    kept = [("inner", 1), ("end", 2)]
    for revised in ([("one", 0), ("two", None), *kept], kept):
        result = WordFile(data, "x").rewritten(revised, MARK)
        assert [one.why for one in result.refused] == ["a table stands inside it"]
        assert result.data == data


def test_text_behind_a_reading_aid_in_hidden_letters_is_seen() -> None:
    aid = f"<w:ruby><w:rt>{r('aid')}</w:rt><w:rubyBase>{r('base', '<w:vanish/>')}</w:rubyBase></w:ruby>"
    assert text_of(f"<w:r>{aid}<w:t>seen</w:t></w:r>") == "seen"


def test_reading_aids_in_reading_aids_are_read_to_a_depth_that_no_author_needs() -> None:
    content = r("deep")
    for _ in range(600):
        content = f"<w:r><w:ruby><w:rubyBase>{content}</w:rubyBase></w:ruby></w:r>"
    assert text_of(content) == ""


@pytest.mark.parametrize(
    ("root", "own", "text"),
    [
        ("", "", "ab"),
        (' xml:space="preserve"', "", "a b"),
        (' xml:space="preserve"', ' xml:space="default"', "ab"),
        (' xml:space="default"', ' xml:space="preserve"', "a b"),
    ],
)
def test_space_is_preserved_where_an_element_around_says_so(root: str, own: str, text: str) -> None:
    content = f"<w:r><w:t>a</w:t></w:r><w:r><w:t{own}> </w:t></w:r><w:r><w:t>b</w:t></w:r>"
    parts = members(p(content))
    parts["word/document.xml"] = str(parts["word/document.xml"]).replace("<w:document ", f"<w:document{root} ")
    data = zipped(parts)
    [paragraph] = WordFile(data, "x").paragraphs
    assert paragraph.text == text
    result = WordFile(data, "x").edited({paragraph.key: [(0, 1, "A")]}, MARK)
    assert [one.text for one in WordFile(result.data, "x").paragraphs] == ["A" + text[1:]]
