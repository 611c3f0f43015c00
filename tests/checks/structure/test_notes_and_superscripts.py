"""Citations by raised numbers and in notes: read, matched with the list, and told from powers and remarks."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from coping_gui.checks.structure.hints import find_hints
from coping_gui.checks.structure.notes import note_citations
from coping_gui.checks.structure.superscripts import raised_citations
from coping_gui.checks.structure.view import view_of
from coping_gui.essay.essay import Essay, Format, Kind, Paragraph, Role
from coping_gui.essay.span import Span
from coping_gui.opening.reader import open_essay
from coping_gui.opening.text_reader import essay_from_text
from coping_gui.settings import DEFAULTS

LIST = "\n\n".join(f"{n}. Smith{c} J. A book of rivers. J Rivers 20{10 + n};1:3." for n, c in enumerate("abcd", 1))


def numbers(text: str) -> list[tuple[int, ...]]:
    return [c.numbers for c in raised_citations(Paragraph(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is so.¹", [(1,)]),
        ("It is so.¹² It is not.³", [(12,), (3,)]),
        ("It was shown²⁻⁵ and denied.", [(2, 3, 4, 5)]),
        ("It was shown¹,³ in time.", [(1, 3)]),
        ("It was shown.^3,4^ It was.", [(3, 4)]),
        ("“It is so”⁷ they said.", [(7,)]),
        ("The room has 12 m² and 5 km².", []),
        ("It grew by 10³ and x² in cm⁻².", []),
        ("The area of 7 metres² is small.", []),
        ("Water is H₂O.", []),
        ("A power 2^3 is eight.", []),
    ],
)
def test_raised_numbers_are_citations_behind_marks_and_words(text: str, found: list[tuple[int, ...]]) -> None:
    assert numbers(text) == found


def test_what_a_word_file_sets_as_superscript_is_a_citation_when_it_is_a_number() -> None:
    paragraph = Paragraph(
        "It was shown2,3 on the 5th of May by 8 m2.", raised=(Span(12, 15), Span(24, 26), Span(40, 41))
    )
    assert [(c.span, c.numbers) for c in raised_citations(paragraph)] == [(Span(12, 15), (2, 3))]


def test_raised_numbers_mean_the_entries_of_a_numbered_list() -> None:
    essay = essay_from_text(
        f"Introduction\n\nIt was shown.¹ It was denied.²⁻³ It was shown again.¹\n\nReferences\n\n{LIST}"
    )
    assert view_of(essay).numeric
    hints = [h for h in find_hints(essay, DEFAULTS) if h.rule.startswith("C")]
    assert [(h.rule, "number 4" in h.why) for h in hints] == [("C2", True)]


def test_raised_numbers_are_note_marks_beside_a_list_without_numbers() -> None:
    listed = "Smith, J. (2010). A book. Press.\n\nLee, K. (2011). A book. Press."
    text = f"Introduction\n\nIt was shown.¹ It was denied.²\n\nReferences\n\n{listed}"
    essay = essay_from_text(text)
    assert not view_of(essay).numeric
    assert view_of(essay).has_note(1, 0, 20)


@pytest.mark.parametrize(
    ("note", "works"),
    [
        ("1. John Smith, The Rise of Towns (London: Press, 2010), 45.", [(("Smith",), "2010", "The Rise of Towns")]),
        ("Smith, Rise of Towns, 47.", [(("Smith",), "", "Rise of Towns")]),
        ("Smith, 47–49.", [(("Smith",), "", "")]),
        (
            "See Mary Jones and Karl van der Berg, “A Study of Rivers,” Rivers 12, no. 3 (2012): 45–67.",
            [(("Jones", "van der Berg"), "2012", "A Study of Rivers")],
        ),
        (
            "[^3]: J. R. R. Tolkien, *The Hobbit* (London: Allen, 1937), 12; Smith, Rise of Towns, 3.",
            [(("Tolkien",), "1937", "The Hobbit"), (("Smith",), "", "Rise of Towns")],
        ),
        ("Ibid., 48.", []),
        ("In London, the price of bread rose in 1801.", []),
        ("This point is debated, as the next chapter shows.", []),
    ],
)
def test_works_are_read_from_notes(note: str, works: list[tuple[tuple[str, ...], str, str]]) -> None:
    assert [(w.names, w.year, w.title) for c in note_citations(note) for w in c.works] == works


NOTES = """Introduction

This essay argues that towns rose.¹ It has been said before.² Rivers were used.³

Notes

1. John Smith, The Rise of Towns (London: Press, 2010), 45.

2. Mary Jones, “A Study of Rivers,” Journal of Rivers 12, no. 3 (2012): 45–67.

3. Smith, Rise of Towns, 50.

Bibliography

Jones, Mary. “A Study of Rivers.” Journal of Rivers 12, no. 3 (2012): 45–67.

