"""Small facts of Word files: names, fresh ids, looks that join, switches, labels, guards, and the XML around them."""

import re
from itertools import pairwise

import pytest
from docx_samples import NAMESPACES, members, p, r, word, zipped
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from coping_gui.errors import CannotOpen
from coping_gui.wordfile.facts import Guard, guard_of, not_checked_in, warnings_of, without_proof_state
from coping_gui.wordfile.ids import Ids
from coping_gui.wordfile.looks import Look, LookReader, Setting, joined
from coping_gui.wordfile.names import STRICT, TRANSITIONAL, Element, is_on, names_of, names_under
from coping_gui.wordfile.numbering import Numbering, formatted
from coping_gui.wordfile.package import Package
from coping_gui.wordfile.styles import Styles
from coping_gui.wordfile.xml import MalformedPartError, as_ascii, parse, serialise

NAMES = names_under(TRANSITIONAL)


def element(markup: str) -> Element:
    return etree.fromstring(f"<w:body {NAMESPACES}>{markup}</w:body>")[0]


def root_of(tag: str, markup: str) -> Element:
    return etree.fromstring(f"<w:{tag} {NAMESPACES}>{markup}</w:{tag}>")


@pytest.mark.parametrize(
    ("field", "local"),
    [
        ("p", "p"),
        ("fld_char", "fldChar"),
        ("del_", "del"),
        ("del_text", "delText"),
        ("no_break_hyphen", "noBreakHyphen"),
        ("r_pr_change", "rPrChange"),
        ("txbx_content", "txbxContent"),
        ("showing_plc_hdr", "showingPlcHdr"),
        ("is_lgl", "isLgl"),
    ],
)
@pytest.mark.parametrize("namespace", [TRANSITIONAL, STRICT])
def test_a_field_holds_the_qualified_name_of_its_element(field: str, local: str, namespace: str) -> None:
    assert getattr(names_under(namespace), field) == f"{{{namespace}}}{local}"


@pytest.mark.parametrize(
    ("namespace", "used"),
    [(TRANSITIONAL, TRANSITIONAL), (STRICT, STRICT), ("urn:another", TRANSITIONAL), ("", TRANSITIONAL)],
)
def test_the_root_tells_which_names_a_part_uses(namespace: str, used: str) -> None:
    root = etree.Element(f"{{{namespace}}}document" if namespace else "document")
    assert names_of(root) is names_under(used)


@pytest.mark.parametrize(
    ("value", "on"),
    [
        (None, True), ("true", True), ("1", True), ("on", True), ("single", True), ("", True),
        ("0", False), ("false", False), ("off", False), ("none", False),
    ],
)  # fmt: skip
def test_a_switch_is_on_unless_it_says_off(value: str | None, on: bool) -> None:
    switch = etree.Element(NAMES.b)
    if value is not None:
        switch.set(NAMES.val, value)
    assert is_on(switch, NAMES) is on


def test_a_switch_that_is_not_there_is_off() -> None:
    assert not is_on(None, NAMES)


# -- fresh ids


@pytest.mark.parametrize(
    ("parts", "first"),
    [
        ([], "1"),
        ([b""], "1"),
        ([b'<w:ins w:id="4"/>'], "5"),
        ([b"<w:ins w:id='4'/>"], "5"),
        ([b'<w:ins w:id = "4"/>', b'<w:del w:id="9"/>'], "10"),
        ([b'<w:ins w:id="-7"/>'], "1"),
        ([b'<w:ins w:id="2147483646"/>'], "1"),
        ([b'<w:ins w:id="1073741823"/><w:del w:id="1073741824"/>'], "1073741825"),
        (['<w:ins w:id="12"/>'.encode("utf-16")], "13"),
        ([b'<w:p w:rsid="x12"/>'], "1"),
    ],
)
def test_a_fresh_id_follows_the_highest_of_all_parts(parts: list[bytes], first: str) -> None:
    assert Ids(parts).fresh() == first


@settings(deadline=None)
@given(st.lists(st.integers(-20, 2**31 - 1), max_size=12), st.integers(1, 30))
def test_fresh_ids_are_taken_by_nobody_and_never_given_twice(taken: list[int], count: int) -> None:
    ids = Ids(f'<w:ins w:id="{number}"/>'.encode() for number in taken)
    fresh = [int(ids.fresh()) for _ in range(count)]
    assert len(set(fresh)) == count
    assert not set(fresh) & set(taken)
    assert all(0 < number < 2**31 - 1 for number in fresh)


# -- looks

