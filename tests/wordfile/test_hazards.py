"""What real Word files hold beside plain runs, and what must become of each of it."""

import pytest
from docx_samples import body, p, part, r, word

from coping_gui.wordfile.tracked import Mark
from coping_gui.wordfile.wordfile import Edited, WordFile

MARK = Mark("COPING", "2026-01-31T12:00:00Z")
BOLD = "<w:b/>"


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText> {text} </w:instrText></w:r>"


def link(content: str) -> str:
    return f'<w:hyperlink w:anchor="there">{content}</w:hyperlink>'


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in WordFile(data, "essay.docx").paragraphs]


def change(data: bytes, old: str, new: str, *, tracked: bool = False, paragraph: int = 0) -> Edited:
    """Replace the first `old` in a paragraph by `new`."""
    file = WordFile(data, "essay.docx")
    found = file.paragraphs[paragraph]
    start = found.text.index(old)
    return file.edited({found.key: [(start, start + len(old), new)]}, MARK, tracked=tracked)


def why(result: Edited) -> str:
    """The reason of the one refusal."""
    (refused,) = result.refused
    return refused.why


def test_a_word_split_over_runs_is_read_whole_and_corrected_in_its_first_run() -> None:
    data = word(p(r("rec", "<w:noProof w:val='0'/>") + r("ieve") + r(" it")))
    assert texts(data) == ["recieve it"]
    assert texts(change(data, "recieve", "receive").data) == ["receive it"]


def test_marks_of_the_spelling_checker_are_no_text_and_stay() -> None:
    data = word(p(r("te") + '<w:proofErr w:type="spellStart"/>' + r("h") + '<w:proofErr w:type="spellEnd"/>'))
    after = change(data, "teh", "the").data
    assert texts(after) == ["the"]
    assert body(after).count("<w:proofErr") == 2


def test_the_note_that_all_text_was_proofed_goes_when_text_changes_and_only_then() -> None:
    settings = '<w:proofState w:spelling="clean" w:grammar="clean"/><w:zoom w:percent="100"/>'
    data = word(p(r("teh")), settings=settings)
    assert "proofState" not in part(change(data, "teh", "the").data, "word/settings.xml")
    assert "w:zoom" in part(change(data, "teh", "the").data, "word/settings.xml")
    assert WordFile(data, "x").edited({}, MARK).data == data


def test_tabs_breaks_and_special_hyphens_are_one_character_each() -> None:
    inner = "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:cr/>"
    assert texts(word(p(f"<w:r>{inner}</w:r>"))) == ["a\tb\nc‑d\u00ad\n"]


