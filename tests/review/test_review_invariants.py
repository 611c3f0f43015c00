"""What must hold of a revision whatever the author does in whatever order."""

import itertools
import json
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from coping_gui.checks.settling import settle
from coping_gui.essay.edit import apply_edits
from coping_gui.essay.essay import Cell, Essay, Format, Kind, Look, Paragraph, Role, Section
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span
from coping_gui.review.decisions import Decision, Decisions, Scope, read_decisions
from coping_gui.review.dictionary import UserDictionary
from coping_gui.review.history import Fix, History, Step
from coping_gui.review.manuscript import difference
from coping_gui.review.record import Record
from coping_gui.review.recovery import RecoveryCopy, left_behind, read_copy
from coping_gui.review.session import SPACING, Session

WORDS = ("teh", "cat", "sat", "onthe", "mat", "recieve")
BETTER = {"teh": "the", "onthe": "on the", "recieve": "receive"}
KINDS = {"teh": Category.GRAMMAR, "onthe": Category.SPACING, "recieve": Category.SPELLING}
LANES = {"teh": "harper", "onthe": SPACING, "recieve": "languagetool"}


def found_in(text: str, lane: str) -> tuple[Finding, ...]:
    """What the lane would say of the text: every place of its word."""
    word = next(w for w, its_lane in LANES.items() if its_lane == lane)
    engine = "coping" if lane == SPACING else lane
    return tuple(
        Finding(Span(at, at + len(word)), KINDS[word], f"R_{word}", "m", (BETTER[word],), Tier.SAFE, engine)
        for at in range(len(text))
        if text.startswith(word, at)
        and (at == 0 or text[at - 1] == " ")
        and (at + len(word) == len(text) or text[at + len(word)] == " ")
    )


SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)


