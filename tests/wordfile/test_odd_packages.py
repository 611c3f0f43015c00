"""Files that are sound but not written as Word writes them: all of them open, are edited, and stay what they are."""

import io
import random
import zipfile
from collections.abc import Callable

import pytest
from docx_samples import MAIN_TYPES, members, p, r, word, zipped

from coping_gui.errors import CannotOpen
from coping_gui.wordfile.comments import Comment
from coping_gui.wordfile.tracked import Mark
from coping_gui.wordfile.wordfile import WordFile

MARK = Mark("COPING", "2026-01-31T12:00:00Z")
BODY, TYPES, LINKS = "word/document.xml", "[Content_Types].xml", "_rels/.rels"
PLAIN = members(p(r("teh word")) + p(r("hidden", "<w:vanish/>") + r("shown")))
SEEN = ["teh word", "shown"]


def swapped(part: str, old: str, new: str) -> bytes:
    content = str(PLAIN[part])
    assert old in content
    return zipped({**PLAIN, part: content.replace(old, new)})


def with_body(change: Callable[[str], str | bytes]) -> bytes:
    return zipped({**PLAIN, BODY: change(str(PLAIN[BODY]))})


def renamed(change: Callable[[str], str]) -> bytes:
    return zipped({change(name): content for name, content in PLAIN.items()})


def packed(**options: bool) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in PLAIN.items():
            with archive.open(name, "w", **options) as stream:
                stream.write(str(content).encode())
    return out.getvalue()