def test_a_tab_is_never_replaced_by_text() -> None:
    data = word(p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>"))
    result = change(data, "a\tb", "a b")
    assert "a tab or a break" in why(result)
    assert result.data == data


def test_words_on_both_sides_of_a_tab_can_change_in_one_edit() -> None:
    data = word(p("<w:r><w:t>teh</w:t><w:tab/><w:t>taht</w:t></w:r>"))
    assert texts(change(data, "teh\ttaht", "the\tthat").data) == ["the\tthat"]


def test_a_no_break_space_stays_one() -> None:
    data = word(p(r("10\u00a0km teh")))
    assert texts(change(data, "teh", "the").data) == ["10\u00a0km the"]


def test_edge_blanks_that_are_not_preserved_are_not_there() -> None:
    data = word(p("<w:r><w:t> teh end </w:t></w:r><w:r><w:t>\n  next\nline </w:t></w:r>"))
    assert texts(data) == ["teh endnext line"]
    assert texts(change(data, "teh", "the").data) == ["the endnext line"]


def test_the_code_of_a_field_is_hidden_and_its_result_is_read_only() -> None:
    data = word(p(r("on ") + field("begin") + code("DATE") + field("separate") + r("Mnday") + field("end") + r(".")))
    assert texts(data) == ["on Mnday."]
    result = change(data, "Mnday", "Monday")
    assert "result of a field" in why(result)
    assert result.data == data


def test_fields_in_fields_hide_all_their_codes() -> None:
    inner = field("begin") + code("PAGE") + field("separate") + r("7") + field("end")
    data = word(p(r("a") + field("begin") + code("IF") + inner + field("separate") + r("yes") + field("end") + r("b")))
    assert texts(data) == ["ayesb"]


def test_a_field_over_several_paragraphs_protects_them_all() -> None:
    first = p(field("begin") + code("TOC") + field("separate") + r("Chapter 1"))
    data = word(first + p(r("Chaptr 2")) + p(r("Chapter 3") + field("end")) + p(r("Chaptr body")))
    assert "result of a field" in why(change(data, "Chaptr", "Chapter", paragraph=1))
    assert texts(change(data, "Chaptr", "Chapter", paragraph=3).data)[3] == "Chapter body"


def test_a_field_that_never_ends_is_shown_and_left_alone() -> None:
    data = word(p(r("before ") + field("begin") + r("teh after")))
    assert texts(data) == ["before teh after"]
    assert "never ends" in why(change(data, "teh", "the"))
    assert texts(change(data, "before", "Before").data) == ["Before teh after"]


def field_link(shown: str, instruction: str = 'HYPERLINK "https://example.org"') -> str:
    return field("begin") + code(instruction) + field("separate") + shown + field("end")


@pytest.mark.parametrize("tracked", [False, True])
@pytest.mark.parametrize("instruction", ['HYPERLINK "https://example.org"', 'hyperlink \\l "there"'])
def test_the_words_of_a_field_for_a_link_are_the_authors_and_stay_in_it(tracked: bool, instruction: str) -> None:
    data = word(p(r("see ") + field_link(r("teh page"), instruction) + r(" now")))
    after = change(data, "teh", "the", tracked=tracked)
    assert after.refused == ()
    assert texts(after.data) == ["see the page now"]
    inside = body(after.data).partition('"separate"')[2].partition('"end"')[0]
    assert ">the" in inside
    assert body(after.data).count("<w:fldChar") == 3


def test_a_blank_beside_a_field_for_a_link_does_not_become_part_of_it() -> None:
    data = word(p(field_link(r("here")) + r("now")))
    after = change(data, "now", " now").data
    assert r("here") in body(after)
    assert texts(after) == ["here now"]


def test_the_code_of_a_link_may_be_in_pieces_and_other_fields_stay_read_only() -> None:
    pieces = "<w:r><w:instrText> HYPER</w:instrText></w:r><w:r><w:instrText>LINK x </w:instrText></w:r>"
    data = word(p(field("begin") + pieces + field("separate") + r("teh") + field("end")))
    assert texts(change(data, "teh", "the").data) == ["the"]
    for other in ("HYPERLINKS x", "PAGEREF x", ""):
        assert "field" in why(change(word(p(field_link(r("teh"), other))), "teh", "the"))


def test_a_link_in_a_table_of_contents_is_read_only() -> None:
    toc = field("begin") + code("TOC") + field("separate") + field_link(r("Teh title")) + field("end")
    assert "field" in why(change(word(p(toc)), "Teh", "The"))


def test_a_field_inside_a_link_is_read_only() -> None:
    shown = r("teh ") + field("begin") + code("REF x") + field("separate") + r("nmae") + field("end")
    data = word(p(field_link(shown)))
    assert texts(change(data, "teh", "the").data) == ["the nmae"]
    assert "field" in why(change(data, "nmae", "name"))


def test_the_words_of_a_simple_field_for_a_link_can_change() -> None:
    data = word(p(f'<w:fldSimple w:instr=" HYPERLINK x ">{r("teh")}</w:fldSimple>'))
    assert texts(change(data, "teh", "the").data) == ["the"]


def test_a_simple_field_is_read_only() -> None:
    data = word(p(r("on ") + f'<w:fldSimple w:instr=" DATE ">{r("Mnday")}</w:fldSimple>'))
    assert texts(data) == ["on Mnday"]
    assert "result of a field" in why(change(data, "Mnday", "Monday"))


def test_a_blank_beside_a_link_does_not_become_part_of_it() -> None:
    data = word(p(r("see") + link(r("here", "<w:u/>")) + r("now")))
    once = change(data, "herenow", "here now").data
    assert texts(change(once, "seehere", "see here").data) == ["see here now"]
    assert "here </w:t>" not in body(once)
    assert '<w:t xml:space="preserve"> now</w:t>' in body(once)


def test_an_edit_inside_a_link_stays_inside() -> None:
    assert link(r("the link")) in body(change(word(p(link(r("teh link")))), "teh", "the").data)


def test_what_others_deleted_or_moved_away_is_not_text() -> None:
    gone = '<w:del w:id="1" w:author="Ann"><w:r><w:delText>old</w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:id="2" w:author="Ann">{r("there")}</w:moveFrom>'
    assert texts(word(p(r("new ") + gone + moved + f'<w:moveTo w:id="3">{r("text")}</w:moveTo>'))) == ["new text"]


def test_a_format_change_of_others_is_not_copied_into_our_insertion() -> None:
    look = '<w:b/><w:rPrChange w:id="7" w:author="Ann"><w:rPr/></w:rPrChange>'
    after = body(change(word(p(r("one teh two", look))), "teh", "the", tracked=True).data)
    ours = after.partition("<w:ins ")[2].partition("</w:ins>")[0]
    assert "rPrChange" not in ours
    assert "<w:b/>" in ours
    assert after.count('<w:rPrChange w:id="7"') == 1


def test_bookmarks_and_comment_ranges_stay_between_the_same_characters() -> None:
    marks = '<w:commentRangeStart w:id="5"/>', '<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>'
    data = word(p(r("one ") + marks[0] + r("teh word") + marks[1] + r(" two")))
    after = body(change(data, "teh", "the").data)
    assert marks[0] + r("the word") + marks[1] in after


def test_a_footnote_reference_survives_an_edit_across_it() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    data = word(p(r("fact") + mark + r("next word")))
    after = change(data, "factnext", "fact next")
    assert texts(after.data) == ["fact next word"]
    assert r("fact") + mark + r(" next word") in body(after.data)
    assert mark in body(change(data, "factnext word", "other text", tracked=True).data)


def test_notes_headers_and_footers_are_edited_in_their_own_parts() -> None:
    notes = f'<w:footnote w:type="separator" w:id="-1">{p(r("---"))}</w:footnote>'
    notes += f'<w:footnote w:id="2">{p(r("Teh note"))}</w:footnote>'
    data = word(p(r("body")), footnotes=notes, header=p(r("Teh head")), footer=p(r("foot")))
    file = WordFile(data, "x")
    assert [(q.place, q.text) for q in file.paragraphs] == [
        ("body", "body"),
        ("footnote", "Teh note"),
        ("header", "Teh head"),
        ("footer", "foot"),
    ]
    after = change(data, "Teh", "The", paragraph=1).data
    assert "The note" in part(after, "word/footnotes.xml")
    assert part(after) == part(data)


@pytest.mark.parametrize("atom", ["<w:drawing/>", "<w:object/>", '<w:sym w:font="Wingdings" w:char="F04A"/>'])
def test_an_object_is_one_character_that_no_edit_removes(atom: str) -> None:
    data = word(p(f"<w:r><w:t>a</w:t>{atom}<w:t>b</w:t></w:r>"))
    assert texts(data) == ["a￼b"]
    assert "an image" in why(change(data, "a￼b", "ab"))


def test_a_formula_is_one_character() -> None:
    assert texts(word(p(r("let ") + "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>" + r(" be")))) == ["let ￼ be"]


def test_smart_tags_and_directions_are_read_through() -> None:
    inner = f'<w:smartTag w:element="place">{r("Par")}</w:smartTag><w:dir w:val="rtl">{r("is")}</w:dir>'
    data = word(p(inner + f'<w:customXml w:element="x">{r(" now")}</w:customXml>'))
    assert texts(data) == ["Paris now"]
    assert texts(change(data, "Paris", "London").data) == ["London now"]


@pytest.mark.parametrize(
    ("properties", "reason"),
    [
        ('<w:lock w:val="contentLocked"/>', "locked"),
        ('<w:lock w:val="sdtContentLocked"/>', "locked"),
        ('<w:dataBinding w:xpath="/x"/>', "fills from the document's data"),
        ('<w15:dataBinding w:xpath="/x"/>', "fills from the document's data"),
        ("<w:date/>", "a date, a list"),
        ("<w:dropDownList/>", "a date, a list"),
        ("<w:showingPlcHdr/>", "placeholder"),
    ],
)
@pytest.mark.parametrize("is_block", [False, True])
def test_controls_that_word_fills_are_read_only(properties: str, reason: str, is_block: bool) -> None:
    content = control(properties, p(r("teh")) if is_block else r("teh"))
    data = word(content if is_block else p(content))
    assert texts(data) == ["teh"]
    assert reason in why(change(data, "teh", "the"))


@pytest.mark.parametrize("properties", ["", "<w:text/>", '<w:lock w:val="sdtLocked"/>', "<w:alias/>"])
def test_controls_for_free_text_are_edited(properties: str) -> None:
    assert texts(change(word(p(control(properties, r("teh")))), "teh", "the").data) == ["the"]


def test_a_reading_aid_keeps_its_base() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('rd')}</w:rt><w:rubyBase>{r('base')}</w:rubyBase></w:ruby></w:r>"
    data = word(p(ruby + r(" text")))
    assert texts(data) == ["base text"]
    assert "ruby" in why(change(data, "base", "bose"))