SETTINGS = st.tuples(st.booleans(), st.booleans(), st.just(False), st.just(False), st.booleans())
PLAIN: Setting = (False, False, False, False, False)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 4), SETTINGS), max_size=10))
def test_joined_looks_tell_each_character_what_its_run_told(runs: list[tuple[int, Setting]]) -> None:
    characters: list[Setting] = []
    rows: list[tuple[int, int, Setting]] = []
    for size, setting in runs:
        rows.append((len(characters), len(characters) + size, setting))
        characters += [setting] * size
    looks = joined(rows)
    told = [PLAIN] * len(characters)
    for look in looks:
        told[look.start : look.end] = [look[2:]] * (look.end - look.start)
    assert told == characters
    assert not any(one.end == other.start and one[2:] == other[2:] for one, other in pairwise(looks))


def test_a_gap_between_two_runs_keeps_their_looks_apart() -> None:
    bold: Setting = (True, False, False, False, False)
    assert joined([(0, 2, bold), (3, 5, bold)]) == (Look(0, 2, *bold), Look(3, 5, *bold))


@pytest.mark.parametrize(
    ("own", "by_style", "shown"),
    [
        ("", "", ""), ("center", "", "center"), ("both", "", "justify"), ("distribute", "", "justify"),
        ("end", "", "right"), ("right", "", "right"), ("left", "", ""), ("start", "", ""), ("odd", "", ""),
        ("", "center", "center"), ("left", "center", ""), ("right", "both", "right"),
    ],
)  # fmt: skip
def test_a_paragraph_s_own_alignment_outweighs_its_style(own: str, by_style: str, shown: str) -> None:
    def jc(value: str) -> str:
        return f'<w:pPr><w:jc w:val="{value}"/></w:pPr>' if value else ""

    styles = Styles(root_of("styles", f'<w:style w:type="paragraph" w:styleId="S">{jc(by_style)}</w:style>'))
    assert LookReader(styles).alignment(element(jc(own)) if own else None, "S", NAMES) == shown


# -- labels


@settings(deadline=None)
@given(st.integers(1, 2000))
def test_letters_of_a_list_repeat_the_letter_after_each_round_of_the_alphabet(count: int) -> None:
    label = formatted(count, "lowerLetter")
    assert len(set(label)) == 1
    assert (len(label) - 1) * 26 + ord(label[0]) - ord("a") + 1 == count
    assert formatted(count, "upperLetter") == label.upper()


@settings(deadline=None)
@given(st.integers(1, 3998))
def test_roman_numbers_are_written_in_the_shortest_usual_way(count: int) -> None:
    thousands, hundreds, tens, units = "m{0,3}", "(cm|cd|d?c{0,3})", "(xc|xl|l?x{0,3})", "(ix|iv|v?i{0,3})"
    assert re.fullmatch(thousands + hundreds + tens + units, formatted(count, "lowerRoman"))
    assert formatted(count, "lowerRoman") != formatted(count + 1, "lowerRoman")


def level(ilvl: int, text: str, fmt: str = "decimal", more: str = "") -> str:
    return f'<w:lvl w:ilvl="{ilvl}">{more}<w:numFmt w:val="{fmt}"/><w:lvlText w:val="{text}"/></w:lvl>'


def a_list(*levels: str) -> Numbering:
    abstract = f'<w:abstractNum w:abstractNumId="4">{"".join(levels)}</w:abstractNum>'
    return Numbering(root_of("numbering", f'{abstract}<w:num w:numId="2"><w:abstractNumId w:val="4"/></w:num>'))


START_AT_THREE = '<w:start w:val="3"/>'
LEGAL = "<w:isLgl/>"
KEPT_ON = '<w:lvlRestart w:val="0"/>'


@pytest.mark.parametrize(
    ("levels", "asked", "labels"),
    [
        ([level(0, "%1."), level(1, "%1.%2")], [0, 1, 1, 0, 1], ["1.", "1.1", "1.2", "2.", "2.1"]),
        ([level(0, "%1)", more=START_AT_THREE)], [0, 0], ["3)", "4)"]),
        ([level(0, "§%1", "upperRoman"), level(1, "%1-%2", "lowerLetter")], [0, 1, 1], ["§I", "I-a", "I-b"]),
        ([level(0, "%1", "upperRoman"), level(1, "%1.%2", more=LEGAL)], [0, 0, 1], ["I", "II", "2.1"]),
        ([level(0, "%1."), level(1, "%2)", more=KEPT_ON)], [0, 1, 0, 1], ["1.", "1)", "2.", "2)"]),
        ([level(0, "\uf0b7", "bullet")], [0], ["•"]),
        ([level(0, "-", "bullet")], [0, 0], ["-", "-"]),
        ([level(0, "Clause %1: ")], [0], ["Clause 1:"]),
        ([level(0, "%1"), level(1, "%1.%2")], [1, 0], ["1.1", "2"]),
        ([level(0, "plain")], [0, 0], ["plain", "plain"]),
    ],
)  # fmt: skip
def test_labels_are_counted_by_level(levels: list[str], asked: list[int], labels: list[str]) -> None:
    numbering = a_list(*levels)
    assert [numbering.label("2", one) for one in asked] == labels