def twice() -> bytes:
    """Two members of the same name, as some programs leave them: the last one counts, as in every zip program."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in [(BODY.replace("d", "D"), "<old/>"), *PLAIN.items()]:
            archive.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue().replace(BODY.replace("d", "D").encode(), BODY.encode())


def long_attribute() -> str:
    return random.Random(1).randbytes(6_000_000).hex()


ODD = {
    "another prefix": with_body(lambda xml: xml.replace("xmlns:w=", "xmlns:x=").replace("w:", "x:")),
    "the default namespace": with_body(lambda xml: xml.replace("<w:", "<").replace("</w:", "</").replace(
        "<document ", '<document xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    )),
    "byte order marks": zipped({name: b"\xef\xbb\xbf" + str(xml).encode() for name, xml in PLAIN.items()}),
    "UTF-16": zipped({name: str(xml).replace("UTF-8", "UTF-16").encode("utf-16") for name, xml in PLAIN.items()}),
    "UTF-16 without a mark": with_body(lambda xml: xml.replace("UTF-8", "UTF-16BE").encode("utf-16-be")),
    "Latin 1": with_body(lambda xml: xml.replace("UTF-8", "ISO-8859-1").encode("latin-1")),
    "no declaration": with_body(lambda xml: xml.partition("\n")[2]),
    "XML 1.1": swapped(BODY, 'version="1.0"', 'version="1.1"'),
    "comments around the root": with_body(lambda xml: xml.replace(
        "<w:document", "<!-- a --><?mso x?><w:document") + "\n<!-- b -->\n"),
    "line ends of Windows": with_body(lambda xml: xml.replace("><", ">\r\n<")),
    "character data": swapped(BODY, "teh word", "<![CDATA[teh word]]>"),
    "character references": swapped(BODY, "teh word", "&#116;eh&#x20;word"),
    "a very long attribute": with_body(lambda xml: xml.replace("<w:p>", f'<w:p w:rsidR="{long_attribute()}">', 1)),
    "namespaces to ignore": swapped(BODY, "<w:document ", '<w:document mc:Ignorable="w14 zz" xmlns:zz="urn:z" '),
    "deep controls": swapped(BODY, f"<w:body>{p(r('teh word'))}", "<w:body>" + "<w:sdt><w:sdtContent>" * 200
                             + p(r("teh word")) + "</w:sdtContent></w:sdt>" * 200),
    "an absolute target": swapped(LINKS, 'Target="word/', 'Target="/word/'),
    "a target with a backslash": swapped(LINKS, 'Target="word/', 'Target="word\\'),
    "a target with dots": swapped(LINKS, 'Target="word/', 'Target="x/.././word/'),
    "a target in capitals": swapped(LINKS, 'Target="word/document', 'Target="Word/DOCUMENT'),
    "a second main part": swapped(LINKS, "</Relationships>", '<Relationship Id="r2" Type="x/officeDocument" '
                                  'Target="word/none.xml"/></Relationships>'),
    "an external main part": swapped(LINKS, 'Target="word/document.xml"', 'Target="http://x.y/" TargetMode="External"'),
    "an odd type of relationship": swapped(LINKS, "relationships/officeDocument", "relationships/OfficeDocument"),
    "no relationships of the package": zipped({n: c for n, c in PLAIN.items() if n != LINKS}),
    "no relationships of the body": zipped({n: c for n, c in PLAIN.items() if not n.endswith("document.xml.rels")}),
    "the main type as default": swapped(TYPES, 'ContentType="application/xml"', f'ContentType="{MAIN_TYPES[".docx"]}"'),
    "no type of the body": swapped(TYPES, "<Override", "<Overridden"),
    "a list of types in small letters": renamed(str.lower),
    "names with backslashes": renamed(lambda name: name.replace("/", "\\")),
    "names that begin with a slash": renamed(lambda name: "/" + name),
    "entries for folders": zipped({"word/": "", "_rels/": "", **PLAIN}),
    "names beyond ASCII": zipped({**PLAIN, "word/m\u00e9dia/\u0444.bin": b"123"}),
    "sizes for very large archives": packed(force_zip64=True),
    "two members of one name": twice(),
    "bytes in front": b"#!junk\n" + zipped(PLAIN),
    "bytes behind": zipped(PLAIN) + b"\0" * 500,
}  # fmt: skip


@pytest.mark.parametrize("tracked", [False, True])
@pytest.mark.parametrize("name", ODD)
def test_an_odd_but_sound_file_is_read_edited_and_commented(name: str, tracked: bool) -> None:
    file = WordFile(ODD[name], "essay.docx")
    assert [paragraph.text for paragraph in file.paragraphs] == SEEN
    assert file.not_checked == ("Hidden text: not checked.",)
    assert file.edited({}, MARK).data == ODD[name]
    key = file.paragraphs[0].key
    result = file.edited({key: [(0, 3, "the")]}, MARK, tracked=tracked, comments=[Comment(key, 4, 8, "Which?")])
    assert (result.refused, result.skipped) == ((), ())
    after = WordFile(result.data, "essay.docx")
    assert [paragraph.text for paragraph in after.paragraphs] == ["the word", "shown"]
    assert "1 comment in the file: not checked." in after.not_checked


def test_the_comment_of_the_archive_stays() -> None:
    out = io.BytesIO(zipped(PLAIN))
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = b"made by hand"
    file = WordFile(out.getvalue(), "essay.docx")
    result = file.edited({file.paragraphs[0].key: [(0, 3, "the")]}, MARK)
    with zipfile.ZipFile(io.BytesIO(result.data)) as archive:
        assert archive.comment == b"made by hand"


@pytest.mark.parametrize("root", ["<w:document {}/>", "<w:document {}><w:body/></w:document>"])
def test_a_file_without_text_opens(root: str) -> None:
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    file = WordFile(zipped({**PLAIN, BODY: root.format(namespace)}), "essay.docx")
    assert (file.paragraphs, file.not_checked) == ((), ())


@pytest.mark.parametrize("damage", ["", "<broken", "\x01"])
@pytest.mark.parametrize("kind", ["styles", "numbering", "settings", "comments", "footnotes", "header"])
def test_a_part_beside_the_text_that_is_not_well_formed_does_not_shut_the_file(kind: str, damage: str) -> None:
    content = members(p(r("teh word")), **{kind: ""})
    file = WordFile(zipped({**content, f"word/{kind}.xml": damage}), "essay.docx")
    assert [paragraph.text for paragraph in file.paragraphs] == ["teh word"]
    _ = file.warnings, file.not_checked
    result = file.edited({file.paragraphs[0].key: [(0, 3, "the")]}, MARK)
    assert [paragraph.text for paragraph in WordFile(result.data, "x").paragraphs] == ["the word"]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"%PDF-1.7", "is not a Word file but a PDF under another name."),
        (b"{\\rtf1 text}", "is not a Word file but an RTF text under another name."),
        (b"<html><body>text</body></html>", "is not a Word file but a web page under another name."),
        (b'<?xml version="1.0"?><pkg:package/>', "is not a Word file but XML under another name."),
        (
            zipped({"mimetype": "x", "META-INF/manifest.xml": "<x/>"}),
            "is an OpenDocument file, not a Word file: save it",
        ),
        (zipped({f"essay/{name}": content for name, content in PLAIN.items()}), "is not a Word file"),
        (swapped(BODY, "teh", "t&#x1;h"), "is damaged: its text is not well-formed XML."),
        (swapped(BODY, "teh", "t&nbsp;h"), "is damaged: its text is not well-formed XML."),
    ],
)
def test_what_bears_the_name_of_a_word_file_and_is_none_is_named(data: bytes, sentence: str) -> None:
    with pytest.raises(CannotOpen) as refusal:
        WordFile(data, "essay.docx")
    assert str(refusal.value).startswith(f"essay.docx {sentence}")


def test_a_comment_inside_a_text_protects_that_text_only() -> None:
    file = WordFile(word(p("<w:r><w:t>teh <!-- x -->one</w:t></w:r>" + r(" teh two"))), "essay.docx")
    assert file.paragraphs[0].text == "teh one teh two"
    assert [(one.start, one.end) for one in file.paragraphs[0].protected] == [(0, 7)]