def test_hidden_text_is_left_out_and_kept() -> None:
    styles = '<w:style w:type="character" w:styleId="H"><w:name w:val="H"/><w:rPr><w:vanish/></w:rPr></w:style>'
    styles += '<w:style w:type="character" w:styleId="I"><w:basedOn w:val="H"/></w:style>'
    hidden = (
        r("gone", "<w:vanish/>")
        + r("too", '<w:rStyle w:val="I"/>')
        + r("shown", '<w:rStyle w:val="I"/><w:vanish w:val="0"/>')
    )
    data = word(p(r("a ") + hidden), styles=styles)
    assert texts(data) == ["a shown"]
    assert WordFile(data, "x").not_checked == ("Hidden text: not checked.",)
    assert "gone" in body(change(data, "shown", "seen").data)


def test_tables_in_tables_are_read_in_their_order() -> None:
    def table(content: str) -> str:
        return f"<w:tbl><w:tr><w:tc>{content}</w:tc></w:tr></w:tbl>"

    data = word(p(r("1")) + table(p(r("2")) + table(p(r("3"))) + p(r("4"))) + p(r("5")))
    assert texts(data) == ["1", "2", "3", "4", "5"]
    assert [q.place for q in WordFile(data, "x").paragraphs] == ["body", "table", "table", "table", "body"]


