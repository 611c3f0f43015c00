"""What a validator with the rules of Microsoft's SDK says of changed files (skipped without openxml-audit)."""

import random
from pathlib import Path

import docx_invariants as invariants
import pytest
import validator
from docx_samples import p, r, word

from coping_gui.wordfile.comments import Comment
from coping_gui.wordfile.wordfile import WordFile

pytest.importorskip("openxml_audit", reason="openxml-audit is not installed")

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "docx"
REAL = ["trackChange", "ftEdNote", "HC030-Content-Controls", "textbox-test"]


def sample() -> bytes:
    """A valid file with somebody's changes, a link, a note, a control and a bookmark in it."""
    inserted = f'<w:ins w:id="5" w:author="Ann" w:date="2025-01-01T00:00:00Z">{r("by the other")}</w:ins>'
    control = f"<w:sdt><w:sdtPr><w:id w:val='7'/></w:sdtPr><w:sdtContent>{r('in a control')}</w:sdtContent></w:sdt>"
    marked = f'{r("one ")}<w:bookmarkStart w:id="8" w:name="b"/>{r("two", "<w:b/>")}<w:bookmarkEnd w:id="8"/>'
    body = [
        p(marked + r(" three")),
        p(r("Said ") + inserted),
        p(control),
        p(r("a") + NOTED + r(" b")),
        p(r("The end.")),
    ]
    return word("".join(body), footnotes=f'<w:footnote w:id="2">{p(r("In the note."))}</w:footnote>')


NOTED = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def samples() -> list[bytes]:
    real = [path for name in REAL for path in sorted(FOLDER.glob(f"*{name}*.docx"))[:1]]
    return [sample(), *(path.read_bytes() for path in real)]


@pytest.mark.parametrize("tracked", [False, True])
@pytest.mark.parametrize("number", range(1 + len(REAL)))
def test_edits_comments_and_rewriting_add_no_kind_of_error(number: int, tracked: bool) -> None:
    if number >= len(samples()):
        pytest.skip(f"the real Word files are not in {FOLDER}")
    file, chance = WordFile(samples()[number], "file.docx"), random.Random(number)
    before = validator.kinds_of_error(file.data, ".docx")
    edits = {one.key: invariants.random_edits(one.text, chance, 4) for one in file.paragraphs}
    remarks = [Comment(one.key, 0, len(one.text), "Is this so?") for one in file.paragraphs]
    body = [one.text for one in file.paragraphs if one.key.startswith("word/document")]
    rest = [(one.text, at) for at, one in enumerate(file.paragraphs) if at >= len(body)]
    revised = [*invariants.random_revision(body, chance), *rest]
    for changed in (
        file.edited(edits, invariants.MARK, tracked=tracked, comments=remarks),
        file.rewritten(revised, invariants.MARK, tracked=tracked),
    ):
        assert validator.kinds_of_error(changed.data, ".docx") - before == set()


def test_the_validator_notices_a_fault() -> None:
    assert validator.kinds_of_error(word(p(r("text"))), ".docx") != validator.kinds_of_error(
        word(p("<w:r><w:t>text</w:t><w:rPr><w:b/></w:rPr></w:r>")), ".docx"
    )