class Revision(RuleBasedStateMachine):
    """An author who types, accepts, ignores, teaches words and takes it back, while results come in when they like."""

    @initialize(texts=st.lists(SENTENCES, min_size=1, max_size=3))
    def open_essay(self, texts: list[str]) -> None:
        self.decisions, self.dictionary = Decisions(), UserDictionary()
        essay = Essay(tuple(map(Paragraph, texts)))
        self.session = Session(essay, self.decisions, self.dictionary, settle)
        self.late: list[tuple[int, Paragraph, str]] = []

    @rule(lane=st.sampled_from(list(LANES.values())), which=st.integers(0, 9))
    def results_come_in(self, lane: str, which: int) -> None:
        piece = self.session.pieces[which % len(self.session.pieces)]
        assert self.session.deliver(piece, piece.paragraph, lane, found_in(piece.text, lane))
        assert lane in self.session.answered(piece)

    @rule(lane=st.sampled_from(list(LANES.values())), which=st.integers(0, 9))
    def a_check_is_begun(self, lane: str, which: int) -> None:
        index = which % len(self.session.pieces)
        self.late.append((index, self.session.pieces[index].paragraph, lane))

    @rule()
    def late_results_come_in(self) -> None:
        for index, snapshot, lane in self.late:
            if index < len(self.session.pieces):
                piece = self.session.pieces[index]
                shown = self.session.deliver(piece, snapshot, lane, found_in(snapshot.text, lane))
                assert shown is (piece.paragraph == snapshot)
        self.late.clear()

    @rule(which=st.integers(0, 9), text=SENTENCES)
    def the_author_types(self, which: int, text: str) -> None:
        index = which % len(self.session.pieces)
        self.session.manuscript.change(index, text)
        self.session.refresh(self.session.pieces[index])

    @rule(texts=st.lists(SENTENCES, max_size=3))
    def the_author_pastes(self, texts: list[str]) -> None:
        for piece in self.session.manuscript.splice(1, len(self.session.pieces), texts):
            self.session.refresh(piece)

    @rule(which=st.integers(0, 9), scope=st.sampled_from(list(Scope)))
    def the_author_ignores(self, which: int, scope: Scope) -> None:
        rows = list(self.session.open_findings())
        if not rows:
            return
        index, one = rows[which % len(rows)]
        self.session.ignore(self.session.pieces[index], one.finding, scope)
        assert self.session.locate(one.id) is None

    @rule()
    def the_author_reconsiders_everything(self) -> None:
        self.session.reconsider(*self.decisions)
        assert self.session.counts()[1] == len(self.session.ignored_here())

    @rule(word=st.sampled_from(WORDS))
    def the_author_teaches_a_word(self, word: str) -> None:
        self.dictionary.add(word)
        self.session.refresh_all()

    @rule(which=st.integers(0, 9))
    def the_author_accepts(self, which: int) -> None:
        rows = list(self.session.open_findings())
        if not rows:
            return
        index, one = rows[which % len(rows)]
        edits = self.session.prepare_fixes([(index, one, 0)])
        before = self.session.pieces[index].text
        after = apply_edits(before, edits[index])
        assert after == apply_edits(before, [one.finding.edit()])
        self.session.manuscript.change(index, after)
        assert self.session.locate(one.id) is None

    @invariant()
    def every_open_finding_lies_on_its_words(self) -> None:
        for index, one in self.session.open_findings():
            word = one.finding.rule.removeprefix("R_")
            assert one.finding.span.of(self.session.pieces[index].text) == word

    @invariant()
    def ids_are_unique(self) -> None:
        ids = [one.id for _, one in self.session.open_findings()]
        assert len(ids) == len(set(ids))

    @invariant()
    def nothing_that_was_refused_or_taught_is_open_once_its_lane_has_answered(self) -> None:
        for index, one in self.session.open_findings():
            piece = self.session.pieces[index]
            if LANES[one.finding.rule.removeprefix("R_")] in self.session.answered(piece):
                assert not self.session.hides(one.finding, piece.text)

    @invariant()
    def the_open_findings_are_those_that_are_counted(self) -> None:
        assert self.session.counts()[2] == len(list(self.session.open_findings()))

    @invariant()
    def words_are_those_of_the_texts(self) -> None:
        assert self.session.words() == sum(len(text.split()) for text in self.session.manuscript.texts())


Revision.TestCase.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
TestRevision = Revision.TestCase


def steps_of(done: str) -> tuple[History, list[str]]:
    """A history after `done`: t is typing, f a fix, d a decision, u undo, r redo; and what the editor holds."""
    history, editor, undone = History(), [], []
    names = itertools.count(1)
    for what in done:
        if what == "t":
            editor.append("typed")
            undone.clear()
            history.typed()
        elif what == "f":
            name = f"fix {next(names)}"
            editor.append(name)
            undone.clear()
            fix = Fix(0, Finding(Span(0, 1), Category.GRAMMAR, name, "m", ("x",)), "a")
            history.record(Step(name, len(editor) - 1, len(editor), (fix,)))
        elif what == "d":
            undone.clear()  # the window forgets what could be redone, as it does after typing
            decision = Decision(Scope.RULE, f"decision {next(names)}")
            history.record(Step(decision.rule, len(editor), len(editor), decisions=(decision,)))
        elif what == "u" and history.decision_to_undo(len(editor)) is None and editor:
            undone.append(editor.pop())
            history.text_moved(len(editor))
        elif what == "r" and history.decision_to_redo(len(editor)) is None and undone:
            editor.append(undone.pop())
            history.text_moved(len(editor))
    return history, editor


@settings(max_examples=400)
@given(st.text("tfdur", max_size=14))
def test_the_fixes_in_force_are_those_that_the_editor_holds(done: str) -> None:
    history, editor = steps_of(done)
    assert [fix.finding.rule for fix in history.fixes] == [name for name in editor if name.startswith("fix")]