def test_text_that_no_file_can_hold_is_refused() -> None:
    data = word(p(r("word")))
    assert "no Word file can hold" in why(change(data, "word", "wo\x01rd"))
    assert "tab or a line break" in why(change(data, "word", "wo\nrd"))
    assert "image or object" in why(change(data, "word", "wo￼rd"))


@pytest.mark.parametrize("tracked", [False, True])
def test_text_typed_into_an_empty_paragraph_looks_like_its_mark(tracked: bool) -> None:
    data = word("<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr></w:p>")
    file = WordFile(data, "x")
    after = file.edited({file.paragraphs[0].key: [(0, 0, "New")]}, MARK, tracked=tracked)
    assert r("New", BOLD) in body(after.data)
    assert ("<w:ins " in body(after.data)) is tracked


def test_two_changes_of_one_place_are_not_both_made() -> None:
    file = WordFile(word(p(r("abcdef"))), "x")
    result = file.edited({file.paragraphs[0].key: [(0, 3, "X"), (2, 4, "Y")]}, MARK)
    assert texts(result.data) == ["Xdef"]
    assert "another change" in why(result)


def test_a_place_that_does_not_exist_is_refused() -> None:
    file = WordFile(word(p(r("abc"))), "x")
    result = file.edited({"word/document.xml#9": [(0, 1, "")], "nowhere#0": [(0, 1, "")]}, MARK)
    assert [one.why for one in result.refused] == ["the file holds no such place"] * 2


def test_a_file_can_be_edited_again_from_the_start() -> None:
    file = WordFile(word(p(r("teh"))), "x")
    key = file.paragraphs[0].key
    once = file.edited({key: [(0, 3, "the")]}, MARK).data
    assert file.edited({key: [(0, 3, "the")]}, MARK).data == once


def test_the_same_edits_give_the_same_bytes() -> None:
    data = word(p(r("teh")))
    for tracked in (False, True):
        assert change(data, "teh", "the", tracked=tracked).data == change(data, "teh", "the", tracked=tracked).data


@pytest.mark.parametrize("tracked", [False, True])
def test_a_special_hyphen_survives_an_edit_of_the_words_around_it(tracked: bool) -> None:
    data = word(p("<w:r><w:t>No</w:t><w:noBreakHyphen/><w:t>braek hyphen</w:t></w:r>"))
    after = change(data, "No‑braek", "Non‑break", tracked=tracked).data
    assert texts(after) == ["Non‑break hyphen"]
    assert body(after).count("<w:noBreakHyphen/>") == 1