Smith, John. The Rise of Towns. London: Press, 2010."""


def citation_hints(text: str) -> list[tuple[str, str]]:
    return [(h.rule, h.why) for h in find_hints(essay_from_text(text), DEFAULTS) if h.rule in ("C1", "C2", "C3")]


def test_notes_and_bibliography_that_agree_raise_no_question() -> None:
    essay = essay_from_text(NOTES)
    assert [p.kind for p in essay.paragraphs if p.text[:2] in ("1.", "2.", "3.")] == [Kind.NOTE] * 3
    assert [s.role for s in essay.sections if s.title == "Notes"] == [Role.APPENDIX]
    assert citation_hints(NOTES) == []


def test_a_work_of_the_bibliography_that_no_note_names_is_asked_about() -> None:
    [(rule, why)] = citation_hints(f"{NOTES}\n\nWhite, Anna. Schools. London: Press, 1999.")
    assert rule == "C2"
    assert "White" in why


def test_a_work_of_a_note_that_the_bibliography_lacks_is_asked_about() -> None:
    text = NOTES.replace("\n\nBibliography", "\n\n4. Paul Brown, The Markets (Leeds: Press, 2001), 3.\n\nBibliography")
    assert [rule for rule, _ in citation_hints(text)] == ["C1"]


def test_notes_without_a_bibliography_need_none() -> None:
    assert citation_hints(NOTES[: NOTES.index("\n\nBibliography")]) == []


def test_hyphenated_prefixes_and_works_named_without_brackets_are_linked() -> None:
    body = "It is so (al-Khalili, 2010). As shown by Hyvönen et al., 2015, it is (, Xanthos 2014; c.f. Lee, 2011)."
    entries = ["al-Khalili, J. (2010)", "Hyvönen, E., & Lee, A. (2015)", "Lee, K. (2011)", "Xanthos, A. (2014)"]
    listed = "\n\n".join(f"{e}. A book. Press." for e in sorted(entries, key=str.lower))
    assert citation_hints(f"Introduction\n\n{body}\n\nReferences\n\n{listed}") == []


def test_superscripts_and_note_anchors_of_a_word_file_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("It was shown")
    run = paragraph.add_run("2")
    run.font.superscript = True
    paragraph.add_run(" and so on.")
    document.save(str(tmp_path / "raised.docx"))
    [read] = open_essay(tmp_path / "raised.docx").paragraphs
    assert read.text == "It was shown2 and so on."
    assert read.raised == (Span(12, 13),)


def field(paragraph: object, code: str, shown: str) -> None:
    """A complex field as Zotero, Mendeley and Word write it."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("shown", shown), ("end", "")):
        run = paragraph.add_run(shown if kind == "shown" else "")  # type: ignore[attr-defined]
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif kind == "":
            instruction = OxmlElement("w:instrText")
            instruction.text = text
            run._r.append(instruction)


@pytest.mark.parametrize(
    "code",
    [
        ' ADDIN ZOTERO_ITEM CSL_CITATION {"citationID":"x","properties":{"plainCitation":"(Lee 1999)"}} ',
        ' ADDIN CSL_CITATION {"citationItems":[{"id":"ITEM-1"}],"mendeley":{"formattedCitation":"(Lee 1999)"}} ',
        " CITATION Smi10 \\l 1033 ",
        " ADDIN EN.CITE <EndNote><Cite><Author>Lee</Author><Year>1999</Year></Cite></EndNote> ",
    ],
)
def test_citations_in_fields_are_read_as_what_they_show(tmp_path: Path, code: str) -> None:
    document = docx.Document()
    document.add_heading("Introduction", 1)
    paragraph = document.add_paragraph("It is so ")
    field(paragraph, code, "(Smith, 2010)")
    paragraph.add_run(", they say.")
    document.add_heading("References", 1)
    field(document.add_paragraph(), " ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY ", "Smith, J. (2010). A book. Press.")
    document.add_paragraph("Jones, K. (2011). A book. Press.")
    document.save(str(tmp_path / "fields.docx"))
    view = view_of(open_essay(tmp_path / "fields.docx"))
    [citation] = [c for found in view.citations.values() for c in found]
    assert [(w.names, w.year) for w in citation.works] == [(("Smith",), "2010")]
    assert [e.author for e in view.references.meant_by(citation.works[0])] == ["Smith"]
    hints = find_hints(view.essay, DEFAULTS)
    assert [h.rule for h in hints if h.rule.startswith("C")] == ["C2"]


def test_raised_places_follow_the_repaired_text() -> None:
    from coping_gui.checks.checker import Checker

    text = "Thetowns rose  in the end2 of it."
    essay = Essay((Paragraph(text, raised=(Span(25, 26),), protected=(Span(30, 32),)),), format=Format.DOCX)
    checker = Checker(DEFAULTS, ())
    spacing = [checker.spacing(p, checker.profile([text])) for p in essay.paragraphs]
    [repaired] = checker.repaired(essay, spacing).paragraphs
    assert repaired.text != text
    assert repaired.raised[0].of(repaired.text) == "2"
    assert repaired.protected[0].of(repaired.text) == text[30:32]
    assert replace(repaired, text=text)
