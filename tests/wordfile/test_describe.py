"""Styles, heading levels, list labels, languages and what is protected."""

import pytest
from docx_samples import p, r, word
from lxml import etree

from coping_gui.wordfile.describe import WordParagraph
from coping_gui.wordfile.numbering import Numbering, formatted
from coping_gui.wordfile.styles import Styles
from coping_gui.wordfile.wordfile import WordFile


def style(ident: str, content: str, kind: str = "paragraph", default: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{ident}"{default}>{content}</w:style>'


STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
    + style("Normal", '<w:name w:val="Normal"/>', default=' w:default="1"')
    + style("berschrift2", '<w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr>')
    + style("MyHead", '<w:name w:val="My head"/><w:basedOn w:val="berschrift2"/>')
    + style("Outlined", '<w:name w:val="Outlined"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr>')
    + style("Body", '<w:name w:val="Body"/><w:basedOn w:val="berschrift2"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>')
    + style("Numbered", '<w:name w:val="Numbered"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    + style("German", '<w:name w:val="German"/><w:rPr><w:lang w:val="de-CH"/></w:rPr>')
    + style("Strong", '<w:name w:val="Strong"/><w:rPr><w:b/></w:rPr>', "character")
    + style("Loop1", '<w:name w:val="Loop1"/><w:basedOn w:val="Loop2"/>')
    + style("Loop2", '<w:name w:val="Loop2"/><w:basedOn w:val="Loop1"/>')
)


def level(number: int, form: str, text: str) -> str:
    shape = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{number}">{shape}</w:lvl>'


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "decimal", "%1.")
    + level(1, "lowerLetter", "%1.%2)")
    + level(2, "bullet", "")
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def described(content: str) -> tuple[WordParagraph, ...]:
    return WordFile(word(content, styles=STYLES, numbering=NUMBERING), "essay.docx").paragraphs


def styled(ident: str, more: str = "") -> WordParagraph:
    return described(p(f'<w:pPr><w:pStyle w:val="{ident}"/>{more}</w:pPr>{r("Text")}'))[0]


def item(number: str, depth: int) -> str:
    return p(f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>{r("Item")}')


@pytest.mark.parametrize(
    ("ident", "heading"),
    [("berschrift2", 2), ("MyHead", 2), ("Outlined", 4), ("Body", 0), ("Normal", 0), ("Loop1", 0), ("Unknown", 0)],
)
def test_heading_levels_come_from_outline_levels_and_built_in_names(ident: str, heading: int) -> None:
    assert styled(ident).heading == heading


def test_the_paragraphs_own_outline_level_wins() -> None:
    assert styled("Normal", '<w:outlineLvl w:val="0"/>').heading == 1
    assert styled("MyHead", '<w:outlineLvl w:val="9"/>').heading == 0


def test_headings_are_known_in_files_without_styles() -> None:
    file = WordFile(word(p('<w:pPr><w:pStyle w:val="Heading3"/></w:pPr>' + r("Text"))), "x")
    assert file.paragraphs[0].heading == 3


def test_a_paragraph_without_a_style_has_the_default_one() -> None:
    (paragraph,) = described(p(r("Text")))
    assert (paragraph.style_id, paragraph.style) == ("Normal", "Normal")


def test_list_labels_count_on_and_start_again_below_a_higher_level() -> None:
    items = [item("1", 0), item("1", 1), item("1", 1), item("1", 0), item("1", 1), item("1", 2)]
    assert [q.label for q in described("".join(items))] == ["1.", "1.a)", "1.b)", "2.", "2.a)", "•"]


def test_a_list_that_starts_elsewhere_does_so_once() -> None:
    assert [q.label for q in described(item("2", 0) + item("2", 0))] == ["5.", "6."]


def test_lists_of_the_same_kind_count_together() -> None:
    assert [q.label for q in described(item("1", 0) + item("2", 1) + item("1", 0))] == ["1.", "1.a)", "2."]


def test_a_style_can_make_a_list_and_a_paragraph_can_leave_it() -> None:
    assert styled("Numbered").label == "1."
    out = styled("Numbered", '<w:numPr><w:numId w:val="0"/></w:numPr>')
    assert (out.is_list, out.label) == (False, "")


def test_a_list_that_links_to_a_style_of_lists_takes_its_levels() -> None:
    xml = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>{level(0, "upperRoman", "%1")}</w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
    )
    file = WordFile(word(item("3", 0) + item("3", 0), numbering=xml), "x")
    assert [q.label for q in file.paragraphs] == ["I", "II"]


@pytest.mark.parametrize(
    ("count", "form", "text"),
    [
        (3, "decimal", "3"),
        (3, "decimalZero", "03"),
        (28, "lowerLetter", "bb"),
        (2, "upperLetter", "B"),
        (1994, "lowerRoman", "mcmxciv"),
        (4, "upperRoman", "IV"),
        (4, "none", ""),
        (4, "chineseCounting", "4"),
        (5000, "upperRoman", "5000"),
    ],
)
def test_numbers_are_written_as_the_list_wants(count: int, form: str, text: str) -> None:
    assert formatted(count, form) == text


def test_bold_is_what_all_letters_are() -> None:
    def bold(content: str) -> bool:
        return described(p(content))[0].bold

    assert bold(r("All", "<w:b/>") + r(" ") + r("bold", '<w:rStyle w:val="Strong"/>'))
    assert not bold(r("Not", "<w:b/>") + r(" all"))
    assert not bold(r("off", '<w:b w:val="0"/>'))
    assert not bold(r("…", "<w:b/>"))
    assert styled("MyHead").bold
    assert described(p(r("leaning", "<w:i/>")))[0].italic


def test_the_language_is_that_of_most_characters() -> None:
    assert described(p(r("text")))[0].language == "en-GB"
    assert styled("German").language == "de-CH"
    assert described(p(r("ein langer Satz", '<w:lang w:val="de-DE"/>') + r(" x")))[0].language == "de-DE"


def test_foreign_words_and_words_not_to_be_checked_are_protected() -> None:
    (paragraph,) = described(p(r("a ") + r("Wort", '<w:lang w:val="de-DE"/>') + r(" and ") + r("xyz", "<w:noProof/>")))
    assert [paragraph.text[one.start : one.end] for one in paragraph.protected] == ["Wort", "xyz"]


def test_read_only_characters_are_protected_in_one_span() -> None:
    field = f'<w:fldSimple w:instr="X">{r("one")}{r("two")}</w:fldSimple>'
    (paragraph,) = described(p(r("a ") + field + r(" b")))
    ((start, end, why),) = [(one.start, one.end, one.why) for one in paragraph.protected]
    assert paragraph.text[start:end] == "onetwo"
    assert "field" in why


def test_broken_numbers_in_a_file_do_no_harm() -> None:
    xml = '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="x"><w:start w:val="?"/></w:lvl></w:abstractNum>'
    xml += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"/>'
    data = word(item("1", 0) + item("2", 77) + item("9", 0), numbering=xml)
    assert [q.label for q in WordFile(data, "x").paragraphs] == ["", "", ""]


def test_no_styles_and_no_numbering_are_no_problem() -> None:
    assert Styles(None).name("X") == "X"
    assert Numbering(None).label("1", 0) == ""
    assert Styles(etree.fromstring("<x/>")).heading_level("X") == 0
