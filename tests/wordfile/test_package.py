"""Parts, content types and relationships; kinds of documents; what is refused and in which words."""

from pathlib import Path

import pytest
from docx_samples import MAIN_TYPES, W, members, p, part, r, word, zipped

from coping_gui.errors import CannotOpen
from coping_gui.wordfile.package import Package, read_file
from coping_gui.wordfile.tracked import Mark
from coping_gui.wordfile.wordfile import WordFile
from coping_gui.wordfile.xml import MalformedPartError, parse, serialise

MARK = Mark("COPING", "2026-01-31T12:00:00Z")
MAIN = "word/document.xml"


def with_part(name: str, change: dict[str, str], **parts: str) -> bytes:
    """A small file with pieces of one part's text exchanged."""
    files = members(p(r("teh text")), **parts)
    text = str(files[name])
    for old, new in change.items():
        assert old in text
        text = text.replace(old, new)
    return zipped({**files, name: text})


def corrected(data: bytes) -> WordFile:
    """The file with `teh` made `the`, read again."""
    file = WordFile(data, "essay.docx")
    start = file.paragraphs[0].text.index("teh")
    result = file.edited({file.paragraphs[0].key: [(start, start + 3, "the")]}, MARK)
    return WordFile(result.data, "essay.docx")


@pytest.mark.parametrize("suffix", MAIN_TYPES)
def test_every_kind_of_document_keeps_its_kind(suffix: str) -> None:
    after = corrected(word(p(r("teh text")), suffix=suffix))
    assert after.suffix == suffix
    assert after.paragraphs[0].text == "the text"


def test_a_strict_document_is_read_and_written_in_its_own_namespace() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    files = {name: str(text).replace(W, strict) for name, text in members(p(r("teh text"))).items()}
    files["_rels/.rels"] = files["_rels/.rels"].replace(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
        "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
    )
    after = corrected(zipped(files))
    assert after.paragraphs[0].text == "the text"
    assert strict in part(after.data)
    assert W not in part(after.data)


def test_a_main_part_of_another_name_is_found() -> None:
    after = corrected(word(p(r("teh text")), main="files/text2.xml"))
    assert after.paragraphs[0].key == "files/text2.xml#0"
    assert after.paragraphs[0].text == "the text"


def test_a_main_part_without_relationships_is_found_by_its_type() -> None:
    files = members(p(r("teh text")))
    del files["_rels/.rels"]
    assert corrected(zipped(files)).paragraphs[0].text == "the text"


def test_relationships_to_parts_that_do_not_exist_are_ignored() -> None:
    rels = "word/_rels/document.xml.rels"
    data = with_part(rels, {'Target="header.xml"': 'Target="gone.xml"'}, header=p(r("head")))
    assert [paragraph.text for paragraph in corrected(data).paragraphs] == ["the text"]


@pytest.mark.parametrize("target", ["/word/header.xml", "../word/header.xml", "HEADER.xml", r".\header.xml"])
def test_odd_targets_of_relationships_are_resolved(target: str) -> None:
    rels = "word/_rels/document.xml.rels"
    data = with_part(rels, {'Target="header.xml"': f'Target="{target}"'}, header=p(r("head")))
    assert [paragraph.text for paragraph in corrected(data).paragraphs] == ["the text", "head"]


def test_external_relationships_are_copied_and_never_followed() -> None:
    rels = "word/_rels/document.xml.rels"
    data = with_part(rels, {'Target="header.xml"': 'Target="http://127.0.0.1:1/x" TargetMode="External"'}, header="")
    after = corrected(data)
    assert part(after.data, rels) == part(data, rels)


@pytest.mark.parametrize(
    "declaration",
    ['<!DOCTYPE x [<!ENTITY a "b">]>', '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">', "<!DOCTYPE x>"],
)
@pytest.mark.parametrize("name", [MAIN, "word/header.xml", "[Content_Types].xml", "_rels/.rels"])
def test_a_document_type_is_refused_in_every_part(name: str, declaration: str) -> None:
    files = members(p(r("text")), header=p(r("head")))
    files[name] = str(files[name]).replace("?>\n", f"?>\n{declaration}")
    with pytest.raises(CannotOpen, match=r"^essay\.docx cannot be opened: its part .* declares a document type"):
        WordFile(zipped(files), "essay.docx")


def test_a_document_type_in_utf_16_is_refused_too() -> None:
    data = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><x/>'.encode("utf-16")
    with pytest.raises(CannotOpen, match="document type"):
        parse(data, "a.xml", "essay.docx")


