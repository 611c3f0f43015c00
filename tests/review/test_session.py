"""Results in, open findings out: lanes, decisions, fixes."""

from collections.abc import Iterable, Sequence

from coping_gui.essay.essay import Essay, Paragraph
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span
from coping_gui.review.decisions import Decision, Decisions, Scope
from coping_gui.review.dictionary import UserDictionary
from coping_gui.review.manuscript import OpenFinding, Piece
from coping_gui.review.session import SPACING, Session, carried_over, lanes_of

TEXT = "teh cat sat onthe mat"


def settle(_text: str, spacing: tuple[Finding, ...], *grammar: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Spacing wins; of two at one place the first stands."""
    kept: list[Finding] = []
    for finding in [*spacing, *(f for row in grammar for f in row)]:
        if not any(finding.span.overlaps(other.span) for other in kept):
            kept.append(finding)
    return tuple(sorted(kept, key=lambda f: f.span))


def session(*texts: str) -> Session:
    return Session(Essay(tuple(map(Paragraph, texts))), Decisions(), UserDictionary(), settle)


def found(
    text: str, words: str, after: str = "x", category: Category = Category.GRAMMAR, engine: str = "harper"
) -> Finding:
    at = text.index(words)
    return Finding(Span(at, at + len(words)), category, f"r.{words}", "m", (after,), Tier.SAFE, engine)


SPACE = found(TEXT, "onthe", "on the", Category.SPACING, "coping")
TEH = found(TEXT, "teh", "the")


def words(s: Session) -> list[str]:
    return [one.finding.span.of(s.pieces[i].text) for i, one in s.open_findings()]


def test_findings_are_open_lane_by_lane_and_keep_their_ids() -> None:
    s = session(TEXT)
    piece = s.pieces[0]
    assert s.deliver(piece, piece.paragraph, SPACING, (SPACE,))
    first = piece.open[0].id
    assert s.deliver(piece, piece.paragraph, "harper", (TEH,))
    assert words(s) == ["teh", "onthe"]
    assert piece.open[1].id == first
    assert s.answered(piece) == {SPACING, "harper"}


def test_a_stale_result_is_not_shown_but_known_when_the_text_comes_back() -> None:
    s = session(TEXT)
    piece, snapshot = s.pieces[0], s.pieces[0].paragraph
    s.manuscript.change(0, "Teh other text")
    assert not s.deliver(piece, snapshot, SPACING, (SPACE,))
    assert words(s) == []
    s.manuscript.change(0, TEXT)
    s.refresh(piece)
    assert words(s) == ["onthe"]


def test_findings_of_a_lane_that_has_not_answered_yet_stay_while_another_answers() -> None:
    s = session(TEXT)
    piece = s.pieces[0]
    s.deliver(piece, piece.paragraph, SPACING, (SPACE,))
    s.deliver(piece, piece.paragraph, "harper", (TEH,))
    s.manuscript.change(0, TEXT + " today")
    s.deliver(piece, piece.paragraph, SPACING, (SPACE,))
    assert words(s) == ["teh", "onthe"], "harper has not spoken about the new text"
    s.deliver(piece, piece.paragraph, "harper", ())
    assert words(s) == ["onthe"]


def test_engines_that_agree_are_waited_for_together() -> None:
    both = found(TEXT, "teh", engine="harper+languagetool")
    assert lanes_of(both) == {"harper", "languagetool"}
    assert lanes_of(SPACE) == {SPACING}


def test_an_ignored_finding_is_hidden_counted_listed_and_can_come_back() -> None:
    s = session(TEXT)
    piece = s.pieces[0]
    s.deliver(piece, piece.paragraph, "harper", (TEH,))
    decision = s.ignore(piece, TEH, Scope.HERE)
    assert words(s) == []
    assert s.counts() == (0, 1, 0)
    assert s.ignored_here() == [(piece, TEH)]
    s.reconsider(decision)
    assert words(s) == ["teh"]
    assert s.counts() == (0, 0, 1)


def test_a_word_of_the_dictionary_is_hidden_in_every_paragraph() -> None:
    s = session("the Wug", "a Wug")
    for piece in s.pieces:
        s.deliver(piece, piece.paragraph, "harper", (found(piece.text, "Wug", category=Category.SPELLING),))
    s.dictionary.add("Wug")
    s.refresh_all()
    assert words(s) == []


def test_next_and_previous_go_round_and_keep_to_the_wanted_categories() -> None:
    s = session(TEXT, "no mistake", TEXT)
    for piece in (s.pieces[0], s.pieces[2]):
        s.deliver(piece, piece.paragraph, SPACING, (SPACE,))
        s.deliver(piece, piece.paragraph, "harper", (TEH,))
    every, grammar = frozenset(Category), frozenset([Category.GRAMMAR])
    assert at(s.next_from(0, 1, every)) == (0, SPACE.span.start)
    assert at(s.next_from(0, 1, grammar)) == (2, 0)
    assert at(s.next_from(2, 20, every)) == (0, 0)
    assert at(s.previous_from(0, 0, every)) == (2, SPACE.span.start)
    assert at(s.previous_from(2, 3, grammar)) == (2, 0)
    assert session("clean").next_from(0, 0, every) is None


def at(found_at: tuple[int, OpenFinding] | None) -> tuple[int, int]:
    assert found_at is not None
    return found_at[0], found_at[1].finding.span.start


def test_prepared_fixes_are_smallest_edits_and_carry_the_other_findings_on() -> None:
    s = session(TEXT)
    piece = s.pieces[0]
    s.deliver(piece, piece.paragraph, SPACING, (SPACE,))
    s.deliver(piece, piece.paragraph, "harper", (TEH, found(TEXT, "mat")))
    chosen = [(0, piece.open[0], 0), (0, piece.open[1], 0)]
    fixes = s.fixes(chosen)
    edits = s.prepare_fixes(chosen)
    assert [(tuple(e.span), e.text) for e in edits[0]] == [((1, 3), "he"), ((14, 14), " ")]
    s.manuscript.splice(0, 1, ["the cat sat on the mat"])
    assert words(s) == ["mat"]
    assert [(f.before, f.after) for f in fixes] == [("teh", "the"), ("onthe", "on the")]


def test_carried_findings_move_by_what_was_made_before_them() -> None:
    open_now = [OpenFinding(1, found(TEXT, "cat")), OpenFinding(2, found(TEXT, "mat"))]
    text, kept = carried_over(TEXT, [SPACE.edit().trimmed(TEXT)], open_now)
    assert [one.finding.span.of(text) for one in kept] == ["cat", "mat"]


def test_results_of_texts_that_are_gone_are_forgotten_when_they_are_many() -> None:
    s = session(TEXT)
    piece = s.pieces[0]
    for n in range(2100):
        s.manuscript.change(0, f"{TEXT} {n}")
        s.deliver(piece, piece.paragraph, SPACING, ())
    s.trim()
    assert s.answered(piece) == {SPACING}
    s.manuscript.change(0, f"{TEXT} 7")
    assert not s.answered(piece)


def test_words_follow_the_text() -> None:
    s = session("one two", "three")
    assert s.words() == 3
    s.manuscript.change(0, "one two and a half")
    assert s.words() == 6


def test_the_current_essay_is_a_snapshot_of_the_texts_as_they_are() -> None:
    s = session("one", "two")
    s.manuscript.change(1, "zwei")
    assert [p.text for p in s.current_essay().paragraphs] == ["one", "zwei"]
    assert [p.text for p in s.essay.paragraphs] == ["one", "two"]


def test_forgetting_results_of_some_pieces_leaves_the_others_known() -> None:
    s = session("one", "two")
    for piece in s.pieces:
        s.deliver(piece, piece.paragraph, SPACING, ())
    s.forget_results([s.pieces[0]])
    assert [bool(s.answered(p)) for p in s.pieces] == [False, True]
    s.forget_results()
    assert not s.answered(s.pieces[1])


def test_a_decision_taken_for_a_whole_rule_hides_later_results_too() -> None:
    s = session(TEXT)
    s.decide(Decision(Scope.RULE, TEH.rule))
    s.deliver(s.pieces[0], s.pieces[0].paragraph, "harper", (TEH,))
    assert words(s) == []


# -- reading ahead


class Later:
    """A paragraph whose "teh" is mended; behind it, what the second reading found is added as it is."""

    def __init__(self, text: str) -> None:
        self.paragraph = Paragraph(text.replace("teh", "the"))

    def with_later(self, settled: Sequence[Finding], later: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(sorted((*settled, *later), key=lambda f: f.span))


def mend(paragraph: Paragraph, findings: Sequence[Finding]) -> Later | None:
    return Later(paragraph.text) if any(f.rule == TEH.rule for f in findings) else None


def read_ahead(text: str = TEXT) -> tuple[Session, Piece]:
    s = Session(Essay((Paragraph(text),)), Decisions(), UserDictionary(), settle, mend=mend)
    piece = s.pieces[0]
    s.deliver(piece, piece.paragraph, SPACING, ())
    s.deliver(piece, piece.paragraph, "harper", (TEH,))
    return s, piece


CAT = found(TEXT, "cat", "cats")


def keep_ahead(s: Session, piece: Piece) -> Paragraph:
    """The piece with its fixes accepted, which both lanes have read; one of them found something."""
    paragraph = s.ahead(piece)
    assert paragraph is not None
    s.keep(paragraph, SPACING, ())
    s.keep(paragraph, "harper", (CAT,))
    return paragraph


def test_what_is_read_ahead_is_shown_when_every_lane_has_read_it() -> None:
    s, piece = read_ahead()
    paragraph = s.ahead(piece)
    assert paragraph is not None
    s.keep(paragraph, SPACING, ())
    s.refresh(piece)
    assert words(s) == ["teh"]
    s.keep(paragraph, "harper", (CAT,))
    s.refresh(piece)
    assert words(s) == ["teh", "cat"]


def test_what_was_read_ahead_stays_when_a_fix_is_refused() -> None:
    s, piece = read_ahead()
    keep_ahead(s, piece)
    s.ignore(piece, TEH, Scope.HERE)
    assert (words(s), s.counts()) == (["cat"], (0, 1, 1))


def test_a_lane_that_finds_something_else_makes_another_text_to_be_read() -> None:
    s, piece = read_ahead()
    assert s.ahead(piece) is not None
    s.deliver(piece, piece.paragraph, "harper", ())
    assert s.ahead(piece) is None


def test_what_is_read_ahead_is_not_forgotten_with_what_is_old() -> None:
    s, piece = read_ahead()
    keep_ahead(s, piece)
    for i in range(3000):
        s.keep(Paragraph(f"old {i}"), SPACING, ())
    s.trim()
    s.refresh(piece)
    assert words(s) == ["teh", "cat"]


def test_a_finding_of_the_second_reading_can_be_refused_and_taken_back() -> None:
    s, piece = read_ahead()
    keep_ahead(s, piece)
    s.refresh(piece)
    refused = s.ignore(piece, CAT, Scope.HERE)
    assert (words(s), s.counts(), s.ignored_here()) == (["teh"], (0, 1, 1), [(piece, CAT)])
    s.reconsider(refused)
    assert words(s) == ["teh", "cat"]


def test_forgetting_a_piece_forgets_what_was_read_ahead_for_it() -> None:
    s, piece = read_ahead()
    keep_ahead(s, piece)
    s.forget_results([piece])
    for lane, findings in ((SPACING, ()), ("harper", (TEH,))):
        s.deliver(piece, piece.paragraph, lane, findings)
    assert words(s) == ["teh"]


def test_accepting_all_fixes_brings_what_was_read_ahead_without_a_new_check() -> None:
    s, piece = read_ahead()
    s.manuscript.change(0, keep_ahead(s, piece).text)
    s.refresh(piece)
    assert (words(s), s.answered(piece)) == (["cat"], {SPACING, "harper"})