@settings(max_examples=200)
@given(st.text("tfd", max_size=10))
def test_undoing_everything_and_redoing_it_is_as_if_nothing_had_been_undone(done: str) -> None:
    history, editor = steps_of(done)
    there_and_back, again = steps_of(done + "u" * len(done) + "r" * len(done))
    assert again == editor
    assert there_and_back.done == history.done


@pytest.mark.parametrize(
    ("done", "label"),
    [("", ""), ("f", "fix 1"), ("fd", "decision 2"), ("fdu", "fix 1"), ("fuf", "fix 2"), ("du", ""), ("duf", "fix 2")],
)
def test_the_undo_button_names_what_it_takes_back(done: str, label: str) -> None:
    assert steps_of(done)[0].label() == label


PARAGRAPHS = st.builds(
    Paragraph,
    text=st.text("ab é👩\n\t\ufffc", max_size=12),
    kind=st.sampled_from(list(Kind)),
    level=st.integers(0, 9),
    style=st.sampled_from(["", "Heading 1", "Überschrift"]),
    protected=st.lists(st.tuples(st.integers(0, 3), st.integers(3, 6)).map(lambda p: Span(*p)), max_size=2).map(tuple),
    place=st.sampled_from(["body", "table", "header", "footnote"]),
    key=st.text("abc/12", max_size=6),
    language=st.sampled_from(["", "de-CH"]),
    bold=st.booleans(),
    numbering=st.sampled_from(["", "1.", "(a)"]),
    looks=st.sampled_from([(), (Look(Span(0, 2), italic=True), Look(Span(2, 3), lowered=True))]),
    alignment=st.sampled_from(["", "center"]),
    depth=st.integers(0, 3),
    cell=st.sampled_from([None, Cell(1, 2, 3, 1, (10, 20))]),
    guessed=st.booleans(),
)


@settings(max_examples=40, deadline=None)
@given(
    paragraphs=st.lists(PARAGRAPHS, min_size=1, max_size=5).map(tuple),
    language=st.sampled_from(["en-US", "en-GB"]),
    form=st.sampled_from(list(Format)),
    title=st.text(max_size=8),
    added=st.lists(st.tuples(st.text(max_size=6), st.none() | st.integers(0, 4)), max_size=4).map(tuple),
)
def test_a_recovery_copy_gives_everything_back(
    tmp_path_factory: pytest.TempPathFactory,
    paragraphs: tuple[Paragraph, ...],
    language: str,
    form: Format,
    title: str,
    added: tuple[tuple[str, int | None], ...],
) -> None:
    essay = Essay(
        paragraphs, (Section("One", Role.BODY, 1, 0, len(paragraphs), 0),), title, language, form,
        Path("folder") / "essay.docx", ("a picture",), ("It is signed.",), "abc", True,
    )  # fmt: skip
    try:
        json.dumps([title, *(text for text, _ in added)]).encode()
        "".join([title, *(text for text, _ in added)]).encode("utf-8")
    except UnicodeEncodeError:
        return
    copy = RecoveryCopy(tmp_path_factory.mktemp("copies"))
    copy.write(essay, added, "essay.docx", "abc", 12.5)
    rescued = read_copy(copy.file)
    assert rescued is not None
    assert (rescued.essay, rescued.revised, rescued.name, rescued.saved) == (essay, added, "essay.docx", 12.5)


@pytest.mark.parametrize("cut", [0, 1, 10, 50, 200])
def test_a_copy_that_was_cut_anywhere_is_passed_over_and_not_removed(tmp_path: Path, cut: int) -> None:
    copy = RecoveryCopy(tmp_path)
    copy.write(Essay((Paragraph("text"),)), (("text", 0),), "x", "", 1.0)
    whole = copy.file.read_text("utf-8")
    copy.file.write_text(whole[: min(cut, len(whole) - 1)], "utf-8")
    assert left_behind(tmp_path, lambda _file: False) == []
    assert copy.file.exists()


