"""What LibreOffice reads in Word files that were changed, clean and tracked (skipped where it is not installed)."""

from pathlib import Path

import libreoffice
import pytest
from docx_samples import p, r, word

from coping_gui.wordfile.tracked import Mark
from coping_gui.wordfile.wordfile import WordFile

MARK = Mark("COPING", "2026-01-31T12:00:00Z")

pytestmark = pytest.mark.skipif(libreoffice.OFFICE is None, reason="LibreOffice is not installed")


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def sample() -> bytes:
    """A file with a word to correct wherever a word can stand."""
    code = '<w:r><w:instrText xml:space="preserve"> HYPERLINK "https://example.org" </w:instrText></w:r>'
    bold = r("so", "<w:b/>") + r("me teh", "<w:i/>")
    inserted = f'<w:ins w:id="5" w:author="Ann" w:date="2025-01-01T00:00:00Z">{r("by teh other")}</w:ins>'
    sizes = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>'
    cell = f'<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>{p(r("In teh cell."))}</w:tc>'
    body = [
        p(r("Plain teh text.")),
        p(bold + r(" end")),
        p(r("See ") + f'<w:hyperlink w:anchor="a">{r("teh link")}</w:hyperlink>' + r(" now.")),
        p(r("See ") + field("begin") + code + field("separate") + r("teh field") + field("end") + r(" now.")),
        p(r("Said ") + inserted + r(".")),
        p(r("A noted") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(" teh word")),
        f"<w:tbl>{sizes}<w:tr>{cell}</w:tr></w:tbl>",
        p(r("The last teh.")),
    ]
    note = f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>" + r(" In teh note."))}</w:footnote>'
    return word("".join(body), footnotes=note)


def test_libreoffice_reads_the_corrected_text_and_can_accept_and_reject_what_is_tracked(tmp_path: Path) -> None:
    data = sample()
    file = WordFile(data, "essay.docx")
    edits = {one.key: [(at, at + 3, "the")] for one in file.paragraphs if (at := one.text.find("teh")) >= 0}
    assert len(edits) == 9
    clean, tracked = file.edited(edits, MARK), file.edited(edits, MARK, tracked=True)
    assert clean.refused == tracked.refused == ()
    seen = libreoffice.texts(
        {
            "original": (data, "accepted"),
            "clean": (clean.data, "accepted"),
            "accepted": (tracked.data, "accepted"),
            "rejected": (tracked.data, "rejected"),
            "undone": (data, "rejected"),
        },
        tmp_path,
    )
    assert seen["original"] is not None
    assert [one.replace("teh", "the") for one in seen["original"]] == seen["clean"] == seen["accepted"]
    assert sum(one.count("the") for one in seen["clean"] or ()) >= len(edits)
    assert seen["rejected"] == seen["undone"]
