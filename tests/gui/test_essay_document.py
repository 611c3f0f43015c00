"""The editor's document and the manuscript stay alike, whatever is done to the document."""

import random

import pytest
from PySide6.QtGui import QTextCursor

from coping_gui.essay.edit import Edit
from coping_gui.essay.essay import Essay, Kind, Paragraph
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span
from coping_gui.gui.essay_document import EssayDocument
from coping_gui.review.decisions import Decisions
from coping_gui.review.dictionary import UserDictionary
from coping_gui.review.manuscript import Manuscript, Piece
from coping_gui.review.session import Session

WORDS = ["alpha", "beta", "👩‍👩‍👧", "𝒳y", "שלום", "مرحبا", "no\u00a0break", "line\nbreak", "e\u0301t", "x"]


@pytest.fixture
def document(qapp: object) -> EssayDocument:
    return EssayDocument()


def load(document: EssayDocument, *texts: str) -> Manuscript:
    manuscript = Manuscript(Essay(tuple(Paragraph(text) for text in texts)))
    document.load(manuscript)
    return manuscript


def blocks(document: EssayDocument) -> list[str]:
    return [document.block_text(i) for i in range(document.document.blockCount())]


def type_at(document: EssayDocument, index: int, place: int, text: str) -> None:
    document.cursor_at(index, place).insertText(text)


def test_every_paragraph_is_one_block_with_its_line_breaks_and_no_break_spaces(document: EssayDocument) -> None:
    texts = ["A\u00a0b\nc", "", "😀 tab\there", "object \ufffc end"]
    load(document, *texts)
    assert blocks(document) == texts


def test_loading_leaves_nothing_to_undo_and_nothing_edited(document: EssayDocument) -> None:
    load(document, "one", "two")
    assert not document.document.isUndoAvailable()
    assert not document.document.isModified()


def test_typing_is_told_once_with_the_piece(document: EssayDocument) -> None:
    manuscript = load(document, "one", "two")
    told: list[list[Piece]] = []
    document.edited.connect(told.append)
    type_at(document, 1, 3, "!")
    assert told == [[manuscript.pieces[1]]]
    assert manuscript.texts() == ["one", "two!"]


def test_enter_splits_a_paragraph_and_undo_joins_it_again(document: EssayDocument) -> None:
    manuscript = load(document, "one two", "three")
    document.cursor_at(0, 3).insertBlock()
    assert manuscript.revised() == [("one", 0), (" two", None), ("three", 1)]
    document.undo()
    assert manuscript.revised() == [("one two", 0), ("three", 1)]


def test_deleting_across_paragraphs_joins_them_and_undo_brings_both_origins_back(document: EssayDocument) -> None:
    manuscript = load(document, "one", "two", "three", "four")
    cursor = document.cursor_at(0, 2)
    end = document.cursor_at(2, 3).position()
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    assert manuscript.texts() == ["onee", "four"]
    document.undo()
    assert manuscript.revised() == [("one", 0), ("two", 1), ("three", 2), ("four", 3)]


def test_a_format_change_is_no_edit(document: EssayDocument) -> None:
    load(document, "one", "two")
    told: list[object] = []
    document.edited.connect(told.append)
    cursor = document.cursor_at(0, 0, 3)
    bold = cursor.charFormat()
    bold.setFontWeight(700)
    cursor.mergeCharFormat(bold)
    assert told == []


def test_edits_of_many_blocks_are_one_undo_step(document: EssayDocument) -> None:
    manuscript = load(document, "alot 😀 alot", "x", "alot")
    edits = [Edit(Span(0, 4), "a lot"), Edit(Span(7, 11), "a lot")]
    document.apply({0: edits, 2: [Edit(Span(1, 1), " ")]})
    assert manuscript.texts() == ["a lot 😀 a lot", "x", "a lot"]
    document.undo()
    assert manuscript.texts() == ["alot 😀 alot", "x", "alot"]
    assert not document.document.isUndoAvailable()
    document.redo()
    assert blocks(document) == manuscript.texts() == ["a lot 😀 a lot", "x", "a lot"]


def test_an_edit_keeps_the_format_of_what_it_replaces(document: EssayDocument) -> None:
    load(document, "plain bold plain")
    cursor = document.cursor_at(0, 6, 10)
    bold = cursor.charFormat()
    bold.setFontWeight(700)
    cursor.mergeCharFormat(bold)
    document.apply({0: [Edit(Span(6, 10), "strong")]})
    assert document.cursor_at(0, 9).charFormat().fontWeight() == 700
    assert document.cursor_at(0, 14).charFormat().fontWeight() != 700


