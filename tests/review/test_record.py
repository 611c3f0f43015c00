"""What happened to an essay, told in places of the essay as it was opened."""

from coping_gui.essay.essay import Essay, Paragraph, Role, Section
from coping_gui.essay.finding import Category, Finding
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.review.history import Fix
from coping_gui.review.record import Record

ESSAY = Essay(
    (Paragraph("Heading"), Paragraph("teh cat sat onthe mat"), Paragraph("gone")),
    (Section("Heading", Role.BODY, 1, 0, 3, 0),),
)
NOW = "Well, the cat sat onthe mat"


def finding(text: str, words: str, after: str = "x") -> Finding:
    start = text.index(words)
    return Finding(Span(start, start + len(words)), Category.GRAMMAR, "r", "m", (after,))


def record(**changes: object) -> Record:
    base = {"essay": ESSAY, "revised": (("Heading", 0), (NOW, 1), ("new one", None)), "fixes": (), "open_findings": ()}
    return Record(**{**base, **changes})  # type: ignore[arg-type]


def test_an_accepted_fix_is_told_where_the_original_has_it_though_words_were_typed_before_it() -> None:
    text = "Well, teh cat sat onthe mat"
    rows = record(fixes=(Fix(1, finding(text, "teh", "the"), text),)).accepted()
    assert [f.span.of(ESSAY.paragraphs[1].text) for f in rows[1]] == ["teh"]
    assert rows[0] == rows[2] == []


def test_an_open_finding_is_told_where_the_original_has_it() -> None:
    rows = record(open_findings=((1, finding(NOW, "onthe")), (2, finding("new one", "new")))).left_open()
    assert [f.span.of(ESSAY.paragraphs[1].text) for f in rows[1]] == ["onthe"]
    assert sum(map(len, rows)) == 1, "a paragraph that was added has no place in the original"


def test_a_hint_points_at_the_original_paragraph_and_its_words() -> None:
    outline = Essay(
        (Paragraph("Heading"), Paragraph(NOW), Paragraph("new one")), (Section("Heading", Role.BODY, 1, 0, 3, 0),)
    )
    place = NOW.index("cat sat")
    hints = (Hint("P1", 0, "q?", "w", 1, Span(place, place + 7)), Hint("S1", 0, "q?", "w"), Hint("P2", 0, "q?", "w", 2))
    told = record(hints=hints, outline=outline).original_hints()
    assert told[0].paragraph == 1
    assert told[0].span is not None
    assert told[0].span.of(ESSAY.paragraphs[1].text) == "cat sat"
    assert (told[1].paragraph, told[1].section) == (None, 0)
    assert told[2].paragraph is None


def test_without_an_outline_there_are_no_hints() -> None:
    assert record(hints=(Hint("S1", 0, "q?", "w"),)).original_hints() == ()
