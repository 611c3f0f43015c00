"""What an author is told of a file before it is changed."""

import pytest
from docx_samples import members, p, r, word, zipped

from coping_gui.wordfile.wordfile import WordFile

PROTECTED = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'


def warnings(body: str = "", **parts: str) -> tuple[str, ...]:
    return WordFile(word(body or p(r("text")), **parts), "essay.docx").warnings


def test_a_plain_file_has_nothing_to_say() -> None:
    file = WordFile(word(p(r("text"))), "essay.docx")
    assert file.warnings == ()
    assert file.not_checked == ()
    assert not file.guard.is_shut


@pytest.mark.parametrize(
    ("settings", "part_of_sentence", "is_shut"),
    [
        (PROTECTED, "protected: its author allows reading only", True),
        ('<w:documentProtection w:edit="forms" w:enforcement="true"/>', "filling in forms only", True),
        ('<w:writeProtection w:recommended="1"/>', "for reading only", True),
        ("<w:trackRevisions/>", "Word records changes", False),
    ],
)
def test_settings_that_matter_are_told(settings: str, part_of_sentence: str, is_shut: bool) -> None:
    file = WordFile(word(p(r("text")), settings=settings), "essay.docx")
    (sentence,) = file.warnings
    assert part_of_sentence in sentence
    assert file.guard.is_shut is is_shut


@pytest.mark.parametrize("settings", [PROTECTED.replace('"1"', '"0"'), '<w:trackRevisions w:val="0"/>'])
def test_settings_that_are_switched_off_are_not_told(settings: str) -> None:
    assert warnings(settings=settings) == ()


def test_a_signature_is_told_and_shuts_the_file() -> None:
    data = zipped({**members(p(r("text"))), "_xmlsignatures/sig1.xml": "<x/>"})
    file = WordFile(data, "essay.docx")
    assert "digital signature" in file.warnings[0]
    assert file.guard.is_shut


def test_tracked_changes_and_permissions_in_the_text_are_told() -> None:
    assert "tracked changes" in warnings(p(f'<w:ins w:id="1">{r("text")}</w:ins>'))[0]
    assert "certain people" in warnings(p('<w:permStart w:id="1" w:edGrp="everyone"/>' + r("text")))[0]


def test_what_is_not_checked_is_told() -> None:
    comment = f'<w:comment w:id="1">{p(r("remark"))}</w:comment>'
    file = WordFile(word(p(r("text") + "<m:oMath/>"), comments=comment + comment.replace('"1"', '"2"')), "x")
    assert file.not_checked == ("2 comments in the file: not checked.", "Formulas: not checked.")