@pytest.mark.parametrize(("asked", "counts_as"), [(-1, 0), (0, 0), (8, 8), (9, 8), (400, 8)])
def test_a_level_that_word_does_not_know_is_the_nearest(asked: int, counts_as: int) -> None:
    levels = [level(n, f"L{n}") for n in range(9)]
    assert a_list(*levels).label("2", asked) == f"L{counts_as}"


# -- guards and warnings


def guard(settings_markup: str) -> Guard:
    root = root_of("settings", settings_markup)
    return guard_of(Package(word(p(r("The tide."))), "tide.docx"), root)


@pytest.mark.parametrize(
    ("markup", "restriction", "shut"),
    [
        ("", "", False),
        ('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>', "reading only", True),
        ('<w:documentProtection w:edit="comments" w:enforcement="true"/>', "comments only", True),
        ('<w:documentProtection w:edit="trackedChanges" w:enforcement="on"/>', "tracked changes only", True),
        ('<w:documentProtection w:edit="forms" w:enforcement="1"/>', "filling in forms only", True),
        ('<w:documentProtection w:edit="readOnly" w:enforcement="0"/>', "", False),
        ('<w:documentProtection w:edit="readOnly"/>', "", False),
        ('<w:documentProtection w:edit="none" w:enforcement="1"/>', "", False),
    ],
)
def test_a_protection_counts_where_it_is_enforced(markup: str, restriction: str, shut: bool) -> None:
    found = guard(markup)
    assert (found.restriction, found.is_shut, found.signed) == (restriction, shut, False)


def test_a_wish_for_reading_only_shuts_the_file_without_restricting_it() -> None:
    assert guard('<w:writeProtection w:recommended="1"/>') == Guard(False, "", read_only_recommended=True)


def test_a_file_with_a_folder_of_signatures_is_signed() -> None:
    parts = members(p(r("The tide."))) | {"_xmlsignatures/sig1.xml": "<Signature/>"}
    assert guard_of(Package(zipped(parts), "tide.docx"), None) == Guard(True, "", read_only_recommended=False)


@pytest.mark.parametrize(
    ("body", "about"),
    [
        ('<w:ins w:id="1" w:author="A"><w:r><w:t>x</w:t></w:r></w:ins>', "tracked changes"),
        ('<w:del w:id="1" w:author="A"><w:r><w:delText>x</w:delText></w:r></w:del>', "tracked changes"),
        ('<w:permStart w:id="1" w:edGrp="everyone"/>', "certain people only"),
    ],
)
def test_what_stands_in_the_text_is_warned_of_once(body: str, about: str) -> None:
    package = Package(word(p(body)), "tide.docx")
    root = package.root(package.main)
    [said] = warnings_of(Guard(False, "", read_only_recommended=False), None, [root, root], package)
    assert about in said
    assert said.endswith(".")


def test_a_plain_file_is_warned_of_nothing() -> None:
    package = Package(word(p(r("The tide."))), "tide.docx")
    root = package.root(package.main)
    assert warnings_of(Guard(False, "", read_only_recommended=False), None, [root], package) == []
    assert not_checked_in(package, [root], [], hidden=False) == []


@pytest.mark.parametrize(("count", "said"), [(1, "1 comment in the file"), (3, "3 comments in the file")])
def test_comments_are_counted_among_what_is_not_checked(count: int, said: str) -> None:
    comments = "".join(f'<w:comment w:id="{n}" w:author="A"/>' for n in range(count))
    package = Package(word(p(r("The tide.")), comments=comments), "tide.docx")
    assert not_checked_in(package, [package.root(package.main)], [], hidden=False) == [f"{said}: not checked."]