def test_headings_are_larger_and_references_hang(document: EssayDocument) -> None:
    manuscript = Manuscript(
        Essay(
            (
                Paragraph("T", Kind.TITLE),
                Paragraph("b"),
                Paragraph("r", Kind.REFERENCE),
                Paragraph("h", Kind.HEADING, 2),
            )
        )
    )
    document.load(manuscript)
    block = document.document.firstBlock()
    assert block.blockFormat().headingLevel() == 1
    assert document.document.findBlockByNumber(2).blockFormat().textIndent() < 0
    assert document.document.findBlockByNumber(3).blockFormat().headingLevel() == 2


def test_places_of_the_document_are_found_in_code_points(document: EssayDocument) -> None:
    load(document, "a😀b", "c😀d")
    position = document.cursor_at(1, 2).position()
    assert document.place_of(position) == (1, 2)
    assert document.place_of(10_000)[0] == 1


def settle(text: str, spacing: tuple[Finding, ...], *grammar: tuple[Finding, ...]) -> tuple[Finding, ...]:
    found = [f for row in (spacing, *grammar) for f in row]
    return tuple(sorted(dict.fromkeys(found), key=lambda f: f.span))


def find(text: str) -> tuple[Finding, ...]:
    """Every "alpha" and "beta" of a text, to be doubled or to lose its head."""
    found: list[Finding] = []
    for word, after in (("alpha", "al pha"), ("beta", "b😀eta")):
        at = text.find(word)
        while at >= 0:
            span = Span(at, at + len(word))
            found.append(Finding(span, Category.GRAMMAR, word, "m", (after,), Tier.SAFE, "e"))
            at = text.find(word, at + 1)
    return tuple(sorted(found, key=lambda f: f.span))


class Fuzz:
    """Random typing, deleting, splitting, joining, accepting, undoing and redoing by one seed."""

    def __init__(self, document: EssayDocument, seed: int) -> None:
        self.random = random.Random(seed)
        self.document = document
        texts = [" ".join(self.random.choices(WORDS, k=self.random.randint(0, 8))) for _ in range(12)]
        self.session = Session(Essay(tuple(map(Paragraph, texts))), Decisions(), UserDictionary(), settle)
        document.load(self.session.manuscript)
        document.edited.connect(self.check)
        self.check(self.session.pieces)

    def check(self, pieces: list[Piece]) -> None:
        for piece in pieces:
            if self.random.random() < 0.8:  # some checks come late
                self.session.deliver(piece, piece.paragraph, "e", find(piece.text))
            elif self.session.answered(piece):
                self.session.refresh(piece)

    def place(self) -> tuple[int, int]:
        index = self.random.randrange(len(self.session.pieces))
        return index, self.random.randint(0, len(self.session.pieces[index].text))

    def step(self) -> None:
        self.random.choice([self.type, self.type, self.delete, self.split, self.accept, self.undo, self.redo])()

    def type(self) -> None:
        type_at(self.document, *self.place(), self.random.choice([*WORDS, " ", "a"]).replace("\n", "\u2028"))

    def delete(self) -> None:
        index, place = self.place()
        end_index = min(index + self.random.choice([0, 0, 0, 1, 2]), len(self.session.pieces) - 1)
        cursor = self.document.cursor_at(index, place)
        end = self.document.cursor_at(end_index, self.random.randint(0, len(self.session.pieces[end_index].text)))
        cursor.setPosition(end.position(), QTextCursor.MoveMode.KeepAnchor)
        if self.random.random() < 0.3:
            cursor.removeSelectedText()
        else:
            cursor.deleteChar()

    def split(self) -> None:
        self.document.cursor_at(*self.place()).insertBlock()

    def accept(self) -> None:
        every = list(self.session.open_findings())
        chosen = self.random.sample(every, min(len(every), self.random.randint(1, 6)))
        if chosen:
            picked = [(index, one, 0) for index, one in chosen]
            self.document.apply(self.session.prepare_fixes(picked))

    def undo(self) -> None:
        self.document.undo()

    def redo(self) -> None:
        self.document.redo()

    def verify(self) -> None:
        assert blocks(self.document) == self.session.manuscript.texts()
        for piece in self.session.pieces:
            for one in piece.open:
                assert one.finding.span.of(piece.text) == one.finding.rule


@pytest.mark.parametrize("seed", range(4))
def test_no_random_edit_undo_or_accept_takes_a_mark_off_its_word(document: EssayDocument, seed: int) -> None:
    fuzz = Fuzz(document, seed)
    for _ in range(300):
        fuzz.step()
        fuzz.verify()
    while document.document.isUndoAvailable():
        document.undo()
    fuzz.verify()
    assert fuzz.session.manuscript.texts() == [p.text for p in fuzz.session.essay.paragraphs]