def test_an_encoding_that_could_hide_a_document_type_is_refused() -> None:
    with pytest.raises(CannotOpen, match="encoding"):
        parse(b'<?xml version="1.0" encoding="UTF-7"?><x/>', "a.xml", "essay.docx")


def test_a_part_in_utf_16_is_written_in_utf_16() -> None:
    data = '<?xml version="1.0" encoding="UTF-16"?><x>é</x>'.encode("utf-16")
    assert serialise(parse(data, "a", "f"), data) == data


def test_what_stands_around_the_root_stays() -> None:
    text = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<!--a--><x>&amp;<![CDATA[<b>]]></x><!--b-->'
    assert serialise(parse(text.encode(), "a", "f"), text.encode()).decode() == text


def test_a_new_part_is_declared_as_word_does_it() -> None:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    assert serialise(parse("<x>é</x>".encode(), "a", "f")).decode() == f"{head}<x>é</x>"


def test_deep_nesting_is_read() -> None:
    depth = 600
    data = word("<w:sdt><w:sdtContent>" * depth + p(r("teh text")) + "</w:sdtContent></w:sdt>" * depth)
    assert corrected(data).paragraphs[0].text == "the text"


def test_deeper_nesting_than_any_program_writes_is_refused_in_one_sentence() -> None:
    depth = 3_000
    data = word("<w:sdt><w:sdtContent>" * depth + p(r("text")) + "</w:sdtContent></w:sdt>" * depth)
    with pytest.raises(CannotOpen, match="not well-formed"):
        WordFile(data, "essay.docx")


def test_a_text_of_more_than_ten_million_characters_is_read() -> None:
    data = word(p(r("teh " + "word " * 2_100_000)))
    assert len(corrected(data).paragraphs[0].text) > 10_000_000


def test_broken_xml_in_the_text_is_refused_and_in_a_header_left_alone() -> None:
    with pytest.raises(CannotOpen, match="not well-formed"):
        WordFile(with_part(MAIN, {"</w:body>": "</w:boy>"}), "essay.docx")
    file = WordFile(with_part("word/header.xml", {"</w:hdr>": ""}, header=p(r("head"))), "essay.docx")
    assert [paragraph.text for paragraph in file.paragraphs] == ["teh text"]
    assert file.not_checked == ("word/header.xml is not well-formed and was left as it is.",)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "an Excel workbook"),
        ("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "a PowerPoint"),
    ],
)
def test_other_office_files_are_named(kind: str, sentence: str) -> None:
    with pytest.raises(CannotOpen, match=sentence):
        Package(with_part("[Content_Types].xml", {MAIN_TYPES[".docx"]: kind}), "essay.docx")


def test_a_zip_that_is_no_word_file_is_named() -> None:
    with pytest.raises(CannotOpen, match="without a list of content types"):
        Package(zipped({"a.txt": "text"}), "essay.docx")
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    with pytest.raises(CannotOpen, match="holds no document"):
        Package(zipped({"[Content_Types].xml": types}), "essay.docx")


def test_files_that_cannot_be_read_are_named_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "~$essay.docx").write_bytes(b"x")
    for path, sentence in (
        (tmp_path / "none.docx", "none.docx does not exist."),
        (tmp_path, f"{tmp_path.name} is a folder: choose a file."),
        (tmp_path / "~$essay.docx", "~$essay.docx is only Word's note"),
        (tmp_path / "a\0b.docx", "could not be read"),
    ):
        with pytest.raises(CannotOpen) as caught:
            read_file(path)
        assert sentence in str(caught.value)


def test_a_damaged_picture_is_kept_and_told() -> None:
    picture = bytes(range(256)) * 10
    data = bytearray(zipped({**members(p(r("teh text"))), "word/media/image1.png": picture}))
    at = data.index(b"word/media/image1.png") + len("word/media/image1.png")
    data[at + 30] ^= 255
    file = WordFile(bytes(data), "essay.docx")
    assert "damaged in places, which are kept as they are: word/media/image1.png" in file.warnings[0]
    assert corrected(bytes(data)).paragraphs[0].text == "the text"


def test_a_damaged_text_is_refused() -> None:
    data = bytearray(word(p(r("text " * 99))))
    at = data.index(MAIN.encode()) + len(MAIN)
    data[at + 40] ^= 255
    with pytest.raises(CannotOpen, match=r"essay\.docx is damaged"):
        WordFile(bytes(data), "essay.docx")


def test_malformed_xml_has_its_own_error() -> None:
    with pytest.raises(MalformedPartError):
        parse(b"<a>", "a.xml", "essay.docx")