def test_formulas_hidden_text_and_broken_parts_are_said_not_to_be_checked() -> None:
    package = Package(word(p(r("The tide.") + "<m:oMath/>")), "tide.docx")
    found = not_checked_in(package, [package.root(package.main)], ["word/header1.xml"], hidden=True)
    assert found == [
        "word/header1.xml is not well-formed and was left as it is.",
        "Formulas: not checked.",
        "Hidden text: not checked.",
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'<w:s><w:proofState w:spelling="clean"/><w:zoom/></w:s>', b"<w:s><w:zoom/></w:s>"),
        (b'<s><proofState grammar="clean" /></s>', b"<s></s>"),
        (b'<w:s><w:proofStateOther w:x="1"/></w:s>', b'<w:s><w:proofStateOther w:x="1"/></w:s>'),
        (b"<w:s><w:zoom/></w:s>", b"<w:s><w:zoom/></w:s>"),
    ],
)
def test_the_note_that_all_was_proofed_goes_and_nothing_else(before: bytes, after: bytes) -> None:
    assert without_proof_state(before) == after


# -- packages and their XML


@pytest.mark.parametrize(
    ("part", "relationships"),
    [
        ("word/document.xml", "word/_rels/document.xml.rels"),
        ("", "_rels/.rels"),
        ("document.xml", "_rels/document.xml.rels"),
        ("a/b/c.xml", "a/b/_rels/c.xml.rels"),
    ],
)
def test_the_relationships_of_a_part_stand_in_the_folder_beside_it(part: str, relationships: str) -> None:
    assert Package(word(p("")), "tide.docx").relationships_part(part) == relationships


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("word/document.xml", "document.main+xml"),
        ("WORD/DOCUMENT.XML", "document.main+xml"),
        ("word/other.xml", "application/xml"),
        ("word/other.XML", "application/xml"),
        ("word/tide.png", ""),
        ("word/tide", ""),
    ],
)
def test_the_type_of_a_part_is_its_own_or_that_of_its_ending(part: str, kind: str) -> None:
    found = Package(word(p("")), "tide.docx").content_type(part)
    assert found.endswith(kind) if kind else found == ""


@pytest.mark.parametrize("data", [b"", b"<a>", b"<a></b>", b"tide", b"<a>&none;</a>", b"<a x=1/>"])
def test_broken_markup_names_its_part(data: bytes) -> None:
    with pytest.raises(MalformedPartError, match=r"^word/tide\.xml: "):
        parse(data, "word/tide.xml", "tide.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "ascii"])
def test_a_document_type_is_refused_whatever_the_encoding(encoding: str) -> None:
    with pytest.raises(CannotOpen, match="declares a document type"):
        parse("<!DOCTYPE a><a/>".encode(encoding), "word/tide.xml", "tide.docx")


@pytest.mark.parametrize(
    "markup",
    ["<a/>", "<a>tide</a>", '<a b="1">é😀</a>', "<a><![CDATA[<x>]]></a>", "<!--n--><a/>", "<a> <b/> tail </a>"],
)
@pytest.mark.parametrize(
    "declaration",
    [
        *(
            f'<?xml version="1.0" encoding="UTF-8"{more}?>\r\n'
            for more in ("", ' standalone="yes"', ' standalone="no"')
        ),
        "<?xml version='1.0' encoding='utf-8' ?>",
        '<?xml version="1.0"?>\n\n',
        "\ufeff<?xml version='1.0' encoding='utf-8'?>",
        "\ufeff",
        "",
    ],
)
def test_markup_is_written_as_it_was_read(markup: str, declaration: str) -> None:
    data = f"{declaration}{markup}".encode()
    assert serialise(parse(data, "word/tide.xml", "tide.docx"), data) == data


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("UTF-16", "utf-16"),
        ("UTF-16", "utf-16-be"),
        ("UTF-16", "utf-16-le"),
        ("UTF-16LE", "utf-16-le"),
        ("windows-1252", "cp1252"),
        ("windows-1252", "utf-8-sig"),
    ],
)
def test_markup_is_written_in_the_encoding_it_was_read_in(declared: str, encoding: str) -> None:
    data = f'<?xml version="1.0" encoding="{declared}"?>\r\n<a>é</a>'.encode(encoding)
    assert serialise(parse(data, "word/tide.xml", "tide.docx"), data) == data


@settings(deadline=None)
@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x24F), max_size=30))
def test_names_can_be_sought_in_parts_of_either_encoding(text: str) -> None:
    ascii_text = "".join(c for c in text if c.isascii())
    assert as_ascii(f"<a>{ascii_text}</a>".encode("utf-16-le")) == f"<a>{ascii_text}</a>".encode()
    assert as_ascii(f"<a>{text}</a>".encode()) == f"<a>{text}</a>".encode()