@pytest.mark.parametrize("key", ["name", "digest", "saved", "essay", "revised"])
def test_a_copy_that_lacks_a_part_is_passed_over(tmp_path: Path, key: str) -> None:
    copy = RecoveryCopy(tmp_path)
    copy.write(Essay((Paragraph("text"),)), (("text", 0),), "x", "", 1.0)
    stored = json.loads(copy.file.read_text("utf-8"))
    del stored[key]
    copy.file.write_text(json.dumps(stored), "utf-8")
    assert read_copy(copy.file) is None


FINDING = Finding(Span(22, 26), Category.GRAMMAR, "RULE", "m", ("x",))
DRAFT = "In the very beginning word here and, much later, the second word there."


@pytest.mark.parametrize(
    ("scope", "changed", "hidden"),
    [
        (Scope.HERE, DRAFT, True),
        (Scope.HERE, "A new start. " + DRAFT, True),
        (Scope.HERE, DRAFT + " And a new end.", True),
        (Scope.HERE, DRAFT.replace("very beginning", "verybeginning"), True),
        (Scope.HERE, DRAFT.replace("beginning", "middle"), False),
        (Scope.HERE, DRAFT.replace("here", "elsewhere"), False),
        (Scope.EVERYWHERE, DRAFT.replace("beginning", "middle"), True),
        (Scope.EVERYWHERE, DRAFT.replace("word here", "WORD here"), True),
        (Scope.EVERYWHERE, DRAFT.replace("word here", "ward here"), False),
        (Scope.RULE, DRAFT.replace("word here", "ward here"), True),
    ],
)
def test_a_refusal_reaches_as_far_as_its_scope_in_the_next_draft(scope: Scope, changed: str, hidden: bool) -> None:
    decisions = Decisions()
    decisions.add(Decision.about(FINDING, DRAFT, scope))
    at = next(i for i in range(len(changed)) if changed[i : i + 4].casefold() in ("word", "ward"))
    assert decisions.hides(FINDING.moved(Span(at, at + 4)), changed) is hidden
    assert not decisions.hides(replace(FINDING.moved(Span(at, at + 4)), rule="OTHER"), changed)


@given(st.lists(st.tuples(st.sampled_from(list(Scope)), st.text(max_size=5), st.text(max_size=5)), max_size=6))
def test_refusals_on_disk_are_those_in_force_in_their_order(rows: list[tuple[Scope, str, str]]) -> None:
    if any(0xD800 <= ord(c) <= 0xDFFF for _, a, b in rows for c in a + b):
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "decisions.json"
        decisions = Decisions(file)
        decisions.add(*(Decision(scope, name, marked) for scope, name, marked in rows))
        assert read_decisions(file) == list(decisions) == list(Decisions(file))
        decisions.remove(*list(decisions)[::2])
        assert list(Decisions(file)) == list(decisions)


@given(st.text("ab é👩", max_size=20), st.text("ab é👩", max_size=20))
def test_where_two_texts_differ_is_the_smallest_place(old: str, new: str) -> None:
    at, removed, added = difference(old, new)
    assert old[:at] + new[at : at + added] + old[at + removed :] == new
    if removed and added:
        assert old[at] != new[at]
        assert old[at + removed - 1] != new[at + added - 1]


@given(*[st.lists(st.sampled_from(["cat", "sat", "mat"]), min_size=1, max_size=6).map(" ".join)] * 2)
def test_the_record_tells_a_fix_where_the_opened_essay_has_its_words(first: str, typed: str) -> None:
    text = f"{first} teh {first}"
    at = len(first) + 1
    later = f"{typed} {text}"
    span = Span(len(typed) + 1 + at, len(typed) + 4 + at)
    fix = Fix(0, Finding(span, Category.GRAMMAR, "R", "m", ("the",)), later)
    essay = Essay((Paragraph(text),))
    [[finding]] = Record(essay, ((later.replace(" teh ", " the "), 0),), (fix,), ()).accepted()
    assert finding.span.of(text) == "teh"
