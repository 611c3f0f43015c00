"""What is hidden is listed by decision, counts its places, and names what reaches other essays."""

from coping_gui.essay.essay import Essay, Paragraph, Role, Section
from coping_gui.essay.finding import Category, Finding
from coping_gui.essay.hint import Hint
from coping_gui.essay.span import Span
from coping_gui.review.decisions import Decision, Decisions, Scope
from coping_gui.review.dictionary import UserDictionary
from coping_gui.review.exchange import Choices
from coping_gui.review.hidden import Hidden, choices_of, hidden
from coping_gui.review.session import Session

TEXTS = ("Here teh Wug is.", "And teh Wug's nest.")


def settle(_text: str, spacing: tuple[Finding, ...], *grammar: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(sorted((*spacing, *(f for row in grammar for f in row)), key=lambda f: f.span))


def found(text: str, word: str, category: Category) -> Finding:
    start = text.index(word)
    return Finding(Span(start, start + len(word)), category, f"r.{category.value}", "Wrong.", ("x",), engine="e")


def opened() -> Session:
    session = Session(Essay(tuple(map(Paragraph, TEXTS))), Decisions(), UserDictionary(), settle)
    for piece, name in zip(session.pieces, ("Wug", "Wug's"), strict=True):
        grammar = found(piece.text, "teh", Category.GRAMMAR)
        session.deliver(piece, piece.paragraph, "e", (grammar, found(piece.text, name, Category.SPELLING)))
    return session


def test_one_decision_is_one_entry_however_many_places_it_hides() -> None:
    session = opened()
    piece = session.pieces[0]
    everywhere = session.ignore(piece, piece.open[0].finding, Scope.EVERYWHERE)
    assert hidden(session) == [Hidden(everywhere, 2, "teh", "Wrong.")]


def test_a_word_of_the_dictionary_is_listed_by_its_entry() -> None:
    session = opened()
    session.dictionary.add("Wug", "unused")
    session.refresh_all()
    entries = hidden(session)
    assert entries == [Hidden("Wug", 2, "Wug", "Wrong.")]
    assert choices_of(entries) == Choices((), ("Wug",))


def test_decisions_that_reach_other_essays_are_listed_last_and_places_elsewhere_are_not() -> None:
    session = opened()
    rule = Decision(Scope.RULE, "other.rule")
    session.decide(rule, Decision(Scope.HERE, "r", "a", "b", "c"))
    here = session.ignore(session.pieces[1], session.pieces[1].open[0].finding, Scope.HERE)
    assert [entry.choice for entry in hidden(session)] == [here, rule]
    assert hidden(session)[1] == Hidden(rule, 0, "other.rule")


def test_a_hidden_hint_is_listed_by_its_question() -> None:
    session = opened()
    outline = Essay(tuple(map(Paragraph, TEXTS)), (Section("", Role.BODY, 1, 0, 2),))
    hint, other = Hint("P1", 0, "Too long?", "Because.", 1), Hint("P2", 0, "Too short?", "Because.", 0)
    decision = Decision.about_hint(hint, outline)
    session.decide(decision)
    assert hidden(session, (hint, other), outline) == [Hidden(decision, 1, "Too long?", "Because.")]
